"""What is summed along a play, by rank: marks by criterion, marks and observations by group, all.

A group is a set of criteria that count together: a competence, for who knows the frameworks. Its
marks are summed in a rank of their own, for the extremes of a sum are not the sums of extremes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scenarios.play import Play
from scenarios.regles import HouseRule
from scenarios.rulings import KEPT, most_granted

# (rank, value) of what is not zero, by rank.
Sparse = tuple[tuple[int, int], ...]
Vector = tuple[int, ...]
Groups = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Columns:
    """The ranks: criteria, then the groups' marks, then their observations, then the sum of all.

    groups: by name, the criteria that count for it. An observation of a group is an act with a
    mark on any of its criteria, or a rule over the whole play that was put to the test.
    """

    criteria: tuple[str, ...]
    groups: Groups
    rules: tuple[HouseRule, ...]

    @cached_property
    def width(self) -> int:
        """How many ranks there are."""
        return len(self.criteria) + 2 * len(self.groups) + 1

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {code: rank for rank, code in enumerate(self.criteria)}

    @cached_property
    def _member_of(self) -> Mapping[str, tuple[int, ...]]:
        """For each criterion, the ranks of the marks of its groups."""
        found: dict[str, tuple[int, ...]] = dict.fromkeys(self.criteria, ())
        for rank, members in enumerate(self.groups.values(), start=len(self.criteria)):
            for code in members & found.keys():
                found[code] = (*found[code], rank)
        return found

    def marks_rank(self, group: str) -> int:
        """Where the marks of a group are summed."""
        return len(self.criteria) + list(self.groups).index(group)

    def seen_rank(self, group: str) -> int:
        """Where its observations are counted."""
        return self.marks_rank(group) + len(self.groups)

    def of_marks(self, marks: Iterable[tuple[str, int]], *, earns: bool = True) -> Sparse:
        """What one act adds: its points unless it only mends, and one observation of each group."""
        return self._summed(marks if earns else ((code, 0) for code, _ in marks), 1)

    def of_departure(self, criteria: Iterable[str]) -> Sparse:
        """What a walk-out adds where it costs: nothing earned, and one observation."""
        return self._summed(((code, 0) for code in criteria), 1)

    def granted_to(self, changes: Iterable[tuple[str, int]]) -> Sparse:
        """What changes of marks alone add: nothing more is observed."""
        return self._summed(changes, 0)

    def _summed(self, marks: Iterable[tuple[str, int]], seen: int) -> Sparse:
        found: dict[int, int] = {}
        met: set[int] = set()
        for code, value in marks:
            ranks = (self._ranks[code], *self._member_of[code], self.width - 1)
            met.update(ranks[1:-1])
            for rank in ranks:
                found[rank] = found.get(rank, 0) + value
        found |= {rank + len(self.groups): seen for rank in met}
        return tuple(sorted((rank, value) for rank, value in found.items() if value))

    def most_by_rules(self) -> Vector:
        """The most that rules over the whole play can add, by rank."""
        by_criterion = [most_granted(self.rules, code) for code in self.criteria]
        marks = [
            KEPT * sum(code in members for rule in self.rules for code in rule.criteres)
            for members in self.groups.values()
        ]
        seen = [
            sum(not members.isdisjoint(rule.criteres) for rule in self.rules)
            for members in self.groups.values()
        ]
        return (*by_criterion, *marks, *seen, most_granted(self.rules, None))


def columns(play: Play, groups: Groups | None = None) -> Columns:
    """The ranks of a play: every criterion that some step, rule or walk-out can mark."""
    codes = [code for step in play.scenario.etapes for code in step.marked()]
    codes += [code for rule in play.rules for code in rule.criteres]
    if play.mode == "evaluation" and play.scenario.depart is not None and groups:
        codes += play.scenario.depart.criteres
    return Columns(tuple(dict.fromkeys(codes)), groups or {}, play.rules)


def value_at(sparse: Sparse, rank: int) -> int:
    """What it adds at this rank."""
    return sum(value for each, value in sparse if each == rank)
