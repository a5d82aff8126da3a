"""The conversation as lines: who speaks, on which channel, what stands around a message."""

from __future__ import annotations

from scenarios.channels import LETTER_NAMES, LOOKS, PUBLIC, PUBLIC_REPLY
from scenarios.language.french import de
from scenarios.language.gestures import told_of
from scenarios.trace import Turn


def turn_lines(turn: Turn) -> tuple[str, ...]:
    """One entry of the conversation, with who speaks; a message has its header above it."""
    if turn.kind == "canal":
        return ("", f"— {turn.text} —")
    if turn.kind == "scene":
        title, *more = turn.text.split("\n")
        return ("", f"— {title} —", *more)
    if turn.kind == "geste":
        return (f"({told_of(turn.who, turn.text)})",)
    if turn.cover is not None:
        signature = (turn.cover.signature,) if turn.cover.signature else ()
        return (_heading(turn), *turn.text.split("\n"), *signature)
    if turn.channel is not None and LOOKS[turn.channel] == "public" and turn.who:
        what = PUBLIC_REPLY if turn.kind == "vous" else f"message public, {PUBLIC}"
        return (f"{turn.who}, {what} : {turn.text}",)
    return (f"{turn.who} : {turn.text}" if turn.who else turn.text,)


def _heading(turn: Turn) -> str:
    """« Courriel de Madame Diallo — Objet : Ma commande »."""
    assert turn.cover is not None, "asked only of what has a header"
    assert turn.channel is not None, "a message goes by a channel"
    cover, name = turn.cover, LETTER_NAMES[turn.channel]
    if turn.kind == "vous" and turn.channel == "site":
        what = f"Votre réponse à {cover.to}" if cover.to else "Votre publication sur le site"
    elif turn.kind == "vous":
        what = f"Votre {name}"
    else:
        what = f"{name[:1].upper()}{name[1:]} {de(cover.name)}"
    place = f", {cover.place}" if cover.place else ""
    return f"{what}{place}" + (f" — Objet : {cover.subject}" if cover.subject else " :")
