"""French numbers: what a student types, and the small formulas an author writes."""

from __future__ import annotations

import ast
import operator
import re
import warnings
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache

SPACES = re.compile(r"[\s\u00a0\u202f']")
NUMBER = re.compile(r"[+-]?\d{1,12}([.,]\d{1,6})?")


def parse_number(typed: str) -> Decimal | None:
    """« 1 234,50 € » → 1234.50; spaces of any kind, € or %, comma or point; None when no number.

    A point followed by exactly three digits is a decimal point, as on a till.
    """
    bare = SPACES.sub("", typed)
    bare = re.sub(r"(€|euros?|eur|%)$", "", bare, flags=re.IGNORECASE)
    if not NUMBER.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", "."))


def rounded(value: Decimal, places: int) -> Decimal:
    """Commercial rounding, half up."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


class FormulaError(ValueError):
    """A formula that cannot be read or worked out; the message is French and for an author."""


OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@lru_cache(maxsize=1024)
def formula_names(formula: str) -> frozenset[str]:
    """The names a formula reads; raises FormulaError when it is not a formula."""
    tree = _parse(formula)
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def work_out(formula: str, names: Mapping[str, Decimal]) -> Decimal:
    """The value of `+ - * /` and parentheses over numbers and names; raises FormulaError."""
    try:
        return _value(_parse(formula).body, names)
    except (DivisionByZero, InvalidOperation) as error:
        raise FormulaError(f"La formule « {formula} » divise par zéro.") from error


@lru_cache(maxsize=1024)
def _parse(formula: str) -> ast.Expression:
    if len(formula) > 200:
        raise FormulaError("La formule dépasse 200 signes.")
    try:
        # Python has its own opinion on « 1if », which is no author's business.
        with warnings.catch_warnings(action="ignore"):
            return ast.parse(formula.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(
            f"La formule « {formula} » ne se lit pas : nombres, noms, + - * / et parenthèses."
        ) from error


def _value(node: ast.expr, names: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise FormulaError(f"La formule lit « {node.id} », qui n’est pas une donnée.")
        return names[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, names)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](_value(node.left, names), _value(node.right, names))
    raise FormulaError("Une formule n’admet que des nombres, des noms, + - * / et des parenthèses.")


def french(value: Decimal, places: int | None, unit: str) -> str:
    """« 1 234,50 € »; places None keeps the decimals, two at least for euros."""
    if places is None:
        exponent = value.as_tuple().exponent
        own = max(0, -exponent) if isinstance(exponent, int) else 0
        places = max(own, 2) if unit == "€" else own
    text = f"{rounded(value, places):,f}".replace(",", "\u202f").replace(".", ",")
    return f"{text}\u00a0{unit}" if unit else text
