"""Banks of questions: enough to ask in every step, and banks that exist."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.banks import with_banks
from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.steps.questions import Questions

FEWEST, MOST = 3, 12


def banks(subject: Subject) -> Iterator[Found]:
    """Banks that cannot be borrowed, and steps without enough to ask or to find out."""
    steps = {step.id: step for _, step in subject.steps()}
    for (path, step), whole in zip(
        subject.steps(), with_banks(subject.scenario.etapes), strict=True
    ):
        if not isinstance(step, Questions) or not isinstance(whole, Questions):
            continue
        if step.banque is None:
            yield from _enough(step, whole, path)
            if step.sauf:
                message = "« sauf » écarte des questions d’une banque, et il n’y en a pas"
                yield Found(
                    (*path, "sauf"), message, "effacez-le, ou écrivez « banque »", on_key=True
                )
            continue
        bank = steps.get(step.banque)
        if not isinstance(bank, Questions):
            known = [id_ for id_, one in steps.items() if isinstance(one, Questions)]
            yield absent(
                (*path, "banque"),
                "aucune étape de questions ne s’appelle",
                step.banque,
                set(known) - {step.id},
            )
        elif bank.banque is not None:
            message = f"l’étape « {bank.id} » emprunte elle-même ses questions"
            yield Found((*path, "banque"), message, f"écrivez « banque: {bank.banque} »")
        else:
            yield from _lent(step, bank, path)
            yield from _enough(step, whole, path)


def _lent(step: Questions, bank: Questions, path: Path) -> Iterator[Found]:
    lent = {question.id for question in bank.questions}
    for rank, id_ in enumerate(step.sauf):
        if id_ not in lent:
            sentence = f"aucune question de l’étape « {bank.id} » ne s’appelle"
            yield absent((*path, "sauf", rank), sentence, id_, lent)
    for rank, question in enumerate(step.questions):
        if question.id in lent - set(step.sauf):
            message = f"la question « {question.id} » est déjà dans la banque « {bank.id} »"
            hint = f"donnez-lui un autre nom, ou écartez l’autre : sauf: [{question.id}]"
            yield Found((*path, "questions", rank, "id"), message, hint)


def _enough(step: Questions, whole: Questions, path: Path) -> Iterator[Found]:
    key = "questions" if step.questions else "id"
    count = len(whole.questions)
    if not FEWEST <= count <= MOST:
        message = f"l’étape « {step.id} » compte {count} question{'s' * (count > 1)}"
        hint = f"il en faut de {FEWEST} à {MOST}"
        yield Found((*path, key), message, hint, on_key=bool(step.questions))
    if not whole.essentiels:
        message = f"l’étape « {step.id} » n’a rien d’essentiel à découvrir"
        hint = "ajoutez « essentiels » : les faits qu’il faut connaître avant de continuer"
        yield Found((*path, "id"), message, hint)


RULES: tuple[Rule[Subject], ...] = (
    Rule("banque", "Chaque étape a de quoi demander, et sa banque existe.", banks),
)
