"""Text from anywhere, made safe to show: it is text, never markup, and carries no control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.text import Text
from textual.content import Content

from scenarios.language.clean import clean
from scenarios.language.typography import typeset


def propre(text: str) -> str:
    """The text as it may be shown: nothing that a terminal obeys, French typography."""
    return typeset(clean(text))


def contenu(text: str) -> Content:
    """The text for a widget of Textual."""
    return Content(propre(text))


def cellule(text: str) -> Text:
    """The text for a cell of a table, which wants Rich's own class."""
    return Text(propre(text))


def cells(text: str) -> int:
    """How many columns of the terminal the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def wrapped(text: str, width: int) -> list[str]:
    """The text, made safe, cut into lines of at most `width` columns, at plain spaces only.

    A no-break space holds its words together; a word longer than a line is cut behind a hyphen
    where it has one, and chopped where it has none.
    """
    return folded(propre(text), width)


def folded(text: str, width: int) -> list[str]:
    """Text that is safe already cut so, its typography left as it was typed."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, max(1, width))]


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line, taken = "", 0
    for word in paragraph.split(" "):
        size = cells(word)
        if size > width and "-" in word[:-1]:
            if line:
                yield line
            *whole, word = _hyphened(word, width)
            yield from whole
            line, taken = word, cells(word)
            continue
        if line and taken + 1 + size <= width:
            line, taken = f"{line} {word}", taken + 1 + size
            continue
        if line:
            yield line
        *whole, word = chop_cells(word, width) if size > width else [word]
        yield from whole
        line, taken = word, cells(word)
    yield line


def syllables(word: str) -> list[str]:
    """The pieces of a word that hyphens part, each with its own hyphen."""
    return re.findall(r"[^-]*-+|[^-]+", word) or [word]


def _hyphened(word: str, width: int) -> list[str]:
    lines = [""]
    for piece in syllables(word):
        if lines[-1] and cells(lines[-1] + piece) > width:
            lines.append("")
        first, *rest = chop_cells(lines[-1] + piece, width)
        lines[-1:] = [first, *rest]
    return lines


def cut(text: str, width: int) -> str:
    """The text on one line of at most `width` columns, with an ellipsis when it is cut."""
    line = " ".join(propre(text).split("\n"))
    if cells(line) <= width:
        return line
    return chop_cells(line, max(1, width - 1))[0].rstrip() + "…" if width > 1 else line[:width]


def sides(left: str, right: str, width: int) -> tuple[str, str]:
    """Two texts at both ends of a line: the left one gives way, then the right one goes."""
    room = width - cells(right) - 2
    if room < 12:
        return cut(left, width), ""
    kept = cut(left, room)
    return kept, " " * (width - cells(kept) - cells(right)) + right
