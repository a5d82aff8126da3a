"""What a query finds: words, columns, numbers, order; and that nothing typed can break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.house.search import (
    MAX_QUERY,
    Record,
    Source,
    column_named,
    matching,
    narrowed,
    plain_words,
    read_query,
    search,
)

COLUMNS = ("Nom", "Prénom", "Code postal", "Ville", "Téléphone", "Prix TTC", "Dernière visite")
ROWS = (
    ("Lefèvre", "Karim", "96100", "Valmorin", "06 39 98 12 34", "1 200,00 €", "02/03/2025"),
    ("LEFEVRE", "Élodie", "96300", "Étrelonne", "01 99 00 55 66", "39,90 €", "11/01/2025"),
    ("Le Goff", "Gaëlle", "96130", "Clairvigne", "02 61 91 77 88", "9,50 €", "30/12/2024"),
    ("Lœwen", "Zoé", "96180", "Castelmaur", "04 65 71 00 00", "", "—"),
    ("N’Diaye", "Éric", "96100", "Valmorin", "05 36 49 99 99", "39,90 €", "01/02/2025"),
)


def found(typed: str, sort: str = "") -> list[int]:
    """The ranks that a query finds, in its order."""
    return matching(COLUMNS, ROWS, read_query(typed, COLUMNS, sort))


@pytest.mark.parametrize(
    ("typed", "ranks"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("lefevre", [0, 1]),
        ("Lefèvre", [0, 1]),
        ("LEFÈVRE élodie", [1]),
        ("elodie lefevre", [1]),
        ("lef kar", [0]),
        ("evre", []),
        ("lefevre valmorin", [0]),
        ("lefevre castelmaur", []),
        ("le", [0, 1, 2]),
        ("le goff", [2]),
        ("loewen", [3]),
        ("ndiaye", []),
        ("n'diaye", [4]),
        ("n’diaye", [4]),
        ("0639981234", [0]),
        ("06 39 98", [0]),
        ("063998", [0]),
        ("96100", [0, 4]),
        ("39,90", [1, 4]),
    ],
)
def test_words_are_found_wherever_they_start(typed: str, ranks: list[int]) -> None:
    assert found(typed) == ranks


@pytest.mark.parametrize(
    ("typed", "ranks"),
    [
        ("ville:val", [0, 4]),
        ("ville : valmorin", [0, 4]),
        ("Ville\u00a0: Valmorin", [0, 4]),
        ("vil:etre", [1]),
        ("nom:val", []),
        ("prenom:e", [1, 4]),
        ("prénom:É", [1, 4]),
        ("code postal:9613", [2]),
        ("postal:9613", [2]),
        ("nom:lefevre ville:valmorin", [0]),
        ("nom:le goff", [2]),
        ("prix<40", [1, 2, 4]),
        ("prix < 39,90", [2]),
        ("prix<=39,90", [1, 2, 4]),
        ("prix>=39.90", [0, 1, 4]),
        ("prix>39,9", [0]),
        ("prix=39,9", [1, 4]),
        ("prix:39,9", [1, 4]),
        ("ville=valmorin", [0, 4]),
        ("ville=val", []),
        ("prix<abc", []),
        ("ville:", [0, 1, 2, 3, 4]),
        ("ville: ", [0, 1, 2, 3, 4]),
        ("couleur:lefevre", []),
        ("12:34", [0]),
    ],
)
def test_a_column_is_looked_in_alone(typed: str, ranks: list[int]) -> None:
    assert found(typed) == ranks


@pytest.mark.parametrize(
    ("sort", "ranks"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("prix", [2, 1, 4, 0, 3]),
        ("-prix", [0, 1, 4, 2, 3]),
        ("visite", [2, 1, 4, 0, 3]),
        ("-derniere visite", [0, 4, 1, 2, 3]),
        ("prénom", [1, 4, 2, 0, 3]),
        ("ville", [3, 2, 1, 0, 4]),
        ("nom", [2, 1, 0, 3, 4]),
        ("couleur", [0, 1, 2, 3, 4]),
    ],
)
def test_a_column_sorts_by_number_by_date_or_as_french_does(sort: str, ranks: list[int]) -> None:
    assert found("", sort) == ranks
    assert found(f"tri:{sort.replace(' ', '')}") == ranks


def test_the_sort_asked_apart_goes_before_the_one_typed() -> None:
    assert found("tri:ville", "prix") == found("", "prix")


def test_no_search_without_a_word_before_the_mark() -> None:
    """What names no column is plain words, and never breaks."""
    for typed in (":", ":::", "<", ">=", ": lefevre", "http://x", "tri:", "tri"):
        assert isinstance(found(typed), list)
    assert found("tri:") == [0, 1, 2, 3, 4]
    assert found("tri") == []


def test_columns_are_named_whole_by_their_start_or_by_a_word() -> None:
    assert [column_named(name, COLUMNS) for name in ("nom", "n", "CODE POSTAL", "codepostal")] == [
        0,
        0,
        2,
        2,
    ]
    assert column_named("postal", COLUMNS) == 2
    assert column_named("visite", COLUMNS) == 6
    assert column_named("pr", COLUMNS) == 1
    assert column_named("al", COLUMNS) is None
    assert column_named("", COLUMNS) is None


def test_a_source_is_loaded_when_it_is_searched_only() -> None:
    calls: list[int] = []

    def load() -> list[Record]:
        calls.append(1)
        return [Record(str(rank), row) for rank, row in enumerate(ROWS)]

    source = Source("clients", "Fichier clients", COLUMNS, load)
    assert calls == []
    assert [record.id for record in search(source, "lefevre", "nom")] == ["1", "0"]
    assert calls == [1]


def test_the_words_of_a_text_find_it() -> None:
    for row in ROWS:
        assert row in narrowed(COLUMNS, ROWS, plain_words(f"{row[0]} {row[1]}"))
    assert plain_words("Prix : <b> d’été") == "prix b d ete"


def test_a_pasted_book_and_controls_are_cut_and_cleaned() -> None:
    assert narrowed(COLUMNS, ROWS, "lefevre" + " " * MAX_QUERY + "x" * 100_000) == list(ROWS[:2])
    assert narrowed(COLUMNS, ROWS, "\x1b[2Jlefevre\x00\u202e") == []
    assert narrowed(COLUMNS, ROWS, "le\x00fevre\u202e") == list(ROWS[:2])


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_text_is_a_query(typed: str, sort: str) -> None:
    ranks = found(typed, sort)
    assert len(ranks) == len(set(ranks))
    assert set(ranks) <= set(range(len(ROWS)))
