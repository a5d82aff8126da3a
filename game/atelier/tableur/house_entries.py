"""« Maison »: what the house is, a line for each thing."""

from __future__ import annotations

import re
from decimal import Decimal

from game.atelier.tableur.draft import MAX_SLUG, SLUG, Draft, made_id
from game.atelier.tableur.heads import Head, Line, lines
from game.atelier.tableur.layout import ENTRIES, Entry
from game.atelier.tableur.sheets import Cell, folded
from scenarios.files.diagnostics import nearest
from scenarios.house.organisation import Organisation
from scenarios.language.clean import quoted
from scenarios.language.french import telephone
from scenarios.sums.numbers import parse_number

Told = dict[str, object]
_NATIONAL_DIGITS = re.compile(r"[1-9]\d{8}")


def entries(head: Head, base: Organisation | None, draft: Draft) -> Told:
    """The value of each entry by its key. base: what lends those that are missing."""
    met: dict[str, Line] = {}
    for line in lines(head):
        entry = _entry(line)
        if entry is None:
            _unknown(line, draft)
        elif entry.key in met:
            draft.wrong(
                line.spot(),
                f"« {entry.label} » est déjà écrit plus haut",
                "gardez-en une seule ligne",
            )
        else:
            met[entry.key] = line
    found: Told = {}
    for entry in ENTRIES:
        given = met.get(entry.key)
        if given is not None and (entry.key == "tva" or not given.cell("valeur").is_empty):
            found[entry.key] = _value(entry, given, draft)
        elif base is not None:
            found[entry.key] = getattr(base, entry.key)
            if given is not None:
                said = f"cette case est vide : celle de « {base.id} » est reprise"
                draft.note(given.spot("valeur"), said)
        elif entry.key == "tva":
            found[entry.key] = None
        else:
            _missing(entry, head, given, draft)
    return found


def _entry(line: Line) -> Entry | None:
    """What a line is about, by its grey key or by its label."""
    for key in ("cle", "rubrique"):
        name = folded(line.cell(key).text)
        for entry in ENTRIES:
            if name and name in map(folded, (entry.key, entry.label, *entry.aliases)):
                return entry
    return None


def _unknown(line: Line, draft: Draft) -> None:
    name = line.cell("rubrique").text or line.cell("cle").text or line.cell("valeur").text
    near = nearest(name, [one.label for one in ENTRIES])
    hint = f"si c’est {quoted(near)}, écrivez-le" if near else ""
    draft.note(
        line.spot(), f"la ligne {quoted(name)} n’est pas connue, elle est laissée de côté", hint
    )


def _missing(entry: Entry, head: Head, given: Line | None, draft: Draft) -> None:
    hint = entry.help[:1].lower() + entry.help[1:].rstrip(".")
    if given is not None:
        draft.wrong(given.spot("valeur"), f"il manque « {entry.label} »", hint)
    else:
        hint = "ajoutez-la, ou donnez une maison de départ avec --base"
        draft.wrong(head.sheet.spot(), f"il manque la ligne « {entry.label} »", hint)


def _value(entry: Entry, line: Line, draft: Draft) -> object:
    spot, cell = line.spot("valeur"), line.cell("valeur")
    draft.places[(entry.key,)] = spot
    if entry.key == "tva":
        return _rate(cell, line, draft)
    if entry.choices:
        return draft.choice(cell, spot, entry.choices) or entry.choices[0]
    text = draft.text(line, "valeur", (entry.key,))
    if entry.key == "id":
        if not SLUG.fullmatch(text) or len(text) > MAX_SLUG:
            made = made_id(text, SLUG, MAX_SLUG)
            said = f"{quoted(text)} n’est pas un identifiant"
            draft.wrong(spot, said, f"écrivez {quoted(made)}")
        return text
    if entry.key == "telephone" and _NATIONAL_DIGITS.fullmatch(text):
        # A spreadsheet takes it for a number, and drops its first zero.
        return telephone(f"0{text}").replace("\u00a0", " ")
    return text


def _rate(cell: Cell, line: Line, draft: Draft) -> Decimal | None:
    if cell.is_empty:
        return None
    text = draft.text(line, "valeur", ("tva",))
    rate = parse_number(text) if text else Decimal(0)
    if rate is None or 0 < rate < 1:
        said = f"{quoted(text)} n’est pas un taux en pourcentage"
        draft.wrong(line.spot("valeur"), said, "écrivez par exemple 20, ou laissez la case vide")
        return None
    return rate
