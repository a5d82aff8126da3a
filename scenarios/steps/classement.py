"""`classement`: cards sorted or paired along one to three axes, judged pair by pair.

One model serves three uses: sorting (one axis), caractéristique-avantage-preuve-mobile (the cards
are the characteristics, each other column an axis whose cases are its cards), the customer's
journey (contacts on an ordered axis of moments, and on another of feelings).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Condition, Slug, Standing, Written, holds
from scenarios.steps.judged import Judged
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Move,
    Offer,
    Option,
    Part,
    Progress,
    Refusal,
    Skip,
    share_mark,
)
from scenarios.steps.parts import Text
from scenarios.steps.reflexes import Reflex, Seen, picks
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove

PROMPT = "Classez les cartes."

# By id of axis, the case, or the cases that are all right.
Places = dict[Slug, Slug | tuple[Slug, ...]]
# Ids of a card and of an axis.
Pair = tuple[str, str]


class ClassementMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="classement"):
    """By id of card, then of axis, the case chosen."""

    places: dict[str, dict[str, str]]


class Cell(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case of an axis."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle"})

    id: Slug
    libelle: Text


class Axis(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What cards are placed along. est_ordonne: a line, shown as written; else cases are drawn."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle"})

    id: Slug
    libelle: Text
    # Nine at most: a digit names each of them.
    cases: Annotated[tuple[Cell, ...], msgspec.Meta(min_length=2, max_length=9)]
    est_ordonne: bool = False


class PlacesIf(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the card goes for the customers for whom `si` holds; an axis left out keeps its own."""

    si: Condition
    places: Places


class Card(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A card, and its case on every axis. places_si: the first that holds replaces `places`."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"texte", "raison"})

    id: Slug
    texte: Text
    raison: Text
    places: Places
    places_si: tuple[PlacesIf, ...] = ()

    def accepted(self, axis: str, at: Standing) -> tuple[str, ...]:
        """The cases of that axis that are right in this state."""
        held = next((one.places for one in self.places_si if holds(one.si, at)), {})
        place = held.get(axis, self.places.get(axis, ()))
        return (place,) if isinstance(place, str) else place


@dataclass(frozen=True, slots=True)
class AxisShown:
    """An axis as shown: its cases in their order; is_line: they lie on a line."""

    id: str
    label: str
    cells: tuple[Option, ...]
    is_line: bool


@dataclass(frozen=True, slots=True)
class ClassementOffer(Offer):
    """The cards, shuffled, and the axes to place them along."""

    options: tuple[Option, ...]
    axes: tuple[AxisShown, ...]

    def pairs(self) -> tuple[Pair, ...]:
        """Every (card, axis), in the order shown."""
        return tuple((card.id, axis.id) for card in self.options for axis in self.axes)

    def placed(self, draft: Mapping[str, str]) -> dict[Pair, str]:
        """The case of each pair placed so far, as a face keeps it: `carte.axe` to case."""
        cells = {axis.id: {cell.id for cell in axis.cells} for axis in self.axes}
        return {
            (card, axis): draft[f"{card}.{axis}"]
            for card, axis in self.pairs()
            if draft.get(f"{card}.{axis}") in cells[axis]
        }


def kept(placed: Mapping[Pair, str]) -> dict[str, str]:
    """The draft of what is placed so far."""
    return {f"{card}.{axis}": cell for (card, axis), cell in placed.items()}


def handed_in(placed: Mapping[Pair, str]) -> ClassementMove:
    """The move that hands these places in."""
    places: dict[str, dict[str, str]] = {}
    for (card, axis), cell in placed.items():
        places.setdefault(card, {})[axis] = cell
    return ClassementMove(places=places)


class Classement(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="classement"):
    """Cards to place; each pair (card, axis) counts. Serves e.g. A3T1C3, A3T1C4, 1C.a."""

    SECONDS: ClassVar[int] = 4

    axes: Annotated[tuple[Axis, ...], msgspec.Meta(min_length=1, max_length=3)]
    cartes: Annotated[tuple[Card, ...], msgspec.Meta(min_length=3, max_length=12)]

    def offer(self, view: View) -> ClassementOffer:
        """Cards shuffled, and cases too where they have no order."""
        cards = view.shuffled(self.cartes, "cartes")
        axes = tuple(
            AxisShown(
                axis.id,
                view.say(axis.libelle),
                tuple(
                    Option(cell.id, view.say(cell.libelle))
                    for cell in (
                        axis.cases
                        if axis.est_ordonne
                        else view.shuffled(axis.cases, f"cases.{axis.id}")
                    )
                ),
                axis.est_ordonne,
            )
            for axis in self.axes
        )
        options = tuple(Option(card.id, view.say(card.texte)) for card in cards)
        return ClassementOffer(view.say(self.asks()), options, axes)

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Each pair against the case of this customer."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, ClassementMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._malformed(move.places, view)
        if refusal is not None:
            return refusal
        parts = tuple(part for card in self.cartes for part in self._parts(card, move, view))
        return self.judged(parts, view, said="Classement remis.")

    def wrong_words(self, wrong: Sequence[Part]) -> str:
        """How many: their names, a card and an axis each, would fill the screen."""
        total = self.answers()
        if len(wrong) == 1:
            return f"Un placement sur {total} est à revoir."
        return f"{len(wrong)} placements sur {total} sont à revoir."

    def branches(self, view: View) -> Iterator[Progress]:
        """Every mark that some number of pairs placed wrong earns."""
        total = self.answers()
        missable = sum(1 for _ in self._wrong_cells(view))
        yield from self.outcomes(share_mark(wrong, total) for wrong in range(missable + 1))

    def right(self, view: View) -> ClassementMove:
        """Each card in the first of its right cases."""
        at = view.standing
        return ClassementMove(
            places={
                card.id: {axis.id: card.accepted(axis.id, at)[0] for axis in self.axes}
                for card in self.cartes
            }
        )

    def moves(self, view: View) -> Iterator[ClassementMove]:
        """The right one, then for each lower mark the first that earns it, one pair more wrong."""
        places = self.right(view).places
        yield ClassementMove(places=_copied(places))
        total = self.answers()
        for wrong, (card, axis, cell) in enumerate(self._wrong_cells(view), 1):
            places[card][axis] = cell
            if share_mark(wrong, total) != share_mark(wrong - 1, total):
                yield ClassementMove(places=_copied(places))

    def guess(self, view: View, chance: Chance) -> ClassementMove:  # noqa: ARG002 - the contract
        """Any case for every pair."""
        return ClassementMove(
            places={
                card.id: {axis.id: chance.pick(axis.cases).id for axis in self.axes}
                for card in self.cartes
            }
        )

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """Every card in one case of each axis, the one that the reflex picks."""
        if reflex == "hasard":
            return super().blind(view, reflex)
        columns = [
            [axis.cases[rank].id for rank in self._picks(axis, view, reflex)] for axis in self.axes
        ]
        # Axis by axis the chances are right; which goes with which changes no mean.
        most = max(map(len, columns))
        return tuple(
            ClassementMove(
                places={
                    card.id: {
                        axis.id: column[rank % len(column)]
                        for axis, column in zip(self.axes, columns, strict=True)
                    }
                    for card in self.cartes
                }
            )
            for rank in range(most)
        )

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def shown(self) -> Iterator[tuple[str, str]]:
        """The cards."""
        yield from ((card.id, card.texte) for card in self.cartes)

    def words(self) -> float:
        """The axes and their cases too."""
        labels = [axis.libelle for axis in self.axes]
        labels += [cell.libelle for axis in self.axes for cell in axis.cases]
        return super().words() + sum(map(words, labels))

    def answers(self) -> int:
        """One a pair."""
        return len(self.cartes) * len(self.axes)

    def _picks(self, axis: Axis, view: View, reflex: Reflex) -> tuple[int, ...]:
        shown = [Seen(view.say(cell.libelle)) for cell in axis.cases]
        return picks(shown, reflex, is_drawn=not axis.est_ordonne)

    def _wrong_cells(self, view: View) -> Iterator[tuple[str, str, str]]:
        """(card, axis, a case that is wrong there) for every pair that can be missed."""
        at = view.standing
        for card in self.cartes:
            for axis in self.axes:
                accepted = card.accepted(axis.id, at)
                cell = next((cell.id for cell in axis.cases if cell.id not in accepted), None)
                if cell is not None:
                    yield card.id, axis.id, cell

    def _malformed(self, places: Mapping[str, Mapping[str, str]], view: View) -> Refusal | None:
        axes = {axis.id: {cell.id for cell in axis.cases} for axis in self.axes}
        cards = {card.id for card in self.cartes}
        for id_, placed in places.items():
            if id_ not in cards:
                return Refusal("Cette carte n’est pas à classer ici.")
            if not placed.keys() <= axes.keys():
                return Refusal("Cet axe n’est pas proposé ici.", id_)
            if any(cell not in axes[axis] for axis, cell in placed.items()):
                return Refusal("Cette case n’est pas proposée ici.", id_)
        for card in view.shuffled(self.cartes, "cartes"):
            placed = places.get(card.id, {})
            for axis in self.axes:
                if axis.id not in placed:
                    where = f" ({view.say(axis.libelle)})" if len(self.axes) > 1 else ""
                    return Refusal(f"Cette carte est encore à placer{where}.", card.id)
        return None

    def _parts(self, card: Card, move: ClassementMove, view: View) -> Iterator[Part]:
        """One an axis; the reason of the card stands once, with its first mistake."""
        placed, at = move.places[card.id], view.standing
        wrong = [a.id for a in self.axes if placed[a.id] not in card.accepted(a.id, at)]
        told = wrong[0] if wrong else self.axes[0].id
        text = view.say(card.texte)
        for axis in self.axes:
            labels = {cell.id: view.say(cell.libelle) for cell in axis.cases}
            yield Part(
                f"{card.id}.{axis.id}",
                f"{text} · {view.say(axis.libelle)}" if len(self.axes) > 1 else text,
                axis.id not in wrong,
                labels[placed[axis.id]],
                " ou ".join(labels[cell] for cell in card.accepted(axis.id, at)),
                view.say(card.raison) if axis.id == told else "",
            )


def _copied(places: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {card: dict(placed) for card, placed in places.items()}
