"""Nobody real: numbers that ring, addresses that exist, firms that would be spoken for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import House, Subject
from scenarios.checks.words.prose import Prose, Run, Said, house_prose, prose
from scenarios.checks.words.word_list import look_for
from scenarios.files.diagnostics import Severity

# Ranges that the Arcep keeps for fiction (décision n° 2018-0881, annexe): nobody answers there.
FICTION = ("019900", "026191", "035301", "046571", "053649", "063998")
# Domains that RFC 2606 keeps for examples.
EXAMPLE = re.compile(r"(?:[\w-]+\.)*example(?:\.[a-z]+)?", re.IGNORECASE)
# Public sites that a document may send to: they are there for everybody.
PUBLIC = re.compile(r"(?:[\w-]+\.)*(?:gouv\.fr|service-public\.fr|cnil\.fr|conso\.net)")

_BLANK = "[ .\u00a0\u202f-]?"
_NUMBER = re.compile(rf"(?:\+33|0033|0){_BLANK}(?:\(0\))?{_BLANK}[1-9](?:{_BLANK}\d\d){{4}}(?!\d)")
_MAIL = re.compile(r"@((?:[\w-]+\.)+[a-z]{2,})(?<![\s\0])", re.IGNORECASE)
_SITE = re.compile(r"(?:https?://|www\.)((?:[\w-]+\.)*[a-z]{2,})", re.IGNORECASE)
_DOMAIN = re.compile(r"\b(?:[\w-]+\.)+(?:fr|com|net|org|eu|io)\b", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:fr|com|net|org|eu|io)\b", re.IGNORECASE)

TO_FICTION = "prenez-le dans une plage de fiction : 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 ou 06 39 98"
TO_EXAMPLE = "terminez-la par « .example », comme maison.example"


def telephones(texts: Prose) -> Iterator[tuple[Said, int, str]]:
    """(text, where, number) of every number that may ring at somebody's."""
    for said, start, found in (one for run in texts.runs for one in run.matches(_NUMBER)):
        is_inside = start and (said.text[start - 1].isdigit() or said.text[start - 1] in ",.")
        if not is_inside and not digits_of(found[0]).startswith(FICTION):
            yield said, start, found[0]


def digits_of(number: str) -> str:
    """The ten digits of a number, from zero."""
    return re.sub(r"^(?:\+|00)33(?:0(?=\d{9}$))?", "0", re.sub(r"[^\d+]", "", number))


def addresses(texts: Prose) -> Iterator[tuple[Said, int, str]]:
    """(text, where, address) of every mail or site that may exist; a mail once, not as a site."""
    for run in texts.runs:
        if run.voice != "professeur" and "." in run.run:
            yield from _addresses_in(run)


def _addresses_in(run: Run) -> Iterator[tuple[Said, int, str]]:
    met: set[int] = set()
    patterns = [_MAIL] if "@" in run.run else []
    patterns += [_SITE] if "://" in run.run or "www." in run.run else []
    patterns += [_DOMAIN] if _ENDING.search(run.run) else []
    for pattern in patterns:
        for said, start, found in run.matches(pattern):
            domain = found[1] if pattern.groups else found[0]
            place = found.end() - len(domain)
            if not EXAMPLE.fullmatch(domain) and not PUBLIC.fullmatch(domain) and place not in met:
                begin = _begin(said.text, start)
                yield said, begin, said.text[begin : start + len(found[0])]
            met.add(place)


def _begin(text: str, start: int) -> int:
    """Where the address that holds this place begins."""
    while start and (text[start - 1].isalnum() or text[start - 1] in "._+-@"):
        start -= 1
    return start


def real_telephones(subject: Subject) -> Iterator[Found]:
    """A number that may ring at somebody's."""
    yield from _telephones(prose(subject))


def real_telephones_in_house(house: House) -> Iterator[Found]:
    """The same in an organisation, whose own number is said whole, however it is written."""
    own = house.organisation.telephone
    if not digits_of(own).startswith(FICTION):
        yield _real_number(Found(("telephone",), ""), own)
    for found in _telephones(house_prose(house)):
        if found.path != ("telephone",):
            yield found


def _telephones(texts: Prose) -> Iterator[Found]:
    for said, start, number in telephones(texts):
        yield _real_number(Found(said.path, "", text=said.text, offset=start), number)


def _real_number(at: Found, number: str) -> Found:
    message = f"le numéro « {number} » peut être celui de quelqu’un"
    return Found(at.path, message, TO_FICTION, text=at.text, offset=at.offset)


def real_addresses(subject: Subject) -> Iterator[Found]:
    """Mail addresses and sites that may exist."""
    yield from _addresses(prose(subject))


def real_addresses_in_house(house: House) -> Iterator[Found]:
    """The same in an organisation, whose own addresses are said whole, however they are written."""
    own = list(house.inventory.named("courriel", "site"))
    for node in own:
        domain = re.sub(r"^https?://", "", node.text.rpartition("@")[2]).partition("/")[0]
        if not EXAMPLE.fullmatch(domain):
            message = f"l’adresse « {node.text} » peut exister"
            yield Found(node.path, message, TO_EXAMPLE)
    paths = {node.path for node in own}
    for found in _addresses(house_prose(house)):
        if found.path not in paths:
            yield found


def _addresses(texts: Prose) -> Iterator[Found]:
    for said, start, address in addresses(texts):
        message = f"l’adresse « {address} » peut exister"
        yield Found(said.path, message, TO_EXAMPLE, text=said.text, offset=start)


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "telephone-reel",
        "Chaque téléphone est dans une plage réservée à la fiction.",
        real_telephones,
        Severity.WARNING,
    ),
    Rule(
        "adresse-reelle",
        "Les courriels et les sites sont en « example ».",
        real_addresses,
        Severity.WARNING,
    ),
    Rule(
        "marque-reelle",
        "Aucune entreprise réelle n’est nommée.",
        look_for("marque-reelle"),
        Severity.NOTE,
    ),
)
HOUSE_RULES: tuple[Rule[House], ...] = (
    Rule(
        "telephone-reel",
        "Chaque téléphone est dans une plage réservée à la fiction.",
        real_telephones_in_house,
        Severity.WARNING,
    ),
    Rule(
        "adresse-reelle",
        "Les courriels et les sites sont en « example ».",
        real_addresses_in_house,
        Severity.WARNING,
    ),
)
