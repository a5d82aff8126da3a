"""Every kind of step can be asked in line mode."""

from __future__ import annotations

from typing import get_args

import pytest

from game.texte.kinds.registry import face_of
from scenarios.steps.kinds import AnyStep


@pytest.mark.parametrize("kind", [kind.__struct_config__.tag for kind in get_args(AnyStep)])
def test_every_kind_has_its_face(kind: str) -> None:
    assert callable(face_of(kind).show)
    assert callable(face_of(kind).ask)
