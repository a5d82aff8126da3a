"""`calcul` on paper: the numbers and room to work, the sum worked out and the classic errors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from game.atelier.printed.desk import Desk
from game.atelier.printed.values import KeyLine, Laid, Prose, Ruled
from scenarios.steps.calcul import Calcul
from scenarios.steps.kind import Progress
from scenarios.sums.numbers import french, rounded, work_out

NAME = re.compile(r"[a-z][a-z0-9_]*")
SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})
SCALE = (
    "3 : résultat juste ; 2 : opération juste, mal arrondie ; erreur connue : sa note ; sinon 0."
)


def lay(step: Calcul, desk: Desk) -> Laid:
    """The numbers given, room for the working and the result."""
    offer = step.offer(desk.view)
    told = " ; ".join(f"{label} : {value}" for label, value in offer.data)
    data = (Prose(f"{told}."),) if told else ()
    unit = "" if offer.is_change or not offer.unit else f" (en {offer.unit})"
    result = "Billets et pièces rendus" if offer.is_change else f"Résultat{unit}"
    return Laid(
        blank=(*data, Ruled("Votre calcul"), Ruled(result)),
        key=(_right(step, desk), *_errors(step, desk)),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        prompt=f"{offer.prompt} {offer.rule}",
    )


def _right(step: Calcul, desk: Desk) -> KeyLine:
    values, view = step.values(desk.view.play), desk.view
    done = step.accept(step.right(view), view)
    assert isinstance(done, Progress), "the right answer is taken"
    return KeyLine(
        written(step.formule, values),
        done.parts[0].expected,
        marks="3",
        reason=view.say(step.explication),
        is_best=True,
    )


def _errors(step: Calcul, desk: Desk) -> tuple[KeyLine, ...]:
    values = step.values(desk.view.play)
    return tuple(
        KeyLine(
            written(one.formule, values),
            french(
                rounded(work_out(one.formule, values), step.decimales), step.decimales, step.unite
            ),
            marks=str(one.note),
            reason=desk.say(one.raison),
            when="erreur connue",
        )
        for one in step.erreurs
    )


def written(formula: str, values: Mapping[str, Decimal]) -> str:
    """« 89,90 + 4,90 »: the formula with the numbers of this play in it."""

    def number(found: re.Match[str]) -> str:
        value = values.get(found[0])
        return found[0] if value is None else french(value, None, "")

    spaced = re.sub(r"(?<=\d)\.(?=\d)", ",", formula)
    return NAME.sub(number, spaced).translate(SIGNS)
