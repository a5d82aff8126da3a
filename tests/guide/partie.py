"""The picture of a play in the README: `python -m tests.guide.partie` draws it anew."""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path

from game.content import new_play, open_scenario
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import press, settle, until

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "partie.svg"
SIZE = (96, 32)
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>")


async def drawn() -> str:
    """The screen of a guided play once the needs are known, as SVG."""
    scenario, house = open_scenario("deux-cafetieres")
    play = new_play(scenario, house, mode="guide", seed=7)
    game = app(play=play, source=Vitrine(scenario))
    async with game.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "questions")
        await until(pilot, "dialogue")
        return game.export_screenshot()


def words(svg: str) -> str:
    """What the picture shows, apart from how it is drawn."""
    return html.unescape(" ".join(_TEXT.findall(svg)))


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(drawn()), encoding="utf-8")
