"""`couverture`: the library of the house or of a teacher, on stdout or in a file."""

from __future__ import annotations

from pathlib import Path

import scenarios
from tests.cli.conftest import Command


def test_the_library_of_the_house(run: Command) -> None:
    done = run("couverture")
    assert (done.code, done.err) == (0, "")
    assert "1A Prendre contact" in done.out
    seconde = Path(scenarios.__file__ or "").parent / "bibliotheque" / "seconde"
    assert "Terminale\u00a0: aucune situation." in run("couverture", str(seconde)).out
    assert "reperage" in run("couverture", "--tous", "--par", "sortes").out
    assert "n’est pas entier dans nos données" in run("couverture", "--cadre", "ma").out


def test_a_file_a_level_and_what_does_not_exist(run: Command, data: Path) -> None:
    done = run("couverture", "--cadre", "bep", "--format", "csv", "-o", "c.csv")
    assert done.code == 0
    assert (data / "c.csv").read_bytes().startswith(b"\xef\xbb\xbfcode;")
    assert run("couverture", "--cadre", "bep", "--format", "csv", "-o", "c.csv").code == 2
    (data / "vide").mkdir()
    none = run("couverture", "vide")
    assert none.code == 0
    assert "Aucune situation" in none.err
    assert run("couverture", "nulle-part").code == 2
