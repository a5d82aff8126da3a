"""`redaction` on paper: room to write and the grid to reread, what must and must not be there."""

from __future__ import annotations

from collections.abc import Iterator

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import Block, Choices, Item, KeyLine, Laid, Ruled
from scenarios.language.french import mid_sentence
from scenarios.steps.redaction import Redaction, RedactionOffer
from scenarios.steps.redaction_written import Fact, Forbidden
from scenarios.writing.genres import PART_LABELS

# What a hand writes on a line of the sheet.
WORDS_A_LINE, SIGNS_A_LINE = 11, 60
LEAST_LINES, MOST_LINES = 4, 14
REGISTERS = {
    "vouvoiement": "vouvoiement, registre courant",
    "tutoiement": "tutoiement",
    "libre": "libre",
}


def lay(step: Redaction, desk: Desk) -> Laid:
    """Lines to write on, as many as the length asked for takes."""
    offer = step.offer(desk.view)
    return Laid(
        blank=tuple(_blank(offer)),
        key=tuple(_key(step, desk)),
        ways=desk.onwards(step.vers),
        scale=_scale(step),
        notes=(*_model(step, desk), *whole_notes(step, desk)),
        prompt=f"{offer.prompt} {_length(offer)}".strip(),
    )


def _blank(offer: RedactionOffer) -> Iterator[Block]:
    if offer.to:
        yield Ruled(f"À : {offer.to}", 0)
    if offer.has_subject:
        yield Ruled("Objet")
    a_line = WORDS_A_LINE if offer.unit == "mots" else SIGNS_A_LINE
    wanted = -(-offer.most // a_line)
    yield Ruled(offer.title, max(LEAST_LINES, min(MOST_LINES, wanted)))
    if offer.options:
        points = (Item(n, one.text) for n, one in enumerate(offer.options, start=1))
        yield Choices(tuple(points), "Avant de rendre, relisez et cochez.")


def _length(offer: RedactionOffer) -> str:
    if offer.least:
        return f"De {offer.least} à {offer.most} {offer.unit}."
    return f"{offer.most} {offer.unit} au plus."


def _scale(step: Redaction) -> str:
    apart = "".join(
        f" ; {name} jugé à part ({', '.join(codes)})" for name, codes in step.apart().items()
    )
    return f"à la part, sur chaque fait, chaque partie, le registre et la longueur{apart}."


def _model(step: Redaction, desk: Desk) -> tuple[str, ...]:
    return (f"Un texte possible : {desk.say(step.modele).strip()}",) if step.modele else ()


def _key(step: Redaction, desk: Desk) -> Iterator[KeyLine]:
    for fact in step.faits:
        yield _told(fact, "à dire", desk)
    names = ", ".join(mid_sentence(PART_LABELS[part]) for part in step.parts)
    if names:
        yield KeyLine("Parties", names, is_best=True)
    yield KeyLine("Registre", REGISTERS[step.registre], is_best=True)
    for barred in step.interdits:
        yield _told(barred, "à taire", desk)


def _told(one: Fact | Forbidden, wanted: str, desk: Desk) -> KeyLine:
    groups = [" ou ".join(f"« {desk.say(form)} »" for form in group) for group in one.contient]
    return KeyLine(
        desk.say(one.libelle),
        f"{wanted} : {' et '.join(groups)}",
        reason=desk.say(one.raison),
        is_best=isinstance(one, Fact),
    )
