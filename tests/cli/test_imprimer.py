"""`comptoir imprimer`: files that never replace another unasked, and say where they went."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.imprimer import PARTS
from tests.cli.conftest import Command
from tests.support.pages import Page

NAME = "demonstration"


def sections(path: Path) -> list[str]:
    """The parts of a printed file."""
    return [each.attributes["id"] for each in Page(path.read_text("utf-8")).named("section")]


def test_everything_goes_to_one_file_with_a_readable_name(run: Command, data: Path) -> None:
    done = run("imprimer", NAME, "--graine", "42")
    assert (done.code, done.out) == (0, "")
    (file,) = data.glob("*.html")
    assert file.name == "demonstration-client-42.html"
    assert file.name in done.err
    assert sections(file) == list(PARTS)


def test_parts_asked_for_come_in_the_order_of_printing(run: Command, data: Path) -> None:
    run("imprimer", NAME, "--quoi", "client", "--quoi", "eleve", "-o", "a.html")
    assert sections(data / "a.html") == ["eleve", "client"]
    run("imprimer", NAME, "--quoi", "observateur")
    assert sections(data / "demonstration-client-1-observateur.html") == ["observateur"]


def test_a_folder_gets_one_file_a_part(run: Command, data: Path) -> None:
    done = run("imprimer", NAME, "--dossier", "papier/lundi")
    files = sorted((data / "papier" / "lundi").iterdir())
    assert [sections(file) for file in files] == [[part] for part in sorted(PARTS)]
    assert all(file.name in done.err for file in files)


def test_nothing_is_replaced_unasked(run: Command, data: Path) -> None:
    (data / "a.html").write_text("à moi", encoding="utf-8")
    done = run("imprimer", NAME, "-o", "a.html")
    assert done.code == 2
    assert "--remplacer" in done.err
    assert (data / "a.html").read_text("utf-8") == "à moi"
    assert run("imprimer", NAME, "-o", "a.html", "--remplacer").code == 0
    assert sections(data / "a.html") == list(PARTS)


def test_the_customer_is_the_one_asked_for(run: Command, data: Path) -> None:
    run("imprimer", NAME, "--persona", "bavard", "--graine", "7", "-o", "a.html")
    text = (data / "a.html").read_text("utf-8")
    assert text.count("client n°&nbsp;7") + text.count("client n°\u00a07") >= len(PARTS)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["inconnu"], 2, "inconnu"),
        ([NAME, "--graine", "-1"], 2, "0 à 9999"),
        ([NAME, "--graine", "10000"], 2, "0 à 9999"),
        ([NAME, "--persona", "bavarde"], 2, "bavard"),
        ([NAME, "--quoi", "rien"], 2, "--quoi"),
        ([NAME, "-o", "a.html", "--dossier", "d"], 2, "--dossier"),
        ([NAME, "-o", "absent/a.html"], 3, "n’existe pas"),
        (["absent.yaml"], 2, "n’existe pas"),
    ],
)
def test_wrong_use_is_told(run: Command, arguments: list[str], code: int, words: str) -> None:
    done = run("imprimer", *arguments)
    assert (done.code, done.out) == (code, "")
    assert words in done.err


def test_a_folder_that_is_a_file_is_told(run: Command, data: Path) -> None:
    (data / "papier").write_text("", encoding="utf-8")
    done = run("imprimer", NAME, "--dossier", "papier")
    assert done.code == 3
    assert "papier" in done.err


def test_a_file_with_mistakes_shows_them(run: Command, data: Path) -> None:
    (data / "faux.yaml").write_text("format: 1\nid: faux\n", encoding="utf-8")
    done = run("imprimer", "faux.yaml")
    assert done.code == 1
    assert "faux.yaml:" in done.err
    assert list(data.glob("*.html")) == []
