"""Law and trade: claims to look at, by what they are about; the list and its sources are data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.checks.words.prose import Said, prose
from scenarios.checks.words.word_list import look_for
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import quoted
from scenarios.language.folding import folded

# Above this a professional may not be paid in cash by who lives in France.
CASH_LIMIT = 1000
_CASH = re.compile(rb"\b(?:especes|en liquide|billets)\b")
_CASH_WORDS = frozenset({b"especes", b"liquide", b"billets"})
_AMOUNT = re.compile(rb"(?<![\d,])(\d{1,3}(?: ?\d{3})+|\d{4,})(?:,\d+)? ?(?:\$|euros?)")
_BOUND = re.compile(
    rb"\b(?:au plus|maximum|limite|plafond|jusqu'a|pas|refus\w*|interdit\w*|au-dela|plus de)\b"
)


def cash(subject: Subject) -> Iterator[Found]:
    """Words about payment, and cash above what the law allows."""
    yield from look_for("droit-encaissement")(subject)
    for run in prose(subject).of(("eleve", "document", "recit")):
        if not run.words.isdisjoint(_CASH_WORDS):
            for said in run.texts():
                yield from _too_much(said)


def _too_much(said: Said) -> Iterator[Found]:
    line = folded(said.text)
    if not _CASH.search(line) or _BOUND.search(line):
        return
    for found in _AMOUNT.finditer(line):
        if int(found[1].replace(b" ", b"")) > CASH_LIMIT:
            shown = said.text[found.start() : found.end()]
            message = f"{quoted(shown)} en espèces : un particulier règle ainsi 1 000 € au plus"
            hint = (
                "proposez la carte, le chèque ou le virement"
                " (C. mon. fin., art. L. 112-6 et D. 112-3 ; vérifié le 22-11-2026)"
            )
            yield Found(said.path, message, hint, text=said.text, offset=found.start())


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "droit-garantie",
        "La garantie légale n’est ni un cadeau ni un argument de la maison.",
        look_for("droit-garantie"),
        Severity.WARNING,
    ),
    Rule(
        "droit-retractation",
        "La rétractation n’est promise que là où elle existe.",
        look_for("droit-retractation"),
        Severity.WARNING,
    ),
    Rule(
        "droit-prix",
        "Un prix, une baisse, une offre sont dits comme la loi le demande.",
        look_for("droit-prix"),
        Severity.NOTE,
    ),
    Rule(
        "droit-demarchage",
        "Un particulier n’est démarché que s’il y consent, aux heures permises.",
        look_for("droit-demarchage"),
        Severity.NOTE,
    ),
    Rule(
        "droit-donnees",
        "On informe pour exécuter un contrat ; on demande pour la publicité.",
        look_for("droit-donnees"),
        Severity.WARNING,
    ),
    Rule(
        "droit-encaissement",
        "L’encaissement suit la loi : espèces, carte, TVA.",
        cash,
        Severity.WARNING,
    ),
)
