"""`autoevaluation` on paper: a table of degrees to tick, compared with the observer's grid."""

from __future__ import annotations

from game.atelier.printed.desk import Desk
from game.atelier.printed.values import BOX, Grid, KeyLine, Laid
from scenarios.steps.autoevaluation import Autoevaluation

SCALE = "à la part ; chaque jugement est comparé à ce qui a été observé, à un degré près."


def lay(step: Autoevaluation, desk: Desk) -> Laid:
    """The points, a box a degree."""
    offer = step.offer(desk.view)
    rows = tuple((point.text, *(BOX for _ in offer.scale)) for point in offer.points)
    return Laid(
        blank=(Grid(("Point", *offer.scale), rows),),
        key=tuple(
            KeyLine(
                desk.say(point.enonce),
                f"d’après {', '.join(point.criteres)}",
                reason="À comparer à la grille de l’observateur et aux réponses données.",
            )
            for point in step.points
        ),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        prompt=offer.prompt,
    )
