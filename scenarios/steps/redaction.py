"""`redaction`: the student writes a message; rules look at what a program can tell for sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.channels import LOOKS, sent
from scenarios.language.clean import clean
from scenarios.steps.judged import Judged, share_values
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Better,
    Move,
    Offer,
    Option,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.redaction_mistakes import chains_of, mistaken
from scenarios.steps.redaction_rules import Judgement, judge
from scenarios.steps.redaction_written import (
    Fact,
    Forbidden,
    GridPoint,
    Length,
    Register,
)
from scenarios.steps.reflexes import Reflex
from scenarios.word_count import words
from scenarios.writing.compose import composed
from scenarios.writing.genres import FORMS, GENRE_LABELS, Genre, PartName, Unit

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove
    from scenarios.trace import Act

MAX_TEXT = 4_000
MAX_SUBJECT = 200
EMPTY = "Le texte est vide : écrivez votre message avant de le remettre."
TOO_LONG = f"Le texte dépasse {MAX_TEXT} signes : raccourcissez-le. Rien n’est perdu."
SUBJECT_TOO_LONG = f"L’objet dépasse {MAX_SUBJECT} signes : raccourcissez-le."
NOT_ON_GRID = "Ce point n’est pas dans la grille."

# Typed by robots: hostile text included, all of it to be taken or refused in French.
FORMULAS = "Bonjour,\n\nJe reviens vers vous.\n\nCordialement,\nInès"
TYPED_AT_RANDOM = (
    *("", "Bonjour,", "ok", "[/] [bold]x[/]", "{{ client }}", "12 345,67 €", "24/11/2026"),
    FORMULAS,
)


class RedactionMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="redaction"):
    """What was written. objet: empty where there is none. grille: ids of the points ticked."""

    texte: str
    objet: str = ""
    grille: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedactionOffer(Offer):
    """What to write. options: the points of the grid. least, most: in `unit`, least may be 0.

    to: who reads it, with their address where there is one; empty where it is nobody's name.
    """

    genre: Genre
    title: str
    to: str
    has_subject: bool
    is_public: bool
    least: int
    most: int
    unit: Unit
    options: tuple[Option, ...]


class Redaction(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="redaction"):
    """A message to write. Serves e.g. A2T2C1, A2T2C2, A1T3C2, 3C.b, 3C.c.

    parties: None is the usual parts of the genre. formes: more accepted forms of a part.
    signature: names one may sign with. admis: values that may be written though nothing tells
    them. criteres_forme, criteres_registre: where parts and register are marked apart; else
    `criteres` has them too. modele: a text of the author's, shown in guided mode.
    """

    SECONDS: ClassVar[int] = 30
    FILLED: ClassVar[frozenset[str]] = Judged.FILLED | {"signature", "admis", "formes", "modele"}

    GUARD: ClassVar[str] = "« protection: true » à un interdit"

    genre: Genre
    parties: tuple[PartName, ...] | None = None
    formes: dict[PartName, tuple[str, ...]] = {}
    signature: tuple[str, ...] = ()
    faits: Annotated[tuple[Fact, ...], msgspec.Meta(max_length=10)] = ()
    admis: tuple[str, ...] = ()
    interdits: Annotated[tuple[Forbidden, ...], msgspec.Meta(max_length=8)] = ()
    registre: Register = "vouvoiement"
    longueur: Length = Length()
    grille: Annotated[tuple[GridPoint, ...], msgspec.Meta(max_length=8)] = ()
    modele: str = ""
    criteres_forme: tuple[str, ...] = ()
    criteres_registre: tuple[str, ...] = ()

    def offer(self, view: View) -> RedactionOffer:
        """What is asked, how long, and the grid."""
        return RedactionOffer(
            view.say(self.asks()),
            self.genre,
            self.note_title(),
            self._reader(view),
            self.has_subject,
            self.is_public,
            self.least,
            self.most,
            FORMS[self.genre].unit,
            tuple(Option(point.id, view.say(point.enonce)) for point in self.grille),
        )

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Each rule is a part, with what was found and what was expected."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, RedactionMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._refused(move)
        if refusal is not None:
            return refusal
        judgement = judge(self, move.objet, move.texte, view)
        parts = self.grouped(judgement)
        is_shown = bool(self.modele) and judgement.is_wrong()
        done = self.judged(
            parts.pop("faits"),
            view,
            said=self._deed(),
            apart=parts,
            kept=judgement.kept,
            better=(Better(view.say(self.modele), ""),) if is_shown else (),
        )
        if judgement.to_check:
            listed = ", ".join(judgement.to_check)
            done = replace(done, reason=f"{done.reason} À vérifier\u00a0: {listed}.")
        return replace(done, parts=(*done.parts, *self._shown_to_the_teacher(move, view)))

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every combination of the marks of the families, protected and not, and silence."""
        values = {name: share_values(count) for name, count in self.families.items()}
        facts = values.pop("faits")
        yield from self.outcomes(facts, may_lapse=self.may_lapse, apart=values)

    def right(self, view: View) -> RedactionMove:
        """A text built of what is expected, every point of the grid ticked."""
        return self.with_wrong(view, frozenset())

    def moves(self, view: View) -> Iterator[RedactionMove]:
        """A text for every outcome, the right one first."""
        yield from mistaken(self, view, chains_of(self, view))

    def guess(self, view: View, chance: Chance) -> RedactionMove:  # noqa: ARG002 - the contract
        """Anything."""
        return RedactionMove(
            texte=chance.pick(TYPED_AT_RANDOM),
            objet=chance.pick(TYPED_AT_RANDOM)[:20] if self.has_subject else "",
            grille=tuple(point.id for point in self.grille if chance.below(2)),
        )

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """A greeting alone; the formulas of any letter; or what is asked, copied, to be long."""
        texts: dict[Reflex, str] = {
            "poli": FORMULAS,
            "questions": f"{FORMULAS}\n\nQu’en pensez-vous\u00a0?",
            "long": f"{FORMULAS}\n\n{view.say(self.asks())}",
            "deuxieme-long": view.say(self.asks()),
        }
        if reflex == "hasard":
            return super().blind(view, reflex)
        return (
            RedactionMove(
                texte=texts.get(reflex, "Bonjour,")[:MAX_TEXT],
                objet="Votre demande" if self.has_subject else "",
                grille=tuple(point.id for point in self.grille),
            ),
        )

    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """Form and register, where they have criteria of their own."""
        written = {"forme": self.criteres_forme, "registre": self.criteres_registre}
        return {name: codes for name, codes in written.items() if codes}

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or f"Rédigez ce {GENRE_LABELS[self.genre]}."

    def note_title(self) -> str:
        """« Compte rendu »: what was asked is too long to find a note by."""
        label = "publication" if self.is_put_online else GENRE_LABELS[self.genre]
        return label[:1].upper() + label[1:]

    @property
    def is_put_online(self) -> bool:
        """Whether it answers nobody: a page of the site, for whoever reads it."""
        return self.canal == "site" and not self.client

    def noted(self, act: Act) -> tuple[tuple[str, str], ...] | None:
        """The subject, where there is one, and the text."""
        if not isinstance(act.move, RedactionMove):
            return None
        written = (("Objet", act.move.objet.strip()), ("", act.move.texte.strip()))
        return tuple((label, text) for label, text in written if text)

    def shown(self) -> Iterator[tuple[str, str]]:
        """The points of the grid."""
        for point in self.grille:
            yield point.id, point.enonce

    def words(self) -> float:
        """The model too, which is read back."""
        return super().words() + words(self.modele)

    def answers(self) -> int:
        """Half a minute a thing to say, or a part of the message."""
        return max(3, len(self.faits) + len(self.parts) // 2)

    def guarded(self) -> tuple[str | int, ...] | None:
        """The first thing that must not be said of somebody."""
        barred = (rank for rank, one in enumerate(self.interdits) if one.protection)
        return next((("interdits", rank, "protection") for rank in barred), None)

    def lapse_words(self) -> str:
        """What introduces what should not have been written."""
        return "À ne pas écrire"

    @property
    def parts(self) -> tuple[PartName, ...]:
        """The parts looked for."""
        return FORMS[self.genre].parts if self.parties is None else self.parties

    @property
    def has_subject(self) -> bool:
        """Whether the message has a subject of its own."""
        return self.genre == "courriel"

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it."""
        return LOOKS[self.canal] == "public"

    @property
    def may_lapse(self) -> bool:
        """Whether something written would be a lapse of protection."""
        return any(one.protection for one in self.interdits)

    @property
    def least(self) -> int:
        """The least length, 0 for none."""
        return self.longueur.min or 0

    @property
    def most(self) -> int:
        """The most that it may count."""
        return self.longueur.max or FORMS[self.genre].most

    @property
    def families(self) -> Mapping[str, int]:
        """The families marked apart, « faits » first, and how many parts each is made of."""
        facts = len(self.faits) + 1 + sum(not one.protection for one in self.interdits)
        form = len(self.parts) + 1
        register = 1 + (self.registre == "vouvoiement")
        found: dict[str, int] = {"faits": facts}
        others: tuple[tuple[str, int], ...] = (("forme", form), ("registre", register))
        for name, count in others:
            if name in self.apart():
                found[name] = count
            else:
                found["faits"] += count
        return found

    def with_wrong(self, view: View, wrong: frozenset[str]) -> RedactionMove:
        """A text in which these parts are wrong, and no other."""
        subject, text = composed(self, view, wrong)
        return RedactionMove(
            texte=text, objet=subject, grille=tuple(point.id for point in self.grille)
        )

    def _reader(self, view: View) -> str:
        """Who the message is for: the customer, or the figurant; what stays inside names nobody."""
        cover = None if self.canal == "interne" else sent(view, "")
        return "" if cover is None else cover.to

    def grouped(self, judgement: Judgement) -> dict[str, list[Part]]:
        """The parts by the family that marks them."""
        found: dict[str, list[Part]] = {name: [] for name in self.families}
        for name, parts in judgement.families().items():
            found[name if name in found else "faits"] += parts
        return found

    def _refused(self, move: RedactionMove) -> Refusal | None:
        if len(move.texte) > MAX_TEXT:
            return Refusal(TOO_LONG, "texte")
        if not clean(move.texte).strip():
            return Refusal(EMPTY, "texte")
        if len(move.objet) > MAX_SUBJECT:
            return Refusal(SUBJECT_TOO_LONG, "objet")
        known = {point.id for point in self.grille}
        unknown = next((id_ for id_ in move.grille if id_ not in known), None)
        return None if unknown is None else Refusal(NOT_ON_GRID, unknown)

    def _deed(self) -> str:
        """« Courriel envoyé. »: what was done, whatever was written."""
        if self.is_public:
            return "Réponse publiée, visible par tous."
        if self.is_put_online:
            return "Texte publié sur le site."
        deeds: dict[Genre, str] = {
            "lettre": "Lettre remise au courrier.",
            "note": "Note transmise.",
            "compte_rendu": "Compte rendu transmis.",
            "rapport": "Rapport transmis.",
        }
        return deeds.get(self.genre, f"{self.note_title()} envoyé.")

    def _shown_to_the_teacher(self, move: RedactionMove, view: View) -> Iterator[Part]:
        """What was written and ticked: kept as it is, worth nothing."""
        text = f"{move.objet}\n\n{move.texte}" if move.objet else move.texte
        yield Part("texte", "Texte remis", True, text, is_graded=False)
        for point in self.grille:
            ticked = "coché" if point.id in move.grille else "non coché"
            label = f"Vérifié par l’élève\u00a0: {view.say(point.enonce).rstrip('.')}"
            yield Part(f"grille.{point.id}", label, True, ticked, is_graded=False)
