"""What is read and said in a file: each text with who says it, and whether it stands as right.

All texts are also one run of bytes, folded, so that a list of words is looked up in it at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from scenarios.checks.subject import House, Inventory, Node, Subject
from scenarios.checks.words.rightness import stands
from scenarios.checks.words.voices import VOICES, Voice
from scenarios.files.source import Path
from scenarios.language.folding import folded, words_of


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
        """As written, braces and all."""
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
        """Each text, as one that is said."""
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
                parts.setdefault((voice, stands(node)), []).append(node)
    return Prose(tuple(_run(*key, nodes) for key, nodes in parts.items()))


def _run(voice: Voice, is_right: bool, nodes: list[Node]) -> Run:
    run = "\0".join([node.text for node in nodes]) + "\0"
    return Run(voice, is_right, tuple(nodes), run, folded(run))


@lru_cache(maxsize=32)
def _words(run: Run) -> frozenset[bytes]:
    return words_of(run.folded)
