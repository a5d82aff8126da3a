"""Figures of everyday life: hours, dates and rates that exist, amounts that fall right."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from scenarios.checks.kinds.amounts import exact_results
from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import House, Inventory, Node, Subject
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import without_accents
from scenarios.steps.calcul import Calcul
from scenarios.sums.numbers import french

# The French rates, in force in 2026: normal, intermediate, reduced, and that of medicines.
VAT_RATES = (Decimal(20), Decimal(10), Decimal("5.5"), Decimal("2.1"))
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# A day of 29 February exists some years.
LEAP_YEAR = 2028

_PLAIN = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÊËÀÂÎÏÔÛÙÜÇéèêëàâîïôûùüç",
    "abcdefghijklmnopqrstuvwxyzeeeeaaiiouuuceeeeaaiiouuuc",
)
_FIGURE = re.compile(r"\d")
_HOUR = re.compile(r"\b(\d{1,2})\s?h\s?(\d{2})\b|\b(\d{1,2}):(\d{2})\b", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(\d{1,2})\s?h(?:\s?(\d{2}))?\s*(?:-|–|à)\s*(\d{1,2})\s?h(?:\s?(\d{2}))?\b", re.IGNORECASE
)
_DATE = re.compile(
    rf"\b(?:(?P<name>{'|'.join(DAYS)})\s+)?(?P<day>\d{{1,2}}|1er)\s+(?P<month>{'|'.join(MONTHS)})\b"
    r"(?:\s+(?P<year>\d{4})\b)?"
)
_SHORT = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])")
_OFF = re.compile(r"\b(remise|reduction|rabais|ristourne)s?\s+de\s+(\d+(?:,\d+)?)\s?%")
_VAT = re.compile(r"\btva\s+(?:est\s+)?(?:a|de|au taux de)\s+(\d+(?:,\d+)?)\s?%")
# A share of a price seldom falls right: rounding it is part of what is learnt.
_SHARE = re.compile(r"/\s*100\b|\b0\.\d|\b1\.\d")
# What a field waits for is tried on the field itself.
_ANSWERS = frozenset({"attendu", "prerempli", "id"})


def impossible_hours(subject: Subject) -> Iterator[Found]:
    """Hours that no clock shows."""
    yield from _hours(subject.inventory)


def impossible_hours_in_house(house: House) -> Iterator[Found]:
    """The same, and a day that closes before it opens."""
    yield from _hours(house.inventory)
    for node in house.inventory.named("heures"):
        for found in _RANGE.finditer(node.text):
            opens = int(found[1]) * 60 + int(found[2] or 0)
            closes = int(found[3]) * 60 + int(found[4] or 0)
            if closes <= opens and closes != 0:
                message = f"« {found[0]} » finit avant de commencer"
                hint = "écrivez l’heure d’ouverture, puis celle de fermeture"
                yield Found(node.path, message, hint, text=node.text, offset=found.start())


def _hours(inventory: Inventory) -> Iterator[Found]:
    for node in _read(inventory):
        for found in _HOUR.finditer(node.text):
            hour, minute = int(found[1] or found[3]), int(found[2] or found[4])
            # « 36 h 30 » is a length of time; « 14 h 75 » is nothing.
            if minute > 59 or (found[3] and hour > 23):
                message = f"« {found[0]} » n’est pas une heure"
                hint = "écrivez de 0 à 59 minutes, par exemple 14 h 30"
                yield Found(node.path, message, hint, text=node.text, offset=found.start())


def wrong_dates(subject: Subject) -> Iterator[Found]:
    """Days that no calendar has, and days of the week that do not go with their date."""
    yield from _dates(subject.inventory)


def wrong_dates_in_house(house: House) -> Iterator[Found]:
    """The same in an organisation."""
    yield from _dates(house.inventory)


def _dates(inventory: Inventory) -> Iterator[Found]:
    # Without a year, dates of one month still tell each other's day of the week.
    shifts: dict[int, tuple[int, str]] = {}
    for node in _read(inventory):
        for found in _SHORT.finditer(node.text):
            day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
            if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
                yield _no_such_day(node, found[0], found.start())
        for found in _DATE.finditer(_folded(node.text)):
            shown = node.text[found.start() : found.end()]
            day = 1 if found["day"] == "1er" else int(found["day"])
            month = MONTHS.index(found["month"]) + 1
            year = int(found["year"]) if found["year"] else LEAP_YEAR
            if not 1 <= day <= monthrange(year, month)[1]:
                yield _no_such_day(node, shown, found.start())
            elif found["name"]:
                told = _told_day(found, day, month, shifts, shown)
                if told is not None:
                    hint = "corrigez le jour de la semaine, ou la date"
                    yield Found(node.path, told, hint, text=node.text, offset=found.start())


def _told_day(
    found: re.Match[str], day: int, month: int, shifts: dict[int, tuple[int, str]], shown: str
) -> str | None:
    weekday = DAYS.index(found["name"])
    if found["year"]:
        right = DAYS[date(int(found["year"]), month, day).weekday()]
        return None if right == found["name"] else f"« {shown} » est un {right}"
    shift = (weekday - day) % 7
    known, other = shifts.setdefault(month, (shift, shown))
    return None if known == shift else f"« {shown} » ne va pas avec « {other} », écrit ailleurs"


def _no_such_day(node: Node, shown: str, offset: int) -> Found:
    hint = "écrivez un jour qui existe, par exemple 24 novembre"
    return Found(node.path, f"« {shown} » n’est pas une date", hint, text=node.text, offset=offset)


def _read(inventory: Inventory) -> Iterator[Node]:
    """Texts with a figure that people read; identifiers and awaited answers are not among them."""
    for name in inventory.texts:
        if name not in _ANSWERS:
            yield from (node for node in inventory.named(name) if _FIGURE.search(node.text))


def _folded(text: str) -> str:
    """Without accents or capitals, letter for letter, so that offsets stay true."""
    return text.translate(_PLAIN)


def unlikely_rates(subject: Subject) -> Iterator[Found]:
    """Rates of VAT that the law does not have, and discounts beyond the price."""
    yield from _rates(subject.inventory)
    for name, draw in subject.scenario.nombres.items():
        kind = without_accents(name).partition("_")[0]
        if kind not in ("remise", "reduction", "rabais", "tva"):
            continue
        drawn = [(("parmi", rank), value) for rank, value in enumerate(draw.parmi)]
        for at, value in drawn:
            is_rate = kind == "tva" or name.endswith(("taux", "pourcentage", "pourcent"))
            if kind == "tva" and value not in VAT_RATES:
                yield Found(("nombres", name, *at), *_no_such_rate(french(value, None, "%")))
            elif kind != "tva" and is_rate and value > 100:
                yield Found(("nombres", name, *at), *_beyond(french(value, None, "%")))


def unlikely_rates_in_house(house: House) -> Iterator[Found]:
    """The same in an organisation, and its own rate."""
    rate = house.organisation.tva
    # Of what is no percentage at all, `prix-impossible` speaks.
    if rate is not None and 0 <= rate <= 100 and rate not in VAT_RATES:
        yield Found(("tva",), *_no_such_rate(french(rate, None, "%")))
    yield from _rates(house.inventory)


def _rates(inventory: Inventory) -> Iterator[Found]:
    for node in _read(inventory):
        folded = _folded(node.text)
        for found in _VAT.finditer(folded):
            if Decimal(found[1].replace(",", ".")) not in VAT_RATES:
                told = _no_such_rate(f"{found[1]} %")
                yield Found(node.path, *told, text=node.text, offset=found.start(1))
        for found in _OFF.finditer(folded):
            if Decimal(found[2].replace(",", ".")) > 100:
                told = _beyond(f"{found[2]} %")
                yield Found(node.path, *told, text=node.text, offset=found.start(2))


def _no_such_rate(shown: str) -> tuple[str, str]:
    return f"aucun taux de TVA n’est de {shown}", "les taux sont 20, 10, 5,5 et 2,1 %"


def _beyond(shown: str) -> tuple[str, str]:
    return f"une remise de {shown} dépasse le prix", "écrivez un pourcentage de 1 à 99"


def unclean_amounts(subject: Subject) -> Iterator[Found]:
    """Amounts in euros that only rounding brings to whole cents, shares of a price left out."""
    for path, step in subject.steps():
        if not isinstance(step, Calcul) or step.unite != "€" or step.tolerance or step.monnaie:
            continue
        if _SHARE.search(step.formule) or any(datum.unite == "%" for datum in step.donnees):
            continue
        for result in exact_results(subject, step):
            cents = result * 100
            # Not by rounding, which refuses what has too many figures; of that `calcul-resultat` speaks.
            if cents != cents.to_integral_value():
                shown = f"{result.normalize():f}".replace(".", ",")[:12]
                message = f"pour certains nombres, le résultat ne tombe pas juste : {shown} €"
                hint = "changez les nombres, ou acceptez une « tolerance » d’un centime"
                yield Found((*path, "formule"), message, hint)
                break


_HOURS = ("heure-impossible", "Une heure écrite est une heure.")
_CALENDAR = ("date-incoherente", "Une date existe, et son jour de la semaine est le bon.")
_PERCENT = ("taux-invraisemblable", "Un taux de TVA est légal, une remise ne dépasse pas le prix.")

RULES: tuple[Rule[Subject], ...] = (
    Rule(*_HOURS, impossible_hours, Severity.WARNING),
    Rule(*_CALENDAR, wrong_dates, Severity.WARNING),
    Rule(*_PERCENT, unlikely_rates, Severity.WARNING),
    Rule(
        "resultat-arrondi",
        "Un montant à trouver tombe juste au centime.",
        unclean_amounts,
        Severity.NOTE,
    ),
)
HOUSE_RULES: tuple[Rule[House], ...] = (
    Rule(*_HOURS, impossible_hours_in_house, Severity.WARNING),
    Rule(*_CALENDAR, wrong_dates_in_house, Severity.WARNING),
    Rule(*_PERCENT, unlikely_rates_in_house, Severity.WARNING),
)
