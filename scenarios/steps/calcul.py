"""`calcul`: the student works out an amount; the classic wrong ways are known by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.numbers import parse_number, rounded, work_out
from scenarios.organisation import Word
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    SKIP_REASON,
    Better,
    Mark,
    Move,
    Offer,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.parts import MARK_QUALITY, Score, Text
from scenarios.steps.step import STEP_TEXTS, Step
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import Play, View

MAX_TYPED = 60
NOT_A_NUMBER = "Écrivez un nombre, par exemple 1 234,50."


class CalculMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="calcul"):
    """The number as typed."""

    reponse: str


class Datum(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number the student is given: a fixed `valeur`, a drawn `nombre`, or a product's price.

    With `est_cache` the formula may read it and the student must find it in the documents.
    unite: None is the step's own; empty for a plain count.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle"})

    nom: Word
    libelle: Text
    valeur: Decimal | None = None
    nombre: Word | None = None
    produit: Word | None = None
    unite: str | None = None
    est_cache: bool = False


class WrongWay(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A classic wrong method: recognised by its result, named in the feedback."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison"})

    id: Slug
    formule: Text
    note: Score
    raison: Text


@dataclass(frozen=True, slots=True)
class CalculOffer(Offer):
    """The numbers given, as (label, value) texts; `unit` follows the answer."""

    data: tuple[tuple[str, str], ...]
    unit: str


class Calcul(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="calcul"):
    """An amount to work out. Serves e.g. A3T3C2.

    tolerance: how far from the exact result is still right, in the unit. decimales: places of
    the commercial rounding.
    """

    SECONDS: ClassVar[int] = 30
    FILLED: ClassVar[frozenset[str]] = STEP_TEXTS | {"question", "explication", "raison_faux"}

    question: Text
    donnees: Annotated[tuple[Datum, ...], msgspec.Meta(min_length=1)]
    formule: Text
    explication: Text
    unite: str = "€"
    decimales: Annotated[int, msgspec.Meta(ge=0, le=4)] = 2
    tolerance: Decimal = Decimal(0)
    erreurs: tuple[WrongWay, ...] = ()
    raison_faux: Text = "Le résultat ne correspond pas : reprenez le calcul étape par étape."

    def offer(self, view: View) -> CalculOffer:
        """The question and the numbers shown."""
        values = self.values(view.play)
        shown = tuple(
            (
                view.say(d.libelle),
                french(values[d.nom], None, self.unite if d.unite is None else d.unite),
            )
            for d in self.donnees
            if not d.est_cache
        )
        return CalculOffer(view.say(self.question), shown, self.unite)

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Right, a known wrong way, or wrong."""
        if isinstance(move, Skip):
            return self._outcome("passer", 0, SKIP_REASON, view, typed="")
        if not isinstance(move, CalculMove):
            return Refusal(NOT_FOR_THIS_STEP)
        typed = move.reponse.strip()
        value = parse_number(typed) if len(typed) <= MAX_TYPED else None
        if value is None:
            return Refusal(NOT_A_NUMBER)
        values = self.values(view.play)
        if self._matches(value, self.formule, values):
            return self._outcome("juste", 3, self.explication, view, typed)
        for way in self.erreurs:
            if self._matches(value, way.formule, values):
                return self._outcome(way.id, way.note, way.raison, view, typed)
        return self._outcome("faux", 0, self.raison_faux, view, typed)

    def branches(self, view: View) -> Iterator[Progress]:
        """Right, each known wrong way, wrong, nothing."""
        values = self.values(view.play)
        exact = rounded(work_out(self.formule, values), self.decimales)
        yield self._plain("juste", 3, self.explication)
        for way in self.erreurs:
            # With some numbers a wrong way lands on the right result: it cannot be told apart.
            if rounded(work_out(way.formule, values), self.decimales) != exact:
                yield self._plain(way.id, way.note, way.raison)
        yield self._plain("faux", 0, self.raison_faux)
        yield self._plain("passer", 0, SKIP_REASON)

    def right(self, view: View) -> CalculMove:
        """The right result."""
        return CalculMove(reponse=str(self.result(view.play)).replace(".", ","))

    def moves(self, view: View) -> Iterator[CalculMove]:
        """The right result, that of each wrong way, and one that is neither."""
        values = self.values(view.play)
        results = [self.result(view.play)]
        results += [rounded(work_out(way.formule, values), self.decimales) for way in self.erreurs]
        results.append(sum(results, start=results[0]) + 1_000)
        yield from (CalculMove(reponse=f"{result:f}".replace(".", ",")) for result in results)

    def guess(self, view: View, chance: Chance) -> CalculMove:  # noqa: ARG002 - the contract
        """Any amount."""
        return CalculMove(reponse=f"{chance.below(200)},{chance.below(100):02}")

    def asks(self) -> str:
        """The question."""
        return self.question

    def words(self) -> float:
        """The question, the numbers given, the explanation."""
        given = sum(words(d.libelle) + 1 for d in self.donnees if not d.est_cache)
        return words(self.question) + given + words(self.explication)

    def values(self, play: Play) -> Mapping[str, Decimal]:
        """Every number of this play that the formulas may read."""
        return {d.nom: self._value(d, play) for d in self.donnees}

    def result(self, play: Play) -> Decimal:
        """The right answer, rounded."""
        return rounded(work_out(self.formule, self.values(play)), self.decimales)

    def _value(self, datum: Datum, play: Play) -> Decimal:
        if datum.nombre is not None:
            return play.numbers[datum.nombre]
        if datum.produit is not None:
            product = play.organisation.product(datum.produit)
            assert product is not None, "checked when the scenario was loaded"
            return product.prix
        assert datum.valeur is not None, "checked when the scenario was loaded"
        return datum.valeur

    def _matches(self, value: Decimal, formula: str, values: Mapping[str, Decimal]) -> bool:
        exact = rounded(work_out(formula, values), self.decimales)
        return abs(value - exact) <= self.tolerance

    def _plain(self, key: str, value: int, reason: str) -> Progress:
        marks = tuple(Mark(criterion, value, reason) for criterion in self.criteres)
        return Progress(key=key, marks=marks, reason=reason)

    def _outcome(self, key: str, value: int, reason: str, view: View, typed: str) -> Progress:
        plain = self._plain(key, value, reason)
        right = french(self.result(view.play), self.decimales, self.unite)
        return Progress(
            key=key,
            marks=plain.marks,
            quality=MARK_QUALITY[value],
            reason=reason,
            said=f"Votre résultat\u00a0: {_answer(typed, self.unite)}." if typed else "",
            parts=(Part("resultat", "Résultat", value == 3, typed, right, reason),),
            better=() if value == 3 else (Better(right, view.say(self.explication)),),
        )


def _answer(typed: str, unit: str) -> str:
    """What was typed, with its unit unless it was typed too."""
    return typed if not unit or typed.endswith(unit) else f"{typed}\u00a0{unit}"


def french(value: Decimal, places: int | None, unit: str) -> str:
    """« 1 234,50 € »; places None keeps the decimals, two at least for euros."""
    if places is None:
        exponent = value.as_tuple().exponent
        own = max(0, -exponent) if isinstance(exponent, int) else 0
        places = max(own, 2) if unit == "€" else own
    text = f"{rounded(value, places):,f}".replace(",", "\u202f").replace(".", ",")
    return f"{text}\u00a0{unit}" if unit else text
