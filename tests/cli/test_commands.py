"""Playing, taking up and reporting by command; exit codes; nothing written over."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

import game.cli.rapport
from game import cli
from game.cli.parser import COMMANDS
from game.content import bundled, new_play
from game.session import begin
from scenarios.moves import right_move
from scenarios.play import Mode
from tests.cli.conftest import Command
from tests.support.lines import typed
from tests.support.plays import DATE, answered


def right_answers(id_: str, seed: int, mode: Mode | None = None) -> str:
    """What a player types who answers right to the end."""
    scenario = bundled().scenario(id_)
    house = bundled().organisations[scenario.organisation]
    session, _ = begin(new_play(scenario, house, seed=seed, mode=mode), seance="x-1", date=DATE)
    lines: list[str] = []
    while not session.scene.is_over:
        move = right_move(session.state.view)
        lines += typed(move, session.state.view)
        answered(session, move)
    return "".join(line + "\n" for line in lines)


def play(run: Command, mode: Mode | None = None, *, answers: int | None = None) -> str:
    """A play by pipe; returns its session. answers: how many lines are typed, None is all."""
    lines = right_answers("deux-cafetieres", 7, mode)
    if answers is not None:
        lines = "".join(lines.splitlines(keepends=True)[:answers])
    options = ("--mode", mode) if mode else ()
    done = run("jouer", "deux-cafetieres", "--texte", "--graine", "7", *options, typed=lines)
    assert done.code == 0
    assert done.err == ""
    rows = json.loads(run("sessions", "--format", "json").out)
    return str(rows[0]["id"])


@pytest.mark.parametrize("id_", ["deux-cafetieres", "premiere-matinee"])
def test_a_whole_play_by_pipe(run: Command, id_: str) -> None:
    done = run("jouer", id_, "--texte", "--graine", "11", typed=right_answers(id_, 11) + "tout\n\n")
    assert done.code == 0
    assert "À retenir" in done.out
    assert "Réponse 12" in done.out
    (row,) = json.loads(run("sessions", "--format", "json").out)
    assert row["etat"] == "finie"


def test_without_a_terminal_the_lines_come_by_themselves(run: Command) -> None:
    done = run("jouer", "deux-cafetieres", "--graine", "7", typed="1\n")
    assert done.code == 0
    assert "Choix\u00a0: 1" in done.out


def test_the_same_number_brings_the_same_customer(run: Command) -> None:
    first = run("jouer", "deux-cafetieres", "--graine", "7", typed="1\n")
    second = run("jouer", "deux-cafetieres", "--graine", "7", typed="1\n")
    assert first.out.replace("cafetieres-1", "cafetieres-2") == second.out


def test_taking_up_goes_on_with_the_newest_unfinished(run: Command) -> None:
    lines = right_answers("deux-cafetieres", 7).splitlines(keepends=True)
    run("jouer", "deux-cafetieres", "--graine", "7", typed="".join(lines[:4]))
    done = run("reprendre", typed="".join(lines[4:]))
    assert done.code == 0
    assert "Vous reprenez ici" in done.out
    assert "À retenir" in done.out
    nothing = run("reprendre")
    assert nothing.code == 3
    assert "Aucune séance n’est à reprendre" in nothing.err


def test_a_hostile_pseudonym_is_harmless(run: Command) -> None:
    done = run("jouer", "deux-cafetieres", "--joueur", "[bold]x[/]\x1b[2J\u202e", typed="q\n")
    assert done.code == 0
    (row,) = json.loads(run("sessions", "--format", "json").out)
    assert row["joueurs"] == ["[bold]x[/][2J"]
    assert "\x1b" not in run("sessions").out


def test_the_report_in_each_format(run: Command, data: Path) -> None:
    seance = play(run)
    done = run("rapport", seance)
    (page,) = data.glob("*.html")
    assert page.name.startswith("deux-cafetieres-20")
    assert done.out == ""
    assert page.name in done.err
    html = page.read_text(encoding="utf-8")
    assert "<title>" in html
    assert run("rapport", seance, "--format", "csv", "-o", "notes.csv").code == 0
    assert (data / "notes.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_stdout_is_data_only(run: Command) -> None:
    seance = play(run, answers=3)
    done = run("rapport", seance, "--format", "json", "-o", "-")
    assert done.err == ""
    assert json.loads(done.out)["genre"] == "comptoir-bilan"


def test_a_report_never_replaces_a_file_silently(run: Command, data: Path) -> None:
    seance = play(run, answers=3)
    target = data / "bilan.html"
    target.write_text("à garder")
    refused = run("rapport", seance, "-o", str(target))
    assert refused.code == 2
    assert "existe déjà" in refused.err
    assert target.read_text() == "à garder"
    assert run("rapport", seance, "-o", str(target), "--remplacer").code == 0
    assert target.read_text(encoding="utf-8") != "à garder"


def test_a_report_that_cannot_be_written(run: Command) -> None:
    seance = play(run, answers=3)
    done = run("rapport", seance, "-o", "absent/bilan.html")
    assert done.code == 3
    assert "Choisissez un autre dossier" in done.err


def test_a_report_is_opened_again_elsewhere(
    run: Command, data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = right_answers("deux-cafetieres", 7).splitlines(keepends=True)
    seance = play(run, answers=4)
    run("rapport", seance, "-o", "bilan.html")
    elsewhere = tmp_path / "ailleurs"
    monkeypatch.setenv("COMPTOIR_DONNEES", str(elsewhere))
    done = run("reprendre", str(data / "bilan.html"), typed="".join(lines[4:]))
    assert done.code == 0
    assert "À retenir" in done.out
    (row,) = json.loads(run("sessions", "--format", "json").out)
    assert (row["id"], row["etat"]) == (seance, "finie")
    again = run("rapport", str(data / "bilan.html"), "--format", "json", "-o", "-")
    assert json.loads(again.out)["journal"]["clos"] is False, "the file itself, not what followed"


def test_the_same_file_twice_is_one_session(run: Command, data: Path) -> None:
    seance = play(run, answers=4)
    copy = data / "copie.jsonl"
    copy.write_bytes((data / "seances" / f"{seance}.jsonl").read_bytes())
    run("reprendre", str(copy), typed="\n")
    run("reprendre", str(copy), typed="\n")
    assert len(json.loads(run("sessions", "--format", "json").out)) == 1


def test_another_session_of_the_same_name_takes_a_number(run: Command, data: Path) -> None:
    seance = play(run, answers=4)
    kept = data / "seances" / f"{seance}.jsonl"
    copy = data / "copie.jsonl"
    copy.write_bytes(kept.read_bytes())
    kept.unlink()
    here = run("jouer", "deux-cafetieres", "--graine", "8", typed="2\n")
    assert here.code == 0
    before = kept.read_bytes()
    assert run("reprendre", str(copy), typed="\n").code == 0
    assert kept.read_bytes() == before
    assert (data / "seances" / f"{seance}-copie-2.jsonl").exists()


def test_an_assessment_waits_for_its_release(run: Command, data: Path) -> None:
    seance = play(run, "evaluation")
    sealed = run("rapport", seance, "-o", "remise.html")
    assert sealed.code == 0
    assert "attend que le professeur le libère" in " ".join(sealed.err.split())
    html = (data / "remise.html").read_text(encoding="utf-8")
    assert "À retenir" not in html
    for format_ in ("json", "csv"):
        refused = run("rapport", seance, "--format", format_, "-o", f"x.{format_}")
        assert refused.code == 2
        assert "--liberer" in refused.err
        assert not (data / f"x.{format_}").exists()
    freed = run("rapport", str(data / "remise.html"), "--liberer", "--format", "json", "-o", "-")
    assert freed.code == 0
    assert json.loads(freed.out)["competences"]


def test_the_home_in_lines(run: Command) -> None:
    done = run(typed="99\n2\n1\nq\n1\n\nq\n")
    assert done.code == 0
    assert "n’est pas dans la liste" in done.out
    assert "1. Jouer, proposé\u00a0: " in done.out, "nothing was left yet"
    assert "1. Reprendre, proposé\u00a0: " in done.out, "what was left is offered first"
    assert run(typed="").code == 0


@pytest.mark.parametrize("name", ["foreign.html", "damaged.html", "empty.jsonl", "photo.jsonl"])
def test_a_file_that_is_no_session(run: Command, data: Path, name: str) -> None:
    content = {
        "foreign.html": b"<p>Bonjour</p>",
        "damaged.html": b'<script type="application/x-comptoir-journal">eJx0</script>',
        "empty.jsonl": b"",
        "photo.jsonl": b"\x89PNG\n",
    }[name]
    (data / name).write_bytes(content)
    for command in ("reprendre", "rapport"):
        done = run(command, str(data / name))
        assert done.code == 3
        assert done.err.strip()
        assert "Traceback" not in done.err


def test_a_fault_of_ours_is_a_sentence_and_a_file_without_answers(
    run: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seance = play(run, answers=3)

    def broken(*_: object, **__: object) -> bytes:
        secret = "ce que l’élève a écrit"
        raise ValueError(secret)

    monkeypatch.setattr(game.cli.rapport, "_made", broken)
    done = run("rapport", seance, "-o", "x.html")
    assert done.code == 3
    assert "une erreur qui vient du jeu" in done.err
    assert "élève a écrit" not in done.err
    (log,) = (data / "journaux").iterdir()
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "élève a écrit" not in written
    assert "test_commands.py" in written


def test_a_scenario_file_is_played_and_its_assessment_reported(run: Command, data: Path) -> None:
    text = (files("scenarios") / "bibliotheque" / "seconde" / "deux-cafetieres.yaml").read_text(
        encoding="utf-8"
    )
    own = data / "miens" / "deux-cafetieres.yaml"
    own.parent.mkdir()
    changed = text.replace("titre: ", 'titre: "Ma version" # ', 1)
    own.write_text(changed, encoding="utf-8")
    done = run("jouer", str(own), "--mode", "evaluation", "--graine", "7", typed="1\n")
    assert done.code == 0, done.err
    assert "Ma version" in done.out
    refused = run("reprendre", typed="1\n")
    assert refused.code == 3
    assert "--scenario" in refused.err
    assert run("reprendre", "--scenario", str(own), typed="1\n").code == 0
    (row,) = json.loads(run("sessions", "--format", "json").out)
    assert row["reponses"] == 2
    freed = run("rapport", str(row["id"]), "--liberer", "--scenario", str(own), "-o", "x.html")
    assert freed.code == 0
    own.write_text("titre: 3\n", encoding="utf-8")
    broken = run("jouer", str(own))
    assert broken.code == 1
    assert f"{own}:1:" in broken.err


def test_every_command_that_is_written_can_be_called() -> None:
    """A module with options and a run is a command: none is lost from the table."""
    texts = {
        f"game.cli.{file.stem}": file.read_text(encoding="utf-8")
        for file in Path(cli.__file__ or "").parent.glob("*.py")
    }
    written = {
        module
        for module, text in texts.items()
        if "\ndef add_options(" in text and "\ndef run(" in text
    }
    assert written == {module for module, _ in COMMANDS.values()}
