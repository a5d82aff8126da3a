"""The moves that a state takes: a right one, and one for every way it can come out.

For stored plays, robots and tests; the play itself never asks what is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.numbers import rounded, work_out
from scenarios.play import View
from scenarios.steps.autoevaluation import SCALE, Autoevaluation, AutoevaluationMove, right_degrees
from scenarios.steps.calcul import Calcul, CalculMove
from scenarios.steps.dialogue import Dialogue, DialogueMove
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.field_types import FieldType
from scenarios.steps.grading import worth
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.parts import QUALITY_MARK
from scenarios.steps.questions import Questions, QuestionsMove

# A well-formed value of each type, for what must not be collected.
SAMPLES: dict[FieldType, str] = {
    "case": "oui",
    "date": "01/01/2000",
    "heure": "12 h",
    "telephone": "01 99 00 00 00",
    "code_postal": "96000",
    "courriel": "personne@example.com",
    "montant": "1,00",
    "nombre": "1",
}


def right_move(view: View) -> AnyMove:
    """A best move in this state, step by step (not the best way through the play)."""
    step = view.play.steps[view.position.step or ""]
    if isinstance(step, Dialogue):
        return DialogueMove(choix=_best_line(step, view))
    if isinstance(step, Questions):
        return QuestionsMove(question=_best_question(step, view))
    if isinstance(step, Fiche):
        return FicheMove(champs=_right_fields(step, view))
    if isinstance(step, Calcul):
        return CalculMove(reponse=str(step.result(view.play)).replace(".", ","))
    if isinstance(step, Autoevaluation):
        return AutoevaluationMove(degres=right_degrees(step, view))
    raise TypeError(f"no right move for {type(step).__name__}")


def _best_line(step: Dialogue, view: View) -> str:
    at = view.standing
    offer = step.offer(view)
    written = {choice.id: choice for choice in step.choix}

    def marks(id_: str) -> int:
        return sum(mark.value for mark in worth(written[id_], at).marks(step.criteres or ("",)))

    return max((option.id for option in offer.options), key=marks)


def _best_question(step: Questions, view: View) -> str | None:
    at = view.standing
    known = view.position.facts
    wanted = {essential.fait for essential in step.essentiels} - known
    on_offer = {option.id for option in step.offer(view).options}
    for question in step.questions:
        value = worth(question, at)
        if (
            question.id in on_offer
            and value.effects.facts & wanted
            and QUALITY_MARK[value.quality] >= 2
        ):
            return question.id
    return None


def _right_fields(step: Fiche, view: View) -> dict[str, str]:
    filled = {}
    for field in step.champs:
        if field.interdit or not field.is_graded:
            continue
        if field.contient:
            filled[field.id] = " ".join(view.say(group[0]) for group in field.contient)
        else:
            filled[field.id] = view.say(field.accepted[0])
    return filled


def every_move(view: View) -> Iterator[AnyMove]:
    """At least one move for every outcome of this state, the right one first, `Skip` last."""
    step = view.play.steps[view.position.step or ""]
    if isinstance(step, Dialogue):
        yield from (DialogueMove(choix=option.id) for option in step.offer(view).options)
    elif isinstance(step, Questions):
        yield from (QuestionsMove(question=option.id) for option in step.offer(view).options)
        yield QuestionsMove()
    elif isinstance(step, Fiche):
        yield from _fillings(step, view)
    elif isinstance(step, Calcul):
        yield from _results(step, view)
    elif isinstance(step, Autoevaluation):
        yield from _judgements(step, view)
    yield Skip()


def _fillings(step: Fiche, view: View) -> Iterator[FicheMove]:
    """Right, then one field less each time; each also with what must not be collected."""
    filled = _right_fields(step, view)
    graded = [field for field in step.champs if field.is_graded]
    forbidden = {
        field.id: SAMPLES.get(field.type, field.options[0] if field.options else "Inutile")
        for field in step.champs
        if field.interdit
    }
    for missing in range(len(graded) + 1):
        kept = dict(filled)
        for field in graded[:missing]:
            kept[field.id] = _wrong(field.type, filled[field.id])
        yield FicheMove(champs=kept)
        if forbidden:
            yield FicheMove(champs={**kept, **forbidden})


def _wrong(kind: str, right: str) -> str:
    """A well-formed value that is not the right one; a box has only its other side."""
    if kind == "case":
        return "non" if right.strip().lower() in ("oui", "x") else "oui"
    return ""


def _results(step: Calcul, view: View) -> Iterator[CalculMove]:
    values = step.values(view.play)
    results = [step.result(view.play)]
    results += [rounded(work_out(way.formule, values), step.decimales) for way in step.erreurs]
    results.append(sum(results, start=results[0]) + 1_000)
    yield from (CalculMove(reponse=f"{result:f}".replace(".", ",")) for result in results)


def _judgements(step: Autoevaluation, view: View) -> Iterator[AutoevaluationMove]:
    """Right, then one more point misjudged each time."""
    degrees = right_degrees(step, view)
    yield AutoevaluationMove(degres=dict(degrees))
    for id_, degree in list(degrees.items()):
        degrees[id_] = 0 if degree >= 2 else len(SCALE) - 1
        yield AutoevaluationMove(degres=dict(degrees))
