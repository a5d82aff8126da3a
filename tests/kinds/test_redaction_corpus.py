"""Texts as students write them: nothing right is ever accused, what is wrong is found, no more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest

from scenarios.files.load import load_as
from scenarios.kernel import start
from scenarios.play import Position, View
from scenarios.steps.redaction import Redaction
from scenarios.steps.redaction_rules import judge
from tests.kinds.frame import loaded
from tests.support import essai

ROOT = Path(__file__).parents[1] / "corpora" / "redaction"


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and what is wrong in it by id of part, as the evidence quotes it."""

    id: str
    etape: str
    texte: str
    objet: str = ""
    attendu: dict[str, str] = {}


class Shelf(msgspec.Struct, frozen=True):
    """A file of them."""

    textes: tuple[Written, ...]


@cache
def texts(name: str) -> tuple[Written, ...]:
    """The texts of a file."""
    content = (ROOT / f"{name}.yaml").read_bytes()
    found, _ = load_as(content, name, Shelf)
    assert found.value is not None, found.diagnostics
    return found.value.textes


@cache
def views() -> dict[str, View]:
    """Each step of the situations."""
    written, found = loaded((ROOT / "situations.yaml").read_text(encoding="utf-8"), "situations")
    assert found == []
    play = essai.play("guide", written=written)
    first = start(play).view.position
    return {
        step.id: View(
            play, Position(step.id, (), first.trust, first.patience, "serein", frozenset()), 1
        )
        for step in written.etapes
        if isinstance(step, Redaction)
    }


def wrong(text: Written) -> dict[str, str]:
    """What the rules find, by id of part."""
    view = views()[text.etape]
    step = view.step
    assert isinstance(step, Redaction)
    judgement = judge(step, text.objet, text.texte, view)
    parts = (*judgement.all(), *judgement.kept)
    return {part.id: part.value for part in parts if not part.is_right}


@pytest.mark.parametrize("text", texts("justes"), ids=lambda text: text.id)
def test_nothing_right_is_accused(text: Written) -> None:
    assert wrong(text) == {}


@pytest.mark.parametrize("text", texts("fautes"), ids=lambda text: text.id)
def test_what_is_wrong_is_found_and_nothing_else(text: Written) -> None:
    assert wrong(text) == text.attendu


def test_there_are_enough_of_both() -> None:
    assert len(texts("justes")) >= 25
    assert len(texts("fautes")) >= 25
