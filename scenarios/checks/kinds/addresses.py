"""Messages to address: a best way to send them exists, and shows nobody's address to strangers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.steps.envoi import Envoi
from scenarios.steps.envoi_written import Pick


def sendings(subject: Subject) -> Iterator[Found]:
    """Messages that nobody can send right, or where there is nothing to choose."""
    for path, step in _steps(subject):
        yield from _choice(step.objets, (*path, "objets"), "objet")
        if step.moments:
            yield from _choice(step.moments, (*path, "moments"), "moment")
        if all(person.accepted == ("aucun",) for person in step.destinataires):
            message = f"personne ne doit recevoir le message de « {step.id} »"
            hint = "donnez à une personne la place « a », « cc » ou « cci »"
            yield Found((*path, "destinataires"), message, hint, on_key=True)
        yield from _people(step, path)


def _choice(options: Sequence[Pick], at: Path, word: str) -> Iterator[Found]:
    right = sum(option.attendu for option in options)
    if not right:
        message = f"aucun {word} n’est juste"
        yield Found(at, message, f"ajoutez « attendu: true » au bon {word}", on_key=True)
    elif right == len(options):
        message = f"tous les {word}s sont justes : il n’y a rien à choisir"
        yield Found(at, message, f"ajoutez un {word} qui ne convient pas", on_key=True)


def _people(step: Envoi, path: Path) -> Iterator[Found]:
    strangers = [p for p in step.destinataires if not p.est_interne and p.accepted != ("aucun",)]
    for rank, person in enumerate(step.destinataires):
        at = (*path, "destinataires", rank, "place")
        if step.publicitaire and person.est_desinscrit:
            if person.accepted != ("aucun",):
                message = (
                    f"« {person.id} » s’est désinscrit, et sa place l’inclut dans la publicité"
                )
                yield Found(at, message, "écrivez « place: aucun »")
        elif not step.se_connaissent and person in strangers and len(strangers) > 1:
            seen = [place for place in person.accepted if place in ("a", "cc")]
            if seen:
                message = (
                    f"les destinataires ne se connaissent pas, et « {seen[0]} » montre à tous"
                    f" l’adresse de « {person.id} »"
                )
                hint = "écrivez « place: cci », ou « est_interne: true » pour un collègue"
                yield Found(at, message, hint)


def _steps(subject: Subject) -> Iterator[tuple[Path, Envoi]]:
    for path, step in subject.steps():
        if isinstance(step, Envoi):
            yield path, step


RULES: tuple[Rule[Subject], ...] = (
    Rule("envoi", "Chaque message peut partir juste, et demande un choix.", sendings),
)
