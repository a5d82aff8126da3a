"""Forms: every field can be filled right, and what must stay empty is marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scenarios.checks.figures import EXAMPLE, possible, unknown_names, unreadable
from scenarios.checks.rule import Found, Rule
from scenarios.checks.sample import sample_plays
from scenarios.checks.standings import described, standings
from scenarios.checks.subject import Subject
from scenarios.conditions import holds
from scenarios.files.source import Path
from scenarios.language.clean import comparable, quoted
from scenarios.language.texts import TextError, render
from scenarios.model import Need
from scenarios.steps.fiche import Fiche
from scenarios.steps.field_types import malformed, normal
from scenarios.steps.form_fields import PURPOSE, Field, Purpose
from scenarios.sums.numbers import FormulaError, formula_names, work_out

NEED_WORD = re.compile(r"\{\{ *besoin\.(\w+) *\}\}")
TEXTS = ("texte", "texte_long")


def fields(subject: Subject) -> Iterator[Found]:
    """Fields that nobody can fill right, or whose keys contradict each other."""
    needs = subject.scenario.client.besoins
    for path, step in subject.steps():
        if not isinstance(step, Fiche):
            continue
        for rank, field in enumerate(step.champs):
            at = (*path, "champs", rank)
            yield from _keys(field, at)
            yield from _options(field, at, needs)
            yield from _expected(field, at)
            yield from _rendered(field, at, subject)
            yield from _groups(field, at)
            yield from _prefilled(field, at)
        yield from _purpose(step, path)
        if step.criteres and not any(field.is_graded for field in step.champs):
            message = f"aucun champ de la fiche « {step.id} » n’a de réponse attendue"
            hint = "ajoutez « attendu » ou « contient », ou retirez « criteres »"
            yield Found((*path, "champs"), message, hint, on_key=True)


def _keys(field: Field, at: Path) -> Iterator[Found]:
    wanted = [key for key in ("attendu", "contient", "calcule") if getattr(field, key)]
    if field.interdit and wanted:
        key = wanted[0]
        message = f"le champ « {field.id} » doit rester vide, et « {key} » attend une réponse"
        yield Found((*at, key), message, f"effacez « {key} » ou « interdit »", on_key=True)
    if field.calcule is not None and len(wanted) > 1:
        message = f"le champ « {field.id} » a une réponse calculée, et « {wanted[0]} »"
        yield Found((*at, wanted[0]), message, "gardez l’un des deux", on_key=True)
    if field.obligatoire and (field.interdit or field.type == "case"):
        why = (
            "doit rester vide" if field.interdit else "est une case : oui ou non, elle est remplie"
        )
        message = f"le champ « {field.id} » est obligatoire, et {why}"
        yield Found((*at, "obligatoire"), message, "effacez « obligatoire »", on_key=True)
    listed = {comparable(option) for option in field.options}
    if field.obligatoire and listed and listed <= {comparable(one) for one in field.accepted}:
        message = f"le champ « {field.id} » est obligatoire, et toutes ses options sont justes"
        yield Found((*at, "options"), message, "ajoutez une option qui ne l’est pas", on_key=True)
    if field.type == "choix" and not field.options:
        message = f"le champ « {field.id} » est un choix sans « options » : rien n’y est accepté"
        yield Found((*at, "type"), message, "écrivez les options de la liste")
    if field.options and field.type != "choix":
        message = f"les options du champ « {field.id} » ne sont pas montrées"
        yield Found((*at, "options"), message, "écrivez « type: choix »", on_key=True)


def _options(field: Field, at: Path, needs: tuple[Need, ...]) -> Iterator[Found]:
    """An expected answer that is not on the list."""
    if field.type != "choix" or not field.options:
        return
    listed = {comparable(option) for option in field.options}
    has_templates = any("{{" in option for option in field.options)
    for path, value in _accepted(field, at):
        word = NEED_WORD.fullmatch(value.strip())
        values = [need.mots.get(word[1], "") for need in needs] if word else [value]
        for one in values:
            is_open = ("{{" in one or has_templates) and comparable(one) not in listed
            if one and not is_open and comparable(one) not in listed:
                message = f"la réponse attendue {quoted(one)} n’est pas parmi les options"
                hint = f"options : {', '.join(field.options)}"
                yield Found(path, message, hint)


def _expected(field: Field, at: Path) -> Iterator[Found]:
    """An expected answer that its own field would refuse, or that no answer equals."""
    if field.type == "choix":
        return
    for path, value in _accepted(field, at):
        if "{{" in value:
            continue
        refusal = malformed(field.type, value, field.options)
        if refusal:
            message = f"la réponse attendue {quoted(value)} serait refusée à l’élève"
            yield Found(path, message, refusal[:1].lower() + refusal[1:].rstrip("."))
        elif not normal(field.type, value):
            message = f"le champ « {field.id} » attend une réponse vide, qui n’est jamais juste"
            hint = "pour un champ à laisser vide, écrivez « interdit: true »"
            yield Found(path, message, hint)


def _rendered(field: Field, at: Path, subject: Subject) -> Iterator[Found]:
    """An expected answer that its own field would refuse, once its words are this customer's."""
    if field.type in (*TEXTS, "choix"):
        return
    for path, value in _accepted(field, at):
        for play in sample_plays(subject) if "{{" in value else ():
            try:
                said = render(value, play.words)
            except (TextError, KeyError):
                # Told where texts are checked.
                break
            refusal = malformed(field.type, said, ())
            if refusal:
                message = f"la réponse attendue {quoted(said)} serait refusée à l’élève"
                yield Found(path, message, refusal[:1].lower() + refusal[1:].rstrip("."))
                break


def _prefilled(field: Field, at: Path) -> Iterator[Found]:
    """What a record holds and its own field would refuse, or that is right already."""
    if not field.prerempli:
        return
    path = (*at, "prerempli")
    refusal = malformed(field.type, field.prerempli, field.options)
    if refusal and "{{" not in field.prerempli and not any("{{" in one for one in field.options):
        message = (
            f"le champ « {field.id} » est déjà rempli de {quoted(field.prerempli)}, qu’il refuse"
        )
        yield Found(path, message, refusal[:1].lower() + refusal[1:].rstrip("."))
    if field.prerempli in field.accepted:
        message = f"le champ « {field.id} » contient déjà la réponse attendue"
        hint = "effacez « attendu » : un champ déjà rempli sans « attendu » est à laisser tel quel"
        yield Found(path, message, hint)


def _purpose(step: Fiche, path: Path) -> Iterator[Found]:
    """A purpose to pick twice among the others, or whose field has the id of another."""
    if not isinstance(step.finalite, Purpose):
        return
    said = comparable(step.finalite.dite)
    for rank, other in enumerate(step.finalite.autres):
        if comparable(other) == said:
            message = "cette finalité est aussi la bonne : l’élève qui la choisit aurait tort"
            yield Found(
                (*path, "finalite", "autres", rank), message, "écrivez-en une qui est fausse"
            )
    for rank, field in enumerate(step.champs):
        if field.id == PURPOSE:
            message = f"un champ s’appelle « {PURPOSE} », comme celui que crée la clé « finalite »"
            yield Found((*path, "champs", rank, "id"), message, "donnez un autre « id » à ce champ")


def computed(subject: Subject) -> Iterator[Found]:
    """Expected amounts that cannot be worked out, or that a field cannot hold."""
    for path, step in subject.steps():
        if not isinstance(step, Fiche):
            continue
        for rank, field in enumerate(step.champs):
            if field.calcule is None:
                continue
            at = (*path, "champs", rank)
            if field.type not in ("montant", "nombre"):
                message = f"« calcule » donne un montant, et le champ est de type « {field.type} »"
                yield Found((*at, "calcule"), message, "écrivez « type: montant »", on_key=True)
            yield from _workable(field.calcule, (*at, "calcule"), subject)


def _workable(formula: str, path: Path, subject: Subject) -> Iterator[Found]:
    trouble = unreadable(formula)
    if trouble is not None:
        yield Found(path, trouble, EXAMPLE)
        return
    if subject.organisation is None:
        return
    unknown = list(unknown_names(formula, path, subject))
    yield from unknown
    if unknown:
        return
    for figures in possible(subject, sorted(formula_names(formula))):
        try:
            result = work_out(formula, figures)
        except (FormulaError, ArithmeticError):
            message = "pour certains nombres tirés, ce calcul divise par zéro, ou donne un nombre trop grand"
            yield Found(path, message, "changez les nombres, ou la formule")
            return
        if result < 0:
            message = "pour certains nombres tirés, le montant attendu est négatif"
            yield Found(path, message, "changez les nombres, ou l’ordre de la soustraction")
            return


def bare_forms(subject: Subject) -> Iterator[Found]:
    """Forms that have nothing to fill for some customers, or nothing that is graded."""
    for path, step in subject.steps():
        if not isinstance(step, Fiche):
            continue
        conditions = [field.si for field in step.champs if field.si is not None]
        if not conditions:
            continue
        for at in standings(conditions, subject.scenario.client):
            seen = [field for field in step.every_field() if holds(field.si, at)]
            lacks_grade = bool(step.criteres) and not any(field.is_graded for field in seen)
            if not seen or lacks_grade:
                what = "n’a rien à noter" if seen else "n’a aucun champ"
                case = described(at, conditions)
                message = f"la fiche « {step.id} » {what} pour certains clients"
                message += f" (par exemple : {case})" if case else ""
                hint = "laissez sans « si » au moins un champ qui a une réponse attendue"
                yield Found((*path, "champs"), message, hint, on_key=True)
                break


def _groups(field: Field, at: Path) -> Iterator[Found]:
    """Groups of words that no answer, or any answer, contains."""
    if field.contient and field.type not in TEXTS:
        message = (
            f"« contient » ne convient qu’à un texte, et le champ est de type « {field.type} »"
        )
        yield Found((*at, "contient"), message, "écrivez « attendu »", on_key=True)
        return
    for rank, group in enumerate(field.contient):
        if not group:
            yield Found((*at, "contient", rank), "ce groupe de mots est vide", "effacez-le")
        for place, word in enumerate(group):
            if "{{" not in word and not normal(field.type, word):
                message = "ce mot est vide : toute réponse le contient"
                yield Found((*at, "contient", rank, place), message, "effacez-le")


def _accepted(field: Field, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(field.attendu, str):
        yield (*at, "attendu"), field.attendu
    else:
        yield from (((*at, "attendu", n), value) for n, value in enumerate(field.attendu))


RULES: tuple[Rule[Subject], ...] = (
    Rule("champ", "Chaque champ peut être rempli juste.", fields),
    Rule("champ-calcule", "Chaque montant attendu d’un champ se calcule.", computed),
    Rule(
        "fiche-vide", "Chaque client a des champs à remplir, dont un au moins est noté.", bare_forms
    ),
)
