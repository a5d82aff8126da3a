"""What is said as its channel shows it: mails with a header, bubbles on two sides, public replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.rows import Row
from game.tui.signs import CHANNEL_SIGNS
from game.tui.text import cells, cut, propre, wrapped
from scenarios.channels import PUBLIC, PUBLIC_REPLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.channels import Cover
    from scenarios.trace import Turn

RULE = "│ "
# The student's letters are set off by this much, and bubbles leave this share of the line free.
OWN_INDENT = 6
BUBBLE_SHARE = 3 / 5
LEAST_BUBBLE = 16


def divider_rows(turn: Turn, width: int) -> list[Row]:
    """« ── ♪ Au téléphone ───── »: where the conversation goes on."""
    assert turn.channel is not None, "a change of channel says which"
    head = cut(f"── {CHANNEL_SIGNS[turn.channel]} {turn.text} ", width)
    return [((head + "─" * max(0, width - cells(head)), "nom"),)]


def scene_rows(turn: Turn, width: int) -> list[Row]:
    """A new scene of a dossier: its title between double lines, then what was kept so far."""
    title, *lines = turn.text.split("\n")
    head = cut(f"══ {title} ", width)
    rows: list[Row] = [((head + "═" * max(0, width - cells(head)), "nom"),)]
    for line in lines:
        rows += [((row, "narration"),) for row in wrapped(line, width)]
    return rows


def letter_rows(turn: Turn, cover: Cover, width: int) -> list[Row]:
    """A mail, a letter, a form or an internal message: header, text, signature."""
    is_own = turn.kind == "vous"
    look = "vous" if is_own else ""
    margin = " " * (OWN_INDENT if is_own and width > 2 * LEAST_BUBBLE else 0)
    room = max(1, width - cells(margin) - cells(RULE))
    rows: list[Row] = []

    def add(text: str, style: str) -> None:
        rows.append(((margin, ""), (RULE, "discret"), (text, style)))

    for name, value in header(turn, cover):
        lead = f"{name} : ".ljust(8) if name else ""
        if turn.channel == "courrier" and value == cover.place:
            # A letter has its place and date on the right.
            lead = " " * max(0, room - cells(propre(value)))
        for rank, line in enumerate(wrapped(value, max(1, room - cells(lead)))):
            shown = lead if rank == 0 else " " * cells(lead)
            rows.append(
                ((margin, ""), (RULE, "discret"), (propre(shown), "nom"), (line, look or "fort"))
            )
    add("", "")
    for line in wrapped(turn.text, room):
        add(line, look)
    if cover.signature:
        for line in wrapped(cover.signature, room):
            add(line, "nom")
    return rows


def header(turn: Turn, cover: Cover) -> Iterator[tuple[str, str]]:
    """(name, value) of the lines above the text; an empty name where the value stands alone."""
    if turn.channel == "courrier":
        yield "", cover.sender
        if cover.place:
            yield "", cover.place
        yield "À", cover.to
    elif turn.channel == "site":
        yield "Nom", cover.sender
    else:
        yield "De", cover.sender
        yield "À", cover.to
        if cover.place:
            yield "Date", cover.place
    if cover.subject:
        yield "Objet", cover.subject


def bubble_rows(turn: Turn, width: int, *, is_named: bool) -> list[Row]:
    """A short message: on the left with a name, the student's on the right."""
    room = max(LEAST_BUBBLE, round(width * BUBBLE_SHARE))
    room = min(room, max(1, width - 2))
    lines = wrapped(turn.text, room)
    if turn.kind != "vous":
        named: list[Row] = [((cut(turn.who, width), "nom"),)] if is_named else []
        return named + [((RULE, "nom"), (line, "")) for line in lines]
    longest = max(cells(line) for line in lines)
    margin = max(0, width - longest - 2)
    rows: list[Row] = []
    if is_named:
        name = cut(turn.who, width)
        rows.append(((" " * max(0, width - cells(name) - 2) + name, "nom"),))
    for line in lines:
        blank = " " * (longest - cells(line))
        rows.append(((" " * margin, ""), (line, "vous"), (blank + " │", "nom")))
    return rows


def public_rows(turn: Turn, width: int) -> list[Row]:
    """What anybody can read: said at each message, where the eye falls."""
    is_own = turn.kind == "vous"
    margin = " " * (OWN_INDENT if is_own and width > 2 * LEAST_BUBBLE else 0)
    title = f"{turn.who} · {PUBLIC_REPLY if is_own else f'message public, {PUBLIC}'}"
    room = max(1, width - cells(margin) - cells(RULE))
    rows: list[Row] = [((margin + line, "nom"),) for line in wrapped(title, width - cells(margin))]
    rule, look = ("! ", "vous") if is_own else (RULE, "")
    for line in wrapped(turn.text, room):
        rows.append(((margin, ""), (rule, "alerte" if is_own else "discret"), (line, look)))
    return rows
