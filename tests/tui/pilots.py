"""What a player does, key by key, and what the tests look at."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.screen import Screen

from game.tui.choices import ChoiceList
from game.tui.coach import Told
from game.tui.kinds.panel import AnswerPanel
from game.tui.screens.play import PlaySheet
from scenarios.moves import right_move
from tests.support.picture import text


async def settle(pilot: Pilot[int]) -> None:
    """Wait for messages, workers and the layout they lead to."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, each with its consequences."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settle(pilot)


def shown(pilot: Pilot[int]) -> str:
    """The screen as text, no-break spaces as plain ones."""
    return text(pilot.app).replace("\u00a0", " ").replace("\u202f", " ")


def is_on(pilot: Pilot[int], kind: type[Screen[None]]) -> bool:
    """Whether that screen is shown."""
    return isinstance(pilot.app.screen, kind)


def play_of(pilot: Pilot[int]) -> PlaySheet:
    """The play on screen."""
    assert isinstance(pilot.app.screen, PlaySheet)
    return pilot.app.screen


async def until(pilot: Pilot[int], kind: str) -> None:
    """Play right answers up to a step of this kind; "" plays to the end."""
    for _ in range(60):
        sheet = play_of(pilot)
        if isinstance(sheet.box, Told):
            if sheet.scene.is_over:
                return
            await press(pilot, "enter")
        elif sheet.scene.kind == kind:
            return
        else:
            move = right_move(sheet.session.state.view)
            sheet.post_message(AnswerPanel.Answered(move))
            await settle(pilot)
    raise AssertionError(f"no step of kind {kind!r} was reached")


async def choose(pilot: Pilot[int], words: str) -> None:
    """Choose, by its digit or by the arrows, the line that holds these words."""
    choices = next(
        c for c in pilot.app.screen.query(ChoiceList) if any(words in i.text for i in c.items)
    )
    real = [item for item in choices.items if not item.is_heading]
    rank = next(rank for rank, item in enumerate(real) if words in item.text)
    choices.focus()
    await press(pilot, "home", *["down"] * rank, "enter")
