"""`ordre` on paper: a place to write before each element, the right order in the key."""

from __future__ import annotations

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import Choices, Item, KeyLine, Laid
from scenarios.steps.ordre import Ordre, place_words

HOW = "Écrivez le rang de chacun, 1 pour le premier."
SCALE = (
    "3, l’ordre est juste ; 2, un cinquième au plus des paires est à l’envers ; 1, deux cinquièmes"
    " au plus ; 0, davantage. Deux voisins échangés, c’est une paire à l’envers"
)


def lay(step: Ordre, desk: Desk) -> Laid:
    """The elements in the order drawn for this customer; equals share a rank in the key."""
    offer, levels = step.offer(desk.view), step.levels()
    items = tuple(Item(n, one.text) for n, one in enumerate(offer.options, start=1))
    places = {
        level: [n for n, id_ in enumerate(levels, start=1) if levels[id_] == level]
        for level in levels.values()
    }
    return Laid(
        blank=(Choices(items, HOW, "__"),),
        key=tuple(
            KeyLine(
                desk.say(one.texte),
                place_words(places[levels[one.id]]),
                reason=desk.say(one.raison),
                is_best=True,
            )
            for one in step.elements
        ),
        ways=desk.onwards(step.vers),
        scale=f"{SCALE} ; {step.pairs()} paires ici.",
        notes=whole_notes(step, desk),
        prompt=offer.prompt,
    )
