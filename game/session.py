"""A session: look (`scene`), `answer`, `journal`. Any face, robot or test plays with these.

No clock, dice, disk or screen inside: the face brings seconds and date, and stores the lines
that each verb hands back before it shows the next scene.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.clients import LateClients
from game.machine import MoodMachine, PlayMachine
from game.pages import pages
from game.scene import Briefing, Scene
from game.stage import briefing, scene
from scenarios.house.organisation import Organisation
from scenarios.journal import (
    Answer,
    AnyEntry,
    Closing,
    Draft,
    Journal,
    Opening,
    TakeBack,
    fingerprint,
    seal,
)
from scenarios.kernel import ReplayError, State, advance, start, take_back
from scenarios.language.clean import clean
from scenarios.model import Scenario
from scenarios.moves import keepable
from scenarios.play import Play, prepare
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import AnyMove
from scenarios.trace import Trace

ENGINE_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer gave: the next scene, and the journal lines to store before showing it."""

    scene: Scene
    lines: bytes


class Session:
    """One play under way. Made by `begin` or `resume`."""

    def __init__(self, play: Play, opening: Opening) -> None:
        self.play = play
        self.opening = opening
        self._state = start(play)
        self._machine = PlayMachine(play.scenario)
        for step in self._state.way[1:]:
            self._machine.go(step=step, ending=None)
        self._moods = MoodMachine(play.casting.temper, self._state.position.mood)
        self._pages = pages(play)
        self._seen = 0
        self._last = ""
        self._next_line = 1
        self._draft: dict[str, str] = {}
        self._scene: Scene | None = None

    @property
    def scene(self) -> Scene:
        """What the player sees now; made once for each answer."""
        if self._scene is None:
            self._scene = scene(self._state, self._pages, seen=self._seen, draft=self._draft)
        return self._scene

    @property
    def briefing(self) -> Briefing:
        """What is read before the play."""
        return briefing(self.play)

    @property
    def state(self) -> State:
        """Where the engine stands: for robots and scoring; faces read the scene."""
        return self._state

    @property
    def trace(self) -> Trace:
        """What the play has led to so far."""
        return self._state.trace()

    @property
    def seance(self) -> str:
        """The id of the session: the name of its file."""
        return self.opening.seance

    def answer(self, move: AnyMove, *, seconds: float | None = None) -> Answered | Refusal:
        """Take a move; a Refusal says why it is not taken, and nothing changes."""
        before, move = self._state, keepable(move)
        result = advance(before, move, line=self._next_line, seconds=seconds)
        if isinstance(result, Refusal):
            return result
        step = before.position.step or ""
        entry = Answer(
            n=self._next_line,
            etape=step,
            visite=before.visits[step],
            secondes=seconds,
            coup=move,
        )
        self._follow(before, result)
        lines = self._write(entry)
        if result.is_over:
            lines += self._close()
        return Answered(self.scene, lines)

    def take_back(self, *, seconds: float | None = None) -> Answered | Refusal:
        """Take the last line back: guided mode, once."""
        before = self._state
        result = take_back(before)
        if isinstance(result, Refusal):
            return result
        step = result.position.step or ""
        entry = TakeBack(
            n=self._next_line, etape=step, visite=result.visits[step], secondes=seconds
        )
        self._rewind(result)
        return Answered(self.scene, self._write(entry))

    def draft(self, texts: dict[str, str]) -> bytes:
        """The line that keeps half-typed text; stored without syncing."""
        step = self._state.position.step
        if step is None:
            return b""
        kept = {id_: clean(text)[:20_000] for id_, text in texts.items()}
        entry = Draft(n=self._next_line, etape=step, visite=self._state.visits[step], texte=kept)
        line = self._write(entry)
        self._draft = kept
        self._scene = None
        return line

    def _follow(self, before: State, after: State) -> None:
        """Move the live machines along; they refuse what the written graph does not allow."""
        position = after.position
        for step in after.way:
            self._machine.go(step=step, ending=None)
        if position.ending is not None:
            self._machine.go(step=None, ending=position.ending)
        mood = self._moods.feel(trust=position.trust, patience=position.patience)
        live = (self._machine.step, self._machine.ending, mood)
        if live != (position.step, position.ending, position.mood):
            raise AssertionError(f"machine at {live}, kernel at {position}")
        self._seen = len(before.turns)
        self._state = after
        self._draft = {}
        self._scene = None

    def _rewind(self, state: State) -> None:
        self._machine.reset(state.position.step or "")
        self._moods.reset(state.position.mood)
        self._seen = 0
        self._state = state
        self._draft = {}
        self._scene = None

    def _write(self, entry: AnyEntry) -> bytes:
        line, self._last = seal(entry, self._last)
        self._next_line += 1
        return line

    def _close(self) -> bytes:
        ending = self._state.position.ending or ""
        return self._write(Closing(n=self._next_line, fin=ending, lignes=self._next_line))

    def _opened(self) -> bytes:
        return self._write(self.opening)

    def _resumed(self, journal: Journal) -> None:
        """Play the journal's moves again; raises ReplayError at one that does not fit."""
        for line, move, seconds in journal.moves:
            before = self._state
            result = (
                take_back(before)
                if move is None
                else advance(before, move, line=line, seconds=seconds)
            )
            if isinstance(result, Refusal):
                raise ReplayError(line, result.message)
            if move is None:
                self._rewind(result)
            else:
                self._follow(before, result)
        self._seen = 0
        self._last = journal.last
        self._next_line = len(journal.entries) + 1
        self._draft = dict(journal.draft.texte) if journal.draft else {}
        self._scene = None

    def missing_end(self) -> bytes:
        """The closing line, when the play is over and its journal was cut before it."""
        return self._close()


def begin(
    play: Play, *, seance: str, date: str, players: Sequence[str] = ()
) -> tuple[Session, bytes]:
    """A new session and its first line. date: ISO 8601; players: one or two pseudonyms."""
    session = Session(play, opening_of(play, seance=seance, date=date, players=players))
    return session, session._opened()


def opening_of(play: Play, *, seance: str, date: str, players: Sequence[str] = ()) -> Opening:
    """The first entry of a play's journal. In assessment it has the fingerprint and not the key."""
    with_copy = play.mode != "evaluation"
    return Opening(
        n=1,
        seance=seance,
        moteur=ENGINE_VERSION,
        date=date,
        joueurs=tuple(players),
        mode=play.mode,
        scenario_id=play.scenario.id,
        empreinte_scenario=fingerprint(play.scenario, play.organisation),
        casting=play.casting,
        scenario=play.scenario if with_copy else None,
        organisation=play.organisation if with_copy else None,
    )


def play_of(
    opening: Opening, scenario: Scenario | None = None, organisation: Organisation | None = None
) -> Play | None:
    """The play of a journal: on its frozen copy, or on the installed files where it has none.

    None when it has no copy and the installed files are not those it was played on.
    """
    if opening.scenario is not None and opening.organisation is not None:
        scenario, organisation = opening.scenario, opening.organisation
    elif (
        scenario is None
        or organisation is None
        or fingerprint(scenario, organisation) != opening.empreinte_scenario
    ):
        return None
    casting = opening.casting
    return prepare(scenario, organisation, casting, opening.mode, LateClients(casting))


def resume(play: Play, journal: Journal) -> Session:
    """The session of a journal, at the very step; raises ReplayError."""
    session = Session(play, journal.opening)
    session._resumed(journal)
    return session
