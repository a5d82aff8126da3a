"""Why YAML could not read a text: the quotes that it needs, lacks or holds."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.files.trouble import (
    ENTRY,
    Explanation,
    Trouble,
    key_column,
    line_at,
    place_at,
    requoted,
)
from scenarios.language.clean import quoted

_QUOTES = {'"': "un guillemet", "'": "une apostrophe"}
# A text that swallows more lines than this was not left open by a slip.
_FAR = 40
_SPECIAL = (
    "that cannot start any token",
    "scanning an alias",
    "scanning an anchor",
    "scanning a tag",
    "tag handle",
    "scanning a block scalar",
    "expected the node content",
    "mapping keys are not allowed",
)


def colon_in_text(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`dit: Bonjour : oui`."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    entry = ENTRY.match(line_at(lines, trouble.line))
    if entry is None or entry.start("value") > trouble.column:
        return None
    return Explanation(
        place_at(trouble.line, trouble.column),
        f"un deux-points est écrit dans le texte {quoted(entry['value'])}, qui n'est pas entre guillemets",
        f'mettez tout le texte entre guillemets droits : {entry["head"].strip(" -")} "…"',
        requoted(lines, trouble.line),
    )


def unclosed_quote(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """A quote that opens and never closes."""
    if "quoted scalar" not in trouble.context or trouble.context_line is None:
        return None
    if "found unexpected" not in trouble.problem:
        return None
    mark = line_at(lines, trouble.context_line)[trouble.context_column : trouble.context_column + 1]
    return Explanation(
        place_at(trouble.context_line, trouble.context_column),
        f"le texte qui commence ici n'est jamais refermé : il manque {_QUOTES.get(mark, 'un guillemet')} à la fin",
        f"ajoutez {mark} à la fin du texte",
    )


def backslash(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """An unknown sequence such as `\\d` between double quotes."""
    if "escape" not in trouble.problem:
        return None
    column = max(trouble.column - 1, 0)
    line = line_at(lines, trouble.line)
    return Explanation(
        place_at(trouble.line, column),
        "une barre oblique inversée « \\ » a un sens particulier entre guillemets",
        "doublez-la : « \\\\ »",
        (trouble.line, line[:column] + "\\" + line[column:]),
    )


def quote_lost_above(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """A text never closed swallows the lines below, up to the quote that opens the next one."""
    if "expected <block end>, but found '<scalar>'" not in trouble.problem:
        return None
    entry = ENTRY.match(line_at(lines, trouble.line))
    if entry is None or trouble.column != entry.start("value") + 1:
        return None
    mark = entry["value"][0]
    for number in range(trouble.line - 1, max(trouble.line - _FAR, -1), -1):
        above = ENTRY.match(line_at(lines, number))
        if above is not None and above["value"].startswith(mark):
            return _lost(lines, number, above.start("value"), mark)
    return None


def quote_lost_in_braces(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """The same inside `{…}` or `[…]`: the last quote of a line has no fellow."""
    if "expected ',' or" not in trouble.problem or trouble.context_line is None:
        return None
    line = line_at(lines, trouble.context_line)
    if line.replace('\\"', "").count('"') % 2 == 0:
        return None
    message = "un guillemet de cette ligne n'est pas refermé"
    return Explanation(
        place_at(trouble.context_line, line.rindex('"')),
        message,
        'chaque texte commence et finit par un guillemet droit : "…"',
    )


def _lost(lines: Sequence[str], number: int, column: int, mark: str) -> Explanation | None:
    line = line_at(lines, number).rstrip()
    if line.count(mark) % 2 == 0:
        return None
    return Explanation(
        place_at(number, column),
        f"le texte qui commence ici n'est pas refermé : il manque {_QUOTES.get(mark, 'un guillemet')} à la fin",
        f"ajoutez {mark} à la fin du texte",
        (number, line + mark),
    )


def text_after_quote(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`'J'ai'` or `"il dit "oui""`: the text ends before its author thinks."""
    if "expected <block end>, but found '<scalar>'" not in trouble.problem:
        return None
    line = line_at(lines, trouble.line)
    entry = ENTRY.match(line)
    start = entry.start("value") if entry else key_column(line)
    mark = line[start : start + 1]
    if mark == "'" and start < trouble.column:
        hint = "entourez le texte de guillemets droits \"…\", ou doublez l'apostrophe : l''eau"
    elif mark == '"' and start < trouble.column:
        hint = "dans le texte, employez « … » à la place des guillemets droits"
    else:
        return None
    return Explanation(
        place_at(trouble.line, trouble.column),
        f"le texte est refermé avant {quoted(line[trouble.column :])}",
        hint,
        (trouble.line, _without_inner_quotes(line, start, mark)),
    )


def _without_inner_quotes(line: str, start: int, mark: str) -> str:
    inner = line[start:].strip().strip(mark).replace("\\", " ").replace('"', "'")
    return f'{line[:start]}"{inner}"'


def braces(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`dit: {{ client.appel }}, bonjour`: braces mean a mapping."""
    line = line_at(lines, trouble.line)
    entry = ENTRY.match(line)
    if entry is None or not entry["value"].startswith("{{"):
        return None
    return Explanation(
        place_at(trouble.line, entry.start("value")),
        "un texte qui commence par « {{ » doit être entre guillemets",
        f'écrivez {entry["head"].strip(" -")} "{{{{ … }}}} …"',
        requoted(lines, trouble.line),
    )


def special_start(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """A text that begins with a sign that YAML keeps for itself."""
    if not any(words in trouble.problem + trouble.context for words in _SPECIAL):
        return None
    number = trouble.line if trouble.context_line is None else trouble.context_line
    column = trouble.column if trouble.context_line is None else trouble.context_column
    sign = line_at(lines, number)[column : column + 1]
    if not sign:
        return None
    return Explanation(
        place_at(number, column),
        f"un texte ne peut pas commencer par {quoted(sign)} sans guillemets",
        "mettez tout le texte entre guillemets droits",
        requoted(lines, number, column),
    )
