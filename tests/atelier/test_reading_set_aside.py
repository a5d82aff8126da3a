"""A situation copied for another house keeps its author's reading as a comment, to do again."""

from __future__ import annotations

import pytest

from game.atelier.tableur.scenario_copied import Original, copied
from game.content import bundled_houses
from scenarios.files.load import load_as
from scenarios.model import Scenario
from tests.checks.corpus import ROOT, found_in, organisations

FILE = ROOT / "err" / "relecture-raison.yaml"
TEXT = FILE.read_text(encoding="utf-8")
READ = TEXT[TEXT.index("  relecture:\n") :]
DISCUSSED = '  discussion: ["Qu’avez-vous su du besoin ?"]\n'


def _copy(text: str) -> tuple[list[str], Scenario]:
    loaded, _ = load_as(text.encode(), FILE.name, Scenario)
    assert loaded.value is not None
    house = organisations()["boutique"]
    one = Original(loaded.value, text, house, 0, found_in(FILE, text))
    made = copied(one, bundled_houses()["maison-lumen"], "copie.yaml", "copie")
    read, _ = load_as(made.text.encode(), "copie.yaml", Scenario)
    assert read.value is not None
    return made.text.split("\n"), read.value


@pytest.mark.parametrize("after", ["", DISCUSSED, f"\n{DISCUSSED}"])
def test_the_reading_is_a_comment_and_nothing_else_moves(after: str) -> None:
    before = (TEXT + after).split("\n")
    lines, written = _copy(TEXT + after)
    assert written.professeur.relecture is None
    assert bool(written.professeur.discussion) == bool(after)
    assert len(lines) == len(before)
    changed = [(old, new) for old, new in zip(before, lines, strict=True) if old != new]
    heads = [old for old, _ in changed if old.startswith(("id:", "organisation:"))]
    assert len(heads) == 2
    commented = [(old, new) for old, new in changed if old not in heads]
    assert [old for old, _ in commented] == READ.rstrip("\n").split("\n")
    assert commented[0][1] == "  # relecture:  # À refaire : une autre maison"
    assert all(new == f"  # {old[2:]}" for old, new in commented[1:])


def test_a_reading_on_one_line_is_a_comment_too() -> None:
    line = '  relecture: {le: "2026-11-26", tenus: [1, 2]}\n'
    lines, written = _copy(TEXT.replace(READ, line) + DISCUSSED)
    assert written.professeur.relecture is None
    assert f"  # {line[2:-1]}  # À refaire : une autre maison" in lines


def test_where_nothing_was_read_nothing_is_set_aside() -> None:
    lines, _ = _copy(TEXT.replace(READ, DISCUSSED))
    assert not any("À refaire" in line for line in lines)
