"""The rules over a text that a student wrote: each is one part, with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.language.clean import one_line
from scenarios.steps.kind import Part
from scenarios.word_count import words
from scenarios.writing.genres import EXAMPLES, FORMS, PART_LABELS, part_found
from scenarios.writing.known import Known, known_in
from scenarios.writing.phrases import STEM_FORBIDDEN, Reading, found, read
from scenarios.writing.register import familiar, second_person, without_names, without_quotes
from scenarios.writing.values import Value

if TYPE_CHECKING:
    from scenarios.play import View
    from scenarios.steps.redaction import Redaction
    from scenarios.steps.redaction_written import Forbidden

# Kinds of value that nobody writes by chance: a foreign one was invented. Dates and hours are
# only told: too many ways lead to a right one.
COUNTED = frozenset({"montant", "telephone", "courriel", "reference"})
TOLD = frozenset({"date", "heure"})
QUOTED = 60
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")
_DENIAL = re.compile(
    r"\b(?:ne|pas|aucune?|jamais|sans|ni|impossible|refus\w*|non)\b|\bn'", re.IGNORECASE
)
_INVENTED = (
    "Ces valeurs ne viennent ni de la situation, ni des documents : vérifiez-les avant d’écrire."
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The parts by family, what protection is made of, and what is only to be checked."""

    facts: tuple[Part, ...]
    form: tuple[Part, ...]
    register: tuple[Part, ...]
    kept: tuple[Part, ...]
    to_check: tuple[str, ...]

    def families(self) -> dict[str, tuple[Part, ...]]:
        """Form first, as one reads."""
        return {"forme": self.form, "faits": self.facts, "registre": self.register}

    def is_wrong(self) -> bool:
        """Whether something graded is not right."""
        return not all(part.is_right for part in self.all())

    def all(self) -> tuple[Part, ...]:
        """Every graded part."""
        return (*self.form, *self.facts, *self.register)


def judge(step: Redaction, subject: str, text: str, view: View) -> Judgement:
    """What the rules of the step find in a text."""
    reading = read(f"{subject}\n{text}")
    known = known_in(view)
    foreign = [value for value in reading.values if not known.has(value, reading.text)]
    forbidden = list(_forbidden(step, reading, view))
    return Judgement(
        facts=(
            *_facts(step, reading, view),
            _invented([value for value in foreign if value.kind in COUNTED]),
            *(part for one, part in forbidden if not one.protection),
        ),
        form=tuple(_form(step, subject, text, view)),
        register=tuple(_register(step, f"{subject}\n{text}", known)),
        kept=tuple(part for one, part in forbidden if one.protection),
        to_check=_to_check(foreign),
    )


def count(text: str, unit: str) -> int:
    """How long a text is, in words or signs; spaces at its ends left out."""
    return len(text.strip()) if unit == "signes" else words(text)


def _facts(step: Redaction, reading: Reading, view: View) -> Iterator[Part]:
    for fact in step.faits:
        groups = [[view.say(form) for form in group] for group in fact.contient]
        is_right = found(groups, reading)
        expected = ", ".join(group[0] for group in groups)
        label, reason = view.say(fact.libelle), view.say(fact.raison)
        yield Part(fact.id, label, is_right, "", expected, reason)


def _invented(foreign: Sequence[Value]) -> Part:
    given = ", ".join(dict.fromkeys(one_line(value.text, QUOTED) for value in foreign))
    return Part("invente", "Rien d’inventé", not foreign, given, "", _INVENTED)


def _to_check(foreign: Sequence[Value]) -> tuple[str, ...]:
    told = [value.text for value in foreign if value.kind in TOLD and value.is_told]
    return tuple(dict.fromkeys(" ".join(text.split()) for text in told))


def _forbidden(step: Redaction, reading: Reading, view: View) -> Iterator[tuple[Forbidden, Part]]:
    for rank, one in enumerate(step.interdits, start=1):
        groups = [[view.say(form) for form in group] for group in one.contient]
        said = _said(groups, reading.text, is_strict=one.toujours)
        label, reason = view.say(one.libelle), view.say(one.raison)
        yield one, Part(f"interdit.{rank}", label, not said, said, "à ne pas écrire", reason)


def _said(groups: Sequence[Sequence[str]], text: str, *, is_strict: bool) -> str:
    """The sentence that says what is forbidden, empty where none does.

    A sentence that denies it, or quotes somebody else, says something else.
    """
    looked_at = text if is_strict else without_quotes(text)
    for match in _SENTENCE.finditer(looked_at):
        sentence = match[0].strip()
        is_denied = not is_strict and _DENIAL.search(sentence.replace("’", "'"))
        if sentence and not is_denied and found(groups, read(sentence), stem=STEM_FORBIDDEN):
            return one_line(sentence, QUOTED)
    return ""


def _form(step: Redaction, subject: str, text: str, view: View) -> Iterator[Part]:
    signatures = [*(view.say(name) for name in step.signature), view.play.organisation.nom]
    for name in step.parts:
        forms = [view.say(form) for form in step.formes.get(name, ())]
        there = part_found(name, subject, text, forms, signatures)
        example = forms[0] if forms else EXAMPLES[name] or signatures[0]
        given = "" if there is None else one_line(there, QUOTED)
        yield Part(
            f"partie.{name}", PART_LABELS[name], there is not None, given, f"par exemple {example}"
        )
    unit = FORMS[step.genre].unit
    length = count(text, unit)
    bounds = f"{step.most} {unit} au plus"
    if step.least:
        bounds = f"de {step.least} à {step.most} {unit}"
    is_right = step.least <= length <= step.most
    yield Part("longueur", "Longueur", is_right, f"{length} {unit}", bounds)


def _register(step: Redaction, text: str, known: Known) -> Iterator[Part]:
    bare = without_names(without_quotes(text), known.names)
    if step.registre == "vouvoiement":
        said = ", ".join(dict.fromkeys(second_person(bare)))
        yield Part("vouvoiement", "Vouvoiement", not said, said, "vous, votre, vos")
    found_words = ", ".join(familiar(bare, step.genre))
    yield Part(
        "familier", "Mots professionnels", not found_words, found_words, "aucun mot familier"
    )
