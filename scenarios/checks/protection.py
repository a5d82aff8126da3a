"""Protecting people: what an answer may harm is marked, and the mark can be lost."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.steps.judged import Judged


def unmarked(subject: Subject) -> Iterator[Found]:
    """Something that an answer must not give away, without a mark for it."""
    for path, step in _judged(subject):
        guarded = step.guarded()
        if guarded is not None and step.MUST_PROTECT and step.protection is None:
            message = "des personnes sont à protéger ici, et rien ne le note"
            hint = "ajoutez « protection: {criteres: […], raison: …} » à l’étape"
            yield Found((*path, *guarded), message, hint)


def always_won(subject: Subject) -> Iterator[Found]:
    """A mark for protecting people, where no answer can harm anybody."""
    for path, step in _judged(subject):
        if step.protection is not None and step.guarded() is None:
            message = "« protection » est toujours gagnée : aucune réponse ne peut nuire ici"
            hint = f"ajoutez {step.GUARD}, ou effacez-la" if step.GUARD else "effacez-la"
            yield Found((*path, "protection"), message, hint, on_key=True)


def _judged(subject: Subject) -> Iterator[tuple[Path, Judged]]:
    for path, step in subject.steps():
        if isinstance(step, Judged):
            yield path, step


RULES: tuple[Rule[Subject], ...] = (
    Rule("protection-manquante", "Ce qu’il faut taire ou laisser vide est noté à part.", unmarked),
    Rule(
        "protection-sans-objet",
        "Protéger les personnes n’est noté que là où une réponse peut leur nuire.",
        always_won,
    ),
)
