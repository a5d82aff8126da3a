"""A scenario's map as plain lines: each stop with the ways out of it, phase by phase."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from game.atelier.map.words import BEST, KIND_WORDS, NATURE_SIGNS, NATURE_WORDS, name, reason, title
from scenarios.reach.story_map import Link, Stop, StoryMap
from scenarios.steps.parts import PHASE_LABELS

WIDTH = 80


def as_text(drawn: StoryMap) -> Iterator[str]:
    """The lines, none longer than 80 columns but for an id that is."""
    heading = ""
    for stop in (each for each in drawn.stops if each.is_reached):
        found = _heading(stop)
        if found != heading:
            heading = found
            yield ""
            yield heading.upper()
        yield from _stop(stop, drawn)
    lost = [stop for stop in drawn.stops if not stop.is_reached]
    if lost:
        yield ""
        yield "JAMAIS ATTEINT"
        for stop in lost:
            yield from _stop(stop, drawn)


def _heading(stop: Stop) -> str:
    if stop.phase is not None:
        return PHASE_LABELS[stop.phase]
    return "Fins" if stop.kind == "fin" else "Départ du client"


def _stop(stop: Stop, drawn: StoryMap) -> Iterator[str]:
    mark = BEST if stop.id in drawn.best else " "
    if stop.nature is not None:
        yield f"{mark} {NATURE_SIGNS[stop.nature]} {stop.id} · {NATURE_WORDS[stop.nature]} · {title(stop, 40)}"
        return
    yield f"{mark} {name(stop.id)}" + ("" if stop.kind == "depart" else f" · {stop.kind}")
    if stop.title:
        yield f"    « {title(stop, WIDTH - 10)} »" if stop.phase else f"    {stop.title}"
    for link in drawn.links_from(stop.id):
        yield from _link(link, drawn)


def _link(link: Link, drawn: StoryMap) -> Iterator[str]:
    best = f" {BEST}" if (link.source, link.goal) in drawn.best_links else ""
    note = f" ({KIND_WORDS[link.kind]})" if KIND_WORDS[link.kind] else ""
    yield f"    → {link.goal}{best}{note}"
    for each in link.reasons:
        yield from textwrap.wrap(
            reason(each), WIDTH, initial_indent="        ", subsequent_indent="          "
        )
