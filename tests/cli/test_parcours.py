"""`parcours`: courses listed, where a student stands, a teacher's own proposed, the page written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content import bundled
from tests.cli.conftest import Command

MINE = """format: 1
id: le-mien
titre: "Le mien"
niveau: seconde
presentation: "Deux situations."
etapes:
  - {scenario: deux-cafetieres, pourquoi: "On vend."}
  - {scenario: premiere-matinee, pourquoi: "On accueille.", apres: [deux-cafetieres]}
"""


def rows(run: Command, *arguments: str) -> list[dict[str, object]]:
    done = run("parcours", *arguments, "--format", "json")
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, object]] = json.loads(done.out)
    return found


def test_the_courses_with_the_minutes_of_their_situations(run: Command, data: Path) -> None:
    found = {row["id"]: row for row in rows(run)}
    assert list(found) == ["seconde", "premiere", "terminale", "trois-ans"]
    for row in found.values():
        stages = row["etapes"]
        assert isinstance(stages, list)
        assert row["minutes"] == sum(bundled().scenarios[id_].duree_minutes for id_ in stages)
    shown = run("parcours").out
    assert "seconde\u00a0: Explorer en Seconde" in shown
    assert "trois années, 9 situations" in shown
    assert list(data.iterdir()) == [], "looking writes nothing"


def test_where_a_student_stands(run: Command) -> None:
    run("jouer", "premiere-matinee", "--texte", "--joueur", "E07", typed="\nq\n")
    first = rows(run, "seconde", "--joueur", "E07")[0]
    assert first["etat"] == "entamee"
    assert first["propose"] is True
    assert rows(run, "seconde", "--joueur", "E08")[0]["etat"] == "ouverte"
    assert rows(run, "seconde")[0]["etat"] == "ouverte", "nobody played without a pseudonym"
    shown = run("parcours", "seconde", "--joueur", "E07").out
    assert "1. Première matinée (17 minutes)\u00a0: commencée, à reprendre" in shown
    assert "Proposé maintenant" in shown


def test_a_course_that_does_not_exist(run: Command) -> None:
    done = run("parcours", "second")
    assert done.code == 2
    assert "Vouliez-vous dire «\u00a0seconde\u00a0»" in done.err


def test_a_teacher_proposes_a_course_and_the_home_follows_it(run: Command, data: Path) -> None:
    (data / "le-mien.yaml").write_text(MINE, encoding="utf-8")
    done = run("parcours", "--proposer", "le-mien.yaml")
    assert done.code == 0, done.err
    assert [row["id"] for row in rows(run)][:2] == ["le-mien", "seconde"]
    home = run(typed="q\n").out
    assert "Parcours «\u00a0Le mien\u00a0»\u00a0: 0 situation jouée sur 2" in home
    assert "1. Jouer, proposé\u00a0: Deux cafetières" in home
    refused = run("parcours", "--proposer", "le-mien.yaml")
    assert refused.code == 2
    assert "déjà proposé" in refused.err
    assert run("parcours", "--proposer", "le-mien.yaml", "--remplacer").code == 0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("deux-cafetieres, p", "trois-cafetieres, p", "trois-cafetieres"),
        ("apres: [deux-cafetieres]", "apres: [premiere-matinee]", "premiere-matinee"),
        ("presentation", "presantation", "presantation"),
    ],
)
def test_a_course_with_mistakes_is_not_proposed(
    run: Command, data: Path, before: str, after: str, told: str
) -> None:
    (data / "faux.yaml").write_text(MINE.replace(before, after), encoding="utf-8")
    done = run("parcours", "--proposer", "faux.yaml")
    assert done.code == 1
    assert told in done.err
    assert not (data / "parcours").exists()


def test_a_course_spoilt_since_is_left_out_and_told(run: Command, data: Path) -> None:
    folder = data / "parcours"
    folder.mkdir()
    (folder / "abime.yaml").write_bytes(b"\xff\x00etapes: [")
    (folder / "ailleurs.yaml").write_text(
        MINE.replace("deux-cafetieres", "pas-ici").replace("premiere-matinee", "pas-la"),
        encoding="utf-8",
    )
    done = run("parcours")
    assert done.code == 0
    assert "abime.yaml" in done.err
    home = run(typed="r\n\nq\n")
    assert home.code == 0
    assert "Parcours «\u00a0Explorer en Seconde\u00a0»" in home.out
    assert "Le mien" not in home.out, "none of its situations is here"


def test_the_page_of_a_student(run: Command, data: Path) -> None:
    run("jouer", "premiere-matinee", "--texte", "--joueur", "E07", typed="\n" * 9 + "q\n")
    done = run("parcours", "--explore", "--joueur", "E07")
    assert done.code == 0
    page = (data / "j-ai-explore-e07.html").read_text(encoding="utf-8")
    assert "Première matinée" in page
    assert run("parcours", "--explore", "--joueur", "E07").code == 2, "nothing is written over"
    assert run("parcours", "--explore", "--proposer", "x.yaml").code == 2
