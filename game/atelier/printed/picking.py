"""Steps of picking on paper: what `selection` and `reperage` share."""

from __future__ import annotations

from collections.abc import Callable

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import Choices, Item, KeyLine, Laid
from scenarios.steps.pickable import Pickable
from scenarios.steps.picked import Picked

SCALE = "à la part ; ce qui manque et ce qui est en trop comptent ensemble."


def _nothing(one: Pickable) -> str:  # noqa: ARG001 - what most kinds show
    return ""


def picking(step: Picked, desk: Desk, shows: Callable[[Pickable], str] = _nothing) -> Laid:
    """A box a candidate; the key tells for each whether it is to be picked, and why.

    shows: what one shows, told beside it in the key where it is to be picked.
    """
    offer = step.offer(desk.view)
    most = "" if step.maximum is None else f"{step.maximum} au plus."
    items = tuple(
        Item(number, one.text, note=one.who) for number, one in enumerate(offer.options, start=1)
    )
    written = {one.id: one for one in step.candidates}
    return Laid(
        blank=(Choices(items, f"Cochez ce qui est à {step.WORDS.verb}. {most}".strip()),),
        key=tuple(
            _key(number, written[one.id], step, desk, shows)
            for number, one in enumerate(offer.options, start=1)
        ),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        notes=whole_notes(step, desk),
        prompt=offer.prompt,
    )


def _key(
    number: int, one: Pickable, step: Picked, desk: Desk, shows: Callable[[Pickable], str]
) -> KeyLine:
    at, words = desk.view.standing, step.WORDS
    is_wanted = one.is_wanted(at) and not one.is_barred
    barred = f"à ne pas {words.verb}"
    told = desk.say(shows(one)) if is_wanted else ""
    return KeyLine(
        f"{number}. {desk.say(one.texte)}" + (f" ({told})" if told else ""),
        barred if one.is_barred else words.kept if is_wanted else words.left,
        reason=desk.say(one.why(at)),
        is_best=is_wanted,
    )
