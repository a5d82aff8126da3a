"""Why YAML could not read a file, in words for somebody who does not program, and what to try.

Each rule below looks at the parser's complaint and at the line, and answers with an
`Explanation` or None; the first answer wins. A repaired line lets the reader go on to the
next mistake: a repair never moves a line, so the places that follow stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scenarios.clean import quoted
from scenarios.diagnostics import Place

_KEY = r"(?P<head>[ ]*(?:- +)*[^\s:#'\"{}\[\]&*!|>%@`,-][^\s:'\"{}\[\]]*:)"
_ENTRY = re.compile(_KEY + r"(?P<gap>[ ]+)(?P<value>\S.*?)[ ]*$")
_GLUED = re.compile(_KEY + r"(?P<value>[^\s:/].*)$")
_BARE_START = re.compile(r"[ ]*(?:- +)*")
_QUOTES = {'"': "un guillemet", "'": "une apostrophe"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A complaint of the parser; lines and columns count from 0, context_line is None when unsaid."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int | None = None
    context_column: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """The mistake in French; `repaired` is (line from 0, its new text) to read on.

    When not `is_sure`, reading on finds more mistakes but what is read may not be what was meant.
    """

    place: Place
    message: str
    hint: str
    repaired: tuple[int, str] | None = None
    is_sure: bool = True


def explain(trouble: Trouble, lines: Sequence[str]) -> Explanation:
    """The most likely mistake behind the parser's complaint."""
    for rule in _RULES:
        explanation = rule(trouble, lines)
        if explanation is not None:
            return explanation
    return Explanation(
        _place(trouble.line, trouble.column),
        "cette ligne n'a pas pu être comprise",
        "vérifiez ses guillemets, ses deux-points et son alignement, et ceux de la ligne au-dessus",
    )


def in_quotes(line: str, column: int = 0) -> str | None:
    """The line with its value (from `column`, or after its key) put in straight quotes."""
    if column == 0:
        entry = _ENTRY.match(line)
        start = _BARE_START.match(line)
        column = entry.start("value") if entry else start.end() if start else 0
    value = line[column:].rstrip()
    if not value:
        return None
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{line[:column]}"{escaped}"'


def _place(line: int, column: int) -> Place:
    return Place(line + 1, column + 1)


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _requoted(lines: Sequence[str], number: int, column: int = 0) -> tuple[int, str] | None:
    repaired = in_quotes(_line(lines, number), column)
    return None if repaired is None else (number, repaired)


def _tab(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if r"'\t'" not in trouble.problem:
        return None
    line = _line(lines, trouble.line)
    return Explanation(
        _place(trouble.line, trouble.column),
        "une tabulation sert ici à décaler la ligne",
        "remplacez la tabulation par des espaces (deux par niveau)",
        (trouble.line, line.replace("\t", "  ")),
    )


def _glued_colon(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`id:accueil`: the complaint falls on this line, or on the one after it."""
    if "could not find expected ':'" in trouble.problem:
        candidates = [trouble.context_line]
    elif "mapping values are not allowed" in trouble.problem:
        candidates = [_line_above(lines, trouble.line)]
    else:
        return None
    for number in candidates:
        glued = _GLUED.match(_line(lines, number)) if number is not None else None
        if glued is not None and number is not None:
            head, value = glued["head"], glued["value"].lstrip("\u00a0\u202f")
            return Explanation(
                _place(number, len(head) - 1),
                f"il manque une espace après le deux-points de {quoted(head.strip(' -'))}",
                f"écrivez « {head.strip(' -')} {value[:40].rstrip()} »",
                (number, f"{head} {value}"),
            )
    return None


def _line_above(lines: Sequence[str], number: int) -> int | None:
    """The nearest line above that says something, or None."""
    for above in range(number - 1, -1, -1):
        text = _line(lines, above).strip()
        if text and not text.startswith("#"):
            return above
    return None


def _colon_in_text(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    entry = _ENTRY.match(_line(lines, trouble.line))
    if entry is None or entry.start("value") > trouble.column:
        return None
    return Explanation(
        _place(trouble.line, trouble.column),
        f"un deux-points est écrit dans le texte {quoted(entry['value'])}, qui n'est pas entre guillemets",
        f'mettez tout le texte entre guillemets droits : {entry["head"].strip(" -")} "…"',
        _requoted(lines, trouble.line),
    )


def _key_too_deep(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    above = _line_above(lines, trouble.line)
    entry = _ENTRY.match(_line(lines, above)) if above is not None else None
    line = _line(lines, trouble.line)
    start = _BARE_START.match(line)
    column = start.end() if start else 0
    if entry is None:
        return Explanation(
            _place(trouble.line, column),
            f"{quoted(line)} est une clé, mais la ligne au-dessus est un texte sans clé",
            "chaque ligne s'écrit « cle: valeur » ; vérifiez la ligne au-dessus",
        )
    head = entry["head"].strip(" -")
    return Explanation(
        _place(trouble.line, column),
        f"cette clé est décalée sous {quoted(head)}, qui a déjà une valeur",
        "alignez-la sur la clé du dessus, ou mettez le texte du dessus entre guillemets",
        (trouble.line, _realigned(line, _key_column(_line(lines, above or 0)))),
        is_sure=False,
    )


def _key_column(line: str) -> int:
    start = _BARE_START.match(line)
    return start.end() if start else 0


def _realigned(line: str, column: int) -> str:
    return " " * column + line.lstrip(" ")


def _glued_dash(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`-id: b`: with no space after it, a dash begins a word."""
    if "could not find expected ':'" in trouble.problem:
        number = trouble.context_line
    elif "expected <block end>" in trouble.problem or "not allowed" in trouble.problem:
        number = trouble.line
    else:
        return None
    found = re.match(r"(?P<indent> *)-(?P<item>[^\s-].*)", _line(lines, number or 0))
    if number is None or found is None:
        return None
    return Explanation(
        _place(number, len(found["indent"])),
        "il manque une espace après le tiret",
        f"écrivez « - {found['item'][:40].rstrip()} »",
        (number, f"{found['indent']}- {found['item']}"),
    )


def _no_key(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if not re.match(r" *(?:- +)*:(?: |$)", _line(lines, trouble.line)):
        return None
    return Explanation(
        _place(trouble.line, trouble.column),
        "aucune clé n'est écrite avant ce deux-points",
        "écrivez « cle: valeur »",
        (trouble.line, ""),
        is_sure=False,
    )


def _line_without_key(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "could not find expected ':'" not in trouble.problem or trouble.context_line is None:
        return None
    line = _line(lines, trouble.context_line)
    return Explanation(
        _place(trouble.context_line, trouble.context_column),
        f"{quoted(line)} n'a ni clé ni deux-points",
        "écrivez « cle: valeur », ou décalez cette ligne si elle continue le texte du dessus",
        (trouble.context_line, ""),
        is_sure=False,
    )


def _unclosed_quote(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "quoted scalar" not in trouble.context or trouble.context_line is None:
        return None
    if "found unexpected" not in trouble.problem:
        return None
    mark = _line(lines, trouble.context_line)[trouble.context_column : trouble.context_column + 1]
    return Explanation(
        _place(trouble.context_line, trouble.context_column),
        f"le texte qui commence ici n'est jamais refermé : il manque {_QUOTES.get(mark, 'un guillemet')} à la fin",
        f"ajoutez {mark} à la fin du texte",
    )


def _backslash(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "escape" not in trouble.problem:
        return None
    column = max(trouble.column - 1, 0)
    line = _line(lines, trouble.line)
    return Explanation(
        _place(trouble.line, column),
        "une barre oblique inversée « \\ » a un sens particulier entre guillemets",
        "doublez-la : « \\\\ »",
        (trouble.line, line[:column] + "\\" + line[column:]),
    )


def _text_after_quote(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "expected <block end>, but found '<scalar>'" not in trouble.problem:
        return None
    line = _line(lines, trouble.line)
    entry = _ENTRY.match(line)
    start = entry.start("value") if entry else _key_column(line)
    mark = line[start : start + 1]
    if mark == "'" and start < trouble.column:
        hint = "entourez le texte de guillemets droits \"…\", ou doublez l'apostrophe : l''eau"
    elif mark == '"' and start < trouble.column:
        hint = "dans le texte, employez « … » à la place des guillemets droits"
    else:
        return None
    return Explanation(
        _place(trouble.line, trouble.column),
        f"le texte est refermé avant {quoted(line[trouble.column :])}",
        hint,
        (trouble.line, _without_inner_quotes(line, start, mark)),
    )


def _without_inner_quotes(line: str, start: int, mark: str) -> str:
    inner = line[start:].strip().strip(mark).replace("\\", " ").replace('"', "'")
    return f'{line[:start]}"{inner}"'


def _braces(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    line = _line(lines, trouble.line)
    entry = _ENTRY.match(line)
    if entry is None or not entry["value"].startswith("{{"):
        return None
    return Explanation(
        _place(trouble.line, entry.start("value")),
        "un texte qui commence par « {{ » doit être entre guillemets",
        f'écrivez {entry["head"].strip(" -")} "{{{{ … }}}} …"',
        _requoted(lines, trouble.line),
    )


def _special_start(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """A text that begins with a sign that YAML keeps for itself."""
    if not any(words in trouble.problem + trouble.context for words in _SPECIAL):
        return None
    number = trouble.line if trouble.context_line is None else trouble.context_line
    column = trouble.column if trouble.context_line is None else trouble.context_column
    sign = _line(lines, number)[column : column + 1]
    if not sign:
        return None
    return Explanation(
        _place(number, column),
        f"un texte ne peut pas commencer par {quoted(sign)} sans guillemets",
        "mettez tout le texte entre guillemets droits",
        _requoted(lines, number, column),
    )


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


def _list_on_key_line(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return Explanation(
        _place(trouble.line, trouble.column),
        "une liste ne commence pas sur la ligne de sa clé",
        "passez à la ligne avant le tiret ; si c'est un texte, mettez-le entre guillemets",
        _requoted(lines, trouble.line),
        is_sure=False,
    )


def _unclosed_bracket(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    found = re.search(r"expected ',' or '([\]}])'", trouble.problem)
    if found is None or trouble.context_line is None:
        return None
    opening = _line(lines, trouble.context_line)[
        trouble.context_column : trouble.context_column + 1
    ]
    return Explanation(
        _place(trouble.context_line, trouble.context_column),
        f"le signe {quoted(opening)} ouvert ici n'est pas refermé comme attendu",
        f"séparez les éléments par des virgules et fermez avec « {found[1]} » ;"
        " un texte qui contient ces signes se met entre guillemets",
    )


def _misaligned(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "expected <block end>" not in trouble.problem or trouble.context_line is None:
        return None
    line = _line(lines, trouble.line)
    start = _key_column(line)
    where = f"la ligne {trouble.context_line + 1}"
    if trouble.column > start:
        return None
    return Explanation(
        _place(trouble.line, trouble.column),
        f"cette ligne n'est alignée ni sur {where} ni sur ce qui la précède",
        "les clés d'un même ensemble, et les tirets d'une même liste, commencent à la même colonne",
    )


def _version(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "YAML" not in trouble.problem or not _line(lines, trouble.line).startswith("%"):
        return None
    return Explanation(
        _place(trouble.line, trouble.column),
        "cette directive n'est pas acceptée",
        "effacez la ligne qui commence par « % »",
        (trouble.line, ""),
    )


_RULES: tuple[Callable[[Trouble, Sequence[str]], Explanation | None], ...] = (
    _tab,
    _braces,
    _no_key,
    _glued_dash,
    _glued_colon,
    _colon_in_text,
    _key_too_deep,
    _line_without_key,
    _unclosed_quote,
    _backslash,
    _text_after_quote,
    _list_on_key_line,
    _unclosed_bracket,
    _version,
    _special_start,
    _misaligned,
)
