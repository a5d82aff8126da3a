"""`comptoir essayer`: wrong use is told, nothing is kept, line mode without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

WRONG = {
    (): "il manque SCÉNARIO|FICHIER",
    ("deux-cafetiere",): "Vouliez-vous dire « deux-cafetieres »",
    ("absent.yaml",): "n’existe pas",
    ("deux-cafetieres", "--etape", "acueil"): "Vouliez-vous dire « accueil »",
    ("deux-cafetieres", "--graine", "10000"): "va de 0 à 9999",
    ("deux-cafetieres", "--persona", "presser"): "presse",
    ("deux-cafetieres", "--mode", "dur"): "au choix : guide",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_is_told(run: Command, arguments: tuple[str, ...]) -> None:
    done = run("essayer", *arguments)
    assert (done.code, done.out) == (2, "")
    assert WRONG[arguments] in " ".join(done.err.replace("\u00a0", " ").split())


def test_a_step_is_tried_and_nothing_is_kept(run: Command, data: Path) -> None:
    done = run("essayer", "deux-cafetieres", "--etape", "conge", "--graine", "7", typed="1\n")
    assert done.code == 0
    assert "[Auteur] Étape conge (dialogue)" in done.out
    assert "Client n° 7" in done.out.replace("\u00a0", " ")
    assert not list(data.rglob("*"))
    assert run("sessions", "--format", "json").out == "[]\n"


def test_a_file_with_mistakes_is_refused_as_verifier_tells_them(run: Command, data: Path) -> None:
    file = data / "faux.yaml"
    file.write_text("format: 1\n", encoding="utf-8")
    done = run("essayer", str(file))
    assert done.code == 1
    assert "faux.yaml:1:1:" in done.err
