"""Workbooks as teachers and programs make them: read for what they show, refused before they harm."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from game.atelier.tableur import openpyxl_door
from game.atelier.tableur.exported import tables
from game.atelier.tableur.house_read import Understood, understood
from game.atelier.tableur.openpyxl_door import NoWorkbooksError
from game.atelier.tableur.read_first import paragraphs
from game.atelier.tableur.remarks import told
from game.atelier.tableur.workbook_read import sheets_of
from game.atelier.tableur.workbook_written import workbook
from game.content import bundled_houses
from game.errors import GameError, UsageError

LUMEN = bundled_houses()["maison-lumen"]
CONTENT = workbook(tables(LUMEN), paragraphs(LUMEN, "maison-lumen.xlsx", "deux-cafetieres"))


def changed(change: Callable[[Workbook], object]) -> bytes:
    """The workbook of Maison Lumen as a teacher would leave it."""
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(content: bytes) -> Understood:
    """What comes out of a workbook."""
    return understood(sheets_of(content, "maison.xlsx"))


def remarks(content: bytes) -> list[str]:
    """All that is told of it, on lines without no-break spaces."""
    return [told(one).replace("\u00a0", " ") for one in read(content).remarks]


def test_the_workbook_is_made_to_be_filled() -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(CONTENT))
    assert book.sheetnames == [
        *("À lire d’abord", "Maison", "Produits", "Horaires", "Charte", "Annuaire"),
        *("Prérogatives", "Documents", "Tableau livraison", "Tableau carte-lumen"),
        "Tableau organigramme",
    ]
    products = book["Produits"]
    assert products.freeze_panes == "B2"
    assert [cell.value for cell in products[1]][:4] == ["Identifiant", "Nom", "Référence", "Prix"]
    assert products["D2"].value == 89.9
    assert "€" in products["D2"].number_format
    grey, white = products["A2"], products["B2"]
    assert grey.fill.fgColor.rgb.endswith("E4E4E4")
    assert white.fill.fill_type is None
    assert (grey.protection.locked, white.protection.locked) == (True, False)
    kinds = {str(one.sqref): one.type for one in products.data_validations.dataValidation}
    assert kinds["A2:A12"] == "custom"
    assert "decimal" in kinds.values()
    assert "whole" in kinds.values()
    lists = [one.formula1 for one in book["Maison"].data_validations.dataValidation]
    assert any("association" in formula for formula in lists)
    assert book["Maison"].protection.sheet
    assert not products.protection.sheet, "lines can be added and taken away"
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
    assert "comptoir adapter maison-lumen.xlsx" in "".join(
        str(row[0].value) for row in book["À lire d’abord"].iter_rows()
    )


def test_the_package_is_whole_and_hides_nothing() -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert "xl/workbook.xml" in names
        assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
        assert b"<f>" not in b"".join(archive.read(name) for name in names if "sheet" in name)


def test_what_begins_like_a_formula_is_written_as_a_text() -> None:
    charter = ("=HYPERLINK(1)", "+33 1", "-5", "@x")
    house = msgspec.structs.replace(LUMEN, charte=charter)
    content = workbook(tables(house), paragraphs(house, "x.xlsx", None))
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    cells = [row[0] for row in book["Charte"].iter_rows(min_row=2, max_row=5)]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 4
    again = read(content).house
    assert again is not None
    assert again.charte == charter


def test_what_spreadsheets_make_of_what_is_typed_is_understood() -> None:
    def change(book: Any) -> None:
        hours, posts, house = book["Horaires"], book["Annuaire"], book["Maison"]
        hours["B2"], hours["B3"], hours["A4"] = time(9, 30), timedelta(hours=14), date(2026, 12, 25)
        posts["F2"], posts["F3"] = 10, 21.0
        house["C8"] = 261_912_411
        products = book["Produits"]
        products["D2"], products["D3"] = "94,90 €", 80 * 1.1
        products["G2"], products["G2"].number_format = 0.25, "0%"
        products["H2"], products["H2"].number_format = 4.5, "0.00"
        products["E2"] = 7.0

    house = read(changed(change)).house
    assert house is not None
    plain = [
        (one.jours.replace("\u00a0", " "), one.heures.replace("\u00a0", " "))
        for one in house.horaires
    ]
    assert plain == [
        ("Du mardi au vendredi", "9 h 30"),
        ("Samedi", "14 h"),
        ("25/12/2026", "fermé"),
    ]
    assert [one.poste for one in house.annuaire][:2] == ["10", "21"]
    assert house.telephone == "02 61 91 24 11"
    first, second = house.catalogue[:2]
    assert (first.prix, second.prix, first.stock) == (Decimal("94.9"), Decimal(88), 7)
    assert first.caracteristiques == {"format": "25\u00a0%", "atout": "4,50"}


def test_sheets_columns_and_lines_may_move() -> None:
    def change(book: Any) -> None:
        products = book["Produits"]
        rows = [[cell.value for cell in row] for row in products.iter_rows(max_row=12)]
        products.delete_rows(1, 60)
        products["C1"] = "Nos produits, année 2026"
        products.merge_cells("C1:F1")
        for number, row in enumerate(rows):
            at = 3 + number + (number > 3)
            for column, value in enumerate([*row[1:], row[0]], start=2):
                products.cell(at, column, f"  {value} " if isinstance(value, str) else value)
        products["B3"], products["D3"] = " NOM ", "prix ttc (€)"
        products.title = "produit"
        book.move_sheet("produit", offset=3)
        del book["À lire d’abord"]

    content = changed(change)
    assert remarks(content) == [line for line in remarks(content) if "n’a pas de titre" in line]
    house = read(content).house
    assert house == LUMEN


def test_a_cell_merged_down_is_said_of_each_line() -> None:
    def change(book: Any) -> None:
        book["Annuaire"].merge_cells("B3:B5")

    house = read(changed(change)).house
    assert house is not None
    assert [one.service for one in house.annuaire] == [
        "Direction",
        *["Petit électroménager"] * 3,
        "Service clients",
    ]


def test_formulas_count_for_what_they_show() -> None:
    """openpyxl writes formulas without results, as a program does; results come from a spreadsheet."""

    def change(book: Any) -> None:
        book["Produits"]["D2"] = "=80*1.1"

    content = changed(change)
    assert remarks(content) == [
        "Produits, ligne 2, colonne Prix : la formule n’a pas encore de résultat ; corrigez-la, ou"
        " écrivez la valeur elle-même"
    ]
    worked = rewritten(content, b"<f>80*1.1</f><v></v>", b"<f>80*1.1</f><v>88.00000000000001</v>")
    house = read(worked).house
    assert house is not None
    assert house.catalogue[0].prix == Decimal(88)
    wrong = rewritten(content, b"><f>80*1.1</f><v></v>", b' t="e"><f>80*1.1</f><v>#REF!</v>')
    assert remarks(wrong)[0].startswith("Produits, ligne 2, colonne Prix : la formule donne #REF!")


def rewritten(
    content: bytes, old: bytes, new: bytes, add: tuple[str, bytes] | None = None
) -> bytes:
    """The package with these bytes replaced in its parts, and a part added."""
    made = io.BytesIO()
    met = not old
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            for spelt in (old, old.replace(b"<v></v>", b"<v />"), old.replace(b"<v></v>", b"<v/>")):
                if old and spelt in part:
                    part, met = part.replace(spelt, new), True
            target.writestr(name, part)
        if add is not None:
            target.writestr(*add)
    assert met, old
    return made.getvalue()


def bomb() -> bytes:
    """A sheet of 64 MiB in some kilobytes."""
    return rewritten(CONTENT, b"", b"", ("xl/worksheets/sheet99.xml", b" " * (64 * 2**20)))


def far_cell() -> bytes:
    """A cell at the very bottom of a sheet."""
    return changed(lambda book: book["Charte"].cell(100_000, 1, "ici"))


def wide_cell() -> bytes:
    """A cell far to the right."""
    return changed(lambda book: book["Charte"].cell(2, 400, "ici"))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "an old workbook, or one with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "vieux format XLS, ou protégé par un mot de passe",
    ),
    "macros": (
        lambda: rewritten(CONTENT, b"", b"", ("xl/vbaProject.bin", b"x")),
        "contient des macros",
    ),
    "a bomb": (bomb, "contient trop de choses"),
    "a far cell": (far_cell, "plus de 2000 lignes ou de 60 colonnes"),
    "a wide cell": (wide_cell, "plus de 2000 lignes ou de 60 colonnes"),
    "entities": (
        lambda: rewritten(CONTENT, b"", b"", ("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
        "n’est pas un classeur lisible",
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "n’est pas un classeur lisible"),
    "a half": (lambda: CONTENT[: len(CONTENT) // 2], "n’est pas un classeur lisible"),
    "nothing": (lambda: b"", "n’est pas un classeur lisible"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_workbook_to_read_is_refused_with_what_to_do(what: str) -> None:
    make, said = REFUSED[what]
    with pytest.raises(UsageError) as refused:
        sheets_of(make(), "maison.xlsx")
    assert said in str(refused.value)
    assert "maison.xlsx" in str(refused.value)


def test_an_opendocument_is_named_for_what_it_is() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(UsageError, match=r"OpenDocument \(\.ods\)"):
        sheets_of(made.getvalue(), "maison.xlsx")


def test_a_damaged_workbook_never_ends_in_a_traceback() -> None:
    """Bytes of the package, then letters of its parts, changed at random under a fixed seed."""
    dice = random.Random(4)
    refused = []
    for number in range(60):
        content = bytearray(CONTENT)
        if number % 2:
            for _ in range(dice.randint(1, 12)):
                content[dice.randrange(len(content))] = dice.randrange(256)
            spoilt = bytes(content)
        else:
            spoilt = with_spoilt_part(dice)
        try:
            read(spoilt)
        except GameError as error:
            refused.append(str(error))
    assert all("maison.xlsx" in sentence for sentence in refused)
    assert 10 < len(refused) < 60


def with_spoilt_part(dice: random.Random) -> bytes:
    """One part of the package with some of its letters changed."""
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/")]
        name = dice.choice(names)
        part = bytearray(archive.read(name))
    for _ in range(dice.randint(1, 8)):
        part[dice.randrange(len(part))] = dice.choice(b'<>/"= a0')
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(CONTENT)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            target.writestr(each, bytes(part) if each == name else source.read(each))
    return made.getvalue()


def test_without_the_module_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(NoWorkbooksError) as refused:
        openpyxl_door.openpyxl()
    assert "-m pip install openpyxl" in str(refused.value)
    assert "--dossier" in str(refused.value)
