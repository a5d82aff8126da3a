"""Searches: the record to find exists where one may look, and the wrong ones can be met."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.kinds.forms import NEED_WORD
from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.house import client_file
from scenarios.house.client_file import CUSTOMER
from scenarios.house.organisation import Organisation
from scenarios.house.sources import SourceName, record_ids
from scenarios.steps.recherche import Recherche
from scenarios.steps.searching import Confusion

# How a source without records is filled.
_TO_FILL: dict[SourceName, str] = {
    "catalogue": "ajoutez des produits à l’organisation",
    "annuaire": "ajoutez des lignes à l’annuaire de l’organisation",
    "procedures": "ajoutez des « documents » à l’organisation, ou des « documents_propres »",
    "clients": "",
}


def sources(subject: Subject) -> Iterator[Found]:
    """Sources that are offered twice, or have nothing to search."""
    for path, step in _searches(subject):
        for rank, name in enumerate(step.sources):
            at = (*path, "sources", rank)
            if name in step.sources[:rank]:
                yield Found(at, f"la source « {name} » est proposée deux fois", "effacez l’une")
            elif subject.organisation and not _ids(subject, subject.organisation, name):
                yield Found(at, f"la source « {name} » est vide ici", _TO_FILL[name])


def wanted(subject: Subject) -> Iterator[Found]:
    """A record to find that is nowhere, or where nobody may look."""
    for path, step in _searches(subject):
        at, name = (*path, "a_trouver"), step.a_trouver.source
        if name not in step.sources:
            message = f"la fiche est dans « {name} », et cette source n’est pas proposée"
            yield Found((*at, "source"), message, f"ajoutez « {name} » à « sources »")
        if name == "clients" and step.a_trouver.fiche != CUSTOMER:
            message = "la seule personne du fichier que l’on sait reconnaître est le client"
            yield Found((*at, "fiche"), message, f"écrivez « {CUSTOMER} »")
        else:
            yield from _unknown(subject, name, step.a_trouver.fiche, (*at, "fiche"))


def confusions(subject: Subject) -> Iterator[Found]:
    """Wrong records that are not wrong, that nobody can keep, or that hide each other."""
    for path, step in _searches(subject):
        seen: set[tuple[str, str | None, bool]] = set()
        for rank, one in enumerate(step.confusions):
            at = (*path, "confusions", rank)
            yield from _confusion(subject, step, one, at)
            name: SourceName = "clients" if one.homonyme else one.source or step.a_trouver.source
            key = (name, one.fiche, one.homonyme)
            if key in seen or (name, None, False) in seen:
                message = "une confusion écrite plus haut prend déjà cette fiche"
                yield Found(at, message, "effacez l’une, ou mettez la plus précise d’abord")
            seen.add(key)


def _confusion(subject: Subject, step: Recherche, one: Confusion, at: Path) -> Iterator[Found]:
    right = step.a_trouver
    name = one.source or right.source
    if one.homonyme:
        if right.source != "clients":
            message = "« homonyme » ne convient que si la fiche à trouver est celle du client"
            yield Found((*at, "homonyme"), message, "écrivez « fiche » ou « source »")
        if one.fiche is not None or one.source is not None:
            key = "source" if one.fiche is None else "fiche"
            message = f"« homonyme » dit déjà quelle fiche : « {key} » n’est pas lu"
            yield Found((*at, key), message, f"effacez « {key} » ou « homonyme »", on_key=True)
        return
    if name not in step.sources:
        message = f"la source « {name} » n’est pas proposée : personne n’en gardera une fiche"
        yield Found((*at, "source"), message, f"ajoutez « {name} » à « sources »")
    if one.source is None and one.fiche is None:
        message = "cette confusion ne dit pas quelle fiche"
        yield Found(at, message, "écrivez « fiche », « source » ou « homonyme: true »")
    elif one.fiche is not None:
        if (name, one.fiche) == (right.source, right.fiche):
            message = f"« {one.fiche} » est la fiche à trouver : ce n’est pas une confusion"
            yield Found((*at, "fiche"), message, "nommez une autre fiche")
        yield from _unknown(subject, name, one.fiche, (*at, "fiche"))


def _unknown(subject: Subject, name: SourceName, record: str, at: Path) -> Iterator[Found]:
    """A record that the source does not have, for some need where it is one of its words."""
    if subject.organisation is None:
        return
    known = _ids(subject, subject.organisation, name)
    word = NEED_WORD.fullmatch(record)
    if "{{" in record and word is None:
        message = "on ne peut pas savoir d’avance quelle fiche ce texte nomme"
        yield Found(at, message, "écrivez un identifiant, ou {{ besoin.… }} seul")
        return
    needs = subject.scenario.client.besoins
    values = [need.mots.get(word[1], "") for need in needs] if word else [record]
    for value in values:
        # A word that a need lacks is told at that need.
        if value and value not in known:
            sentence = f"aucune fiche de « {name} » ne s’appelle"
            listed = [id_ for id_ in known if not id_.startswith("c-")]
            yield absent(at, sentence, value, listed)


def _ids(subject: Subject, house: Organisation, name: SourceName) -> tuple[str, ...]:
    if name == "clients":
        return client_file.always(subject.scenario.taille_fichier)
    return record_ids(name, subject.scenario, house, seed=0)


def _searches(subject: Subject) -> Iterator[tuple[Path, Recherche]]:
    for path, step in subject.steps():
        if isinstance(step, Recherche):
            yield path, step


RULES: tuple[Rule[Subject], ...] = (
    Rule("recherche-source", "Chaque source d’une recherche a des fiches à chercher.", sources),
    Rule("recherche-fiche", "La fiche à trouver existe, dans une source proposée.", wanted),
    Rule("recherche-confusion", "Chaque fiche confondue existe et n’est pas la bonne.", confusions),
)
