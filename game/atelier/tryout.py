"""An author tries a scenario: from any step, with any customer, on the file as it was last saved.

Both faces draw what is computed here; nothing of it is kept in the student's sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.atelier.draft import Draft, Mistakes, Version, trouble
from game.atelier.following import Stopped, follow
from game.atelier.trial import Trial
from game.content import new_play
from game.errors import GameError, UsageError
from scenarios.files.diagnostics import nearest
from scenarios.kernel import set_down
from scenarios.language.clean import quoted
from scenarios.model import Scenario
from scenarios.play import Mode, Play
from scenarios.reach.way import Stride, declared_position, is_behind_a_walk_out, way_to

KEPT = "La version d’avant reste jouée ; corrigez et enregistrez."
ALONE = "L’étape s’essaie seule : jauges et faits du départ, rien de joué avant."
FIRST_SEED = 42


@dataclass(frozen=True, slots=True)
class Notice:
    """What the author is told. mistakes: of the file, lines as `verifier` prints them."""

    text: str
    mistakes: tuple[str, ...] = ()
    is_alert: bool = False


class Tryout:
    """The tryout under way: `trial` is played like any session, and replaced when the file is."""

    def __init__(
        self,
        draft: Draft,
        *,
        seed: int = FIRST_SEED,
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
        self._tell(Notice(_arrival(step, len(way.strides), not_best)))

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
        told = f"Client n° {self._seed}, caractère {quoted(play.casting.temper.archetype)}."
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
            lines = read.lines if isinstance(read, Mistakes) else ()
            self._tell(Notice(f"Le fichier ne peut pas être joué. {KEPT}", lines, is_alert=True))
            return
        self._version = read
        self._replay(play, f"Fichier rechargé{_with_warnings(read.warnings)}.")

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
        more = "" if stopped is None else _stop(stopped, len(given), trial)
        done = f" {_replayed(len(given))}" if stopped is None and given else ""
        self._tell(Notice(f"{told}{done}{more}", is_alert=stopped is not None))

    def _go_on_to(self, step: str) -> bool:
        state = self.trial.state
        if state.is_over or state.position.step == step:
            return False
        way = way_to(state, step)
        if way.strides is None:
            return False
        not_best = _lead(self.trial, way.strides)
        text = _arrival(step, len(way.strides), not_best)
        self._tell(Notice(f"{text} Vos réponses d’avant sont gardées."))
        return True

    def _stand_alone(self, step: str, *, is_certain: bool) -> None:
        self._alone = step
        self.trial = Trial(self.play, set_down(self.play, declared_position(self.play, step)))
        found = "Aucune suite de réponses ne mène" if is_certain else "Aucun chemin n’a été trouvé"
        why = _why_not(self.play, step)
        text = f"{found} à l’étape {quoted(step)} avec ce client. {why}{ALONE}"
        self._tell(Notice(text, is_alert=True))


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


def _arrival(step: str, count: int, not_best: tuple[str, ...]) -> str:
    if not count:
        return f"Étape {quoted(step)} : c’est là que la partie commence."
    given = "une réponse donnée" if count == 1 else f"{count} réponses données"
    text = f"Étape {quoted(step)} : {given} pour vous y mener"
    if not not_best:
        return f"{text}, les meilleures."
    names = ", ".join(map(quoted, not_best))
    return f"{text}, les meilleures sauf à {names} : sans cela on n’y vient pas."


def _why_not(play: Play, step: str) -> str:
    if not is_behind_a_walk_out(play, step):
        return ""
    if play.mode == "guide":
        return "On n’y vient que si le client part, ce qu’il ne fait jamais en mode guidé. "
    return "On n’y vient que si le client part. "


def _with_warnings(count: int) -> str:
    if not count:
        return ""
    word = "avertissement" if count == 1 else "avertissements"
    return f", {count} {word} (« comptoir verifier » les montre)"


def _replayed(count: int) -> str:
    return "Votre réponse est rejouée." if count == 1 else f"Vos {count} réponses sont rejouées."


def _stop(stopped: Stopped, total: int, trial: Trial) -> str:
    here = trial.state.position.step
    where = "à la fin" if here is None else f"à l’étape {quoted(here)}"
    many = "s" * (stopped.count > 1)
    return (
        f" {stopped.count} réponse{many} sur {total} rejouée{many} : {stopped.why}"
        f" Vous êtes {where}."
    )
