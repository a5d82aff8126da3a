"""Figures as French writes them, for tables and sentences of the workshop."""

from __future__ import annotations

from collections.abc import Iterable

NUMBERS = ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


def decimal(value: float, places: int = 1) -> str:
    """« 2,4 »."""
    return f"{value:.{places}f}".replace(".", ",")


def percent(share: float) -> str:
    """« 12 % » of a share from 0 to 1; « < 1 % » for what is there and rounds to nothing."""
    if 0 < share < 0.005:
        return "< 1 %"
    return f"{share * 100:.0f} %"


def grouped(value: int) -> str:
    """« 24 107 », or « 1,8 × 10^16 » where nobody reads so many digits."""
    if value >= 10**9:
        power = len(str(value)) - 1
        return f"{decimal(value / 10**power)} × 10^{power}"
    return f"{value:,}".replace(",", "\u00a0")


def listed(words: Iterable[str]) -> str:
    """« 1A, 1C et 2A »."""
    every = list(words)
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} et {every[-1]}"


def times(count: int, noun: str = "fois") -> str:
    """« deux fois », « 12 sortes »: numbers to ten in letters."""
    word = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{word} {noun}" if count < 2 or noun == "fois" else f"{word} {noun}s"
