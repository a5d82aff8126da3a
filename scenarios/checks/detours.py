"""What is put aside and come back to: subjects of a hub, interruptions."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.aleas import Alea, Spot
from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.reach.graph import detours, shared_steps
from scenarios.steps.parts import RETURN
from scenarios.steps.questions import Questions
from scenarios.steps.sujets import Sujets

BACK = f"écrivez « vers: {RETURN} » à la dernière des étapes qui partent de là"


def lost_returns(subject: Subject) -> Iterator[Found]:
    """A return where nothing was put aside."""
    inside = frozenset().union(*(detour.inside for detour in detours(subject.scenario)))
    for node in subject.inventory.named("vers", "etape"):
        step = subject.step_at(node.path)
        if node.text == RETURN and (step is None or step.id not in inside):
            message = f"« {RETURN} » ne ramène nulle part : aucun sujet ni aucun aléa ne mène ici"
            yield Found(node.path, message, "écrivez l’étape qui suit, ou une fin")


def endless_detours(subject: Subject) -> Iterator[Found]:
    """A detour from which nothing comes back."""
    steps = {step.id: (path, step) for path, step in subject.steps()}
    for detour in detours(subject.scenario):
        if detour.first in steps and not any(
            RETURN in steps[id_][1].exits() for id_ in detour.inside
        ):
            message = f"le sujet ou l’aléa qui mène à « {detour.first} » ne revient jamais"
            yield Found((*steps[detour.first][0], "id"), message, BACK)


def shared_detours(subject: Subject) -> Iterator[Found]:
    """A step met by two detours, or by one and by the way of the play."""
    shared = shared_steps(subject.scenario)
    for path, step in subject.steps():
        if step.id in shared:
            beside = "" in shared[step.id]
            who = (
                "un sujet ou un aléa, et au reste de la partie"
                if beside
                else "plusieurs sujets ou aléas"
            )
            message = f"l’étape « {step.id} » sert à la fois à {who}"
            hint = "donnez à chaque sujet, à chaque aléa ses propres étapes"
            yield Found((*path, "id"), message, hint)


def aleas(subject: Subject) -> Iterator[Found]:
    """Interruptions that cannot happen, or not as written."""
    for rank, alea in enumerate(subject.scenario.aleas):
        path: Path = ("aleas", rank)
        if (alea.moment is None) == (alea.hasard is None):
            message = (
                f"l’aléa « {alea.id} » doit avoir un moment ou un hasard, l’un des deux seulement"
            )
            hint = "écrivez moment: {etape: …}, ou hasard: {parmi: [{etape: …}], frequence: 50}"
            yield Found(path, message, hint)
        yield from _moments(subject, alea, path)


def _moments(subject: Subject, alea: Alea, path: Path) -> Iterator[Found]:
    steps = {step.id: step for _, step in subject.played()}
    places: list[tuple[Path, Spot]] = []
    if alea.moment is not None:
        places.append(((*path, "moment"), alea.moment))
    if alea.hasard is not None:
        places += [((*path, "hasard", "parmi", n), one) for n, one in enumerate(alea.hasard.parmi)]
    if alea.etape not in steps:
        yield absent((*path, "etape"), "aucune étape ne s’appelle", alea.etape, steps)
    for at, moment in places:
        step = steps.get(moment.etape)
        if step is None:
            yield absent((*at, "etape"), "aucune étape ne s’appelle", moment.etape, steps)
            continue
        most = len(step.questions) if isinstance(step, Questions) else 0
        most = len(step.sujets) if isinstance(step, Sujets) else most
        if moment.apres > most:
            yield _too_late(moment, most, (*at, "apres"))


def _too_late(moment: Spot, most: int, path: Path) -> Found:
    """An interruption that waits for more than its step ever has."""
    if most:
        message = (
            f"l’étape « {moment.etape} » n’a que {most} réponses à attendre, pas {moment.apres}"
        )
        return Found(path, message, f"écrivez un nombre de 0 à {most}")
    message = f"« apres: {moment.apres} » : l’étape « {moment.etape} » se répond d’un seul coup"
    return Found(path, message, "interrompez-la à l’arrivée : effacez « apres »")


def topics(subject: Subject) -> Iterator[Found]:
    """Subjects that cannot be dealt with, or that nothing asks for."""
    steps = {step.id for _, step in subject.steps()}
    for path, step in subject.steps():
        if not isinstance(step, Sujets):
            continue
        if not any(one.obligatoire for one in step.sujets):
            message = f"aucun sujet de l’étape « {step.id} » n’est obligatoire : rien n’y est noté"
            hint = "ajoutez « obligatoire: true » aux sujets qu’il faut traiter"
            yield Found((*path, "sujets"), message, hint, on_key=True)
        waits = {one.id: one.apres for one in step.sujets}
        for rank, one in enumerate(step.sujets):
            at = (*path, "sujets", rank)
            if one.obligatoire and one.hors_sujet:
                message = f"le sujet « {one.id} » est obligatoire et hors sujet à la fois"
                yield Found((*at, "hors_sujet"), message, "gardez l’un des deux", on_key=True)
            if one.vers is not None and one.vers not in steps:
                yield absent((*at, "vers"), "aucune étape ne s’appelle", one.vers, steps)
            for place, name in enumerate(one.apres):
                if name not in waits:
                    yield absent((*at, "apres", place), "aucun sujet ne s’appelle", name, waits)
            if one.id in _behind(one.id, waits):
                message = f"le sujet « {one.id} » s’attend lui-même : il ne s’ouvre jamais"
                hint = "retirez de « apres » l’un des sujets qui s’attendent en rond"
                yield Found((*at, "apres"), message, hint, on_key=True)


def _behind(id_: str, waits: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """All that a subject waits for."""
    found: set[str] = set()
    waiting = list(waits.get(id_, ()))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += waits.get(name, ())
    return frozenset(found)


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "revenir-perdu",
        "Revenir ramène aux sujets, ou à ce qu’un aléa interrompt.",
        lost_returns,
    ),
    Rule(
        "detour-sans-reprise",
        "Les étapes d’un sujet, d’un aléa ramènent à ce qui a été laissé.",
        endless_detours,
    ),
    Rule("detour-partage", "Chaque sujet, chaque aléa a ses propres étapes.", shared_detours),
    Rule("alea", "Chaque aléa peut survenir, une fois, là où il est écrit.", aleas),
    Rule("sujet", "Chaque sujet peut être traité, et l’un d’eux au moins le doit.", topics),
)
