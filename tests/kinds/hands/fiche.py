"""A form is filled field by field."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

from game.tui.cycle import Cycle
from game.tui.kinds.fields import FieldLine
from scenarios.steps.fiche import FicheMove, FicheOffer
from scenarios.steps.field_types import is_ticked
from scenarios.steps.form_fields import FieldShown
from tests.tui.pilots import press


def lines(offer: FicheOffer, move: FicheMove) -> list[str]:
    """One line a field, then the check."""
    return [*(_line(field, move.champs.get(field.id, "")) for field in offer.fields), "o"]


def _line(field: FieldShown, value: str) -> str:
    """What is kept needs only Enter, what is erased a dash."""
    return "" if value == field.value else value or "-"


async def keys(pilot: Pilot[int], offer: FicheOffer, move: FicheMove) -> None:
    """Each control holds its value, then Ctrl+S."""
    del offer
    for line in pilot.app.screen.query(FieldLine):
        value, control = move.champs.get(line.shown.id, ""), line.control
        if isinstance(control, Cycle):
            control.rank = int(is_ticked(value))
        elif isinstance(control, Select):
            control.value = value or Select.NULL
        elif isinstance(control, TextArea):
            control.text = value
        else:
            assert isinstance(control, Input)
            control.value = value
    await press(pilot, "ctrl+s")
