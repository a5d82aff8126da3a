"""A student's journey: the course followed, where it stands, what to play next, with whom, and why.

Everything is one player's own: sessions of others at the same keyboard are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content import MAX_SEED, Content
from game.errors import GameError
from game.harvest import Harvest
from game.notebook import Notebook, Notebooks
from game.shelf import KeptSession
from game.store import Store
from personas.newcomer import Newcomer, newcomer
from scenarios.chance import Chance
from scenarios.course import Course
from scenarios.headway import Headway, StageSeen, headway
from scenarios.language.clean import comparable
from scenarios.model import Level
from scoring.course_play import Candidate, choose, told
from scoring.framework import SECONDE, load
from scoring.progress import Key, Observed, Standing, standings

if TYPE_CHECKING:
    from scenarios.model import Scenario

YEARS: tuple[Level, ...] = ("seconde", "premiere", "terminale")
SECONDE_LEVEL: Level = "seconde"
RESUMED = "Vous l’avez commencée : reprenez-la où vous en étiez."
BY_CHANCE = "Client au hasard : vous n’en avez encore reçu aucun."


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to play next. seance: the session to take up, None for a new play.

    customer: the number to play with, None leaves it to chance. why: the reason for the scene;
    who: the reason for the customer, empty where a session is taken up.
    """

    scenario: str
    title: str
    why: str
    who: str = ""
    customer: int | None = None
    seance: str | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A competence as it stands. told: « observée 7 fois, « réussi seul » »."""

    code: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Journey:
    """One student in one course. courses: all there are to choose from.

    customers: who to play each stage with; under_way: the newest session left open, by scenario;
    skills: by scenario, the competences it announces and what was shown of each; bases: titles of
    the bases indispensables by code.
    """

    player: str
    courses: tuple[Course, ...]
    headway: Headway
    proposal: Proposal | None
    customers: Mapping[str, Newcomer]
    under_way: Mapping[str, str]
    skills: Mapping[str, tuple[Skill, ...]]
    bases: Mapping[str, str]

    @property
    def course(self) -> Course:
        """The course followed."""
        return self.headway.course

    @property
    def ends_exploring(self) -> bool:
        """Whether « J’ai exploré » ends this course: that of the Seconde."""
        return self.course.niveau == SECONDE_LEVEL

    def stage(self, scenario: str) -> StageSeen:
        """The stage of that situation, which the course has."""
        return next(each for each in self.headway.stages if each.scenario == scenario)

    def seance(self, scenario: str) -> str | None:
        """The session to take up for a stage; None where a new play begins."""
        if self.proposal is not None and self.proposal.scenario == scenario:
            return self.proposal.seance
        is_under_way = self.stage(scenario).state == "entamee"
        return self.under_way.get(scenario) if is_under_way else None

    def customer(self, scenario: str) -> int | None:
        """The number to play this stage with; None leaves it to chance."""
        found = self.customers.get(scenario)
        return None if found is None else found.number


async def journey_of(
    content: Content,
    sessions: Sequence[KeptSession],
    player: str,
    *,
    store: Store,
    harvest: Harvest,
    notebooks: Notebooks,
) -> Journey | None:
    """The journey of a player; None where there is no course. sessions: all kept, newest first."""
    if not content.courses:
        return None
    own = [session for session in sessions if session.is_of(player)]
    course = followed(content.courses, own, _notebook(notebooks, player))
    shown = await harvest.gather(store, own)
    return journey(content, own, player, course, shown)


def followed(courses: Sequence[Course], own: Sequence[KeptSession], notebook: Notebook) -> Course:
    """The course chosen; else that of the year played last; else the first of all."""
    chosen = next((one for one in courses if one.id == notebook.course), None)
    if chosen is not None:
        return chosen
    year = next((session.level for session in own if session.level), None)
    return next((one for one in courses if one.niveau == year and year), courses[0])


def journey(
    content: Content,
    own: Sequence[KeptSession],
    player: str,
    course: Course,
    shown: Mapping[str, tuple[Observed, ...]],
) -> Journey:
    """Where a player stands in a course. own: their sessions, newest first; shown: by session."""
    finished: dict[str, int] = {}
    for session in own:
        if session.state == "finie":
            finished[session.scenario] = finished.get(session.scenario, 0) + 1
    # The oldest first: the newest of a scenario stays.
    begun = {one.scenario: one.id for one in reversed(own) if one.state == "en-cours"}
    there = headway(course, content.scenarios, finished, begun)
    by_date = sorted(own, key=lambda session: session.date)
    seen = standings((one.level, shown[one.id]) for one in by_date if one.id in shown)
    customers = _customers(content.scenarios, there, own, player)
    proposal = _proposal(content.scenarios, there, own, seen, customers)
    bases = {base.code: base.title for base in load().framework(SECONDE).bases}
    skills = {
        stage.scenario: tuple(_skills(content.scenarios[stage.scenario], seen))
        for stage in there.stages
    }
    return Journey(player, content.courses, there, proposal, customers, begun, skills, bases)


def _notebook(notebooks: Notebooks, player: str) -> Notebook:
    try:
        return notebooks.load(player)
    except GameError:
        # Told where it matters, on the page of the sentences: the home only loses a choice.
        return Notebook()


def _customers(
    scenarios: Mapping[str, Scenario], there: Headway, own: Sequence[KeptSession], player: str
) -> dict[str, Newcomer]:
    known = {session.persona for session in own}
    if not known:
        # Whoever comes is new: chance does, and neighbours do not meet the same people.
        return {}
    found = {}
    for stage in there.stages:
        here = [session for session in own if session.scenario == stage.scenario]
        met = {(session.persona, session.need) for session in here}
        # From another number for each: two students side by side are not sent the same customer.
        chance = Chance(0, "parcours", comparable(player), stage.scenario, len(here))
        spec = scenarios[stage.scenario].client
        start = 1 + chance.below(MAX_SEED)
        found[stage.scenario] = newcomer(spec, met, known, start=start, largest=MAX_SEED)
    return found


def _proposal(
    scenarios: Mapping[str, Scenario],
    there: Headway,
    own: Sequence[KeptSession],
    seen: Mapping[Key, Standing],
    customers: Mapping[str, Newcomer],
) -> Proposal | None:
    in_course = {stage.scenario: stage for stage in there.stages}
    newest = own[0] if own else None
    if newest is not None and newest.state == "en-cours" and newest.scenario in in_course:
        return _resumed(newest)
    now = _this_year(there)
    candidates = [
        Candidate(each.scenario, each.level, _codes(scenarios[each.scenario]), each.plays)
        for each in now
    ]
    choice = choose(candidates, seen, _short_title)
    if choice is None:
        return None
    stage = in_course[choice.scenario]
    if stage.state == "entamee":
        return _resumed(
            next(s for s in own if s.scenario == stage.scenario and s.state == "en-cours")
        )
    met = customers.get(stage.scenario)
    who = BY_CHANCE if met is None else who_comes(met)
    number = None if met is None else met.number
    return Proposal(stage.scenario, stage.title, choice.why, who, number)


def _resumed(session: KeptSession) -> Proposal:
    return Proposal(session.scenario, session.title, RESUMED, seance=session.id)


def _this_year(there: Headway) -> tuple[StageSeen, ...]:
    """The stages that may be played, of the first year that is not finished; else of the last."""
    playable = [stage for stage in there.stages if stage.state != "en_attente"]
    unfinished = [stage.level for stage in playable if stage.state != "faite"]
    levels = unfinished or [stage.level for stage in playable[-1:]]
    year = min(levels, key=YEARS.index, default=None)
    return tuple(stage for stage in playable if stage.level == year)


def _skills(scenario: Scenario, seen: Mapping[Key, Standing]) -> Iterator[Skill]:
    for code in _codes(scenario):
        standing = seen.get((scenario.niveau, code), Standing())
        yield Skill(code, _short_title(code), told(scenario.niveau, standing))


def _codes(scenario: Scenario) -> tuple[str, ...]:
    """What it announces in the student's own framework: a bac's report never tells a Seconde code."""
    if scenario.niveau == SECONDE_LEVEL:
        return scenario.competences
    seconde = {each.code for each in load().framework(SECONDE).competences}
    return tuple(code for code in scenario.competences if code not in seconde)


def _short_title(code: str) -> str:
    competence = load().competence(code)
    return (competence.short_title or competence.title).partition(" (")[0]


def who_comes(met: Newcomer) -> str:
    """What is new about the customer, and nothing of who it is: that is for the play."""
    if met.has_new_need and met.has_new_manner:
        new = "un besoin et un caractère que vous n’avez pas encore rencontrés"
    elif met.has_new_need:
        new = "un besoin que vous n’avez pas encore rencontré ici"
    elif met.has_new_manner:
        new = "un caractère que vous n’avez pas encore rencontré"
    elif met.is_new_pair:
        new = "un besoin et un caractère que vous connaissez, jamais ensemble"
    else:
        new = "vous avez reçu toutes les sortes de clients ici ; celui-ci a d’autres mots"
    return f"Client n° {met.number} : {new}."
