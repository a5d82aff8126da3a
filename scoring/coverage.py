"""What a library lets a class practise: competences, tasks, kinds of step, channels, by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from scenarios.model import LEVEL_LABELS, SPECIALITY_LABELS, Level, Scenario, Speciality
from scenarios.regles import declared
from scenarios.steps.kinds import KINDS
from scenarios.steps.parts import CHANNEL_LABELS
from scoring.entries import Competence
from scoring.framework import Frameworks
from scoring.framework_file import Gap

# What the rows are: the competences of a framework, its tasks, kinds of step, or channels.
Rows = Literal["competences", "taches", "sortes", "canaux"]
Column = tuple[Level, Speciality]

LEVELS: tuple[Level, ...] = tuple(LEVEL_LABELS)
SPECIALITIES: tuple[Speciality, ...] = tuple(SPECIALITY_LABELS)


@dataclass(frozen=True, slots=True)
class Met:
    """A situation that a row is met in. observations: how many of its steps and rules observe it."""

    scenario: str
    observations: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the matrix. cells: the situations, by level and speciality; none where nothing."""

    code: str
    title: str
    cells: Mapping[Column, tuple[Met, ...]]

    @property
    def situations(self) -> tuple[str, ...]:
        """Every situation that it is met in, each once."""
        met = (each.scenario for cell in self.cells.values() for each in cell)
        return tuple(dict.fromkeys(met))

    def missing(self, levels: Iterable[Level]) -> tuple[Level, ...]:
        """The levels where it is not met, whatever the speciality."""
        met = {level for (level, _), cell in self.cells.items() if cell}
        return tuple(level for level in levels if level not in met)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of a library: rows in the order of the framework, columns by level, speciality.

    situations: how many scenarios each column has at all. is_partial: the framework is not whole
    in our data, so that its rows are not either; gaps: what is missing, where that is known.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    situations: Mapping[Column, int]
    is_partial: bool = False
    gaps: tuple[Gap, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the columns, in their order."""
        return tuple(dict.fromkeys(level for level, _ in self.columns))

    @property
    def empty_levels(self) -> tuple[Level, ...]:
        """The levels that the library has no situation for."""
        return tuple(
            level
            for level in self.levels
            if not any(count for column, count in self.situations.items() if column[0] == level)
        )

    @property
    def never(self) -> tuple[Row, ...]:
        """The rows that no situation meets."""
        return tuple(row for row in self.rows if not row.situations)

    @property
    def once(self) -> tuple[Row, ...]:
        """The rows met in one situation alone."""
        return tuple(row for row in self.rows if len(row.situations) == 1)

    @property
    def by_level(self) -> tuple[tuple[Row, tuple[Level, ...]], ...]:
        """The rows met in two situations or more, and missing from a level that has situations."""
        asked = [level for level in self.levels if level not in self.empty_levels]
        found = ((row, row.missing(asked)) for row in self.rows if len(row.situations) > 1)
        return tuple((row, levels) for row, levels in found if levels)


def coverage(
    library: Iterable[Scenario],
    frameworks: Frameworks,
    framework_id: str,
    rows: Rows = "competences",
    levels: Iterable[Level] = LEVELS,
) -> Coverage:
    """The matrix; raises UnknownCodeError for a framework that there is not."""
    titles, count = _source(rows, frameworks, framework_id)
    is_framework = rows in ("competences", "taches")
    columns = tuple((level, speciality) for level in levels for speciality in SPECIALITIES)
    cells: dict[str, dict[Column, tuple[Met, ...]]] = {code: {} for code in titles}
    situations: Counter[Column] = Counter()
    for scenario in library:
        found = count(scenario)
        for column in ((scenario.niveau, each) for each in scenario.specialites):
            situations[column] += 1
            for code in found.keys() & titles.keys():
                met = Met(scenario.id, found[code])
                cells[code][column] = (*cells[code].get(column, ()), met)
    return Coverage(
        rows=tuple(Row(code, title, cells[code]) for code, title in titles.items()),
        columns=columns,
        situations={column: situations[column] for column in columns},
        is_partial=is_framework and frameworks.framework(framework_id).partial,
        gaps=frameworks.framework(framework_id).gaps if is_framework else (),
    )


_Count = Callable[[Scenario], Counter[str]]


def _source(
    rows: Rows, frameworks: Frameworks, framework_id: str
) -> tuple[Mapping[str, str], _Count]:
    """The titles of the rows by code, and what counts them in a scenario."""
    if rows == "sortes":
        return {kind: kind for kind in KINDS}, lambda s: Counter(step.kind for step in s.etapes)
    if rows == "canaux":
        labels: dict[str, str] = {
            channel: f"{channel}, {label}" for channel, label in CHANNEL_LABELS.items()
        }
        return labels, lambda s: Counter(step.canal for step in s.etapes)
    framework = frameworks.framework(framework_id)
    competences = {each.code: each for each in framework.competences}

    def of_competences(scenario: Scenario) -> Counter[str]:
        return observed(scenario, frameworks, framework_id)

    if rows == "competences":
        return {code: _title(each) for code, each in competences.items()}, of_competences
    groups = {group.code: group.title for group in framework.groups}
    parents = {code: each.parent for code, each in competences.items()}
    titles = {code: groups[code] for code in dict.fromkeys(parents.values())}

    def of_tasks(scenario: Scenario) -> Counter[str]:
        found: Counter[str] = Counter()
        for code, times in of_competences(scenario).items():
            found[parents[code]] += times
        return found

    return titles, of_tasks


def observed(scenario: Scenario, frameworks: Frameworks, framework_id: str) -> Counter[str]:
    """How many steps and rules of a scenario observe each competence of a framework.

    As marks count: a page that only shows a criterion (« voir aussi ») does not observe it.
    """
    found: Counter[str] = Counter()
    marked = [step.marked() for step in scenario.etapes]
    marked += [rule.criteres for rule in declared(scenario.regles)]
    for codes in marked:
        competences = {
            competence
            for code in codes
            for competence in frameworks.competences_of(code, framework_id, inherited=False)
        }
        found.update(competences)
    return found


def _title(competence: Competence) -> str:
    return competence.short_title or competence.title
