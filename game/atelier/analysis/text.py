"""An analysis as plain lines of 80 columns: the verdict first, on one screen, then the tables."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from game.atelier.analysis.figures import decimal, grouped, percent
from game.atelier.analysis.values import Analysis, Gravity, StrategyRow
from game.atelier.analysis.words import (
    HOW_COUNTED,
    SPREAD_NOTE,
    STEP_NOTE,
    STRATEGY_NOTE,
    always_sentence,
    range_of,
    searched,
    short,
)
from scenarios.language.typography import typeset
from scenarios.model import LEVEL_LABELS
from scenarios.play import MODE_LABELS, Mode
from scoring.guessing import Guess

WIDTH = 80
SIGNS: dict[Gravity, str] = {"erreur": "✗", "avertissement": "!", "bien": "✓", "note": "·"}
# Observations where the customer walks out.
LEAVING: dict[Mode, str] = {
    "guide": "",
    "entrainement": "départ (entr.)",
    "evaluation": "départ (éval.)",
}
# Competences side by side in the table of strategies.
AT_ONCE = 5
# Steps told in the text; the other formats have them all.
MOST_STEPS = 10
BAR = 24

Table = Sequence[Sequence[str]]


def as_text(found: Analysis) -> Iterator[str]:
    """The lines; a word longer than a line is the only thing that passes 80 columns."""
    scenario = found.scenario
    yield from _wrapped(f"{scenario.titre} ({scenario.id})")
    yield from _wrapped(
        f"{LEVEL_LABELS[scenario.niveau]} · mode {MODE_LABELS[found.mode]} · {searched(found)}"
    )
    yield ""
    yield "VERDICT"
    for finding in found.findings:
        yield from _wrapped(finding.text, f"{SIGNS[finding.gravity]} ")
    for part in (_competences, _strategies, _steps, _spread, _personas, _reaches, _fairness):
        yield ""
        yield from part(found)


def summary(found: Analysis) -> Iterator[str]:
    """One scenario among several: its name, then its findings, what is well left out."""
    failed = [each for each in found.findings if each.gravity in ("erreur", "avertissement")]
    sign = SIGNS["erreur"] if found.has_errors else SIGNS["avertissement" if failed else "bien"]
    yield from _wrapped(f"{found.scenario.id} · {found.scenario.titre}", f"{sign} ")
    for finding in failed:
        yield from _wrapped(finding.text, f"    {SIGNS[finding.gravity]} ")
    if not failed:
        yield "    Rien à signaler."


def _wrapped(text: str, before: str = "") -> Iterator[str]:
    # A no-break space holds its words together: `textwrap` breaks at plain spaces alone.
    yield from textwrap.wrap(
        typeset(text),
        WIDTH,
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(rows: Table, left: int = 1) -> Iterator[str]:
    """Columns as wide as they must be; the first `left` ones to the left, figures to the right."""
    widths = [max(len(row[rank]) for row in rows) for rank in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.ljust(width) if rank < left else cell.rjust(width)
            for rank, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _competences(found: Analysis) -> Iterator[str]:
    yield "COMPÉTENCES ANNONCÉES : points et observations d’une route, du moins au plus"
    modes = dict.fromkeys(mode for row in found.competences for mode in row.left)
    head = ["", "points", "observations", *(LEAVING[mode] for mode in modes)]
    rows = [head]
    for row in found.competences:
        left = [range_of(row.left[mode]) if mode in row.left else "" for mode in modes]
        rows.append(
            [
                f"{row.code} {short(row.title, 16 if modes else 26)}",
                range_of(row.score),
                range_of(row.seen),
                *left,
            ]
        )
    rows.append(["En tout", range_of(found.total), "", *("" for _ in modes)])
    yield from _table(rows)
    yield from _wrapped(always_sentence(found))


def _strategies(found: Analysis) -> Iterator[str]:
    yield "STRATÉGIES SANS LECTURE : place de 0 à 100, puis degré moyen et % au degré 3"
    codes = [row.code for row in found.competences]
    for first in range(0, len(codes), AT_ONCE):
        some = codes[first : first + AT_ONCE]
        rows = [["", "place", *some]]
        rows += [_strategy(row, some) for row in found.strategies]
        yield from _table(rows)
        seen = [decimal(_mean_seen(found.strategies, code)) for code in some]
        told = ", ".join(map(" ".join, zip(some, seen, strict=True)))
        yield from _wrapped(f"Observations par partie : {told}.", "  ")
        yield ""
    yield from _wrapped(STRATEGY_NOTE)


def _strategy(row: StrategyRow, codes: Sequence[str]) -> list[str]:
    place = "–" if row.place is None else f"{row.place * 100:.0f}"
    return [
        short(row.label.removeprefix("toujours "), 22),
        place,
        *(_guess(row.by_competence[code]) for code in codes),
    ]


def _guess(guess: Guess) -> str:
    if guess.mean_degree is None:
        return "–"
    sign = "✗" if guess.is_won else "?" if guess.is_thin else " "
    return f"{decimal(guess.mean_degree)} {guess.mastered_share * 100:3.0f}{sign}"


def _mean_seen(rows: Sequence[StrategyRow], code: str) -> float:
    guesses = [row.by_competence[code] for row in rows]
    return sum(each.mean_observations for each in guesses) / len(guesses)


def _steps(found: Analysis) -> Iterator[str]:
    yield "ÉTAPES, DE LA PLUS FACILE À DEVINER : note moyenne sur 3, au hasard et au mieux"
    labels = {row.id: row.label for row in found.strategies}
    shown = found.steps[:MOST_STEPS]
    rows = [["", "sorte", "au hasard", "au mieux", "par"]]
    rows += [
        [
            step.id,
            step.kind,
            decimal(step.chance),
            decimal(step.best),
            short(labels[step.strategy].removeprefix("toujours "), 26),
        ]
        for step in shown
    ]
    yield from _table(rows, left=2)
    told: dict[str, list[str]] = {}
    for step in (each for each in shown if each.advice):
        told.setdefault(step.advice, []).append(step.id)
    for advice, ids in told.items():
        yield from _wrapped(f"{', '.join(ids)} : {advice}.", "  → ")
    if len(found.steps) > len(shown):
        yield f"  … et {len(found.steps) - len(shown)} autres étapes (--format json les donne toutes)."
    yield from _wrapped(STEP_NOTE)


def _spread(found: Analysis) -> Iterator[str]:
    yield "RÉPARTITION DES TOTAUX"
    spread = found.spread
    if spread is None:
        yield "Trop de routes pour les compter toutes."
        return
    most = max(max(routes, plays) for _, _, routes, plays in spread.rows)
    for low, high, routes, plays in spread.rows:
        bar = "█" * round(BAR * routes / most) if most else ""
        dots = "░" * round(BAR * plays / most) if most else ""
        name = f"{low}-{high}" if low != high else str(low)
        yield f"{name:>8} {percent(routes):>6} {bar:<{BAR}} {percent(plays):>6} {dots}".rstrip()
    yield from _wrapped(
        f"█ les {grouped(spread.routes)} routes (médiane {spread.median_route}) · ░"
        f" {grouped(spread.plays)} parties au hasard (médiane {spread.median_play})."
    )
    yield from _wrapped(HOW_COUNTED[spread.is_whole] + " " + SPREAD_NOTE)


def _personas(found: Analysis) -> Iterator[str]:
    yield "CARACTÈRES"
    rows = [["", "clients", "3 partout", "fin réussie", "part, tout étant juste"]]
    for row in found.personas:
        full = "oui" if row.full else "non"
        rows.append(
            [
                row.name,
                str(row.customers),
                full,
                "oui" if row.can_win else "non",
                "oui" if row.leaves else "non",
            ]
        )
    yield from _table(rows)


def _reaches(found: Analysis) -> Iterator[str]:
    yield "POINTS QUE CHAQUE SORTE DE CLIENT LAISSE GAGNER, de tout ce qui est noté"
    same: dict[tuple[int, int, bool], list[str]] = {}
    for each in found.classes:
        same.setdefault((*each.total, each.is_exact), []).append(each.label)
    if len(same) == 1:
        same = {key: ["toutes les sortes"] for key in same}
    for (low, high, is_exact), labels in same.items():
        sign = "" if is_exact else " (bornes)"
        yield from _wrapped(f"{' ; '.join(labels)}.", f"  {range_of((low, high))}{sign}  ")
    yield from _wrapped(
        "Le minimum et le maximum de chaque critère (--format json) ne s’obtiennent pas forcément"
        " ensemble. Confondus : " + ", ".join(found.merged) + "."
    )


def _fairness(found: Analysis) -> Iterator[str]:
    yield "ÉQUITÉ"
    served = found.fairness
    if not served.differences:
        yield f"{served.pairs} paires de parties comparées : aucune différence."
        return
    for each in served.differences:
        where = f"à « {each.step} », " if each.step else ""
        yield from _wrapped(
            f"{each.pair.first} / {each.pair.second} : {where}{each.what} :"
            f" {each.first} / {each.second}.",
            "  ✗ ",
        )
