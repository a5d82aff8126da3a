"""Conditions: they say something, and what they wait for can happen."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import LISTED, Found, Rule, absent
from scenarios.checks.standings import described, standings
from scenarios.checks.subject import Subject, choices_of
from scenarios.conditions import Bounds, Condition, holds
from scenarios.files.diagnostics import Severity, nearest
from scenarios.files.source import Path
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.parts import Effects
from scenarios.steps.questions import Essential


def empty(subject: Subject) -> Iterator[Found]:
    """Conditions without a key, and groups without a condition: always or never true."""
    for path, condition in subject.inventory.of(Condition):
        if condition == Condition():
            hint = "écrivez ce qui doit être vrai : {fait: …}, ou effacez « si »"
            yield Found(path, "cette condition est vide : elle est toujours vraie", hint)
        for name in ("tous", "un", "aucun"):
            if getattr(condition, name) == ():
                always = "n’est jamais" if name == "un" else "est toujours"
                message = f"« {name} » est vide : cette condition {always} vraie"
                yield Found((*path, name), message, "écrivez au moins une condition dans la liste")


def bounds(subject: Subject) -> Iterator[Found]:
    """Bounds that nothing or everything meets."""
    for path, bound in subject.inventory.of(Bounds):
        if bound.min is None and bound.max is None:
            yield Found(path, "ni « min » ni « max » : toute valeur convient", "écrivez une borne")
        elif bound.min is not None and bound.max is not None and bound.min > bound.max:
            message = f"aucune valeur n’est entre {bound.min} et {bound.max}"
            yield Found(path, message, "mettez la plus petite valeur dans « min »")


def never_set(subject: Subject) -> Iterator[Found]:
    """Facts that are read where nothing can have set them."""
    setters = _setters(subject)
    for path, fact in _reads(subject):
        step = subject.step_at(path)
        if fact not in setters:
            near = nearest(fact, setters)
            few = setters and len(setters) <= LISTED
            names = f"faits posés : {', '.join(sorted(setters))}" if few else None
            hint = f"écrivez « {near} »" if near else names
            yield Found(path, f"rien ne pose le fait « {fact} »", hint)
        elif step is not None and not setters[fact] & subject.before.get(step.id, frozenset()):
            # Of an essential, `essentiel-introuvable` speaks.
            if "essentiels" in path:
                continue
            later = ", ".join(f"« {id_} »" for id_ in sorted(setters[fact]))
            message = (
                f"le fait « {fact} » n’est posé qu’à l’étape {later}, qui ne passe jamais avant"
            )
            yield Found(path, message, "posez-le avant, ou retirez cette condition")


def never_read(subject: Subject) -> Iterator[Found]:
    """Facts that nothing looks at."""
    read = {fact for _, fact in _reads(subject)}
    told: set[str] = set()
    for path, effects in subject.inventory.of(Effects):
        for fact_path, fact in _facts(effects, path):
            if fact not in read | told:
                told.add(fact)
                hint = "lisez-le dans une condition, ou effacez-le"
                yield Found(fact_path, f"aucune condition ne lit le fait « {fact} »", hint)
    for rank, fact in enumerate(subject.scenario.connu):
        if fact not in read:
            hint = "écrivez « demande » sur une réplique qui le redemanderait, ou effacez-le"
            yield Found(("connu", rank), f"rien ne regarde le fait connu « {fact} »", hint)


def _setters(subject: Subject) -> dict[str, set[str]]:
    """For every fact, the steps that can set it."""
    found: dict[str, set[str]] = {}
    for path, effects in subject.inventory.of(Effects):
        step = subject.step_at(path)
        for _, fact in _facts(effects, path):
            found.setdefault(fact, set()).update(subject.askers(step))
    for fact in subject.scenario.connu:
        found.setdefault(fact, set()).add(subject.first)
    return found


def _facts(effects: Effects, path: Path) -> Iterator[tuple[Path, str]]:
    if effects.fait:
        yield (*path, "fait"), effects.fait
    yield from (((*path, "faits", rank), fact) for rank, fact in enumerate(effects.faits))


def _reads(subject: Subject) -> Iterator[tuple[Path, str]]:
    for path, condition in subject.inventory.of(Condition):
        if condition.fait:
            yield (*path, "fait"), condition.fait
    for path, essential in subject.inventory.of(Essential):
        yield (*path, "fait"), essential.fait
    for path, _, choice in subject.choices():
        for key, fact in (("demande", choice.demande), ("malgre", choice.malgre)):
            if fact is not None:
                yield (*path, key), fact


def never_drawn_motives(subject: Subject) -> Iterator[Found]:
    """Motives that this customer cannot have."""
    known = subject.scenario.client.mobiles.parmi
    for path, condition in subject.inventory.of(Condition):
        if condition.mobile is not None and condition.mobile not in known:
            sentence = "aucun client de ce scénario n’a le mobile"
            yield absent((*path, "mobile"), sentence, condition.mobile, known)


def never_drawn_brakes(subject: Subject) -> Iterator[Found]:
    """Brakes that this customer cannot have."""
    client = subject.scenario.client
    for path, condition in subject.inventory.of(Condition):
        if condition.frein is None:
            continue
        at = (*path, "frein")
        if client.freins.nombre == 0:
            message = f"aucun frein n’est tiré, donc jamais « {condition.frein} »"
            yield Found(at, message, "donnez au client des « freins », avec un « nombre »")
            continue
        known = frozenset(client.freins.parmi) or _usual_brakes(subject)
        if known is not None and condition.frein not in known:
            sentence = "aucun client de ce scénario n’a le frein"
            yield absent(at, sentence, condition.frein, known)


def _usual_brakes(subject: Subject) -> frozenset[str] | None:
    """The brakes of all the personas; None when those of some are not known."""
    brakes = subject.vocabulary.brakes
    personas = subject.scenario.client.personas
    if not all(persona in brakes for persona in personas):
        return None
    return frozenset().union(*(brakes[persona] for persona in personas))


def unknown_needs(subject: Subject) -> Iterator[Found]:
    """Needs that are not among the customer's."""
    known = {need.id for need in subject.scenario.client.besoins}
    for path, condition in subject.inventory.of(Condition):
        if condition.besoin is not None and condition.besoin not in known:
            sentence = "aucun besoin ne s’appelle"
            yield absent((*path, "besoin"), sentence, condition.besoin, known)


def vanishing_options(subject: Subject) -> Iterator[Found]:
    """Dialogues all of whose lines can be withheld at once."""
    for path, step in subject.steps():
        conditions = [choice.si for _, choice in choices_of(step, path) if choice.si is not None]
        if not isinstance(step, Dialogue) or len(conditions) < len(step.choix):
            continue
        for standing in standings(conditions, subject.scenario.client):
            if not any(holds(condition, standing) for condition in conditions):
                message = "toutes les répliques peuvent disparaître à la fois"
                case = described(standing, conditions)
                message += f" (par exemple : {case})" if case else ""
                hint = "laissez au moins une réplique sans « si »"
                yield Found((*path, "choix"), message, hint, on_key=True)
                break


RULES: tuple[Rule[Subject], ...] = (
    Rule("condition-vide", "Une condition dit ce qui doit être vrai.", empty),
    Rule("bornes", "Les bornes d’une jauge laissent passer certaines valeurs.", bounds),
    Rule("fait-jamais-pose", "Un fait attendu peut avoir été posé avant.", never_set),
    Rule("fait-jamais-lu", "Un fait posé sert à quelque chose.", never_read, Severity.NOTE),
    Rule("mobile-jamais-tire", "Le mobile attendu peut être tiré.", never_drawn_motives),
    Rule("frein-jamais-tire", "Le frein attendu peut être tiré.", never_drawn_brakes),
    Rule("besoin-inconnu", "Le besoin attendu est l’un de ceux du client.", unknown_needs),
    Rule("options-absentes", "Il reste toujours une réplique à dire.", vanishing_options),
)
