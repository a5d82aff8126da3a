"""The author's view in words: nothing that only a sign or a colour would say."""

from __future__ import annotations

import pytest

from game.atelier.tryout.author import author_view
from game.atelier.tryout.draft import Draft
from game.atelier.tryout.told import Section, sections
from game.atelier.tryout.tryout import Tryout
from scenarios.steps.dialogue import DialogueMove, DialogueOffer
from scenarios.steps.kind import Skip


def section(tried: Tryout, id_: str) -> Section:
    return next(each for each in sections(author_view(tried)) if each.id == id_)


def text(found: Section) -> str:
    return "\n".join(row.text for row in found.rows).replace("\u00a0", " ")


@pytest.fixture
def tried() -> Tryout:
    return Tryout(Draft("deux-cafetieres"), seed=42, mode="entrainement")


def test_before_any_answer_the_panel_says_where_one_is_and_who_comes(tried: Tryout) -> None:
    assert [each.id for each in sections(author_view(tried))] == [
        "place",
        "cle",
        "faits",
        "regles",
        "client",
    ]
    place = section(tried, "place")
    assert place.title == "Étape accueil (dialogue)"
    assert text(place).split("\n") == [
        "Accueil, A1T2, aucune réponse donnée",
        "Confiance : 10 sur 20",
        "Patience : 12 sur 20, part à 2",
        "Humeur : serein",
    ]
    assert section(tried, "client").title == "Client n° 42 : Pressé"
    assert "Mobiles : sécurité" in text(section(tried, "client"))


def test_the_key_has_the_digits_of_the_screen_and_says_where_each_leads(tried: Tryout) -> None:
    key = section(tried, "cle")
    offer = tried.trial.scene.offer
    assert isinstance(offer, DialogueOffer)
    shown = {option.text: rank for rank, option in enumerate(offer.options, 1)}
    for row in key.rows:
        if row.number:
            start = row.text.replace("…", "")
            assert shown[next(line for line in shown if line.startswith(start))] == row.number
    assert sum(row.is_best for row in key.rows) == 1
    assert "confiance +2 ; fait : vu_en_ligne ; vers decouverte" in text(key)
    assert "règle manquée : Découvrir avant d’argumenter ; vers reprise" in text(key)


def test_the_last_answer_has_its_marks_with_criterion_and_reason(tried: Tryout) -> None:
    wrong = next(c.id for c in tried.trial.state.view.step.lines() if c.qualite == "maladroit")
    tried.trial.answer(DialogueMove(choix=wrong))
    last = text(section(tried, "reponse"))
    assert "Maladroit : Vous présentez avant" in last
    assert "A1T2K4 1/3 Communication verbale ajustée" in last
    assert "A3T2CP3 Écoute et empathie : manqué" in last
    # What is felt goes through the temper; what was written stands beside it.
    assert "confiance −2 ; patience −3 (écrit −2)" in last
    assert "Patience : 9 sur 20 (−3), part à 2" in text(section(tried, "place"))
    rules = text(section(tried, "regles"))
    assert "Découvrir avant d’argumenter : manquée." in rules
    tried.trial.lead_best()
    assert "donnée pour vous" in section(tried, "reponse").title
    assert section(tried, "faits").rows[0].text.startswith("vu_en_ligne")


def test_parts_that_are_wrong_are_named(tried: Tryout) -> None:
    tried.go_to("fiche-livraison")
    moves = list(tried.trial.state.view.step.moves(tried.trial.state.view))
    tried.trial.answer(moves[1])
    told = text(section(tried, "reponse"))
    assert "à revoir : Accepte de recevoir nos offres : oui (attendu : non coché)" in told


def test_long_keys_keep_the_best_and_count_the_others() -> None:
    tried = Tryout(Draft("demonstration"), seed=42, mode="guide")
    tried.go_to("compte-rendu")
    key = section(tried, "cle")
    assert "autres issues, moins bonnes" in text(key)
    assert [row.is_best for row in key.rows].index(True) == 0


def test_who_left_is_said_to_have_left() -> None:
    tried = Tryout(Draft("premiere-matinee"), seed=7, mode="entrainement")
    tried.go_to("fiche-passage")
    assert "parti" in text(section(tried, "place"))
    assert "le client part" in text(section(tried, "reponse"))


def test_the_end_shows_the_competences_in_words(tried: Tryout) -> None:
    for _ in range(60):
        if tried.trial.state.is_over:
            break
        tried.trial.answer(Skip())
    end = text(section(tried, "fin"))
    assert "observation" in end
    assert section(tried, "place").title == "La partie est finie"
