"""Every error of form is named, at its place, in French."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.files.diagnostics import Diagnostic, Place
from scenarios.files.shape import decode
from scenarios.files.source import Document, read

T = TypeVar("T")
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Niveau(StrEnum):
    SECONDE = "seconde"
    PREMIERE = "premiere"


class Etape(
    msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, tag_field="type"
):
    id: Slug


class Dialogue(Etape, kw_only=True, frozen=True, tag="dialogue"):
    choix: Annotated[list[str], msgspec.Meta(min_length=2, max_length=4)]
    vers: str = msgspec.field(name="suite", default="")


class Calcul(Etape, kw_only=True, frozen=True, tag="calcul"):
    montant: Decimal
    jauge: Annotated[int, msgspec.Meta(ge=0, le=20)] = 10


class Situation(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    titre: Annotated[str, msgspec.Meta(description="le titre que lit l'élève", min_length=1)]
    etapes: Annotated[list[Dialogue | Calcul], msgspec.Meta(min_length=1)]
    niveau: Niveau = Niveau.SECONDE
    canal: Literal["magasin", "telephone"] | None = None
    note: str | list[Dialogue] | None = None
    ouvert: bool = True
    jauges: dict[Slug, int] = {}
    paire: tuple[int, str] | None = None
    une: Dialogue | Calcul | None = None
    taux: float = 1.0
    mots: frozenset[str] = frozenset()


GOOD = "titre: t\netapes: [{type: calcul, id: a, montant: 12.50}]\n"


def _decode(text: str, type_: type[T]) -> tuple[T | None, tuple[Diagnostic, ...]]:
    document, found = read(text, "f.yaml")
    assert document is not None
    assert found == ()
    return decode(document, type_)


def _said(text: str) -> list[tuple[int, int, str, str, str | None]]:
    """Line, column, rule, message and hint of each finding, with ordinary spaces."""
    value, found = _decode(text, Situation)
    assert value is None
    assert found
    return [
        (d.place.line, d.place.column, d.rule, _plain(d.message), d.hint and _plain(d.hint))
        for d in found
    ]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_good_document_is_converted() -> None:
    value, found = _decode(GOOD + "taux: 1.5\nniveau: premiere\nmots: [a, a]\n", Situation)
    assert found == ()
    assert value is not None
    assert value.etapes == [Calcul(id="a", montant=Decimal("12.50"))]
    assert (value.taux, value.niveau, value.mots) == (1.5, Niveau.PREMIERE, frozenset("a"))


@pytest.mark.parametrize("written", ["12", "12.5", '"12.5"'])
def test_a_whole_number_or_quoted_digits_make_a_decimal(written: str) -> None:
    value, found = _decode(f"type: calcul\nid: a\nmontant: {written}\n", Calcul)
    assert found == ()
    assert value is not None
    assert isinstance(value.montant, Decimal)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tire: x", (3, 1, "cle-inconnue", "clé inconnue « tire »", "écrivez « titre »")),
        ("ouvert: oui", (3, 9, "type-attendu", "« ouvert » est un texte (« oui »), on attend true ou false", "écrivez true")),
        ("niveau: Première", (3, 9, "valeur-inconnue", "« niveau » vaut « Première », on attend premiere ou seconde", "écrivez « premiere »")),
        ("canal: telefone", (3, 8, "valeur-inconnue", "« canal » vaut « telefone », on attend magasin ou telephone", "écrivez « telephone »")),
        ("note: 12", (3, 7, "type-attendu", "« note » est un nombre (« 12 »), on attend un texte ou une liste", 'mettez la valeur entre guillemets : "12"')),
        ("jauges: {A: 1}", (3, 10, "identifiant", "« A » n'a pas la forme attendue d'un identifiant", "écrivez « a »")),
        ("jauges: {a: x}", (3, 13, "type-attendu", "« a » est un texte (« x »), on attend un nombre entier", "écrivez le nombre en chiffres")),
        ("paire: [a, b]", (3, 9, "type-attendu", "l'élément 1 de « paire » est un texte (« a »), on attend un nombre entier", "écrivez le nombre en chiffres")),
        ("paire: [1]", (3, 8, "longueur", "« paire » a 1 élément, il en faut au moins 2", None)),
        ("une: {type: calcul, id: a, montant: 1, jauge: 30}", (3, 47, "hors-limites", "« jauge » vaut « 30 », le maximum est 20", None)),
        ("une: {type: calcul, id: a, montant: '12,50'}", (3, 37, "type-attendu", "« montant » est un texte (« 12,50 »), on attend un nombre", "écrivez 12.50 : le nombre s'écrit avec un point")),
        ("une: {type: calcul, id: a, montant: 60 €}", (3, 37, "type-attendu", "« montant » est un texte (« 60 € »), on attend un nombre", "écrivez 60 : le nombre seul")),
        ("une: {type: calcul, id: a, montant: 1, jauge: 2.5}", (3, 47, "type-attendu", "« jauge » est un nombre (« 2.5 »), on attend un nombre entier", "écrivez un nombre sans virgule ni point")),
        ("une: texte", (3, 6, "type-attendu", "« une » est un texte (« texte »), on attend un ensemble de clés", None)),
        ("note: [{type: dialogue, id: b}]", (3, 8, "cle-manquante", "il manque la clé « choix » dans l'élément 1 de « note »", "on attend une liste")),
        ("ouvert:", (3, 8, "type-attendu", "« ouvert » est vide, on attend true ou false", None)),
    ],
)  # fmt: skip
def test_one_mistake(line: str, expected: tuple[int, int, str, str, str | None]) -> None:
    assert _said(GOOD + line + "\n") == [expected]


def test_every_mistake_is_told_at_once() -> None:
    said = _said(
        "titre: 12\n"
        "etapes:\n"
        "  - {type: dialogue, id: A b, choix: [a]}\n"
        "  - {type: dialog, id: b}\n"
        "  - {id: c}\n"
        "  - texte\n"
        "  - {type: calcul, id: d, montant: 1, choix: [a, b]}\n"
    )
    assert [(line, rule) for line, _, rule, _, _ in said] == [
        (1, "type-attendu"),
        (3, "identifiant"),
        (3, "longueur"),
        (4, "valeur-inconnue"),
        (5, "cle-manquante"),
        (6, "type-attendu"),
        (7, "cle-inconnue"),
    ]


def test_an_accented_key_gets_its_fix_and_is_not_also_missing() -> None:
    assert _said("titre: t\nétapes: []\n") == [
        (2, 1, "cle-inconnue", "clé inconnue « étapes »", "écrivez « etapes » sans accent")
    ]


def test_a_missing_key_says_what_it_is_for() -> None:
    said = _said("etapes: [{type: calcul, id: a, montant: 1}]\n")
    expected = (1, 1, "cle-manquante", "il manque la clé « titre »", "le titre que lit l'élève")
    assert said == [expected]


@pytest.mark.parametrize("text", ["- a\n", "texte\n", "12\n", "{}\n", "~\n"])
def test_a_document_of_another_form(text: str) -> None:
    assert _said(text)


def test_a_renamed_field_goes_by_its_written_name() -> None:
    said = _said(GOOD + "une: {type: dialogue, id: a, choix: [a, b], vers: x}\n")
    assert [rule for _, _, rule, _, _ in said] == ["cle-inconnue"]


def test_rule_prefix() -> None:
    document = read("{}", "f.yaml")[0]
    assert document is not None
    _, found = decode(document, Situation, rule_prefix="archetype-")
    assert {d.rule for d in found} == {"archetype-cle-manquante"}


class Pair(msgspec.Struct):
    valeur: int

    def __post_init__(self) -> None:
        if self.valeur % 2:
            raise ValueError("la valeur doit être paire")


class Pairs(msgspec.Struct):
    tous: list[Pair]
    par_nom: dict[str, Pair] = {}


def test_what_the_schema_cannot_say_is_still_told() -> None:
    _, found = _decode("tous: [{valeur: 2}, {valeur: 3}]\n", Pairs)
    assert [(d.message, d.place) for d in found] == [("la valeur doit être paire", Place(1, 21))]
    _, found = _decode("tous: []\npar_nom: {a: {valeur: 3}}\n", Pairs)
    assert [(d.message, d.place.line) for d in found] == [("la valeur doit être paire", 2)]


_JSONISH: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["titre", "etapes", "type", "id", "choix", "note", "une", "jauges", "paire", "zut"]),
        inner | st.sampled_from(["dialogue", "calcul"]),
        max_size=6,
    ),
)  # fmt: skip


@given(_JSONISH)
def test_failure_never_comes_without_a_reason(data: object) -> None:
    document = Document("f.yaml", data, {}, ())
    value, found = decode(document, Situation)
    assert (value is None) == bool(found)


def test_a_right_file_does_not_pay_for_jsonschema() -> None:
    script = (
        "import sys, msgspec; from scenarios.files.shape import decode; from scenarios.files.source import read\n"
        "class S(msgspec.Struct): a: int\n"
        "assert decode(read('a: 1', 'f')[0], S)[0] == S(1)\n"
        "assert 'jsonschema' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
