"""Why YAML could not read a file, in words for somebody who does not program, and what to try.

Each rule looks at the parser's complaint and at the line, and answers with an `Explanation` or
None; the first answer wins. A repaired line lets the reader go on to the next mistake: a repair
never moves a line, so the places that follow stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scenarios.files import quoting
from scenarios.files.trouble import (
    ENTRY,
    GLUED,
    Explanation,
    Trouble,
    key_column,
    line_above,
    line_at,
    place_at,
    requoted,
)
from scenarios.language.clean import quoted


def explain(trouble: Trouble, lines: Sequence[str]) -> Explanation:
    """The most likely mistake behind the parser's complaint."""
    for rule in _RULES:
        explanation = rule(trouble, lines)
        if explanation is not None:
            return explanation
    return Explanation(
        place_at(trouble.line, trouble.column),
        "cette ligne n'a pas pu être comprise",
        "vérifiez ses guillemets, ses deux-points et son alignement, et ceux de la ligne au-dessus",
    )


def _tab(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if r"'\t'" not in trouble.problem:
        return None
    line = line_at(lines, trouble.line)
    above = line_above(lines, trouble.line)
    start = line[: len(line) - len(line.lstrip())]
    if "\t" in start and above is not None:
        # As the line above is most likely what was meant: one tab, one message.
        repaired = _realigned(line.replace("\t", " "), _wanted_column(lines, above))
    else:
        repaired = line.replace("\t", "  ")
    return Explanation(
        place_at(trouble.line, trouble.column),
        "une tabulation sert ici à décaler la ligne",
        "remplacez la tabulation par des espaces (deux par niveau)",
        (trouble.line, repaired),
    )


def _wanted_column(lines: Sequence[str], above: int) -> int:
    """Where a line begins under that one: two spaces further under a key without a value."""
    line = line_at(lines, above)
    return key_column(line) + 2 * line.split(" #")[0].rstrip().endswith(":")


def _long_dash(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`– id: b`, as word processors set it."""
    for number in (trouble.line, trouble.context_line):
        found = re.match(r"( *)([–—−‑•·])[ \u00a0]*(\S.*)", line_at(lines, number or 0))
        if number is not None and found is not None:
            return Explanation(
                place_at(number, len(found[1])),
                f"le signe {quoted(found[2])} n'est pas le tiret du clavier",
                f"écrivez « - {found[3][:40].rstrip()} »",
                (number, f"{found[1]}- {found[3]}"),
            )
    return None


def _glued_colon(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`id:accueil`: the complaint falls on this line, or on the one after it."""
    if "could not find expected ':'" in trouble.problem:
        candidates = [trouble.context_line]
    elif "mapping values are not allowed" in trouble.problem:
        candidates = [line_above(lines, trouble.line)]
    else:
        return None
    for number in candidates:
        glued = GLUED.match(line_at(lines, number)) if number is not None else None
        if glued is not None and number is not None:
            head, value = glued["head"], glued["value"].lstrip("\u00a0\u202f")
            return Explanation(
                place_at(number, len(head) - 1),
                f"il manque une espace après le deux-points de {quoted(head.strip(' -'))}",
                f"écrivez « {head.strip(' -')} {value[:40].rstrip()} »",
                (number, f"{head} {value}"),
            )
    return None


def _key_too_deep(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    above = line_above(lines, trouble.line)
    entry = ENTRY.match(line_at(lines, above)) if above is not None else None
    line = line_at(lines, trouble.line)
    column = key_column(line)
    if entry is None:
        return Explanation(
            place_at(trouble.line, column),
            f"{quoted(line)} est une clé, mais la ligne au-dessus est un texte sans clé",
            "chaque ligne s'écrit « cle: valeur » ; vérifiez la ligne au-dessus",
        )
    head = entry["head"].strip(" -")
    return Explanation(
        place_at(trouble.line, column),
        f"cette clé est décalée sous {quoted(head)}, qui a déjà une valeur",
        "alignez-la sur la clé du dessus, ou mettez le texte du dessus entre guillemets",
        (trouble.line, _realigned(line, key_column(line_at(lines, above or 0)))),
        is_sure=False,
    )


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
    found = re.match(r"(?P<indent> *)-(?P<item>[^\s-].*)", line_at(lines, number or 0))
    if number is None or found is None:
        return None
    return Explanation(
        place_at(number, len(found["indent"])),
        "il manque une espace après le tiret",
        f"écrivez « - {found['item'][:40].rstrip()} »",
        (number, f"{found['indent']}- {found['item']}"),
    )


def _no_key(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if not re.match(r" *(?:- +)*:(?: |$)", line_at(lines, trouble.line)):
        return None
    return Explanation(
        place_at(trouble.line, trouble.column),
        "aucune clé n'est écrite avant ce deux-points",
        "écrivez « cle: valeur »",
        (trouble.line, ""),
        is_sure=False,
    )


def _line_without_key(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "could not find expected ':'" not in trouble.problem or trouble.context_line is None:
        return None
    line = line_at(lines, trouble.context_line)
    return Explanation(
        place_at(trouble.context_line, trouble.context_column),
        f"{quoted(line)} n'a ni clé ni deux-points",
        "écrivez « cle: valeur », ou décalez cette ligne si elle continue le texte du dessus",
        (trouble.context_line, ""),
        is_sure=False,
    )


def _list_on_key_line(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return Explanation(
        place_at(trouble.line, trouble.column),
        "une liste ne commence pas sur la ligne de sa clé",
        "passez à la ligne avant le tiret ; si c'est un texte, mettez-le entre guillemets",
        requoted(lines, trouble.line),
        is_sure=False,
    )


def _unclosed_bracket(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    found = re.search(r"expected ',' or '([\]}])'", trouble.problem)
    if found is None or trouble.context_line is None:
        return None
    lost = _lost_comma(trouble, lines)
    if lost is not None:
        return lost
    opening = line_at(lines, trouble.context_line)[
        trouble.context_column : trouble.context_column + 1
    ]
    return Explanation(
        place_at(trouble.context_line, trouble.context_column),
        f"le signe {quoted(opening)} ouvert ici n'est pas refermé comme attendu",
        f"séparez les éléments par des virgules et fermez avec « {found[1]} » ;"
        " un texte qui contient ces signes se met entre guillemets",
    )


def _lost_comma(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    """`{nom: tarif libelle: "…"}`: the parser meets the colon of a key that no comma parts."""
    before = line_at(lines, trouble.line)[: trouble.column]
    key = re.search(r"[^,{\[] +([a-z_]+)$", before)
    if key is None or not line_at(lines, trouble.line).startswith(":", trouble.column):
        return None
    return Explanation(
        place_at(trouble.line, key.start(1)),
        f"il manque une virgule avant {quoted(key[1])}",
        "entre accolades, chaque « cle: valeur » est séparé du suivant par une virgule",
        (trouble.line, _with_comma(line_at(lines, trouble.line), key.start(1))),
    )


def _with_comma(line: str, column: int) -> str:
    return f"{line[:column].rstrip()}, {line[column:]}"


def _misaligned(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "expected <block end>" not in trouble.problem or trouble.context_line is None:
        return None
    line = line_at(lines, trouble.line)
    start = key_column(line)
    where = f"la ligne {trouble.context_line + 1}"
    if trouble.column > start:
        return None
    return Explanation(
        place_at(trouble.line, trouble.column),
        f"cette ligne n'est alignée ni sur {where} ni sur ce qui la précède",
        _alignment(lines, trouble.line, line),
    )


def _alignment(lines: Sequence[str], number: int, line: str) -> str:
    """How to set a line right, as far as the one above tells."""
    above = line_above(lines, number)
    before = line_at(lines, above) if above is not None else ""
    if line.lstrip().startswith("- ") and not before.lstrip().startswith("- "):
        return (
            "ce tiret commence une liste : il manque au-dessus la clé de cette liste"
            " (« etapes: », « choix: »…), ou la ligne est mal décalée"
        )
    if above is None:
        return "les clés d'un même ensemble commencent à la même colonne"
    spaces = key_column(before)
    where = f"mettez {spaces} espaces devant" if spaces > 1 else "alignez-la"
    return (
        f"{where}, comme à la ligne {above + 1} :"
        " les clés d'un même ensemble commencent à la même colonne"
    )


def _version(trouble: Trouble, lines: Sequence[str]) -> Explanation | None:
    if "YAML" not in trouble.problem or not line_at(lines, trouble.line).startswith("%"):
        return None
    return Explanation(
        place_at(trouble.line, trouble.column),
        "cette directive n'est pas acceptée",
        "effacez la ligne qui commence par « % »",
        (trouble.line, ""),
    )


_RULES: tuple[Callable[[Trouble, Sequence[str]], Explanation | None], ...] = (
    _tab,
    _long_dash,
    quoting.braces,
    _no_key,
    _glued_dash,
    _glued_colon,
    quoting.colon_in_text,
    _key_too_deep,
    _line_without_key,
    quoting.unclosed_quote,
    quoting.backslash,
    quoting.quote_lost_above,
    quoting.text_after_quote,
    _list_on_key_line,
    quoting.quote_lost_in_braces,
    _unclosed_bracket,
    _version,
    quoting.special_start,
    _misaligned,
)
