"""`comptoir referentiel`: what a teacher may write, found by framework, by word, by competence."""

from __future__ import annotations

import json

import pytest

from game.results import frameworks
from tests.cli.conftest import Command


def listed(run: Command, *arguments: str) -> list[dict[str, object]]:
    """The rows of a JSON answer."""
    done = run("referentiel", *arguments, "--format", "json")
    assert (done.code, done.err) == (0, "")
    rows: list[dict[str, object]] = json.loads(done.out)
    return rows


def test_the_first_screen_is_one_screen_of_competences(run: Command) -> None:
    done = run("referentiel")
    lines = done.out.splitlines()
    assert len(lines) + len(done.err.splitlines()) <= 22
    assert "  1C  Identifier le besoin du client externe ou interne (ou du prospect)" in lines
    assert "--competence" in done.err


@pytest.mark.parametrize(
    ("cadre", "count"), [("seconde", 10), ("bep", 40), ("ma", 12), ("mcv", 18), ("hors", 39)]
)
def test_each_framework_lists_its_own(run: Command, cadre: str, count: int) -> None:
    rows = listed(run, "--cadre", cadre)
    assert {row["cadre"] for row in rows} == {cadre}
    assert len(rows) == count
    text = run("referentiel", "--cadre", cadre).out
    assert all(str(row["id"]) in text for row in rows)


@pytest.mark.parametrize("words", ["fidelis", "FIDÉLIS", "fidélis"])
def test_a_search_knows_no_accent_and_no_capital(run: Command, words: str) -> None:
    found = {row["id"] for row in listed(run, "--chercher", words)}
    assert {"2C", "2C.MCV.K1", "A3T3CP1", "MCV.3.2", "2C.MA.S4"} <= found
    assert "1A" not in found


def test_a_search_takes_several_words_and_one_framework(run: Command) -> None:
    found = listed(run, "--chercher", "informations exactes")
    assert [row["id"] for row in found] == ["A2T2K3"]
    inside = listed(run, "--chercher", "information", "--cadre", "bep")
    assert inside
    assert {row["cadre"] for row in inside} == {"bep"}
    assert [row["id"] for row in listed(run, "--chercher", "A1T3K3")] == ["A1T3K3"]


def test_a_search_that_finds_nothing_helps(run: Command) -> None:
    done = run("referentiel", "--chercher", "zzz")
    assert (done.code, done.out) == (0, "")
    assert "zzz" in done.err
    assert listed(run, "--chercher", "xyzxyz") == []


def test_a_competence_tells_what_to_write_and_what_shows_it(run: Command) -> None:
    (row,) = listed(run, "--competence", "1C")
    own = [each["id"] for each in row["criteres"]]  # type: ignore[attr-defined]
    others = [each["id"] for each in row["criteres_d_autres_cadres"]]  # type: ignore[attr-defined]
    assert {"1C.MA.K3", "1C.MCV.K1", "HR.OMNI.K1"} <= set(own)
    assert {"A1T3K1", "A1T3K3"} <= set(others)
    assert not set(own) & set(others)
    shown = {each["code"]: each["etapes"] for each in row["montre_par"]}  # type: ignore[attr-defined]
    assert shown["1C.c"] == ["questions", "sujets"]
    done = run("referentiel", "--competence", "1C")
    for told in ("1C.MA.K3  Besoins cernés, demande claire", "questions, sujets", "1C.CP1", "S4"):
        assert told in done.out


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("A1T3K3", "A1T3C2"),
        ("1C.c", "1C"),
        ("A1T3C2 – Reformuler", "A1T3C2"),
        ("HR.OMNI.K1", "A1T2C2"),
    ],
)
def test_another_code_leads_to_its_competence(run: Command, code: str, title: str) -> None:
    assert run("referentiel", "--competence", code).out.startswith(f"{title}  ")


def test_every_competence_can_be_looked_at(run: Command) -> None:
    for code in frameworks().competence_codes:
        (row,) = listed(run, "--competence", code)
        assert row["id"] == code
        assert row["criteres"] or row["criteres_d_autres_cadres"], code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1.2", "MA.1.2 ou MCV.1.2"),
        ("A1T3C9", "A1T3C"),
        ("XX", "comptoir referentiel"),
        ("S212", "--chercher S212"),
    ],
)
def test_a_wrong_code_is_told(run: Command, code: str, words: str) -> None:
    done = run("referentiel", "--competence", code)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_an_empty_search_is_refused(run: Command) -> None:
    assert run("referentiel", "--chercher", " ").code == 2
    assert run("referentiel", "--chercher", "a", "--competence", "1C").code == 2
