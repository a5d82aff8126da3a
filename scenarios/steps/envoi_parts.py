"""The evidence of a message sent: one part a person, the subject, a file, the moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scenarios.steps.addressing import PLACED
from scenarios.steps.envoi_written import Pick
from scenarios.steps.kind import Part

if TYPE_CHECKING:
    from scenarios.play import View
    from scenarios.steps.envoi import Envoi, EnvoiMove


def graded(step: Envoi, move: EnvoiMove, view: View) -> Iterator[Part]:
    """What exactness is made of."""
    for person in step.destinataires:
        if step.is_spared(person):
            continue
        place = move.destinataires.get(person.id, "aucun")
        expected = " ou ".join(PLACED[one] for one in person.accepted)
        is_right = place in person.accepted
        label, reason = view.say(person.nom), view.say(person.raison)
        yield Part(person.id, label, is_right, PLACED[place], expected, reason)
    yield _picked("objet", "Objet", step.objets, move.objet, view)
    for piece in step.pieces:
        is_in = piece.id in move.pieces
        yield Part(
            piece.id,
            view.say(piece.text),
            is_in == piece.attendu,
            "joint" if is_in else "non joint",
            "à joindre" if piece.attendu else "à ne pas joindre",
            view.say(piece.raison),
        )
    if step.moments:
        yield _picked("moment", "Moment", step.moments, move.moment, view)


def protected(step: Envoi, move: EnvoiMove, view: View) -> Iterator[Part]:
    """What protection is made of: refusals respected, addresses not shown to strangers."""
    placed = {id_: place for id_, place in move.destinataires.items() if place != "aucun"}
    for person in step.destinataires:
        if step.is_spared(person):
            place = move.destinataires.get(person.id, "aucun")
            label = f"{view.say(person.nom)} (désinscription)"
            is_out = person.id not in placed
            reason = view.say(person.raison)
            yield Part(person.id, label, is_out, PLACED[place], PLACED["aucun"], reason)
    if step.se_connaissent:
        return
    strangers = [p for p in step.destinataires if not p.est_interne and p.id in placed]
    read = [person for person in strangers if placed[person.id] != "cci"]
    is_hidden = not read or len(strangers) < 2
    names = ", ".join(view.say(person.nom) for person in read)
    given = "" if is_hidden else f"lisibles par tous : {names}"
    reason = "" if step.protection is None else view.say(step.protection.raison)
    yield Part("adresses", "Adresses en copie cachée", is_hidden, given, "Cci", reason)


def _picked(id_: str, label: str, options: Sequence[Pick], picked: str, view: View) -> Part:
    """One thing picked among several; what was expected is the first that is right."""
    mine = next(one for one in options if one.id == picked)
    right = next(one for one in options if one.attendu)
    reason = view.say(mine.raison)
    return Part(id_, label, mine.attendu, view.say(mine.text), view.say(right.text), reason)
