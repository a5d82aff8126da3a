"""From the bytes of a file to lines of allowed characters, with a word on what was wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from scenarios.files.diagnostics import Diagnostic, Place
from scenarios.language.clean import clean, is_clean, quoted

# What YAML forbids, plus what reverses the direction of reading on screen.
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
_NBSP_INDENT = re.compile(r"[ \t]*[\u00a0\u202f]")
# The same anywhere in a file: the line feed in front makes the search quick.
_SOME_NBSP_INDENT = re.compile(r"\n[ \t]*[\u00a0\u202f]")
_NBSP_INDENTS = re.compile(r"(?m)^[ \u00a0\u202f]+(?=\S)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF8_HINT = "dans l'éditeur, choisissez « Enregistrer sous » puis l'encodage UTF-8"
# How files that are no text begin, and what to do with each.
_NOT_TEXT = (
    (b"PK\x03\x04", "un document de traitement de texte, un tableur ou une archive"),
    (b"\xd0\xcf\x11\xe0", "un document de traitement de texte ou un tableur"),
    (b"%PDF", "un PDF"),
    (b"{\\rtf", "un document de traitement de texte"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
)
_TEXT_HINT = (
    "écrivez la situation dans un éditeur de texte : « comptoir nouveau CHEMIN » en crée une"
)
# So many null characters, and no text was ever there.
_MANY_NULLS = 8
_MAX_PER_FILE = 50
_MAX_EXCERPT = 400


def decode(content: bytes | str, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text, its lines ended by `\\n`, forbidden characters replaced one for one; None if lost."""
    found: list[Diagnostic] = []
    if isinstance(content, str):
        text = content
    elif content.startswith(_UTF16) or b"\0" in content[:2]:
        message = "le fichier est enregistré en UTF-16, pas en UTF-8"
        return None, [Diagnostic(path, Place(1, 1), message, "encodage", hint=_UTF8_HINT)]
    elif kind := _not_text(content):
        message = f"ce n'est pas un fichier de texte, mais {kind}"
        return None, [Diagnostic(path, Place(1, 1), message, "encodage", hint=_TEXT_HINT)]
    else:
        text, found = _from_bytes(content, path)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # YAML takes these for line ends and editors do not: places follow editors.
    text = text.replace("\u2028", " ").replace("\u2029", " ")
    has_indent = _NBSP_INDENT.match(text) or _SOME_NBSP_INDENT.search(text)
    if not has_indent and (is_clean(text) or not _FORBIDDEN.search(text)):
        return text, found
    found.extend(_characters(text, path))
    # Told once each: reading goes on as if the spaces were those of the keyboard.
    text = _NBSP_INDENTS.sub(lambda indent: " " * len(indent[0]), text)
    return _FORBIDDEN.sub("\ufffd", text), found


def _not_text(content: bytes) -> str | None:
    """What the bytes are when no text can be meant, None for a text."""
    named = next((kind for start, kind in _NOT_TEXT if content.startswith(start)), None)
    return named or ("un fichier d’un autre programme" if content.count(0) > _MANY_NULLS else None)


def excerpt(lines: tuple[str, ...], place: Place) -> str | None:
    """The line, one safe character for one, so that a caret stays under its column."""
    if not 0 < place.line <= len(lines) or place.column > _MAX_EXCERPT:
        return None
    line = lines[place.line - 1][:_MAX_EXCERPT].replace("\t", " ")
    return "".join(letter if clean(letter) else "\ufffd" for letter in line).rstrip() or None


def _from_bytes(content: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].replace(b"\r\n", b"\n").decode("utf-8")
        guess = content[error.start : error.start + 1].decode("cp1252", "replace")
        # The rest is read as the encoding of old Windows, so that other mistakes are told too.
        text = content.decode("cp1252", "replace")
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        shown = excerpt(tuple(text.replace("\r\n", "\n").split("\n")), place)
        message = f"le fichier n'est pas en UTF-8 : ce caractère est illisible (sans doute {quoted(guess)})"
        return text, [Diagnostic(path, place, message, "encodage", hint=_UTF8_HINT, excerpt=shown)]


def _characters(text: str, path: str) -> Iterator[Diagnostic]:
    left = _MAX_PER_FILE
    lines = tuple(text.split("\n"))
    for number, line in enumerate(lines, start=1):
        if left and _NBSP_INDENT.match(line) and line.strip():
            left -= 1
            place = Place(number, len(line) - len(line.lstrip(" \t")) + 1)
            message = "une espace insécable sert ici à décaler la ligne"
            hint = "effacez le début de la ligne et retapez des espaces ordinaires"
            shown = excerpt(lines, place)
            yield Diagnostic(path, place, message, "yaml-syntaxe", hint=hint, excerpt=shown)
        for found in _FORBIDDEN.finditer(line):
            if left == 0:
                return
            left -= 1
            place = Place(number, found.start() + 1)
            message = f"un caractère invisible est interdit ici (U+{ord(found[0]):04X})"
            hint = "effacez-le et retapez le texte autour"
            shown = excerpt(lines, place)
            yield Diagnostic(path, place, message, "caractere-interdit", hint=hint, excerpt=shown)
