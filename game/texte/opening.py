"""What is read before a play in line mode, and when one is taken up."""

from __future__ import annotations

from collections.abc import Mapping

from game.scene import Briefing
from game.texte.desk import COMMANDS
from game.texte.talk import Talk

PAUSES = "Entre deux scènes, vous pouvez vous arrêter et reprendre un autre jour."
LIMITED = "Ce terminal ne connaît pas toutes les lettres du français : certaines sont remplacées."


def tell_briefing(talk: Talk, briefing: Briefing, titles: Mapping[str, str]) -> None:
    """Title, place, role, situation, objective. titles: of competences, by code."""
    if talk.is_limited:
        talk.say(LIMITED)
    talk.say(briefing.title)
    where = ", ".join((briefing.level, *briefing.specialities))
    talk.say(f"{where}. Mode {briefing.mode}. Environ {briefing.minutes} minutes.")
    talk.say(f"Client n° {briefing.customer_number}.")
    talk.say()
    talk.say(f"{briefing.organisation}. {briefing.presentation}")
    talk.say(f"Votre rôle : {briefing.role}")
    talk.say(f"La situation : {briefing.context}")
    talk.say(f"Votre objectif : {briefing.objective}")
    if briefing.instruction is not None:
        giver, words = briefing.instruction
        talk.say(f"Consigne. De : {giver}")
        talk.say(words, indent="  ")
    if briefing.scenes:
        talk.say(f"Ce dossier a {len(briefing.scenes)} scènes :")
        for rank, (title, minutes) in enumerate(briefing.scenes, start=1):
            talk.say(f"{rank}. {title} (environ {minutes} min)", indent="   ")
        talk.say(PAUSES)
    if briefing.competences:
        talk.say("Ce que vous travaillez :")
        for code, title in briefing.competences:
            named = title or titles.get(code, "")
            talk.say(f"- {code} {named}".rstrip(), indent="  ")
    if briefing.pages:
        names = " ; ".join(page.title for page in briefing.pages)
        talk.say(f"Documents (tapez d) : {names}.", indent="  ")
    talk.say(COMMANDS)
    talk.say()


def tell_resumed(talk: Talk, briefing: Briefing, notices: tuple[str, ...]) -> None:
    """Title and objective of a session taken up, after what must be told about it."""
    if talk.is_limited:
        talk.say(LIMITED)
    for notice in notices:
        talk.say(notice)
    talk.say(f"{briefing.title} (mode {briefing.mode}, client n° {briefing.customer_number})")
    talk.say(f"Votre objectif : {briefing.objective}")
    talk.say(COMMANDS)
