"""How each channel looks: the words that name it, what stands around what is written there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scenarios.language.french import name_in
from scenarios.steps.parts import CHANNEL_LABELS, Channel

if TYPE_CHECKING:
    from scenarios.play import View

# parole: heard, and seen where people face each other. lettre: a header, a text, a signature.
# bulle: short messages left and right. public: read by anybody.
Look = Literal["parole", "lettre", "bulle", "public"]
LOOKS: dict[Channel, Look] = {
    "magasin": "parole",
    "accueil": "parole",
    "telephone": "parole",
    "courriel": "lettre",
    "chat": "bulle",
    "sms": "bulle",
    "reseau": "public",
    "message_prive": "bulle",
    "site": "lettre",
    "courrier": "lettre",
    "interne": "lettre",
}
# What one message is called, where it has a header of its own.
LETTER_NAMES: dict[Channel, str] = {
    "courriel": "courriel",
    "site": "formulaire du site",
    "courrier": "lettre",
    "interne": "message interne",
}
# Said of what is written on a social network, each time: it is what students forget.
PUBLIC = "visible par tous"
PUBLIC_REPLY = "réponse publique, visible par tous"


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands around a written message, as shown; an empty text is not shown.

    name: who writes, as one speaks of them. sender, to: with their addresses; to is empty where
    the student puts something online for everybody. place: « Valbourg, le 12 mars », on a letter.
    """

    name: str
    sender: str
    to: str
    subject: str = ""
    place: str = ""
    signature: str = ""


def channel_title(channel: Channel) -> str:
    """« Au téléphone »: what stands above all that is said there."""
    label = CHANNEL_LABELS[channel]
    title = label[:1].upper() + label[1:]
    return f"{title}\u00a0: public, {PUBLIC}" if LOOKS[channel] == "public" else title


def spoken_on(view: View, step_id: str) -> Channel | None:
    """The channel of a step; None where the student works alone, on paper or on a screen."""
    step = view.play.steps[step_id]
    return None if step.canal == "interne" and not step.client else step.canal


def received(view: View, figurant: str | None, text: str, *, is_answer: bool) -> Cover | None:
    """The cover of what the customer, or this figurant, writes; None where nothing is around.

    is_answer: to what the student wrote; else it opens the step, with the subject and date of it.
    """
    step = view.step
    if step.canal not in LETTER_NAMES:
        return None
    house = view.play.organisation
    who = figurant or step.interlocuteur
    person = view.play.casting.client if who is None else view.play.casting.figurants[who]
    name, sender = person.appel_nom, person.nom_complet
    signs, sign = person.nom_complet, person.nom
    if who is not None:
        name, sender = _figurant(view, who)
        signs = name
        sign = name.split()[-1]
    elif step.canal == "courriel":
        sender = f"{sender} <{person.courriel}>"
    date = "" if is_answer else view.say(step.date)
    place = ", ".join(one for one in (person.ville, date) if one)
    at = f" <{house.courriel}>" if step.canal == "courriel" else ""
    return Cover(
        name,
        sender,
        "Vous" if step.canal == "interne" else f"{house.nom}{at}",
        _answering(view) if is_answer else view.say(step.objet),
        place if step.canal == "courrier" else date,
        _signature(signs, sign, text) if step.canal != "site" else "",
    )


def sent(view: View, text: str) -> Cover | None:
    """The cover of what the student writes; None where nothing is around."""
    step = view.step
    if step.canal not in LETTER_NAMES:
        return None
    house = view.play.organisation
    who = step.interlocuteur
    person = view.play.casting.client if who is None else view.play.casting.figurants[who]
    is_inside = step.canal == "interne"
    to = person.nom_complet if who is None else _figurant(view, who)[0]
    if step.canal == "courriel" and who is None:
        to = f"{to} <{person.courriel}>"
    if step.canal == "site" and not step.client:
        # Nobody wrote first: it is a page of the site, for whoever reads it.
        to = ""
    return Cover(
        "Vous",
        "Vous" if is_inside else f"Vous, pour {house.nom}",
        to,
        _answering(view),
        "",
        "" if is_inside else _signature(house.nom, house.nom, text),
    )


def _figurant(view: View, who: str) -> tuple[str, str]:
    """The name of another person, then how a message shows it, with what they do.

    A role that names somebody, « Awa Doucouré, chargée de projet », is their name: the one that
    was drawn for them would be a second.
    """
    role = view.say(view.play.scenario.figurants[who].role)
    named = name_in(role)
    if named:
        return named, role
    drawn = view.play.casting.figurants[who].nom_complet
    return drawn, f"{drawn} ({role[:1].lower()}{role[1:]})"


def _answering(view: View) -> str:
    subject = view.say(view.step.objet)
    return f"Re\u00a0: {subject}" if subject and view.step.client else subject


def _signature(name: str, sign: str, text: str) -> str:
    """The name under a message, unless its author signed it already."""
    return "" if sign in text.rstrip().split("\n")[-1][-60:] else name
