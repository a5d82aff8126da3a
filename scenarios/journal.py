"""The journal: what was done, one JSON line each, chained by digests; nothing computed.

A line is `{v, n, type, etape, visite, secondes, …, empreinte}`; `empreinte` digests the line
and the one before. `read` tells a torn last line (cut, and said) from an altered one (refused).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

import msgspec

from scenarios.customer import Casting
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from scenarios.play import Mode
from scenarios.steps.kinds import AnyMove

FORMAT = 1
OLDEST_READ = 1
DIGEST_LENGTH = 32
MARK = b',"empreinte":"'


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What every line has. n counts from 1; secondes is None when not measured."""

    v: int = FORMAT
    n: int


class Opening(Entry, frozen=True, kw_only=True, tag="ouverture"):
    """The first line: who plays what, with whom.

    moteur: version of the engine. empreinte_scenario: fingerprint of scenario and organisation.
    scenario, organisation: frozen copies; None in assessment, whose journal carries no key.
    date: ISO 8601 with offset, as the face gave it.
    """

    seance: str
    moteur: str
    date: str
    joueurs: tuple[str, ...]
    mode: Mode
    scenario_id: str
    empreinte_scenario: str
    casting: Casting
    scenario: Scenario | None = None
    organisation: Organisation | None = None


class Answer(Entry, frozen=True, kw_only=True, tag="coup"):
    """One answer."""

    etape: str
    visite: int
    secondes: float | None
    coup: AnyMove


class TakeBack(Entry, frozen=True, kw_only=True, tag="retour"):
    """The last line is taken back."""

    etape: str
    visite: int
    secondes: float | None


class Draft(Entry, frozen=True, kw_only=True, tag="brouillon"):
    """Half-typed text by field, so that nothing typed is lost; not synced."""

    etape: str
    visite: int
    texte: dict[str, str]


class Closing(Entry, frozen=True, kw_only=True, tag="fin"):
    """The play is over; lignes counts all lines, this one included."""

    fin: str
    lignes: int


AnyEntry = Opening | Answer | TakeBack | Draft | Closing

ENCODER = msgspec.json.Encoder(order="deterministic")
DECODER: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)


class Header(msgspec.Struct, frozen=True):
    """Enough of any line, of any version, to say what it is."""

    v: int = 0
    type: str = ""


HEADER = msgspec.json.Decoder(Header)


def digest(before: str, body: bytes) -> str:
    """The digest of a line without its own, over that of the line before ("" for the first)."""
    return hashlib.sha256(before.encode() + b"\n" + body).hexdigest()[:DIGEST_LENGTH]


def seal(entry: AnyEntry, before: str) -> tuple[bytes, str]:
    """The line of an entry, newline included, and its digest.

    The digest covers the bytes as written, so that a later version of the model, which would
    encode an old entry otherwise, still finds it unaltered.
    """
    body = ENCODER.encode(entry)
    own = digest(before, body)
    return body[:-1] + MARK + own.encode() + b'"}\n', own


def fingerprint(scenario: Scenario, organisation: Organisation) -> str:
    """What tells two versions of a situation apart."""
    return hashlib.sha256(ENCODER.encode((scenario, organisation))).hexdigest()[:DIGEST_LENGTH]


Trouble = Literal["vide", "illisible", "modifie", "plus_recent", "trop_ancien", "sans_ouverture"]


class JournalError(ValueError):
    """A journal that cannot be used; `trouble` says why, `line` is the number of the line."""

    def __init__(self, trouble: Trouble, line: int) -> None:
        self.trouble = trouble
        self.line = line
        super().__init__(SENTENCES[trouble].format(line=line))


SENTENCES: dict[Trouble, str] = {
    "vide": "Ce fichier de séance est vide : commencez une nouvelle partie.",
    "illisible": "La ligne {line} de cette séance est illisible : le fichier est abîmé."
    " Rouvrez une copie, ou commencez une nouvelle partie.",
    "modifie": "La ligne {line} de cette séance a été modifiée après coup : elle n’est plus"
    " reprise. Rouvrez le fichier d’origine.",
    "plus_recent": "Cette séance vient d’une version plus récente de Comptoir :"
    " mettez le jeu à jour pour l’ouvrir.",
    "trop_ancien": "Cette séance vient d’une version trop ancienne de Comptoir :"
    " rouvrez-la avec cette version, ou commencez une nouvelle partie.",
    "sans_ouverture": "Ce fichier n’est pas une séance de Comptoir : son début manque."
    " Ouvrez un fichier .jsonl ou un bilan HTML écrit par Comptoir.",
}


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as read. is_torn: a last line without its end was cut off.

    last: digest of the last whole line, on which the next one builds. size: bytes of the whole
    lines, to which a torn file is cut.
    """

    entries: tuple[AnyEntry, ...]
    last: str
    size: int
    is_torn: bool = False

    @property
    def opening(self) -> Opening:
        """The first line."""
        first = self.entries[0]
        assert isinstance(first, Opening)
        return first

    @property
    def is_closed(self) -> bool:
        """Whether the play came to its end."""
        return any(isinstance(entry, Closing) for entry in self.entries)

    @property
    def moves(self) -> tuple[tuple[int, AnyMove | None, float | None], ...]:
        """(line, move, seconds) for `kernel.replay`; None takes the last line back."""
        return tuple(
            (entry.n, entry.coup if isinstance(entry, Answer) else None, entry.secondes)
            for entry in self.entries
            if isinstance(entry, Answer | TakeBack)
        )

    @property
    def draft(self) -> Draft | None:
        """The half-typed text of the present step, or None."""
        for entry in reversed(self.entries):
            if isinstance(entry, Draft):
                return entry
            if not isinstance(entry, Closing):
                return None
        return None


def read(content: bytes) -> Journal:
    """The journal in a file; raises JournalError. A last line without newline is cut."""
    lines = content.split(b"\n")
    is_torn = bool(lines[-1])
    whole = lines[:-1]
    if not whole:
        raise JournalError("vide", 1)
    entries: list[AnyEntry] = []
    before = ""
    for number, line in enumerate(whole, start=1):
        entry = _entry(line, number)
        body, _, own = line.rpartition(MARK)
        if entry.n != number or own != digest(before, body + b"}").encode() + b'"}':
            raise JournalError("modifie", number)
        if isinstance(entry, Opening) != (number == 1):
            raise JournalError("sans_ouverture" if number == 1 else "modifie", number)
        entries.append(entry)
        before = own[:DIGEST_LENGTH].decode()
    size = len(content) - len(lines[-1])
    return Journal(tuple(entries), before, size, is_torn)


def _entry(line: bytes, number: int) -> AnyEntry:
    try:
        header = HEADER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise JournalError("sans_ouverture" if number == 1 else "illisible", number) from error
    if header.v > FORMAT:
        raise JournalError("plus_recent", number)
    if header.v < OLDEST_READ:
        raise JournalError("sans_ouverture" if number == 1 else "trop_ancien", number)
    try:
        return DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise JournalError("illisible", number) from error
