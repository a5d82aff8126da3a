"""What is written and never serves, and what a teacher expects to find in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.conditions import Condition
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import comparable
from scenarios.model import TeacherSheet

_WORD = re.compile(r"[a-z][a-z0-9_]*")
# Fields that name a figurant, a number or a product, or that work something out.
_NAMING = ("interlocuteur", "qui", "de", "nombre", "formule", "calcule", "serie")


def unused(subject: Subject) -> Iterator[Found]:
    """Figurants, numbers and words of the need that nothing reads."""
    read = _read(subject)
    scenario = subject.scenario
    for name in scenario.figurants:
        if name not in read:
            message = f"le figurant « {name} » ne parle nulle part"
            hint = "faites-le parler (« qui », « interlocuteur »), ou effacez-le"
            yield Found(("figurants", name), message, hint, on_key=True)
    for name in scenario.nombres:
        if name not in read:
            message = f"le nombre « {name} » ne sert nulle part"
            yield Found(("nombres", name), message, "lisez-le, ou effacez-le", on_key=True)
    for rank, need in enumerate(scenario.client.besoins[:1]):
        for word in need.mots:
            if word not in read:
                message = f"aucun texte ne lit le mot « {word} » du besoin"
                hint = f"écrivez {{{{ besoin.{word} }}}} dans un texte, ou effacez-le"
                at = ("client", "besoins", rank, "mots", word)
                yield Found(at, message, hint, on_key=True)


def _read(subject: Subject) -> frozenset[str]:
    """Every word between braces, in a formula, or that names something."""
    found: set[str] = set()
    for nodes in subject.inventory.texts.values():
        for node in nodes:
            for opened in node.text.split("{{")[1:]:
                found |= set(_WORD.findall(opened.partition("}}")[0]))
    for node in subject.inventory.named(*_NAMING):
        found |= {node.text, *_WORD.findall(node.text)}
    return frozenset(found)


def same_for_all(subject: Subject) -> Iterator[Found]:
    """Several needs, drawn in vain: nothing of the play depends on which one it is."""
    client, scenario = subject.scenario.client, subject.scenario
    if len(client.besoins) < 2:
        return
    is_read = (
        any(condition.besoin for _, condition in subject.inventory.of(Condition))
        or any(draw.par_besoin for draw in scenario.nombres.values())
        or "besoin" in _read(subject)
    )
    if not is_read:
        message = (
            f"{len(client.besoins)} besoins sont possibles, et rien ne change de l’un à l’autre"
        )
        hint = "lisez {{ besoin.… }} dans un texte, ou une condition {besoin: …}, ou gardez-en un"
        yield Found(("client", "besoins"), message, hint, on_key=True)


def tasks_elsewhere(subject: Subject) -> Iterator[Found]:
    """Tasks of an activity that the scenario does not announce."""
    announced = subject.scenario.activites
    for path, step in subject.steps():
        if step.tache is not None and step.tache[:2] not in announced:
            message = f"la tâche « {step.tache} » n’est pas de {_listed(announced)}, qu’annonce le scénario"
            hint = f"ajoutez « {step.tache[:2]} » à « activites », ou changez la tâche"
            yield Found((*path, "tache"), message, hint)


def _listed(codes: tuple[str, ...]) -> str:
    return " ou ".join(f"« {code} »" for code in codes)


def alike_endings(subject: Subject) -> Iterator[Found]:
    """Endings that read alike: the student is not told which one was reached, or why."""
    for key in ("titre", "texte"):
        seen: dict[str, str] = {}
        for rank, ending in enumerate(subject.scenario.fins):
            words = comparable(getattr(ending, key))
            if words in seen:
                where = "le même titre" if key == "titre" else "le même texte"
                message = f"les fins « {seen[words]} » et « {ending.id} » ont {where}"
                hint = "dites ce qui a mené à chacune"
                yield Found(("fins", rank, key), message, hint)
            seen.setdefault(words, ending.id)


def no_teacher_sheet(subject: Subject) -> Iterator[Found]:
    """Nothing is said to the teacher: what to aim at, how the lesson runs, what to discuss."""
    if subject.scenario.professeur == TeacherSheet() and not subject.scenario.hors_catalogue:
        message = "la fiche du professeur est vide"
        hint = "ajoutez « professeur: {objectifs: […], seance: […], discussion: […]} »"
        yield Found(("titre",), message, hint, on_key=True)


RULES: tuple[Rule[Subject], ...] = (
    Rule("sans-usage", "Ce qui est déclaré sert quelque part.", unused, Severity.NOTE),
    Rule(
        "besoin-sans-effet",
        "Plusieurs besoins font plusieurs parties.",
        same_for_all,
        Severity.WARNING,
    ),
    Rule(
        "tache-hors-activite",
        "La tâche d’une étape est de l’activité annoncée.",
        tasks_elsewhere,
        Severity.WARNING,
    ),
    Rule("fins-confondues", "Chaque fin se lit différemment.", alike_endings, Severity.WARNING),
    Rule("professeur-vide", "La fiche du professeur est remplie.", no_teacher_sheet, Severity.NOTE),
)
