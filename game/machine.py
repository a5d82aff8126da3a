"""The live machine: position and mood of a play under way. The one door to transitions.

The kernel owns consequences; this machine owns what is legal now and where a move leads. Both
are built from the same written graph and are proved, move by move, to agree.
"""

from __future__ import annotations

from typing import Any

from transitions import Machine, MachineError

from scenarios.customer import Mood, Temper, next_mood
from scenarios.model import Scenario
from scenarios.reach.graph import with_walk_outs

# States of the machine carry a prefix: a step called « initial » or « trigger » is no trouble.
STEP, END = "etape:", "fin:"
MOODS: tuple[Mood, ...] = ("serein", "reserve", "agace", "en_colere", "conquis")


class IllegalMoveError(Exception):
    """The machine knows no such way from here: a fault of ours, never of a student."""


class _Model:
    """What transitions writes its state on."""

    state: str


class PlayMachine:
    """Where a play is: a step or an ending, moved along the scenario's written graph."""

    def __init__(self, scenario: Scenario) -> None:
        self._model = _Model()
        steps = [STEP + step.id for step in scenario.etapes]
        endings = [END + ending.id for ending in scenario.fins]
        self._machine = _machine(self._model, [*steps, *endings], steps[0])
        known = {step.id for step in scenario.etapes}
        for source, goals in with_walk_outs(scenario).items():
            for goal in dict.fromkeys(goals):
                self._link(source, goal, known)

    def _link(self, source: str, goal: str, known: set[str]) -> None:
        name = (STEP if goal in known else END) + goal
        self._machine.add_transition(name, STEP + source, name)

    @property
    def step(self) -> str | None:
        """The present step, None when the play is over."""
        state = self._model.state
        return state.removeprefix(STEP) if state.startswith(STEP) else None

    @property
    def ending(self) -> str | None:
        """The ending reached, None until then."""
        state = self._model.state
        return state.removeprefix(END) if state.startswith(END) else None

    def go(self, *, step: str | None, ending: str | None) -> None:
        """Move to a step, or to an ending when `step` is None; raises IllegalMoveError."""
        name = STEP + step if step is not None else END + (ending or "")
        _trigger(self._machine, self._model, name)

    def reset(self, step: str) -> None:
        """Back to an earlier step: a line taken back, or a session resumed."""
        self._machine.set_state(STEP + step)


class MoodMachine:
    """The customer's mood: from any mood to any other, when the gauges call for it."""

    def __init__(self, temper: Temper, mood: Mood) -> None:
        self._model = _Model()
        self._temper = temper
        self._machine = _machine(self._model, list(MOODS), mood)
        for source in MOODS:
            for goal in MOODS:
                self._machine.add_transition(
                    "ressentir", source, goal, conditions=self._calls_for(source, goal)
                )

    def _calls_for(self, source: Mood, goal: Mood) -> Any:
        def calls(trust: int, patience: int) -> bool:
            threshold = self._temper.seuil
            return goal == next_mood(source, trust=trust, patience=patience, threshold=threshold)

        return calls

    @property
    def mood(self) -> Mood:
        """The present mood."""
        return next(mood for mood in MOODS if mood == self._model.state)

    def feel(self, *, trust: int, patience: int) -> Mood:
        """The mood after the gauges changed."""
        _trigger(self._machine, self._model, "ressentir", trust=trust, patience=patience)
        return self.mood

    def reset(self, mood: Mood) -> None:
        """Back to an earlier mood."""
        self._machine.set_state(mood)


def _machine(model: _Model, states: list[str], initial: str) -> Machine:
    return Machine(
        model=model,
        states=states,
        initial=initial,
        # The default makes a transition between any two states: quadratic, and too permissive.
        auto_transitions=False,
        send_event=False,
    )


def _trigger(machine: Machine, model: _Model, name: str, **values: int) -> None:
    """Fire an event; the three refusals of transitions become one."""
    event = machine.events.get(name)
    if event is None:
        raise IllegalMoveError(f"no way to {name} from {model.state}")
    try:
        moved = event.trigger(model, **values)
    except (MachineError, AttributeError) as error:
        raise IllegalMoveError(f"no way to {name} from {model.state}") from error
    if not moved:
        raise IllegalMoveError(f"no way to {name} from {model.state}")
