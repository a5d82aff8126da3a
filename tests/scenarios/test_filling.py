"""Our own filling and Jinja2's agree on every text of the common form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.language.clean import clean
from scenarios.language.filling import fill, pieces
from scenarios.language.texts import TextError, _template, problems, render
from tests.support import essai

VALUES: dict[str, object] = {
    "client": essai.MARTHE,
    "produits": {"claire": {"prix": Decimal("39.90"), "nom": "{{ client.nom }}"}},
    "besoin": {"usage": "[/]\x1b[2J", "rien": None, "fini": True},
}
NAMES = (
    "client.nom",
    "client.telephone",
    "client.age",
    "produits.claire.prix",
    "produits.claire.nom",
    "besoin.usage",
    "besoin.rien",
    "besoin.fini",
)
FILTERS = ("", " | majuscule", "|minuscule", " | de", " | epele", " |telephone | de")
SPACES = st.sampled_from(["", " ", "  "])
EXPRESSIONS = st.builds(
    lambda name, used, before, after: "{{" + before + name + used + after + "}}",
    st.sampled_from([*NAMES]),
    st.sampled_from(FILTERS),
    SPACES,
    SPACES,
) | st.sampled_from(
    [
        "{{ client | accord('venu', \"venue\") }}",
        "{{client.genre|accord('à', 'à l’aise, \"oui\"')}}",
        "{{ produits.claire.prix | euros }}",
    ]
)
TEXTS = st.lists(
    EXPRESSIONS | st.text(alphabet="aé« .,!?\u00a0|()'\"", max_size=8), max_size=6
).map("".join)


@given(TEXTS)
def test_both_ways_of_filling_agree(text: str) -> None:
    cut = pieces(text)
    assert cut is not None
    assert clean(fill(cut, VALUES)) == clean(_template(text).render(VALUES))


@pytest.mark.parametrize(
    "text",
    [
        "{{ client.nom + 'x' }}",
        "{{ client['nom'] }}",
        "{{ client.__class__ }}",
        "{{ client.nom() }}",
        "{{ client.nom | upper }}",
        "{{ client | accord('un') }}",
        "{{ none }}",
        "{% if client %}",
        "{{ client.nom",
        "client.nom }}",
    ],
)
def test_what_is_not_of_the_common_form_is_left_to_the_checks(text: str) -> None:
    assert pieces(text) is None


def test_an_absent_value_is_told() -> None:
    with pytest.raises(TextError, match="absent"):
        render("{{ client.absent }}", VALUES)


def test_nothing_inside_an_object_is_reached_by_two_underscores() -> None:
    with pytest.raises(TextError):
        render("{{ client.__class__ }}", VALUES)
    assert problems("{{ client.__class__ }}", {"client": frozenset({"nom"})})
