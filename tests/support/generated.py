"""Scenarios nobody wrote: every kind, conditions, loops, locks and hostile text, by number."""

from __future__ import annotations

from decimal import Decimal

from scenarios.aleas import Alea, Luck, Spot
from scenarios.chance import Chance
from scenarios.conditions import Bounds, Condition
from scenarios.customer import Mood, Motive, Temper
from scenarios.model import ClientSpec, Departure, DrawnMotives, Ending, Extra, Need, Scenario
from scenarios.regles import RuleUsed, house_rules
from scenarios.steps.autoevaluation import Autoevaluation, Point
from scenarios.steps.calcul import Calcul, Datum, WrongWay
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.fiche import Fiche
from scenarios.steps.form_fields import Field
from scenarios.steps.judged import Protection
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import (
    RETURN,
    Branch,
    Case,
    Choice,
    Conduct,
    Deed,
    Effects,
    Line,
    Note,
    Quality,
    Target,
)
from scenarios.steps.questions import Essential, Questions
from scenarios.steps.sujets import Matter, Sujets

HOSTILE = (
    "[/]",
    "[bold]x[/]",
    "[@click=app.quit]x",
    "prix [TTC]",
    "\x1b[2J",
    "\u202egnol\u202c",
    "a" * 400,
    "« déjà »",
    "=1+1",
    "</script>",
    "{ client }",
    "100 %",
    "e\u0301\u0301\u0301\u0301",
)
FACTS = ("usage", "budget", "delai")
DEEDS: tuple[Deed, ...] = (
    "saluer",
    "decouvrir",
    "reformuler",
    "proposer",
    "argumenter",
    "annoncer_prix",
    "conclure",
)
CONDUCT: tuple[Conduct, ...] = ("tenu", "manque")
CRITERIA = ("A1T2K4", "A1T3K1", "1C.MCV.K1", "A3T2K4")
QUALITIES: tuple[Quality, ...] = ("attendu", "acceptable", "maladroit", "faute")
MOODS: tuple[Mood, ...] = ("serein", "reserve", "agace", "en_colere", "conquis")
MOTIVES: tuple[Motive, ...] = ("securite", "argent", "confort")


def temper(number: int) -> Temper:
    """A temper, hostile or patient."""
    chance = Chance(number, "temper")
    return Temper(
        archetype="presse",
        confiance=chance.below(21),
        patience=6 + chance.below(15),
        gain=50 + chance.below(100),
        perte=50 + chance.below(150),
        usure=chance.below(3),
        seuil=chance.below(5),
        mobiles=(chance.pick(MOTIVES),),
        freins=("prix",),
        besoin="un",
    )


def scenario(number: int) -> Scenario:
    """The scenario of that number: four to nine steps, with a hub and interruptions at times."""
    chance = Chance(number, "scenario")
    size = 4 + chance.below(6)
    ids = [f"etape-{rank}" for rank in range(size)]
    makers = (_dialogue, _questions, _fiche, _calcul, _dialogue)
    etapes = [
        chance.pick(makers)(id_, rank, ids, Chance(number, "etape", rank))
        for rank, id_ in enumerate(ids[:-1])
    ]
    etapes.append(_judgement(ids[-1], chance))
    has_hub, aleas = chance.below(3) == 0, _aleas(ids, Chance(number, "aleas"))
    if has_hub:
        etapes = [_hub(ids[0], Chance(number, "sujets")), *etapes, *_aside("sujet", number, 3)]
    if aleas:
        etapes += _aside("alea", number, 2)
    return Scenario(
        format=1,
        id="invente",
        titre=_text(chance),
        niveau="seconde",
        specialites=("commerce",),
        activites=("A3",),
        famille="invente",
        duree_minutes=5,
        organisation="essai-maison",
        role=_text(chance),
        contexte=_text(chance),
        objectif=_text(chance),
        competences=("1A",),
        client=ClientSpec(
            personas=("presse",),
            besoins=(Need(id="un", libelle="Un", mots={"usage": _text(chance)}),),
            mobiles=DrawnMotives(parmi=MOTIVES),
        ),
        figurants={"collegue": Extra(role="Le collègue")},
        etapes=tuple(etapes),
        aleas=aleas,
        regles=tuple(
            RuleUsed(regle=id_, criteres=(chance.pick(CRITERIA),) if chance.below(3) == 0 else ())
            for id_ in house_rules()
            if chance.below(2)
        ),
        connu=FACTS[:1] if chance.below(3) == 0 else (),
        fins=(
            Ending(id="bien", nature="reussie", titre="Bien", texte=_text(chance)),
            Ending(id="moins", nature="partielle", titre="Moins bien", texte=_text(chance)),
            Ending(id="parti", nature="rompue", titre="Parti", texte=_text(chance)),
        ),
        depart=Departure(
            fin="parti",
            relais=ids[-1] if chance.below(2) else None,
            bilan=ids[-1] if chance.below(2) else None,
            criteres=CRITERIA[:1],
            raison="Départ.",
        )
        if chance.below(4)
        else None,
    )


def _aleas(ids: list[str], chance: Chance) -> tuple[Alea, ...]:
    """None as a rule; else one at a declared moment, or one drawn, or both."""
    if chance.below(3):
        return ()
    moments = [Spot(etape=chance.pick(ids), apres=chance.below(2)) for _ in range(3)]
    declared = Alea(id="appel", annonce=_text(chance), etape="alea-0", moment=moments[0])
    drawn = Alea(
        id="collegue",
        annonce=_text(chance),
        etape="alea-1",
        hasard=Luck(parmi=tuple(moments[1:]), frequence=70),
    )
    return chance.pick(((declared,), (drawn,), (declared, drawn)))


def _hub(onwards: str, chance: Chance) -> AnyStep:
    """Two subjects that are dealt with by steps of their own, one at once, one off the subject."""
    return Sujets(
        id="carrefour",
        phase="accueil",
        canal="magasin",
        criteres=CRITERIA[:1],
        raison_complet="Tout est vu.",
        raison_incomplet="Il en reste.",
        sujets=(
            Matter(
                id="un",
                libelle="Un",
                dit=_text(chance),
                raison="Un.",
                obligatoire=True,
                vers="sujet-0",
            ),
            Matter(
                id="deux",
                libelle="Deux",
                dit=_text(chance),
                raison="Deux.",
                obligatoire=True,
                apres=("un",) if chance.below(2) else (),
                effets=_effects(chance),
            ),
            Matter(
                id="trois",
                libelle="Trois",
                dit=_text(chance),
                raison="Trois.",
                si=_condition(chance),
                vers="sujet-1",
            ),
            Matter(id="rien", libelle="Rien", dit=_text(chance), raison="Rien.", hors_sujet=True),
        ),
        vers=onwards,
    )


def _aside(name: str, number: int, count: int) -> list[AnyStep]:
    """Dialogues that come back; the last but one of three leads to the last."""
    made: list[AnyStep] = []
    for rank in range(count):
        chance = Chance(number, name, rank)
        leads_on = rank == 1 and count == 3
        choices = tuple(_choice(id_, chance, None, is_locked=id_ == "c") for id_ in ("a", "b", "c"))
        made.append(
            Dialogue(
                id=f"{name}-{rank}",
                phase="accueil",
                canal="magasin",
                criteres=CRITERIA[1:2],
                interlocuteur="collegue" if chance.below(2) else None,
                choix=choices,
                vers=f"{name}-2" if leads_on else RETURN,
            )
        )
    return made


def _text(chance: Chance) -> str:
    return " ".join(
        chance.pick((*HOSTILE, "Bonjour", "{{ client.nom }}", "{{ besoin.usage }}"))
        for _ in range(2)
    )


def _anywhere(rank: int, ids: list[str], chance: Chance) -> Target:
    """Onwards as a rule; sometimes back, for lines of which another one always leads on."""
    if chance.below(6) == 0 and rank:
        return ids[chance.below(rank)]
    return _onwards(rank, ids, chance)


def _onwards(rank: int, ids: list[str], chance: Chance) -> Target:
    """The next step as a rule; sometimes a jump ahead, or a fork on the state."""
    following = ids[rank + 1]
    if chance.below(5) == 0:
        return ids[rank + 1 + chance.below(len(ids) - rank - 1)]
    if chance.below(5) == 0:
        return (Branch(si=_condition(chance), etape=ids[-1]), Branch(etape=following))
    return following


def _condition(chance: Chance, depth: int = 0) -> Condition:
    kind = chance.below(9 if depth < 2 else 6)
    if kind == 0:
        return Condition(fait=chance.pick(FACTS))
    if kind == 1:
        return Condition(confiance=Bounds(min=chance.below(21)))
    if kind == 2:
        return Condition(patience=Bounds(max=chance.below(21)))
    if kind == 3:
        return Condition(humeur=chance.pick(MOODS))
    if kind == 4:
        return Condition(mobile=chance.pick(MOTIVES))
    if kind == 5:
        return Condition(besoin="un", frein="prix")
    inner = (_condition(chance, depth + 1), _condition(chance, depth + 1))
    if kind == 6:
        return Condition(tous=inner)
    return Condition(un=inner) if kind == 7 else Condition(aucun=inner)


def _effects(chance: Chance) -> Effects:
    return Effects(
        confiance=None if chance.below(2) else chance.below(9) - 4,
        patience=None if chance.below(2) else chance.below(7) - 4,
        fait=chance.pick(FACTS) if chance.below(2) else None,
    )


def _choice(id_: str, chance: Chance, target: Target | None, *, is_locked: bool) -> Choice:
    cases = (
        Case(si=_condition(chance), qualite=chance.pick(QUALITIES), raison="Selon la personne."),
    )
    return Choice(
        id=id_,
        dit=_text(chance),
        qualite=chance.pick(QUALITIES),
        raison=f"Raison de {id_}.",
        si=_condition(chance) if is_locked else None,
        effets=_effects(chance),
        reponse=_text(chance) if chance.below(2) else (Line(dit="Oui.", si=_condition(chance)),),
        vers=target,
        acte=chance.pick(DEEDS) if chance.below(2) else None,
        demande=chance.pick(FACTS) if chance.below(3) == 0 else None,
        malgre=chance.pick(FACTS) if chance.below(3) == 0 else None,
        comportements={"A1T2CP1": chance.pick(CONDUCT)} if chance.below(4) == 0 else {},
        cas=cases if chance.below(2) else (),
        notes=(Note(critere=CRITERIA[0], note=chance.below(4), raison="À part."),)
        if target is not None and chance.below(3) == 0
        else (),
    )


def _dialogue(id_: str, rank: int, ids: list[str], chance: Chance) -> AnyStep:
    choices = tuple(
        _choice(
            name,
            chance,
            # One line always leads on, so that no loop holds a player for ever.
            ids[rank + 1] if name == "a" else _anywhere(rank, ids, chance),
            is_locked=name != "a" and chance.below(3) == 0,
        )
        for name in ("a", "state", "c")
    )
    return Dialogue(
        id=id_,
        phase="accueil",
        canal=chance.pick(("magasin", "telephone", "chat")),
        criteres=CRITERIA[:2],
        client=_text(chance),
        interlocuteur="collegue" if chance.below(5) == 0 else None,
        choix=choices,
    )


def _questions(id_: str, rank: int, ids: list[str], chance: Chance) -> AnyStep:
    names = ("a", "b", "c", "d")[: 3 + chance.below(2)]
    asked = tuple(
        _choice(name, chance, None, is_locked=name != "a" and chance.below(3) == 0)
        for name in names
    )
    return Questions(
        id=id_,
        phase="decouverte",
        canal="magasin",
        criteres=CRITERIA[1:3],
        questions=asked,
        essentiels=(
            Essential(fait="usage", libelle="Usage"),
            Essential(fait="budget", libelle="Budget"),
        ),
        raison_complet="Complet.",
        raison_incomplet="Incomplet.",
        vers=_onwards(rank, ids, chance),
    )


def _fiche(id_: str, rank: int, ids: list[str], chance: Chance) -> AnyStep:
    return Fiche(
        id=id_,
        phase="suivi",
        canal="interne",
        criteres=CRITERIA[2:3],
        titre=_text(chance),
        champs=(
            Field(id="nom", libelle="Nom", attendu="{{ client.nom }}"),
            Field(id="tel", libelle="Tél.", type="telephone", attendu="{{ client.telephone }}"),
            Field(id="pub", libelle="Publicité", type="case", interdit=True),
        ),
        protection=Protection(criteres=CRITERIA[3:4], raison="Protégé.")
        if chance.below(2)
        else None,
        raison_exact="Exact.",
        raison_inexact="Inexact.",
        vers=_onwards(rank, ids, chance),
    )


def _calcul(id_: str, rank: int, ids: list[str], chance: Chance) -> AnyStep:
    return Calcul(
        id=id_,
        phase="conclusion",
        canal="magasin",
        criteres=CRITERIA[:1],
        question=_text(chance),
        donnees=(
            Datum(nom="prix", libelle="Prix", valeur=Decimal(1 + chance.below(90))),
            Datum(nom="remise", libelle="Remise", valeur=Decimal(chance.below(2))),
        ),
        formule="prix * 2 - remise",
        explication="Deux fois, moins la remise.",
        erreurs=(
            WrongWay(id="sans", formule="prix * 2", note=chance.below(3), raison="Sans remise."),
        ),
        vers=_onwards(rank, ids, chance),
    )


def _judgement(id_: str, chance: Chance) -> AnyStep:
    return Autoevaluation(
        id=id_,
        phase="bilan",
        canal="interne",
        criteres=CRITERIA[3:],
        points=tuple(
            Point(id=f"p{rank}", enonce=_text(chance), criteres=(code,))
            for rank, code in enumerate(CRITERIA[:3])
        ),
        vers=(Branch(si=_condition(chance), etape="bien"), Branch(etape="moins")),
    )
