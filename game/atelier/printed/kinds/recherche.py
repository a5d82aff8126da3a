"""`recherche` on paper: the source, or an extract of it, to read; the right record in the key."""

from __future__ import annotations

from collections.abc import Iterator

from game.atelier.printed.desk import Desk, quality_words, whole_notes
from game.atelier.printed.extracts import searched
from game.atelier.printed.values import Block, KeyLine, Laid, Ruled
from scenarios.house.sources import label, title
from scenarios.steps.recherche import Recherche

SCALE = "3 : la bonne fiche ; une erreur connue : sa note ; une autre fiche : 0."


def lay(step: Recherche, desk: Desk) -> Laid:
    """Each source, the client file by an extract where its customer and homonyms are."""
    named = "Fiche gardée (le nom, et la source)" if len(step.sources) > 1 else "Fiche gardée"
    blank: list[Block] = [
        searched(desk.view.play, name, _named(step, desk, name)) for name in step.sources
    ]
    return Laid(
        blank=(*blank, Ruled(named)),
        key=tuple(_key(step, desk)),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        notes=whole_notes(step, desk),
        prompt=step.offer(desk.view).prompt,
    )


def _named(step: Recherche, desk: Desk, source: str) -> frozenset[str]:
    """The records of that source that the step names."""
    found = {desk.say(step.a_trouver.fiche)} if step.a_trouver.source == source else set()
    for one in step.confusions:
        if one.fiche is not None and (one.source or step.a_trouver.source) == source:
            found.add(desk.say(one.fiche))
    return frozenset(found)


def _key(step: Recherche, desk: Desk) -> Iterator[KeyLine]:
    play, wanted = desk.view.play, step.a_trouver
    record = label(play, wanted.source, desk.say(wanted.fiche))
    where = title(wanted.source, play.organisation)
    yield KeyLine(record, where, marks="3", reason=desk.say(step.raison_exact), is_best=True)
    for one in step.confusions:
        source = "clients" if one.homonyme else one.source or wanted.source
        named = (
            "un homonyme"
            if one.homonyme
            else label(play, source, desk.say(one.fiche))
            if one.fiche is not None
            else "toute fiche de cette source"
        )
        sign, word, _ = quality_words(one.note)
        yield KeyLine(
            named,
            title(source, play.organisation),
            sign,
            word,
            marks=str(one.note),
            reason=desk.say(one.raison),
        )
