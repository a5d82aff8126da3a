"""Ids: each one once, and none that the engine keeps for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import House, Subject
from scenarios.conditions import Condition
from scenarios.files.source import Path
from scenarios.house.sources import post_ids
from scenarios.model import HOUSE_DOCUMENTS, INSTRUCTION_PAGE
from scenarios.steps.calcul import Calcul
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import RETURN, Branch, Case, Line, Note
from scenarios.steps.questions import Questions

Named = Iterable[tuple[Path, str]]

# How a list is called in a sentence, where it is not by its key.
PLURALS = {"choix": "répliques", "donnees": "données", "elements": "éléments"}
# What may well be said twice: conditions, lines, branches name things that exist elsewhere.
REPEATABLE = frozenset({Condition, Line, Branch, Case, Note})

# Words of author templates: a figurant of that name would hide what they mean.
TEMPLATE_WORDS = frozenset({"client", "organisation", "produits", "nombres", "besoin"})
# « passer » is silence, « fin » ends the questions in a stored play, the others are outcomes.
KEPT_CHOICES = frozenset({"passer"})
KEPT_QUESTIONS = frozenset({"passer", "fin"})
KEPT_WAYS = frozenset({"passer", "juste", "arrondi", "faux"})


def repeated(subject: Subject) -> Iterator[Found]:
    """Ids and codes that must differ among themselves."""
    scenario = subject.scenario
    steps: Named = [((*path, "id"), step.id) for path, step in subject.steps()]
    endings: Named = [(("fins", n, "id"), one.id) for n, one in enumerate(scenario.fins)]
    yield from _twice("deux étapes ou fins s’appellent", (*steps, *endings))
    yield from _twice(
        "deux besoins s’appellent", _ids(scenario.client.besoins, ("client", "besoins"))
    )
    pages = _ids(scenario.documents_propres, ("documents_propres",))
    yield from _twice("deux documents s’appellent", pages)
    yield from _house_pages(pages)
    yield from _twice("deux aléas s’appellent", _ids(scenario.aleas, ("aleas",)))
    yield from _cited("le document", _items(scenario.documents, ("documents",)))
    yield from _cited("la compétence", _items(scenario.competences, ("competences",)))
    for path, step in subject.steps():
        yield from _inside(step, path)


def _inside(step: AnyStep, path: Path) -> Iterator[Found]:
    """Whatever a step lists by id, name or fact, one field at a time; and its criteria."""
    for codes in _criteria(step, path):
        yield from _cited("le critère", codes)
    yield from _listed(step, path)


def _criteria(step: AnyStep, path: Path) -> Iterator[Named]:
    """Each list of criteria of the step, whatever it marks."""
    for field in step.__struct_fields__:
        if field.startswith("criteres"):
            yield _items(getattr(step, field), (*path, field))
    protection = getattr(step, "protection", None)
    if protection is not None:
        yield _items(protection.criteres, (*path, "protection", "criteres"))


def _listed(owner: msgspec.Struct, path: Path) -> Iterator[Found]:
    for name in owner.__struct_fields__:
        value = getattr(owner, name)
        if not value or not isinstance(value, tuple):
            continue
        rows = [(n, one) for n, one in enumerate(value) if isinstance(one, msgspec.Struct)]
        # One alone is like no other.
        for key in ("id", "nom", "fait") if len(rows) > 1 else ():
            named = [
                ((*path, name, n, key), getattr(one, key))
                for n, one in rows
                if type(one) not in REPEATABLE and isinstance(getattr(one, key, None), str)
            ]
            verb = "portent sur" if key == "fait" else "s’appellent"
            yield from _twice(f"deux {PLURALS.get(name, name)} {verb}", named)
        for n, one in rows:
            yield from _listed(one, (*path, name, n))


def repeated_in_house(house: House) -> Iterator[Found]:
    """Products and documents of an organisation."""
    yield from _twice(
        "deux produits s’appellent", _ids(house.organisation.catalogue, ("catalogue",))
    )
    posts = enumerate(post_ids(house.organisation.annuaire))
    lines: Named = [(("annuaire", rank), id_) for rank, id_ in posts]
    yield from _twice("deux lignes de l’annuaire s’appellent", lines)
    pages = _ids(house.organisation.documents, ("documents",))
    yield from _twice("deux documents s’appellent", pages)
    yield from _house_pages(pages)
    rights = house.organisation.prerogatives
    named = [
        (("prerogatives", name, rank, "id"), one.id)
        for name, items in (("seul", rights.seul), ("transmettre", rights.transmettre))
        for rank, one in enumerate(items)
        if not isinstance(one, str) and one.id
    ]
    yield from _twice("deux prérogatives s’appellent", named)


def kept(subject: Subject) -> Iterator[Found]:
    """Ids that mean something else to the engine."""
    for name in subject.scenario.figurants:
        if name in TEMPLATE_WORDS:
            yield _reserved(("figurants", name), name, on_key=True)
    for path, step in subject.steps():
        if step.id == RETURN:
            yield _reserved((*path, "id"), step.id)
    for rank, ending in enumerate(subject.scenario.fins):
        if ending.id == RETURN:
            yield _reserved(("fins", rank, "id"), ending.id)
    for path, step, choice in subject.choices():
        if choice.id in (KEPT_QUESTIONS if isinstance(step, Questions) else KEPT_CHOICES):
            yield _reserved((*path, "id"), choice.id)
    for path, step in subject.steps():
        if isinstance(step, Calcul):
            for rank, way in enumerate(step.erreurs):
                if way.id in KEPT_WAYS:
                    yield _reserved((*path, "erreurs", rank, "id"), way.id)


def _reserved(path: Path, name: str, *, on_key: bool = False) -> Found:
    message = f"« {name} » a déjà un sens dans le jeu"
    return Found(path, message, "choisissez un autre nom", on_key=on_key)


def _twice(sentence: str, named: Named) -> Iterator[Found]:
    """« deux champs s’appellent « nom » », at the second one."""
    for path, name in _again(named):
        yield Found(path, f"{sentence} « {name} »", "donnez un autre nom à l’un des deux")


def _cited(what: str, named: Named) -> Iterator[Found]:
    """« le critère « 1A » est cité deux fois »: its mark would count double."""
    for path, name in _again(named):
        yield Found(path, f"cette liste cite deux fois {what} « {name} »", "effacez l’un des deux")


def _again(named: Named) -> Iterator[tuple[Path, str]]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield path, name
        seen.add(name)


def _house_pages(pages: Named) -> Iterator[Found]:
    for path, name in pages:
        if name in (*HOUSE_DOCUMENTS, INSTRUCTION_PAGE):
            message = f"le document « {name} » est déjà fait par le jeu pour chaque organisation"
            yield Found(path, message, "donnez-lui un autre nom")


def _ids(items: Iterable[object], path: Path) -> list[tuple[Path, str]]:
    return [((*path, rank, "id"), str(getattr(one, "id", ""))) for rank, one in enumerate(items)]


def _items(names: Iterable[str], path: Path) -> list[tuple[Path, str]]:
    return [((*path, rank), name) for rank, name in enumerate(names)]


RULES: tuple[Rule[Subject], ...] = (
    Rule("identifiant-en-double", "Un même identifiant n’est écrit qu’une fois.", repeated),
    Rule("identifiant-reserve", "Aucun identifiant n’a déjà un sens dans le jeu.", kept),
)
HOUSE_RULES: tuple[Rule[House], ...] = (
    Rule(
        "identifiant-en-double",
        "Un produit, un document n’est écrit qu’une fois.",
        repeated_in_house,
    ),
)
