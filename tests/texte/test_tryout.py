"""A tryout in line mode: the author's facts after each answer, commands behind a slash."""

from __future__ import annotations

from pathlib import Path

from game.atelier.tryout.draft import Draft
from game.atelier.tryout.tryout import Tryout
from game.texte.play import Outcome
from game.texte.tryout import TextTryout
from tests.support.brouillon import Brouillon
from tests.support.lines import Screen, talk


def tried(*lines: str, reference: str = "deux-cafetieres") -> tuple[Outcome, Screen, Tryout]:
    tryout = Tryout(Draft(reference), seed=42, mode="guide")
    conversation, screen = talk(*lines)
    outcome = TextTryout(tryout, conversation, watches=True).run()
    return outcome, screen, tryout


def plain(screen: Screen) -> str:
    return screen.flat.replace("\u00a0", " ")


def test_each_answer_is_followed_by_what_the_author_sees() -> None:
    outcome, screen, tryout = tried("3")
    assert outcome is Outcome.INPUT_ENDED
    shown = plain(screen)
    assert "Confiance : 8 sur 20 (−2)" in shown
    assert "[Auteur] Dernière réponse (étape accueil)" in shown
    assert "A1T2K4 1/3 Communication verbale" in shown
    assert shown.count("[Auteur] Client n° 42 : Pressé") == 1
    assert len(tryout.trial.given) == 1


def test_no_sign_stands_for_a_word() -> None:
    _, screen, _ = tried("3", "/juste")
    told = screen.getvalue()
    assert not any(sign in told for sign in "★▕█░✓✗→│─╭")


def test_commands_lead_anywhere_and_back() -> None:
    _, screen, tryout = tried("/juste", "/annuler", "/etape conge", "/annuler", "/client 43")
    assert tryout.seed == 43
    assert tryout.trial.state.position.step == "encaissement"
    assert "17 réponses données pour vous y mener" not in plain(screen)
    assert "19 réponses données pour vous y mener, les meilleures." in plain(screen)


def test_what_is_not_understood_is_said_and_nothing_changes() -> None:
    _, screen, tryout = tried("/etapes", "/etape conger", "/persona presser", "/etape")
    shown = plain(screen)
    assert "Aucune commande ne s’appelle « etapes »." in shown
    assert "Vouliez-vous dire « conge » ?" in shown
    assert "- decouverte : questions, découverte" in shown
    assert not tryout.trial.given


def test_from_the_end_one_goes_back_or_starts_again() -> None:
    lines = ["/etape bilan-vente", "/juste", "/annuler", "/juste", "/rien", "/debut", "q"]
    outcome, screen, tryout = tried(*lines)
    assert outcome is Outcome.QUIT
    assert plain(screen).count("La partie est finie. /annuler pour revenir") >= 2
    assert tryout.trial.state.position.step == "accueil"
    outcome, _, _ = tried("/etape bilan-vente", "/juste", "")
    assert outcome is Outcome.OVER


def test_a_save_is_seen_at_the_next_answer_and_mistakes_keep_their_columns(tmp_path: Path) -> None:
    file = Brouillon(tmp_path / "atelier")
    tryout = Tryout(Draft(str(file.path)), seed=42, persona="reflechi", mode="guide")
    file.save(("vers: argumenter", "vers: argumentre"))
    conversation, screen = talk("1")
    TextTryout(tryout, conversation, watches=True).run()
    assert tryout.notice is not None
    lines = "\n".join(tryout.notice.mistakes).split("\n")
    caret = next(line for line in lines if line.strip() == "^")
    assert caret in screen.getvalue().split("\n")
    assert "La version d’avant reste jouée" in plain(screen)
    assert len(tryout.trial.given) == 1


def test_without_watching_only_the_command_reads_the_file(tmp_path: Path) -> None:
    file = Brouillon(tmp_path / "atelier")
    tryout = Tryout(Draft(str(file.path)), seed=42, persona="reflechi", mode="guide")
    file.save(("bienvenue. Pour quel usage ?", "bienvenue. Dites-moi tout ?"))
    conversation, screen = talk("/auteur", "/recharger")
    TextTryout(tryout, conversation, watches=False).run()
    before, after = screen.getvalue().split("Fichier rechargé", 1)
    assert "Dites-moi tout" not in before
    assert "Dites-moi tout" in after
