"""Hostile characters go, French stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.language.clean import clean, comparable, one_line, quoted, sort_key, without_accents


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("\x1b]0;PWNED\x07", "]0;PWNED"),
        ("a\x00b\x7fc\x9bd", "abcd"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("avant\u202eaprès\u2066x\u2069\u200e\u061c", "avantaprèsx"),
        ("a\u200bb\u2060c\ufeffd", "abcd"),
        ("a\u200db\u200cc", "abc"),
        ("\ud800x", "x"),
        ("e\u0301", "é"),
        ("q" + "\u0301" * 9, "q" + "\u0301" * 3),
        ("prix\u00a0: 12\u202f€", "prix\u00a0: 12\u202f€"),
        ("Œuvre d'Élodie… « oui »", "Œuvre d'Élodie… « oui »"),
    ],
)
def test_clean(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@pytest.mark.parametrize("emoji", ["👩‍🔧", "🏳️‍🌈", "👍🏽", "❤️‍🔥"])
def test_joined_emoji_stay_whole(emoji: str) -> None:
    assert clean(emoji) == emoji


_HARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\u200d\u200c\ufe0f😀❤e\u0301\u0323\u0338\u20e3\u0e33\u1100\u1161\r\n\t "),
    )
)


@given(_HARD)
def test_clean_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@given(_HARD)
def test_comparable_again_changes_nothing(text: str) -> None:
    once = comparable(text)
    assert comparable(once) == once


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  L\u2019accueil\u00a0:  BONJOUR ", "l'accueil : bonjour"),
        ("12\u202f€\n", "12 €"),
        ("“Oui”", '"oui"'),
        ("rendez\u2011vous", "rendez-vous"),
        ("E\u0301lodie", "élodie"),
    ],
)
def test_comparable(typed: str, expected: str) -> None:
    assert comparable(typed) == expected


def test_without_accents() -> None:
    assert without_accents("Cœur d'été, garçon, ÆON") == "Coeur d'ete, garcon, AEON"


def test_sort_key_is_french() -> None:
    names = ["Zoé", "Élodie", "eric", "Eric", "Éric", "Ça", "cote", "coté", "œuf", "ongle", "odeur"]
    expected = [
        "Ça",
        "cote",
        "coté",
        "Élodie",
        "eric",
        "Eric",
        "Éric",
        "odeur",
        "œuf",
        "ongle",
        "Zoé",
    ]
    assert sorted(names, key=sort_key) == expected


def test_one_line_and_quoted() -> None:
    assert one_line("a\n b\t c") == "a b c"
    assert one_line("x" * 90, limit=10) == "x" * 9 + "…"
    assert quoted("a\x1bb") == "«\u00a0ab\u00a0»"
