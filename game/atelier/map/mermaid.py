"""A scenario's map in Mermaid's language, for a page that draws it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.atelier.map.words import BEST, NATURE_SIGNS, name, short_reason
from scenarios.language.typography import typeset
from scenarios.reach.story_map import Link, LinkKind, Stop, StoryMap
from scenarios.steps.parts import PHASE_LABELS, Phase

# How each way is drawn: Mermaid has a plain, a dotted and a thick arrow.
ARROWS: Mapping[LinkKind, str] = {
    "suite": "-->",
    "detour": "-.->",
    "retour": "-.->",
    "alea": "-.->",
    "depart": "-.->",
}
BEST_ARROW = "==>"


def as_mermaid(drawn: StoryMap) -> Iterator[str]:
    """The lines of a flowchart, phases as boxes. Ids are numbered: an author's could be a keyword."""
    ids = {stop.id: f"e{rank}" for rank, stop in enumerate(drawn.stops)}
    yield "flowchart TD"
    for rank, (phase, stops) in enumerate(_by_phase(drawn)):
        if phase is None:
            yield from (f"  {ids[stop.id]}{_shape(stop, drawn)}" for stop in stops)
            continue
        yield f'  subgraph p{rank}["{PHASE_LABELS[phase]}"]'
        yield from (f"    {ids[stop.id]}{_shape(stop, drawn)}" for stop in stops)
        yield "  end"
    yield from (_link(link, drawn, ids) for link in drawn.links)
    lost = [ids[stop.id] for stop in drawn.stops if not stop.is_reached]
    if lost:
        yield "  classDef perdue stroke-dasharray: 4 4, color: #666"
        yield f"  class {','.join(lost)} perdue"


def _by_phase(drawn: StoryMap) -> Iterator[tuple[Phase | None, list[Stop]]]:
    """Runs of stops of one phase, in the order written."""
    run: list[Stop] = []
    for stop in drawn.stops:
        if run and stop.phase != run[0].phase:
            yield run[0].phase, run
            run = []
        run.append(stop)
    if run:
        yield run[0].phase, run


def _shape(stop: Stop, drawn: StoryMap) -> str:
    best = f"{BEST} " if stop.id in drawn.best else ""
    if stop.nature is not None:
        return f'(["{best}{NATURE_SIGNS[stop.nature]} {_text(stop.title)}"])'
    if stop.kind == "depart":
        return f'{{{{"{_text(stop.title)}"}}}}'
    return f'["{best}{_text(name(stop.id))}<br/>{stop.kind}"]'


def _link(link: Link, drawn: StoryMap, ids: Mapping[str, str]) -> str:
    is_best = (link.source, link.goal) in drawn.best_links
    arrow = BEST_ARROW if is_best else ARROWS[link.kind]
    said = short_reason(link)
    label = f'|"{_text(said)}"|' if said else ""
    return f"  {ids[link.source]} {arrow}{label} {ids[link.goal]}"


def _text(text: str) -> str:
    """A text inside quotes: entities for what Mermaid or HTML would read."""
    marks = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "{": "#123;", "}": "#125;"}
    return "".join(marks.get(letter, letter) for letter in typeset(" ".join(text.split())))
