"""What the employee is entrusted with: prerogatives that may be promised, a manager's instruction."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.steps.parts import QUALITY_MARK

# The kinds of step by which a report is handed back.
REPORTS = frozenset({"fiche", "redaction"})
SLUG = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


def unknown_promises(subject: Subject) -> Iterator[Found]:
    """Promises of what the house has no name for."""
    if subject.organisation is None:
        return
    rights = subject.organisation.prerogatives
    known = rights.granted | rights.handed_on
    for path, _, choice in subject.choices():
        if choice.promet is not None and choice.promet not in known:
            sentence = "aucune prérogative de l’organisation ne s’appelle"
            found = absent((*path, "promet"), sentence, choice.promet, known)
            hint = found.hint or "donnez un « id » à cette prérogative, dans l’organisation"
            yield Found(found.path, found.message, hint)


def promises_beyond(subject: Subject) -> Iterator[Found]:
    """Good lines that promise what is somebody else's to grant."""
    if subject.organisation is None:
        return
    beyond = subject.organisation.prerogatives.handed_on
    for path, _, choice in subject.choices():
        if choice.promet not in beyond:
            continue
        message = f"cette bonne réplique promet « {choice.promet} », qui ne dépend pas de l’élève"
        hint = "promettre hors délégation est une faute grave : écrivez une réplique qui transmet"
        if QUALITY_MARK[choice.qualite] >= QUALITY_MARK["acceptable"]:
            yield Found((*path, "qualite"), message, hint)
        for rank, case in enumerate(choice.cas):
            if case.qualite is not None and QUALITY_MARK[case.qualite] >= 2:
                yield Found((*path, "cas", rank, "qualite"), message, hint)


def missing_instruction(subject: Subject) -> Iterator[Found]:
    """Prospecting or follow-up that nobody has asked for."""
    scenario = subject.scenario
    if "A2" in scenario.activites and scenario.consigne is None:
        message = "une activité A2 (suivi, prospection) part d’une consigne d’un responsable"
        hint = "ajoutez « consigne: {de: …, texte: …, a_rendre: <étape>} »"
        yield Found(("activites",), message, hint)


def bad_instruction(subject: Subject) -> Iterator[Found]:
    """Who gives it, and the step by which the report is handed back."""
    asked = subject.scenario.consigne
    if asked is None:
        return
    people = subject.scenario.figurants
    if SLUG.fullmatch(asked.de) and asked.de not in people:
        found = absent(("consigne", "de"), "aucun figurant ne s’appelle", asked.de, people)
        hint = found.hint or "écrivez un nom et une fonction : « Madame Roy, responsable »"
        yield Found(found.path, found.message, hint)
    if asked.a_rendre is None:
        return
    path = ("consigne", "a_rendre")
    kinds = {step.id: step.kind for _, step in subject.steps()}
    if asked.a_rendre not in kinds:
        yield absent(path, "aucune étape ne s’appelle", asked.a_rendre, kinds)
    elif kinds[asked.a_rendre] not in REPORTS:
        kind = kinds[asked.a_rendre]
        message = f"« {asked.a_rendre} » est une étape « {kind} » : on n’y rend pas compte"
        yield Found(path, message, "nommez une étape « redaction » ou « fiche »")


def avoidable_report(subject: Subject) -> Iterator[Found]:
    """Ordinary endings that are reached without handing the report back."""
    asked = subject.scenario.consigne
    if asked is None:
        return
    path = ("consigne", "a_rendre")
    if asked.a_rendre is None:
        message = "cette consigne ne dit pas par quelle étape l’élève rend compte"
        hint = "ajoutez « a_rendre: <étape> », une étape « redaction » ou « fiche »"
        yield Found(("consigne",), message, hint, on_key=True)
        return
    way = _way_without(asked.a_rendre, subject)
    if way is not None and any(step.id == asked.a_rendre for _, step in subject.steps()):
        shown = " → ".join(way)
        message = f"on peut finir sans passer par « {asked.a_rendre} » : {shown}"
        yield Found(path, message, "faites passer ce chemin par l’étape du compte rendu")


def _way_without(step: str, subject: Subject) -> tuple[str, ...] | None:
    """The shortest way to an ordinary ending that does not meet this step."""
    endings = {one.id for one in subject.scenario.fins if one.nature != "rompue"}
    waiting: deque[tuple[str, ...]] = deque([(subject.first,)])
    met = {subject.first, step}
    if subject.first == step:
        return None
    while waiting:
        way = waiting.popleft()
        if way[-1] in endings:
            return way
        for goal in subject.edges.get(way[-1], ()):
            if goal not in met:
                met.add(goal)
                waiting.append((*way, goal))
    return None


RULES: tuple[Rule[Subject], ...] = (
    Rule("promesse-inconnue", "Ce qui est promis a un nom dans l’organisation.", unknown_promises),
    Rule(
        "promesse-hors-delegation",
        "Une bonne réplique ne promet pas ce qui dépend d’un autre.",
        promises_beyond,
    ),
    Rule(
        "consigne-manquante",
        "Un suivi, une prospection part d’une consigne.",
        missing_instruction,
        Severity.WARNING,
    ),
    Rule("consigne", "Une consigne vient de quelqu’un, et se rend par écrit.", bad_instruction),
    Rule(
        "compte-rendu-evitable",
        "Toute fin ordinaire passe par le compte rendu de la consigne.",
        avoidable_report,
        Severity.WARNING,
    ),
)
