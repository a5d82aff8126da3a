"""A house as a spreadsheet and back: nothing is lost, whatever the file; mistakes at their cells."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.atelier.tableur.csv_files import BOM, csv_of, parsed
from game.atelier.tableur.exported import Table, tables
from game.atelier.tableur.house_read import Understood, understood
from game.atelier.tableur.house_written import written
from game.atelier.tableur.opened import HEADINGS, opened
from game.atelier.tableur.read_first import paragraphs
from game.atelier.tableur.remarks import told
from game.atelier.tableur.sheets import Sheet
from game.atelier.tableur.workbook_read import sheets_of
from game.atelier.tableur.workbook_written import workbook
from game.content import bundled_houses
from scenarios.checked import load_organisation
from scenarios.house.organisation import (
    Document,
    Granted,
    HandOver,
    Opening,
    Organisation,
    Post,
    Prerogatives,
    Product,
)
from scenarios.language.typography import typeset

CORPUS = Path(__file__).parents[1] / "corpora" / "tableurs"
HOUSES = bundled_houses()


def by_workbook(house: Organisation) -> tuple[Sheet, ...]:
    """Written as XLSX, then read."""
    content = workbook(tables(house), paragraphs(house, "maison.xlsx", None))
    return sheets_of(content, "maison.xlsx")


def by_csv(house: Organisation) -> tuple[Sheet, ...]:
    """Written as CSV files, then read."""
    return tuple(sheet_of(table, rank) for rank, table in enumerate(tables(house), start=1))


def sheet_of(table: Table, rank: int) -> Sheet:
    """A table through its CSV file."""
    name = f"{table.stem}.csv"
    return Sheet(name, table.stem, rank, parsed(csv_of(table), name, HEADINGS))


WAYS = {"xlsx": by_workbook, "csv": by_csv}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
def test_every_house_of_the_game_comes_back_as_it_was(house: Organisation, way: str) -> None:
    read = understood(WAYS[way](house))
    assert [told(one) for one in read.remarks] == []
    assert read.house == house


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
def test_the_file_of_a_house_says_the_house(house: Organisation) -> None:
    content = written(house, "maison.xlsx", "../.comptoir/organisation.schema.json")
    loaded = load_organisation(content.encode(), "maison.yaml")
    assert loaded.diagnostics == ()
    assert loaded.value == house
    assert max(map(len, content.splitlines())) < 700
    assert content.startswith("# yaml-language-server:")


# Signs that begin formulas, quotes, separators, several lines, words that mean something to YAML.
HARD = (
    *(
        "=1+1",
        "+33",
        "-",
        "- non",
        "@moi",
        "'=1",
        "'",
        "''-x",
        '"',
        '""',
        "«\u00a0oui\u00a0»",
        "a;b,c\td",
    ),
    *(
        "#1",
        "a #b",
        "n° 3 : {x}",
        "[y]",
        "{}",
        "&a",
        "*a",
        "<b>",
        "null",
        "true",
        "12",
        "1,5",
        "01",
    ),
    *(
        "12:30",
        "9 h",
        "deux\nlignes",
        "trois\n\nlignes",
        "\\",
        "50 %",
        "24,00 €",
        "a|b",
        "~",
        "Éœ’",
    ),
)
TEXT = st.sampled_from(HARD) | st.text("aé'\"=+-@;,:# 1", min_size=1, max_size=6).map(
    str.strip
).filter(bool)
MAYBE = st.one_of(st.just(""), TEXT)
WORD = st.from_regex(r"[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,4})?", fullmatch=True)
SLUG = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
PRICES = st.decimals(0, 9999, places=2)


@st.composite
def products(draw: st.DrawFn) -> tuple[Product, ...]:
    features = draw(st.lists(TEXT.filter(lambda t: "\n" not in t), unique=True, max_size=2))
    return tuple(
        Product(
            id=id_,
            nom=draw(TEXT),
            reference=draw(TEXT),
            prix=draw(PRICES),
            stock=draw(st.none() | st.integers(0, 999)),
            garantie=draw(MAYBE),
            caracteristiques={name: draw(TEXT) for name in features if draw(st.booleans())},
        )
        for id_ in draw(st.lists(WORD, unique=True, max_size=3))
    )


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, ...]:
    made = []
    for id_ in draw(st.lists(SLUG, unique=True, max_size=2)):
        width = draw(st.integers(0, 3))
        row = st.tuples(*[TEXT] * width)
        lignes = tuple(draw(st.lists(row, min_size=1, max_size=3))) if width else ()
        made.append(
            Document(
                id=id_,
                titre=draw(TEXT),
                texte=draw(MAYBE if width else TEXT),
                colonnes=draw(row) if width else (),
                lignes=lignes,
            )
        )
    return tuple(made)


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    model = HOUSES["maison-lumen"]
    names = draw(st.lists(SLUG, unique=True, min_size=2, max_size=2))
    return Organisation(
        format=1,
        id=draw(SLUG),
        genre=draw(st.sampled_from(["magasin", "societe"])),
        public=draw(st.sampled_from(["client", "adherent"])),
        nom=draw(TEXT),
        presentation=draw(TEXT),
        adresse=draw(TEXT),
        telephone=model.telephone,
        courriel=model.courriel,
        site=model.site,
        horaires=tuple(
            Opening(jours=day, heures=hours)
            for day, hours in draw(st.lists(st.tuples(TEXT, TEXT), max_size=2))
        ),
        charte=tuple(draw(st.lists(TEXT, max_size=3))),
        annuaire=(
            Post(id=names[0], service=draw(TEXT), personne="Léa", fonction="", lieu="", poste="1"),
            Post(service="Caisse", personne="", fonction=draw(MAYBE), lieu=draw(MAYBE), poste="2"),
        ),
        prerogatives=Prerogatives(
            seul=(draw(TEXT), Granted(id=names[0], quoi=draw(TEXT))),
            transmettre=(HandOver(quoi=draw(TEXT), a=draw(TEXT), id=names[1]),),
        ),
        catalogue=draw(products()),
        documents=draw(documents()),
        tva=draw(st.sampled_from([None, Decimal(20), Decimal("5.5")])),
    )


@pytest.mark.parametrize(("way", "examples"), [("csv", 40), ("xlsx", 6)])
def test_any_house_comes_back_as_it_was(way: str, examples: int) -> None:
    @settings(max_examples=examples, deadline=None, database=None, derandomize=True)
    @given(organisations())
    def there_and_back(house: Organisation) -> None:
        read = understood(WAYS[way](house))
        told_wrong = [told(one) for one in read.remarks if "s’appelle" not in one.message]
        assert read.house == house, told_wrong
        assert (
            load_organisation(written(house, "maison.xlsx").encode(), "x.yaml").value == read.house
        )

    there_and_back()


def folders() -> list[Path]:
    """Each folder of the corpus holds CSV files and the remarks they deserve."""
    return sorted(CORPUS.iterdir())


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_every_mistake_is_told_at_its_cell(folder: Path) -> None:
    read = understood(opened(str(folder)), HOUSES["maison-lumen"])
    shown = "".join(f"{typeset(told(one))}\n" for one in read.remarks)
    assert shown == (folder / "remarques.attendu").read_text(encoding="utf-8")


def test_the_example_of_the_house_style_is_told_so() -> None:
    text = "Nom;Référence;Prix\nNova;R1;12,50\n;;\nÉclat;R2;gratuit\n"
    sheet = Sheet("Produits", "Produits", 1, parsed(text.encode(), "Produits", HEADINGS))
    shown = [typeset(told(one)) for one in understood((sheet,), HOUSES["maison-lumen"]).remarks]
    assert (
        typeset(
            "Produits, ligne 4, colonne Prix : « gratuit » n’est pas un montant ;"
            " écrivez par exemple 89,90"
        )
        in shown
    )


PRICE_CELLS = {
    "89,90": "89.90",
    "89.9": "89.9",
    "89,90 €": "89.90",
    "89,90\u00a0€ TTC": "89.90",
    "€ 12": "12",
    "12 euros": "12",
    "89€90": "89.90",
    "1 234,50": "1234.50",
    "1\u202f234,50 €": "1234.50",
    "1.234,50": "1234.50",
    "0": "0",
}


@pytest.mark.parametrize("typed", PRICE_CELLS)
def test_a_price_is_read_as_teachers_write_it(typed: str) -> None:
    read = with_products(f"Nom;Référence;Prix\nNova;R1;{typed}\n")
    assert read.house is not None
    assert read.house.catalogue[0].prix == Decimal(PRICE_CELLS[typed])


def with_products(text: str, encode: Callable[[str], bytes] = str.encode) -> Understood:
    """A catalogue as a CSV file, in a house of the game."""
    rows = parsed(encode(text), "produits.csv", HEADINGS)
    return understood((Sheet("produits.csv", "produits", 1, rows),), HOUSES["maison-lumen"])


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with its mark": lambda text: (BOM + text).encode(),
    "old Windows": lambda text: text.encode("cp1252"),
    "utf-16": lambda text: text.encode("utf-16"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac": lambda text: text.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("mark", [";", ",", "\t", "sep="])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_csv_file_is_read_whatever_wrote_it(encoding: str, mark: str) -> None:
    text = "\n réference |NOM|Prix TTC (€)\n||\nR1|Théière, «\u00a0Été\u00a0»|12.50\n"
    text = "sep=|\n" + text if mark == "sep=" else text.replace(", ", " ").replace("|", mark)
    read = with_products(text, ENCODINGS[encoding])
    assert read.house is not None
    (product,) = read.house.catalogue
    assert (product.reference, product.prix) == ("R1", Decimal("12.50"))
    assert product.nom.endswith("«\u00a0Été\u00a0»")
    assert product.id == "theiere_ete"


def test_a_cell_that_begins_like_a_formula_stays_a_text() -> None:
    house = HOUSES["maison-lumen"]
    texts = ("=1+1", "+33", "-x", "@SOMME(A1)", "'=1", "-", "=")
    (table,) = [one for one in tables(charter_of(house, texts)) if one.stem == "charte"]
    lines = csv_of(table).decode("utf-8-sig").split("\r\n")
    assert lines[1:-1] == ["'=1+1", "'+33", "'-x", "'@SOMME(A1)", "''=1", "-", "="]
    read = understood((sheet_of(table, 1),), house)
    assert read.house is not None
    assert read.house.charte == texts


def charter_of(house: Organisation, texts: tuple[str, ...]) -> Organisation:
    """The house with that charter."""
    return msgspec.structs.replace(house, charte=texts)
