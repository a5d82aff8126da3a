"""`analyser`: its exit codes, its formats, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command

CORPUS = Path(__file__).parents[1] / "corpora" / "scenarios" / "analyse"
LONG, EVEN = str(CORPUS / "longue.yaml"), str(CORPUS / "equilibre.yaml")


def test_several_scenarios_are_summed_up_and_one_that_fails_fails(run: Command) -> None:
    done = run("analyser", EVEN, LONG, "--parties", "40")
    assert done.code == 1
    assert "✓ equilibre" in done.out
    assert "✗ longue" in done.out
    assert "Rien à signaler." in done.out
    assert "2 scénarios analysés, 1 à corriger." in done.err


def test_json_is_an_array_of_objects(run: Command) -> None:
    done = run("analyser", EVEN, "--format", "json", "--parties", "40", "--mode", "evaluation")
    assert done.code == 0
    (row,) = json.loads(done.out)
    assert (row["id"], row["mode"], row["echec"]) == ("equilibre", "evaluation", False)
    assert row["points"] == [0, 18]
    assert row["repartition"]["routes_toutes"] is True
    assert sum(each["routes"] for each in row["repartition"]["tranches"]) > 0.999
    assert {each["id"] for each in row["strategies"]} >= {"long", "hasard", "poli", "humeur"}


def test_the_page_is_written_once(run: Command, data: Path) -> None:
    done = run("analyser", LONG, "--format", "html", "-o", "analyse.html", "--parties", "40")
    assert (done.code, done.out) == (1, "")
    assert b"longue" in (data / "analyse.html").read_bytes()
    again = run("analyser", LONG, "--format", "html", "-o", "analyse.html")
    assert again.code == 2
    assert "--remplacer" in again.err


def test_what_cannot_be_done_is_said(run: Command) -> None:
    assert run("analyser", "equilibr").code == 2
    assert run("analyser", EVEN, "--parties", "0").code == 2
    assert run("analyser", EVEN, "--graine", "0").code == 2
    many = run("analyser", EVEN, LONG, "--format", "html")
    assert many.code == 2
    assert "un seul scénario" in many.err
