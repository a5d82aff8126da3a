"""The exact reach equals brute force: every real move of every state, by the kernel itself."""

from __future__ import annotations

import pytest

from scenarios.aleas import Spot
from scenarios.customer import Temper
from scenarios.kernel import State, advance, start
from scenarios.model import Scenario
from scenarios.moves import every_move
from scenarios.play import Mode, Play
from scenarios.reach.analysis import PlayReach, reach, search
from scenarios.reach.graph import loops, reached
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.sujets import Sujets
from tests.kinds.frame import fixtures, loaded
from tests.support import essai

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")


def brute_force(play: Play, longest: int) -> PlayReach:
    """Reach by walking every sequence of moves, of `longest` moves at most."""
    codes = list(reach(play).by_criterion)
    low = dict.fromkeys([*codes, ""], 10_000)
    high = dict.fromkeys([*codes, ""], -1)
    walked = 0
    waiting: list[tuple[State, int]] = [(start(play), 0)]
    while waiting:
        state, depth = waiting.pop()
        if state.is_over:
            walked += 1
            earned = dict.fromkeys([*codes, ""], 0)
            trace = state.trace()
            paid = [act for act in trace.counted() if not act.is_mending]
            marks = [mark for act in paid for mark in act.marks]
            for mark in (*marks, *trace.rule_marks):
                earned[mark.criterion] += mark.value
                earned[""] += mark.value
            for code, value in earned.items():
                low[code] = min(low[code], value)
                high[code] = max(high[code], value)
        elif depth < longest:
            for move in every_move(state.view):
                after = advance(state, move)
                if isinstance(after, State):
                    waiting.append((after, depth + 1))
    pairs = {code: (low[code], high[code]) for code in codes}
    return PlayReach(pairs, (low[""], high[""]), walked)


def cut(*ids: str, **changes: object) -> Scenario:
    """The small situation with some of its steps only, each leading to the next."""
    return cut_from(essai.scenario(), *ids, **changes)


def cut_from(written: Scenario, *ids: str, **changes: object) -> Scenario:
    """The same of another scenario that has these steps."""
    steps = {step.id: step for step in written.etapes}
    kept = []
    for rank, id_ in enumerate(ids):
        step = steps[id_]
        onwards = ids[rank + 1] if rank + 1 < len(ids) else "vente"
        if id_ not in ("accueillir", "rattraper", "juger"):
            step = essai.changed(step, vers=onwards)
        kept.append(step)
    return essai.changed(written, etapes=tuple(kept), **changes)


SMALL = {
    # A loop: the counter sends back and forth, and only the last visit counts.
    "boucle": cut("accueillir", "rattraper", "decouvrir", depart=None),
    "motifs": cut("decouvrir", "argumenter", depart=None),
    "travail": cut("argumenter", "calculer", "noter", "juger", depart=None),
}


def aside(name: str) -> Scenario:
    """A fixture of subjects, or of interruptions, without its self-assessment."""
    written, _ = loaded(fixtures()[name], name)
    kept = tuple(step for step in written.etapes if step.id not in ("suite", "noter"))
    ends = tuple(
        essai.changed(step, vers="fini") if step.vers in ("suite", "noter") else step
        for step in kept
    )
    aleas = tuple(
        alea
        if alea.hasard is None
        else essai.changed(alea, hasard=None, moment=Spot(etape="decouvrir", apres=2))
        for alea in written.aleas
    )
    return essai.changed(written, etapes=ends, aleas=aleas)


def shared() -> Scenario:
    """Two subjects dealt with by one step, which is then played twice: its last visit counts."""
    written = aside("sujets")
    hub, step = written.etapes
    assert isinstance(hub, Sujets)
    topics = tuple(
        essai.changed(topic, vers=step.id) if topic.id == "garantie" else topic
        for topic in hub.sujets
    )
    return essai.changed(written, etapes=(essai.changed(hub, sujets=topics), step))


SMALL |= {"sujets": aside("sujets"), "aleas": aside("alea"), "partage": shared()}
# A step that only mends earns no points, in a loop and out of it.
SMALL["rattrapage"] = essai.changed(
    SMALL["boucle"],
    etapes=tuple(
        essai.changed(step, rattrapage=step.id == "rattraper") for step in SMALL["boucle"].etapes
    ),
)


@pytest.mark.parametrize("temper", [essai.CALM, essai.HURRIED], ids=["calme", "presse"])
@pytest.mark.parametrize("name", SMALL)
def test_search_equals_brute_force(name: str, temper: Temper) -> None:
    play = essai.play("guide", temper, written=SMALL[name])
    found = reach(play)
    walked = brute_force(play, longest=9)
    assert found.by_criterion == walked.by_criterion
    assert found.total == walked.total
    assert walked.positions > 20


def hasty() -> Scenario:
    """Greeting, perhaps repairing, arguing, judging; the customer may walk out of the first three."""
    written = cut("accueillir", "rattraper", "argumenter", "juger")
    assert written.depart is not None
    greet, repair, argue, judge = written.etapes
    assert isinstance(repair, Dialogue)
    choices = tuple(
        essai.changed(choice, vers="argumenter" if choice.vers == "decouvrir" else choice.vers)
        for choice in repair.choix
    )
    return essai.changed(
        written,
        etapes=(
            essai.changed(greet, vers="argumenter"),
            essai.changed(repair, choix=choices),
            argue,
            judge,
        ),
        depart=essai.changed(written.depart, relais="juger"),
    )


@pytest.mark.parametrize("mode", MODES)
def test_a_walk_out_is_searched_too(mode: Mode) -> None:
    play = essai.play(mode, essai.HURRIED, written=hasty())
    found, walked = reach(play), brute_force(play, longest=11)
    assert (found.by_criterion, found.total) == (walked.by_criterion, walked.total)


def test_the_search_gives_way_in_slices() -> None:
    breaths = list(search(essai.play("guide")))
    assert len(breaths) > 5


def test_the_reach_depends_on_the_temper_and_not_on_the_person() -> None:
    woman = reach(essai.play("entrainement", person=essai.MARTHE))
    man = reach(essai.play("entrainement", person=essai.KARIM))
    assert woman == man


def test_loops_come_sources_first() -> None:
    edges = {"a": ("b",), "b": ("c", "a"), "c": ("d",), "d": ("fin",)}
    assert loops(edges) == (frozenset("ab"), frozenset("c"), frozenset("d"))
    assert reached(edges, "c") == {"c", "d", "fin"}


def test_a_visit_that_earns_nothing_loses_what_the_visit_before_had_earned() -> None:
    """Leaving a step again by a walk-out, unmarked, drops its earlier marks from the count."""
    written = cut("decouvrir", "rattraper", "argumenter", "juger")
    assert written.depart is not None
    ask, repair, argue, judge = written.etapes
    assert isinstance(repair, Dialogue)
    choices = (
        essai.changed(repair.choix[0], vers="argumenter"),
        essai.changed(repair.choix[1], vers="decouvrir"),
    )
    looped = essai.changed(
        written,
        etapes=(
            essai.changed(ask, vers="rattraper"),
            essai.changed(repair, choix=choices),
            argue,
            judge,
        ),
        depart=essai.changed(written.depart, relais="juger"),
    )
    temper = essai.changed(essai.HURRIED, patience=9)
    play = essai.play("entrainement", temper, written=looped)
    found, walked = reach(play), brute_force(play, longest=8)
    assert found.total[1] == walked.total[1]
    assert found.by_criterion == walked.by_criterion
