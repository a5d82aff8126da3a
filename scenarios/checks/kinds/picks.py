"""Picking: something to pick and something to leave for every customer, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from scenarios.checks.rule import Found, Rule
from scenarios.checks.standings import described, standings
from scenarios.checks.subject import Subject
from scenarios.conditions import Standing
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.language.clean import comparable, quoted
from scenarios.steps.kind import share_mark
from scenarios.steps.pickable import Pickable
from scenarios.steps.picked import Picked
from scenarios.steps.selection import Selection

# What is found of a step where so many are to be picked; None where nothing is.
Said = Callable[[Picked, Path, int], Found | None]


def unjudged(subject: Subject) -> Iterator[Found]:
    """Customers for whom nothing is to be picked, everything is, or more than may be."""
    for path, step in _picked(subject):
        for said in (_nothing, _everything, _more_than_may_be):
            yield from _first(subject, step, path, said)


def _nothing(step: Picked, path: Path, wanted: int) -> Found | None:
    if wanted:
        return None
    hint = f"écrivez « {_key(step)}: true » à un {step.WORDS.listed} au moins"
    return _at_list(step, path, f"aucun {step.WORDS.listed} n’est à {step.WORDS.verb}", hint)


def _everything(step: Picked, path: Path, wanted: int) -> Found | None:
    if wanted < len(step.candidates):
        return None
    message = f"tout est à {step.WORDS.verb} : il n’y a rien à choisir"
    return _at_list(step, path, message, f"ajoutez des {step.WORDS.listed}s à laisser")


def _more_than_may_be(step: Picked, path: Path, wanted: int) -> Found | None:
    if step.maximum is None or wanted <= step.maximum:
        return None
    what = f"{step.WORDS.listed}{'s' * (wanted > 1)}"
    message = f"{wanted} {what} à {step.WORDS.verb}, et « maximum » n’en permet que {step.maximum}"
    hint = f"écrivez « maximum: {wanted} », ou effacez-le"
    return Found((*path, "maximum"), message, hint)


def all_pays(subject: Subject) -> Iterator[Found]:
    """Steps in which picking without reading, all or as many as may be, is sure to earn something."""
    for path, step in _picked(subject):
        yield from _first(subject, step, path, _all_pays)


def _all_pays(step: Picked, path: Path, wanted: int) -> Found | None:
    others = sum(not one.is_barred for one in step.candidates) - wanted
    most = step.maximum or len(step.candidates)
    # Where there is nothing to choose, the other rule speaks.
    if not 0 < wanted <= most or wanted == len(step.candidates):
        return None
    mark = _blind(wanted, others, most)
    if not mark:
        return None
    listed, verb = step.WORDS.listed, step.WORDS.verb
    is_bounded = most < wanted + others
    how = f"{verb} {most} {listed}{'s' * (most > 1)} au hasard" if is_bounded else f"tout {verb}"
    message = f"{how} sans lire rapporte {mark} sur 3{' au moins' * is_bounded}"
    more = next(
        n for n in count(1) if not _blind(wanted, others + n, most if is_bounded else n + most)
    )
    hint = f"ajoutez {more} {listed}{'s' * (more > 1)} à laisser"
    return _at_list(step, path, message, hint)


def _blind(wanted: int, others: int, most: int) -> int:
    """The mark of who picks as many as may be, and is as unlucky as may be."""
    picked = min(most, wanted + others)
    extra = min(others, picked)
    missed = wanted - (picked - extra)
    return share_mark(extra + missed, wanted)


def _first(subject: Subject, step: Picked, path: Path, said: Said) -> Iterator[Found]:
    """What is said of the first customer of whom something is said, and which customer it is."""
    conditions = [one.condition for one in step.candidates if one.condition is not None]
    for standing in standings(conditions, subject.scenario.client):
        found = said(step, path, _wanted(step, standing))
        if found is not None:
            case = described(standing, conditions)
            example = f" (par exemple : {case})" if case else ""
            yield replace(found, message=found.message + example)
            return


def _wanted(step: Picked, standing: Standing) -> int:
    return sum(one.is_wanted(standing) and not one.is_barred for one in step.candidates)


def elements(subject: Subject) -> Iterator[Found]:
    """Keys that contradict each other, and reasons that are missing or never said."""
    for path, step in _picked(subject):
        for rank, one in enumerate(step.candidates):
            at = (*path, step.LIST, rank)
            yield from _keys(one, at)
            yield from _reasons(one, step.WORDS.verb, at)
        if isinstance(step, Selection):
            yield from _twins(step, path)


def _keys(one: Pickable, at: Path) -> Iterator[Found]:
    key = one.KEY
    what = f"« {one.id} »"
    if one.flag is not None and one.condition is not None:
        message = f"{what} porte « {key} » et « {key}_si »"
        yield Found((*at, key), message, f"gardez « {key}_si », ou « {key} »", on_key=True)
    if one.is_barred and (one.flag or one.condition is not None):
        wrong = key if one.flag else f"{key}_si"
        message = f"{what} est interdit, et « {wrong} » demande de le prendre"
        yield Found((*at, wrong), message, f"effacez « {wrong} » ou « interdit »", on_key=True)


def _reasons(one: Pickable, verb: str, at: Path) -> Iterator[Found]:
    what = f"« {one.id} »"
    if (one.flag or one.condition is not None) and not one.raison:
        message = f"rien ne dit pourquoi {what} est à {verb}"
        yield Found((*at, "id"), message, "ajoutez « raison »")
    if one.condition is not None and not one.raison_sinon:
        message = f"rien ne dit pourquoi {what} est à laisser quand la condition n’est pas remplie"
        yield Found((*at, f"{one.KEY}_si"), message, "ajoutez « raison_sinon »", on_key=True)
    if one.raison_sinon and one.condition is None:
        message = f"« raison_sinon » n’est jamais dite : {what} ne dépend d’aucune condition"
        yield Found((*at, "raison_sinon"), message, "mettez-la dans « raison »", on_key=True)


def _twins(step: Selection, path: Path) -> Iterator[Found]:
    """The same words twice: nobody can tell which to pick."""
    seen: set[str] = set()
    for rank, one in enumerate(step.elements):
        words = comparable(one.texte.rstrip("."))
        if words in seen:
            message = f"deux éléments disent {quoted(one.texte)}"
            at = (*path, step.LIST, rank, "texte")
            yield Found(at, message, "changez ou effacez l’un des deux")
        seen.add(words)


def _key(step: Picked) -> str:
    return step.candidates[0].KEY


def _at_list(step: Picked, path: Path, message: str, hint: str) -> Found:
    return Found((*path, step.LIST), message, hint, on_key=True)


def _picked(subject: Subject) -> Iterator[tuple[Path, Picked]]:
    for path, step in subject.steps():
        if isinstance(step, Picked):
            yield path, step


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "rien-a-choisir",
        "Pour tout client, il y a quelque chose à retenir et quelque chose à laisser.",
        unjudged,
    ),
    Rule(
        "element",
        "Chaque élément, chaque passage dit une fois s’il est à retenir, et pourquoi.",
        elements,
    ),
    Rule(
        "tout-retenir",
        "Retenir sans lire, tout ou au hasard, ne rapporte rien de sûr.",
        all_pays,
        Severity.WARNING,
    ),
)
