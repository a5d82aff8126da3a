"""Conditions on paper mean what they say: read back from their words, they hold as the engine's do."""

from __future__ import annotations

import pytest

from game.atelier.printed.conditions import Boxes, Reader
from game.atelier.printed.observer import another_says
from scenarios.chance import Chance
from scenarios.conditions import Bounds, Condition, Standing, holds
from scenarios.customer import Mood, Motive
from scenarios.play import Position
from tests.atelier.paper import Card
from tests.support.essai import CALM, MOODS

FACTS = ("usage", "budget", "delai")
MOTIVES: tuple[Motive, ...] = ("securite", "argent", "confort")


def drawn(chance: Chance, depth: int = 2) -> Condition:
    """Any condition, nested at most twice."""
    kind = chance.below(9 if depth else 6)
    if kind == 0:
        return Condition(fait=chance.pick(FACTS))
    if kind == 1:
        return Condition(humeur=chance.pick(MOODS))
    if kind == 2:
        return Condition(confiance=Bounds(min=chance.below(21), max=chance.below(21)))
    if kind == 3:
        return Condition(patience=Bounds(max=chance.below(21)))
    if kind == 4:
        return Condition(mobile=chance.pick(MOTIVES), besoin=chance.pick(("bureau", "maison")))
    if kind == 5:
        return Condition(fait=chance.pick(FACTS), frein=chance.pick(("prix", "temps")))
    parts = tuple(drawn(chance, depth - 1) for _ in range(chance.below(3) + 1))
    if kind == 6:
        return Condition(tous=parts)
    return Condition(un=parts) if kind == 7 else Condition(aucun=parts, fait=chance.pick(FACTS))


def positions(chance: Chance) -> list[Position]:
    """Positions drawn: any gauges, mood and facts."""
    found = []
    for _ in range(12):
        facts = frozenset(fact for fact in FACTS if chance.below(2))
        mood: Mood = chance.pick(MOODS)
        found.append(Position("etape", (), chance.below(21), chance.below(21), mood, facts))
    return found


def standing(p: Position) -> Standing:
    """The same as conditions look at it."""
    return Standing(p.trust, p.patience, p.mood, p.facts, CALM)


@pytest.mark.parametrize("gender", ["f", "m"])
def test_words_hold_where_the_condition_does(gender: str) -> None:
    told = certain = 0
    for number in range(250):
        chance = Chance(number, "condition")
        condition = drawn(chance)
        reader = Reader(CALM, "f" if gender == "f" else "m", Boxes())
        where = positions(chance)
        if not reader.may_hold(condition):
            assert not any(holds(condition, standing(p)) for p in where)
            certain += 1
            continue
        when = reader.when(condition)
        letters = {letter: fact for fact, letter in reader.boxes.letters.items()}
        for p in where:
            assert Card(letters, p).holds(when) == holds(condition, standing(p)), (when, p)
        told += bool(when)
    assert told > 100
    assert certain > 20


def test_the_first_case_that_holds_counts() -> None:
    for number in range(120):
        chance = Chance(number, "cas")
        cases = [(drawn(chance, 1), rank) for rank in range(3)]
        reader = Reader(CALM, "f", Boxes())
        ordered = reader.ordered([*cases, (None, 3)])
        letters = {letter: fact for fact, letter in reader.boxes.letters.items()}
        for p in positions(chance):
            right = next((n for one, n in cases if holds(one, standing(p))), 3)
            card = Card(letters, p)
            assert next(n for when, n in ordered if card.holds(when)) == right


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition(fait="usage"), "si case A cochée"),
        (Condition(aucun=(Condition(fait="usage"),)), "si case A vide"),
        (Condition(mobile="securite"), ""),
        (
            Condition(tous=(Condition(mobile="securite"), Condition(fait="usage"))),
            "si case A cochée",
        ),
        (Condition(confiance=Bounds(min=8)), "si confiance à 8 ou plus"),
        (Condition(aucun=(Condition(patience=Bounds(min=3, max=20)),)), "si patience à 2 ou moins"),
        (
            Condition(un=(Condition(humeur="agace"), Condition(humeur="en_colere"))),
            "si agacée ou en colère",
        ),
        (
            Condition(
                tous=(
                    Condition(fait="usage"),
                    Condition(un=(Condition(humeur="conquis"), Condition(fait="budget"))),
                )
            ),
            "si case A cochée et (conquise ou case B cochée)",
        ),
    ],
)
def test_what_is_left_is_said_in_words(condition: Condition, words: str) -> None:
    assert Reader(CALM, "f", Boxes()).when(condition) == words


def test_letters_go_on_after_z() -> None:
    boxes = Boxes()
    letters = [boxes.letter(f"fait-{n}") for n in range(54)]
    assert (letters[0], letters[25], letters[26], letters[53]) == ("A", "Z", "AA", "BB")
    assert boxes.letter("fait-3") == "D"
    assert len(set(letters)) == 54


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("J’ai reformulé avec ses mots.", "A reformulé avec ses mots."),
        ("J'ai lu.", "A lu."),
        ("Mon argument touchait juste.", "Son argument touchait juste."),
        ("Ma fiche est exacte.", "Sa fiche est exacte."),
        ("La fiche est exacte.", "La fiche est exacte."),
    ],
)
def test_what_a_seller_says_of_themselves_is_seen_by_another(said: str, seen: str) -> None:
    assert another_says(said) == seen
