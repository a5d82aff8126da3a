"""A situation copied for another house: its file as it is, but for its id and its organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.atelier.tableur.old_words import Mention, mentions
from game.content import bundled, bundled_houses, load_file, vocabulary
from game.errors import ContentError
from game.user_file import read_whole
from scenarios.checked import load_scenario
from scenarios.checks.subject import inventory_of
from scenarios.files.diagnostics import Diagnostic, render
from scenarios.files.limits import MAX_BYTES, SCRIPT_SUFFIX
from scenarios.files.load import bundled_scenarios, bundled_scripts, load_as
from scenarios.files.source import Document, read
from scenarios.house.organisation import Organisation
from scenarios.house.sources import post_ids
from scenarios.model import Scenario

_MAX_ID = 60
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|[\w-]+")
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Original:
    """A situation, its text, its house; how many stored plays stand beside it."""

    scenario: Scenario
    text: str
    house: Organisation
    plays: int
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """The copy: its id and text; what the checks find that they did not before; old words left.

    lost: what it cites and its new house no longer has, « le document « caisse » ».
    """

    id: str
    text: str
    found: tuple[Diagnostic, ...]
    mentions: tuple[Mention, ...]
    lost: tuple[str, ...]


def original(reference: str) -> Original:
    """The situation of that id or file; raises UsageError, ContentError for one with mistakes."""
    if not reference.endswith(_SUFFIXES):
        return _bundled(reference)
    path = Path(reference)
    loaded, houses = load_file(path)
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    text = read_whole(path, MAX_BYTES).decode("utf-8-sig")
    plays = sum(
        one.name.startswith(f"{path.stem}.") for one in path.parent.glob(f"*{SCRIPT_SUFFIX}")
    )
    return Original(
        loaded.value, text, houses[loaded.value.organisation], plays, loaded.diagnostics
    )


def _bundled(id_: str) -> Original:
    scenario = bundled().scenario(id_)
    for path, content in bundled_scenarios():
        if load_as(content, path, Scenario)[0].value == scenario:
            stem = path.removesuffix(_SUFFIXES[0])
            plays = sum(name.startswith(f"{stem}.") for name, _ in bundled_scripts())
            house = bundled_houses()[scenario.organisation]
            found = load_scenario(content, path, vocabulary(), bundled_houses()).diagnostics
            return Original(scenario, content.decode("utf-8"), house, plays, found)
    raise AssertionError(f"no file of the library holds {id_}")


def copied(one: Original, house: Organisation, path: str, id_: str) -> Copied:
    """The situation for that house. path: where it goes, as the findings show it."""
    text = _renamed(one, house.id, id_)
    houses: Mapping[str, Organisation] = {**bundled_houses(), house.id: house}
    loaded = load_scenario(text.encode(), path, vocabulary(), houses)
    if loaded.value is not None and (loaded.value.id, loaded.value.organisation) != (id_, house.id):
        raise AssertionError(f"the copy of {one.scenario.id} kept its names")
    document, _ = read(text, path)
    assert document is not None, "the original was read"
    before = {(each.place.line, each.rule, each.message) for each in one.found}
    return Copied(
        id=id_,
        text=text,
        found=tuple(
            each
            for each in loaded.diagnostics
            if (each.place.line, each.rule, each.message) not in before
        ),
        mentions=mentions(one.scenario, document, one.house, house),
        lost=tuple(_lost(one.scenario, one.house, house)),
    )


def copy_id(scenario: Scenario, house: Organisation) -> str:
    """The id of the copy: « deux-cafetieres-ma-maison »."""
    return f"{scenario.id}-{house.id}"[:_MAX_ID].rstrip("-_")


def _renamed(one: Original, house: str, id_: str) -> str:
    """The text with its id and its organisation changed, where they stand and nowhere else."""
    document, _ = read(one.text, "")
    assert document is not None, "the original was read"
    lines = one.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for key, value in (("id", id_), ("organisation", house)):
        _replace(lines, document, key, value)
    _set_reading_aside(lines, document)
    return "\n".join(lines)


def _set_reading_aside(lines: list[str], document: Document) -> None:
    """What the author read was the other house: their reading stays as a comment, to do again."""
    professeur = document.data.get("professeur") if isinstance(document.data, dict) else None
    if not isinstance(professeur, dict) or "relecture" not in professeur:
        return
    place = document.place(("professeur", "relecture"), key=True)
    first, indent = place.line - 1, place.column - 1
    if lines[first][:indent].strip():
        return
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > indent):
        last += 1
    for rank in range(first, last):
        if lines[rank].strip():
            lines[rank] = f"{lines[rank][:indent]}# {lines[rank][indent:]}"
    lines[first] += "  # À refaire : une autre maison"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _replace(lines: list[str], document: Document, key: str, value: str) -> None:
    place = document.place((key,))
    line = lines[place.line - 1]
    start = place.column - 1
    found = _VALUE.match(line, start)
    assert found is not None, f"{key} is a word"
    lines[place.line - 1] = line[:start] + value + line[found.end() :]


def _lost(scenario: Scenario, old: Organisation, new: Organisation) -> Iterator[str]:
    """What the situation cites by its id and only the old house has."""
    inventory = inventory_of(scenario)

    def cited(*fields: str) -> set[str]:
        return {node.text for node in inventory.named(*fields)}

    texts = [node.text for nodes in inventory.texts.values() for node in nodes]
    records, own = cited("fiche"), {one.id for one in scenario.documents_propres}
    formulas = " ".join(cited("formule"))
    kept = {one.id for one in new.catalogue}
    for product in old.catalogue:
        word = re.compile(rf"\bproduits\.{product.id}\.")
        is_cited = (
            product.id in records | cited("produit")
            or any(word.search(text) for text in texts)
            or re.search(rf"\b{product.id}\b", formulas)
        )
        if product.id not in kept and is_cited:
            yield f"l’article « {product.id} » ({product.nom})"
    pages = {one.id for one in new.documents} | own
    for page in old.documents:
        if page.id not in pages and page.id in records | cited("documents"):
            yield f"le document « {page.id} » ({page.titre})"
    granted = new.prerogatives.granted | new.prerogatives.handed_on
    for id_ in sorted((old.prerogatives.granted | old.prerogatives.handed_on) - granted):
        if id_ in cited("promet"):
            yield f"la prérogative « {id_} »"
    posts = set(post_ids(new.annuaire))
    for id_, post in zip(post_ids(old.annuaire), old.annuaire, strict=True):
        if id_ not in posts and id_ in records:
            yield f"la ligne « {id_} » de l’annuaire ({post.personne})"
