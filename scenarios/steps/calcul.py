"""`calcul`: the student works out an amount; the classic wrong ways are known by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.house.organisation import Word
from scenarios.language.clean import clean
from scenarios.steps.given import Given
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
from scenarios.steps.reflexes import Reflex, Seen, picks
from scenarios.steps.results import Results, Way
from scenarios.steps.step import STEP_TEXTS, Step
from scenarios.sums import coins
from scenarios.sums.numbers import french, parse_number, rounded, work_out
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import Play, View
    from scenarios.steps.kinds import AnyMove

MAX_TYPED = 60
MAX_PIECES_TYPED = 200
MAX_WORKING = 1_000
NOT_A_NUMBER = "Écrivez un nombre, par exemple 1 234,50."
RIGHT, UNROUNDED, WRONG, SKIPPED = "juste", "arrondi", "faux", "passer"
ROUNDED_TO = ("à l’unité", "au dixième", "au centième", "au millième", "au dix-millième")
EUROS_ROUNDED_TO = ("à l’euro", "au dixième", "au centime", "au millième", "au dix-millième")
_EUROS = re.compile(r"(€|euros?|eur)$", re.IGNORECASE)


class CalculMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="calcul"):
    """The number as typed, or the pieces given; travail: the working, where it is asked."""

    reponse: str
    travail: str = ""


class Datum(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number the student is given, by the name that formulas read it.

    With `est_cache` the formula may read it and the student must find it in the documents.
    unite: None is the step's own; empty for a plain count.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle"})

    nom: Word
    libelle: Text
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
    """The numbers given, as (label, value) texts; `unit` follows the answer.

    rule: how the result is written, a sentence. is_change: pieces are given, not a number.
    shows_working: the working may be written too.
    """

    data: tuple[tuple[str, str], ...]
    unit: str
    rule: str = ""
    is_change: bool = False
    shows_working: bool = False


class Calcul(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="calcul"):
    """An amount to work out. Serves e.g. A3T3C2.

    tolerance: how far from the exact result is still right, in the unit. decimales: places of
    the commercial rounding. monnaie: the amount is handed over, in real notes and coins.
    travail: the working may be shown; it is kept, never graded.
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
    monnaie: bool = False
    travail: bool = False
    erreurs: tuple[WrongWay, ...] = ()
    raison_faux: Text = "Le résultat ne correspond pas : reprenez le calcul étape par étape."

    def offer(self, view: View) -> CalculOffer:
        """The question, the numbers shown, how the result is written."""
        values = self.values(view.play)
        shown = tuple(
            (
                view.say(d.libelle),
                french(values[d.nom], None, self.unite if d.unite is None else d.unite),
            )
            for d in self.donnees
            if not d.est_cache
        )
        return CalculOffer(
            view.say(self.question),
            shown,
            self.unite,
            rule=self.rule(),
            is_change=self.monnaie,
            shows_working=self.travail,
        )

    def rule(self) -> str:
        """« Arrondissez au centime. », « Arrondissez à l’euro, à 5 € près. »."""
        if self.monnaie:
            return f"Écrivez pièces et billets rendus, par exemple {coins.EXAMPLE}."
        near = ""
        if self.tolerance:
            is_whole = self.tolerance == self.tolerance.to_integral_value()
            near = f", à {french(self.tolerance, 0 if is_whole else None, self.unite)} près"
        return f"Arrondissez {self._rounded_to()}{near}."

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Right, right but for the rounding, a known wrong way, or wrong."""
        if isinstance(move, Skip):
            return self._told(SKIPPED, 0, SKIP_REASON, view)
        if not isinstance(move, CalculMove):
            return Refusal(NOT_FOR_THIS_STEP)
        if len(move.travail) > MAX_WORKING:
            return Refusal(f"Votre démarche ne peut pas dépasser {MAX_WORKING} signes.", "travail")
        typed = move.reponse.strip()
        read = self._pieces(typed) if self.monnaie else self._number(typed)
        if isinstance(read, str):
            return Refusal(read, "reponse")
        value = sum(read, Decimal(0))
        way = self._results(view.play).way_of(value)
        told = self._told(way.key, way.mark, way.reason, view, typed)
        if self.monnaie and way.mark == 3:
            told = replace(told, reason=told.reason + _lighter(read))
        return replace(told, said=self._said(typed, value, move.travail))

    def branches(self, view: View) -> Iterator[Progress]:
        """Every way that some answer leads to, and silence."""
        for way, _ in self._answers(view.play):
            yield self._plain(way.key, way.mark, way.reason)
        yield self._plain(SKIPPED, 0, SKIP_REASON)

    def right(self, view: View) -> CalculMove:
        """The right result."""
        return self._move(self.result(view.play))

    def moves(self, view: View) -> Iterator[CalculMove]:
        """An answer for every way to come out, the right one first."""
        yield from (self._move(value) for _, value in self._answers(view.play))

    def guess(self, view: View, chance: Chance) -> CalculMove:  # noqa: ARG002 - the contract
        """Any amount."""
        return self._move(Decimal(chance.below(20_000)) / 100)

    def drawn(self, view: View) -> tuple[str, ...]:
        """The ways that its numbers tell apart."""
        return tuple(way.key for way, _ in self._answers(view.play))

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """One of the numbers given, copied as it is."""
        if reflex == "hasard":
            return super().blind(view, reflex)
        values = self.values(view.play)
        given = [values[datum.nom] for datum in self.donnees if not datum.est_cache]
        if not given:
            return (self._move(Decimal(0)),)
        shown = [Seen(french(value, None, "")) for value in given]
        rank = picks(shown, reflex, is_drawn=False)[0]
        # Change is handed over in real pieces: to the cent, and never less than nothing.
        value = max(Decimal(0), rounded(given[rank], 2)) if self.monnaie else given[rank]
        return (self._move(value),)

    def asks(self) -> str:
        """The question."""
        return self.question

    def words(self) -> float:
        """The question, the numbers given, the explanation."""
        given = sum(words(d.libelle) + 1 for d in self.donnees if not d.est_cache)
        return words(self.question) + given + words(self.explication)

    def values(self, play: Play) -> Mapping[str, Decimal]:
        """Every number of this play that the formulas may read."""
        return {d.nom: d.number(play) for d in self.donnees}

    def worked_out(self, play: Play) -> Iterator[Decimal]:
        """The right answer."""
        yield self.result(play)

    def result(self, play: Play) -> Decimal:
        """The right answer, rounded."""
        return self._result(self.formule, self.values(play))

    def _move(self, value: Decimal) -> CalculMove:
        if self.monnaie:
            return CalculMove(reponse=coins.written(coins.fewest(value)))
        return CalculMove(reponse=f"{value:f}".replace(".", ","))

    def _number(self, typed: str) -> tuple[Decimal] | str:
        """The number typed, or why it is none."""
        value = parse_number(typed) if len(typed) <= MAX_TYPED else None
        if value is None:
            return NOT_A_NUMBER
        unit = "%" if typed.endswith("%") else "€" if _EUROS.search(typed) else ""
        if unit and self.unite in ("€", "%") and unit != self.unite:
            return f"Le résultat est attendu en {self.unite}."
        return (value,)

    def _pieces(self, typed: str) -> tuple[Decimal, ...] | str:
        """The pieces typed, or why they are none."""
        if len(typed) > MAX_PIECES_TYPED:
            return f"Écrivez {MAX_PIECES_TYPED} signes au plus, par exemple {coins.EXAMPLE}."
        return coins.read_pieces(typed)

    def _results(self, play: Play) -> Results:
        values = self.values(play)
        unrounded = f"L’opération est juste : il reste à arrondir {self._rounded_to()}."
        nothing = Decimal(0)
        return Results(
            right=Way(RIGHT, 3, self.explication, self._result(self.formule, values)),
            exact=work_out(self.formule, values),
            places=self.decimales,
            tolerance=self.tolerance,
            known=tuple(
                Way(way.id, way.note, way.raison, self._result(way.formule, values))
                for way in self.erreurs
            ),
            unrounded=Way(UNROUNDED, 2, unrounded, nothing),
            wrong=Way(WRONG, 0, self.raison_faux, nothing),
        )

    def _answers(self, play: Play) -> tuple[tuple[Way, Decimal], ...]:
        """An answer for every way to come out; no hand gives a negative change."""
        return self._results(play).answers(
            lambda value: not self.monnaie or (value >= 0 and value == rounded(value, 2))
        )

    def _result(self, formula: str, values: Mapping[str, Decimal]) -> Decimal:
        return rounded(work_out(formula, values), self.decimales)

    def _rounded_to(self) -> str:
        return (EUROS_ROUNDED_TO if self.unite == "€" else ROUNDED_TO)[self.decimales]

    def _plain(self, key: str, value: int, reason: str) -> Progress:
        """An outcome without its evidence: what the search needs."""
        marks = tuple(Mark(criterion, value, reason) for criterion in self.criteres)
        return Progress(key=key, marks=marks, quality=MARK_QUALITY[value], reason=reason)

    def _told(self, key: str, value: int, reason: str, view: View, typed: str = "") -> Progress:
        result = self.result(view.play)
        right = french(result, self.decimales, self.unite)
        if self.monnaie:
            right += f" ({coins.written(coins.fewest(result))})"
        label = "Monnaie rendue" if self.monnaie else "Résultat"
        return replace(
            self._plain(key, value, reason),
            parts=(Part("resultat", label, value == 3, typed, right, view.say(reason)),),
            better=() if value == 3 else (Better(right, view.say(self.explication)),),
        )

    def _said(self, typed: str, value: Decimal, working: str) -> str:
        """« Votre résultat : 12,50 €. », and the working where it was shown."""
        said = f"Votre résultat : {_answer(typed, self.unite)}."
        if self.monnaie:
            said = f"Vous rendez {french(value, 2, self.unite)} : {typed}."
        shown = " ".join(clean(working).split())
        return f"{said} Votre démarche : {shown}" if shown else said


def _lighter(pieces: tuple[Decimal, ...]) -> str:
    """What is said of a right change in too many pieces: told, not punished."""
    best = coins.fewest(sum(pieces, Decimal(0)))
    if len(pieces) <= len(best):
        return ""
    return f" {len(pieces)} pièces et billets : {len(best)} suffisaient, {coins.written(best)}."


def _answer(typed: str, unit: str) -> str:
    """What was typed, with its unit unless it was typed too."""
    return typed if not unit or typed.endswith(unit) else f"{typed}\u00a0{unit}"
