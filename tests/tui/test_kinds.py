"""Each kind of step on screen: what is typed is never lost, what is refused is said in place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from game.store import MemoryStore
from game.tui.conversation import Conversation
from game.tui.cycle import Cycle
from game.tui.kinds.panel import AnswerPanel
from game.tui.kinds.registry import display_of
from scenarios.journal import read
from scenarios.steps.autoevaluation import AutoevaluationMove
from scenarios.steps.calcul import CalculMove
from scenarios.steps.fiche import FicheMove
from scenarios.steps.kinds import KINDS
from tests.support import essai
from tests.support.vitrine import app
from tests.tui.pilots import play_of, press, settle, shown, until


@asynccontextmanager
async def opened(
    kind: str, *, store: MemoryStore | None = None, seance: str | None = None
) -> AsyncIterator[Pilot[int]]:
    """The small situation at its step of that kind."""
    play = None if seance else essai.play("entrainement")
    game = app(store=store, play=play, seance=seance)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if play is not None:
            await press(pilot, "enter")
        await until(pilot, kind)
        yield pilot


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_display(kind: str) -> None:
    assert issubclass(display_of(kind), AnswerPanel)


async def test_questions_are_counted_and_ended_by_the_last_line() -> None:
    async with opened("questions") as pilot:
        await press(pilot, "1")
        assert "1 question posée" in shown(pilot)
        await press(pilot, "2")
        assert "2 questions posées" in shown(pilot)
        await press(pilot, "end", "enter")
        assert play_of(pilot).scene.step == "argumenter"


async def test_a_number_that_is_none_is_refused_in_place_and_stays() -> None:
    async with opened("calcul") as pilot:
        await press(pilot, *"abc", "enter")
        assert "Écrivez un nombre" in shown(pilot)
        field = pilot.app.screen.query_one("#reponse Input", Input)
        assert (field.value, field.has_focus) == ("abc", True)
        field.value = "5,60 €"
        await press(pilot, "enter")
        assert isinstance(play_of(pilot).session.trace.acts[-1].move, CalculMove)
        assert play_of(pilot).scene.step == "noter"


async def test_letters_are_typed_in_a_field_and_act_outside() -> None:
    async with opened("calcul") as pilot:
        await press(pilot, *"qtvmc?1")
        field = pilot.app.screen.query_one("#reponse Input", Input)
        assert field.value == "qtvmc?1"
        await press(pilot, "escape", "c")
        assert play_of(pilot).has_documents_open
        await press(pilot, "escape")
        assert field.value == "qtvmc?1"


async def test_escape_leaves_any_field_for_the_conversation() -> None:
    async with opened("fiche") as pilot:
        for kind in (Input, TextArea, Cycle):
            pilot.app.screen.query("#reponse " + kind.__name__).first().focus()
            await press(pilot, "escape")
            assert pilot.app.screen.query_one(Conversation).has_focus


async def test_a_form_refuses_in_place_and_keeps_everything() -> None:
    async with opened("fiche") as pilot:
        await press(pilot, *"Diallo", "enter", *"01", "ctrl+s")
        assert "Un numéro de téléphone compte dix chiffres." in shown(pilot)
        fields = list(pilot.app.screen.query("#reponse Input").results(Input))
        assert [field.value for field in fields][:2] == ["Diallo", "01"]
        assert fields[1].has_focus
        await press(pilot, *"99001234", "tab", *"Une Claire", "tab", "tab", "space", "ctrl+s")
        move = play_of(pilot).session.trace.acts[-1].move
        assert move == FicheMove(
            champs={
                "nom": "Diallo",
                "telephone": "0199001234",
                "achat": "Une Claire",
                "publicite": "oui",
            }
        )


async def test_what_is_half_typed_in_a_form_comes_back_with_the_session() -> None:
    store = MemoryStore()
    async with opened("fiche", store=store) as pilot:
        await press(pilot, *"Dial", "tab", *"0199", "tab", *"Deux lignes", "tab", "tab", "space")
        seance = play_of(pilot).seance
    async with opened("fiche", store=store, seance=seance) as pilot:
        screen = pilot.app.screen
        assert [i.value for i in screen.query("#reponse Input").results(Input)][:2] == [
            "Dial",
            "0199",
        ]
        assert screen.query_one("#reponse TextArea", TextArea).text == "Deux lignes"
        assert screen.query_one("#reponse Cycle", Cycle).value == "oui"


async def test_the_field_one_is_in_is_kept_on_leaving() -> None:
    store = MemoryStore()
    async with opened("calcul", store=store) as pilot:
        await press(pilot, *"12", "ctrl+q", "2")
    (content,) = store.journals.values()
    draft = read(content).draft
    assert draft is not None
    assert draft.texte == {"reponse": "12"}


async def test_a_form_handed_in_leaves_no_draft_behind() -> None:
    store = MemoryStore()
    async with opened("fiche", store=store) as pilot:
        await press(pilot, *"Diallo", "ctrl+s")
        await settle(pilot)
        assert play_of(pilot).scene.kind == "autoevaluation"
    (content,) = store.journals.values()
    assert read(content).draft is None


async def test_each_point_is_judged_by_digits_or_arrows() -> None:
    async with opened("autoevaluation") as pilot:
        await press(pilot, "3", "right", "right", "end", "enter")
        assert "Jugez chaque point, de 0 à 3." in shown(pilot)
        assert "▶ ○ J’ai argumenté" in shown(pilot)
        await press(pilot, "à", "enter")
        move = play_of(pilot).session.trace.acts[-1].move
        assert move == AutoevaluationMove(degres={"salut": 3, "besoin": 1, "argument": 0})


async def test_judgements_come_back_with_the_session() -> None:
    store = MemoryStore()
    async with opened("autoevaluation", store=store) as pilot:
        await press(pilot, "2", "3")
        seance = play_of(pilot).seance
    async with opened("autoevaluation", store=store, seance=seance) as pilot:
        assert "2 · Plutôt réussi" in shown(pilot)
        assert "3 · Réussi" in shown(pilot)


async def test_a_refusal_is_hidden_once_mended() -> None:
    async with opened("fiche") as pilot:
        await press(pilot, "tab", *"01", "ctrl+s")
        line = pilot.app.screen.query("#reponse .refus").results(Static)
        assert sum(refusal.display for refusal in line) == 1
        await press(pilot, "backspace", "backspace", "ctrl+s")
        assert play_of(pilot).scene.kind == "autoevaluation"


async def test_a_long_question_is_read_whole_above_the_lines() -> None:
    long = "Voici une question bien trop longue pour tenir dans la bordure de ce petit écran ?"
    scenario = essai.scenario()
    asked = tuple(
        essai.changed(step, consigne=long) if step.id == "decouvrir" else step
        for step in scenario.etapes
    )
    game = app(play=essai.play("entrainement", written=essai.changed(scenario, etapes=asked)))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "questions")
        flat = " ".join(shown(pilot).replace("┃", " ").split())
        assert " ".join(long.split()) in flat
        await press(pilot, "down", "2")
        assert "1 question posée" in shown(pilot)
        assert play_of(pilot).session.trace.acts[-1].step == "decouvrir"
