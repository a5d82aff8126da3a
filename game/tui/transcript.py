"""The conversation as rows: who speaks, what is seen, what the student said, what the coach says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.tui.rows import READING_WIDTH, Row
from game.tui.text import cells, propre, wrapped
from scoring.report.wording import QUALITY_WORDS

if TYPE_CHECKING:
    from game.scene import Coach
    from scenarios.trace import Turn

# The student's lines are set off by this much.
OWN_INDENT = 6
# A longer name stands on a line of its own.
LONG_NAME = 14


def transcript(turns: Sequence[Turn], notes: Mapping[int, Coach], width: int) -> list[Row]:
    """Every turn, set apart by a blank row where the speaker changes.

    notes: what the coach said of an answer, by the rank of the turn it stands after.
    """
    rows: list[Row] = []
    before: Turn | None = None
    for rank, turn in enumerate(turns):
        rows += turn_rows(turn, before, width, is_first=not rows)
        if rank in notes:
            rows += coach_rows(notes[rank], width)
        before = turn
    return rows


def turn_rows(turn: Turn, before: Turn | None, width: int, *, is_first: bool) -> list[Row]:
    """The rows of one turn."""
    width = min(width, READING_WIDTH)
    goes_on = before is not None and before.who == turn.who and before.kind in ("geste", "client")
    gap: list[Row] = [] if is_first or (goes_on and bool(turn.who)) else [()]
    if turn.kind == "narration":
        return gap + _block("", [(turn.text, "narration")], 0, width, "┆ ", "narration")
    if turn.kind == "systeme":
        return gap + _block("", [(turn.text, "discret")], 0, width, "· ", "discret")
    if turn.kind == "vous":
        return gap + _block(turn.who, [(turn.text, "vous")], OWN_INDENT, width)
    text, look = turn.text, ""
    if turn.kind == "geste":
        text, look = f"({turn.text.strip()})", "geste"
    return gap + _block(turn.who, [(text, look)], 0, width, shows_name=not goes_on)


def coach_rows(coach: Coach, width: int) -> list[Row]:
    """What the coach says of an answer, under it: a word, a sign, the reason."""
    sign, word = QUALITY_WORDS[coach.quality]
    width = min(width, READING_WIDTH)
    return _block("", [(f"{word} : {coach.reason}", "note")], OWN_INDENT, width, f"{sign} ", "note")


def _block(
    name: str,
    texts: Sequence[tuple[str, str]],
    indent: int,
    width: int,
    rule: str = "",
    rule_look: str = "",
    *,
    shows_name: bool = True,
) -> list[Row]:
    """Text hung under a name or a rule; the name is left out where the same voice goes on."""
    margin, name = " " * indent, propre(name)
    hang = cells(rule) if rule else cells(name) + 2
    rows: list[Row] = []
    if not rule and (cells(name) > LONG_NAME or width - indent - hang < 16):
        if shows_name:
            rows.append(((margin, ""), (name, "nom")))
        hang, shows_name = 2, False
    room = width - indent - hang
    for text, look in texts:
        for line in wrapped(text, room):
            if rule:
                is_repeated = rule.startswith("┆") or not rows
                lead = (rule if is_repeated else " " * hang, rule_look)
            elif shows_name:
                lead, shows_name = (name + "  ", "nom"), False
            else:
                lead = (" " * hang, "")
            rows.append(((margin, ""), lead, (line, look)))
    return rows
