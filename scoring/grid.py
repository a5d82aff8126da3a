"""A play seen by a framework: what counts for each of its competences, and what caps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scenarios.play import Play
from scenarios.reach.analysis import PlayReach
from scenarios.steps.parts import GRAVE_LABELS, Grave, GraveFault
from scenarios.trace import Trace
from scoring.assessment import CompetenceScore, Evidence, Fault
from scoring.framework import BEP, MA, MCV, SECONDE, Frameworks
from scoring.tally import observations, summed
from scoring.words import Level, capped, degree

# The two options of MCV, by the speciality that prepares each.
_OPTIONS = {"commerce": "A", "vente": "B"}


@dataclass(frozen=True, slots=True)
class Grid:
    """A framework's view of a play: which criteria count for which of its competences.

    words: the level whose words it uses. counts: competence code to the criteria, as written in
    the scenario, that count for it; the framework's order. faults: what caps a competence.
    """

    words: Level
    announced: tuple[str, ...]
    counts: Mapping[str, frozenset[str]]
    faults: Mapping[str, Grave]

    def rows(
        self, evidence: tuple[Evidence, ...], reach: PlayReach | None, frameworks: Frameworks
    ) -> tuple[CompetenceScore, ...]:
        """The announced competences in their order, then the others that were observed."""
        seen = {each.criterion for each in evidence}
        others = [code for code, criteria in self.counts.items() if criteria & seen]
        order = dict.fromkeys((*self.announced, *others))
        return tuple(self._row(code, evidence, reach, frameworks) for code in order)

    def _row(
        self,
        code: str,
        evidence: tuple[Evidence, ...],
        reach: PlayReach | None,
        frameworks: Frameworks,
    ) -> CompetenceScore:
        entry = frameworks.competence(code)
        criteria = self.counts.get(code, frozenset())
        own = tuple(each for each in evidence if each.criterion in criteria)
        acts = observations(own)
        reached = degree(self.words, acts)
        fault = self.faults.get(code)
        return CompetenceScore(
            code=code,
            title=entry.title,
            short_title=entry.short_title or entry.title,
            is_announced=code in self.announced,
            degree=reached if fault is None else capped(reached, self.words),
            acts=len(acts),
            successes=sum(each.is_success for each in acts),
            earned=sum(each.points for each in own),
            reach=summed(criteria, reach),
            evidence=own,
            capped_by=fault,
        )


def student_grid(
    play: Play, trace: Trace, criteria: frozenset[str], frameworks: Frameworks
) -> Grid:
    """The grid that the student reads: the Seconde's own, then MA or MCV by speciality."""
    level = Level(play.scenario.niveau)
    counts = student_counts(play, criteria, frameworks)
    announced = _announced(play, counts, frameworks)
    caps = _caps(play, trace, counts, frameworks)
    return Grid(level, announced, counts, caps)


def student_counts(
    play: Play, criteria: Iterable[str], frameworks: Frameworks
) -> dict[str, frozenset[str]]:
    """For each competence of the student's view, which of these criteria count for it.

    A bloc of the option that the student does not prepare is left out, unless it is announced.
    """
    names = student_frameworks(play)
    counts = _counts(names, frozenset(criteria), frameworks)
    left_out = _of_other_option(play, names, frameworks) - set(play.scenario.competences)
    return {code: some for code, some in counts.items() if code not in left_out}


def announced_criteria(
    play: Play, counts: Mapping[str, frozenset[str]], frameworks: Frameworks
) -> dict[str, frozenset[str]]:
    """The same for the announced competences alone, in the order of the announcement."""
    return {code: counts[code] for code in _announced(play, counts, frameworks)}


def activity_grid(
    play: Play, trace: Trace, criteria: frozenset[str], frameworks: Frameworks
) -> Grid:
    """The BEP's view, for the teacher: which act showed what, in the words that say just that."""
    counts = _counts((BEP,), criteria, frameworks)
    return Grid(Level.SECONDE, (), counts, _caps(play, trace, counts, frameworks))


def student_frameworks(play: Play) -> tuple[str, ...]:
    """The ids of the frameworks that the level and the specialities call for."""
    if play.scenario.niveau == "seconde":
        return (SECONDE,)
    specialities = set(play.scenario.specialites)
    welcome = (MA,) if "accueil" in specialities else ()
    return welcome + ((MCV,) if specialities & {"commerce", "vente"} else ())


def _of_other_option(play: Play, names: Iterable[str], frameworks: Frameworks) -> frozenset[str]:
    """The competences of the blocs of the option that no speciality of the play prepares."""
    prepared = {_OPTIONS.get(each) for each in play.scenario.specialites}
    found: set[str] = set()
    for framework in map(frameworks.framework, names):
        others = {g.code for g in framework.groups if g.option and g.option not in prepared}
        found |= {each.code for each in framework.competences if each.parent in others}
    return frozenset(found)


def _counts(
    names: Iterable[str], criteria: frozenset[str], frameworks: Frameworks
) -> dict[str, frozenset[str]]:
    """Own competences only: a page that says « voir aussi » would claim nearly every act."""
    found: dict[str, set[str]] = {}
    for name in names:
        for competence in frameworks.framework(name).competences:
            found[competence.code] = set()
        for criterion in criteria:
            for code in frameworks.competences_of(criterion, name, inherited=False):
                found[code].add(criterion)
    return {code: frozenset(codes) for code, codes in found.items()}


def _announced(
    play: Play, counts: Mapping[str, frozenset[str]], frameworks: Frameworks
) -> tuple[str, ...]:
    """The announced competences in this view; a Seconde code stands for the bac's it leads to."""
    found: list[str] = []
    for code in play.scenario.competences:
        if code in counts:
            found.append(code)
        else:
            found += [link for link in _linked(code, frameworks) if counts.get(link)]
    return tuple(dict.fromkeys(found))


def _linked(code: str, frameworks: Frameworks) -> tuple[str, ...]:
    return tuple(link.code for link in frameworks.competence(code).links)


def _caps(
    play: Play, trace: Trace, counts: Mapping[str, frozenset[str]], frameworks: Frameworks
) -> dict[str, Grave]:
    found: dict[str, Grave] = {}
    for act in trace.acts:
        if act.fault is not None:
            own = play.steps[act.step].criteres
            for code in capped_by(act.fault, own, counts, frameworks):
                found.setdefault(code, act.fault.nature)
    return found


def capped_by(
    fault: GraveFault,
    own: Iterable[str],
    counts: Mapping[str, frozenset[str]],
    frameworks: Frameworks,
) -> tuple[str, ...]:
    """The competences of one view that a fault caps: those it names, else those of its step.

    own: the criteria of the step.
    """
    named: list[str] = []
    for code in fault.competences:
        named += [code] if code in counts else [c for c in _linked(code, frameworks) if c in counts]
    if named:
        return tuple(dict.fromkeys(named))
    marked_on = set(own)
    return tuple(code for code, criteria in counts.items() if criteria & marked_on)


def faults(trace: Trace, play: Play, grid: Grid, frameworks: Frameworks) -> tuple[Fault, ...]:
    """Every grave fault committed, even in a step that was played again: it was said."""
    return tuple(
        Fault(
            nature=act.fault.nature,
            label=GRAVE_LABELS[act.fault.nature],
            reason=act.reason,
            line=act.line,
            competences=capped_by(
                act.fault, play.steps[act.step].criteres, grid.counts, frameworks
            ),
        )
        for act in trace.acts
        if act.fault is not None
    )
