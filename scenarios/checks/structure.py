"""The way through: ids that differ, steps that are reached, an ending at the end of every way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject, choices_of
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.reach.graph import loops, reached
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.parts import Branch, Case, Choice, Target
from scenarios.steps.step import Step


def unreachable_steps(subject: Subject) -> Iterator[Found]:
    """Steps that no way leads to, walk-outs included."""
    found = set(reached(subject.all_edges, subject.first))
    for path, step in subject.steps():
        if step.id in found:
            continue
        # Those that only this one leads to are lost with it: one broken way is told once.
        lost = reached(subject.all_edges, step.id) - found - _endings(subject) - {step.id}
        found |= {step.id, *lost}
        yield Found(
            (*path, "id"),
            f"aucune étape ne mène à « {step.id} »{_nor(len(lost))}",
            "écrivez son nom dans le « vers » de l’étape qui la précède, ou effacez-la",
        )


def _nor(lost: int) -> str:
    if not lost:
        return ""
    return f", ni aux {lost} étapes qui la suivent" if lost > 1 else ", ni à celle qui la suit"


def dead_ends(subject: Subject) -> Iterator[Found]:
    """Steps that can be left without a way onwards."""
    for path, step in subject.steps():
        if not _leads(step.vers):
            yield from _stuck(step, path)
        yield from _half_open(step.vers, (*path, "vers"))
        if isinstance(step, Dialogue):
            for choice_path, choice in choices_of(step, path):
                yield from _half_open(choice.vers, (*choice_path, "vers"))
                for rank, case in enumerate(choice.cas):
                    yield from _half_open(case.vers, (*choice_path, "cas", rank, "vers"))


def _stuck(step: Step, path: Path) -> Iterator[Found]:
    if not isinstance(step, Dialogue):
        message = f"l’étape « {step.id} » ne mène nulle part"
        yield Found((*path, "id"), message, "ajoutez « vers: » avec l’étape ou la fin qui suit")
        return
    stuck = [one for one in choices_of(step, path) if not _leads(one[1].vers)]
    if len(stuck) == len(step.choix) > 1:
        message = f"l’étape « {step.id} » ne mène nulle part, ni aucune de ses répliques"
        hint = "ajoutez « vers: » à l’étape, aligné sur « choix: », avec l’étape ou la fin qui suit"
        yield Found((*path, "id"), message, hint)
        return
    for choice_path, choice in stuck:
        message = f"après la réplique « {choice.id} », rien ne suit"
        hint = "ajoutez « vers: » à la réplique, ou à l’étape pour toutes ses répliques"
        yield Found((*choice_path, "id"), message, hint)


def _leads(target: Target | None) -> bool:
    return bool(target)


def _half_open(target: Target | None, path: Path) -> Iterator[Found]:
    """A list of branches whose last one has a condition."""
    if isinstance(target, tuple) and target and target[-1].si is not None:
        yield Found(
            (*path, len(target) - 1),
            "si aucune de ces conditions n’est remplie, rien ne suit",
            "terminez par une branche sans « si » : {etape: …}",
        )


def no_ending(subject: Subject) -> Iterator[Found]:
    """No way at all that leads to an ending."""
    if any(dead_ends(subject)) or subject.has_lost_ways:
        return
    if not reached(subject.edges, subject.first) & _endings(subject):
        message = "aucune fin n’est atteinte : les étapes tournent en rond"
        yield Found(("fins",), message, "écrivez le nom d’une fin dans un « vers »", on_key=True)


def unreachable_endings(subject: Subject) -> Iterator[Found]:
    """Endings that no way leads to; that of the walk-outs is reached by them."""
    found = reached(subject.edges, subject.first)
    departure = subject.scenario.depart
    if any(dead_ends(subject)) or not found & _endings(subject):
        return
    for rank, ending in enumerate(subject.scenario.fins):
        if ending.id not in found and (departure is None or departure.fin != ending.id):
            yield Found(
                ("fins", rank, "id"),
                f"aucune étape ne mène à la fin « {ending.id} »",
                "écrivez son nom dans un « vers », ou effacez-la",
            )


def closed_loops(subject: Subject) -> Iterator[Found]:
    """Steps that turn round, once entered, without a way to any ending."""
    found = reached(subject.edges, subject.first)
    if not found & _endings(subject):
        return
    order = {step.id: rank for rank, step in enumerate(subject.scenario.etapes)}
    for part in loops(subject.edges):
        step = min(part, key=lambda id_: order.get(id_, 0))
        turns = len(part) > 1 or step in subject.edges[step]
        if turns and step in found and not reached(subject.edges, step) & _endings(subject):
            names = ", ".join(f"« {id_} »" for id_ in sorted(part, key=lambda i: order[i]))
            message = f"on ne sort plus de {names} : aucune fin n’est atteinte à partir de là"
            hint = "faites mener l’une de ces étapes vers la suite"
            yield Found(("etapes", order[step], "id"), message, hint)


def _endings(subject: Subject) -> frozenset[str]:
    return frozenset(ending.id for ending in subject.scenario.fins)


def dead_branches(subject: Subject) -> Iterator[Found]:
    """Branches and lines that stand after one without a condition."""
    for path, step in subject.steps():
        if isinstance(step.client, tuple):
            yield from _hidden(step.client, (*path, "client"), "cette réplique n’est jamais dite")
        yield from _hidden(step.vers, (*path, "vers"), "cette branche n’est jamais prise")
        for choice_path, choice in choices_of(step, path):
            worths: list[tuple[Path, Choice | Case]] = [(choice_path, choice)]
            worths += [((*choice_path, "cas", n), case) for n, case in enumerate(choice.cas)]
            for at, one in worths:
                yield from _hidden(one.vers, (*at, "vers"), "cette branche n’est jamais prise")
                said = "cette réponse n’est jamais dite"
                yield from _hidden(one.reponse, (*at, "reponse"), said)


def _hidden(items: object, path: Path, message: str) -> Iterator[Found]:
    if not isinstance(items, tuple):
        return
    closed = next((n for n, item in enumerate(items) if item.si is None), len(items))
    for rank in range(closed + 1, len(items)):
        kind = "branche" if isinstance(items[rank], Branch) else "réplique"
        hint = f"la {kind} sans « si » se met en dernier"
        yield Found((*path, rank), f"{message} : une autre, sans « si », passe avant", hint)


def incomplete_departure(subject: Subject) -> Iterator[Found]:
    """What a walk-out leads to: paperwork without the customer, a self-assessment, a break."""
    departure = subject.scenario.depart
    if departure is None:
        return
    steps = {step.id: step for step in subject.scenario.etapes}
    ending = subject.scenario.ending(departure.fin)
    if ending is not None and ending.nature != "rompue":
        message = f"la fin « {ending.id} » est {_NATURE[ending.nature]}, alors que la personne part"
        hint = "donnez à « depart » une fin de nature « rompue »"
        yield Found(("depart", "fin"), message, hint)
    if departure.relais is None:
        message = "« depart » n’a pas de « relais » : l’élève en entraînement s’arrête aussitôt"
        hint = "écrivez l’étape que l’élève fait encore après le départ : une fiche, le bilan"
        yield Found(("depart",), message, hint, on_key=True, severity=Severity.WARNING)
    if departure.bilan is None:
        message = "« depart » n’a pas de « bilan » : l’élève évalué ne se juge pas"
        hint = "écrivez l’étape d’autoévaluation"
        yield Found(("depart",), message, hint, on_key=True, severity=Severity.WARNING)
    bilan = steps.get(departure.bilan or "")
    if bilan is not None and bilan.kind != "autoevaluation":
        message = f"le bilan « {bilan.id} » est de type « {bilan.kind} »"
        yield Found(("depart", "bilan"), message, "écrivez une étape de type « autoevaluation »")
    yield from _faced_again(subject, departure.relais, steps)


def _faced_again(subject: Subject, relay: str | None, steps: Mapping[str, Step]) -> Iterator[Found]:
    """After a walk-out nobody is there: every step from the relay on must do without them."""
    if relay is None or relay not in steps:
        return
    met = reached(subject.edges, relay)
    for id_, step in steps.items():
        if id_ not in met:
            continue
        if step.IS_FACING and step.interlocuteur is None:
            where = "" if id_ == relay else f", où mène le relais « {relay} »,"
            message = f"l’étape « {id_} »{where} parle à la personne qui vient de partir"
            hint = "choisissez pour relais une fiche ou une autoévaluation"
            yield Found(("depart", "relais"), message, hint)
            # What follows that step is met because of it.
            return


_NATURE = {"reussie": "réussie", "partielle": "partielle"}


RULES: tuple[Rule[Subject], ...] = (
    Rule("etape-inatteignable", "Chaque étape peut être atteinte.", unreachable_steps),
    Rule("impasse", "Chaque étape, chaque réplique mène quelque part.", dead_ends),
    Rule("sans-fin", "Au moins une fin est atteinte.", no_ending),
    Rule(
        "fin-inatteignable",
        "Chaque fin peut être atteinte.",
        unreachable_endings,
        Severity.WARNING,
    ),
    Rule("boucle-sans-issue", "On peut toujours sortir d’une boucle.", closed_loops),
    Rule(
        "branche-morte",
        "Rien n’est écrit après une branche ou une réplique sans condition.",
        dead_branches,
        Severity.WARNING,
    ),
    Rule(
        "depart-incomplet",
        "Le départ du client mène à un travail sans lui, puis à une fin rompue.",
        incomplete_departure,
    ),
)
