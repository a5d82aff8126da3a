"""`sujets`: a hub of subjects, dealt with in free order; some are mandatory, some wait for others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec

from scenarios.conditions import Condition, Slug, Written, holds
from scenarios.customer import Change
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Better,
    Mark,
    Move,
    Offer,
    Part,
    Progress,
    Refusal,
    Skip,
    share_mark,
)
from scenarios.steps.parts import DEFAULT_CHANGE, MARK_QUALITY, Effects, Line, Quality, Text
from scenarios.steps.reflexes import ASKING_ON, Reflex, Seen, picks, pleasure
from scenarios.steps.step import STEP_TEXTS, Step
from scenarios.word_count import line_words, mean, words

# What is asked where the author wrote no `consigne`.
PROMPT = "Par quoi continuez-vous ?"

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View

TopicState = Literal["a_traiter", "traite", "verrouille"]
ALREADY = "Vous avez déjà traité ce sujet."
NOT_HERE = "Ce sujet n’est pas proposé ici."


class SujetsMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="sujets"):
    """The id of a subject; None ends them."""

    sujet: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject as shown: `waits_for` names those that come before it, where it is locked."""

    id: str
    text: str
    state: TopicState
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SujetsOffer(Offer):
    """Every subject in the order shown, those dealt with and those locked included."""

    options: tuple[Topic, ...]


class Matter(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One subject. dit: how the student opens it.

    vers: the steps that deal with it, come back from by `revenir`; without it, it is dealt with at
    once. apres: the subjects that come before it. hors_sujet: dealing with it costs.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset(
        {"dit", "libelle", "raison", "reponse", "reaction"}
    )

    id: Slug
    dit: Text
    libelle: Text
    raison: Text
    obligatoire: bool = False
    hors_sujet: bool = False
    apres: tuple[Slug, ...] = ()
    si: Condition | None = None
    vers: Slug | None = None
    effets: Effects = Effects()
    reponse: str | tuple[Line, ...] = ""
    reaction: str = ""


class Sujets(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="sujets"):
    """A hub of subjects. Serves the horizontal situations: several things to see to, in any order.

    The mark is the share of mandatory subjects dealt with, each one off the subject counting as
    one missing; nothing mandatory dealt with is 0.
    """

    IS_FACING: ClassVar[bool] = True
    SECONDS: ClassVar[int] = 0
    FILLED: ClassVar[frozenset[str]] = STEP_TEXTS | {"raison_complet", "raison_incomplet"}

    sujets: Annotated[tuple[Matter, ...], msgspec.Meta(min_length=2, max_length=8)]
    raison_complet: Text
    raison_incomplet: Text

    def offer(self, view: View) -> SujetsOffer:
        """The subjects whose condition holds, or that were dealt with, in an order that stays."""
        known = {subject.id: subject for subject in self.sujets}
        order = view.shuffled(self.sujets, "ordre")
        topics = tuple(
            Topic(
                subject.id,
                view.say(subject.dit),
                self._state(subject, view),
                tuple(view.say(known[id_].libelle) for id_ in _missing(subject, view)),
            )
            for subject in order
            if subject.id in view.local or holds(subject.si, view.standing)
        )
        return SujetsOffer(view.say(self.asks()), topics)

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """A subject opened, or the end of the subjects and its mark."""
        if isinstance(move, Skip) or (isinstance(move, SujetsMove) and move.sujet is None):
            return self._finished(view)
        if not isinstance(move, SujetsMove):
            return Refusal(NOT_FOR_THIS_STEP)
        if move.sujet in view.local:
            return Refusal(ALREADY, move.sujet)
        for subject in self.sujets:
            if subject.id == move.sujet and holds(subject.si, view.standing):
                waits = _missing(subject, view)
                return self._locked(subject, waits, view) if waits else self._opened(subject, view)
        return Refusal(NOT_HERE)

    def branches(self, view: View) -> Iterator[Progress]:
        """Each subject that is open, and the end."""
        yield from (self._opened(subject, view) for subject in self._open(view))
        yield self._plain(view)

    def right(self, view: View) -> SujetsMove:
        """A mandatory subject still to deal with, or one that another waits for; else the end."""
        wanted = self._wanted(view)
        return SujetsMove(sujet=next((s.id for s in self._open(view) if s.id in wanted), None))

    def moves(self, view: View) -> Iterator[SujetsMove]:
        """Each subject that is open, and the end."""
        yield from (SujetsMove(sujet=subject.id) for subject in self._open(view))
        yield SujetsMove()

    def guess(self, view: View, chance: Chance) -> SujetsMove:
        """Any subject, and the end one time in five."""
        subjects = self._open(view)
        if not subjects or chance.below(5) == 0:
            return SujetsMove()
        return SujetsMove(sujet=chance.pick(subjects).id)

    def blind(self, view: View, reflex: Reflex) -> tuple[SujetsMove, ...]:
        """A subject, then the end; some reflexes go on as long as there is one."""
        subjects = self._open(view)
        end = SujetsMove()
        if not subjects or (view.local and reflex != "hasard" and reflex not in ASKING_ON):
            return (end,)
        shown = [
            Seen(view.say(s.dit), pleasure(view, Change(*self._change(s), wears=s.hors_sujet)))
            for s in subjects
        ]
        if reflex == "humeur" and max(one.pleasure for one in shown) < pleasure(view):
            return (end,)
        opened = tuple(
            SujetsMove(sujet=subjects[rank].id) for rank in picks(shown, reflex, is_drawn=True)
        )
        # As in `guess`, the end one time in five.
        return opened * 4 + (end,) * len(opened) if reflex == "hasard" else opened

    def detours(self) -> tuple[str, ...]:
        """The first steps of the subjects."""
        return tuple(subject.vers for subject in self.sujets if subject.vers is not None)

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def shown(self) -> Iterator[tuple[str, str]]:
        """The subjects."""
        yield from ((subject.id, subject.dit) for subject in self.sujets)

    def words(self) -> float:
        """The subjects, and what as many of them as are mandatory bring at once."""
        back = mean(line_words(s.reponse) + words(s.reaction) for s in self.sujets)
        return super().words() + back * (self.least_moves() - 1) + words(self.raison_complet)

    def answers(self) -> int:
        """As many as its moves."""
        return self.least_moves()

    def least_moves(self) -> int:
        """One a mandatory subject, and the end."""
        return sum(subject.obligatoire for subject in self.sujets) + 1

    def _open(self, view: View) -> tuple[Matter, ...]:
        at = view.standing
        return tuple(
            s
            for s in self.sujets
            if s.id not in view.local and holds(s.si, at) and not _missing(s, view)
        )

    def _state(self, subject: Matter, view: View) -> TopicState:
        if subject.id in view.local:
            return "traite"
        return "verrouille" if _missing(subject, view) else "a_traiter"

    def _wanted(self, view: View) -> frozenset[str]:
        """Mandatory subjects to deal with, and all that they wait for."""
        known = {subject.id: subject for subject in self.sujets}
        waiting = [s.id for s in self.sujets if s.obligatoire and s.id not in view.local]
        found: set[str] = set()
        while waiting:
            id_ = waiting.pop()
            if id_ not in found:
                found.add(id_)
                waiting += known[id_].apres
        return frozenset(found)

    def _locked(self, subject: Matter, waits: tuple[str, ...], view: View) -> Refusal:
        known = {each.id: each for each in self.sujets}
        names = ", ".join(f"«\u00a0{view.say(known[id_].libelle)}\u00a0»" for id_ in waits)
        return Refusal(f"Ce sujet vient après {names}.", subject.id)

    def _opened(self, subject: Matter, view: View) -> Progress:
        quality: Quality = "maladroit" if subject.hors_sujet else "attendu"
        trust, patience = self._change(subject)
        return Progress(
            key=subject.id,
            # The order of subjects changes nothing that follows: sorted, the ways merge.
            local=tuple(sorted((*view.local, subject.id))),
            is_done=False,
            quality=quality,
            trust=trust,
            patience=patience,
            facts=subject.effets.facts,
            detour=subject.vers,
            reason=subject.raison,
            said=subject.dit,
            reply=subject.reponse,
            gesture=subject.reaction,
            reacts=True,
        )

    def _change(self, subject: Matter) -> tuple[int, int]:
        """(trust, patience) before temper and mood."""
        trust, patience = DEFAULT_CHANGE["maladroit"] if subject.hors_sujet else (0, 0)
        effects = subject.effets
        return (
            trust if effects.confiance is None else effects.confiance,
            patience if effects.patience is None else effects.patience,
        )

    def _value(self, view: View) -> int:
        mandatory = [subject for subject in self.sujets if subject.obligatoire]
        missing = sum(subject.id not in view.local for subject in mandatory)
        if mandatory and missing == len(mandatory):
            return 0
        strayed = sum(s.hors_sujet and s.id in view.local for s in self.sujets)
        return share_mark(min(missing + strayed, len(mandatory)), len(mandatory))

    def _plain(self, view: View) -> Progress:
        value = self._value(view)
        reason = self.raison_complet if value == 3 else self.raison_incomplet
        marks = tuple(Mark(criterion, value, reason) for criterion in self.criteres)
        quality = MARK_QUALITY[value]
        return Progress(key=f"fin.{value}", marks=marks, quality=quality, reason=reason)

    def _finished(self, view: View) -> Progress:
        plain = self._plain(view)
        missed = [s for s in self.sujets if s.obligatoire and s.id not in view.local]
        return Progress(
            key=plain.key,
            marks=plain.marks,
            quality=plain.quality,
            reason=plain.reason,
            parts=self._parts(view),
            better=tuple(Better(view.say(s.dit), view.say(s.raison)) for s in missed),
        )

    def _parts(self, view: View) -> tuple[Part, ...]:
        """Mandatory subjects, dealt with or not, then those off the subject."""
        found = []
        for subject in self.sujets:
            is_done = subject.id in view.local
            if subject.obligatoire or (subject.hors_sujet and is_done):
                found.append(
                    Part(
                        subject.id,
                        view.say(subject.libelle),
                        is_done and not subject.hors_sujet,
                        value="traité" if is_done else "non traité",
                        expected="à laisser" if subject.hors_sujet else "à traiter",
                        reason=view.say(subject.raison),
                    )
                )
        return tuple(found)


def _missing(subject: Matter, view: View) -> tuple[str, ...]:
    """The subjects that it waits for and that were not dealt with."""
    return tuple(id_ for id_ in subject.apres if id_ not in view.local)
