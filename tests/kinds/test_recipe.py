"""The recipe for a new kind names places that exist, and every kind stands in them."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from scenarios.steps.kinds import KINDS
from tests.kinds.frame import fixtures

ROOT = Path(__file__).parents[2]
RECIPE = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
PLACES = re.findall(r"`([\w.]+/[\w./]*)`", RECIPE)
# Their plays stand among the older tests.
OLD = {"autoevaluation", "calcul", "dialogue", "fiche", "questions"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_stands_where_the_recipe_says(kind: str) -> None:
    places = [place.replace("tri.", f"{kind}.") for place in PLACES]
    assert len(places) >= 10
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert kind in fixtures() or kind in OLD


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("scenarios.steps.step", ["Step"]),
        ("scenarios.steps.judged", ["Judged"]),
        ("scenarios.steps.kind", ["Move"]),
        ("scenarios.steps.kinds", ["AnyStep", "AnyMove"]),
        ("scenarios.checks.rules", ["RULES"]),
        ("game.tui.kinds.panel", ["AnswerPanel"]),
        ("tests.kinds.hands.fiche", ["lines", "keys"]),
        ("game.texte.kinds.fiche", ["show", "ask"]),
        ("game.atelier.printed.kinds.fiche", ["lay"]),
    ],
)
def test_every_name_of_the_recipe_exists(module: str, names: list[str]) -> None:
    found = import_module(module)
    for name in names:
        assert re.search(rf"\b{name}\b", RECIPE), name
        assert hasattr(found, name), name
