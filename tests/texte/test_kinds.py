"""Every kind of step can be asked in line mode."""

from __future__ import annotations

import pytest

from game.texte.kinds.registry import face_of
from scenarios.steps.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_face(kind: str) -> None:
    assert callable(face_of(kind).show)
    assert callable(face_of(kind).ask)
