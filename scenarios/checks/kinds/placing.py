"""Orders and sortings: what is to be placed can be told apart, has its place, and leaves a choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.standings import described, standings
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.language.clean import comparable, quoted
from scenarios.steps.classement import Axis, Card, Classement, Places
from scenarios.steps.ordre import Ordre

Texts = Iterable[tuple[Path, str]]


def ranks(subject: Subject) -> Iterator[Found]:
    """Ranks against the order written, and orders that leave nothing to find."""
    for path, step in subject.steps():
        if not isinstance(step, Ordre):
            continue
        at = (*path, "elements")
        if step.pairs() == 0:
            message = "tous les éléments ont le même rang : il n’y a pas d’ordre à trouver"
            hint = "gardez « rang » pour ceux qui peuvent s’échanger"
            yield Found(at, message, hint, on_key=True)
        ranked = [(n, one.rang) for n, one in enumerate(step.elements) if one.rang is not None]
        for (before, first), (here, second) in pairwise(ranked):
            where = (*at, here, "rang")
            if second < first:
                message = f"le rang {second} est écrit après le rang {first}"
                yield Found(where, message, "écrivez les éléments dans le bon ordre")
            elif second == first and here != before + 1:
                message = f"un autre élément sépare ceux du rang {second}"
                hint = "écrivez l’un sous l’autre ceux qui peuvent s’échanger"
                yield Found(where, message, hint)


def same_texts(subject: Subject) -> Iterator[Found]:
    """Elements, cards or cases that read the same: nobody can know which is which."""
    for path, step in subject.steps():
        if isinstance(step, Ordre):
            texts = [
                ((*path, "elements", n, "texte"), e.texte) for n, e in enumerate(step.elements)
            ]
            yield from _same("deux éléments se lisent", texts)
        if isinstance(step, Classement):
            cards = [((*path, "cartes", n, "texte"), c.texte) for n, c in enumerate(step.cartes)]
            yield from _same("deux cartes se lisent", cards)
            axes = [
                ((*path, "axes", n, "libelle"), axis.libelle) for n, axis in enumerate(step.axes)
            ]
            yield from _same("deux axes se lisent", axes)
            for rank, axis in enumerate(step.axes):
                at = (*path, "axes", rank, "cases")
                cells = [((*at, n, "libelle"), cell.libelle) for n, cell in enumerate(axis.cases)]
                yield from _same("deux cases de cet axe se lisent", cells)


def _same(sentence: str, texts: Texts) -> Iterator[Found]:
    seen: set[str] = set()
    for path, text in texts:
        words = comparable(text)
        if words in seen:
            yield Found(path, f"{sentence} {quoted(text)}", "dites ce qui les distingue")
        seen.add(words)


def unknown_places(subject: Subject) -> Iterator[Found]:
    """Places on an axis or in a case that the step has not."""
    for path, step, card in _cards(subject):
        axes = {axis.id: axis for axis in step.axes}
        yield from _unknown(card.places, axes, (*path, "places"))
        for rank, one in enumerate(card.places_si):
            at = (*path, "places_si", rank, "places")
            if not one.places:
                message = f"cette condition ne change rien à la carte « {card.id} »"
                yield Found(at, message, "écrivez {axe: case}, ou effacez-la")
            yield from _unknown(one.places, axes, at)


def _unknown(places: Places, axes: Mapping[str, Axis], at: Path) -> Iterator[Found]:
    for id_, place in places.items():
        if id_ not in axes:
            found = absent((*at, id_), "aucun axe de cette étape ne s’appelle", id_, axes)
            yield Found(found.path, found.message, found.hint, on_key=True)
            continue
        cells = [cell.id for cell in axes[id_].cases]
        if place == ():
            yield Found((*at, id_), "aucune case n’est écrite ici", f"cases : {', '.join(cells)}")
        listed = [((*at, id_), place)] if isinstance(place, str) else []
        if not isinstance(place, str):
            listed = [((*at, id_, rank), one) for rank, one in enumerate(place)]
        for where, cell in listed:
            if cell not in cells:
                yield absent(where, f"aucune case de l’axe « {id_} » ne s’appelle", cell, cells)


def missing_places(subject: Subject) -> Iterator[Found]:
    """Cards that have no right case on some axis."""
    for path, step, card in _cards(subject):
        for axis in step.axes:
            # A name close to it is told as a slip.
            if axis.id not in card.places and set(card.places) <= {one.id for one in step.axes}:
                message = f"la carte « {card.id} » n’a pas de place sur l’axe « {axis.id} »"
                hint = f"ajoutez à « places » : {axis.id}: {axis.cases[0].id}"
                yield Found((*path, "places"), message, hint, on_key=True)


def pointless_axes(subject: Subject) -> Iterator[Found]:
    """Axes on which one case is right for every card, and pairs for which every case is."""
    for path, step in subject.steps():
        if not isinstance(step, Classement) or not _is_whole(step):
            continue
        conditions = [one.si for card in step.cartes for one in card.places_si]
        for rank, axis in enumerate(step.axes):
            for at in standings(conditions, subject.scenario.client):
                accepted = [set(card.accepted(axis.id, at)) for card in step.cartes]
                shared = set.intersection(*accepted)
                free = [n for n, cells in enumerate(accepted) if len(cells) == len(axis.cases)]
                when = f" ({described(at, conditions)})" if conditions else ""
                if shared:
                    cell = next(one.id for one in axis.cases if one.id in shared)
                    message = f"sur l’axe « {axis.id} », toutes les cartes vont en « {cell} »{when}"
                    yield Found(
                        (*path, "axes", rank, "id"),
                        message,
                        "retirez cet axe, ou variez les places",
                    )
                elif free:
                    card = step.cartes[free[0]]
                    message = (
                        f"toutes les cases de l’axe « {axis.id} » conviennent à la carte"
                        f" « {card.id} »{when}"
                    )
                    at_card = (*path, "cartes", free[0], "id")
                    yield Found(at_card, message, "gardez celles qui sont justes")
                if shared or free:
                    break


def _is_whole(step: Classement) -> bool:
    """Whether every place exists: of what does not, other rules speak."""
    cells = {axis.id: {cell.id for cell in axis.cases} for axis in step.axes}

    def exist(places: Places) -> bool:
        return all(
            id_ in cells and set((place,) if isinstance(place, str) else place) <= cells[id_]
            for id_, place in places.items()
        )

    return all(
        card.places.keys() == cells.keys()
        and all(map(exist, (card.places, *(one.places for one in card.places_si))))
        for card in step.cartes
    )


def _cards(subject: Subject) -> Iterator[tuple[Path, Classement, Card]]:
    for path, step in subject.steps():
        if isinstance(step, Classement):
            yield from (((*path, "cartes", n), step, card) for n, card in enumerate(step.cartes))


RULES: tuple[Rule[Subject], ...] = (
    Rule("rang", "Les rangs suivent l’ordre écrit, et laissent un ordre à trouver.", ranks),
    Rule("textes-confondus", "Ce que l’élève place se lit différemment.", same_texts),
    Rule("place-inconnue", "Une carte va dans une case qui existe.", unknown_places),
    Rule("place-manquante", "Chaque carte a sa place sur chaque axe.", missing_places),
    Rule("axe-sans-enjeu", "Sur chaque axe, il y a de quoi se tromper.", pointless_axes),
)
