"""What a cell of a workbook says: numbers, hours and dates as a French teacher would write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from game.atelier.tableur.sheets import EMPTY, Cell
from scenarios.language.clean import clean
from scenarios.language.french import telephone
from scenarios.sums.numbers import french

# Formulas leave crumbs: 80 × 1.1 makes 88.00000000000001.
_KEPT_DECIMALS = 6
_DECIMALS = re.compile(r"[0#]\.(0+)")
# How French spreadsheets show a telephone number: 0# ## ## ## ##.
_TELEPHONE = re.compile(r"^0\\?[#0]")
_NATIONAL_DIGITS = 9
# Past this, a spreadsheet shows no digit that it is sure of.
_LARGEST = 10**15
# How line ends of old Windows are kept inside workbooks.
_RETURN = "_x000D_"


def cell_of(value: object, number_format: str, *, is_error: bool, is_unworked: bool) -> Cell:
    """The cell. is_error: it shows #REF! or its like; is_unworked: a formula without its result."""
    if is_error:
        return Cell(trouble=f"la formule donne {value}")
    if value is None:
        return Cell(trouble="la formule n’a pas encore de résultat") if is_unworked else EMPTY
    if isinstance(value, bool):
        return Cell("oui" if value else "non")
    if isinstance(value, int | float):
        number = Decimal(repr(round(value, _KEPT_DECIMALS)))
        whole = number.to_integral_value()
        number = whole.quantize(Decimal(1)) if number == whole and abs(whole) < _LARGEST else number
        return Cell(_number(number, number_format), number)
    return Cell(clean(_words(value)).strip())


def _number(number: Decimal, number_format: str) -> str:
    """As the cell shows it: « 25 % », « 24,00 € », « 02 61 91 24 10 »."""
    if abs(number) >= _LARGEST:
        return f"{number:f}"
    shown = number_format.split(";")[0]
    found = _DECIMALS.search(shown)
    places = len(found[1]) if found else None
    if "%" in shown:
        return french(number * 100, places or 0, "%")
    if "€" in shown or "EUR" in shown:
        return french(number, places, "€")
    if _TELEPHONE.match(shown) and len(f"{number:f}") == _NATIONAL_DIGITS:
        return telephone(f"0{number:f}")
    return f"{number:f}".replace(".", ",") if places is None else french(number, places, "")


def _words(value: object) -> str:
    if isinstance(value, datetime):
        day = _day(value)
        has_hour = (value.hour, value.minute) != (0, 0)
        return f"{day}, {_hour(value.hour, value.minute)}" if has_hour else day
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, time):
        return _hour(value.hour, value.minute)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return _hour(minutes // 60, minutes % 60)
    return str(value).replace(_RETURN, "")


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _hour(hours: int, minutes: int) -> str:
    """« 9 h 30 », « 18 h »."""
    return f"{hours}\u00a0h\u00a0{minutes:02}" if minutes else f"{hours}\u00a0h"
