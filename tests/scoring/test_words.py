"""The words of each level, at each threshold."""

from __future__ import annotations

import pytest

from scoring.words import (
    BAC_DEGREES,
    NOT_ENOUGH,
    SECONDE_DEGREES,
    Level,
    Observation,
    capped,
    degree,
    is_proposal,
    scale,
)

BAC_LEVELS = (Level.PREMIERE, Level.TERMINALE)


def seen(acts: str) -> list[Observation]:
    """« 3 2a 0 »: marks, with an a where help was given."""
    return [Observation(int(act[0]), aided=act.endswith("a")) for act in acts.split()]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("acts", ["", "3", "0", "2a"])
def test_under_the_minimum_nothing_is_said(level: Level, acts: str) -> None:
    found = degree(level, seen(acts))
    assert found is NOT_ENOUGH
    assert (found.word, found.rank, found.enough) == ("pas assez observé", None, False)


@pytest.mark.parametrize(
    ("acts", "word"),
    [
        ("0 0", "découvert"),
        ("1 1 1", "découvert"),
        ("1a 0", "découvert"),
        ("2a 0", "réussi avec aide"),
        ("2a 2a 3a", "réussi avec aide"),
        ("3 0 0", "découvert"),  # alone once, and no help was given
        ("3 2a 0 0 0", "réussi avec aide"),
        ("2 0", "découvert"),  # half of the acts, a third of the marks: chance does as well
        ("3 1", "réussi seul"),  # exactly two thirds
        ("2 2", "réussi seul"),
        ("2 2a", "réussi seul"),
        ("2 2 1", "découvert"),  # under two thirds
        ("3 3 0 0", "découvert"),
        ("3 3 3 0", "réussi seul"),  # three quarters
        ("3 2", "réussi seul deux fois"),  # exactly five sixths
        ("3 3a 3a", "réussi seul"),  # with help a mark counts as 2 at most
        ("3 3 2a 2", "réussi seul deux fois"),
    ],
)
def test_seconde(acts: str, word: str) -> None:
    assert degree(Level.SECONDE, seen(acts)).word == word


@pytest.mark.parametrize("level", BAC_LEVELS)
@pytest.mark.parametrize(
    ("acts", "rank"),
    [
        ("0 0", 1),
        ("1 1 0", 1),  # under one third
        ("1 1", 2),  # exactly one third
        ("2 2 1", 2),
        ("2 2", 3),  # exactly two thirds
        ("3 2 2", 3),
        ("3 2", 4),  # exactly five sixths
        ("3 3", 4),
        ("3a 3a", 3),  # with help a mark counts as 2 at most
        ("3 3 3 2a", 4),
    ],
)
def test_premiere_and_terminale(level: Level, acts: str, rank: int) -> None:
    found = degree(level, seen(acts))
    assert (found.rank, found) == (rank, BAC_DEGREES[rank - 1])


def test_the_words_of_the_livret() -> None:
    assert [each.word for each in BAC_DEGREES] == [
        "non maîtrisées",
        "insuffisamment maîtrisées",
        "maîtrisées",
        "bien maîtrisées",
    ]


@pytest.mark.parametrize("level", Level)
def test_a_grave_fault_leaves_the_lowest_word(level: Level) -> None:
    lowest = scale(level)[0]
    assert all(capped(each, level) == lowest for each in scale(level))
    assert capped(NOT_ENOUGH, level) is NOT_ENOUGH


@pytest.mark.parametrize("degrees", [SECONDE_DEGREES, BAC_DEGREES])
def test_signs_are_one_glyph_and_tell_degrees_apart(degrees: tuple[object, ...]) -> None:
    signs = [getattr(each, "sign", "") for each in (*degrees, NOT_ENOUGH)]
    assert all(len(sign) == 1 for sign in signs)
    assert len(set(signs)) == len(signs)


def test_only_the_bac_degrees_are_a_proposal() -> None:
    assert [is_proposal(level) for level in Level] == [False, True, True]


@pytest.mark.parametrize("mark", [-1, 4])
def test_a_mark_is_between_0_and_3(mark: int) -> None:
    with pytest.raises(ValueError, match="0 to 3"):
        Observation(mark)
