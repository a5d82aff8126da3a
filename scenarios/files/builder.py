"""The careful reader: events in; values, the place of each, and every mistake out.

A loop of our own over the parser's events: nothing recurses, so depth and size are refused while
reading; aliases are never expanded; each key and value keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scenarios.files.diagnostics import Diagnostic, Place, Severity
from scenarios.files.encoding import excerpt
from scenarios.files.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    SyntaxTrouble,
    events,
    place_of,
    trouble_of,
)
from scenarios.files.limits import MAX_DEPTH, MAX_NODES
from scenarios.files.scalars import MERGE, resolved
from scenarios.files.slips import ENDS, comma_in_number, missing_dash, wrong_quotes
from scenarios.files.syntax import explain
from scenarios.files.tree import Tree
from scenarios.files.trouble import Explanation, in_quotes
from scenarios.language.clean import clean, quoted

_MAX_FINDINGS = 200
_GLUED_COMMENT = re.compile(r" +(?P<lost>#[^\s#].*)")


class _UnreadableError(Exception):
    """Reading ends here: the reason is already among the diagnostics."""


class _SlipError(Exception):
    """Readable, and not as it was meant: reading goes on once the line is mended."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__(explanation.message)
        self.explanation = explanation


class Builder:
    """Events in, Python values and their places out."""

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self.tree = Tree()
        self.diagnostics: list[Diagnostic] = []
        self.is_sure = True
        self._nodes = 0
        self._documents = 0
        self._read: list[str] = []

    def read(self, lines: list[str]) -> Explanation | None:
        """Build from these lines; an Explanation means that one must be mended first."""
        self._read = lines
        try:
            for event in events("\n".join(lines)):
                if isinstance(event, MappingStartEvent) and event.flow_style:
                    explanation = _unquoted_template(event, lines)
                    if explanation is not None:
                        return explanation
                handler = _HANDLERS.get(type(event))
                if handler is not None:
                    handler(self, event)
            if self._documents == 0:
                hint = "« comptoir nouveau CHEMIN » écrit une situation qui se joue, à changer peu à peu"
                self.report(Place(1, 1), "le fichier est vide", "fichier-vide", hint)
                self.is_sure = False
        except _SlipError as slip:
            return slip.explanation
        except _UnreadableError:
            self.is_sure = False
        except SyntaxTrouble as error:
            return explain(trouble_of(error, len(lines)), lines)
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

    def document_start(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "un deuxième document commence ici"
            hint = "effacez cette ligne « --- » : un fichier ne contient qu'un document"
            self.report(place_of(event), message, "plusieurs-documents", hint)
            self.is_sure = False
            raise _UnreadableError

    def alias(self, event: Event) -> None:
        assert isinstance(event, AliasEvent)
        message = f"{quoted('*' + str(event.anchor))} reprend un autre endroit du fichier : ce n'est pas accepté"
        hint = "recopiez le passage ; si c'est un texte, mettez-le entre guillemets"
        self.report(place_of(event), message, "alias-interdit", hint)
        self.is_sure = False
        if self.tree.awaits_key:
            self.tree.skip_key()
        else:
            self.tree.add(None, place_of(event))

    def scalar(self, event: Event) -> None:
        assert isinstance(event, ScalarEvent)
        self._check_node(event)
        # libyaml gives an empty style where PyYAML gives none.
        plain = not event.style and event.tag is None
        value = resolved(event.value) if plain else event.value
        if isinstance(value, str):
            value = clean(value)
        if plain:
            self._check_comment(event)
            self._check_quotes(event)
        if self.tree.awaits_key:
            self._key(value, event, is_merge=plain and event.value == MERGE)
        else:
            # libyaml puts a document that says nothing one line after its last.
            is_nothing = not self.tree.depth and not event.value
            self.tree.add(value, Place(1, 1) if is_nothing else place_of(event))

    def start(self, event: Event) -> None:
        self._check_node(event)
        if self.tree.depth >= MAX_DEPTH:
            message = f"plus de {MAX_DEPTH} niveaux sont emboîtés"
            self.report(place_of(event), message, "trop-profond", "simplifiez ce passage")
            raise _UnreadableError
        if self.tree.awaits_key:
            message = "une clé doit être un mot, pas une liste ou un ensemble"
            self.report(place_of(event), message, "cle-non-texte")
            self.is_sure = False
        self.tree.open({} if isinstance(event, MappingStartEvent) else [], place_of(event))

    def end(self, _event: Event) -> None:
        self.tree.close()

    def _check_comment(self, event: ScalarEvent) -> None:
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

    def _check_quotes(self, event: ScalarEvent) -> None:
        place, end = place_of(event), event.end_mark
        if event.value[-1:] not in ENDS or not event.value or end is None:
            return
        # Of a text on several lines, or inside braces, the line alone does not tell.
        line = self._line(place)
        if end.line == place.line - 1 and not line[end.column :].strip():
            _mend(wrong_quotes(place, line))

    def _line(self, place: Place) -> str:
        return self._read[place.line - 1] if place.line <= len(self._read) else ""

    def _check_node(self, event: Event) -> None:
        assert isinstance(event, NodeEvent)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"le fichier contient plus de {MAX_NODES} valeurs"
            self.report(place_of(event), message, "fichier-trop-grand")
            raise _UnreadableError
        if event.anchor is not None:
            message = (
                f"{quoted('&' + event.anchor)} donne un nom à ce passage : ce n'est pas accepté"
            )
            hint = "effacez-le ; si c'est un texte, mettez-le entre guillemets"
            self.report(place_of(event), message, "alias-interdit", hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            message = f"la balise {quoted(shown)} n'est pas acceptée"
            hint = "effacez-la ; si c'est un texte, mettez-le entre guillemets"
            self.report(place_of(event), message, "balise-interdite", hint)

    def _key(self, value: object, event: ScalarEvent, *, is_merge: bool) -> None:
        name, place = clean(event.value), place_of(event)
        if is_merge:
            hint = "recopiez les clés voulues"
            self.report(place, "« << » n'est pas accepté comme clé", "fusion-interdite", hint)
            self.tree.skip_key()
            return
        _mend(comma_in_number(name, place, self._line(place)))
        if not isinstance(value, str):
            hint = f'mettez la clé entre guillemets : "{name}":'
            message = f"la clé {quoted(name)} doit être un texte"
            self.report(place, message, "cle-non-texte", hint)
        first = self.tree.key(name, place)
        if first is not None:
            _mend(missing_dash(name, place, self._line(place), self._line(first)))
            where = f"déjà à la ligne {first.line}, colonne {first.column}"
            message = f"la clé {quoted(name)} est écrite deux fois ({where})"
            self.report(place, message, "cle-en-double", "gardez une seule des deux")


def _mend(explanation: Explanation | None) -> None:
    """Stop here if something is to be mended first."""
    if explanation is not None:
        raise _SlipError(explanation)


_HANDLERS: Mapping[type[Event], Callable[[Builder, Event], None]] = {
    DocumentStartEvent: Builder.document_start,
    AliasEvent: Builder.alias,
    ScalarEvent: Builder.scalar,
    SequenceStartEvent: Builder.start,
    MappingStartEvent: Builder.start,
    SequenceEndEvent: Builder.end,
    MappingEndEvent: Builder.end,
}


def _unquoted_template(event: Event, lines: list[str]) -> Explanation | None:
    """`dit: {{ client.appel }}` is a mapping for YAML: the text needs quotes."""
    place = place_of(event)
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
