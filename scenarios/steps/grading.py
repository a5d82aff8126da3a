"""How a line to pick is worth something: shared by `dialogue` and `questions`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.conditions import Standing, holds
from scenarios.steps.kind import Mark
from scenarios.steps.parts import (
    CONDUCT_MARK,
    DEFAULT_CHANGE,
    QUALITY_MARK,
    Choice,
    Conduct,
    Effects,
    GraveFault,
    Line,
    Note,
    Quality,
    Target,
)

if TYPE_CHECKING:
    from scenarios.play import View


@dataclass(frozen=True, slots=True)
class Worth:
    """What a line is worth to this customer now: the line, with the first fitting case over it."""

    case: int | None
    quality: Quality
    notes: tuple[Note, ...]
    reason: str
    effects: Effects
    reply: str | tuple[Line, ...]
    gesture: str
    goto: Target | None
    fault: GraveFault | None
    conduct: Mapping[str, Conduct]

    @property
    def key(self) -> str:
        """Suffix of the outcome's id: empty for the line's own worth."""
        return "" if self.case is None else f".{self.case + 1}"

    def change(self) -> tuple[int, int]:
        """(trust, patience) before temper and mood."""
        trust, patience = DEFAULT_CHANGE[self.quality]
        effects = self.effects
        return (
            trust if effects.confiance is None else effects.confiance,
            patience if effects.patience is None else effects.patience,
        )

    def marks(self, criteria: tuple[str, ...]) -> tuple[Mark, ...]:
        """One mark a criterion of the step, the notes written apart taking precedence."""
        apart = {note.critere: note for note in self.notes}
        plain = tuple(
            Mark(criterion, QUALITY_MARK[self.quality], self.reason)
            for criterion in criteria
            if criterion not in apart
        )
        return plain + tuple(Mark(n.critere, n.note, n.raison) for n in self.notes)

    def conduct_marks(self) -> tuple[Mark, ...]:
        """One mark a behaviour that the line keeps or fails, with the reason of the line."""
        return tuple(
            Mark(code, CONDUCT_MARK[kept], self.reason) for code, kept in self.conduct.items()
        )


def fault_of(value: Worth, choice: Choice, view: View) -> GraveFault | None:
    """The grave fault of a line: as written, or a promise that is not the employee's to make."""
    if value.fault is not None or choice.promet is None:
        return value.fault
    is_beyond = choice.promet in view.play.organisation.prerogatives.handed_on
    return GraveFault(nature="engager_hors_delegation") if is_beyond else None


def worth(choice: Choice, at: Standing) -> Worth:
    """The worth of a line in this state."""
    for rank, case in enumerate(choice.cas):
        if holds(case.si, at):
            return Worth(
                case=rank,
                quality=choice.qualite if case.qualite is None else case.qualite,
                notes=choice.notes if case.notes is None else case.notes,
                reason=choice.raison if case.raison is None else case.raison,
                effects=choice.effets if case.effets is None else case.effets,
                reply=choice.reponse if case.reponse is None else case.reponse,
                gesture=choice.reaction if case.reaction is None else case.reaction,
                goto=choice.vers if case.vers is None else case.vers,
                fault=choice.faute_grave if case.faute_grave is None else case.faute_grave,
                conduct=choice.comportements if case.comportements is None else case.comportements,
            )
    return Worth(
        case=None,
        quality=choice.qualite,
        notes=choice.notes,
        reason=choice.raison,
        effects=choice.effets,
        reply=choice.reponse,
        gesture=choice.reaction,
        goto=choice.vers,
        fault=choice.faute_grave,
        conduct=choice.comportements,
    )
