"""The author's guide as a script: what it has a teacher type, read, change and write, in order.

A comment before each block says what it is: `commande` (typed; `commande : 1`, its exit code),
`dit` (shown by what was just typed), `dans : FILE` (lines of that file), `devient` (what replaces
the lines before), `case : FILE, SHEET, CELL` (what is typed in a cell of a workbook),
`écrire : FILE` (a file to make), `étape` (a step to copy).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.guide.pages import ROOT

PAGE = ROOT / "docs" / "guide-auteur.md"
_BLOCK = re.compile(r"(?:^<!-- (.*?) -->\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page. does: the word of its comment, empty where it has none; about: what follows it."""

    does: str
    about: str
    text: str


def blocks() -> tuple[Block, ...]:
    """Every block of the page, in order."""
    found = []
    for mark, _, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        does, _, about = mark.partition(" : ")
        found.append(Block(does, about, text))
    return tuple(found)
