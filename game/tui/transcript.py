"""The conversation as rows: who speaks, what is seen, what the student said, what the coach says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.tui.channels import bubble_rows, divider_rows, letter_rows, public_rows, scene_rows
from game.tui.rows import READING_WIDTH, Row
from game.tui.text import cells, propre, wrapped
from scenarios.channels import LOOKS
from scoring.report.wording import verdict

if TYPE_CHECKING:
    from game.scene import Coach
    from scenarios.trace import Turn

# The student's lines are set off by this much.
OWN_INDENT = 6
# A longer name stands on a line of its own.
LONG_NAME = 14
# So does one that would leave less than this to the text.
NARROW = 16


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
    if turn.kind == "canal":
        return gap + divider_rows(turn, width)
    if turn.kind == "scene":
        return gap + scene_rows(turn, width)
    if turn.kind == "narration":
        return gap + _ruled(turn.text, "┆ ", "narration", 0, width)
    if turn.kind == "alea":
        return gap + _ruled(turn.text, "◆ ", "nom", 0, width)
    if turn.kind == "systeme":
        return gap + _ruled(turn.text, "· ", "vous", OWN_INDENT, width)
    if turn.kind in ("client", "vous", "geste") and turn.channel is not None:
        is_same = goes_on and before is not None and before.kind == "client"
        written = _written(turn, width, goes_on=is_same)
        if written is not None:
            return gap + written
    if turn.kind == "vous":
        return gap + _spoken(turn.who, turn.text, "vous", OWN_INDENT, width)
    name = "" if goes_on else turn.who
    if turn.kind == "geste":
        return gap + _spoken(turn.who, f"({turn.text.strip()})", "geste", 0, width, shown=name)
    return gap + _spoken(turn.who, turn.text, "", 0, width, shown=name)


def _written(turn: Turn, width: int, *, goes_on: bool) -> list[Row] | None:
    """A written turn as its channel shows it; None for what is spoken."""
    assert turn.channel is not None, "asked only of what is said on a channel"
    look = LOOKS[turn.channel]
    if look == "parole":
        return None
    if turn.kind == "geste":
        # What the eye takes in of a message, beside its words.
        return _ruled(f"({turn.text.strip()})", "┆ ", "geste", 0, width)
    if look == "bulle":
        return bubble_rows(turn, width, is_named=not goes_on)
    if look == "public":
        return public_rows(turn, width)
    return None if turn.cover is None else letter_rows(turn, turn.cover, width)


def coach_rows(coach: Coach, width: int) -> list[Row]:
    """What the coach says of an answer, under it: a word, a sign, the reason."""
    sign, word = verdict(coach.quality, is_spoken=coach.is_spoken)
    width = min(width, READING_WIDTH)
    return _ruled(f"{word} : {coach.reason}", f"{sign} ", "note", OWN_INDENT, width)


def hint_rows(hint: str, width: int) -> list[Row]:
    """What the guided mode says before an answer."""
    return [(), *_ruled(f"Conseil : {hint}", "→ ", "note", 0, min(width, READING_WIDTH))]


def _ruled(text: str, sign: str, look: str, indent: int, width: int) -> list[Row]:
    """Text hung after a sign; a rule stands before every line of it."""
    rows: list[Row] = []
    for line in wrapped(text, width - indent - cells(sign)):
        lead = sign if not rows or sign == "┆ " else " " * cells(sign)
        rows.append(((" " * indent, ""), (lead, look), (line, look)))
    return rows


def _spoken(
    who: str, text: str, look: str, indent: int, width: int, *, shown: str | None = None
) -> list[Row]:
    """Text hung after a name. shown: empty where the same voice goes on; None is `who`."""
    margin, name = " " * indent, propre(who)
    is_named = shown is None or bool(shown)
    hang = cells(name) + 2
    rows: list[Row] = []
    if cells(name) > LONG_NAME or width - indent - hang < NARROW:
        if is_named:
            rows.append(((margin, ""), (name, "nom")))
        hang, is_named = 2, False
    for line in wrapped(text, width - indent - hang):
        lead = (name + "  ", "nom") if is_named else (" " * hang, "")
        is_named = False
        rows.append(((margin, ""), lead, (line, look)))
    return rows
