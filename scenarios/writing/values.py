"""Amounts, dates, hours, telephones, addresses and references of a text, compared by value.

What may be read in two ways keeps both: a value is only foreign when no reading of it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

ValueKind = Literal["montant", "telephone", "courriel", "reference", "date", "heure"]

# One character for one, so that places in the plain text are places in the text.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\t", " "),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    }
)
_NUMBER = r"(?:\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)"
_EURO = r"(?:€|euros?\b|eur\b)"
_AMOUNT = re.compile(
    rf"(?<![\d,.])({_NUMBER}) ?{_EURO}(?:(?: et)? ?(\d{{1,2}}) ?(?:centimes?|cts?|c)\b| ?(\d\d)(?!\d))?"
    rf"|(?:€|\beur) ?({_NUMBER})(?!\d)|(?<![\d,.])(\d{{1,2}}) ?centimes?\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\d+])(?:(?:\+|00) ?33 ?(?:\(0\) ?)?|0)([1-9](?:[ .\-/]?\d\d){4})(?!\d)")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_MONTHS = (
    *("janv(?:ier)?", "f[ée]v(?:r(?:ier)?)?", "mars", "avr(?:il)?", "mai", "juin"),
    *("juil(?:let)?", "ao[ûu]t", "sept(?:embre)?", "oct(?:obre)?", "nov(?:embre)?"),
    "d[ée]c(?:embre)?",
)
_NAMED_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)})\b\.?(?: (\d{{4}})(?!\d))?", re.IGNORECASE
)
_DATE = re.compile(
    r"(?<![\d/.\-,])(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d\d))?(?![\d/]|[.\-,]\d)"
)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_HOUR = re.compile(
    r"(?<![\d:,.])(\d{1,2})(?: ?(?:h|heures?)(?![a-zà-ÿ])(?: ?(\d\d)(?!\d))?|:(\d\d)(?![\d:]))",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(midi|minuit)\b", re.IGNORECASE)
# A number is a reference only behind the name of what it refers to.
_REFERENCE = re.compile(
    r"\b(?:commandes?|factures?|dossiers?|devis|colis|contrats?|tickets?|suivi|r[ée]clamations?"
    r"|bons?|r[ée]f[ée]rences?|r[ée]f\.?|avoirs?)"
    r"( ?:| ?(?:n ?[°º]|num[ée]ro|no\.?\b|#) ?:?)? ?((?=[\w\-/.]*\d)[A-Za-z0-9][A-Za-z0-9\-/.]*[A-Za-z0-9])",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r" ?(?:€|euros?|eur|%|heures?|h|jours?|mois|ans?|kg|g|km|m|cm|l|articles?)\b|,\d"
)
# Said of a moment of the day, not of a length of time.
_AT = re.compile(r"(?:à|de|dès|vers|avant|après|entre|et|jusqu'à|-) ?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text, from start to end; keys: every way in which it can be read.

    is_told: precise enough to be spoken of when it is not known (« 24/7 » is no date).
    """

    kind: ValueKind
    text: str
    keys: frozenset[str]
    start: int
    end: int
    is_told: bool = True


def plain(text: str) -> str:
    """The text with plain spaces, apostrophes and hyphens, letter for letter."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=2_048)
def values(text: str) -> tuple[Value, ...]:
    """Every value of a text, in its order."""
    bare = plain(text)
    taken: list[Value] = []
    for finder in (_mails, _phones, _dates, _amounts, _hours, _references):
        for found in finder(bare):
            if not any(found.start < one.end and one.start < found.end for one in taken):
                taken.append(found)
    return tuple(sorted(taken, key=lambda one: one.start))


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same, in one reading of each at least."""
    if one.kind != other.kind:
        return False
    if one.kind == "date":
        return any(_same_day(a, b) for a in one.keys for b in other.keys)
    if one.kind == "reference":
        return any(_same_reference(a, b) for a in one.keys for b in other.keys)
    return bool(one.keys & other.keys)


def amounts(found: Value) -> Iterator[Decimal]:
    """The readings of an amount, in euros."""
    if found.kind == "montant":
        yield from map(Decimal, found.keys)


def decimal_key(value: Decimal) -> str:
    """An amount as a key: two decimals."""
    return f"{value:.2f}"


def _mails(text: str) -> Iterator[Value]:
    for match in _MAIL.finditer(text):
        yield _value("courriel", match, {match[0].casefold()})


def _phones(text: str) -> Iterator[Value]:
    for match in _PHONE.finditer(text):
        yield _value("telephone", match, {"0" + re.sub(r"\D", "", match[1])})


def _amounts(text: str) -> Iterator[Value]:
    for match in _AMOUNT.finditer(text):
        whole, cents, behind, after, alone = match.groups()
        if alone:
            yield _value("montant", match, {decimal_key(Decimal(alone) / 100)})
            continue
        readings = set(_readings(whole or after))
        if cents:
            readings = {one + Decimal(cents) / 100 for one in readings}
        elif behind:
            # « 49 € 90 », but also « 49 € 10 jours plus tard ».
            readings |= {one + Decimal(behind) / 100 for one in readings}
        yield _value("montant", match, {decimal_key(one) for one in readings})


def _readings(number: str) -> Iterator[Decimal]:
    """« 2 100 » is 2100, or 100 behind a 2; « 1.234,50 » is 1234,50."""
    pieces = number.split(" ")
    for start in range(len(pieces)):
        rest = "".join(pieces[start:])
        if "," in rest or re.search(r"\.\d{3}$", rest):
            yield Decimal(rest.replace(".", "").replace(",", "."))
        else:
            yield Decimal(rest)


def _dates(text: str) -> Iterator[Value]:
    for match in _ISO_DATE.finditer(text):
        yield from _date(match, match[3], int(match[2]), match[1], is_told=True)
    for match in _NAMED_DATE.finditer(text):
        month = next(n for n, name in enumerate(_MONTHS, 1) if re.fullmatch(name, match[2], re.I))
        yield from _date(match, match[1], month, match[3], is_told=True)
    for match in _DATE.finditer(text):
        yield from _date(match, match[1], int(match[2]), match[3], is_told=bool(match[3]))


def _date(
    match: re.Match[str], day: str, month: int, year: str | None, *, is_told: bool
) -> Iterator[Value]:
    if 1 <= int(day) <= 31 and 1 <= month <= 12:
        full = f"20{year}" if year and len(year) == 2 else year or ""
        yield _value("date", match, {f"{int(day)}/{month}/{full}"}, is_told=is_told)


def _hours(text: str) -> Iterator[Value]:
    for match in _HOUR.finditer(text):
        hours, minutes = int(match[1]), int(match[2] or match[3] or 0)
        if hours < 24 and minutes < 60:
            is_told = bool(match[2] or match[3]) or bool(_AT.search(text[: match.start()]))
            yield _value("heure", match, {f"{hours}:{minutes:02}"}, is_told=is_told)
    for match in _NOON.finditer(text):
        key = "12:00" if match[1].casefold() == "midi" else "0:00"
        yield _value("heure", match, {key}, is_told=False)


def _references(text: str) -> Iterator[Value]:
    for match in _REFERENCE.finditer(text):
        code = re.sub(r"[^A-Za-z0-9]", "", match[2]).upper()
        digits = sum(one.isdigit() for one in code)
        is_named = match[1] is not None and match[1].strip() != ":"
        is_code = digits < len(code) and digits >= 3
        is_year = re.fullmatch(r"(?:19|20)\d\d", code) and not is_named
        is_long = digits >= (4 if is_named else 5)
        is_measure = _UNITS.match(text, match.end()) and not is_code
        if (is_code or is_long) and not is_year and not is_measure:
            yield Value("reference", match[2], frozenset({code}), match.start(2), match.end(2))


def _value(kind: ValueKind, match: re.Match[str], keys: set[str], *, is_told: bool = True) -> Value:
    return Value(kind, match[0].strip(), frozenset(keys), match.start(), match.end(), is_told)


def _same_day(one: str, other: str) -> bool:
    """A year left out is any year."""
    *mine, my_year = one.split("/")
    *its, its_year = other.split("/")
    return mine == its and (not my_year or not its_year or my_year == its_year)


def _same_reference(one: str, other: str) -> bool:
    """« CMD-48213 » and « 48213 » are one."""
    mine, its = re.sub(r"\D", "", one), re.sub(r"\D", "", other)
    return one == other or (bool(mine and its) and (mine.endswith(its) or its.endswith(mine)))
