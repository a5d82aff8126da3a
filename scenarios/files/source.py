"""Strict YAML with the place of everything: the one door to PyYAML, for every YAML of the house.

The parser's events are turned into Python by a loop of our own: nothing recurses, so depth and
size are refused while reading; aliases are never expanded; and each key and value keeps its
place. Plain PyYAML keeps the last of two equal keys, reads `on` as True and `12:30` as 750.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from scenarios.files.diagnostics import Diagnostic, Place, Severity, tidy
from scenarios.files.encoding import decode, excerpt
from scenarios.files.syntax import explain
from scenarios.files.tree import Path as Path
from scenarios.files.tree import Tree
from scenarios.files.trouble import Explanation, Trouble, in_quotes
from scenarios.language.clean import clean, quoted

MAX_BYTES = 512 * 1024
MAX_DEPTH = 40
MAX_NODES = 50_000
_MAX_REPAIRS = 20
_MAX_FINDINGS = 200

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_GLUED_COMMENT = re.compile(r" +(?P<lost>#[^\s#].*)")
# What the two parsers read or place otherwise: tabs, explicit keys, tags, glued block comments.
_EXOTIC = re.compile(r"\t|(?:^|[\[{,:-])\s*[?!]|[|>]#", re.MULTILINE)
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


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
    built, syntax, is_sure = _build(text, path)
    findings = tidy([*found, *syntax, *built.diagnostics])
    if not is_sure:
        return None, findings
    tree = built.tree
    return Document(path, tree.data, tree.places, built.lines, tree.keys), findings


def _build(text: str, path: str) -> tuple[_Builder, list[Diagnostic], bool]:
    """Read, and after a syntax error mend its line and read again, to find the next one.

    The last False means that what was built may not be what the author meant.
    """
    lines, original = text.split("\n"), tuple(text.split("\n"))
    syntax: list[Diagnostic] = []
    is_sure = True
    for _ in range(_MAX_REPAIRS):
        builder = _Builder(path, original)
        explanation = builder.read(lines)
        if explanation is None:
            return builder, syntax, is_sure and builder.is_sure
        syntax.append(_syntax_error(path, explanation, original))
        is_sure = is_sure and explanation.is_sure
        number, line = explanation.repaired or (0, lines[0])
        if lines[number] == line:
            break
        lines[number] = line
    return builder, syntax, False


def _syntax_error(path: str, explanation: Explanation, lines: tuple[str, ...]) -> Diagnostic:
    place, hint = explanation.place, explanation.hint
    shown = excerpt(lines, place)
    return Diagnostic(path, place, explanation.message, "yaml-syntaxe", hint=hint, excerpt=shown)


def _events(text: str) -> Iterable[yaml.Event]:
    """The events of a text: by libyaml where it is there, five times faster, else by PyYAML.

    What libyaml refuses is read again in pure Python, so that a mistake is told alike everywhere.
    """
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None and not _EXOTIC.search(text):
        with contextlib.suppress(yaml.YAMLError):
            return list(yaml.parse(text, Loader=fast))
    return yaml.parse(text, Loader=yaml.SafeLoader)


class _UnreadableError(Exception):
    """Reading ends here: the reason is already among the diagnostics."""


class _Builder:
    """Events in, Python values and their places out."""

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self.tree = Tree()
        self.diagnostics: list[Diagnostic] = []
        self.is_sure = True
        self._nodes = 0
        self._documents = 0

    def read(self, lines: list[str]) -> Explanation | None:
        """Build from these lines; an Explanation means that one must be mended first."""
        try:
            for event in _events("\n".join(lines)):
                if isinstance(event, yaml.MappingStartEvent) and event.flow_style:
                    explanation = _unquoted_template(event, lines)
                    if explanation is not None:
                        return explanation
                handler = _HANDLERS.get(type(event))
                if handler is not None:
                    handler(self, event)
            if self._documents == 0:
                self.report(Place(1, 1), "le fichier est vide", "fichier-vide")
                self.is_sure = False
        except _UnreadableError:
            self.is_sure = False
        except yaml.MarkedYAMLError as error:
            return explain(_trouble(error, lines), lines)
        return None

    def report(
        self,
        place: Place,
        message: str,
        rule: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        if len(self.diagnostics) < _MAX_FINDINGS:
            shown = excerpt(self.lines, place)
            found = Diagnostic(self.path, place, message, rule, severity, hint, shown)
            self.diagnostics.append(found)

    def document_start(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "un deuxième document commence ici"
            hint = "effacez cette ligne « --- » : un fichier ne contient qu'un document"
            self.report(_place(event), message, "plusieurs-documents", hint)
            self.is_sure = False
            raise _UnreadableError

    def alias(self, event: yaml.Event) -> None:
        assert isinstance(event, yaml.AliasEvent)
        message = f"{quoted('*' + str(event.anchor))} reprend un autre endroit du fichier : ce n'est pas accepté"
        hint = "recopiez le passage ; si c'est un texte, mettez-le entre guillemets"
        self.report(_place(event), message, "alias-interdit", hint)
        self.is_sure = False
        if self.tree.awaits_key:
            self.tree.skip_key()
        else:
            self.tree.add(None, _place(event))

    def scalar(self, event: yaml.Event) -> None:
        assert isinstance(event, yaml.ScalarEvent)
        self._check_node(event)
        # libyaml gives an empty style where PyYAML gives none.
        plain = not event.style and event.tag is None
        value = _resolve(event.value) if plain else clean(event.value)
        if plain:
            self._check_comment(event)
        if self.tree.awaits_key:
            self._key(value, event, is_merge=plain and event.value == "<<")
        else:
            self.tree.add(value, _place(event))

    def start(self, event: yaml.Event) -> None:
        self._check_node(event)
        if self.tree.depth >= MAX_DEPTH:
            message = f"plus de {MAX_DEPTH} niveaux sont emboîtés"
            self.report(_place(event), message, "trop-profond", "simplifiez ce passage")
            raise _UnreadableError
        if self.tree.awaits_key:
            message = "une clé doit être un mot, pas une liste ou un ensemble"
            self.report(_place(event), message, "cle-non-texte")
            self.is_sure = False
        self.tree.open({} if isinstance(event, yaml.MappingStartEvent) else [], _place(event))

    def end(self, _event: yaml.Event) -> None:
        self.tree.close()

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """`12 rue #3`: YAML drops what follows, without a word."""
        mark = event.end_mark
        # libyaml ends an empty value one line after the last.
        if mark is None or mark.line >= len(self.lines):
            return
        found = _GLUED_COMMENT.match(self.lines[mark.line], mark.column)
        if found and event.value:
            place = Place(mark.line + 1, found.start("lost") + 1)
            message = f"{quoted(found['lost'])} est pris pour un commentaire et disparaît"
            hint = "mettez tout le texte entre guillemets ; un commentaire s'écrit « # » puis une espace"
            self.report(place, message, "diese-colle", hint, Severity.WARNING)

    def _check_node(self, event: yaml.Event) -> None:
        assert isinstance(event, yaml.NodeEvent)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"le fichier contient plus de {MAX_NODES} valeurs"
            self.report(_place(event), message, "fichier-trop-grand")
            raise _UnreadableError
        if event.anchor is not None:
            message = (
                f"{quoted('&' + event.anchor)} donne un nom à ce passage : ce n'est pas accepté"
            )
            hint = "effacez-le ; si c'est un texte, mettez-le entre guillemets"
            self.report(_place(event), message, "alias-interdit", hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            message = f"la balise {quoted(shown)} n'est pas acceptée"
            hint = "effacez-la ; si c'est un texte, mettez-le entre guillemets"
            self.report(_place(event), message, "balise-interdite", hint)

    def _key(self, value: object, event: yaml.ScalarEvent, *, is_merge: bool) -> None:
        name, place = clean(event.value), _place(event)
        if is_merge:
            hint = "recopiez les clés voulues"
            self.report(place, "« << » n'est pas accepté comme clé", "fusion-interdite", hint)
            self.tree.skip_key()
            return
        if not isinstance(value, str):
            hint = f'mettez la clé entre guillemets : "{name}":'
            message = f"la clé {quoted(name)} doit être un texte"
            self.report(place, message, "cle-non-texte", hint)
        first = self.tree.key(name, place)
        if first is not None:
            where = f"déjà à la ligne {first.line}, colonne {first.column}"
            message = f"la clé {quoted(name)} est écrite deux fois ({where})"
            self.report(place, message, "cle-en-double", "gardez une seule des deux")


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
