"""`dialogue` on paper: numbered lines, the answer of the customer on their card, every line's worth."""

from __future__ import annotations

from game.atelier.printed.desk import Desk, gathered
from game.atelier.printed.values import Choices, Laid
from scenarios.steps.dialogue import Dialogue


def lay(step: Dialogue, desk: Desk) -> Laid:
    """The lines in the order of this customer's screen."""
    choices = desk.offered(step.choix)
    numbered = tuple(enumerate(choices, start=1))
    replies = tuple(r for n, c in numbered for r in desk.replies(step, n, c, step.vers))
    told, ways = gathered(replies, desk.onwards(step.vers))
    return Laid(
        blank=(Choices(desk.items(choices)),),
        key=tuple(line for n, c in numbered for line in desk.key_lines(step, n, c)),
        ways=ways,
        scale="",
        replies=told,
        # What every dialogue asks is told once, above them all.
        prompt=desk.say(step.consigne),
        is_alone=False,
    )
