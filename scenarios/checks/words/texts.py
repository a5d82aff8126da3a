"""What authors write between braces: known names, filters that suit them, in texts that are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import House, Inventory, Node, Subject
from scenarios.customer import PERSON_WORDS, Contact
from scenarios.files.diagnostics import Severity
from scenarios.house.organisation import (
    ORGANISATION_WORDS,
    PRODUCT_WORDS,
    Document,
    Granted,
    HandOver,
    Opening,
    Organisation,
    Post,
    Prerogatives,
    Product,
)
from scenarios.language.french import ARGUMENTS
from scenarios.language.texts import Vocabulary, problems
from scenarios.model import Need, Scenario
from scenarios.sums.numbers import parse_number

# The texts of a house, and of people's history, that the engine fills when it shows them. What a
# scenario is written with says it itself: `FILLED` of each class.
FILLED: Mapping[type, frozenset[str]] = {
    Contact: frozenset({"canal", "quand", "fait"}),
    Document: frozenset({"titre", "texte", "colonnes", "lignes"}),
    Organisation: frozenset({"nom", "adresse", "telephone", "courriel", "charte"}),
    Product: frozenset({"nom", "caracteristiques"}),
    Post: frozenset({"service", "personne", "fonction", "lieu", "poste"}),
    Opening: frozenset({"jours", "heures"}),
    Prerogatives: frozenset({"seul"}),
    Granted: frozenset({"quoi"}),
    HandOver: frozenset({"quoi", "a"}),
}
BRACES = re.compile(r"\{\{|\}\}|\{%|\{#")

# `{{ nom.attribut | filtre }}` and nothing else: most texts are accepted without Jinja2, which
# costs 55 ms to import. `problems` reads the others and explains.
_PLAIN = re.compile(
    r"(?<!\{)\{\{ *(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)"
    r"(?P<filters>(?: *\| *[a-z]+(?:\( *(?:'[^'\\{}]*'|\"[^\"\\{}]*\") *, *"
    r"(?:'[^'\\{}]*'|\"[^\"\\{}]*\") *\))?)*) *\}\}(?!\})"
)
_SINGLE = re.compile(r"(?<!\{)\{ *(?P<name>[a-z]\w*(?:\.\w+)+[^{}]*?) *\}(?!\})")
_FILTER = re.compile(r"\| *([a-z]+)(\()?")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
PRODUCTS = "produits."
NUMERIC = frozenset({"euros", "nombre"})


def wrong_templates(subject: Subject) -> Iterator[Found]:
    """Every text of a scenario, with the names that its play will have."""
    yield from _wrong(subject.inventory, vocabulary_of(subject.scenario, subject.organisation))


def wrong_templates_in_house(house: House) -> Iterator[Found]:
    """Every text of an organisation; it may name whoever is there, whatever the scenario."""
    known = {
        "client": PERSON_WORDS,
        "organisation": ORGANISATION_WORDS,
        **_products(house.organisation),
    }
    yield from _wrong(house.inventory, known)


def vocabulary_of(scenario: Scenario, organisation: Organisation | None) -> Vocabulary:
    """The names that the texts of a scenario may use; None: attributes of any name."""
    words = [frozenset(need.mots) for need in scenario.client.besoins]
    # A word that one need lacks is told at that need: its texts are right.
    return {
        **dict.fromkeys(("client", *scenario.figurants), PERSON_WORDS),
        "organisation": ORGANISATION_WORDS,
        **({"produits": None} if organisation is None else _products(organisation)),
        **({"nombres": frozenset(scenario.nombres)} if scenario.nombres else {}),
        **({"besoin": frozenset().union(*words)} if any(words) else {}),
    }


def _products(organisation: Organisation) -> dict[str, frozenset[str]]:
    words = frozenset(f"{p.id}.{word}" for p in organisation.catalogue for word in PRODUCT_WORDS)
    return {"produits": words} if words else {}


def _wrong(inventory: Inventory, vocabulary: Vocabulary) -> Iterator[Found]:
    names = _dotted(_frozen(vocabulary))
    yield from _single_braces(inventory)
    for node in _braced(inventory):
        if node.field not in filled(type(node.owner)):
            yield Found(
                node.path,
                f"ce texte est montré tel quel : « {BRACES.findall(node.text)[0]} » n’y est pas lu",
                "écrivez les mots eux-mêmes",
            )
        elif not _is_plain(node.text, vocabulary, names):
            for found in problems(node.text, vocabulary):
                yield Found(
                    node.path, found.message, found.hint, text=node.text, offset=found.offset
                )


def _single_braces(inventory: Inventory) -> Iterator[Found]:
    """`{ client.appel }`: shown as it is, and surely not meant so."""
    for nodes in inventory.texts.values():
        for node in nodes:
            found = _SINGLE.search(node.text) if "{" in node.text else None
            if found is not None and node.field in filled(type(node.owner)):
                yield Found(
                    node.path,
                    f"« {found[0]} » serait montré tel quel",
                    f"écrivez « {{{{ {found['name']} }}}} », avec deux accolades de chaque côté",
                    severity=Severity.WARNING,
                    text=node.text,
                    offset=found.start(),
                )


def filled(type_: type) -> frozenset[str]:
    """The fields of a written class whose templates are filled."""
    own: frozenset[str] | None = getattr(type_, "FILLED", None)
    return FILLED.get(type_, frozenset()) if own is None else own


def _braced(inventory: Inventory) -> Iterator[Node]:
    for nodes in inventory.texts.values():
        for node in nodes:
            # A sign first: a search in every text of a scenario is dear.
            if ("{" in node.text or "}" in node.text) and BRACES.search(node.text):
                yield node


def is_plain(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text holds only expressions of the common form, all of known names."""
    return _is_plain(text, vocabulary, _dotted(_frozen(vocabulary)))


def _is_plain(text: str, vocabulary: Vocabulary, names: frozenset[str]) -> bool:
    """names: those of the vocabulary, dotted."""
    for found in _PLAIN.finditer(text):
        name = found["name"]
        filters = _FILTER.findall(_QUOTED.sub("", found["filters"]))
        first = filters[0][0] if filters else ""
        is_known = name in names or (name in vocabulary and first == "accord")
        fits = all((ARGUMENTS.get(f) == 2) == bool(opened) for f, opened in filters)
        if not is_known or not fits or any(f not in ARGUMENTS for f, _ in filters):
            return False
    return not BRACES.search(_PLAIN.sub("", text))


def _frozen(vocabulary: Vocabulary) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, words or frozenset()) for name, words in vocabulary.items())


@lru_cache(maxsize=8)
def _dotted(vocabulary: tuple[tuple[str, frozenset[str]], ...]) -> frozenset[str]:
    return frozenset(f"{name}.{word}" for name, words in vocabulary for word in words)


def unfit_filters(subject: Subject) -> Iterator[Found]:
    """Filters on what they cannot read: the text would break the play when it is shown."""
    scenario = subject.scenario
    numbers = _numbers(subject)
    if subject.organisation is None:
        # What cannot be known is not refused.
        numbers |= {PRODUCTS}
    people = {"client", *scenario.figurants}
    for node in _braced(subject.inventory):
        for found in _PLAIN.finditer(node.text):
            name = found["name"]
            filters = [f for f, _ in _FILTER.findall(_QUOTED.sub("", found["filters"]))]
            for rank, used in enumerate(filters):
                is_first = rank == 0
                wrong = ""
                if used in NUMERIC and not (is_first and _is_number(name, numbers)):
                    wrong = f"« {name} » n’est pas toujours un nombre"
                elif used == "accord" and not (is_first and _has_gender(name, people)):
                    wrong = f"« {name} » n’est pas une personne"
                if wrong:
                    message = f"le filtre « {used} » ne convient pas ici : {wrong}"
                    yield Found(
                        node.path, message, _HINTS[used], text=node.text, offset=found.start()
                    )


_HINTS: Mapping[str, str] = {
    "accord": "écrivez {{ client | accord('content', 'contente') }}",
    "euros": "écrivez le nom seul, ou un prix : {{ produits.….prix | euros }}",
    "nombre": "écrivez le nom seul, ou un nombre tiré : {{ nombres.… | nombre }}",
}


def _is_number(name: str, numbers: frozenset[str]) -> bool:
    return name in numbers or (PRODUCTS in numbers and name.startswith(PRODUCTS))


def _has_gender(name: str, people: set[str]) -> bool:
    owner, _, attribute = name.partition(".")
    return owner in people and attribute in ("", "genre")


def _numbers(subject: Subject) -> frozenset[str]:
    """The dotted names whose values are numbers, whoever comes."""
    found = {"client.age", *(f"{one}.age" for one in subject.scenario.figurants)}
    found |= {f"nombres.{name}" for name in subject.scenario.nombres}
    if subject.organisation is not None:
        for product in subject.organisation.catalogue:
            found.add(f"produits.{product.id}.prix")
            if product.stock is not None:
                found.add(f"produits.{product.id}.stock")
    needs: tuple[Need, ...] = subject.scenario.client.besoins
    words = frozenset().union(*(need.mots for need in needs))
    found |= {
        f"besoin.{word}"
        for word in words
        if all(parse_number(need.mots.get(word, "0")) is not None for need in needs)
    }
    return frozenset(found)


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "texte-gabarit", "Les noms entre accolades existent, là où ils sont lus.", wrong_templates
    ),
    Rule("filtre-impropre", "Chaque filtre convient à ce qu’il transforme.", unfit_filters),
)
HOUSE_RULES: tuple[Rule[House], ...] = (
    Rule(
        "texte-gabarit",
        "Les noms entre accolades existent, là où ils sont lus.",
        wrong_templates_in_house,
    ),
)
