"""An XLSX file looked at before it is opened: what it is, how large it would become, what it hides.

A workbook is a ZIP of XML: a few kilobytes can hold gigabytes, or entities without end. Its sizes
are read from its table of contents, which the unpacking is then held to.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from xml.etree import ElementTree

from game.atelier.tableur.sheets import MAX_COLUMNS, MAX_ROWS, too_large
from game.errors import UsageError

MAX_FILE = 5 * 1024 * 1024
# The file of a house holds half a mebibyte at most: its sheets never come near this.
_MAX_PART = 2 * 1024 * 1024
_MAX_PARTS = 8 * 1024 * 1024
_MAX_NAMES = 500
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "Dans le tableur, choisissez « Enregistrer sous », puis « Classeur Excel (.xlsx) »."
# A cell that holds something, by its reference: « <c r="B12"><v> ». What stands between is bounded,
# so that no file makes the search slow.
_FULL_CELL = re.compile(
    rb'<(?:\w{1,20}:)?c\b[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}(?<!/)>'
    rb"\s{0,20}<(?:\w{1,20}:)?(?:v|f|is)\b"
)
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\b[^<>]{0,200}?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[ >/]")
_HIDDEN_GRAMMAR = (b"<!DOCTYPE", b"<!ENTITY")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# What a damaged or hostile file makes the readers of ZIP, XML and workbooks raise.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError),
    *(ElementTree.ParseError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError),
    *(RuntimeError, AssertionError),
)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: lines and columns from 1, both ends within."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Package:
    """What was seen: merged cells by title of sheet, and whether any cell holds a formula."""

    merged: Mapping[str, tuple[Merged, ...]]
    has_formulas: bool


def looked_at(content: bytes, name: str) -> Package:
    """The file, fit to be opened; raises UsageError with what to do for any other."""
    if content.startswith(_OLD_OFFICE):
        raise UsageError(
            f"« {name} » est au vieux format XLS, ou protégé par un mot de passe. {_SAVE_AS}"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse(archive, name)
            return _seen(archive, name)
    except DAMAGE as error:
        raise damaged(name) from error


def damaged(name: str) -> UsageError:
    """A file that no spreadsheet wrote, or that was cut."""
    return UsageError(
        f"« {name} » n’est pas un classeur lisible : il est abîmé, ou d’un autre format."
        f" Ouvrez-le dans un tableur et enregistrez-le à nouveau. {_SAVE_AS}"
    )


def _refuse(archive: zipfile.ZipFile, name: str) -> None:
    infos = archive.infolist()
    names = {info.filename.lower() for info in infos}
    if "content.xml" in names and "mimetype" in names:
        raise UsageError(f"« {name} » est un classeur OpenDocument (.ods). {_SAVE_AS}")
    if any(one.endswith("vbaproject.bin") for one in names):
        raise UsageError(
            f"« {name} » contient des macros, et rien de ce qu’il exécute n’est ouvert ici."
            f" {_SAVE_AS}"
        )
    if "xl/workbook.xml" not in names:
        raise damaged(name)
    parts = [info.file_size for info in infos if _is_read(info.filename)]
    if len(infos) > _MAX_NAMES or max(parts) > _MAX_PART or sum(parts) > _MAX_PARTS:
        raise UsageError(
            f"« {name} » contient trop de choses pour une maison à jouer : déplié, il pèserait"
            f" {sum(parts) // 2**20} Mio. Gardez-en les feuilles de la maison, dans un classeur neuf."
        )


def _is_read(filename: str) -> bool:
    return filename.lower().endswith((".xml", ".rels"))


def _seen(archive: zipfile.ZipFile, name: str) -> Package:
    merged: dict[str, tuple[Merged, ...]] = {}
    has_formulas = False
    for info in archive.infolist():
        if _is_read(info.filename):
            part = archive.read(info)
            if part.startswith(_UTF16) or any(mark in part for mark in _HIDDEN_GRAMMAR):
                raise damaged(name)
    for title, path in _sheets(archive):
        part = archive.read(path)
        for cell in _FULL_CELL.finditer(part):
            if int(cell[2]) > MAX_ROWS or _column(cell[1]) > MAX_COLUMNS:
                raise too_large(f"{name}, {title}")
        has_formulas = has_formulas or bool(_FORMULA.search(part))
        merged[title] = tuple(_merged(part))
    return Package(merged, has_formulas)


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(title, path inside the package) of every sheet."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for one in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if one.tag.endswith("}sheet"):
            target = targets[one.get(_RELATION)]
            yield one.get("name", ""), posixpath.join("/xl", target).lstrip("/")


def _merged(part: bytes) -> Iterator[Merged]:
    for found in islice(_MERGED.finditer(part), MAX_ROWS):
        last = min(int(found[4]), MAX_ROWS)
        yield Merged(int(found[2]), last, _column(found[1]), min(_column(found[3]), MAX_COLUMNS))


def _column(name: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number
