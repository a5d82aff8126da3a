"""A fixture of picking, opened at its first step: by the kernel, on screen, line by line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from game.store import MemoryStore
from game.texte.seat import play_new, take_up
from scenarios.customer import Temper
from scenarios.kernel import State, start
from scenarios.trace import Act
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.lines import talk
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import press, settle


def at_step(kind: str, temper: Temper = essai.CALM) -> State:
    """The fixture of that kind, begun."""
    written, _ = loaded(fixtures()[kind], kind)
    return start(essai.play("entrainement", temper, written=written))


@asynccontextmanager
async def opened(
    kind: str,
    *,
    store: MemoryStore | None = None,
    seance: str | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[int]]:
    """The fixture on screen, new or taken up."""
    written, _ = loaded(fixtures()[kind], kind)
    play = None if seance else essai.play("entrainement", written=written)
    game = app(store=store, play=play, seance=seance, source=Vitrine(written))
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        if play is not None:
            await press(pilot, "enter")
        yield pilot


def typed_lines(kind: str, *lines: str, store: MemoryStore | None = None) -> tuple[Act, str]:
    """The first answer that these lines come to, and all that is shown, on one line.

    store: where a session is taken up, or begun where it holds none.
    """
    kept = MemoryStore() if store is None else store
    screen = written_lines(kind, *lines, store=kept)
    (seance,) = kept.journals
    return acts(kept, seance)[0], screen


def written_lines(kind: str, *lines: str, store: MemoryStore) -> str:
    """All that is shown, on one line, while these are typed."""
    conversation, screen = talk(*lines)
    if store.journals:
        (seance,) = store.journals
        take_up(store, conversation, seance)
    else:
        written, _ = loaded(fixtures()[kind], kind)
        play_new(store, conversation, essai.play("entrainement", written=written), ("E07",))
    return screen.flat.replace("\u00a0", " ")


def marks(act: Act) -> dict[str, int]:
    """What each criterion earned."""
    return {mark.criterion: mark.value for mark in act.marks}
