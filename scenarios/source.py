"""Strict YAML with the place of everything: the one door to PyYAML, for every YAML of the house.

The parser's events are turned into Python by a loop of our own: nothing recurses, so depth and
size are refused while reading; aliases are never expanded; and each key and value keeps its
place. Plain PyYAML keeps the last of two equal keys, reads `on` as True and `12:30` as 750.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from scenarios.clean import clean, quoted
from scenarios.diagnostics import Diagnostic, Place, Severity, tidy
from scenarios.syntax import Explanation, Trouble, explain, in_quotes

Path = tuple[str | int, ...]

MAX_BYTES = 512 * 1024
MAX_DEPTH = 40
MAX_NODES = 50_000
_MAX_REPAIRS = 20
_MAX_PER_RULE = 50

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}
# What YAML forbids, plus what reverses the direction of reading on screen.
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
_NBSP_INDENT = re.compile(r"^[ \t]*[\u00a0\u202f]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
        excerpt = _excerpt(self.lines, place)
        return Diagnostic(self.path, place, message, rule, severity, hint, excerpt)


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
    reading = _Reading(path)
    text = reading.decode(content)
    if text is None:
        return None, reading.found()
    reading.parse(text)
    return reading.document(), reading.found()


@dataclass(slots=True)
class _Frame:
    """A list or mapping being filled; `kept` is False when what it holds is thrown away."""

    container: list[object] | dict[str, object]
    path: Path
    kept: bool
    key: str | None = None
    awaits_key: bool = True
    keeps_value: bool = True


class _StopError(Exception):
    """Reading ends here: the reason is already among the diagnostics."""


class _Reading:
    """One file on its way from bytes to a Document."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: tuple[str, ...] = ()
        self.diagnostics: list[Diagnostic] = []
        self.trusted = True
        self.builder = _Builder(self)

    def report(self, place: Place, message: str, rule: str, hint: str | None = None) -> None:
        excerpt = _excerpt(self.lines, place)
        self.diagnostics.append(
            Diagnostic(self.path, place, message, rule, hint=hint, excerpt=excerpt)
        )

    def found(self) -> tuple[Diagnostic, ...]:
        return tidy(self.diagnostics)

    def document(self) -> Document | None:
        built = self.builder
        if not self.trusted:
            return None
        return Document(self.path, built.data, built.places, self.lines, built.keys)

    def decode(self, content: bytes | str) -> str | None:
        """The text with `\\n` line ends and only allowed characters, one for one."""
        text = content if isinstance(content, str) else self._from_bytes(content)
        if text is None:
            return None
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        # YAML and editors disagree on whether these end a line: places follow editors.
        text = text.replace("\u2028", " ").replace("\u2029", " ")
        self.lines = tuple(text.split("\n"))
        for number, line in enumerate(self.lines, start=1):
            self._check_characters(number, line)
        return _FORBIDDEN.sub("\ufffd", text)

    def _from_bytes(self, content: bytes) -> str | None:
        start = Place(1, 1)
        hint = "dans l'éditeur, choisissez « Enregistrer sous » puis l'encodage UTF-8"
        if content.startswith(_UTF16) or b"\0" in content[:2]:
            self.report(
                start, "le fichier est enregistré en UTF-16, pas en UTF-8", "encodage", hint
            )
            return None
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            before = content[: error.start].replace(b"\r\n", b"\n").decode("utf-8")
            guess = content[error.start : error.start + 1].decode("cp1252", "replace")
            # The rest is read as the encoding of old Windows, so that other mistakes are told too.
            text = content.decode("cp1252", "replace")
            self.lines = tuple(text.replace("\r\n", "\n").split("\n"))
            place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
            message = f"le fichier n'est pas en UTF-8 : premier caractère illisible, sans doute {quoted(guess)}"
            self.report(place, message, "encodage", hint)
            return text

    def _check_characters(self, number: int, line: str) -> None:
        if _NBSP_INDENT.match(line) and line.strip():
            column = len(line) - len(line.lstrip(" \t")) + 1
            message = "une espace insécable sert ici à décaler la ligne"
            hint = "effacez le début de la ligne et retapez des espaces ordinaires"
            self.report(Place(number, column), message, "yaml-syntaxe", hint)
        for found in _FORBIDDEN.finditer(line):
            if len(self.diagnostics) >= _MAX_PER_RULE:
                return
            message = f"un caractère invisible est interdit ici (U+{ord(found[0]):04X})"
            hint = "effacez-le et retapez le texte autour"
            self.report(Place(number, found.start() + 1), message, "caractere-interdit", hint)

    def parse(self, text: str) -> None:
        """Build the data; after a syntax error that can be mended, mend that line and read again."""
        lines = [_FORBIDDEN.sub("\ufffd", line) for line in self.lines]
        known = len(self.diagnostics)
        for _ in range(_MAX_REPAIRS):
            kept = self.diagnostics[:known]
            self.diagnostics, self.builder = kept, _Builder(self)
            explanation = self._try(text, lines)
            if explanation is None:
                return
            # What the builder said is said again by the next reading, if there is one.
            repaired = explanation.repaired
            if repaired is None or lines[repaired[0]] == repaired[1]:
                break
            del self.diagnostics[known:]
            self._report_syntax(explanation)
            known = len(self.diagnostics)
            lines[repaired[0]] = repaired[1]
            text = "\n".join(lines)
        else:
            self.trusted = False
            return
        self._report_syntax(explanation)
        self.trusted = False

    def _report_syntax(self, explanation: Explanation) -> None:
        self.report(explanation.place, explanation.message, "yaml-syntaxe", explanation.hint)

    def _try(self, text: str, lines: list[str]) -> Explanation | None:
        try:
            for event in yaml.parse(text, Loader=yaml.SafeLoader):
                explanation = self.builder.feed(event, lines)
                if explanation is not None:
                    return explanation
            self.builder.finish()
        except _StopError:
            self.trusted = False
        except yaml.MarkedYAMLError as error:
            return explain(_trouble(error, lines), lines)
        return None


class _Builder:
    """Events in, Python values and their places out."""

    def __init__(self, reading: _Reading) -> None:
        self.reading = reading
        self.data: object = None
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.documents = 0

    def feed(self, event: yaml.Event, lines: list[str]) -> Explanation | None:
        """Take one event; an Explanation means that the text must be mended first."""
        handler = _HANDLERS.get(type(event))
        if handler is not None:
            if isinstance(event, yaml.MappingStartEvent) and event.flow_style:
                explanation = _unquoted_template(event, lines)
                if explanation is not None:
                    return explanation
            handler(self, event)
        return None

    def finish(self) -> None:
        if self.documents == 0:
            message = "le fichier est vide"
            self.reading.report(Place(1, 1), message, "fichier-vide")
            raise _StopError

    def document_start(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "un deuxième document commence ici"
            hint = "effacez cette ligne « --- » : un fichier ne contient qu'un document"
            self.reading.report(_place(event), message, "plusieurs-documents", hint)
            self.reading.trusted = False
            raise _StopError

    def alias(self, event: yaml.Event) -> None:
        assert isinstance(event, yaml.AliasEvent)
        message = f"{quoted('*' + str(event.anchor))} reprend un autre endroit du fichier : ce n'est pas accepté"
        hint = "recopiez le passage ; si c'est un texte, mettez-le entre guillemets"
        self.reading.report(_place(event), message, "alias-interdit", hint)
        self.reading.trusted = False
        self._put(None, _place(event))

    def scalar(self, event: yaml.Event) -> None:
        assert isinstance(event, yaml.ScalarEvent)
        self._check_node(event)
        plain = event.style is None and event.tag is None
        value = _resolve(event.value) if plain else clean(event.value)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.awaits_key and isinstance(frame.container, dict):
            self._take_key(frame, value, event, merge=plain and event.value == "<<")
        else:
            self._put(value, _place(event))

    def start(self, event: yaml.Event) -> None:
        self._check_node(event)
        if len(self.stack) >= MAX_DEPTH:
            message = f"plus de {MAX_DEPTH} niveaux sont emboîtés"
            self.reading.report(_place(event), message, "trop-profond", "simplifiez ce passage")
            raise _StopError
        container: list[object] | dict[str, object] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.awaits_key and isinstance(frame.container, dict):
            message = "une clé doit être un mot, pas une liste ou un ensemble"
            self.reading.report(_place(event), message, "cle-non-texte")
            self.reading.trusted = False
            self.stack.append(_Frame(container, (), kept=False))
            return
        path, kept = self._put(container, _place(event))
        self.stack.append(_Frame(container, path, kept))

    def end(self, _event: yaml.Event) -> None:
        closed = self.stack.pop()
        if self.stack and not closed.kept and self.stack[-1].awaits_key:
            frame = self.stack[-1]
            if isinstance(frame.container, dict):
                frame.key, frame.awaits_key, frame.keeps_value = None, False, False

    def _check_node(self, event: yaml.Event) -> None:
        assert isinstance(event, yaml.NodeEvent)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = f"le fichier contient plus de {MAX_NODES} valeurs"
            self.reading.report(_place(event), message, "fichier-trop-grand")
            raise _StopError
        if event.anchor is not None:
            message = (
                f"{quoted('&' + event.anchor)} donne un nom à ce passage : ce n'est pas accepté"
            )
            hint = "effacez-le ; si c'est un texte, mettez-le entre guillemets"
            self.reading.report(_place(event), message, "alias-interdit", hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            message = f"la balise {quoted(shown)} n'est pas acceptée"
            hint = "effacez-la ; si c'est un texte, mettez-le entre guillemets"
            self.reading.report(_place(event), message, "balise-interdite", hint)

    def _take_key(
        self, frame: _Frame, value: object, event: yaml.ScalarEvent, *, merge: bool
    ) -> None:
        assert isinstance(frame.container, dict)
        key, place = clean(event.value), _place(event)
        report = self.reading.report
        frame.key, frame.awaits_key, frame.keeps_value = key, False, True
        if merge:
            hint = "recopiez les clés voulues"
            report(place, "« << » n'est pas accepté comme clé", "fusion-interdite", hint)
            frame.keeps_value = False
        elif not isinstance(value, str):
            hint = (
                f'mettez la clé entre guillemets : "{key}":'
                if key
                else "écrivez la clé avant le deux-points"
            )
            report(place, f"la clé {quoted(key)} doit être un texte", "cle-non-texte", hint)
        if key in frame.container and frame.keeps_value:
            first = self.keys.get((*frame.path, key))
            where = f" (déjà à la ligne {first.line}, colonne {first.column})" if first else ""
            hint = "gardez une seule des deux"
            report(
                place, f"la clé {quoted(key)} est écrite deux fois{where}", "cle-en-double", hint
            )
            frame.keeps_value = False
        if frame.kept and frame.keeps_value:
            self.keys[(*frame.path, key)] = place

    def _put(self, value: object, place: Place) -> tuple[Path, bool]:
        """Store a value where the innermost frame wants it; its path, and whether it is kept."""
        if not self.stack:
            self.data = value
            self.places[()] = place
            return (), True
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
            kept = frame.kept
        else:
            key = frame.key or ""
            path = (*frame.path, key)
            kept = frame.kept and frame.keeps_value
            if frame.keeps_value:
                frame.container[key] = value
            frame.awaits_key = True
        if kept:
            self.places[path] = place
        return path, kept


_HANDLERS: Mapping[type[yaml.Event], Callable[[_Builder, yaml.Event], None]] = {
    yaml.DocumentStartEvent: _Builder.document_start,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.SequenceStartEvent: _Builder.start,
    yaml.MappingStartEvent: _Builder.start,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.MappingEndEvent: _Builder.end,
}


def _resolve(text: str) -> object:
    """What an unquoted word means: a number, true, false or nothing; else the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return clean(text)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _excerpt(lines: tuple[str, ...], place: Place) -> str | None:
    """The line, one safe character for one, so that the caret stays under its column."""
    if not 0 < place.line <= len(lines):
        return None
    line = _FORBIDDEN.sub("\ufffd", lines[place.line - 1]).replace("\t", " ")
    return "".join(letter if clean(letter) else "\ufffd" for letter in line).rstrip() or None


def _trouble(error: yaml.MarkedYAMLError, lines: list[str]) -> Trouble:
    mark, context = error.problem_mark, error.context_mark
    return Trouble(
        problem=error.problem or "",
        line=mark.line if mark else max(len(lines) - 1, 0),
        column=mark.column if mark else 0,
        context=error.context or "",
        context_line=context.line if context else None,
        context_column=context.column if context else 0,
    )


def _unquoted_template(event: yaml.Event, lines: list[str]) -> Explanation | None:
    """`dit: {{ client.appel }}` is a mapping for YAML: the text needs quotes."""
    place = _place(event)
    line = lines[place.line - 1]
    if not line.startswith("{{", place.column - 1):
        return None
    repaired = in_quotes(line, place.column - 1)
    return Explanation(
        place,
        "un texte qui commence par « {{ » doit être entre guillemets",
        'mettez tout le texte entre guillemets droits : "{{ … }} …"',
        (place.line - 1, repaired) if repaired else None,
    )
