"""What picking a line is worth: a choice teaches when lines differ, and one of them is good."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from scenarios.checks.rule import Found, Rule
from scenarios.checks.standings import described, standings
from scenarios.checks.subject import Subject
from scenarios.conditions import Condition, Standing, holds, parts
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.grading import Worth, worth
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import QUALITY_MARK, Choice
from scenarios.steps.questions import Questions

Offered = tuple[tuple[Choice, Worth], ...]
# Moments tried at one step: those of its lines and of their cases together.
MOST_MOMENTS = 500
MOST_FACTS = 8
# A good line hides among this many at least: with two, everybody has one chance in two.
FEW = 3


def no_stake(subject: Subject) -> Iterator[Found]:
    """Dialogues whose lines are worth and do the same, whatever the moment."""
    for path, step in _dialogues(subject):
        # Lines that are each for one kind of customer may all be good; of those that are all bad,
        # `aucune-bonne-replique` speaks.
        if all(choice.si is not None for choice in step.choix):
            continue
        every = [offered for _, offered in _moments(step, subject)]
        if not any(_is_good(step, value) for offered in every for _, value in offered):
            continue
        moments = [offered for offered in every if len(offered) > 1]
        if moments and all(_are_alike(step, offered) for offered in moments):
            message = f"toutes les répliques de « {step.id} » se valent et mènent au même endroit"
            hint = "changez la qualité de l’une d’elles, ou faites de l’étape une narration"
            yield Found((*path, "choix"), message, hint, on_key=True)


def _are_alike(step: Dialogue, offered: Offered) -> bool:
    seen = {
        (
            tuple(sorted((m.criterion, m.value) for m in value.marks(step.criteres or ("",)))),
            value.effects.facts,
            value.goto,
            choice.acte,
            choice.demande,
            choice.malgre,
        )
        for choice, value in offered
    }
    return len(seen) == 1


def no_good_line(subject: Subject) -> Iterator[Found]:
    """Dialogues where every line on offer is clumsy or worse."""
    for path, step in _dialogues(subject):
        moments = _moments(step, subject)
        bad = [at for at, offered in moments if not any(_is_good(step, v) for _, v in offered)]
        if not bad:
            continue
        read = _conditions(step)
        case = described(bad[0], read)
        message = f"aucune réplique de « {step.id} » n’est bonne"
        message += f" (par exemple : {case})" if case else ""
        hint = "écrivez une réplique « attendu », sans « si », ou pour ce moment-là"
        severity = Severity.ERROR if len(bad) == len(moments) else Severity.WARNING
        yield Found((*path, "choix"), message, hint, on_key=True, severity=severity)


def _is_good(step: Dialogue, value: Worth) -> bool:
    return any(m.value >= QUALITY_MARK["acceptable"] for m in value.marks(step.criteres or ("",)))


def told_by_elimination(subject: Subject) -> Iterator[Found]:
    """Dialogues where only one line is not a fault: it is found without being understood."""
    for path, step in _dialogues(subject):
        faults = [choice for choice in step.choix if choice.qualite == "faute" and not choice.cas]
        if len(step.choix) >= FEW and len(faults) == len(step.choix) - 1:
            message = f"dans « {step.id} », toutes les répliques sauf une sont des fautes"
            hint = "remplacez une faute par une maladresse vraisemblable : « maladroit »"
            yield Found((*path, "choix"), message, hint, on_key=True)


def unmarked_steps(subject: Subject) -> Iterator[Found]:
    """Lines of several qualities, where the step observes no criterion."""
    for path, step in subject.steps():
        if not isinstance(step, Dialogue | Questions) or step.marked():
            continue
        if len({choice.qualite for choice in step.lines()}) > 1:
            message = f"l’étape « {step.id} » distingue ses répliques, et n’observe aucun critère"
            hint = "ajoutez « criteres », ou donnez à toutes ses répliques la même qualité"
            yield Found((*path, "id"), message, hint)


def grave_faults(subject: Subject) -> Iterator[Found]:
    """Grave faults that are well marked, and cases of them that keep the reason of a good line."""
    for path, _, choice in subject.choices():
        if choice.faute_grave is not None and QUALITY_MARK[choice.qualite] > 1:
            message = f"« {choice.id} » est une faute grave, et sa qualité « {choice.qualite} »"
            yield Found((*path, "qualite"), message, "écrivez « qualite: faute »")
        for rank, case in enumerate(choice.cas):
            if case.faute_grave is None or choice.faute_grave is not None:
                continue
            at = (*path, "cas", rank, "faute_grave")
            if case.raison is None:
                message = f"ce cas de « {choice.id} » est une faute grave, sans raison à lui"
                hint = "ajoutez « raison » : l’élève doit savoir ce qui est grave, et pourquoi"
                yield Found(at, message, hint, on_key=True)
            if QUALITY_MARK[case.qualite or choice.qualite] > 1:
                message = f"ce cas de « {choice.id} » est une faute grave, et reste bien noté"
                yield Found(at, message, "ajoutez « qualite: faute » au cas", on_key=True)


def never_full(subject: Subject) -> Iterator[Found]:
    """Criteria that some step marks and that no answer ever shows in full."""
    places: dict[str, Path] = {}
    full: set[str] = set()
    for path, step in subject.steps():
        for code in step.marked():
            places.setdefault(code, (*path, "id"))
        full |= _full(step)
    for code, path in places.items():
        if code not in full and code in subject.vocabulary.criteria:
            message = f"aucune réponse ne vaut 3 sur le critère « {code} »"
            hint = "écrivez une réplique « attendu » là où ce critère est observé, sans note plus basse"
            yield Found(path, message, hint)


def _full(step: AnyStep) -> frozenset[str]:
    """The criteria on which some answer of the step may earn 3."""
    if not isinstance(step, Dialogue):
        return frozenset(step.marked())
    found = set()
    for choice in step.choix:
        worths = [(choice.qualite, choice.notes)]
        worths += [
            (case.qualite or choice.qualite, choice.notes if case.notes is None else case.notes)
            for case in choice.cas
        ]
        for quality, notes in worths:
            apart = {note.critere: note.note for note in notes}
            found |= {code for code, note in apart.items() if note == 3}
            if quality == "attendu":
                found |= set(step.criteres) - apart.keys()
    return frozenset(found)


def idle_effects(subject: Subject) -> Iterator[Found]:
    """Gauges changed by talking to somebody else than the customer: nothing moves."""
    for path, step, choice in subject.choices():
        if step.interlocuteur is None:
            continue
        written = [((*path, "effets"), choice.effets)]
        written += [
            ((*path, "cas", rank, "effets"), case.effets)
            for rank, case in enumerate(choice.cas)
            if case.effets is not None
        ]
        for at, effects in written:
            for gauge in ("confiance", "patience"):
                if getattr(effects, gauge) is not None:
                    message = f"« {gauge} » ne bouge pas ici : on parle à « {step.interlocuteur} »"
                    hint = "effacez cet effet : les jauges sont celles du client"
                    yield Found((*at, gauge), message, hint, on_key=True)


def _dialogues(subject: Subject) -> Iterator[tuple[Path, Dialogue]]:
    for path, step in subject.steps():
        if isinstance(step, Dialogue):
            yield path, step


def _conditions(step: Dialogue) -> tuple[Condition, ...]:
    read = [choice.si for choice in step.choix if choice.si is not None]
    return (*read, *(case.si for choice in step.choix for case in choice.cas))


def _moments(step: Dialogue, subject: Subject) -> list[tuple[Standing, Offered]]:
    """What is on offer at every moment that its conditions tell apart, with its worth.

    Moments without any line are left out: `options-absentes` speaks of them. Empty where there
    are too many to try.
    """
    read = _conditions(step)
    if len({one.fait for condition in read for one in parts(condition)}) > MOST_FACTS:
        return []
    every = list(islice(standings(read, subject.scenario.client), MOST_MOMENTS + 1))
    if len(every) > MOST_MOMENTS:
        return []
    found = []
    for at in every:
        offered = tuple((c, worth(c, at)) for c in step.choix if holds(c.si, at))
        if offered:
            found.append((at, offered))
    return found


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "choix-sans-enjeu",
        "Les répliques d’une étape ne se valent pas toutes.",
        no_stake,
        Severity.WARNING,
    ),
    Rule("aucune-bonne-replique", "Il y a toujours une bonne réplique à dire.", no_good_line),
    Rule(
        "une-seule-possible",
        "Une bonne réplique ne se trouve pas par élimination.",
        told_by_elimination,
        Severity.WARNING,
    ),
    Rule(
        "etape-sans-criteres",
        "Une étape qui distingue ses répliques observe un critère.",
        unmarked_steps,
        Severity.WARNING,
    ),
    Rule("faute-grave", "Une faute grave a sa raison, et n’est pas bien notée.", grave_faults),
    Rule(
        "critere-jamais-gagne",
        "Chaque critère observé peut valoir 3 au moins une fois.",
        never_full,
        Severity.WARNING,
    ),
    Rule(
        "effet-sans-prise",
        "Seul un échange avec le client change ses jauges.",
        idle_effects,
        Severity.WARNING,
    ),
)
