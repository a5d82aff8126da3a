"""Spreadsheet formulas: worked out as mathematics says, refused kindly, never costly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.sums.formulas import (
    MAX_FORMULA,
    TOO_BIG,
    block,
    coordinates,
    references,
    shifted,
)
from scenarios.sums.numbers import FormulaError
from scenarios.sums.sheets import NOT_READ, WITHOUT_SIGN, Grid, Worked, worked

# A1:D5, texts in the first row and column; B3 is blank, E is outside.
GIVEN: dict[str, Decimal | str] = {
    "A1": "Jour",
    "B1": "Visiteurs",
    "A2": "Lundi",
    "B2": Decimal("120"),
    "C2": Decimal("30"),
    "B4": Decimal("-2.5"),
    "C4": Decimal("0"),
    "C3": Decimal("0.125"),
}
GRID = Grid(4, 5, GIVEN)

# A formula as typed, and its value by another arithmetic; None where it divides by zero.
Written = tuple[str, Fraction | None]


def result(typed: str, **others: str) -> Worked:
    """What D2 gives when that is typed in it."""
    return worked(GRID, {"D2": typed, **others})["D2"]


def trouble(typed: str, **others: str) -> str:
    found = result(typed, **others)
    assert found.value is None
    return found.trouble


# Formulas drawn at random, beside what fractions make of them.

NUMBERS = st.tuples(st.integers(0, 99_999), st.integers(0, 3), st.sampled_from(",."))
CELLS = st.sampled_from([at for at, value in GIVEN.items() if isinstance(value, Decimal)])
SPACE = st.sampled_from(["", " ", "\u00a0", "\u202f"])


def _number(parts: tuple[int, int, str]) -> Written:
    units, places, mark = parts
    text = f"{units / 10**places:.{places}f}".replace(".", mark)
    return text, Fraction(units, 10**places)


def _cell(at: str) -> Written:
    value = GIVEN[at]
    assert isinstance(value, Decimal)
    return at, Fraction(value)


def _binary(parts: tuple[Written, str, Written, str]) -> Written:
    (left, a), sign, (right, b), space = parts
    text = f"({left}{space}{sign}{space}{right})"
    if a is None or b is None or (sign in "/÷" and b == 0):
        return text, None
    if sign in "+-":
        return text, a + b if sign == "+" else a - b
    return text, a * b if sign in "*×" else a / b


def _negative(inner: Written) -> Written:
    return f"-{inner[0]}", None if inner[1] is None else -inner[1]


def _percent(inner: Written) -> Written:
    return f"{inner[0]}%", None if inner[1] is None else inner[1] / 100


def _function(parts: tuple[str, list[Written]]) -> Written:
    name, items = parts
    text = f"{name}({';'.join(item for item, _ in items)})"
    values = [value for _, value in items]
    if any(value is None for value in values):
        return text, None
    total = sum((value for value in values if value is not None), start=Fraction(0))
    return text, total if name.upper() == "SOMME" else total / len(values)


LEAVES = st.one_of(NUMBERS.map(_number), CELLS.map(_cell))
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/×÷"), inner, SPACE).map(_binary),
        inner.map(_percent),
        inner.map(_negative),
        st.tuples(
            st.sampled_from(["SOMME", "somme", "MOYENNE"]), st.lists(inner, min_size=1, max_size=3)
        ).map(_function),
    ),
    max_leaves=8,
)


@given(FORMULAS)
def test_formulas_are_worked_out_as_fractions_are(written: Written) -> None:
    text, expected = written
    if len(text) > MAX_FORMULA or (expected is not None and abs(expected) >= 10**11):
        return
    found = result(f"={text}")
    if expected is None:
        assert found.trouble == "Cette formule divise par zéro."
        return
    assert found.trouble == ""
    assert found.value is not None
    assert abs(Fraction(found.value) - expected) <= Fraction(1, 10**9) * max(
        Fraction(1), abs(expected)
    )


@given(st.lists(st.sampled_from("+-*/"), min_size=1, max_size=9), st.data())
def test_signs_bind_as_in_mathematics(signs: list[str], data: st.DataObject) -> None:
    """Without parentheses: products before sums, from left to right."""
    numbers = [data.draw(st.integers(1, 40)) for _ in range(len(signs) + 1)]
    text = str(numbers[0]) + "".join(
        f"{sign}{number}" for sign, number in zip(signs, numbers[1:], strict=True)
    )
    # Python's own arithmetic on exact fractions, term by term.
    terms = [Fraction(numbers[0])]
    for sign, number in zip(signs, numbers[1:], strict=True):
        if sign in "+-":
            terms.append(Fraction(number if sign == "+" else -number))
        else:
            terms[-1] = terms[-1] * number if sign == "*" else terms[-1] / number
    value = result(f"={text}").value
    assert value is not None
    assert abs(Fraction(value) - sum(terms)) < Fraction(1, 10**6)


@given(st.text(alphabet="=+-*/();:%,.$ ABCDEZabz0123456789SOMEYN€^!&[]{}'\"\n", max_size=260))
def test_anything_typed_gives_a_number_or_a_sentence(text: str) -> None:
    found = result(f"={text}")
    assert (found.value is None) == bool(found.trouble)
    if found.value is not None:
        assert abs(found.value) < TOO_BIG
    else:
        assert found.trouble.endswith(".")


@pytest.mark.parametrize(
    "typed",
    [
        "=" + "1+" * 50_000 + "1",
        "=" + "(" * 50_000 + "1" + ")" * 50_000,
        "9" * 100_000,
        "=" + "9" * 100_000,
        "=" + "-" * 100_000 + "1",
        "=SOMME(" + "B2;" * 40_000 + "B2)",
        "=9**9**9",
        "=9^9^9",
        "=1e999999999",
        "=" + "*".join(["999999999999"] * 15),
        "=0,000001" + "/999999999999" * 14,
        "=__import__('os').system('true')",
        "=B2.__class__",
        "=ZZZ999999999999999999999999",
        "=SOMME(A1:ZZ9999999)",
        "=" + "(" * 60 + "1" + ")" * 60,
        "=" + "-" * 198 + "1",
        "=B2\x00\x1b[31m",
        "=B2\u202eC2",
        "=٣+١",
    ],
)
def test_hostile_formulas_are_refused_in_a_sentence(typed: str) -> None:
    found = result(typed)
    assert found.value is None or abs(found.value) < TOO_BIG
    assert len(found.trouble) < 200
    assert not any(sign in found.trouble for sign in "\x00\x1b\u202e")


def test_the_deepest_chain_of_the_largest_sheet_is_worked_out() -> None:
    """Forty cells that read one another, each as deep as a formula may be."""
    grid = Grid(6, 9, {"B2": Decimal(1)})
    order = [f"{letter}{row}" for row in range(2, 10) for letter in "BCDEF"]
    typed = {after: "=" + "(" * 19 + f"{before}" + "+0)" * 19 for before, after in pairwise(order)}
    found = worked(grid, dict(reversed(typed.items())))
    assert {one.value for one in found.values()} == {Decimal(1)}


def test_chained_products_stay_bounded() -> None:
    grid = Grid(4, 9, {"B2": Decimal(999_999)})
    typed = {
        f"C{row}": "=" + "*".join([f"C{row - 1}" if row > 2 else "B2"] * 60) for row in range(2, 10)
    }
    assert worked(grid, typed)["C9"].value is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,5", "12.5"),
        ("12.5 %", "12.5"),
        (" 1 234,50 € ", "1234.50"),
        ("-3", "-3"),
        ("=B2/C2", "4"),
        ("= b2 * 2", "240"),
        ("=$B$2-C$2", "90"),
        ("=1 234,5*2", "2469.0"),
        ("=12,50€+1", "13.50"),
        ("=10%*B2", "12"),
        ("=-B2+-C2", "-150"),
        ("=+5", "5"),
        ("=2-3-4", "-5"),
        ("=12/3/2", "2"),
        ("=2+3*4", "14"),
        ("=SOMME(B2:C4)", "147.625"),
        ("=somme(C4:B2)", "147.625"),
        ("=MOYENNE(B2:B4)", "58.75"),
        ("=SOMME(B2;C2;10)", "160"),
        ("=SOMME(A1:A5)", "0"),
        ("=SOMME(B2:B4)/2+1", "59.75"),
        ("=(((B2)))", "120"),
    ],
)
def test_what_is_typed_gives(typed: str, value: str) -> None:
    assert result(typed) == Worked(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("=B9", "La cellule B9 n’est pas dans ce tableau, qui va de A1 à D5."),
        ("=E2", "La cellule E2 n’est pas dans ce tableau, qui va de A1 à D5."),
        ("=SOMME(B2:B9)", "La cellule B9 n’est pas dans ce tableau, qui va de A1 à D5."),
        ("=B0", "La cellule B0 n’est pas dans ce tableau, qui va de A1 à D5."),
        ("=A2*2", "La cellule A2 contient un texte, «\u00a0Lundi\u00a0»."),
        ("=B3", "La cellule B3 est vide."),
        ("=D2+1", "Cette formule se lit elle-même : D2 → D2."),
        ("=B2/C4", "Cette formule divise par zéro."),
        ("=C4/C4", "Cette formule divise par zéro."),
        ("=B2*(C2+1", "Il manque une parenthèse fermante « ) »."),
        ("=SOMME(B2:B3", "Il manque une parenthèse fermante « ) »."),
        ("=B2)", "Une parenthèse se ferme sans avoir été ouverte."),
        ("=B2*", "La formule s’arrête trop tôt, après «\u00a0*\u00a0»."),
        ("=", "Écrivez la formule après « = »."),
        ("=*B2", "Une formule ne commence pas par «\u00a0*\u00a0»."),
        (
            "=B2+*C2",
            "Il manque un nombre ou une cellule entre «\u00a0+\u00a0» et «\u00a0*\u00a0».",
        ),
        ("=B2 C2", "Il manque un signe + - * ou / entre «\u00a0B2\u00a0» et «\u00a0C2\u00a0»."),
        ("=B2:B3", "Une plage comme B2:B5 se met dans SOMME(…) ou MOYENNE(…)."),
        ("=SOMME(B2:3)", "Il manque une cellule après « B2: »."),
        ("=SOMME B2", "Après SOMME, ouvrez une parenthèse : SOMME(B2:B5)."),
        ("=C/B", "Après la colonne C, il manque la ligne : C2."),
        ("=MOYENNE(A2:A3)", "MOYENNE ne trouve aucun nombre."),
        ("=B2^2", "Le signe «\u00a0^\u00a0» ne se lit pas dans une formule."),
        ("=1234567890123", "Le nombre «\u00a01234567890123\u00a0» est trop long."),
        ("=0,1234567", "Le nombre «\u00a00,1234567\u00a0» est trop long."),
        ("=999999*9999999", "Ce résultat est bien trop grand."),
        ("=" + "1+" * 100 + "1", "Une formule tient en 200 signes."),
        ("=" + "(" * 21 + "1", "Cette formule a trop de parenthèses les unes dans les autres."),
        ("douze", NOT_READ),
        ("B2*C2", WITHOUT_SIGN),
        ("B2", WITHOUT_SIGN),
        ("12/4", WITHOUT_SIGN),
    ],
)
def test_what_is_wrong_is_said_kindly(typed: str, said: str) -> None:
    assert trouble(typed) == said


def test_a_comma_between_cells_is_told_from_a_decimal_one() -> None:
    assert "le point-virgule sépare" in trouble("=SOMME(B2,C2)")
    assert "SOMME et MOYENNE" in trouble("=TOTAL(B2)")


def test_cells_that_read_one_another_are_worked_out_in_any_order() -> None:
    assert result("=D3*2", D3="=D4+1", D4="5") == Worked(Decimal(12))
    assert result("=SOMME(D3:D5)", D3="1", D4="", D5="2") == Worked(Decimal(3))


def test_a_loop_is_told_and_who_reads_it_waits() -> None:
    found = worked(GRID, {"D2": "=D3", "D3": "=D4", "D4": "=D3", "D5": "=B2"})
    assert found["D4"].trouble == "Cette formule se lit elle-même : D3 → D4 → D3."
    assert not found["D4"].is_waiting
    assert found["D2"] == Worked(None, "La cellule D3 ne donne pas encore de nombre.", True)
    assert found["D5"] == Worked(Decimal(120))


def test_a_cell_still_to_type_is_waited_for() -> None:
    assert result("=D3", D3="") == Worked(None, "La cellule D3 est encore vide.", True)
    assert result("") == Worked(None)


def test_a_formula_copied_moves_as_in_a_spreadsheet() -> None:
    assert shifted("C2 / B2 * 100", 0, 2) == "C4 / B4 * 100"
    assert shifted("B2/$B$5+B$5+$B5", 1, 1) == "C3/$B$5+C$5+$B6"
    assert shifted("SOMME(B2:B4)", 1, 0) == "SOMME(C2:C4)"
    assert shifted("A2", -1, 0) == "A2"


def test_references_open_ranges() -> None:
    assert references("B2+SOMME(C2:C4)*b2") == ("B2", "C2", "C3", "C4")
    assert references("12") == ()


def test_coordinates_and_blocks() -> None:
    assert coordinates("$C$12") == (3, 12)
    assert coordinates("AA1") == (27, 1)
    assert coordinates("C") is None
    assert coordinates("C12345") is None
    assert block("C3", "B2") == ("B2", "C2", "B3", "C3")
    assert block("B2", "x") == ()
    assert len(block("A1", "ZZZ9999")) == 26 * 99


def test_a_formula_error_is_the_authors_too() -> None:
    with pytest.raises(FormulaError):
        references("B2" * 200)
