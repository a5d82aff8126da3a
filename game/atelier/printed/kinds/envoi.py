"""`envoi` on paper: who is put where, the subject, the files, the moment, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import BOX, Choices, Grid, Item, KeyLine, Laid
from scenarios.steps.addressing import PLACE_LABELS, PLACED, PLACES
from scenarios.steps.envoi import Envoi
from scenarios.steps.envoi_written import Pick
from scenarios.steps.kind import Option

SCALE = "à la part, sur chaque personne, l’objet, chaque pièce et le moment."


def lay(step: Envoi, desk: Desk) -> Laid:
    """The header of the message, to tick."""
    offer = step.offer(desk.view)
    people = tuple(
        (
            one.text,
            " · ".join(each for each in (one.role, one.address) if each),
            *(BOX for _ in PLACES),
        )
        for one in offer.options
    )
    heads = (PLACE_LABELS[place] if place != "aucun" else "Hors" for place in PLACES)
    columns = ("Personne", "Qui", *heads)
    blank: list[Grid | Choices] = [Grid(columns, people)]
    blank.append(_ticked("Objet", offer.subjects))
    if offer.enclosures:
        blank.append(_ticked("Pièces jointes", offer.enclosures))
    if offer.moments:
        blank.append(_ticked("Moment de l’envoi", offer.moments))
    return Laid(
        blank=tuple(blank),
        key=tuple(_key(step, desk)),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        notes=whole_notes(step, desk),
        prompt=offer.prompt,
    )


def _ticked(title: str, options: Sequence[Option]) -> Choices:
    return Choices(tuple(Item(n, one.text) for n, one in enumerate(options, start=1)), title)


def _key(step: Envoi, desk: Desk) -> Iterator[KeyLine]:
    for person in step.destinataires:
        is_spared = step.is_spared(person)
        right = PLACED["aucun"] if is_spared else " ou ".join(PLACED[p] for p in person.accepted)
        yield KeyLine(desk.say(person.nom), right, reason=desk.say(person.raison), is_best=True)
    if not step.se_connaissent:
        yield KeyLine(
            "Adresses en copie cachée",
            "Cci, dès que deux personnes de l’extérieur reçoivent le message",
            reason="" if step.protection is None else desk.say(step.protection.raison),
            is_best=True,
        )
    yield from _picks("Objet", step.objets, "à choisir", "à écarter", desk)
    yield from _picks("Pièce", step.pieces, "à joindre", "à ne pas joindre", desk)
    yield from _picks("Moment", step.moments, "à choisir", "à écarter", desk)


def _picks(title: str, picks: Sequence[Pick], yes: str, no: str, desk: Desk) -> Iterator[KeyLine]:
    for one in picks:
        yield KeyLine(
            f"{title} : {desk.say(one.text)}",
            yes if one.attendu else no,
            reason=desk.say(one.raison),
            is_best=one.attendu,
        )
