"""Every rule that `verifier` may name, whatever room keeps it: the one list of their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from game.atelier.rules.explained import Explanation, Theme, examples, themes
from personas.library import RULES as PERSONA_RULES
from scenarios.checks.rules import COURSE_RULES, DEEP_RULES, HOUSE_RULES, RULES
from scenarios.files.diagnostics import Severity
from scenarios.files.rule_line import FILE_RULES, SHAPE_RULES, RuleLine
from scenarios.scripted import RULES as SCRIPT_RULES


@dataclass(frozen=True, slots=True)
class Page:
    """All that is told of one rule; `said` is what `verifier` says of the bad example."""

    id: str
    description: str
    severity: Severity
    theme: str
    why: str
    bad: str
    said: str
    mended: str


@cache
def lines() -> Mapping[str, RuleLine]:
    """Every rule by its id, in the order in which files are looked at; none comes twice."""
    found: dict[str, RuleLine] = {}
    for line in _every():
        found.setdefault(line.id, line)
    return found


def _every() -> Iterator[RuleLine]:
    yield from (*FILE_RULES, *SHAPE_RULES)
    yield from (
        RuleLine(rule.id, rule.description, rule.severity) for rule in (*RULES, *DEEP_RULES)
    )
    yield from (RuleLine(rule.id, rule.description, rule.severity) for rule in HOUSE_RULES)
    yield from (RuleLine(rule.id, rule.description, rule.severity) for rule in COURSE_RULES)
    yield from (*PERSONA_RULES, *SCRIPT_RULES)


def by_theme() -> Iterator[tuple[str, Theme, tuple[RuleLine, ...]]]:
    """(theme id, theme, its rules), in the order of the pages."""
    for id_, theme in themes().items():
        yield id_, theme, tuple(lines()[rule] for rule in theme.regles if rule in lines())


@cache
def pages() -> Mapping[str, Page]:
    """The page of every rule, by its id."""
    return {
        rule.id: _page(rule, theme_id, theme.regles[rule.id])
        for theme_id, theme, rules in by_theme()
        for rule in rules
    }


def _page(rule: RuleLine, theme: str, explanation: Explanation) -> Page:
    return Page(
        id=rule.id,
        description=rule.description,
        severity=rule.severity,
        theme=theme,
        why=explanation.pourquoi,
        bad=explanation.mauvais.rstrip("\n"),
        said=examples().get(rule.id, ""),
        mended=explanation.corrige.rstrip("\n"),
    )
