"""Texts built of what a step declares: a right one, and one with chosen parts wrong.

They prove that a best answer exists and that every mark can be earned; they are no model to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.word_count import words
from scenarios.writing.genres import EXAMPLES, FORMS, LEAST_BODY, PartName

if TYPE_CHECKING:
    from scenarios.play import View
    from scenarios.steps.redaction import Redaction

# Behind the greeting and before the closing words, in this order.
_FIRST: tuple[PartName, ...] = ("lieu_date", "appel")
_SECTIONS: tuple[PartName, ...] = ("corps", "contact", "raison", "objectif", "conclusion")
_LAST: tuple[PartName, ...] = ("formule", "signature")
_FILLER = "Nous suivons cela avec attention."
_WORD = "encore"
_INVENTED = "Voici : 98 765,43 €."
_FAMILIAR = "Voici : mdr."
_SECOND_PERSON = "Voici : je te le dis."


def composed(step: Redaction, view: View, wrong: frozenset[str]) -> tuple[str, str]:
    """(subject, text) in which the parts of these ids are wrong."""
    kept = [name for name in step.parts if f"partie.{name}" not in wrong]
    body = [_line(step, name, view) for name in _SECTIONS if name in kept]
    if step.genre not in ("sms", "chat") and "corps" not in step.parts:
        body = [line for line in body if line]
    for fact in step.faits:
        if fact.id not in wrong:
            body.append(_said([group[0] for group in fact.contient], view))
    for rank, one in enumerate(step.interdits, start=1):
        if f"interdit.{rank}" in wrong:
            body.append(_said([group[0] for group in one.contient], view))
    for id_, line in (
        ("invente", _INVENTED),
        ("vouvoiement", _SECOND_PERSON),
        ("familier", _FAMILIAR),
    ):
        if id_ in wrong:
            body.append(line)
    if not body:
        body = ["Voici."]
    first = [_line(step, name, view) for name in _FIRST if name in kept]
    last = [_line(step, name, view) for name in _LAST if name in kept]
    body += _length(step, [*first, *body, *last], is_wrong="longueur" in wrong)
    subject = _line(step, "objet", view) if step.has_subject and "objet" in kept else ""
    return subject, "\n".join([*first, *body, *last])


def _said(forms: list[str], view: View) -> str:
    """A line that says these and is neither a greeting nor a signature."""
    texts = [" ".join(view.say(form).split()) for form in forms]
    return f"Voici : {', '.join(texts)}."


def _line(step: Redaction, name: PartName, view: View) -> str:
    forms = step.formes.get(name, ())
    if forms:
        return " ".join(view.say(forms[0]).split())
    if name == "signature":
        signs = [view.say(sign) for sign in step.signature]
        return " ".join((signs[0] if signs else view.play.organisation.nom).split())
    if name == "appel" and step.genre in ("sms", "chat"):
        return "Bonjour,"
    return EXAMPLES[name]


def _length(step: Redaction, lines: list[str], *, is_wrong: bool) -> list[str]:
    """What is missing to the least length, or what goes past the most."""
    unit = FORMS[step.genre].unit
    text = "\n".join(lines)
    long = len(text) if unit == "signes" else words(text)
    if is_wrong:
        times = max(1, step.most + 1 - long)
        each = len(_WORD) + 1 if unit == "signes" else 1
        # Few words a line, so that they are no body by themselves.
        count = -(-times // each)
        return [
            " ".join([_WORD] * min(LEAST_BODY - 1, count - start))
            for start in range(0, count, LEAST_BODY - 1)
        ]
    each = len(_FILLER) + 1 if unit == "signes" else words(_FILLER)
    return [_FILLER] * -(-max(0, step.least - long) // each)
