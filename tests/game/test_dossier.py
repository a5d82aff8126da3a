"""A dossier: its scenes, what is carried from one to the next, and how it is taken up again."""

from __future__ import annotations

import pytest

from game.notes import notes_page
from game.recap import recap
from game.session import Session, begin
from game.shelf import shelf
from game.stage import briefing
from game.store import MemoryStore
from game.texte.seat import play_new, take_up
from game.texte.storing import now
from game.tui.dialogs import Notice
from game.tui.kinds.panel import AnswerPanel
from scenarios.kernel import start
from scenarios.moves import right_move
from scenarios.notes import notes
from scenarios.play import Mode, Play
from scenarios.reading import length, scene_lengths
from scenarios.steps.fiche import FicheMove
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scoring.render.html import render
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import DATE, answered, reopened
from tests.support.reports import reported
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import play_of, press, settle, shown

WRONG = FicheMove(champs={"nom": "Dialo", "jour": "samedi", "heure": "11 h", "remarque": "[/]"})


def play(mode: Mode = "entrainement") -> Play:
    written, _ = loaded(fixtures()["dossier"], "dossier")
    return essai.play(mode, written=written)


def played(*moves: AnyMove | None, mode: Mode = "entrainement") -> tuple[Session, bytes]:
    """A session after these moves; None is the right one."""
    session, journal = begin(play(mode), seance="essai", date=DATE, players=("E07",))
    for move in moves:
        journal += answered(session, move or right_move(session.state.view)).lines
    return session, journal


def opened(session: Session) -> list[str]:
    return [turn.text for turn in session.scene.turns if turn.kind == "scene"]


def test_a_scene_opens_with_its_title_what_happened_and_the_notes() -> None:
    session, _ = played()
    assert opened(session) == ["Scène 1 sur 3 — L’appel"]
    session, _ = played(None, WRONG)
    first, second = opened(session)
    title, told, kept, note, pause = second.split("\n")
    assert title == "Scène 2 sur 3 — Le rendez-vous"
    assert told == "Trois jours ont passé. Madame Diallo vient au magasin, comme convenu."
    assert kept.replace("\u00a0", " ") == "Vos notes jusqu’ici :"
    assert note == "• Fiche message : Dialo ; samedi ; 11 h ; [/]"
    assert "tout est enregistré" in pause
    session, _ = played(None, WRONG, None)
    assert opened(session) == [first, second], "inside a scene nothing is opened"


def test_each_scene_says_its_channel_again() -> None:
    session, _ = played(None, None, None, None)
    assert [turn.text for turn in session.scene.turns if turn.kind == "canal"] == [
        "Au téléphone",
        "En magasin",
        "Par courriel",
    ]


def test_the_head_and_the_phases_follow_the_scene() -> None:
    seen = []
    for count in range(6):
        scene = played(*[None] * count)[0].scene
        assert scene.part is not None
        states = "".join(phase.state[0] for phase in scene.phases)
        seen.append((scene.part.rank, [phase.id for phase in scene.phases], states))
    calls = ["accueil", "conclusion"]
    assert seen[0] == (1, calls, "ea")
    assert seen[1] == (1, calls, "fe")
    assert seen[2] == (2, calls, "ea")
    assert seen[3] == (2, calls, "fe")
    assert seen[4] == (3, ["suivi", "bilan"], "ea")
    assert seen[5] == (3, ["suivi", "bilan"], "fe")


def test_phases_are_done_once_visited_whatever_their_order() -> None:
    state = start(essai.play())
    scene = begin(essai.play(), seance="essai", date=DATE)[0].scene
    assert scene.part is None
    assert [p.state for p in scene.phases] == ["en_cours", *["a_venir"] * 5]
    session, _ = begin(essai.play("entrainement"), seance="essai", date=DATE)
    answered(session, right_move(session.state.view))
    assert [p.state for p in session.scene.phases] == ["faite", "en_cours", *["a_venir"] * 4]
    assert state.visits


def test_notes_are_what_was_written_newest_first() -> None:
    session, journal = played(None, WRONG, None, None)
    kept = notes(session.play, session.state.acts)
    assert [note.title for note in kept] == ["Fiche client", "Fiche message"]
    assert kept[1].lines == (
        ("Nom", "Dialo"),
        ("Jour du rendez-vous", "samedi"),
        ("Heure", "11 h"),
        ("Remarque", "[/]"),
    )
    page = session.scene.pages[-1]
    assert (page.id, page.title) == ("notes", "Vos notes")
    assert page.text.index("Fiche client") < page.text.index("Fiche message")
    assert "• Nom : Dialo" in page.text
    assert "10 h" not in page.text, "what was right is not told"
    assert reopened(journal, session.play).scene.pages == session.scene.pages


def test_a_form_passed_leaves_no_note_an_empty_one_does() -> None:
    session, _ = played(None, Skip())
    assert notes_page(session.state, ()) == ()
    assert all(page.id != "notes" for page in session.scene.pages)
    session, _ = played(None, FicheMove(champs={}))
    assert notes(session.play, session.state.acts)[0].lines == ()
    assert "rien n’y est écrit" in session.scene.pages[-1].text


def test_the_letter_of_the_notes_is_free() -> None:
    session, _ = played(None, WRONG)
    keys = [page.key for page in session.scene.pages]
    assert len(set(keys)) == len(keys)
    assert session.scene.pages[-1].key == "n"


def test_a_long_note_is_recalled_by_its_first_words() -> None:
    session, _ = played(None, FicheMove(champs={"nom": "Diallo", "remarque": "mot " * 200}))
    line = opened(session)[1].split("\n")[3]
    assert len(line) <= 92
    assert line.endswith("…")


def test_taking_it_up_again_tells_where_one_is() -> None:
    session, journal = played(None, WRONG)
    again = reopened(journal, session.play)
    lines = recap(again)
    assert lines[0] == "Scène 2 sur 3 — Le rendez-vous"
    assert lines[1] == "Vous en êtes à : Accueil, en magasin."
    assert "• Nom : Dialo" in lines
    assert recap(played()[0]) == (), "nothing was done yet"
    assert recap(played(*[None] * 6)[0]) == (), "it is over"
    plain, _ = begin(essai.play(), seance="essai", date=DATE)
    answered(plain, right_move(plain.state.view))
    assert recap(plain) == ()


@pytest.mark.parametrize("mode", ["entrainement", "evaluation"])
def test_what_can_be_resumed_says_the_scene(mode: Mode) -> None:
    store = MemoryStore()
    _, journal = played(None, WRONG, mode=mode)
    now(store.open("essai", journal))
    (kept,) = now(shelf(store))
    # An assessment carries no copy, and this one is not in the library.
    assert kept.scene == ("scène 2 sur 3" if mode == "entrainement" else "")
    done = MemoryStore()
    now(done.open("essai", played(*[None] * 6)[1]))
    assert now(shelf(done))[0].scene == ""


def test_the_briefing_gives_the_minutes_of_each_scene() -> None:
    told = briefing(play()).scenes
    assert [title for title, _ in told] == ["L’appel", "Le rendez-vous", "Le suivi"]
    assert all(minutes >= 1 for _, minutes in told)
    parts, whole = scene_lengths(play().scenario), length(play().scenario)
    assert sum(part.longest for part in parts) < whole.longest
    assert parts[0].longest == parts[0].shortest, "one way leads through it"
    assert briefing(essai.play()).scenes == ()


def test_the_story_of_the_report_is_cut_by_scenes() -> None:
    report, journal, _ = reported(play())
    scenes = [moment.scene[0] for moment in report.moments if moment.scene]
    assert scenes == [
        "Scène 1 sur 3 — L’appel",
        "Scène 2 sur 3 — Le rendez-vous",
        "Scène 3 sur 3 — Le suivi",
    ]
    assert [review.where for review in report.assessment.reviews][:3] == [
        "Scène 1 sur 3 · Accueil",
        "Scène 1 sur 3 · Conclusion",
        "Scène 2 sur 3 · Accueil",
    ]
    page = render(report, journal).decode()
    assert page.count('<h3 class="acte">') == 3
    assert "Vous pouvez vous arrêter ici" not in page
    assert page.count('<p class="canal">') == 3
    assert '<div class="tour lettre client">' in page


def test_in_lines_notes_are_asked_for_by_name() -> None:
    store = MemoryStore()
    first = ["1", "Dialo", "samedi", "11 h", "", "o"]
    options = played()[0].scene.offer
    assert options is not None
    conversation, _ = talk(*first)
    play_new(store, conversation, play("entrainement"), ("E07",))
    (seance,) = now(store.list())
    conversation, screen = talk("document notes", "d Vos notes", "d ailleurs", "q")
    take_up(store, conversation, seance)
    said = screen.getvalue()
    assert said.count("• Nom\u00a0: Dialo") == 3, "in the recap, then twice asked for"
    assert "« d ailleurs » n’est pas dans la liste" in screen.flat.replace("\u00a0", " ")
    assert "— Scène 2 sur 3 — Le rendez-vous —" in said
    assert said.index("Scène 2 sur 3") < said.index("Phase 1 sur 2")


async def test_on_screen_notes_join_the_documents_and_a_recap_is_shown() -> None:
    store = MemoryStore()
    _, journal = played(None, WRONG)
    now(store.open("essai", journal))
    game = app(store=store, source=Vitrine(play().scenario), seance="essai")
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(game.screen, Notice)
        assert "Scène 2 sur 3" in shown(pilot)
        assert "Nom : Dialo" in shown(pilot)
        await press(pilot, "enter")
        assert "Scène 2/3 : Le rendez-vous" in shown(pilot)
        await press(pilot, "n")
        assert "Nom : Dialo" in shown(pilot)
        assert "[/]" in shown(pilot)
        await press(pilot, "escape")
        assert not play_of(pilot).has_documents_open


async def test_a_note_joins_the_documents_while_they_are_open() -> None:
    game = app(play=play(), source=Vitrine(play().scenario))
    async with game.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "1")
        assert "Vos notes" not in shown(pilot)
        play_of(pilot).post_message(AnswerPanel.Answered(WRONG))
        await settle(pilot)
        assert "n Vos notes" in shown(pilot)
        assert "Fiche client" in shown(pilot)


INTERRUPTED = """aleas:
  - {id: colis, annonce: "Un livreur entre.", etape: livreur, moment: {etape: accueillir}}
"""
COURIER = """  - id: livreur
    type: dialogue
    phase: decouverte
    canal: magasin
    criteres: [A1T2K4, A1T3K1]
    client: "Une signature, s’il vous plaît."
    choix:
      - {id: signer, dit: "Bonjour, je vérifie le nombre de colis.", qualite: attendu, raison: "Vous vérifiez."}
      - {id: laisser, dit: "Posez-les là, merci.", qualite: maladroit, raison: "Rien n’est vérifié."}
    vers: compter
  - id: compter
    type: dialogue
    phase: decouverte
    canal: magasin
    criteres: [A1T2K4, A1T3K1]
    client: "Deux colis."
    choix:
      - {id: deux, dit: "Deux, c’est juste. Bonne tournée !", qualite: attendu, raison: "Le compte est fait."}
      - {id: rien, dit: "Bon, au revoir.", qualite: maladroit, raison: "Le compte n’est pas fait."}
    vers: revenir
"""


def test_an_interruption_is_played_in_the_scene_that_it_interrupts() -> None:
    """Its steps are written at the end of the file, in the third scene."""
    text = fixtures()["dossier"].replace("etapes:\n", INTERRUPTED + "etapes:\n") + COURIER
    written, found = loaded(text, "dossier")
    assert [one.rule for one in found if one.rule.startswith("scene")] == []
    session, _ = begin(essai.play("entrainement", written=written), seance="essai", date=DATE)
    seen = []
    while not session.scene.is_over:
        scene = session.scene
        assert scene.part is not None
        current = [phase.id for phase in scene.phases if phase.state == "en_cours"]
        seen.append((scene.step, scene.part.rank, current))
        answered(session, right_move(session.state.view))
    assert ("livreur", 2, ["decouverte"]) in seen
    assert ("compter", 2, ["decouverte"]) in seen
    assert [rank for _, rank, _ in seen] == sorted(rank for _, rank, _ in seen)
    assert len(opened(session)) == 3
