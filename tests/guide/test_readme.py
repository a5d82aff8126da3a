"""The README is true: its picture, its list of kinds, its rooms, its example."""

from __future__ import annotations

import re

from game.content import bundled
from scenarios.files.source import read
from scenarios.steps.kinds import KINDS
from tests.guide.pages import ROOT
from tests.guide.partie import PICTURE, drawn, words
from tests.kinds.frame import BLOCK, loaded

LEVELS = ("seconde", "premiere", "terminale")
README = (ROOT / "README.md").read_text(encoding="utf-8")


async def test_the_picture_is_what_the_screen_shows() -> None:
    now = words(await drawn())
    assert words(PICTURE.read_text(encoding="utf-8")) == now, "python -m tests.guide.partie"


def test_every_kind_of_step_is_listed_once_with_its_page() -> None:
    listed = re.findall(r"^\| \[`(\w+)`\]\(docs/etapes/(\w+)\.md\) \|", README, re.MULTILINE)
    assert sorted(listed) == [(kind, kind) for kind in sorted(KINDS)]


def test_every_situation_is_listed_under_its_year_and_beside_its_house() -> None:
    rows = [row.split(" | ") for row in re.findall(r"^\| (.* \| .*) \|$", README, re.MULTILINE)]
    listed = {
        (cells[0].split("\u00a0:")[0], year, title)
        for cells in rows
        if len(cells) == 1 + len(LEVELS) and cells[0] != "Maison"
        for year, title in zip(LEVELS, cells[1:], strict=True)
    }
    content = bundled()
    assert listed == {
        (content.organisations[one.organisation].nom, one.niveau, one.titre)
        for one in content.scenarios.values()
        if not one.hors_catalogue
    }


def test_every_room_named_exists_and_the_rooms_of_scenarios_and_of_the_workshop_are_named() -> None:
    rooms = set(re.findall(r"`((?:[a-z]+/)+)`", README))
    assert {room for room in rooms if not (ROOT / room).is_dir()} == set()
    inside = {
        f"{house}/{path.name}/"
        for house in ("scenarios", "game/atelier")
        for path in (ROOT / house).iterdir()
        if path.is_dir() and not path.name.startswith("__")
    }
    assert inside <= rooms


def test_the_example_is_a_step_that_the_checks_accept() -> None:
    (block,) = BLOCK.findall(README)
    assert read(block, "README.md")[1] == ()
    step = re.sub(
        r"^(?=.)", "  ", block.replace("vers: decouverte", "vers: suite"), flags=re.MULTILINE
    )
    assert loaded("etapes:\n" + step, "README.md")[1] == []
