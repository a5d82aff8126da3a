"""What a teacher brings back, whatever it is: a workbook, a CSV file, a folder of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.atelier.tableur import csv_files
from game.atelier.tableur.layout import PLANS, READ_FIRST_STEM
from game.atelier.tableur.package import MAX_FILE
from game.atelier.tableur.sheets import Sheet, folded
from game.errors import UsageError
from game.user_file import read_whole
from scenarios.language.clean import quoted, visible

WORKBOOK = ".xlsx"
CSV = (".csv", ".tsv", ".txt")
# Other texts of a folder are notes.
_IN_FOLDER = (".csv", ".tsv")
_MAX_FILES = 80
_MAX_CSV = 1024 * 1024
_ZIP = b"PK\x03\x04"
_OTHERS = {
    ".xls": "au vieux format XLS",
    ".xlsm": "un classeur à macros",
    ".xlsb": "un classeur binaire",
    ".ods": "un classeur OpenDocument",
    ".numbers": "un classeur Numbers",
    ".gsheet": "un lien vers Google Sheets",
}
HEADINGS = frozenset(
    folded(name)
    for plan in PLANS
    for column in plan.columns
    for name in (column.heading, *column.aliases)
)


def is_spreadsheet(reference: str) -> bool:
    """Whether what was typed is a file or folder to read back, and not the name of a house."""
    path = Path(reference)
    return path.is_dir() or path.suffix.lower() in (WORKBOOK, *CSV, *_OTHERS)


def opened(reference: str) -> tuple[Sheet, ...]:
    """The sheets; raises UsageError for what cannot be read, NoWorkbooksError for XLSX without it."""
    path = Path(reference)
    if path.is_dir():
        return tuple(_folder(path))
    suffix, shown = path.suffix.lower(), visible(path.name)
    if suffix in _OTHERS:
        raise UsageError(
            f"« {shown} » est {_OTHERS[suffix]}. Dans le tableur, choisissez « Enregistrer sous »,"
            " puis « Classeur Excel (.xlsx) », et donnez ce fichier-là."
        )
    content = read_whole(path, MAX_FILE if suffix == WORKBOOK else _MAX_CSV)
    if suffix == WORKBOOK or content.startswith(_ZIP):
        # Late: a folder of CSV files never pays for workbooks.
        from game.atelier.tableur.workbook_read import sheets_of

        return sheets_of(content, shown)
    return (_csv(path, content, 1),)


def _folder(path: Path) -> Iterator[Sheet]:
    try:
        found = [one for one in path.iterdir() if one.suffix.lower() in _IN_FOLDER]
    except OSError as error:
        raise UsageError(
            f"Le dossier {quoted(str(path))} ne peut pas être ouvert : vérifiez vos droits."
        ) from error
    files = sorted(found, key=lambda one: one.name.casefold())
    if not files or len(files) > _MAX_FILES:
        how_many = "aucun fichier CSV" if not files else f"{len(files)} fichiers CSV"
        raise UsageError(
            f"Le dossier {quoted(str(path))} contient {how_many}. Donnez le dossier que"
            " « comptoir adapter MAISON --exporter --dossier … » a écrit."
        )
    for rank, file in enumerate(files, start=1):
        if folded(file.stem) != folded(READ_FIRST_STEM):
            yield _csv(file, read_whole(file, _MAX_CSV), rank)


def _csv(path: Path, content: bytes, rank: int) -> Sheet:
    rows = csv_files.parsed(content, visible(path.name), HEADINGS)
    return Sheet(visible(path.name), path.stem, rank, rows)
