"""What YAML reads without complaint and its author did not mean: told once, and mended to read on."""

from __future__ import annotations

import re

from scenarios.files.diagnostics import Place
from scenarios.files.trouble import ENTRY, Explanation, in_quotes, key_column
from scenarios.language.clean import quoted

# A text written without straight quotes deserves a look when it ends with one of these.
ENDS = '"”»'
_WHOLE = {"“": "”", "«": "»"}
_WHOSE = {"“": "anglais", "«": "français"}
_COMMA = re.compile(r"(?P<before>[-+]?\d+),$")


def wrong_quotes(place: Place, line: str) -> Explanation | None:
    """`dit: “Bonjour”`, `titre: « Accueil »`, `dit: Bonjour"`: quotes that hold no text."""
    start = place.column - 1
    value = line[start:].rstrip()
    if len(value) < 3:
        return None
    first, last, inner = value[0], value[-1], value[1:-1]
    repaired = in_quotes(line[:start] + inner.strip(" \u00a0\u202f"), start)
    if _WHOLE.get(first) == last and not re.search(f"[{first}{last}]", inner):
        return Explanation(
            place,
            f"les guillemets {_WHOSE[first]} ne tiennent pas un texte : l'élève les verrait",
            'remplacez-les par des guillemets droits : "…"',
            (place.line - 1, repaired) if repaired else None,
        )
    if last == '"' and value.count('"') == 1:
        head = ENTRY.match(line)
        shown = f"{head['head'].strip(' -')} " if head else ""
        mended = in_quotes(line[:start] + value[:-1], start)
        return Explanation(
            place,
            "ce texte finit par un guillemet droit, et aucun n'est écrit au début",
            f'ajoutez-le : {shown}"{value[:30]}{"…" if len(value) > 30 else ""}',
            (place.line - 1, mended) if mended else None,
        )
    return None


def comma_in_number(name: str, place: Place, line: str) -> Explanation | None:
    """`{prix: 60,50}`: inside braces a comma parts two things."""
    before = line[: place.column - 1]
    found = _COMMA.search(before)
    if found is None or not re.fullmatch(r"\d+", name):
        return None
    number = f"{found['before']}.{name}"
    return Explanation(
        Place(place.line, found.start() + 1),
        f"la virgule de « {found['before']},{name} » sépare deux éléments",
        f"écrivez {number} : un nombre s'écrit avec un point",
        (place.line - 1, line[: found.start()] + number + line[place.column - 1 + len(name) :]),
    )


def missing_dash(name: str, place: Place, line: str, first_line: str) -> Explanation | None:
    """The first key of an item comes again under it: the next item lost its dash."""
    indent = place.column - 1
    if line[:indent].strip(" ") or indent < 2 or key_column(first_line) != indent:
        return None
    if not first_line[:indent].endswith("- ") or not first_line[indent:].startswith(name):
        return None
    return Explanation(
        place,
        f"la clé {quoted(name)} revient : il manque un tiret devant elle",
        f"écrivez « {'- ' + line[indent:].strip()[:40]} », le tiret sous celui du dessus",
        (place.line - 1, f"{line[: indent - 2]}- {line[indent:]}"),
    )
