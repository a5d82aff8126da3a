"""Grave faults: a closed list, each named where it is, and explained."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.steps.parts import Case, Choice, GraveFault, Quality

# A reason of fewer words says that it is grave, not what is.
FEWEST = 4


def unnamed_faults(subject: Subject) -> Iterator[Found]:
    """`faute` that names none of the eight, one of the eight on a clumsy line.

    One on a line that is well marked is told by what looks at marks.
    """
    house = subject.organisation
    beyond = house.prerogatives.handed_on if house else frozenset()
    for path, _, choice in subject.choices():
        worths: list[tuple[Path, Choice | Case]] = [(path, choice)]
        worths += [((*path, "cas", rank), case) for rank, case in enumerate(choice.cas)]
        for at, one in worths:
            quality = one.qualite or choice.qualite
            fault = one.faute_grave or choice.faute_grave
            yield from _told(one, at, quality, fault, is_beyond=choice.promet in beyond)


def _told(
    one: Choice | Case, at: Path, quality: Quality, fault: GraveFault | None, *, is_beyond: bool
) -> Iterator[Found]:
    if one.qualite == "faute" and fault is None and not is_beyond:
        message = "« faute » est réservé aux huit fautes graves, et aucune n’est nommée ici"
        hint = "ajoutez « faute_grave: {nature: tromper} » (ou une autre), ou écrivez « maladroit »"
        yield Found((*at, "qualite"), message, hint)
    elif one.faute_grave is not None and quality == "maladroit":
        message = f"une faute grave est nommée, et la réplique est {quoted(quality)}"
        hint = "écrivez « qualite: faute », ou effacez « faute_grave »"
        yield Found((*at, "faute_grave"), message, hint, on_key=True)
    elif quality == "faute" and one.raison and len(one.raison.split()) < FEWEST:
        message = f"la raison {quoted(one.raison)} ne dit pas ce qui est grave"
        hint = "dites qui est trompé, exposé ou contraint, et comment"
        yield Found((*at, "raison"), message, hint, severity=Severity.NOTE)


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "faute-nommee",
        "Une faute est l’une des huit fautes graves, et sa raison dit laquelle.",
        unnamed_faults,
        Severity.WARNING,
    ),
)
