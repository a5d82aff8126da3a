"""The client file: the same everywhere, nobody real, homonyms that can be told apart."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personas.directory import Directory
from personas.names import FAMOUS
from scenarios.house.client_file import CUSTOMER, HOMONYM, always, homonym_count, ids, is_homonym
from scenarios.language.clean import without_accents
from tests.personas.casts import casting
from tests.personas.files import KNOWN, cards, known_digests
from tests.support import essai

SEEDS = st.integers(min_value=0, max_value=10**9)
TELEPHONE = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")
MAIL = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+@(example\.(com|org|fr)|[a-z]+\.example)|—")


def bare(name: str) -> str:
    """A name as files spell it at worst."""
    return without_accents(name).replace(" ", "").lower()


def test_known_files_are_drawn_again() -> None:
    """A seed gives the same file on every Python and machine (see `files` to write again)."""
    assert known_digests() == msgspec.json.decode(KNOWN.read_bytes())


@pytest.mark.parametrize("size", [200, 300, 500])
def test_a_file_has_its_size_and_each_id_once(size: int) -> None:
    for seed in range(12):
        found = ids(seed, size)
        assert len(found) == len(set(found)) == size
        assert found[0] == CUSTOMER
        assert set(always(size)) <= set(found)


def test_homonyms_are_two_to_five() -> None:
    assert {homonym_count(seed) for seed in range(60)} == {2, 3, 4, 5}
    for seed in range(20):
        count = sum(map(is_homonym, ids(seed, 300)))
        assert count == homonym_count(seed)
    assert not is_homonym(CUSTOMER)
    assert not is_homonym("c-001")


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_nobody_in_the_file_can_be_reached(seed: int) -> None:
    for id_, card in cards(seed, 200).items():
        family, first, postcode, _, telephone, mail, _ = card
        assert TELEPHONE.fullmatch(telephone.replace("\u00a0", " ")), id_
        assert MAIL.fullmatch(mail), mail
        assert postcode.startswith("96")
        assert f"{first} {family}" not in FAMOUS


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_homonyms_have_the_name_and_nothing_else_of_the_customer(seed: int) -> None:
    found = cards(seed, 200)
    mine = found[CUSTOMER]
    others = {id_: card for id_, card in found.items() if is_homonym(id_)}
    for id_, card in others.items():
        assert bare(card[0]) == bare(mine[0]), id_
        assert card[3] != mine[3]
        assert card[4] != mine[4]
        assert card[5] != mine[5]
    assert others[f"{HOMONYM}1"][1] == mine[1]


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_strangers_have_neither_the_name_nor_the_number(seed: int) -> None:
    found = cards(seed, 200)
    mine = found[CUSTOMER]
    strangers = [card for id_, card in found.items() if id_.startswith("c-")]
    assert all(card[0] != mine[0] and card[4] != mine[4] for card in strangers)
    assert all(bare(card[0]) != bare(mine[0]) for card in strangers)


def test_accents_differ_as_in_real_files() -> None:
    """« Lefèvre » is also found as « Lefevre », and « Lefèvre » stays the commoner."""
    spelt = set()
    for seed in range(40):
        directory = Directory(essai.casting(person=essai.KARIM, seed=seed))
        spelt |= {directory.card(id_)[0] for id_ in ids(seed, 200) if is_homonym(id_)}
    assert spelt == {"Lefèvre", "Lefevre"}


def test_namesakes_share_the_gender_that_their_first_name_says() -> None:
    directory = Directory(essai.casting(person=essai.KARIM))
    assert directory.card(f"{HOMONYM}1")[1] == "Karim"


def test_the_customer_is_as_in_the_casting() -> None:
    one = casting(42)
    family, first, postcode, town, _, mail, street = Directory(one).card(CUSTOMER)
    person = one.client
    assert (family, first, postcode, town) == (
        person.nom,
        person.prenom,
        person.code_postal,
        person.ville,
    )
    assert (mail, street) == (person.courriel, person.voie)


def test_slices_draw_everybody_once_and_the_same() -> None:
    whole, sliced = Directory(casting(7)), Directory(casting(7))
    everybody = ids(7, 200)
    assert len(list(sliced.slices(everybody))) == 8
    assert [sliced.card(id_) for id_ in everybody] == [whole.card(id_) for id_ in everybody]
