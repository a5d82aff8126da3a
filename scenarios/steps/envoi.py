"""`envoi`: the student addresses a message: to whom and how, subject, attachments, moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.steps.addressing import PLACES, Place, Seat, Ways, reachable
from scenarios.steps.envoi_parts import graded, protected
from scenarios.steps.envoi_written import Labelled, Pick, Recipient, Subject
from scenarios.steps.judged import Judged
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Move,
    Offer,
    Option,
    Progress,
    Refusal,
    Skip,
    share_mark,
)
from scenarios.steps.reflexes import Reflex, Seen, picks
from scenarios.word_count import words

# What is asked where the author wrote no `consigne`.
PROMPT = "Adressez ce message."

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove

NOBODY = "Le message n’a aucun destinataire : placez au moins une personne en À, Cc ou Cci."
NO_SUBJECT = "Le message n’a pas d’objet : choisissez-en un."
NO_MOMENT = "Choisissez le moment de l’envoi."
UNKNOWN = "Ce choix ne fait pas partie du message."


class EnvoiMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="envoi"):
    """Where each recipient is put (left out: nowhere), and the rest by id.

    moment: empty where the step offers none.
    """

    destinataires: dict[str, Place]
    objet: str
    pieces: tuple[str, ...] = ()
    moment: str = ""


@dataclass(frozen=True, slots=True)
class RecipientShown:
    """A recipient as shown; text is the name, role and address may be empty."""

    id: str
    text: str
    role: str
    address: str


@dataclass(frozen=True, slots=True)
class EnvoiOffer(Offer):
    """Who may be written to, and what may be chosen; moments is empty where there is no choice."""

    options: tuple[RecipientShown, ...]
    subjects: tuple[Option, ...]
    enclosures: tuple[Option, ...] = ()
    moments: tuple[Option, ...] = field(default=())


class Envoi(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="envoi"):
    """A message to address. Serves e.g. A2T2C4, 3C.a.

    se_connaissent: false where outside recipients must not read each other's address.
    publicitaire: an advertising message, which who unsubscribed must not receive.
    """

    SECONDS: ClassVar[int] = 5
    GUARD: ClassVar[str] = (
        "« se_connaissent: false », ou « publicitaire: true » avec une personne désinscrite"
    )

    destinataires: Annotated[tuple[Recipient, ...], msgspec.Meta(min_length=2, max_length=10)]
    objets: Annotated[tuple[Subject, ...], msgspec.Meta(min_length=2, max_length=4)]
    pieces: Annotated[tuple[Labelled, ...], msgspec.Meta(max_length=6)] = ()
    moments: Annotated[tuple[Labelled, ...], msgspec.Meta(max_length=4)] = ()
    se_connaissent: bool = True
    publicitaire: bool = False

    def offer(self, view: View) -> EnvoiOffer:
        """People, subjects and files in an order drawn; moments as written, in their own order."""
        people = tuple(
            RecipientShown(r.id, view.say(r.nom), view.say(r.qualite), view.say(r.adresse))
            for r in view.shuffled(self.destinataires, "destinataires")
        )
        return EnvoiOffer(
            view.say(self.asks()),
            people,
            _options(view.shuffled(self.objets, "objets"), view),
            _options(view.shuffled(self.pieces, "pieces"), view),
            _options(self.moments, view),
        )

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Each recipient, the subject, each file and the moment is one part."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, EnvoiMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._refused(move)
        if refusal is not None:
            return refusal
        reached = sum(place != "aucun" for place in move.destinataires.values())
        s = "s" if reached > 1 else ""
        said = f"Message envoyé à {reached} destinataire{s}."
        parts, kept = tuple(graded(self, move, view)), tuple(protected(self, move, view))
        return self.judged(parts, view, said=said, kept=kept)

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every pair of mark and protection that some message earns."""
        met = {(share_mark(wrong, self._total), is_safe) for wrong, is_safe in self._reachable}
        for mark, is_safe in sorted(met):
            yield self.outcome(mark, self.raison_exact, is_safe=is_safe)
        yield self.skipped()

    def right(self, view: View) -> EnvoiMove:
        """Everything right."""
        return next(self.moves(view))

    def moves(self, view: View) -> Iterator[EnvoiMove]:  # noqa: ARG002 - the kind's contract
        """A message for every number of wrong parts, protected and not, the right one first."""
        ways = self._reachable
        for wrong, is_safe in sorted(ways, key=lambda way: (way[0], not way[1])):
            places, others = ways[wrong, is_safe]
            yield self._with_wrong(dict(zip(self._ids, places, strict=True)), others)

    def guess(self, view: View, chance: Chance) -> EnvoiMove:  # noqa: ARG002 - the contract
        """Anybody anywhere."""
        return EnvoiMove(
            destinataires={r.id: chance.pick(PLACES) for r in self.destinataires},
            objet=chance.pick(self.objets).id,
            pieces=tuple(p.id for p in self.pieces if chance.below(2)),
            moment=chance.pick(self.moments).id if self.moments else "",
        )

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """To the one person that the reflex picks, by a subject and at a moment so picked too.

        « Most questions » writes to everybody, with every file; otherwise nothing is attached.
        """
        if reflex == "hasard":
            return super().blind(view, reflex)
        people = self._picks([f"{r.nom} {r.qualite}" for r in self.destinataires], view, reflex)
        subjects = self._picks([one.texte for one in self.objets], view, reflex)
        moment = ""
        if self.moments:
            shown = [Seen(view.say(one.libelle)) for one in self.moments]
            moment = self.moments[picks(shown, reflex, is_drawn=False)[0]].id
        every = reflex == "questions"
        return tuple(
            EnvoiMove(
                destinataires=dict.fromkeys(self._ids if every else (self._ids[person],), "a"),
                objet=self.objets[subject].id,
                pieces=tuple(piece.id for piece in self.pieces) if every else (),
                moment=moment,
            )
            for person in people
            for subject in subjects
        )

    def _picks(self, texts: Sequence[str], view: View, reflex: Reflex) -> tuple[int, ...]:
        return picks([Seen(view.say(text)) for text in texts], reflex, is_drawn=True)

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def shown(self) -> Iterator[tuple[str, str]]:
        """The people, with their role; subjects, files and moments are read with them."""
        for person in self.destinataires:
            yield person.id, f"{person.nom} {person.qualite}"

    def words(self) -> float:
        """The subjects, files and moments too."""
        picked = (*self.objets, *self.pieces, *self.moments)
        return super().words() + sum(words(one.text) for one in picked)

    def answers(self) -> int:
        """Each person to place, the subject, the files, the moment."""
        return len(self.destinataires) + 1 + len(self.pieces) + bool(self.moments)

    def guarded(self) -> tuple[str | int, ...] | None:
        """What makes of addresses, or of refusals, something to respect."""
        outside = sum(not person.est_interne for person in self.destinataires)
        if not self.se_connaissent and outside > 1:
            return ("se_connaissent",)
        is_refused = any(self.is_spared(person) for person in self.destinataires)
        return ("publicitaire",) if is_refused else None

    def lapse_words(self) -> str:
        """What introduces the addresses that were not protected."""
        return "À protéger"

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.destinataires)

    @property
    def _total(self) -> int:
        """How many parts exactness is made of."""
        people = sum(not self.is_spared(person) for person in self.destinataires)
        return people + 1 + len(self.pieces) + bool(self.moments)

    @property
    def _reachable(self) -> Ways:
        """(wrong parts, is protected): one way to come to it."""
        seats = tuple(
            Seat(
                tuple(place in person.accepted for place in PLACES),
                is_outside=not self.se_connaissent and not person.est_interne,
                is_spared=self.is_spared(person),
            )
            for person in self.destinataires
        )
        others = len(self.pieces) + any(not o.attendu for o in self.objets)
        others += any(not moment.attendu for moment in self.moments)
        return reachable(seats, others)

    def is_spared(self, person: Recipient) -> bool:
        """Whether writing to them would be the lapse: it is graded as protection alone."""
        return self.publicitaire and person.est_desinscrit

    def _with_wrong(self, places: dict[str, Place], others: int) -> EnvoiMove:
        """These places, and that many wrong parts among the files, the subject, the moment."""
        wrong_files = min(others, len(self.pieces))
        left = others - wrong_files
        has_wrong = any(not o.attendu for o in self.objets)
        in_subject = left > 0 and has_wrong
        in_moment = left > in_subject
        return EnvoiMove(
            destinataires=places,
            objet=next(o.id for o in self.objets if o.attendu != in_subject),
            pieces=tuple(
                piece.id
                for rank, piece in enumerate(self.pieces)
                if piece.attendu != (rank < wrong_files)
            ),
            moment=next((m.id for m in self.moments if m.attendu != in_moment), ""),
        )

    def _refused(self, move: EnvoiMove) -> Refusal | None:
        lists = (
            (move.destinataires, self._ids),
            ((move.objet,) if move.objet else (), [o.id for o in self.objets]),
            (move.pieces, [piece.id for piece in self.pieces]),
            ((move.moment,) if move.moment else (), [moment.id for moment in self.moments]),
        )
        for given, known in lists:
            for id_ in given:
                if id_ not in known:
                    return Refusal(UNKNOWN, id_)
        if all(place == "aucun" for place in move.destinataires.values()):
            return Refusal(NOBODY, self._ids[0])
        if not move.objet:
            return Refusal(NO_SUBJECT, "objet")
        if self.moments and not move.moment:
            return Refusal(NO_MOMENT, "moment")
        return None


def _options(picked: Sequence[Pick], view: View) -> tuple[Option, ...]:
    return tuple(Option(one.id, view.say(one.text)) for one in picked)
