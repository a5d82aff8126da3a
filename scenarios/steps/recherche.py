"""`recherche`: the student queries the house's sources and keeps the right record.

A query only looks: it changes nothing that is graded, and how many were made is told, never
marked. Records are graded by their ids alone, so that a journal replays without the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.house.client_file import CUSTOMER, MOST_HOMONYMS, is_homonym
from scenarios.house.search import (
    DOWNWARD,
    MAX_QUERY,
    column_named,
    plain_words,
)
from scenarios.house.sources import SourceName, label, record_ids, source, title
from scenarios.language.clean import clean, one_line, quoted
from scenarios.steps.judged import Judged
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Move,
    Option,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.reflexes import Reflex
from scenarios.steps.searching import (
    Asked,
    Confusion,
    Key,
    RechercheMove,
    RechercheOffer,
    Wanted,
    Wrong,
    keeping,
)
from scenarios.word_count import words

# What is asked where the author wrote no `consigne`.
PROMPT = "Trouvez la bonne fiche, puis gardez-la."

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import Play, View
    from scenarios.steps.kinds import AnyMove
    from scenarios.trace import Act

LOOKED = "chercher"
RIGHT, WRONG = "juste", "autre"
# Words of a page of results that are read before keeping a record: its first columns.
RESULT_WORDS = 40

# After an outcome in which somebody else's record was opened.
OPENED = ".ouverte"
TYPED_AT_RANDOM = (
    *("", "a", "nom:le", "prix<50", "tri:prix", "12", "tri:", "nom :", "é è", "zzz"),
    *("[/] [bold]x[/]", "{{ client }}", "(?:", "\\"),
)


class Recherche(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="recherche"):
    """A record to find. Serves e.g. A1T3C4, A3T1C1, A1T2C2, 1B.a.

    protection: what leaving other people's records closed is worth.
    """

    SECONDS: ClassVar[int] = 15
    GUARD: ClassVar[str] = "« clients » à « sources »"
    # Somebody else's record is a wrong one already: what it discloses may be left unmarked.
    MUST_PROTECT: ClassVar[bool] = False

    sources: Annotated[tuple[SourceName, ...], msgspec.Meta(min_length=1)]
    a_trouver: Wanted
    confusions: tuple[Confusion, ...] = ()

    # The play.

    def offer(self, view: View) -> RechercheOffer:
        """The sources and the last query; nothing is searched before a face asks for it."""
        made = self._made(view)
        last = made[-1] if made else None
        asked = None if last is None else Asked(last.source or "", last.requete, last.tri)
        sources = tuple(source(view.play, name) for name in self.sources)
        prompt = view.say(self.asks())
        options = tuple(Option(one.id, one.title) for one in sources)
        return RechercheOffer(prompt, options, sources, asked, len(made))

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """A query, or the record kept compared with the one to find."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, RechercheMove):
            return Refusal(NOT_FOR_THIS_STEP)
        if move.garder is None:
            return self._looked(move, view)
        kept = self._record(move.garder, view.play)
        return kept if isinstance(kept, Refusal) else self._kept(kept, view)

    def note_title(self) -> str:
        """What was asked is too long to find a note by."""
        return "Fiche gardée"

    def noted(self, act: Act) -> tuple[tuple[str, str], ...] | None:
        """The record kept, and where it was found; not whether it was the right one."""
        if not act.parts:
            return None
        return tuple((part.label, part.value) for part in act.parts if part.id != "homonyme")

    def branches(self, view: View) -> Iterator[Progress]:
        """The right record, each confusion met in this play, another record, silence."""
        yield from (worth for _, worth in self._examples(view))
        yield self.skipped()

    def right(self, view: View) -> RechercheMove:
        """A query that finds the record, then the record."""
        wanted = self._wanted(view)
        if self._made(view):
            return keeping(wanted)
        return RechercheMove(source=wanted[0], requete=self._telling_words(wanted, view))

    def moves(self, view: View) -> Iterator[RechercheMove]:
        """One record kept for each outcome."""
        yield from (keeping(key) for key, _ in self._examples(view))

    def guess(self, view: View, chance: Chance) -> RechercheMove:
        """A query one time in three, else any record of any source."""
        name = chance.pick(self.sources)
        known = self._ids(name, view.play)
        if not known or chance.below(3) == 0:
            return RechercheMove(source=name, requete=chance.pick(TYPED_AT_RANDOM))
        return keeping((name, chance.pick(known)))

    def drawn(self, view: View) -> tuple[str, ...]:
        """The confusions that can be met in this play."""
        return tuple(sorted(worth.key for _, worth in self._examples(view)))

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """The first record of the first source shown, or the last of the last one.

        Nothing is looked for: a record says nothing by its length or its politeness.
        """
        if reflex == "hasard":
            return super().blind(view, reflex)
        rank = -1 if reflex == "dernier" else 0
        names = [name for name in self.sources if self._ids(name, view.play)]
        if not names:
            return (Skip(),)
        name = names[rank]
        ids = self._ids(name, view.play)
        # A client file is shown in the order of names, which nobody is drawn for here: at either
        # end of it stands a stranger, never the customer whom its ids begin with.
        return (keeping((name, ids[-1] if name == "clients" else ids[rank])),)

    # What a reader meets.

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def words(self) -> float:
        """The results too."""
        return RESULT_WORDS + words(self.raison_exact)

    def answers(self) -> int:
        """A query, and the record kept."""
        return self.least_moves()

    def least_moves(self) -> int:
        """A query, and the record kept."""
        return 2

    def guarded(self) -> tuple[str | int, ...] | None:
        """The client file, where other people's records are."""
        return ("sources",) if "clients" in self.sources else None

    def lapse_words(self) -> str:
        """Other people's records stay closed."""
        return "À ne pas ouvrir"

    # How it is graded.

    def _looked(self, move: RechercheMove, view: View) -> Progress | Refusal:
        name = next((one for one in self.sources if one == move.source), None)
        if name is None:
            return Refusal("Cette source n’est pas proposée ici.", "source")
        if len(move.requete) > MAX_QUERY or len(move.tri) > MAX_QUERY:
            return Refusal(f"Une recherche ne peut pas dépasser {MAX_QUERY} signes.", "requete")
        shown = source(view.play, name)
        if move.tri and column_named(move.tri.removeprefix(DOWNWARD), shown.columns) is None:
            names = ", ".join(shown.columns)
            return Refusal(f"On trie ici par une de ces colonnes\u00a0: {names}.", "tri")
        typed = one_line(clean(move.requete), MAX_QUERY)
        sort = f", tri\u00a0: {one_line(clean(move.tri))}" if move.tri else ""
        said = f"Recherche, {shown.title}\u00a0: {quoted(typed) if typed else 'tout'}{sort}."
        return Progress(key=LOOKED, local=view.local, is_done=False, said=said)

    def _kept(self, key: Key, view: View) -> Progress:
        play, wanted = view.play, self._wanted(view)
        plain = self._worth(*self._outcome_key(key, wanted, self._wrongs(view)))
        reason = view.say(plain.reason)
        if self.protection is not None and not self._is_safe(key, wanted):
            reason = f"{reason} {view.say(self.protection.raison)}"
        told = f"{title(key[0], play.organisation)}, {label(play, *key)}"
        # The same words sorted otherwise are one search.
        searches = {(made.source, made.requete) for made in self._made(view)}
        return replace(
            plain,
            reason=reason,
            said=f"Fiche gardée{_count(len(searches))}\u00a0: {told}.",
            parts=self._parts(key, view),
        )

    def _parts(self, key: Key, view: View) -> tuple[Part, ...]:
        """The source where there is a choice, the record, the homonym where there are some."""
        play, wanted = view.play, self._wanted(view)
        found: list[Part] = []
        if len(self.sources) > 1:
            here, there = (title(name, play.organisation) for name in (key[0], wanted[0]))
            found.append(Part("source", "Source", key[0] == wanted[0], here, there))
        mine, right = label(play, *key), label(play, *wanted)
        found.append(Part("fiche", "Fiche", key == wanted, mine, right))
        if wanted == ("clients", CUSTOMER):
            is_avoided = not (key[0] == "clients" and is_homonym(key[1]))
            told = "évité" if is_avoided else "confondu"
            found.append(Part("homonyme", "Homonyme", is_avoided, told, "évité"))
        return tuple(found)

    def _outcome_key(self, key: Key, wanted: Key, wrongs: tuple[Wrong, ...]) -> tuple[str, int]:
        """The id of the outcome, and the rank of the confusion that it is (-1: none)."""
        if key == wanted:
            return RIGHT, -1
        opened = "" if self._is_safe(key, wanted) else OPENED
        rank = next((n for n, wrong in enumerate(wrongs) if wrong.holds(key)), -1)
        return (WRONG if rank < 0 else f"confusion.{rank + 1}") + opened, rank

    def _worth(self, outcome: str, rank: int) -> Progress:
        """What this outcome is worth, without evidence: all that the search needs."""
        is_safe = not outcome.endswith(OPENED)
        if rank < 0:
            mark, reason = (3, self.raison_exact) if outcome == RIGHT else (0, self.raison_inexact)
            return replace(self.outcome(mark, reason, is_safe=is_safe), key=outcome)
        one = self.confusions[rank]
        plain = replace(self.outcome(one.note, one.raison, is_safe=is_safe), key=outcome)
        effects = one.effets
        if effects is None:
            return plain
        return replace(
            plain,
            trust=effects.confiance or 0,
            patience=effects.patience or 0,
            facts=effects.facts,
        )

    def _is_safe(self, key: Key, wanted: Key) -> bool:
        """Whether nobody else's record was kept, where that is looked at."""
        return self.protection is None or key[0] != "clients" or key == wanted

    def _examples(self, view: View) -> Iterator[tuple[Key, Progress]]:
        """One record for each outcome, with what it is worth; the right one first."""
        wanted, wrongs = self._wanted(view), self._wrongs(view)
        yield wanted, self._worth(RIGHT, -1)
        met = {RIGHT}
        for name in self.sources:
            for id_ in self._tried(name, view.play, wrongs):
                outcome, rank = self._outcome_key((name, id_), wanted, wrongs)
                if outcome not in met:
                    met.add(outcome)
                    yield (name, id_), self._worth(outcome, rank)

    def _tried(self, name: SourceName, play: Play, wrongs: tuple[Wrong, ...]) -> tuple[str, ...]:
        """Records that stand for all of their source: strangers in the client file are alike."""
        known = self._ids(name, play)
        if name != "clients":
            return known
        named = tuple(w.record for w in wrongs if w.record in known)
        return (*known[: 2 + MOST_HOMONYMS + len(wrongs)], *named)

    def _record(self, typed: str, play: Play) -> Key | Refusal:
        """The record that a move keeps."""
        asked, _, id_ = typed.partition("/")
        name = next((one for one in self.sources if one == asked), None)
        if name is None:
            return Refusal("Cette source n’est pas proposée ici.", "source")
        if id_ not in self._ids(name, play):
            return Refusal("Cette fiche n’existe pas.", "garder")
        return name, id_

    def _wanted(self, view: View) -> Key:
        return self.a_trouver.source, view.say(self.a_trouver.fiche)

    def _wrongs(self, view: View) -> tuple[Wrong, ...]:
        return tuple(
            Wrong(
                "clients" if one.homonyme else one.source or self.a_trouver.source,
                None if one.fiche is None else view.say(one.fiche),
                one.homonyme,
            )
            for one in self.confusions
        )

    def _ids(self, name: SourceName, play: Play) -> tuple[str, ...]:
        return record_ids(name, play.scenario, play.organisation, play.casting.graine)

    def _made(self, view: View) -> list[RechercheMove]:
        """The queries of this visit, in order."""
        return [
            act.move
            for act in view.acts
            if act.step == self.id
            and act.visit == view.visit
            and isinstance(act.move, RechercheMove)
            and act.move.garder is None
        ]

    def _telling_words(self, key: Key, view: View) -> str:
        """Words that find this record."""
        if key[0] == "clients":
            person = view.play.casting.client
            return f"nom:{plain_words(person.nom)} prenom:{plain_words(person.prenom)}"
        return plain_words(label(view.play, *key))[:MAX_QUERY]


def _count(searches: int) -> str:
    """How many queries it took: told, never marked."""
    if searches == 0:
        return ""
    return " en une recherche" if searches == 1 else f" en {searches} recherches"
