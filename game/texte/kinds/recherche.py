"""`recherche` in line mode: words that search, then the number of the record to read or keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.texte.desk import Desk
from scenarios.house.search import SHOWN, Source
from scenarios.steps.kind import Skip
from scenarios.steps.searching import Asked, RechercheMove, RechercheOffer, keeping

# Cells of a record read aloud in a list; « voir 3 » reads them all.
BRIEF = 5
HOW = (
    "Tapez des mots pour chercher. « ville:valmorin » cherche dans une colonne, « prix<50 »"
    " compare. « trier prix » trie, « trier -prix » à l’envers. « source 2 » change de source."
    " « voir 3 » lit toute une fiche, « garder 3 » la garde et finit. « tout » montre tout."
)
PASS = "Entrée passe l’étape, qui ne rapporte alors rien."
COMMAND = re.compile(r"(source|voir|garder) +(\d{1,3})[.) ]*|(trier) +(\S.*)", re.IGNORECASE)


def show(offer: RechercheOffer, desk: Desk) -> None:
    """What to find and where; then what the last query found."""
    if offer.asked is None:
        desk.talk.say(offer.prompt)
        for number, option in enumerate(offer.options, start=1):
            desk.talk.say(f"Source {number}. {option.text}", indent="   ")
        desk.talk.say(HOW)
        desk.talk.say(PASS)
        return
    for line in result_lines(offer, offer.source(offer.asked.source)):
        desk.talk.say(line, indent="   ")


def ask(offer: RechercheOffer, desk: Desk) -> RechercheMove | Skip:
    """A query or the record kept; an empty line passes."""
    here = _at(offer, desk)
    expected = f"{HOW} {PASS}"
    while typed := desk.ask(f"Chercher ({offer.source(here).title}) :", expected):
        found = COMMAND.fullmatch(typed)
        if found is None:
            return RechercheMove(source=here, requete="" if typed == "tout" else typed)
        verb, number, sort, column = found.groups()
        if sort:
            last = offer.asked if offer.asked and offer.asked.source == here else Asked(here)
            return RechercheMove(source=here, requete=last.typed, tri=column.strip())
        if verb.lower() == "source":
            here = _other_source(offer, int(number), here, desk)
            continue
        kept = _chosen(offer, int(number), desk)
        if kept is not None and verb.lower() == "garder":
            return keeping(kept)
    return Skip()


def result_lines(offer: RechercheOffer, source: Source) -> Iterator[str]:
    """How many records, then the first ones, each with its number."""
    found = offer.found()
    yield offer.told(found)
    for number, record in enumerate(found[:SHOWN], start=1):
        yield f"{number}. {cells_line(source.columns[:BRIEF], record.cells)}"
    if found:
        yield "« voir 1 » lit toute la fiche 1, « garder 1 » la garde."


def cells_line(columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """A record on one line, each cell with its name; the lines of a cell apart by « ; »."""
    named = [(name, _lines(cell)) for name, cell in zip(columns, cells, strict=False) if cell]
    return " ; ".join(_named(name, _on_one(lines)) for name, lines in named)


def record_lines(columns: tuple[str, ...], cells: tuple[str, ...]) -> Iterator[str]:
    """A record to read: on one line, but for the cells that have several, the rows of a table."""
    short = tuple(cell if len(_lines(cell)) == 1 else "" for cell in cells)
    yield cells_line(columns, short)
    for name, cell in zip(columns, cells, strict=False):
        if len(lines := _lines(cell)) > 1:
            yield _named(name, lines[0])
            yield from (f"- {line}" for line in lines[1:])


def _lines(cell: str) -> list[str]:
    return [" ".join(line.split()) for line in cell.splitlines() if line.strip()]


def _on_one(lines: list[str]) -> str:
    return " ; ".join([*(line.rstrip(".") for line in lines[:-1]), *lines[-1:]])


def _named(name: str, told: str) -> str:
    """A cell with its name, where its column has one."""
    return f"{name} : {told}" if name.strip() else told


def _at(offer: RechercheOffer, desk: Desk) -> str:
    """The source one is in: the one last gone to, else that of the last query, else the first."""
    known = {option.id for option in offer.options}
    gone_to = desk.draft.get("source", "")
    if gone_to in known:
        return gone_to
    return offer.asked.source if offer.asked else offer.options[0].id


def _other_source(offer: RechercheOffer, number: int, here: str, desk: Desk) -> str:
    if not 1 <= number <= len(offer.options):
        desk.talk.say(f"Les sources vont de 1 à {len(offer.options)}.")
        return here
    option = offer.options[number - 1]
    columns = ", ".join(offer.source(option.id).columns)
    desk.talk.say(f"Source : {option.text}. Colonnes : {columns}.")
    desk.keep_draft({"source": option.id})
    return option.id


def _chosen(offer: RechercheOffer, number: int, desk: Desk) -> tuple[str, str] | None:
    """The record of that number, read out whole; None when there is none."""
    found = offer.found()[:SHOWN]
    if offer.asked is None or not 1 <= number <= len(found):
        numbers = f"Les fiches vont de 1 à {len(found)}." if found else "Cherchez d’abord."
        desk.talk.say(f"Aucune fiche ne porte ici le numéro {number}. {numbers}")
        return None
    source, record = offer.source(offer.asked.source), found[number - 1]
    first, *rows = record_lines(source.columns, record.cells)
    desk.talk.say(f"Fiche {number}. {first}", indent="   ")
    for row in rows:
        desk.talk.say(row, indent="  ")
    return source.id, record.id
