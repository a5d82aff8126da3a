"""Author texts: what may be written, what is caught, what comes out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.language.clean import clean
from scenarios.language.texts import TextError, Vocabulary, problems, render

VOCABULARY: Vocabulary = {
    "client": frozenset({"appel", "nom", "genre"}),
    "produit": frozenset({"nom", "prix"}),
    "heure": None,
}


@dataclass(frozen=True)
class Person:
    """Stands for whoever has a genre."""

    nom: str
    genre: str


VALUES: Mapping[str, object] = {
    "client": Person("Diallo", "f"),
    "produit": {"nom": "le grille-pain", "prix": Decimal("1234.5")},
    "heure": "10 h 30",
}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour, 50 % de remise ! {a}",
        "Bonjour {{ client.appel }}, il est {{heure}}.",
        "{{ client | accord('content', \"contente\") }}",
        "{{ client.nom | de | majuscule }}\n{{ produit.prix|euros }}",
        "{{ heure.libre.encore }}",
    ],
)
def test_good_text_is_silent(text: str) -> None:
    assert problems(text, VOCABULARY) == ()


@pytest.mark.parametrize(
    ("text", "offset", "word", "hint"),
    [
        ("Ah {{ client.apel }}", 6, "client.apel", "client.appel"),
        ("{{ clien.nom }}", 3, "clien.nom", "client.nom"),
        ("{{ client }}", 3, "client", "client.appel, client.genre, client.nom"),
        ("{{ accueil }}", 3, "accueil", "client, heure, produit"),
        ("{{ client.nom.x }}", 3, "client.nom.x", "client.nom"),
        ("{{ produit.prix | euro }}", 18, "euro", "euros"),
        ("{{ produit.prix | euros(2) }}", 18, "euros", "seul"),
        ("{{ client | accord('a') }}", 12, "accord", "accord"),
        ("{{ client | accord(heure, 'a') }}", 12, "accord", "accord"),
        ("{{ heure._x }}", 3, "heure._x", None),
        ("{% if heure %}x{% endif %}", 0, "{%", "clés"),
        ("x {# note #}", 2, "{#", "clés"),
        ("{{ client.nom() }}", 0, "( )", "{{ nom.attribut }}"),
        ("{{ heure + 1 }}", 0, "calcul", "{{ nom.attribut }}"),
        ("{{ -heure }}", 0, "calcul", "{{ nom.attribut }}"),
        ("{{ heure[0] }}", 0, "[ ]", "{{ nom.attribut }}"),
        ("{{ heure ~ heure }}", 0, "~", "{{ nom.attribut }}"),
        ("{{ heure if heure }}", 0, "condition", "{{ nom.attribut }}"),
        ("{{ heure is defined }}", 0, "test", "{{ nom.attribut }}"),
        ("{{ heure == 'x' }}", 0, "comparaison", "{{ nom.attribut }}"),
        ("{{ 'x' }}", 0, "nom", "{{ nom.attribut }}"),
        ("{{ [heure] }}", 0, "calcul", "{{ nom.attribut }}"),
        ("{{ }}", 0, "vide", "client.appel"),
        ("a {{ heure", 2, "refermée", "}}"),
        ("heure }}", 6, "ouverte", "{{"),
        ("{{ heure heure }}", 0, "heure heure", "filtre"),
        ("{{ l'eau }}", 0, "l'eau", "écrivez un nom"),
    ],
)
def test_one_mistake(text: str, offset: int, word: str, hint: str | None) -> None:
    (problem,) = problems(text, VOCABULARY)
    assert problem.offset == offset
    assert word in problem.message.replace("\u00a0", " ")
    assert (hint is None) == (problem.hint is None)
    assert (hint or "") in (problem.hint or "").replace("\u00a0", " ")


def test_every_mistake_is_told_in_order() -> None:
    found = problems("{{ x }} {{ }} {{ heure | y }} {{ heure", VOCABULARY)
    assert [problem.offset for problem in found] == [3, 8, 25, 30]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonjour {{ client.nom }}\n", "Bonjour Diallo\n"),
        ("{{ client | accord('content', 'contente') }}", "contente"),
        ("{{ client.genre | accord('un', 'une') }}", "une"),
        ("{{ produit.prix | euros }}", "1\u202f234,50\u00a0€"),
        ("{{ produit.prix | nombre }} {{ produit.prix }}", "1\u202f234,5 1\u202f234,5"),
        ("{{ produit.nom | de }}", "du grille-pain"),
        ("{{ client.nom | epele }}", "D-I-A-L-L-O"),
        ("{%raw%} {# {{ heure }} #}", "{%raw%} {# 10 h 30 #}"),
    ],
)
def test_render(text: str, expected: str) -> None:
    assert render(text, VALUES) == expected


@pytest.mark.parametrize(
    ("expression", "value", "expected"),
    [
        *(
            ("x | de", name, f"d'{name}")
            for name in ("Inès", "Hugo", "Élodie", "Œdipe", "Yves", "Hubert", "hôtel", "habitude")
        ),
        *(
            ("x | de", name, f"de {name}")
            for name in ("Marie", "Yanis", "Hamza", "héros", "hamac", "onze", "Zoé", "", "12")
        ),
        ("x | de", "les clés", "des clés"),
        ("x | de", "Le Goff", "de Le Goff"),
        ("x | majuscule", "élodie DUPONT", "Élodie DUPONT"),
        ("x | minuscule", "Élodie", "élodie"),
        ("x | epele", "Le Goff-Né", "L-E G-O-F-F N-É"),
        ("x | lettres", 0, "zéro"),
        ("x | lettres", 17, "dix-sept"),
        ("x | lettres", 21, "vingt et un"),
        ("x | lettres", 34, "trente-quatre"),
        ("x | lettres", 71, "soixante et onze"),
        ("x | lettres", 80, "quatre-vingts"),
        ("x | lettres", 81, "quatre-vingt-un"),
        ("x | lettres", 91, "quatre-vingt-onze"),
        ("x | lettres", 99, "quatre-vingt-dix-neuf"),
        ("x | lettres", 100, "100"),
        ("x | lettres", "2,5", "2,5"),
        ("x | telephone", "0639981234", "06\u00a039\u00a098\u00a012\u00a034"),
        ("x | telephone", "+33 6 39 98 12 34", "+33\u00a06\u00a039\u00a098\u00a012\u00a034"),
        ("x | telephone", "inconnu", "inconnu"),
        ("x | euros", 12, "12,00\u00a0€"),
        ("x | euros", Decimal("-0.005"), "-0,01\u00a0€"),
        ("x | nombre", 1234567, "1\u202f234\u202f567"),
        ("x", None, ""),
        ("x", True, "oui"),
    ],
)
def test_filters(expression: str, value: object, expected: str) -> None:
    assert render(f"{{{{ {expression} }}}}", {"x": value}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ absent }}",
        "{{ client.absent }}",
        "{{ client.__class__ }}",
        "{{ client.nom.upper() }}",
        "{{ heure",
    ],
)
def test_an_unchecked_text_is_refused_not_run(text: str) -> None:
    with pytest.raises(TextError):
        render(text, VALUES)


@pytest.mark.parametrize("value", ["douze", object(), "NaN"])
def test_a_value_that_a_filter_cannot_take(value: object) -> None:
    with pytest.raises(TextError):
        render("{{ x | euros }}", {"x": value})


@given(st.text() | st.sampled_from(["{{ heure }}", "{% x %}", "{{", "\x1b[2J", "<b>", "[/]"]))
def test_what_a_value_contains_stays_literal(hostile: str) -> None:
    assert render("« {{ x }} »", {"x": hostile, "heure": "!"}) == clean(f"« {hostile} »")


@given(st.text(st.sampled_from("{}%#|.'\"()[] aheure_\n\0é")))
def test_a_silent_text_can_always_be_rendered(text: str) -> None:
    if not problems(text, {"heure": None, "h": None, "e": None}):
        render(text, {"heure": "x", "h": "x", "e": "x"})


def test_plain_text_does_not_pay_for_jinja() -> None:
    script = (
        "import sys; from scenarios.language.texts import problems, render\n"
        "assert render('Bonjour', {}) == 'Bonjour' and problems('Bonjour', {}) == ()\n"
        "assert 'jinja2' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
