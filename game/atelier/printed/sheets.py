"""The numbered steps: what stands around each of them, and where it leads, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.atelier.printed.desk import Desk
from game.atelier.printed.routes import Route
from game.atelier.printed.values import Coded, Interruption, Letter, Said, Sheet, Way
from scenarios.channels import LOOKS, channel_title, received, spoken_on
from scenarios.dossier import scene_ranks, scene_title
from scenarios.kernel import State
from scenarios.language.texts import render
from scenarios.play import Play, View
from scenarios.steps.kind import pick_line
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import PHASE_LABELS, RETURN
from scenarios.turns import speaker
from scoring.framework import Frameworks

TOLD_BY_THE_CUSTOMER = "selon votre client"


def sheets(
    play: Play, route: Route, frameworks: Frameworks, desks: Iterable[Desk]
) -> Iterator[Sheet]:
    """Every step in the order of its number."""
    opened = set()
    ranks = scene_ranks(play.scenario)
    for desk in desks:
        step = desk.view.step
        rank = ranks.get(step.id)
        scene = ""
        if rank is not None and rank not in opened:
            opened.add(rank)
            scene = scene_title(play.scenario, rank)
        yield _sheet(step, desk, route, frameworks, scene)


def _sheet(step: AnyStep, desk: Desk, route: Route, frameworks: Frameworks, scene: str) -> Sheet:
    view, laid = desk.view, route.laid[step.id]
    letter = _letter(desk.state)
    return Sheet(
        number=route.numbers[step.id],
        id=step.id,
        title=_title(view, step),
        narration=desk.say(step.narration),
        prompt=laid.prompt,
        documents=_documents(view, step),
        # What is written is read on the student's sheet; what is said is heard.
        opening=() if letter else desk.said(step.client),
        letter=letter,
        laid=laid,
        onwards=_onwards(step.id, route, view.play),
        criteria=tuple(coded(code, frameworks) for code in step.marked()),
        savoirs=tuple(Coded(c, frameworks.savoir(c).title) for c in step.savoirs),
        interruptions=tuple(_interruptions(view.play, step)),
        scene=scene,
        hint=desk.say(step.aide),
        is_last_resort=step.id in route.departure,
    )


def coded(code: str, frameworks: Frameworks) -> Coded:
    """A criterion with its label, and what is to be known of it."""
    one = frameworks.criterion(code)
    notes = (
        *(() if one.printed else ("hors référentiel",)),
        *(("simulé à l’écran",) if one.simulated else ()),
    )
    return Coded(code, one.label, ", ".join(notes))


def _title(view: View, step: AnyStep) -> str:
    """« Découverte, en magasin »; who is spoken with, where it is not the customer."""
    where = spoken_on(view, step.id)
    title = PHASE_LABELS[step.phase]
    if where is not None:
        label = channel_title(where)
        title += f", {label[:1].lower()}{label[1:]}"
    if step.interlocuteur is not None:
        title += f" ({speaker(view, None)})"
    return title


def _documents(view: View, step: AnyStep) -> tuple[str, ...]:
    """The titles of the documents that the step points at."""
    own = (*view.play.scenario.documents_propres, *view.play.organisation.documents)
    named = {document.id: view.say(document.titre) for document in own}
    return tuple(named[id_] for id_ in step.documents if id_ in named)


def _letter(state: State) -> Letter | None:
    """The written message that opens the step, None where nothing is written to the student."""
    view = state.view
    step = view.step
    if LOOKS[step.canal] == "parole":
        return None
    found = pick_line(step.client, view.standing)
    if found is None or not found[0].dit:
        return None
    line = found[0]
    text = view.say(line.dit)
    cover = received(view, line.qui, text, is_answer=False)
    if cover is None:
        return Letter((("De", speaker(view, line.qui)),), text)
    head = (
        ("De", cover.sender),
        ("À", cover.to),
        ("Date", cover.place),
        ("Objet", cover.subject),
    )
    kept = tuple((label, value) for label, value in head if value)
    return Letter(kept, text, cover.signature)


def _interruptions(play: Play, step: AnyStep) -> Iterator[Interruption]:
    for strike in play.aleas.get(step.id, ()):
        after = strike.after
        moment = "en arrivant" if not after else f"après {after} réponse{'s' * (after > 1)}"
        yield Interruption(render(strike.alea.annonce, play.words), moment, strike.alea.etape)


def place(goal: str, here: str, route: Route, play: Play) -> str:
    """« étape 4 », « retour à l’étape 7 », « fin : Vente conclue »."""
    if goal == RETURN:
        back = [route.numbers[one] for one in route.back.get(here, ()) if one in route.numbers]
        where = " ou ".join(map(str, sorted(back)))
        return f"retour à l’étape {where}" if back else "retour à l’étape interrompue"
    if goal in route.numbers:
        return f"étape {route.numbers[goal]}"
    ending = play.scenario.ending(goal)
    return "fin" if ending is None else f"fin : {render(ending.titre, play.words)}"


def _onwards(here: str, route: Route, play: Play) -> str:
    """What the student is told of where to go: alone where there is one way, else by the customer."""
    laid = route.laid[here]
    interrupts = play.aleas.get(here, ())
    if len(laid.goals()) == 1 and not interrupts:
        (goal,) = laid.goals()
        # The title of an ending would tell how it went.
        return place(goal, here, route, play).partition(" : ")[0]
    return TOLD_BY_THE_CUSTOMER


def ways_words(ways: tuple[Way, ...], here: str, route: Route, play: Play) -> str:
    """« si case A cochée → étape 5 ; sinon → étape 6 »."""
    told = []
    for way in ways:
        when = f"{way.when} " if way.when else ""
        told.append(f"{when}→ {place(way.goal, here, route, play)}")
    return " ; ".join(told)


def said_words(said: Said) -> str:
    """« (Soupire.) « Bon. » »."""
    gesture = f"({said.gesture.rstrip('.')}.)" if said.gesture else ""
    words = f"« {said.words} »" if said.words else ""
    return " ".join(part for part in (gesture, words) if part)
