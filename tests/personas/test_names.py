"""The lists of names and places: large, varied, tied to nobody real."""

from __future__ import annotations

from collections import Counter

import pytest

from personas.names import (
    FAMILY_NAMES,
    FAMOUS,
    ORIGIN_WEIGHTS,
    OWN_FIRST_NAMES,
    Origin,
    all_first_names,
    cohort,
    first_names,
)
from personas.people import mail_address
from personas.places import STREET_NAMES, STREET_TYPES, TOWNS
from scenarios.customer import Gender

AGES = (18, 34, 35, 54, 55, 79)


def test_the_lists_are_long_enough_to_vary() -> None:
    assert len(all_first_names("f")) >= 120
    assert len(all_first_names("m")) >= 120
    assert sum(map(len, FAMILY_NAMES.values())) >= 200


def test_no_name_is_written_twice() -> None:
    families = Counter(name for names in FAMILY_NAMES.values() for name in names)
    assert [name for name, count in families.items() if count > 1] == []
    for gender in ("f", "m"):
        for origin in FAMILY_NAMES:
            for age in AGES:
                names = first_names(gender, origin, age)
                assert len(set(names)) == len(names), (gender, origin, age)


def test_no_first_name_leaves_the_gender_in_doubt() -> None:
    assert all_first_names("f") & all_first_names("m") == frozenset()


def test_every_origin_has_its_share_and_its_lists() -> None:
    assert {origin for origin, _ in ORIGIN_WEIGHTS} == set(FAMILY_NAMES) == set(OWN_FIRST_NAMES)
    assert sum(weight for _, weight in ORIGIN_WEIGHTS) == 100


def test_famous_pairs_are_pairs_of_the_lists() -> None:
    firsts = all_first_names("f") | all_first_names("m")
    families = {name for names in FAMILY_NAMES.values() for name in names}
    unknown = [pair for pair in FAMOUS if not _is_pair(pair, firsts, families)]
    assert unknown == []


def _is_pair(pair: str, firsts: frozenset[str], families: set[str]) -> bool:
    first, family = pair.split(" ", 1)
    return first in firsts and family in families


@pytest.mark.parametrize("gender", ["f", "m"])
@pytest.mark.parametrize("origin", sorted(FAMILY_NAMES))
def test_a_family_always_finds_a_first_name(gender: Gender, origin: Origin) -> None:
    for age in AGES:
        names = first_names(gender, origin, age)
        for family in FAMILY_NAMES[origin]:
            assert any(n != family and f"{n} {family}" not in FAMOUS for n in names)


def test_first_names_follow_the_decades() -> None:
    assert [cohort(age) for age in AGES] == ["young", "young", "middle", "middle", "older", "older"]
    assert "Océane" in first_names("f", "france", 20)
    assert "Océane" not in first_names("f", "france", 70)
    assert "Mohamed" in first_names("m", "maghreb", 70)


@pytest.mark.parametrize(
    ("first", "family", "mail"),
    [
        ("Gaëlle", "Le Goff", "gaelle.legoff@example.com"),
        ("Jean-Luc", "Öztürk", "jean-luc.ozturk@example.com"),
        ("Aïcha", "Aït Saïd", "aicha.aitsaid@example.com"),
        ("Zoé", "N’Diaye", "zoe.ndiaye@example.com"),
        ("Élise", "Çelik", "elise.celik@example.com"),
    ],
)
def test_mail_addresses_are_plain(first: str, family: str, mail: str) -> None:
    assert mail_address(first, family, "example.com") == mail


def test_towns_stand_nowhere() -> None:
    codes = [code for code, _ in TOWNS]
    # No department is numbered 96.
    assert all(code.startswith("96") and len(code) == 5 for code in codes)
    assert len(set(codes)) == len({town for _, town in TOWNS}) == len(TOWNS)


def test_streets_read_as_french() -> None:
    assert len(set(STREET_NAMES)) == len(STREET_NAMES)
    assert all(name.startswith(("de l’", "de la ", "des ", "du ")) for name in STREET_NAMES)
    assert all(kind.islower() for kind in STREET_TYPES)
