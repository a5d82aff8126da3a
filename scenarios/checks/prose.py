"""What is read and said in a file: each text with who says it, and whether it stands as right.

All texts are also one run of bytes, folded, so that a list of words is looked up in it at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from scenarios.aleas import Alea
from scenarios.checks.subject import House, Inventory, Node, Subject
from scenarios.customer import Contact
from scenarios.files.source import Path
from scenarios.house.organisation import (
    Document,
    Granted,
    HandOver,
    Organisation,
    Post,
    Product,
)
from scenarios.language.clean import without_accents
from scenarios.model import (
    Departure,
    Ending,
    Extra,
    Instruction,
    LawSource,
    Need,
    Scenario,
    TeacherSheet,
)
from scenarios.regles import RuleLeft
from scenarios.steps.autoevaluation import Point
from scenarios.steps.calcul import Datum, WrongWay
from scenarios.steps.classement import Axis, Card, Cell
from scenarios.steps.envoi_written import Labelled, Recipient
from scenarios.steps.envoi_written import Subject as SubjectLine
from scenarios.steps.form_fields import Field, Purpose
from scenarios.steps.judged import Protection
from scenarios.steps.kinds import KINDS
from scenarios.steps.ordre import Ranked
from scenarios.steps.parts import QUALITY_MARK, Case, Choice, Line, Note
from scenarios.steps.pickable import Pickable
from scenarios.steps.questions import Essential
from scenarios.steps.redaction_written import GridPoint
from scenarios.steps.reperage import Passage
from scenarios.steps.selection import Element
from scenarios.steps.sujets import Matter
from scenarios.steps.tableau_cells import SheetChart, SheetRow, SheetSlip

# Who says it: what the student may say or write, the people met, what tells the situation, why an
# answer is right or wrong, what a house shows, a name on the screen, the teacher's own sheet.
Voice = Literal["eleve", "public", "recit", "raison", "document", "libelle", "professeur"]


# What the student may say; the reasons.
LINES: tuple[Voice, ...] = ("eleve",)
REASONS: tuple[Voice, ...] = ("raison",)


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a file. is_right: the house stands behind it; False is said or done to be wrong."""

    node: Node
    voice: Voice
    is_right: bool

    @property
    def path(self) -> Path:
        """Where it is written."""
        return self.node.path

    @property
    def text(self) -> str:
        """As written."""
        return self.node.text


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The texts of one voice, right or wrong, one after the other, each ended by NUL.

    folded: the same as words are looked up in it, one byte a character.
    """

    voice: Voice
    is_right: bool
    nodes: tuple[Node, ...]
    run: str
    folded: bytes

    @property
    def words(self) -> frozenset[bytes]:
        """All the words of the run, folded."""
        return _words(self)

    def texts(self) -> Iterator[Said]:
        """Each text."""
        return (Said(node, self.voice, self.is_right) for node in self.nodes)

    def at(self, place: int) -> tuple[Said, int]:
        """The text in which a place of the run lies, and where it starts in the run."""
        node = self.nodes[self.run.count("\0", 0, place)]
        return Said(node, self.voice, self.is_right), self.run.rfind("\0", 0, place) + 1

    def starting(self, pattern: re.Pattern[str], *starts: str) -> Iterator[Match]:
        """As `matches`, where every match starts with one of these: far quicker on a long run."""
        for start in starts:
            at = self.run.find(start)
            while at >= 0:
                found = pattern.match(self.run, at)
                if found:
                    yield from self._read(found)
                at = self.run.find(start, at + 1)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[Match]:
        """(text, where the match starts in it, match) of a pattern that stays within a text.

        What starts between braces is a name of the author's, read by nobody.
        """
        for found in pattern.finditer(self.run):
            yield from self._read(found)

    def _read(self, found: re.Match[str]) -> Iterator[Match]:
        said, begin = self.at(found.start())
        opened = self.run.rfind("{{", begin, found.start() + 1)
        if opened < 0 or self.run.find("}}", opened, found.start()) >= 0:
            yield said, found.start() - begin, found

    def hits(self, pattern: re.Pattern[bytes], first: bytes) -> Iterator[tuple[Said, int, int]]:
        """Where a pattern matches: (text, start, end). first: the bytes every match starts with."""
        blob = self.folded
        at = blob.find(first)
        while at >= 0:
            found = pattern.match(blob, at)
            if found and not (at and blob[at - 1 : at].isalnum()):
                said, begin = self.at(at)
                yield said, at - begin, found.end() - begin
            at = blob.find(first, at + 1)


Match = tuple[Said, int, "re.Match[str]"]


@dataclass(frozen=True, slots=True)
class Prose:
    """All the texts of a file, by who says them."""

    runs: tuple[Run, ...]

    def of(self, voices: Collection[Voice], *, wrong: bool = False) -> Iterator[Run]:
        """The runs of these voices; wrong: those that nobody stands behind too."""
        for run in self.runs:
            if run.voice in voices and (wrong or run.is_right or run.voice == "public"):
                yield run


_STEP_FIELDS: Mapping[str, Voice] = {
    **dict.fromkeys(("narration", "consigne", "aide", "question", "objet"), "recit"),
    **dict.fromkeys(("titre", "groupe", "unite"), "libelle"),
    **dict.fromkeys(("explication", "raison_exact", "raison_complet"), "raison"),
    **dict.fromkeys(("raison_inexact", "raison_incomplet", "raison_faux"), "raison"),
    "finalite": "eleve",
    "modele": "eleve",
    "client": "public",
}
# By class, the voice of each field; a field that is not here is never read by anybody.
VOICES: Mapping[type, Mapping[str, Voice]] = {
    **dict.fromkeys(KINDS.values(), _STEP_FIELDS),
    Choice: {"dit": "eleve", "raison": "raison", "reponse": "public", "reaction": "public"},
    Case: {"raison": "raison", "reponse": "public", "reaction": "public"},
    Line: {"dit": "public", "geste": "public"},
    Note: {"raison": "raison"},
    Matter: {
        "dit": "eleve",
        "libelle": "libelle",
        "raison": "raison",
        "reponse": "public",
        "reaction": "public",
    },
    Purpose: {"dite": "eleve", "autres": "eleve", "raison": "raison"},
    Element: {"texte": "libelle", "raison": "raison", "raison_sinon": "raison"},
    Passage: {
        "texte": "public",
        "nature": "libelle",
        "raison": "raison",
        "raison_sinon": "raison",
    },
    Card: {"texte": "libelle", "raison": "raison"},
    Ranked: {"texte": "libelle", "raison": "raison"},
    Axis: {"libelle": "libelle"},
    Cell: {"libelle": "libelle"},
    SubjectLine: {"texte": "eleve", "raison": "raison"},
    Labelled: {"libelle": "libelle", "raison": "raison"},
    Recipient: {"nom": "libelle", "qualite": "libelle", "adresse": "libelle", "raison": "raison"},
    Field: {
        **dict.fromkeys(("libelle", "options", "groupe", "exemple", "attendu"), "libelle"),
        "prerempli": "libelle",
        "raison": "raison",
    },
    Protection: {"raison": "raison"},
    WrongWay: {"raison": "raison"},
    SheetSlip: {"raison": "raison"},
    SheetChart: {"titre": "libelle", "raison": "raison"},
    SheetRow: {"libelle": "libelle"},
    Datum: {"libelle": "libelle"},
    Essential: {"libelle": "libelle"},
    Point: {"enonce": "libelle"},
    GridPoint: {"enonce": "libelle"},
    Alea: {"annonce": "recit"},
    Ending: {"titre": "recit", "texte": "recit"},
    Departure: {"raison": "raison"},
    Instruction: {"texte": "recit", "de": "libelle"},
    Extra: {"role": "libelle"},
    Need: {"libelle": "professeur", "mots": "public"},
    Contact: {"fait": "recit", "quand": "libelle"},
    Scenario: {
        **dict.fromkeys(("role", "contexte", "objectif"), "recit"),
        "titre": "libelle",
    },
    RuleLeft: {"raison": "professeur"},
    TeacherSheet: dict.fromkeys(("objectifs", "seance", "discussion"), "professeur"),
    LawSource: {"regle": "professeur"},
    Document: dict.fromkeys(("titre", "texte", "colonnes", "lignes"), "document"),
    Organisation: {
        **dict.fromkeys(("charte", "presentation"), "document"),
        **dict.fromkeys(("adresse", "telephone", "courriel", "site"), "libelle"),
    },
    Granted: {"quoi": "document"},
    HandOver: {"quoi": "document", "a": "document"},
    Post: dict.fromkeys(("service", "personne", "fonction", "lieu", "poste"), "libelle"),
    Product: {"nom": "document", "caracteristiques": "document", "garantie": "document"},
}
# What is said of an answer that is not right: it names the mistake, and nobody stands behind it.
_OF_MISTAKES = frozenset({"raison_inexact", "raison_incomplet", "raison_faux"})
# Small letters without accents, one byte a letter: « É » and « e » are one, a no-break space a space.
_FOLD = bytes(
    ord(without_accents(chr(code)).lower()[:1].encode("latin-1", "replace") or b" ")
    if chr(code).isalpha()
    else 32
    if chr(code) in "\t\n\r\xa0"
    else code
    for code in range(256)
)
_BREAKS = bytes(code if chr(code).isalnum() or code > 127 else 32 for code in range(256))
# Marks beyond one byte that lists of words are written with; replaced one by one, which is a
# hundred times faster here than `translate`.
_NARROW = (("’", "'"), ("…", "."), ("€", "$"), ("\u202f", " "), ("œ", "o"), ("–", "-"))


def folded(text: str) -> bytes:
    """The text as words are looked up in it: one byte a character, no case, no accents."""
    for mark, narrow in _NARROW:
        text = text.replace(mark, narrow)
    return text.encode("latin-1", "replace").translate(_FOLD)


def words_of(blob: bytes) -> frozenset[bytes]:
    """Its words, apostrophes and all marks apart."""
    return frozenset(blob.translate(_BREAKS).split())


def bare(text: str) -> bytes:
    """Its words alone, folded, one space apart: what two texts that read the same share."""
    return b" ".join(folded(text).translate(_BREAKS).split())


def prose(subject: Subject) -> Prose:
    """The texts of a scenario."""
    return _prose(subject.inventory)


def house_prose(house: House) -> Prose:
    """The texts of an organisation."""
    return _prose(house.inventory)


# Several rules read the same texts one after the other.
@lru_cache(maxsize=1)
def _prose(inventory: Inventory) -> Prose:
    parts: dict[tuple[Voice, bool], list[Node]] = {}
    for name, nodes in inventory.texts.items():
        for node in nodes:
            fields = VOICES.get(type(node.owner))
            voice = fields.get(name) if fields else None
            if voice is not None:
                parts.setdefault((voice, _stands(node)), []).append(node)
    return Prose(tuple(_run(*key, nodes) for key, nodes in parts.items()))


def _run(voice: Voice, is_right: bool, nodes: list[Node]) -> Run:
    run = "\0".join([node.text for node in nodes]) + "\0"
    return Run(voice, is_right, tuple(nodes), run, folded(run))


@lru_cache(maxsize=32)
def _words(run: Run) -> frozenset[bytes]:
    return words_of(run.folded)


def is_right(choice: Choice) -> bool:
    """Whether it is a good thing to say, to one customer at least."""
    return _best_mark(choice) >= QUALITY_MARK["acceptable"]


def is_best(choice: Choice) -> bool:
    """Whether it is what is expected, of one customer at least."""
    return _best_mark(choice) == QUALITY_MARK["attendu"]


def _best_mark(choice: Choice) -> int:
    cases = (QUALITY_MARK[case.qualite or choice.qualite] for case in choice.cas)
    return max(QUALITY_MARK[choice.qualite], max(cases, default=0))


def _stands(node: Node) -> bool:
    owner = node.owner
    judge = _JUDGED.get(type(owner))
    return judge(owner, node.field) if judge else node.field not in _OF_MISTAKES


def _choice(owner: Choice, field: str) -> bool:
    if field == "raison":
        return QUALITY_MARK[owner.qualite] >= QUALITY_MARK["acceptable"]
    return is_right(owner)


def _pickable(owner: Pickable, _: str) -> bool:
    return bool(owner.flag) or owner.condition is not None


def _never(_owner: object, _field: str) -> bool:
    return False


# By class, what decides that a text of it stands; cards, cases and recipients are right or wrong
# by where they are put, so that nobody stands behind their words.
_JUDGED: Mapping[type, Callable[[Any, str], bool]] = {
    Choice: _choice,
    Case: lambda owner, _: owner.qualite in ("attendu", "acceptable"),
    Note: lambda owner, _: owner.note >= QUALITY_MARK["acceptable"],
    Matter: lambda owner, _: not owner.hors_sujet,
    Purpose: lambda _, field: field != "autres",
    Element: _pickable,
    Passage: _pickable,
    SubjectLine: lambda owner, _: owner.attendu,
    **dict.fromkeys((Card, Cell, Recipient, Labelled, SheetChart, WrongWay, SheetSlip), _never),
}
