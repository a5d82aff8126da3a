"""A session that an author plays: any number of answers may be undone, any step stood at."""

from __future__ import annotations

from dataclasses import dataclass

from game.session import Answered, Session, opening_of
from scenarios.kernel import State
from scenarios.play import Play
from scenarios.reach.way import best_move
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import AnyMove

# No journal of a tryout is kept: its name and its date are nobody's.
NAME, DATE = "essai", "2000-01-01T00:00:00"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of a tryout. move: None took the last line back.

    is_led: the machine answered, on the author's demand. is_best: with a best answer of the key.
    """

    step: str
    visit: int
    move: AnyMove | None
    is_led: bool = False
    is_best: bool = False


class Trial(Session):
    """Implements a Session for one author.

    at: where it starts, None is the start of the scenario. given: the answers that led here.
    """

    def __init__(self, play: Play, at: State | None = None) -> None:
        super().__init__(play, opening_of(play, seance=NAME, date=DATE))
        self.given: list[Given] = []
        self._earlier: list[State] = []
        if at is not None:
            self._rewind(at)

    @property
    def before(self) -> State | None:
        """The state in which the last answer was given; None before any."""
        return self._earlier[-1] if self._earlier else None

    def answer(self, move: AnyMove, *, seconds: float | None = None) -> Answered | Refusal:
        """See Session."""
        return self._give(move, seconds)

    def lead(self, move: AnyMove, *, is_best: bool) -> Answered | Refusal:
        """An answer that the machine gives."""
        return self._give(move, None, is_led=True, is_best=is_best)

    def lead_best(self) -> Answered | Refusal:
        """A best answer of the key."""
        if self.state.is_over:
            return Refusal("La partie est finie.")
        return self.lead(best_move(self.state.view), is_best=True)

    def take_back(self, *, seconds: float | None = None) -> Answered | Refusal:
        """See Session."""
        earlier = self.state
        result = super().take_back(seconds=seconds)
        if not isinstance(result, Refusal):
            self._earlier.append(earlier)
            step = earlier.position.step or ""
            self.given.append(Given(step, earlier.visits.get(step, 0), None))
        return result

    def undo(self) -> bool:
        """Forget the last answer; False when there is none."""
        if not self.given:
            return False
        self.given.pop()
        self._rewind(self._earlier.pop())
        return True

    def _give(
        self, move: AnyMove, seconds: float | None, *, is_led: bool = False, is_best: bool = False
    ) -> Answered | Refusal:
        earlier = self.state
        result = super().answer(move, seconds=seconds)
        if not isinstance(result, Refusal):
            self._earlier.append(earlier)
            step = earlier.position.step or ""
            self.given.append(Given(step, earlier.visits[step], move, is_led, is_best))
        return result
