"""Help and refusals are French, on every Python."""

from __future__ import annotations

import re

import pytest

from game.cli.french import french
from game.cli.parser import COMMANDS, GROUPS
from tests.cli.conftest import Command

ENGLISH = re.compile(
    r"\b(usage:|options:|positional|arguments?:|error|required|invalid|choice|choose|expected|"
    r"unrecognized|show this|default|the following|and exit|must|not allowed)\b"
)
WRONG = {
    ("jour",): "Vouliez-vous dire « jouer »",
    ("xyz",): "Il y a : scenarios, jouer",
    ("classe",): "Aucune commande",
    ("jouer",): "il manque SCÉNARIO|FICHIER",
    ("jouer", "a", "b"): "ceci n’est pas attendu : b",
    ("jouer", "a", "--graine"): "--graine attend une valeur",
    ("jouer", "a", "--graine", "x"): "--graine attend un nombre entier, pas x",
    ("jouer", "a", "--mode", "dur"): "--mode ne peut pas être dur ; au choix : guide",
    ("jouer", "a", "--texte=oui"): "--texte ne prend pas de valeur",
    ("--rien",): "ceci n’est pas attendu : --rien",
    ("scenarios", "--niveau", "bts"): "au choix : seconde, premiere, terminale",
    ("rapport", "x", "--format", "pdf"): "au choix : html, json, csv",
    ("sessions", "--form", "json"): "ceci n’est pas attendu",
    ("jouer", "deux-cafetieres", "--graine", "-3"): "va de 0 à 9999",
    ("jouer", "deux-cafetieres", "--joueur", ""): "pseudonyme est vide",
    ("jouer", "deux-cafetieres", "--joueur", "\x07"): "pseudonyme est vide",
    ("jouer", "x", "--joueur", "a", "--joueur", "b", "--joueur", "c"): "seul ou à deux",
    ("jouer", "deux-cafetiere"): "Vouliez-vous dire « deux-cafetieres »",
    ("jouer", "deux-cafetieres", "--texte", "--persona", "presser"): "presse",
    ("jouer", "absent.yaml"): "n’existe pas",
    ("reprendre", "absente"): "Aucune séance ne s’appelle « absente »",
    ("reprendre", "absente.jsonl"): "n’existe pas",
    ("rapport", "absente"): "comptoir sessions",
    ("verifier", "absent"): "vérifiez le chemin",
}


def spaced(text: str) -> str:
    """With plain spaces, and on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_is_told_in_french(run: Command, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert WRONG[arguments] in spaced(done.err)
    assert not ENGLISH.search(done.err.lower()), done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("option", ["-h", "--aide", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_french_and_on_stdout(run: Command, command: str, option: str) -> None:
    done = run(*([command] if command else []), option)
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("Usage\u00a0: comptoir")
    assert "Afficher cette aide." in done.out
    assert not ENGLISH.search(done.out.replace("--help", "").lower()), done.out


def test_help_names_only_what_exists(run: Command) -> None:
    shown = run("--aide").out
    assert all(name in shown for name in COMMANDS)
    for later in ("classe", "collecter", "publier", "servir", "progression"):
        assert later not in shown


def test_help_shows_the_students_commands_before_the_teachers(run: Command) -> None:
    shown = run("--aide").out
    titles = [shown.index(f"{title}\u00a0:") for title in GROUPS]
    assert titles == sorted(titles)
    assert next(iter(GROUPS)) == "Pour jouer"
    ends = [*titles[1:], shown.index("Options\u00a0:")]
    for group, start, end in zip(GROUPS.values(), titles, ends, strict=True):
        assert re.findall(r"^  (\w+)  ", shown[start:end], re.MULTILINE) == list(group)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(run: Command, option: str) -> None:
    done = run(option)
    assert done.code == 0
    assert re.fullmatch(r"comptoir \d+\.\d+\.\d+\n", done.out)


def test_an_unknown_sentence_of_the_library_gives_no_english() -> None:
    assert french("some new sentence") == "un mot ou une option n’a pas été compris"
