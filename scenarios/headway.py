"""Where a student stands in a course: what is done, under way, open, or waiting for another scene.

A scene opens the next ones once it was played to an end, whatever it was worth: a course shows a
way, it shuts no door.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from scenarios.course import Course, Stage
from scenarios.model import Level, Scenario

StageState = Literal["faite", "entamee", "ouverte", "en_attente"]


@dataclass(frozen=True, slots=True)
class StageSeen:
    """A stage as it stands. plays: how many came to an end. waits_for: titles of what comes first.

    minutes: those that its situation announces.
    """

    stage: Stage
    title: str
    level: Level
    minutes: int
    state: StageState
    plays: int = 0
    waits_for: tuple[str, ...] = ()

    @property
    def scenario(self) -> str:
        """Id of its situation."""
        return self.stage.scenario


@dataclass(frozen=True, slots=True)
class Headway:
    """A course and its stages in their order; those whose situation is not installed are left out."""

    course: Course
    stages: tuple[StageSeen, ...]

    @property
    def done(self) -> int:
        """How many stages were played to an end."""
        return sum(each.state == "faite" for each in self.stages)

    @property
    def is_over(self) -> bool:
        """Whether every stage was."""
        return self.done == len(self.stages)

    @property
    def minutes(self) -> int:
        """Of the whole course, each stage once."""
        return sum(each.minutes for each in self.stages)

    @property
    def minutes_left(self) -> int:
        """Of the stages that are not done."""
        return sum(each.minutes for each in self.stages if each.state != "faite")

    @property
    def bases(self) -> tuple[str, ...]:
        """The bases indispensables worked on so far, in the order they were met."""
        done = (each.stage.bases for each in self.stages if each.state == "faite")
        return tuple(dict.fromkeys(code for some in done for code in some))


def headway(
    course: Course,
    scenarios: Mapping[str, Scenario],
    finished: Mapping[str, int],
    begun: Collection[str],
) -> Headway:
    """Where a course stands. finished: how often each scenario came to an end; begun: those with a
    play under way.
    """
    known = [stage for stage in course.etapes if stage.scenario in scenarios]
    titles = {stage.scenario: scenarios[stage.scenario].titre for stage in known}
    stages = []
    for stage in known:
        scenario = scenarios[stage.scenario]
        plays = finished.get(scenario.id, 0)
        # What is not installed cannot be played: it holds nobody back.
        first = tuple(titles[id_] for id_ in stage.apres if id_ in titles and not finished.get(id_))
        waits = () if plays else first
        state = _state(plays, is_begun=scenario.id in begun, is_waiting=bool(waits))
        stages.append(
            StageSeen(
                stage, scenario.titre, scenario.niveau, scenario.duree_minutes, state, plays, waits
            )
        )
    return Headway(course, tuple(stages))


def _state(plays: int, *, is_begun: bool, is_waiting: bool) -> StageState:
    if plays:
        return "faite"
    if is_begun:
        return "entamee"
    return "en_attente" if is_waiting else "ouverte"
