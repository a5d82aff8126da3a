"""Strict YAML with the place of everything, for every YAML of the house.

Plain PyYAML keeps the last of two equal keys, reads `on` as True and `12:30` as 750. Here a file
with nothing to tell is read by `plain`, at the speed of the parser; any other by `builder`, with
care. Places are only worked out when one is asked for: a good file never pays for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from scenarios.files.builder import Builder
from scenarios.files.diagnostics import Diagnostic, Place, Severity, tidy
from scenarios.files.encoding import decode, excerpt
from scenarios.files.limits import MAX_BYTES as MAX_BYTES
from scenarios.files.places import places_in
from scenarios.files.plain import plain_value
from scenarios.files.tree import Path as Path
from scenarios.files.trouble import Explanation

_MAX_REPAIRS = 20
# Each repair reads the text again up to the next mistake, without libyaml: so many characters.
_MAX_READ_AGAIN = 250_000


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where: `places` of values, `keys` of the keys of mappings."""

    path: str
    data: object
    places: Mapping[Path, Place]
    lines: tuple[str, ...]
    keys: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of a value (or of its key), else that of its nearest known parent."""
        if key and path in self.keys:
            return self.keys[path]
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place(1, 1)

    def diagnostic(
        self,
        path: Path,
        message: str,
        rule: str,
        *,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Diagnostic:
        """A finding about the value at `path` (about its key when `key`), with its source line."""
        place = self.place(path, key=key)
        shown = excerpt(self.lines, place)
        return Diagnostic(self.path, place, message, rule, severity, hint, shown)


def read(content: bytes | str, path: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document and every mistake found; None when too little of it could be read.

    A document may come with errors (a key written twice, say), so that later stages can find
    more; it is None when what they would say could be false. Nothing in the content raises.
    """
    size = len(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        message = f"le fichier pèse {size // 1024} Kio, la limite est {MAX_BYTES // 1024} Kio"
        hint = "partagez-le en plusieurs scénarios"
        return None, (Diagnostic(path, Place(1, 1), message, "fichier-trop-grand", hint=hint),)
    text, found = decode(content, path)
    if text is None:
        return None, tuple(found)
    value = None if found else plain_value(text)
    if value is not None:
        return _unplaced(value, text, path), ()
    built, syntax, is_sure = _build(text, path)
    findings = tidy([*found, *syntax, *built.diagnostics])
    if not is_sure:
        return None, findings
    tree = built.tree
    return Document(path, tree.data, tree.places, built.lines, tree.keys), findings


class _Later(Mapping[Path, Place]):
    """Places worked out when the first is asked for."""

    def __init__(self, find: Callable[[], Mapping[Path, Place]]) -> None:
        self._find = find

    def __getitem__(self, path: Path) -> Place:
        return self._find()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._find())

    def __len__(self) -> int:
        return len(self._find())

    def __repr__(self) -> str:
        return repr(dict(self))


def _unplaced(value: object, text: str, path: str) -> Document:
    """A document whose places wait until they are needed."""

    @cache
    def found() -> tuple[Mapping[Path, Place], Mapping[Path, Place]]:
        return places_in(text)

    places, keys = _Later(lambda: found()[0]), _Later(lambda: found()[1])
    return Document(path, value, places, tuple(text.split("\n")), keys)


def _build(text: str, path: str) -> tuple[Builder, list[Diagnostic], bool]:
    """Read, and after a syntax error mend its line and read again, to find the next one.

    The last False means that what was built may not be what the author meant.
    """
    lines, original = text.split("\n"), tuple(text.split("\n"))
    syntax: list[Diagnostic] = []
    is_sure = True
    read_again = 0
    for _ in range(_MAX_REPAIRS):
        builder = Builder(path, original)
        explanation = builder.read(lines)
        if explanation is None:
            return builder, syntax, is_sure and builder.is_sure
        syntax.append(_syntax_error(path, explanation, original))
        is_sure = is_sure and explanation.is_sure
        number, line = explanation.repaired or (0, lines[0])
        read_again += sum(map(len, lines[: explanation.place.line]))
        if lines[number] == line or read_again > _MAX_READ_AGAIN:
            break
        lines[number] = line
    return builder, syntax, False


def _syntax_error(path: str, explanation: Explanation, lines: tuple[str, ...]) -> Diagnostic:
    place, hint = explanation.place, explanation.hint
    shown = excerpt(lines, place)
    return Diagnostic(path, place, explanation.message, "yaml-syntaxe", hint=hint, excerpt=shown)
