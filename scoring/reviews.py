"""Each answer looked back at: what it answered, its worth, why, and what was worth more then."""

from __future__ import annotations

from scenarios.dossier import scene_name, scene_ranks
from scenarios.language.texts import render
from scenarios.play import Play
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import PHASE_LABELS
from scenarios.trace import Act, Trace, Turn
from scoring.assessment import Review
from scoring.framework import Frameworks
from scoring.tally import of_act

# Nobody reads this fast: three times a trained adult. Under it an answer was not read.
WORDS_PER_SECOND = 10

SKIPPED = "Étape passée"
LEFT_QUESTIONS = "Fin des questions"
LEFT_SUBJECTS = "Passage à la suite"
# What ends a kind of many moves is an answer, not silence.
LEFT = {"questions": LEFT_QUESTIONS, "sujets": LEFT_SUBJECTS}


def reviews(trace: Trace, play: Play, frameworks: Frameworks) -> tuple[Review, ...]:
    """One review an act, in the order played."""
    last = {act.step: act.visit for act in trace.acts}
    ranks = scene_ranks(play.scenario)
    found: list[Review] = []
    before: Act | None = None
    scene = 0
    for number, act in enumerate(trace.acts, start=1):
        scene = ranks.get(act.step, scene)
        fresh = trace.turns[before.turns[1] if before else 0 : act.turns[0]]
        found.append(
            Review(
                number=number,
                line=act.line,
                step=act.step,
                visit=act.visit,
                phase=PHASE_LABELS[play.steps[act.step].phase],
                kind=act.kind,
                prompt=_prompt(fresh, play.steps[act.step], play),
                said=_said(act),
                is_spoken=act.is_spoken,
                reply=_reply(trace.turns[slice(*act.turns)]),
                quality=act.quality,
                reason=act.reason,
                marks=of_act(act, frameworks),
                better=tuple((item.text, item.reason) for item in act.better),
                parts=act.parts,
                fault=act.fault.nature if act.fault else None,
                is_aided=act.is_aided,
                is_replaced=bool(act.marks) and act.visit != last[act.step],
                is_skipped=isinstance(act.move, Skip),
                was_too_fast=_was_too_fast(act, before, fresh, play),
                sheet=play.steps[act.step].sheet(act.move, play),
                scene=scene_name(play.scenario, scene) if ranks else "",
            )
        )
        before = act
    return tuple(found)


def _said(act: Act) -> str:
    if act.said:
        return act.said
    return SKIPPED if isinstance(act.move, Skip) else LEFT.get(act.kind, SKIPPED)


def _prompt(fresh: tuple[Turn, ...], step: AnyStep, play: Play) -> str:
    """The last words heard before the act, else what the step asks for; a form, by its title."""
    spoken = [turn.text for turn in fresh if turn.kind == "client"]
    return spoken[-1] if spoken and step.IS_FACING else render(step.asks(), play.words)


def _reply(turns: tuple[Turn, ...]) -> str:
    """What the customer said to it; the gesture where nothing was said."""
    words = [turn.text for turn in turns if turn.kind == "client"]
    return " ".join(words or [turn.text for turn in turns if turn.kind == "geste"])


def _was_too_fast(act: Act, before: Act | None, fresh: tuple[Turn, ...], play: Play) -> bool:
    if act.seconds is None or isinstance(act.move, Skip):
        return False
    is_same_visit = before is not None and (before.step, before.visit) == (act.step, act.visit)
    known = set(before.offered) if before is not None and is_same_visit else set()
    offered = dict(play.steps[act.step].shown())
    # A title is seen rather than read, and one's own notes are known.
    texts = [turn.text for turn in fresh if turn.kind not in ("canal", "scene")]
    texts += [offered[id_] for id_ in act.offered if id_ in offered and id_ not in known]
    words = sum(len(text.split()) for text in texts)
    return act.seconds * WORDS_PER_SECOND < words
