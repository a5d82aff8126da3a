"""Texts between braces: the short way agrees with the long one, and every text field is known."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.checks.subject import inventory_of
from scenarios.checks.words.texts import filled, is_plain, vocabulary_of
from scenarios.conditions import Condition
from scenarios.files.diagnostics import Place
from scenarios.house.organisation import Organisation
from scenarios.language.texts import problems
from scenarios.model import Scenario
from tests.checks.corpus import ROOT, found_in
from tests.support import essai

# Shown as written, or never shown: an expression there is a mistake.
AS_WRITTEN = {
    "Scenario": {"titre", "role", "contexte", "objectif"},
    "Need": {"libelle", "mots"},
    "Departure": {"raison"},
    "RuleLeft": {"raison"},
    "DossierScene": {"titre"},
    "Essential": {"libelle"},
    "Field": {"exemple"},
    "Calcul": {"unite"},
    "Datum": {"unite"},
    "SheetCell": {"unite"},
    "TeacherSheet": {"objectifs", "seance", "discussion"},
    "LawSource": {"regle", "source", "date"},
    "Reading": {"le"},
    "PointsLeft": {"raison"},
    "PointsRemarked": {"remarque"},
    "Organisation": {"presentation", "site"},
    "Product": {"reference", "garantie"},
    "Post": {"courriel"},
}
# Names and codes, checked elsewhere against what exists.
NAMES = {
    *("id", "nom", "type", "format", "vers", "etape", "fin", "relais", "bilan", "qui", "fait"),
    *("faits", "mobile", "frein", "besoin", "parmi", "personas", "famille", "organisation"),
    *("documents", "criteres", "critere", "competences", "savoirs", "tache", "formule"),
    *("interlocuteur", "nombre", "produit", "apres", "places"),
    *("recopie", "serie", "criteres_graphique", "criteres_forme", "criteres_registre"),
    *("comportements", "a_rendre"),
    *("regle", "connu", "demande", "malgre", "promet"),
    *("calcule", "banque", "sauf"),
}
VOCABULARY = vocabulary_of(essai.scenario(), essai.organisation())


def _text_fields(root: type[msgspec.Struct]) -> set[tuple[str, str]]:
    """(type, field) of everything that may hold a free text, closed lists of words left out."""
    found = set()
    (_,), parts = msgspec.json.schema_components((root,))
    for name, schema in parts.items():
        for field, shape in schema.get("properties", {}).items():
            text = str(shape)
            is_closed = any(word in text for word in ("'enum'", "'const'", "'decimal'"))
            if "'type': 'string'" in text and not is_closed:
                found.add((name, field))
    return found


def _classes(root: type[object] = msgspec.Struct) -> Iterator[type[object]]:
    """Every class that a file may be written with."""
    for type_ in root.__subclasses__():
        yield type_
        yield from _classes(type_)


@pytest.mark.parametrize("root", [Scenario, Organisation])
def test_every_text_field_is_filled_as_written_or_a_name(root: type[msgspec.Struct]) -> None:
    known = {(type_.__name__, field) for type_ in _classes() for field in filled(type_)}
    written = {(name, field) for name, fields in AS_WRITTEN.items() for field in fields}
    assert not known & written
    for name, field in _text_fields(root):
        assert (name, field) in known | written or field in NAMES, (name, field)


NAMES_TRIED = st.sampled_from(
    (
        *("client.nom", "client.apel", "client", "produits.claire.prix", "produits.claire"),
        *("besoin", "besoin.usage", "nombres.billet", "nombres.x", "collegue.prenom"),
        *("collegue", "x", "x.y"),
    )
)
FILTERS_TRIED = st.sampled_from(
    (
        *("", " | euros", "|de", " | accord('a', 'b')", ' | accord("a", "b")', " | accord"),
        *(" | euro", " | accord('a')", " | de('a', 'b')", " | majuscule | de"),
        " | accord('|', '{')",
    )
)
TEXTS_TRIED = st.sampled_from(["Bonjour ", "", "{", "}", "{{", "}}", "{%", " € ", "'", '"'])


@given(st.lists(st.tuples(TEXTS_TRIED, NAMES_TRIED, FILTERS_TRIED), max_size=3), TEXTS_TRIED)
def test_what_is_accepted_the_short_way_has_no_problem(
    parts: list[tuple[str, str, str]], end: str
) -> None:
    text = "".join(f"{before}{{{{ {name}{used} }}}}" for before, name, used in parts) + end
    if is_plain(text, VOCABULARY):
        assert problems(text, VOCABULARY) == ()


def test_common_texts_take_the_short_way() -> None:
    assert is_plain("Bonjour {{ client.appel }}, {{ besoin.usage | majuscule }}.", VOCABULARY)
    assert is_plain("{{ client | accord('Un homme', 'Une femme') }} entre.", VOCABULARY)
    assert not is_plain("{{ client.apel }}", VOCABULARY)
    assert not is_plain("{{ client }}", VOCABULARY)


def test_a_mistake_is_shown_where_it_stands() -> None:
    file = ROOT / "ok" / "trois-publics.yaml"
    text = file.read_text(encoding="utf-8")
    line = '"{{ produits.claire.nom }}"'
    assert line in text
    found = found_in(file, text.replace(line, '"La {{ produits.clair.nom }}"'))
    assert [d.rule for d in found] == ["texte-gabarit"]
    assert found[0].excerpt is not None
    row = next(n for n, one in enumerate(text.split("\n"), 1) if line in one)
    column = text.split("\n")[row - 1].index(line) + len('"La {{ ') + 1
    assert found[0].place == Place(row, column)


def test_the_inventory_meets_every_nested_condition() -> None:
    paths = [path for path, _ in inventory_of(essai.scenario()).of(Condition)]
    assert len(paths) == len(set(paths))
    assert all(path[0] == "etapes" for path in paths)
    assert len(paths) >= 7
