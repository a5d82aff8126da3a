"""A course in lines: where one stands, what is proposed and why, the choice of another."""

from __future__ import annotations

from collections.abc import Iterator

from game.journey import Journey
from game.texte.desk import as_number
from game.texte.talk import Talk
from scenarios.headway import StageSeen
from scenarios.model import LEVEL_LABELS


def where(journey: Journey) -> str:
    """« Parcours « Explorer en Seconde » : 1 situation jouée sur 3, encore 33 minutes sur 48. »"""
    there = journey.headway
    many = "s" if there.done > 1 else ""
    played = f"{there.done} situation{many} jouée{many}"
    rest = (
        "tout est joué"
        if there.is_over
        else f"encore {there.minutes_left} minutes sur {there.minutes}"
    )
    return f"Parcours « {journey.course.titre} » : {played} sur {len(there.stages)}, {rest}."


def proposed(journey: Journey) -> str:
    """The proposal with its reasons, in one line; empty where there is none."""
    proposal = journey.proposal
    if proposal is None:
        return ""
    return " ".join(part for part in (f"{proposal.title}.", proposal.why, proposal.who) if part)


def tell_course(talk: Talk, journey: Journey) -> None:
    """The whole course: why it is, each stage with its state, its reason, what it works on."""
    talk.say(where(journey))
    talk.say(journey.course.presentation)
    for number, stage in enumerate(journey.headway.stages, start=1):
        talk.say(f"{number}. {stage_line(journey, stage)}", indent="   ")
        for line in _more(journey, stage):
            talk.say(f"   {line}", indent="   ")
    if journey.ends_exploring:
        talk.say("À la fin : la page « J’ai exploré » (tapez j à l’accueil).", indent="   ")
    if journey.proposal is not None:
        talk.say(f"Proposé maintenant : {proposed(journey)}", indent="   ")


def stage_line(journey: Journey, stage: StageSeen) -> str:
    """« La commande en retard (18 minutes) : à jouer »."""
    level = "" if journey.course.niveau else f"{LEVEL_LABELS[stage.level]}, "
    return f"{stage.title} ({level}{stage.minutes} minutes) : {_state(stage)}"


def _state(stage: StageSeen) -> str:
    if stage.state == "faite":
        return "jouée" if stage.plays == 1 else f"jouée {stage.plays} fois"
    if stage.state == "en_attente":
        return f"plus tard, après {' et '.join(stage.waits_for)}"
    return "commencée, à reprendre" if stage.state == "entamee" else "à jouer"


def _more(journey: Journey, stage: StageSeen) -> Iterator[str]:
    yield stage.stage.pourquoi
    skills = (f"{one.code} {one.name}, {one.told}" for one in journey.skills[stage.scenario])
    yield f"Compétences : {' ; '.join(skills)}."
    if stage.stage.bases:
        titles = (journey.bases.get(code, code) for code in stage.stage.bases)
        yield f"Bases indispensables : {' ; '.join(titles)}."


def ask_course(talk: Talk, journey: Journey) -> str | None:
    """The id of another course, None to stay with this one. Raises InputEndedError."""
    others = [one for one in journey.courses if one.id != journey.course.id]
    if not others:
        return None
    talk.say("Autres parcours :")
    for rank, course in enumerate(others, start=1):
        talk.say(f"{rank}. {course.titre}", indent="   ")
    expected = f"Tapez un numéro de 1 à {len(others)} pour changer, ou Entrée pour garder celui-ci."
    talk.say(expected)
    while typed := talk.ask("Parcours :"):
        number = as_number(typed)
        if number is not None and 1 <= number <= len(others):
            return others[number - 1].id
        talk.say(f"« {typed[:40]} » n’est pas dans la liste. {expected}")
    return None
