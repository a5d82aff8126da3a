"""What every kind of step is: its written fields, and the small automaton behind them.

`offer` says what the student sees, `accept` what a move does, `branches` every way the next
move can come out: play and search stand on the same three. A new kind is one subclass, added
to `kinds`; everything else that a kind must know of itself has its place here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from scenarios.chance import Chance
from scenarios.conditions import Slug, Written
from scenarios.steps.kind import Mark
from scenarios.steps.parts import (
    CONDUCT_MARK,
    QUALITY_MARK,
    Channel,
    Choice,
    Conduct,
    Deed,
    Line,
    Phase,
    Target,
    targets,
)
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.play import Play, View
    from scenarios.steps.kind import Move, Offer, Progress, Refusal
    from scenarios.steps.kinds import AnyMove
    from scenarios.steps.reflexes import Reflex
    from scenarios.steps.tableau_shown import FilledSheet
    from scenarios.trace import Act

# The texts of every step that the engine fills when it shows them.
STEP_TEXTS = frozenset({"narration", "client", "consigne", "aide", "objet", "date"})

# Guesses drawn where what is typed cannot be listed: enough for a mean, few enough to be judged.
BLIND_DRAWS = 64


class Step(Written, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """What every kind of step has.

    criteres: what the step observes. savoirs: what to revise when it goes wrong. vers: where it
    leads, unless a line says otherwise. interlocuteur: the figurant spoken with, None is the
    customer. aide: a hint shown in guided mode. langue: in which both of them speak. objet, date: of the customer's message, where the
    channel writes letters. acte: what is done by answering it, or by each of
    its lines that says no other. comportements: professional behaviours that the whole answer
    shows, kept when every mark of it says that what was expected was seen. rattrapage: it is only
    met to mend what went wrong before: what is shown there counts, and earns no points, so that no
    play through a mistake earns more than one without.
    """

    IS_FACING: ClassVar[bool] = False
    """Whether the customer is there while it is answered: mood shows, they may walk out."""
    SECONDS: ClassVar[int] = 5
    """Seconds to type, move or work out one answer, beside reading (0: picking while reading)."""
    FILLED: ClassVar[frozenset[str]] = STEP_TEXTS
    """Fields whose templates the engine fills; each class inside a step may have its own."""

    id: Slug
    phase: Phase
    canal: Channel
    criteres: tuple[str, ...] = ()
    tache: str | None = None
    savoirs: tuple[str, ...] = ()
    narration: str = ""
    client: str | tuple[Line, ...] = ""
    objet: str = ""
    date: str = ""
    interlocuteur: Slug | None = None
    consigne: str = ""
    aide: str = ""
    langue: Literal["fr", "en"] = "fr"
    documents: tuple[Slug, ...] = ()
    acte: Deed | None = None
    comportements: tuple[str, ...] = ()
    rattrapage: bool = False
    vers: Target | None = None

    @property
    def kind(self) -> str:
        """The word that `type` holds."""
        return str(self.__struct_config__.tag)

    # The play.

    def offer(self, view: View) -> Offer:
        """What is offered in this state."""
        raise NotImplementedError

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """What the move does, or why it is not taken."""
        raise NotImplementedError

    def branches(self, view: View) -> Iterator[Progress]:
        """Every way the next move can come out in this state, `Skip` included.

        Moves that change nothing of the position (a query, say) are left out.
        """
        raise NotImplementedError

    # Robots, stored plays and tests.

    def right(self, view: View) -> AnyMove:
        """A best move in this state, step by step (not the best way through the play)."""
        raise NotImplementedError

    def moves(self, view: View) -> Iterator[AnyMove]:
        """At least one move for every outcome of this state but silence, the right one first."""
        raise NotImplementedError

    def guess(self, view: View, chance: Chance) -> AnyMove:
        """A move drawn from what is offered, without knowing what is right; it may be refused."""
        raise NotImplementedError

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:  # noqa: ARG002 - a hook
        """The moves that this reflex may make here, equally likely; some may be refused.

        What is typed cannot be guessed: a kind that says nothing of itself answers at random.
        """
        draws = range(BLIND_DRAWS)
        return tuple(self.guess(view, Chance(n, "aveugle", self.id)) for n in draws)

    def drawn(self, view: View) -> tuple[str, ...]:  # noqa: ARG002 - a hook
        """What drawn numbers, people or words change of how it can come out; mostly nothing.

        Two plays in which it is equal, and the temper, have the same outcomes.
        """
        return ()

    def looks_back(self) -> tuple[tuple[str, ...], ...]:
        """Groups of criteria whose marks so far decide how an answer comes out; mostly none."""
        return ()

    def agreed(self, move: AnyMove, seen: tuple[float | None, ...]) -> str:
        """The key of the outcome of a move, where the step looks back.

        seen: the mean mark of each group of criteria, None where none was marked.
        """
        raise NotImplementedError

    def noted(self, act: Act) -> tuple[tuple[str, str], ...] | None:  # noqa: ARG002 - a hook
        """(label as written, what the student gave) of what stays in their notes.

        Never what was right nor whether it was. None: nothing of this kind is noted.
        """
        return None

    def note_title(self) -> str:
        """What such a note is called, as written."""
        return self.asks()

    # What it leads to and looks at.

    def exits(self) -> tuple[str, ...]:
        """Every step or ending that the step can lead to."""
        return targets(self.vers)

    def detours(self) -> tuple[str, ...]:
        """Every step that this one sends to, and is come back to from."""
        return ()

    def marked(self) -> tuple[str, ...]:
        """Every criterion that the step can mark."""
        return self.criteres

    def reads(self) -> frozenset[str]:
        """Facts that decide its marks, beside those of its conditions."""
        return frozenset()

    # What the rules over the whole play look at.

    def lines(self) -> tuple[Choice, ...]:
        """Every line to pick that it is written with."""
        return ()

    def available(self, view: View) -> tuple[Choice, ...]:  # noqa: ARG002 - the contract
        """The lines that may be said in this state."""
        return ()

    def act_of(self, progress: Progress) -> Deed | None:
        """What a progress of this step does in the interview; silence does nothing."""
        if progress.choice is not None:
            return progress.choice.acte or self.acte
        is_answer = progress.is_done and progress.key != "passer" and not self.lines()
        return self.acte if is_answer else None

    def acts(self) -> frozenset[Deed]:
        """All that its answers may do in the interview."""
        found = {line.acte or self.acte for line in self.lines()} or {self.acte}
        return frozenset(deed for deed in found if deed is not None)

    def conduct(self, progress: Progress) -> tuple[Mark, ...]:
        """Marks on the behaviours that the whole answer shows, but for those its line tells.

        Silence shows none.
        """
        if not progress.is_done or progress.key == "passer" or not progress.marks:
            return ()
        worst = min(progress.marks, key=lambda mark: mark.value)
        kept: Conduct = "tenu" if worst.value >= QUALITY_MARK["acceptable"] else "manque"
        told = {mark.criterion for mark in progress.conduct}
        return tuple(
            Mark(code, CONDUCT_MARK[kept], worst.reason)
            for code in self.comportements
            if code not in told
        )

    def worked_out(self, play: Play) -> Iterator[Decimal]:  # noqa: ARG002 - the kind's contract
        """Numbers that it has the student find, which a text written later may cite."""
        yield from ()

    # What a reader meets.

    def asks(self) -> str:
        """What it asks for, as written: stands for the step in a report when nobody spoke."""
        return self.consigne

    def shown(self) -> Iterator[tuple[str, str]]:
        """(id, text as written) of all that may have to be read before answering."""
        yield from ()

    def sheet(self, move: Move, play: Play) -> FilledSheet | None:  # noqa: ARG002 - a hook
        """The sheet that an answer filled, for who looks back on it; None for most kinds."""
        return None

    def words(self) -> float:
        """Words offered and said back, beside what every step has."""
        return sum(words(text) for _, text in self.shown())

    def answers(self) -> int:
        """How many things the student picks, asks, types or places in one go through it."""
        return 1

    def least_moves(self) -> int:
        """How many moves it takes at least when it is done well."""
        return 1
