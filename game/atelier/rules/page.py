"""The page of a rule and the list of all rules, as lines to read in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from game.atelier.rules.catalogue import Page, by_theme, lines, pages
from game.errors import UsageError
from scenarios.files.diagnostics import nearest
from scenarios.language.clean import one_line
from scenarios.language.typography import typeset

WIDTH = 88


def page_of(rule: str) -> Page:
    """The page of that rule; raises UsageError with the nearest name."""
    if rule in pages():
        return pages()[rule]
    near = nearest(rule, lines())
    hint = f" Vouliez-vous dire « {near} » ?" if near else ""
    raise UsageError(
        f"Aucune règle ne s’appelle « {one_line(rule, 40)} ».{hint}"
        " « comptoir verifier --regles » en donne la liste."
    )


def told(page: Page) -> Iterator[str]:
    """The page, line by line; lines of YAML and of `verifier` stand as they are."""
    yield f"{page.id} ({page.severity})"
    yield typeset(page.description)
    yield ""
    yield from textwrap.wrap(typeset(page.why), WIDTH)
    for title, block in (
        ("À ne pas écrire", page.bad),
        (typeset("Ce que dit « comptoir verifier »"), page.said),
        ("À écrire", page.mended),
    ):
        if block:
            yield ""
            yield title
            yield from (f"  {line}" for line in block.split("\n"))


def listed() -> Iterator[str]:
    """Every rule in a line, under its theme."""
    for rank, (_, theme, rules) in enumerate(by_theme()):
        if rank:
            yield ""
        yield theme.titre
        for rule in rules:
            yield typeset(f"  {rule.id} ({rule.severity}) : {rule.description}")
