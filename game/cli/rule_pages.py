"""`comptoir verifier --expliquer RÈGLE` and `--regles`: the pages of the rules, in the terminal."""

from __future__ import annotations

from game.atelier.rules.catalogue import Page, by_theme, pages
from game.atelier.rules.page import listed, page_of, told
from game.cli.output import show_as_is, show_json
from game.errors import ExitCode
from scenarios.language.typography import typeset


def show_pages(rule: str, shape: str) -> int:
    """The page of a rule, or the list of all where `rule` is empty; raises UsageError."""
    if shape == "json":
        show_json(_row(page) for page in ([page_of(rule)] if rule else pages().values()))
        return ExitCode.CLEAN
    for line in told(page_of(rule)) if rule else listed():
        show_as_is(line)
    return ExitCode.CLEAN


def _row(page: Page) -> dict[str, object]:
    """One rule as JSON shows it."""
    titles = {id_: theme.titre for id_, theme, _ in by_theme()}
    return {
        "id": page.id,
        "gravite": page.severity.value,
        "theme": typeset(titles[page.theme]),
        "description": typeset(page.description),
        "pourquoi": typeset(" ".join(page.why.split())),
        "mauvais": page.bad,
        "message": page.said,
        "corrige": page.mended,
    }
