"""A play without its gauges: a few hundred contexts where there are thousands of positions.

The law (`settling.passage`) is asked once for each context, outcome, and truth of the conditions
on gauges that the step has; what it says then holds for every state of the gauges alike, since
nothing else of them is read. Where the gauges go, `gauges` knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from scenarios.conditions import Condition
from scenarios.play import Play, Position, View, only_mends
from scenarios.reach import lanes
from scenarios.reach.arcs import END, LEAVING, NOTHING, Arc, Kept, Outcome, Reads, Row, WayOn
from scenarios.reach.gauges import gauges_of, kept, still_read
from scenarios.reach.graph import Graph
from scenarios.reach.liveness import deciding, liveness
from scenarios.rulings import Verdict, granted, verdict_of
from scenarios.settling import change_of, felt, is_reason_to_leave, onwards
from scenarios.steps.kind import Progress
from scenarios.steps.kinds import AnyStep


class Contexts:
    """The contexts of the plays that differ by the customer's gauges alone, found as they are met."""

    def __init__(self, play: Play) -> None:
        self.criteria = criteria_of(play)
        self.at: list[Position] = []
        # Whether every context is known, whatever the gauges decide.
        self.is_whole = False
        self._replayed: frozenset[str] | None = None
        # Modes read the same facts; patience is read for itself where somebody may walk out.
        self._live = liveness(play.scenario, "entrainement")
        self._calm = liveness(play.scenario, "guide")
        self._departures: dict[tuple[int, frozenset[str]], WayOn] = {}
        self._ranks = {code: rank for rank, code in enumerate(self.criteria)}
        self._known: dict[Position, int] = {}
        self._rows: dict[tuple[int, int], tuple[Row, ...]] = {}
        self._outcomes: dict[object, tuple[Outcome, ...]] = {}
        self.reads: Mapping[str, Reads] = {id_: _reads(step) for id_, step in play.steps.items()}

    def number(self, position: Position) -> tuple[int, Kept]:
        """The context of a position, and what is kept there of each state of the gauges."""
        step = position.step or ""
        live = self._live[step]
        bare = replace(
            position, trust=0, patience=0, mood="serein", facts=position.facts & live.facts
        )
        found = self._known.get(bare)
        if found is None:
            found = self._known[bare] = len(self.at)
            self.at.append(bare)
        return found, (kept(still_read(live)), kept(still_read(self._calm[step])))

    def position(self, context: int, number: int) -> Position:
        """The context with that state of the gauges."""
        trust, patience, mood = gauges_of(number)
        return replace(self.at[context], trust=trust, patience=patience, mood=mood)

    def rows(self, play: Play, context: int, number: int, sign: int) -> tuple[Row, ...]:
        """Every outcome there. sign: of the conditions on gauges, which hold in that state."""
        found = self._rows.get((context, sign))
        if found is None:
            position = self.position(context, number)
            found = tuple(
                self._row(play, position, outcome)
                for outcome in self._outcomes_at(play, position, sign)
            )
            self._rows[context, sign] = found
        return found

    def _row(self, play: Play, position: Position, outcome: Outcome) -> Row:
        after = felt(play, position, outcome.progress)
        changes: tuple[tuple[str, int], ...] = ()
        verdicts: tuple[tuple[str, Verdict], ...] = ()
        if after.facts != position.facts:
            changes = tuple(granted(play.rules, position.facts, after.facts))
            verdicts = tuple(_verdicts(play, position.facts, after.facts))
        may_leave = is_reason_to_leave(play, position, outcome.progress)
        return Row(outcome, may_leave, after, changes, verdicts)

    def look(self, context: int, number: int) -> object:
        """All that what is offered there, and how it comes out, depend on: equal for equal."""
        position = self.at[context]
        reads = self.reads[position.step or ""]
        sign = reads.sign(number) if reads.gauges else 0
        return position.step, position.local, position.facts & reads.facts, sign

    def arc(self, play: Play, context: int, row: Row, case: int, after: int) -> Arc:
        """Where that outcome leads. case: what the gauges decide of it, for every state alike.

        after: the number of such a state, once the outcome was felt.
        """
        here = self.at[context]
        outcome, is_mending = row.outcome, only_mends(play, here)
        leaving = case % len(LEAVING)
        # Who walks out leaves everything behind but what was learnt.
        key = leaving, row.felt.facts
        way = self._departures.get(key) if leaving else None
        if way is None:
            way = self._way(play, row, after)
            if leaving:
                self._departures[key] = way
        found = row.arcs[case] = Arc(
            step=here.step or "",
            outcome=outcome,
            goal=way.goal,
            ending=way.ending,
            enters=way.enters,
            granted=row.granted,
            verdicts=row.verdicts,
            is_departure=bool(leaving),
            is_final=outcome.progress.is_done,
            is_mending=is_mending,
            worth=0 if is_mending else outcome.packed,
            grant=self._packed(row.granted),
            kept=way.kept,
        )
        return found

    def _way(self, play: Play, row: Row, after: int) -> WayOn:
        trust, patience, mood = gauges_of(after)
        there = replace(row.felt, trust=trust, patience=patience, mood=mood)
        position, passages = onwards(play, there, row.outcome.progress)
        goal, kept_there = (END, NOTHING) if position.step is None else self.number(position)
        enters = tuple(one.at.step or "" for one in passages if not one.is_return)
        return WayOn(goal, position.ending, enters, kept_there)

    def settle(self, *, plays_again: bool) -> None:
        """Every context of some modes is known now. plays_again: whether a way plays a step twice."""
        is_first = not self.is_whole
        self.is_whole = True
        if plays_again:
            self._replayed = None
        elif is_first:
            self._replayed = frozenset()

    def graph(self) -> Graph:
        """For every step met, the steps that its answers lead to, by the arcs found so far."""
        found: dict[str, dict[str, None]] = {}
        for context, arcs in self._arcs():
            goals = found.setdefault(self.at[context].step or "", {})
            goals.update((self.at[arc.goal].step or "", None) for arc in arcs if arc.goal != END)
        return {step: tuple(goals) for step, goals in found.items()}

    def replayed(self) -> frozenset[str]:
        """The steps that some way through the arcs found so far plays twice."""
        if self._replayed is None or not self.is_whole:
            self._replayed = self._sought_again()
        return self._replayed

    def _sought_again(self) -> frozenset[str]:
        goals: dict[int, set[int]] = {}
        after: dict[int, frozenset[str]] = {}
        for context, arcs in self._arcs():
            goals.setdefault(context, set()).update(arc.goal for arc in arcs if arc.goal != END)
            own = frozenset(step for arc in arcs for step in arc.enters)
            after[context] = after.get(context, frozenset()) | own
        is_settled = False
        while not is_settled:
            is_settled = True
            # Goals are mostly found after what leads to them: backwards, few rounds are needed.
            for context in sorted(goals, reverse=True):
                found = after[context].union(*(after.get(goal, ()) for goal in goals[context]))
                if len(found) > len(after[context]):
                    after[context] = found
                    is_settled = False
        return frozenset(
            step for context, ahead in after.items() if (step := self.at[context].step) in ahead
        )

    def _arcs(self) -> Iterator[tuple[int, list[Arc]]]:
        """The arcs out of each context, by the conditions on gauges that hold there."""
        for (context, _), rows in self._rows.items():
            yield context, [arc for row in rows for arc in row.arcs.values()]

    def _outcomes_at(self, play: Play, position: Position, sign: int) -> tuple[Outcome, ...]:
        step = play.steps[position.step or ""]
        look = step.id, position.local, position.facts & self.reads[step.id].facts, sign
        found = self._outcomes.get(look)
        if found is None:
            found = tuple(
                self._outcome(step, progress) for progress in step.branches(View(play, position, 1))
            )
            self._outcomes[look] = found
        return found

    def _outcome(self, step: AnyStep, progress: Progress) -> Outcome:
        marks = progress.marks_only()
        return Outcome(
            key=progress.key,
            quality=progress.quality,
            fault=progress.fault,
            marks=marks,
            packed=self._packed(marks),
            progress=progress,
            change=change_of(progress, is_heard=step.interlocuteur is None),
        )

    def _packed(self, marks: Iterable[tuple[str, int]]) -> int:
        """By criterion, then the sum."""
        last = len(self._ranks)
        every = tuple(marks)
        return lanes.packed(
            (rank, value) for code, value in every for rank in (self._ranks[code], last)
        )


def criteria_of(play: Play) -> tuple[str, ...]:
    """Every criterion that some step or rule can mark."""
    codes = [code for step in play.scenario.etapes for code in step.marked()]
    return tuple(dict.fromkeys((*codes, *(code for rule in play.rules for code in rule.criteres))))


def _verdicts(
    play: Play, before: frozenset[str], after: frozenset[str]
) -> Iterator[tuple[str, Verdict]]:
    for rule in play.rules:
        verdict = verdict_of(rule, after)
        # What is no longer read is forgotten: a rule that was closed stays as it was.
        if verdict is not None and verdict != verdict_of(rule, before):
            yield rule.id, verdict


def _reads(step: AnyStep) -> Reads:
    conditions = tuple(deciding(step))
    facts = frozenset(c.fait for c in conditions if c.fait is not None) | step.reads()
    on_gauges = dict.fromkeys(
        Condition(confiance=c.confiance, patience=c.patience, humeur=c.humeur)
        for c in conditions
        if c.confiance is not None or c.patience is not None or c.humeur is not None
    )
    return Reads(facts, tuple(on_gauges))
