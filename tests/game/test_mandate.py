"""What the employee is entrusted with: promises by delegation, a manager's note that is re-read."""

from __future__ import annotations

import pytest

from game.pages import pages
from game.stage import briefing
from game.texte.opening import tell_briefing
from game.tui.screens.briefing import paragraphs
from scenarios.house.organisation import Granted, HandOver, Prerogatives
from scenarios.kernel import start
from scenarios.model import Instruction, Scenario
from scenarios.play import Play, prepare
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.parts import GraveFault
from scoring.render import html
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import moved, played
from tests.support.reports import reported

WORDS = "Recevez {{ client.appel }}, puis rendez compte."


def asked(de: str, a_rendre: str | None = "noter") -> Scenario:
    """The small situation, asked for by a manager."""
    note = Instruction(de=de, texte=WORDS, a_rendre=a_rendre)
    return essai.changed(essai.scenario(), consigne=note)


@pytest.mark.parametrize(
    ("de", "giver"),
    [("Mme Roy, responsable", "Mme Roy, responsable"), ("collegue", "Votre collègue")],
)
def test_the_note_is_in_the_briefing_and_among_the_documents(de: str, giver: str) -> None:
    play = essai.play(written=asked(de))
    shown = briefing(play)
    assert shown.instruction == (giver, "Recevez Madame, puis rendez compte.")
    first = pages(play)[0]
    assert (first.id, first.key, first.title) == ("consigne", "c", "Consigne")
    assert first.text.splitlines() == [
        f"De\u00a0: {giver}",
        "Recevez Madame, puis rendez compte.",
        "Vous rendrez compte avant la fin.",
    ]
    keys = [page.key for page in pages(play)]
    assert len(set(keys)) == len(keys)


def test_nothing_is_said_of_a_report_that_nobody_asks_for() -> None:
    assert "compte avant" not in pages(essai.play(written=asked("Mme Roy", None)))[0].text


def test_without_a_note_there_is_no_page_of_it() -> None:
    play = essai.play()
    assert briefing(play).instruction is None
    assert "consigne" not in [page.id for page in pages(play)]


def test_both_faces_and_the_report_show_it() -> None:
    play = essai.play(written=asked("collegue"))
    conversation, screen = talk()
    tell_briefing(conversation, briefing(play), {})
    assert "Consigne. De : Votre collègue" in screen.getvalue().replace("\u00a0", " ")
    assert "Recevez Madame, puis rendez compte." in screen.getvalue()
    lines = [text for _, text, _ in paragraphs(briefing(play))]
    assert "De : Votre collègue" in lines
    report, journal, _ = reported(play)
    assert "De&nbsp;: Votre collègue. Recevez Madame" in html.render(report, journal).decode()


def promising(promet: str | None, fault: GraveFault | None = None) -> Play:
    """The small situation where the first line promises that, in a house that names its rights."""
    written = essai.scenario()
    (welcome, *others) = written.etapes
    (first, *rest) = welcome.lines()
    line = essai.changed(first, promet=promet, faute_grave=fault)
    step = essai.changed(welcome, choix=(line, *rest))
    house = essai.changed(
        essai.organisation(),
        prerogatives=Prerogatives(
            seul=("Conseiller.", Granted(quoi="L’échange.", id="echange")),
            transmettre=(HandOver(quoi="Une remise", a="Mme Roy", id="remise"),),
        ),
    )
    scenario = essai.changed(written, etapes=(step, *others))
    return prepare(scenario, house, essai.casting(), "guide")


@pytest.mark.parametrize(
    ("promet", "fault", "nature"),
    [
        ("remise", None, "engager_hors_delegation"),
        ("echange", None, None),
        (None, None, None),
        # What the author wrote stands.
        ("remise", GraveFault(nature="tromper"), "tromper"),
        ("echange", GraveFault(nature="forcer"), "forcer"),
    ],
)
def test_a_promise_is_worth_what_the_delegation_says(
    promet: str | None, fault: GraveFault | None, nature: str | None
) -> None:
    state = moved(start(promising(promet, fault)), DialogueMove(choix="ouvrir"))
    found = state.acts[-1].fault
    assert (None if found is None else found.nature) == nature


def test_the_house_shows_its_rights_with_and_without_a_name() -> None:
    page = next(page for page in pages(promising(None)) if page.id == "prerogatives")
    assert "• Conseiller." in page.text
    assert "• L’échange." in page.text
    assert played(promising(None)).is_over
