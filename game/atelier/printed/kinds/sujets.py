"""`sujets` on paper: subjects to take in any order, each leading to its steps and back."""

from __future__ import annotations

from game.atelier.printed.desk import Desk
from game.atelier.printed.values import Choices, Item, KeyLine, Laid, Reply, Way
from scenarios.steps.sujets import Matter, Sujets
from scoring.report.wording import verdict

HOW = "Écrivez 1, 2, 3… devant les sujets que vous ouvrez. Votre client vous envoie à leur étape."
SCALE = "à la part, sur les sujets obligatoires ; un hors-sujet compte comme un oubli."


def lay(step: Sujets, desk: Desk) -> Laid:
    """The subjects in the order of this customer's screen; one that waits says for which."""
    may = [one for one in step.sujets if desk.reader.may_hold(one.si)]
    subjects = desk.view.shuffled(may, "ordre")
    names = {one.id: desk.say(one.libelle) for one in step.sujets}
    numbered = tuple(enumerate(subjects, start=1))
    return Laid(
        blank=(Choices(tuple(_item(n, one, names, desk) for n, one in numbered), HOW, "__"),),
        key=tuple(_key(n, one, desk) for n, one in numbered),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        replies=tuple(_reply(n, one, desk) for n, one in numbered),
        notes=(
            f"Complet : {desk.say(step.raison_complet)} Sinon : {desk.say(step.raison_incomplet)}",
        ),
        prompt=step.offer(desk.view).prompt,
        is_alone=False,
    )


def _item(number: int, one: Matter, names: dict[str, str], desk: Desk) -> Item:
    waits = ", ".join(f"« {names[id_]} »" for id_ in one.apres)
    return Item(
        number,
        desk.say(one.dit),
        desk.reader.when(one.si),
        f"après {waits}" if waits else "",
    )


def _reply(number: int, one: Matter, desk: Desk) -> Reply:
    ways = () if one.vers is None else (Way("", one.vers),)
    effects = one.effets
    return Reply(
        number,
        "",
        desk.said(one.reponse),
        effects.facts,
        effects.confiance or 0,
        effects.patience or 0,
        ways,
    )


def _key(number: int, one: Matter, desk: Desk) -> KeyLine:
    sign, word = verdict("maladroit" if one.hors_sujet else "attendu", is_spoken=True)
    right = "hors sujet" if one.hors_sujet else "obligatoire" if one.obligatoire else "facultatif"
    return KeyLine(
        f"{number}. {desk.say(one.dit)}",
        right,
        sign,
        word,
        reason=desk.say(one.raison),
        when=desk.reader.when(one.si),
        is_best=one.obligatoire,
    )
