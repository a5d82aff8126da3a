"""Every kind of step can be asked in line mode."""

from __future__ import annotations

from typing import get_args

from game.texte.kinds.registry import FACES
from scenarios.steps.kinds import AnyStep


def test_every_kind_has_its_face() -> None:
    assert set(FACES) == {kind.__struct_config__.tag for kind in get_args(AnyStep)}
