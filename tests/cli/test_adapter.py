"""`adapter`: out as a spreadsheet, back as a house, a situation beside it; refusals that help."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from game.content import bundled, bundled_houses
from scenarios.checked import load_organisation
from scenarios.files.load import load_as
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from tests.cli.conftest import Command

LUMEN = bundled_houses()["maison-lumen"]
MINE = "organisations/ma-maison.yaml"


def house(path: Path) -> Organisation:
    """The organisation of a file, as it is checked."""
    loaded = load_organisation(path.read_bytes(), path.name)
    assert loaded.value is not None
    assert loaded.diagnostics == ()
    return loaded.value


def edit(path: Path, cells: Mapping[tuple[str, str], str | float | None]) -> None:
    """Cells changed in a workbook, by sheet and reference."""
    book = openpyxl.load_workbook(path)
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    book.save(path)


def test_there_and_back_by_workbook_and_by_csv(run: Command, data: Path) -> None:
    assert run("adapter", "maison-lumen", "--exporter").code == 0
    assert run("adapter", "maison-lumen", "--exporter", "--dossier", "csv").code == 0
    for source in ("maison-lumen.xlsx", "csv"):
        done = run("adapter", source, "-o", MINE, "--remplacer")
        assert (done.code, done.out) == (0, "")
        assert "s’appelle «\u00a0ma-maison\u00a0»" in done.err
        found = house(data / MINE)
        assert found.id == "ma-maison"
        assert (found.catalogue, found.documents) == (LUMEN.catalogue, LUMEN.documents)
    assert run("verifier", "--strict", MINE).code == 0


def test_csv_files_are_what_french_spreadsheets_open(run: Command, data: Path) -> None:
    done = run("adapter", "maison-lumen", "--exporter", "--dossier", "csv")
    assert done.code == 0
    names = sorted(path.name for path in (data / "csv").iterdir())
    assert names == sorted(
        f"{stem}.csv"
        for stem in (
            *("a-lire-d-abord", "annuaire", "charte", "documents", "horaires", "maison"),
            *("prerogatives", "produits", "tableau-carte-lumen", "tableau-livraison"),
            "tableau-organigramme",
        )
    )
    content = (data / "csv" / "produits.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfIdentifiant;Nom;R\xc3\xa9f")
    assert content.count(b"\r\n") == content.count(b"\n") == len(LUMEN.catalogue) + 1
    assert ";89,90;7;" in content.decode()


def test_a_house_of_a_teacher_goes_out_too(run: Command, data: Path) -> None:
    assert run("nouveau", "retour.yaml").code == 0
    own = data / "organisations" / "maison-retour.yaml"
    assert run("adapter", str(own), "--exporter", "-o", "retour.xlsx").code == 0
    done = run("adapter", "retour.xlsx", "-o", "ailleurs/organisations/maison-retour.yaml")
    assert done.code == 0, done.out
    assert "livrée avec le jeu" not in done.err
    written = data / "ailleurs" / "organisations" / "maison-retour.yaml"
    assert house(written) == house(own)
    assert "yaml-language-server" not in written.read_text(encoding="utf-8")
    assert run("adapter", "retour.xlsx", "--remplacer").code == 0
    assert own.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../.comptoir"
    )


def test_all_mistakes_are_told_and_nothing_is_written(run: Command, data: Path) -> None:
    assert run("adapter", "maison-lumen", "--exporter").code == 0
    wrong = {
        ("Produits", "D3"): "gratuit",
        ("Produits", "E4"): "plein",
        ("Horaires", "B2"): None,
        ("Maison", "C4"): "magazin",
    }
    edit(data / "maison-lumen.xlsx", wrong)
    done = run("adapter", "maison-lumen.xlsx", "--scenario", "deux-cafetieres")
    assert done.code == 1
    assert len(done.out.splitlines()) == len(wrong)
    assert (
        "Produits, ligne 3, colonne Prix\u00a0: «\u00a0gratuit\u00a0» n’est pas un montant\u00a0;"
        " écrivez par exemple 89,90\n"
    ) in done.out
    assert "4 erreurs\u00a0: rien n’a été écrit." in done.err
    assert list(data.rglob("*.yaml")) == []


def test_somebody_real_is_a_warning_with_what_to_copy(run: Command, data: Path) -> None:
    assert run("adapter", "maison-lumen", "--exporter").code == 0
    real = {("Maison", "C8"): "01 23 45 67 89", ("Maison", "C9"): "contact@lycee-nova.fr"}
    edit(data / "maison-lumen.xlsx", real)
    done = run("adapter", "maison-lumen.xlsx", "-o", MINE)
    assert done.code == 0
    assert "écrivez par exemple «\u00a002 61 91 67 89\u00a0»" in done.out
    assert "écrivez par exemple «\u00a0contact@lycee-nova.example\u00a0»" in done.out


def test_a_situation_is_copied_for_the_new_house(run: Command, data: Path) -> None:
    assert run("adapter", "maison-lumen", "--exporter").code == 0
    new: dict[tuple[str, str], str | float | None] = {
        ("Maison", "C3"): "Maison Nova",
        ("Produits", "B2"): "Cafetière Nova, verseuse inox",
        ("Produits", "D2"): 94.9,
        ("Annuaire", "C2"): "Léa Martin",
    }
    edit(data / "maison-lumen.xlsx", new)
    done = run("adapter", "maison-lumen.xlsx", "-o", MINE, "--scenario", "deux-cafetieres")
    assert done.code == 0, done.out
    copy = data / "deux-cafetieres-ma-maison.yaml"
    scenario = load_as(copy.read_bytes(), copy.name, Scenario)[0].value
    assert scenario is not None
    assert (scenario.id, scenario.organisation) == ("deux-cafetieres-ma-maison", "ma-maison")
    assert scenario.etapes == bundled().scenario("deux-cafetieres").etapes
    out = done.out.replace("\u00a0", " ")
    assert "« Ondine » ; écrivez « Nova », ou {{ produits.ondine.nom }} pour le nom entier" in out
    assert "« Nadia Ferrand » ; écrivez « Léa Martin »" in out
    assert "« Maison Lumen » ; écrivez {{ organisation.nom }}" in out
    assert "Prérogatives, ligne 9, colonne À qui : avertissement : « Nadia Ferrand »" in out
    assert "8 parties enregistrées (*.partie.yaml) ne sont pas copiées" in done.err
    assert list(data.glob("*.partie.yaml")) == []
    for line in (line for line in out.splitlines() if "lignes " in line and "Ondine" in line):
        numbers = line.split(" : ")[0].replace("lignes", "").split(", ")
        lines = copy.read_text(encoding="utf-8").splitlines()
        assert all("Ondine" in lines[int(number) - 1] for number in numbers)
    assert run("verifier", "--strict", ".").code == 0
    played = run("jouer", copy.name, "--texte", "--graine", "3")
    assert played.code == 0
    assert "94,90" in run("imprimer", copy.name, "-o", "-").out


def test_what_the_situation_cites_and_the_house_no_longer_has_is_told(
    run: Command, data: Path
) -> None:
    assert run("adapter", "maison-lumen", "--exporter").code == 0
    book = openpyxl.load_workbook(data / "maison-lumen.xlsx")
    book["Produits"].delete_rows(3)
    book["Documents"].delete_rows(4)
    book.save(data / "maison-lumen.xlsx")
    done = run("adapter", "maison-lumen.xlsx", "-o", MINE, "--scenario", "deux-cafetieres")
    assert done.code == 1
    out = done.out.replace("\u00a0", " ")
    assert "  - l’article « brise » (Cafetière Brise, départ programmé)" in out
    assert "  - le document « caisse » (À la caisse)" in out
    assert "[document-inconnu]" in out
    assert "« Brise » ; cet article n’est plus dans la maison : changez la phrase" in out
    assert (data / "deux-cafetieres-ma-maison.yaml").exists(), "it is there to be mended"
    assert run("verifier", "deux-cafetieres-ma-maison.yaml").code == 1


def test_a_situation_of_a_teacher_keeps_its_text(run: Command, data: Path) -> None:
    assert run("nouveau", "retour.yaml").code == 0
    assert (
        run("adapter", "organisations/maison-retour.yaml", "--exporter", "-o", "r.xlsx").code == 0
    )
    edit(data / "r.xlsx", {("Maison", "C2"): "boutique", ("Maison", "C3"): "La Boutique"})
    done = run("adapter", "r.xlsx", "--scenario", "retour.yaml")
    assert done.code == 0, done.out
    before = (data / "retour.yaml").read_text(encoding="utf-8").splitlines()
    after = (data / "retour-boutique.yaml").read_text(encoding="utf-8").splitlines()
    different = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.split()[:2] for _, new in different] == [
        ["id:", "retour-boutique"],
        ["organisation:", "boutique"],
    ]
    assert "La partie enregistrée (*.partie.yaml) n’est pas copiée" in done.err


def test_a_list_of_products_is_enough_with_a_base(run: Command, data: Path) -> None:
    text = "Désignation,Réf,Prix TTC\nThé vert,T1,3.50\n"
    (data / "carte.csv").write_text(text, encoding="cp1252")
    done = run("adapter", "carte.csv", "--base", "maison-lumen", "-o", MINE)
    assert done.code == 0, done.out
    (product,) = house(data / MINE).catalogue
    assert (product.id, product.nom) == ("the_vert", "Thé vert")
    assert "celles de «\u00a0maison-lumen\u00a0» sont reprises" in done.out
    alone = run("adapter", "carte.csv", "-o", "organisations/b.yaml")
    assert alone.code == 1
    assert "--base maison-lumen" in alone.out


def test_the_house_may_go_to_stdout_alone(run: Command) -> None:
    assert run("adapter", "maison-lumen", "--exporter", "--dossier", "csv").code == 0
    done = run("adapter", "csv", "--base", "maison-lumen", "-o", "-")
    assert done.code == 0
    loaded = load_organisation(done.out.encode(), "stdout")
    assert loaded.value is not None
    assert loaded.value.catalogue == LUMEN.catalogue


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("maison-lumen",), "comptoir adapter maison-lumen --exporter"),
        (("absent.xlsx",), "n’existe pas"),
        (("maison-lumem", "--exporter"), "maison-lumen"),
        (("maison-lumen", "--exporter", "-o", "x.csv"), "--dossier"),
        (("maison-lumen", "--exporter", "--base", "maison-lumen"), "faites l’un, puis l’autre"),
        (("x.xlsx", "--dossier", "y"), "--exporter"),
        (("x.ods",), "OpenDocument"),
        (("x.xlsm",), "classeur à macros"),
        (("vide",), "aucun fichier CSV"),
        (("csv", "-o", "x.txt"), "x.yaml"),
        (("csv", "-o", "x.yaml", "--scenario", "deux-cafetieres"), "organisations"),
        (("csv", "--base", "maison-lumem"), "maison-lumen"),
        (("csv", "--scenario", "deux-cafetiere"), "deux-cafetieres"),
        (("csv", "--exporter"), "ôtez --exporter"),
        (("csv", "-o", "-", "--scenario", "deux-cafetieres"), "donnez un nom avec -o"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    typed: tuple[str, ...], said: str, run: Command, data: Path
) -> None:
    assert run("adapter", "maison-lumen", "--exporter", "--dossier", "csv").code == 0
    (data / "vide").mkdir()
    for name in ("x.ods", "x.xlsm", "x.xlsx"):
        (data / name).write_bytes(b"PK")
    done = run("adapter", *typed)
    assert done.code == 2
    assert said in done.err
    assert list(data.rglob("*.yaml")) == []


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("maison-lumen.xlsx", ("maison-lumen", "--exporter")),
        ("sortie/charte.csv", ("maison-lumen", "--exporter", "--dossier", "sortie")),
        (MINE, ("csv", "-o", MINE)),
        ("deux-cafetieres-ma-maison.yaml", ("csv", "-o", MINE, "--scenario", "deux-cafetieres")),
    ],
)
def test_nothing_is_written_over_what_is_there(
    there: str, typed: tuple[str, ...], run: Command, data: Path
) -> None:
    assert run("adapter", "maison-lumen", "--exporter", "--dossier", "csv").code == 0
    mine = data / there
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("à moi", encoding="utf-8")
    before = sorted(data.rglob("*"))
    done = run("adapter", *typed)
    assert done.code == 2
    assert "--remplacer" in done.err
    assert sorted(data.rglob("*")) == before
    assert mine.read_text(encoding="utf-8") == "à moi"
    assert run("adapter", *typed, "--remplacer").code == 0
    assert mine.read_bytes() != "à moi".encode()


def test_without_workbooks_csv_still_works(
    run: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("adapter", "maison-lumen", "--exporter").code == 0
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for typed in (("maison-lumen", "--exporter", "-o", "b.xlsx"), ("maison-lumen.xlsx",)):
        done = run("adapter", *typed)
        assert done.code == 3
        assert "-m pip install openpyxl" in done.err
    assert run("adapter", "maison-lumen", "--exporter", "--dossier", "csv").code == 0
    assert run("adapter", "csv", "-o", MINE).code == 0
    assert house(data / MINE).catalogue == LUMEN.catalogue
