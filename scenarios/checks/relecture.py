"""The author's own reading: each of the thirty points answered once, with reasons that hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.language.folding import bare
from scenarios.relecture import Reading, ReadingPoint, reading_points

PAGE = "les trente points sont dans docs/relecture.md"
AT: Path = ("professeur", "relecture")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What says that a point is left, and never why.
_EMPTY = re.compile(rb"\b(?:sans objet|non concernee?|neant|rien a dire|ras|pas ici)\b")
_WEAK = {
    "raison": (
        "ne dit pas pourquoi",
        "dites ce qui manque à cette situation : « Rien n’est encaissé. »",
    ),
    "remarque": ("n’apprend rien", "dites ce qu’un collègue doit savoir avant sa classe"),
}
# A reason of fewer words says nothing of the situation.
FEWEST = 3
# More titles than these hide the numbers.
TITLED = 3


def bad_points(subject: Subject) -> Iterator[Found]:
    """Numbers that are no point's, and points answered twice."""
    known, met = reading_points(), set[int]()
    for number, _, _, path in _reading(subject).answers():
        if number not in known:
            message = f"aucun point de relecture ne porte le numéro {number}"
            hint = f"ils vont de {min(known)} à {max(known)} : {PAGE}"
            yield Found((*AT, *path), message, hint)
        elif number in met:
            message = f"le point {_named(known[number])} a déjà une réponse"
            yield Found((*AT, *path), message, "gardez-en une : tenu, sans objet, ou une remarque")
        met.add(number)


def weak_reasons(subject: Subject) -> Iterator[Found]:
    """Reasons that say no more than « sans objet », remarks that say nothing."""
    reading = _reading(subject)
    texts = [
        *(
            ("sans_objet", rank, "raison", one.raison)
            for rank, one in enumerate(reading.sans_objet)
        ),
        *(
            ("remarques", rank, "remarque", one.remarque)
            for rank, one in enumerate(reading.remarques)
        ),
    ]
    for key, rank, name, text in texts:
        if len(_EMPTY.sub(b"", bare(text)).split()) < FEWEST:
            said, hint = _WEAK[name]
            yield Found((*AT, key, rank, name), f"{quoted(text)} {said}", hint)


def missing_points(subject: Subject) -> Iterator[Found]:
    """Points that nobody says to have read."""
    if subject.scenario.professeur.relecture is None:
        return
    answered = {number for number, *_ in _reading(subject).answers()}
    left = [point for number, point in reading_points().items() if number not in answered]
    if left:
        many = len(left) > 1
        numbers = ", ".join(str(point.numero) for point in left)
        message = f"{len(left)} point{'s' * many} de la relecture rest{'ent' if many else 'e'} sans réponse : {numbers}"
        titles = " ; ".join(map(_named, left[:TITLED]))
        yield Found(AT, message, f"relisez la situation sur {titles} : {PAGE}", on_key=True)


def contradicted(subject: Subject) -> Iterator[Found]:
    """Points said to be without object, where the situation holds what they are about."""
    for number, answer, _, path in _reading(subject).answers():
        point = reading_points().get(number)
        if answer != "sans objet" or point is None:
            continue
        where = _where(point, subject)
        if where is not None:
            message = f"le point {_named(point)} est dit sans objet, et {where}"
            hint = "relisez la situation sur ce point : « tenus », ou « remarques »"
            yield Found((*AT, *path), message, hint)


def _where(point: ReadingPoint, subject: Subject) -> str | None:
    """What makes the point one of this situation, None where nothing certain does."""
    within = point.dedans
    if point.toujours:
        return "il vaut pour toute situation"
    for activity in subject.scenario.activites:
        if activity in within.activites:
            return f"l’activité {activity} est annoncée"
    for _, step in subject.steps():
        if step.kind in within.sortes or step.canal in within.canaux:
            return f"l’étape {quoted(step.id)} y touche"
    for node in subject.inventory.named("acte"):
        if node.text in within.actes:
            step_ = subject.step_at(node.path)
            return f"l’étape {quoted(step_.id)} y touche" if step_ else None
    return None


def bad_day(subject: Subject) -> Iterator[Found]:
    """A day that is no day."""
    reading = subject.scenario.professeur.relecture
    if reading is not None and not _is_day(reading.le):
        message = f"{quoted(reading.le)} n’est pas un jour"
        yield Found((*AT, "le"), message, "écrivez l’année, le mois, le jour : 2026-11-26")


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def not_read(subject: Subject) -> Iterator[Found]:
    """Situations that come with the game and that their author has not read again."""
    scenario = subject.scenario
    is_ours = scenario.id in subject.vocabulary.delivered and not scenario.hors_catalogue
    if is_ours and scenario.professeur.relecture is None:
        message = "cette situation est livrée avec le jeu sans la relecture de son auteur"
        yield Found(
            ("titre",), message, f"ajoutez « relecture » à « professeur » : {PAGE}", on_key=True
        )


def _reading(subject: Subject) -> Reading:
    return subject.scenario.professeur.relecture or Reading(le="")


def _named(point: ReadingPoint) -> str:
    return f"{point.numero} ({point.titre})"


RULES: tuple[Rule[Subject], ...] = (
    Rule("relecture-point", "Un point de relecture existe, et a une seule réponse.", bad_points),
    Rule(
        "relecture-raison",
        "Un point sans objet dit pourquoi, une remarque dit quoi.",
        weak_reasons,
        Severity.WARNING,
    ),
    Rule(
        "relecture-incomplete",
        "Une relecture répond à chacun des trente points.",
        missing_points,
        Severity.WARNING,
    ),
    Rule(
        "relecture-contredite",
        "Un point que la situation rencontre n’est pas sans objet.",
        contradicted,
        Severity.WARNING,
    ),
    Rule(
        "relecture-date",
        "Une relecture porte le jour où elle est faite.",
        bad_day,
        Severity.WARNING,
    ),
    Rule(
        "relecture-absente",
        "Une situation livrée avec le jeu a été relue par son auteur.",
        not_read,
        Severity.WARNING,
    ),
)
