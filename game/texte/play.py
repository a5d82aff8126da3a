"""One play in line mode: show what is new, ask, store, and only then go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import Enum

from game.errors import StorageError
from game.outbox import Outbox
from game.scene import Coach, Scene
from game.session import Answered, Session
from game.texte.debrief import part_line, told_parts
from game.texte.desk import Desk, QuitError, TakeBackError
from game.texte.kinds.registry import Face, face_of
from game.texte.storing import now
from game.texte.talk import InputEndedError, Talk
from game.texte.turns import turn_lines
from scenarios.steps.kind import SKIP_REASON, Refusal, Skip
from scenarios.steps.parts import CHANNEL_LABELS
from scenarios.trace import Act, Turn
from scoring.report.wording import quoted_if_spoken, verdict

# How much of the conversation is told again when a session is taken up.
RECALLED_TURNS = 4


class Outcome(Enum):
    """How a play in line mode was left."""

    OVER = "finie"
    QUIT = "quittée"
    INPUT_ENDED = "entrée finie"


class TextPlay:
    """Plays one session to its end, or until the player leaves."""

    def __init__(
        self,
        session: Session,
        outbox: Outbox,
        talk: Talk,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._outbox = outbox
        self._talk = talk
        self._clock = clock
        self._shown = 0
        self._mood = ""
        self._phase = ("", 0)
        self._channel = ""
        self._told_phases: set[tuple[str, int]] = set()
        self._told_trouble = False
        self._coached = 0

    def run(self, *, is_resumed: bool = False) -> Outcome:
        """The whole play; raises StorageError when an answer cannot be stored."""
        if is_resumed:
            turns = self._session.scene.turns
            self._talk.say("Vous reprenez ici :")
            self._shown = max(0, len(turns) - RECALLED_TURNS)
            self._say_channel(turns, self._shown)
        try:
            while not self._session.scene.is_over:
                self._one_answer()
        except QuitError:
            return Outcome.QUIT
        except InputEndedError:
            return Outcome.INPUT_ENDED
        self._tell(self._session.scene)
        return Outcome.OVER

    def _one_answer(self) -> None:
        scene = self._session.scene
        offer, face = scene.offer, face_of(scene.kind)
        assert offer is not None, "a play under way offers something"
        desk = self._desk(scene, face)
        self._tell(scene)
        face.show(offer, desk)
        started = self._clock()
        try:
            move = face.ask(offer, desk)
        except TakeBackError:
            self._take_back(round(self._clock() - started, 1))
            return
        result = self._session.answer(move, seconds=round(self._clock() - started, 1))
        if isinstance(result, Refusal):
            self._talk.say(result.message)
            return
        if isinstance(move, Skip) and self._session.scene.coach is None:
            self._talk.say(SKIP_REASON)
        self._store(result)

    def _desk(self, scene: Scene, face: Face) -> Desk:
        """What this answer is asked with."""
        return Desk(self._talk, scene, self._keep_draft, lambda: self._read_again(face))

    def _take_back(self, seconds: float) -> None:
        result = self._session.take_back(seconds=seconds)
        if isinstance(result, Refusal):
            self._talk.say(
                f"{result.message} On ne reprend qu’une réplique par partie, juste après"
                " l’avoir dite, en mode guidé."
            )
            return
        self._store(result)
        turns = self._session.scene.turns
        self._shown = max(0, len(turns) - 1)
        self._coached = len(self._session.trace.acts)
        self._talk.say("Vous reprenez votre réplique.")

    def _tell(self, scene: Scene) -> None:
        """What is new since the last time: the answer and its coach, then what comes next."""
        acts = self._session.trace.acts
        self._tell_turns(scene, acts[-1].turns[1] if acts else 0)
        if scene.coach is not None and len(acts) != self._coached:
            self._tell_coach(scene.coach, acts[-1], may_take_back=scene.may_take_back)
        self._coached = len(acts)
        opened = [rank for rank, turn in enumerate(scene.turns) if turn.kind == "scene"]
        self._tell_turns(scene, opened[-1] + 1 if opened else 0)
        self._tell_phase(scene)
        self._tell_turns(scene, len(scene.turns))
        if scene.mood is not None and scene.mood.sentence != self._mood:
            self._mood = scene.mood.sentence
            self._talk.say(f"({self._mood})")

    def _tell_turns(self, scene: Scene, end: int) -> None:
        """The turns not yet told, up to that one."""
        for turn in scene.turns[self._shown : end]:
            self._say_turn(turn)
        self._shown = max(self._shown, end)

    def _say_turn(self, turn: Turn) -> None:
        if turn.kind == "canal" and turn.channel is not None:
            self._channel = CHANNEL_LABELS[turn.channel]
        for line in turn_lines(turn):
            self._talk.say(line, indent="  ")

    def _say_channel(self, turns: Sequence[Turn], first: int) -> None:
        """The channel of what is told again from that turn on, unless it is told there."""
        before = [turn for turn in turns[:first] if turn.kind == "canal"]
        if before and first < len(turns) and turns[first].kind != "canal":
            self._say_turn(before[-1])

    def _tell_coach(self, coach: Coach, act: Act, *, may_take_back: bool) -> None:
        word = verdict(coach.quality, is_spoken=coach.is_spoken)[1]
        word = f"Faute grave : {coach.fault}." if coach.fault else f"{word}."
        # Silence was said to be silence: its worth needs no word.
        said = coach.reason if isinstance(act.move, Skip) else f"{word} {coach.reason}"
        self._talk.say(f"Le coach : {said}".rstrip())
        # Silence has no parts to tell: what was expected comes with the debrief.
        parts = () if isinstance(act.move, Skip) else told_parts(act.kind, coach.parts)
        for part in parts:
            if not part.is_right:
                self._talk.say(part_line(part, act.kind, told=coach.reason), indent="  ")
        for text, reason in coach.better:
            line = quoted_if_spoken(text, act.kind)
            self._talk.say(f"Mieux ici : {line} {reason}".rstrip(), indent="  ")
        if may_take_back:
            self._talk.say("Tapez r pour reprendre cette réplique, une fois par partie.")

    def _tell_phase(self, scene: Scene) -> None:
        now_phase = next((p for p in scene.phases if p.state == "en_cours"), None)
        # Where somebody speaks, their first turn tells the channel; work done alone has none.
        is_told = any(turn.kind == "canal" for turn in scene.turns[self._shown :])
        is_silent = scene.channel != self._channel and not is_told
        if now_phase is None:
            return
        here = (now_phase.id, scene.part.rank if scene.part else 0)
        if here == self._phase and not is_silent:
            return
        rank = scene.phases.index(now_phase) + 1
        is_back = here in self._told_phases and here != self._phase
        start = "Retour à la phase" if is_back else "Phase"
        self._told_phases.add(here)
        self._phase, self._channel = here, scene.channel
        where = f", {scene.channel}" if is_silent else ""
        self._talk.say()
        self._talk.say(f"{start} {rank} sur {len(scene.phases)} : {now_phase.label}{where}.")

    def _read_again(self, face: Face) -> None:
        scene = self._session.scene
        first = max(0, len(scene.turns) - RECALLED_TURNS)
        self._say_channel(scene.turns, first)
        for turn in scene.turns[first:]:
            self._say_turn(turn)
        face.show(scene.offer, Desk(self._talk, scene, self._keep_draft, lambda: None))

    def _keep_draft(self, texts: dict[str, str]) -> None:
        try:
            now(self._outbox.put(self._session.draft(texts), durable=False))
        except StorageError as error:
            # The line waits in memory; the answer that follows stores both, or says so again.
            if not self._told_trouble:
                self._talk.say(str(error))
            self._told_trouble = True

    def _store(self, answered: Answered) -> None:
        """Store before anything new is shown; asks again as long as the disk refuses."""
        try:
            now(self._outbox.put(answered.lines))
            return
        except StorageError as error:
            trouble = error
        while True:
            self._talk.say(f"{trouble} Votre réponse est gardée en mémoire.")
            try:
                typed = self._talk.ask("Entrée pour réessayer, q pour quitter :")
            except InputEndedError:
                raise trouble from None
            if typed.casefold() == "q":
                raise trouble
            try:
                now(self._outbox.retry())
                return
            except StorageError as error:
                trouble = error
