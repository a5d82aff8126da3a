"""The pages that teachers read, apart from the code in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEPS = ROOT / "docs" / "etapes"
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SPAN = re.compile(r"`[^`\n]+`")


def pages() -> tuple[Path, ...]:
    """README and every page of docs."""
    return (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))


def prose(page: Path) -> str:
    """The page without its blocks of code; what stands between backquotes stays."""
    return COMMENT.sub("", BLOCK.sub("", page.read_text(encoding="utf-8")))


def named(page: Path) -> set[str]:
    """Every word that the page's sentences put between backquotes."""
    return {word for span in SPAN.findall(prose(page)) for word in re.findall(r"\w+", span)}
