"""The conversation as lines."""

from __future__ import annotations

from game.texte.turns import turn_lines
from scenarios.trace import Turn


def test_a_gesture_has_no_colon_before_its_verb() -> None:
    seen = Turn("geste", "L’autre personne", "Répond d’un sourire.", "magasin")
    heard = Turn("geste", "Le client", "Un silence.", "telephone")
    assert turn_lines(seen) == ("(L’autre personne répond d’un sourire.)",)
    assert turn_lines(heard) == ("(Le client\u00a0: un silence.)",)
