"""An author tries a scenario: from any step, with any customer, on the file as it was last saved.

Both faces draw what is computed here; nothing of it is kept in the student's sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.atelier.tryout.draft import Draft, Mistakes, Version, trouble
from game.atelier.tryout.following import follow
from game.atelier.tryout.notices import (
    ALONE,
    Notice,
    arrival,
    refused,
    replayed,
    stop,
    why_not,
    with_warnings,
)
from game.atelier.tryout.trial import Trial
from game.content import new_play
from game.errors import GameError, UsageError
from scenarios.files.diagnostics import nearest
from scenarios.kernel import set_down
from scenarios.language.clean import quoted
from scenarios.model import Scenario
from scenarios.play import Mode, Play
from scenarios.reach.way import Stride, declared_position, way_to
from scenarios.steps.parts import PHASE_LABELS


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its id, its name, and what it is."""

    id: str
    name: str
    about: str


class Tryout:
    """The tryout under way: `trial` is played like any session, and replaced when the file is."""

    def __init__(
        self,
        draft: Draft,
        *,
        seed: int,
        persona: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        """Raises UsageError or ContentError."""
        self._draft = draft
        self._digest = draft.digest()
        self._version = draft.first()
        self._seed, self._persona, self._mode = seed, persona, mode
        # The step tried by itself, empty where the trial starts as a play does.
        self._alone = ""
        self.trial = Trial(self._play(self._version))
        self._notice: Notice | None = None
        self._told_at = 0

    @property
    def notice(self) -> Notice | None:
        """What was told last; gone with the next answer, but for mistakes, which stay."""
        found = self._notice
        is_past = len(self.trial.given) != self._told_at
        return None if found is None or (is_past and not found.mistakes) else found

    @property
    def play(self) -> Play:
        """The play under way."""
        return self.trial.play

    @property
    def is_alone(self) -> bool:
        """Whether the trial began at a step that no answers led to."""
        return bool(self._alone)

    @property
    def can_change(self) -> bool:
        """Whether there is a file that may be saved anew."""
        return self._draft.path is not None

    @property
    def seed(self) -> int:
        """The customer's number."""
        return self._seed

    @property
    def persona(self) -> str | None:
        """The character asked for; None where the number draws it."""
        return self._persona

    @property
    def steps(self) -> tuple[Named, ...]:
        """The steps in the order written: kind, phase, and whether they were gone through."""
        visits = self.trial.state.visits
        return tuple(
            Named(
                step.id,
                step.id,
                f"{step.kind}, {PHASE_LABELS[step.phase].lower()}"
                + (", déjà jouée" if visits.get(step.id) else ""),
            )
            for step in self.play.scenario.etapes
        )

    @property
    def characters(self) -> tuple[Named, ...]:
        """Who may come: drawn by the number, then those of the scenario, then all the others."""
        # Late: archetypes are read on first use.
        from personas.library import archetypes

        own = self.play.scenario.client.personas
        others = [id_ for id_ in archetypes() if id_ not in own]
        known = [Named("", "Tiré au sort par le numéro", "parmi ceux du scénario")]
        for id_ in (*(id_ for id_ in own if id_ in archetypes()), *others):
            about = archetypes()[id_].resume if id_ in own else "n’est pas prévu par ce scénario"
            known.append(Named(id_, archetypes()[id_].nom, about))
        return tuple(known)

    def restart(self) -> None:
        """Back to the first step, nothing answered."""
        self._alone, self.trial = "", Trial(self.play)
        self._tell(Notice("La partie recommence au début."))

    def undo(self) -> bool:
        """Forget the last answer, whoever gave it; False when there is none."""
        return self.trial.undo()

    def go_to(self, step: str) -> None:
        """Stand at a step: from here where that goes on, else from the start, else alone.

        Raises UsageError, with the nearest name, when there is no such step.
        """
        _known(self._version.scenario, step)
        if any(not given.is_led for given in self.trial.given) and self._go_on_to(step):
            return
        self._alone, trial = "", Trial(self.play)
        way = way_to(trial.state, step)
        if way.strides is None:
            self._stand_alone(step, is_certain=way.is_whole)
            return
        not_best = _lead(trial, way.strides)
        self.trial = trial
        self._tell(Notice(arrival(step, len(way.strides), not_best)))

    def cast(self, *, seed: int | None = None, persona: str | None = None) -> None:
        """Another customer gives the same answers their turn. seed None keeps the number.

        persona None draws among those of the scenario. Raises UsageError, and changes nothing.
        """
        kept = (self._seed, self._persona)
        self._seed = self._seed if seed is None else seed
        self._persona = persona
        try:
            play = self._play(self._version)
        except GameError:
            self._seed, self._persona = kept
            raise
        name = character(play.casting.temper.archetype)
        told = f"Client n° {self._seed}, caractère : {name.lower()}."
        self._replay(play, told)

    def saved(self) -> bool:
        """Whether the file was saved since it was last read: it is then read, and played."""
        digest = self._draft.digest()
        if digest is None or digest == self._digest:
            return False
        self.reload()
        return True

    def reload(self) -> None:
        """Read the file anew; where it is right, the same answers are given to it."""
        if not self.can_change:
            self._tell(Notice("Ce scénario est livré avec le jeu : il n’y a rien à recharger."))
            return
        self._digest = self._draft.digest()
        try:
            read = self._draft.read()
            play = None if isinstance(read, Mistakes) else self._play(read, keeps_character=True)
        except GameError as error:
            read, play = trouble(error), None
        if isinstance(read, Mistakes) or play is None:
            found = read.found if isinstance(read, Mistakes) else ()
            self._tell(Notice(refused(len(found)), found, is_alert=True))
            return
        self._version = read
        self._replay(play, f"Fichier rechargé{with_warnings(read.warnings)}.")

    def _tell(self, notice: Notice) -> None:
        self._notice, self._told_at = notice, len(self.trial.given)

    def _play(self, version: Version, *, keeps_character: bool = False) -> Play:
        persona = self.play.casting.temper.archetype if keeps_character else self._persona
        return new_play(
            version.scenario,
            version.organisation,
            seed=self._seed,
            persona=persona,
            mode=self._mode,
        )

    def _replay(self, play: Play, told: str) -> None:
        """The same answers on another play, as far as they go."""
        given = tuple(self.trial.given)
        start = None
        if self._alone in play.steps:
            start = set_down(play, declared_position(play, self._alone))
        elif self._alone:
            told += f" L’étape {quoted(self._alone)} n’existe plus : retour au début."
            self._alone, given = "", ()
        trial = Trial(play, start)
        stopped = follow(trial, given)
        self.trial = trial
        more = "" if stopped is None else stop(stopped, len(given), trial)
        done = f" {replayed(len(given))}" if stopped is None and given else ""
        self._tell(Notice(f"{told}{done}{more}", is_alert=stopped is not None))

    def _go_on_to(self, step: str) -> bool:
        state = self.trial.state
        if state.is_over or state.position.step == step:
            return False
        way = way_to(state, step)
        if way.strides is None:
            return False
        not_best = _lead(self.trial, way.strides)
        text = arrival(step, len(way.strides), not_best)
        self._tell(Notice(f"{text} Vos réponses d’avant sont gardées."))
        return True

    def _stand_alone(self, step: str, *, is_certain: bool) -> None:
        self._alone = step
        self.trial = Trial(self.play, set_down(self.play, declared_position(self.play, step)))
        found = "Aucune suite de réponses ne mène" if is_certain else "Aucun chemin n’a été trouvé"
        why = why_not(self.play, step)
        text = f"{found} à l’étape {quoted(step)} avec ce client. {why}{ALONE}"
        self._tell(Notice(text, is_alert=True))


def character(archetype: str) -> str:
    """The name of an archetype; its id where it is no longer there."""
    # Late: archetypes are read on first use.
    from personas.library import archetypes

    return archetypes()[archetype].nom if archetype in archetypes() else archetype


def _known(scenario: Scenario, step: str) -> None:
    ids = [each.id for each in scenario.etapes]
    if step in ids:
        return
    near = nearest(step, ids)
    hint = f"Vouliez-vous dire {quoted(near)} ?" if near else f"Il y a : {', '.join(ids)}."
    raise UsageError(f"Aucune étape ne s’appelle {quoted(step)}. {hint}")


def _lead(trial: Trial, strides: Sequence[Stride]) -> tuple[str, ...]:
    """Give the answers of a way; returns the steps where another one was worth more."""
    not_best = []
    for stride in strides:
        if stride.is_right:
            trial.lead_best()
        else:
            not_best.append(trial.state.position.step or "")
            trial.lead(stride.move, is_best=False)
    return tuple(dict.fromkeys(not_best))
