"""Text on its way to the screen: safe, wrapped, cut."""

from __future__ import annotations

import pytest

from game.tui.tables import column_widths
from game.tui.text import cells, cellule, contenu, cut, sides, wrapped
from game.tui.transcript import transcript
from scenarios.trace import Turn
from tests.support.hostile import HOSTILE, MARKUP, NEVER_SHOWN


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_is_written(text: str) -> None:
    plain = contenu(text).plain.replace("\u00a0", " ")
    assert plain == text
    assert cellule(text).plain.replace("\u00a0", " ") == text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    for shown in (contenu(text).plain, cellule(text).plain, *wrapped(text, 12), cut(text, 9)):
        assert not any(sign in shown for sign in NEVER_SHOWN)


@pytest.mark.parametrize("width", [1, 2, 7, 40])
@pytest.mark.parametrize("text", [*HOSTILE, "", " ", "mot " * 30, "anticonstitutionnellement"])
def test_lines_never_pass_the_width(text: str, width: int) -> None:
    # One character may be wider than a single column.
    assert all(cells(line) <= max(width, 2) for line in wrapped(text, width))


def test_a_no_break_space_holds_its_words_together() -> None:
    assert wrapped("Cela fait 39,90 € tout compris", 15) == [
        "Cela fait",
        "39,90\u00a0€ tout",
        "compris",
    ]


def test_two_sides_of_a_line_the_left_gives_way() -> None:
    left, right = sides("Un titre un peu long", "à droite", 26)
    assert cells(left + right) == 26
    assert left.endswith("…")
    assert right.endswith("à droite")
    assert sides("Titre", "un texte bien trop long", 20) == ("Titre", "")


def test_the_widest_column_gives_way_first() -> None:
    rows = [("Désignation", "Prix"), ("Une cafetière très longue à dire", "39,90 €")]
    natural, tight = column_widths(rows, 80, 1), column_widths(rows, 30, 1)
    assert natural == [32, 7]
    assert sum(tight) == 26
    assert tight[1] == 7


def test_the_students_lines_stand_off_and_gestures_are_in_brackets() -> None:
    turns = (
        Turn("narration", "", "Il pleut."),
        Turn("geste", "La cliente", "Ferme son parapluie."),
        Turn("client", "La cliente", "Bonjour !"),
        Turn("vous", "Vous", "Bonjour Madame."),
    )
    rows = ["".join(text for text, _ in row) for row in transcript(turns, {}, 40)]
    assert rows == [
        "┆ Il pleut.",
        "",
        "La cliente  (Ferme son parapluie.)",
        "            Bonjour\u00a0!",
        "",
        "      Vous  Bonjour Madame.",
    ]


def test_a_word_too_long_is_cut_behind_its_hyphens() -> None:
    assert wrapped("au rez-de-chaussée", 9) == ["au", "rez-de-", "chaussée"]
    assert wrapped("lave-vaisselle", 10) == ["lave-", "vaisselle"]
    assert wrapped("anticonstitutionnellement", 10) == ["anticonsti", "tutionnell", "ement"]
    assert wrapped("-", 1) == ["-"]
