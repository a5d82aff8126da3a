"""The card of the student who plays the customer: who they are, what moves them, what to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.atelier.printed.conditions import Reader
from game.atelier.printed.routes import Route
from game.atelier.printed.sheets import place, said_words, ways_words
from game.atelier.printed.values import Reply, Said, Sheet
from personas.archetype import Archetype
from scenarios.customer import GAUGE_MAX, Motive
from scenarios.house.organisation import PUBLIC_LABELS
from scenarios.language.gestures import told_of
from scenarios.language.texts import render
from scenarios.play import Play
from scenarios.turns import MEDIUM

# What moves the customer, as the student who plays them behaves: the seller's words stay with the
# seller.
MOTIVE_WORDS: Mapping[Motive, str] = {
    "securite": "Vous n’aimez pas l’imprévu : ce qui est sûr, vérifié, sans danger vous décide.",
    "orgueil": "Vous aimez avoir ce qu’il y a de mieux, et que cela se remarque.",
    "nouveaute": "Vous êtes curieux de tout ce qui vient de sortir et que les autres n’ont pas.",
    "confort": "Vous voulez que ce soit simple, pratique, sans effort.",
    "argent": "Vous comptez : ce que cela coûte, aujourd’hui et plus tard.",
    "sympathie": "Vous venez aussi pour l’échange : être reconnu, avoir quelqu’un à qui parler.",
    "environnement": "Vous pensez à ce qui dure, se répare, pollue moins.",
}
BRAKE_WORDS: Mapping[str, str] = {
    "prix": "Le prix vous retient : vous demandez si cela vaut la dépense.",
    "temps": "Vous avez peu de temps : ce qui traîne vous retient.",
    "livraison": "La livraison vous inquiète : le jour, l’heure, les frais.",
    "complexite": "Vous craignez que ce soit compliqué.",
    "engagement": "Vous n’aimez pas vous engager tout de suite.",
    "confiance": "Vous avez déjà été déçu : vous attendez des preuves.",
}


@dataclass(frozen=True, slots=True)
class CardLine:
    """What the student said, by its number, and what the customer does then, each line to read."""

    number: int
    when: str
    answers: tuple[str, ...]
    boxes: str
    moved: str
    onwards: str


@dataclass(frozen=True, slots=True)
class CardStep:
    """A step on the card. opening: what starts it; events: what interrupts; lines: what to answer."""

    number: int
    title: str
    opening: tuple[str, ...]
    events: tuple[str, ...]
    lines: tuple[CardLine, ...]
    onwards: str
    scene: str
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """A row of boxes. start: how many are ticked at first."""

    name: str
    start: int
    most: int = GAUGE_MAX


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """Everything on the card; gauges is empty where nothing printed reads them.

    others: who else the same student plays. boxes: the letters to tick.
    """

    name: str
    who: str
    manner: str
    need: str
    motives: tuple[str, ...]
    brakes: tuple[str, ...]
    history: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    boxes: tuple[str, ...]
    gauges: tuple[Gauge, ...]
    moods: tuple[str, ...]
    leaving: str
    steps: tuple[CardStep, ...]


def card(
    play: Play, route: Route, sheets: Sequence[Sheet], reader: Reader, archetype: Archetype
) -> CustomerCard:
    """The card of this customer."""
    client, temper = play.casting.client, play.casting.temper
    woman, man = PUBLIC_LABELS[play.organisation.public]
    has_gauges = reader.reads_gauges or play.scenario.depart is not None
    return CustomerCard(
        name=client.appel_nom,
        who=f"{woman if client.genre == 'f' else man}, {client.age} ans",
        manner=archetype.resume,
        need=_need(play),
        motives=tuple(MOTIVE_WORDS[motive] for motive in temper.mobiles),
        brakes=tuple(_brake(one) for one in temper.freins),
        history=tuple(
            f"{c.quand[:1].upper()}{c.quand[1:]} ({c.canal}) : {c.fait}"
            for c in play.casting.historique
        ),
        details=_details(play),
        others=_others(play, sheets),
        boxes=tuple(reader.boxes.letters.values()),
        gauges=_gauges(play) if has_gauges else (),
        moods=_moods(play, reader) if has_gauges else (),
        leaving=_leaving(play, route, sheets) if has_gauges else "",
        steps=tuple(_step(sheet, route, play, reader, has_gauges) for sheet in sheets),
    )


def _need(play: Play) -> str:
    temper = play.casting.temper
    return next(need.libelle for need in play.scenario.client.besoins if need.id == temper.besoin)


def _brake(id_: str) -> str:
    return BRAKE_WORDS.get(id_, f"Ce qui vous retient : {id_.replace('-', ' ')}.")


def _details(play: Play) -> tuple[tuple[str, str], ...]:
    client = play.casting.client
    return (
        ("Nom", client.nom_complet),
        ("Téléphone", render("{{ client.telephone | telephone }}", play.words)),
        ("Adresse", client.adresse),
        ("Courriel", client.courriel),
    )


def _others(play: Play, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Who else speaks, in the order in which they are met."""
    replies = (reply for sheet in sheets for reply in sheet.laid.replies)
    said = [
        *(each for sheet in sheets for each in sheet.opening),
        *(each for reply in replies for each in reply.said),
    ]
    own = PUBLIC_LABELS[play.organisation.public]
    return tuple(dict.fromkeys(each.who for each in said if each.who not in own))


def _gauges(play: Play) -> tuple[Gauge, ...]:
    temper = play.casting.temper
    return (Gauge("Confiance", temper.confiance), Gauge("Patience", temper.patience))


def _moods(play: Play, reader: Reader) -> tuple[str, ...]:
    """The bounds of `next_mood`, as one enters each mood from a calm one."""
    threshold = play.casting.temper.seuil
    return (
        f"Patience à {threshold + 5} ou moins : vous êtes {reader.mood('agace')}, vous soupirez.",
        f"Patience à {threshold + 2} ou moins : vous êtes {reader.mood('en_colere')}.",
        f"Sinon, confiance à 15 ou plus : vous êtes {reader.mood('conquis')} ;"
        f" à 6 ou moins : {reader.mood('reserve')}.",
    )


def _leaving(play: Play, route: Route, sheets: Sequence[Sheet]) -> str:
    """How the customer leaves, where the teacher has said that they may."""
    departure = play.scenario.depart
    if departure is None:
        return ""
    facing = next((s.id for s in sheets if not s.laid.is_alone), sheets[0].id)
    manners = play.casting.depart.on(MEDIUM[play.steps[facing].canal])
    told = render(manners[0].dit, play.words) if manners else ""
    words = f" Vous dites : « {told} »" if told else ""
    goal = departure.relais or departure.bilan or departure.fin
    return (
        f"Seulement si votre professeur l’a annoncé : patience à {play.casting.temper.seuil} ou"
        f" moins, vous partez.{words} Le conseiller va alors : → {place(goal, '', route, play)}."
    )


def _step(sheet: Sheet, route: Route, play: Play, reader: Reader, has_gauges: bool) -> CardStep:
    laid = sheet.laid
    lines = tuple(_line(reply, sheet, route, play, reader, has_gauges) for reply in laid.replies)
    return CardStep(
        sheet.number,
        sheet.title,
        tuple(spoken(each, play) for each in sheet.opening),
        tuple(
            f"{one.moment}, annoncez : « {one.told} » → {place(one.goal, sheet.id, route, play)},"
            " puis on revient ici"
            for one in sheet.interruptions
        ),
        lines,
        ways_words(laid.ways, sheet.id, route, play),
        sheet.scene,
        laid.is_alone,
    )


def _line(
    reply: Reply, sheet: Sheet, route: Route, play: Play, reader: Reader, has_gauges: bool
) -> CardLine:
    letters = reader.boxes.letters
    ticked = sorted(letters[fact] for fact in reply.facts if fact in letters)
    return CardLine(
        reply.number,
        reply.when,
        tuple(spoken(each, play) for each in reply.said),
        ", ".join(ticked),
        _moved(reply) if has_gauges else "",
        ways_words(reply.ways, sheet.id, route, play),
    )


def _moved(reply: Reply) -> str:
    """« C +2, P −3 »; empty where nothing moves."""
    moves = (("C", reply.trust), ("P", reply.patience))
    return ", ".join(f"{name}\u00a0{'+' if by > 0 else '−'}{abs(by)}" for name, by in moves if by)


def spoken(said: Said, play: Play) -> str:
    """« Sinon, l’appelant : « Bon. » »; the customer's own words need no name."""
    words = said_words(said)
    is_own = said.who in PUBLIC_LABELS[play.organisation.public]
    name = f"{said.who[:1].lower()}{said.who[1:]}" if said.when else said.who
    told = words if is_own else f"{name} : {words}"
    if not (is_own or said.words):
        # A gesture alone is a sentence about who makes it.
        told = f"({told_of(name, said.gesture.rstrip('.'))}.)"
    when = f"{said.when[:1].upper()}{said.when[1:]}"
    return (f"{when} : {told}" if is_own else f"{when}, {told}") if when else told
