"""A house as the files that a teacher fills: one workbook, or a folder of CSV files."""

from __future__ import annotations

from collections.abc import Mapping

from game.atelier.tableur.csv_files import csv_of, csv_of_text
from game.atelier.tableur.exported import tables
from game.atelier.tableur.layout import READ_FIRST_STEM
from game.atelier.tableur.opened import CSV, WORKBOOK
from game.atelier.tableur.read_first import paragraphs
from game.content import bundled
from scenarios.house.organisation import Organisation


def workbook_of(house: Organisation, name: str) -> bytes:
    """The XLSX file. name: what it will be called; raises NoWorkbooksError."""
    # Late: only here are workbooks needed.
    from game.atelier.tableur.workbook_written import workbook

    return workbook(tables(house), paragraphs(house, name, _scenario_of(house)))


def csv_folder_of(house: Organisation, folder: str) -> Mapping[str, bytes]:
    """By file name, each CSV file. folder: where they will be, as it is typed."""
    suffix = CSV[0]
    read_first = csv_of_text(paragraphs(house, folder, _scenario_of(house)))
    return {
        f"{READ_FIRST_STEM}{suffix}": read_first,
        **{f"{table.stem}{suffix}": csv_of(table) for table in tables(house)},
    }


def default_name(house: Organisation) -> str:
    """What the workbook is called where nothing is said."""
    return f"{house.id}{WORKBOOK}"


def _scenario_of(house: Organisation) -> str | None:
    """A situation of the catalogue that takes place in that house."""
    found = (one.id for one in bundled().catalogue if one.organisation == house.id)
    return next(found, None)
