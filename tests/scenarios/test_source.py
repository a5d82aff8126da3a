"""Strict YAML: good files are silent, bad files say exactly what is expected of them."""

from __future__ import annotations

import json
import pathlib
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scenarios.files.diagnostics import Diagnostic, Place, Severity, printed, render
from scenarios.files.source import MAX_BYTES, Document, read

CORPUS = pathlib.Path(__file__).parent.parent / "corpora" / "yaml"
GOOD = sorted((CORPUS / "ok").glob("*.yaml"))
BAD = sorted((CORPUS / "err").glob("*.yaml"))


def _document(text: str) -> Document:
    document, found = read(text, "f.yaml")
    assert found == ()
    assert document is not None
    return document


def _rules(content: bytes | str) -> list[str]:
    return [diagnostic.rule for diagnostic in read(content, "f.yaml")[1]]


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_good_file_is_silent(file: pathlib.Path) -> None:
    document, found = read(file.read_bytes(), file.name)
    assert found == ()
    assert document is not None


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_bad_file_says_exactly(file: pathlib.Path) -> None:
    _, found = read(file.read_bytes(), file.name)
    said = "".join(render(diagnostic) + "\n" for diagnostic in found)
    assert said == file.with_suffix(".attendu").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("+2", 2),
        ("-3", -3),
        ("0", 0),
        ("12.50", Decimal("12.50")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        *((text, text) for text in ("on", "no", "oui", "yes", "True", "12:30", "0123", "06 39")),
        *(
            (text, text)
            for text in ("2024-01-02", "1_000", "0x1F", "0o7", "1e3", ".5", "12,50", "<<")
        ),
        ("9" * 30, "9" * 30),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"a\\x1bb"', "ab"),
    ],
)
def test_words_mean_what_a_teacher_thinks(written: str, value: object) -> None:
    data = _document(f"a: {written}\n").data
    assert data == {"a": value}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(value)


def test_every_key_and_value_has_its_place() -> None:
    document = _document("etapes:\n  - id: a\n    effets: {confiance: +2}\n")
    path = ("etapes", 0, "effets", "confiance")
    assert document.place(path) == Place(3, 25)
    assert document.place(path, key=True) == Place(3, 14)
    assert document.place(("etapes", 0)) == Place(2, 5)
    assert document.place(("etapes", 0, "absent", 3)) == Place(2, 5)
    assert document.place(()) == Place(1, 1)


def test_diagnostic_shows_its_line() -> None:
    document = _document("titre: a\nniveau: b\n")
    found = document.diagnostic(("niveau",), "non", "regle", hint="ainsi", severity=Severity.NOTE)
    assert render(found).splitlines() == [
        "f.yaml:2:9: note\u00a0: non [regle]",
        "  niveau: b",
        "          ^",
        "  → ainsi",
    ]
    assert document.diagnostic(("niveau",), "non", "regle", key=True).place == Place(2, 1)


def test_a_document_may_come_with_errors() -> None:
    document, found = read("a: 1\na: 2\nb: x: y\n", "f.yaml")
    assert [diagnostic.place.line for diagnostic in found] == [2, 3]
    assert document is not None
    assert document.data == {"a": 1, "b": "x: y"}


def test_what_is_under_a_double_key_keeps_the_first_places() -> None:
    document, _ = read("a: {x: 1}\na: {x: 2, x: 3}\nb: 4\n", "f.yaml")
    assert document is not None
    assert document.data == {"a": {"x": 1}, "b": 4}
    assert document.place(("a", "x")) == Place(1, 8)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("a: " + "[" * 300_000, "trop-profond"),
        ("\n".join("  " * depth + "a:" for depth in range(60)), "trop-profond"),
        ("- - - - - - - " * 10, "trop-profond"),
        ("- a\n" * 60_000, "fichier-trop-grand"),
        ("a" * (MAX_BYTES + 1), "fichier-trop-grand"),
        ("\x00" * 300_000, "caractere-interdit"),
        ("a: x" + " " * 400_000 + "y : z", "yaml-syntaxe"),
        ("a: &x [1, 1]\nb: &y [*x, *x]\nc: [*y, *y]\n", "alias-interdit"),
    ],
)
def test_bombs_are_refused(content: str, rule: str) -> None:
    assert rule in _rules(content)


def test_findings_are_bounded() -> None:
    assert len(_rules("a: 1\n" * 20_000)) <= 250


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named(encoding: str) -> None:
    assert _rules("titre: a\n".encode(encoding)) == ["encodage"]


def test_old_windows_encoding_does_not_hide_other_mistakes() -> None:
    assert _rules("a: été\na: 2\n".encode("cp1252")) == ["encodage", "cle-en-double"]


_YAMLISH = st.text(st.sampled_from("ab:-'\"[]{}&*!|>%@`#?,\\ \n\t\r~é«0.1<\u00a0\ufeff\x00\x85"))


@given(st.one_of(st.binary(), st.text(), _YAMLISH))
def test_read_never_raises(content: bytes | str) -> None:
    document, found = read(content, "f.yaml")
    assert document is not None or found
    for diagnostic in found:
        render(diagnostic).encode("utf-8")


@given(_YAMLISH)
def test_places_are_inside_the_file(content: str) -> None:
    _, found = read(content, "f.yaml")
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in found:
        assert 1 <= diagnostic.place.line <= len(lines)
        assert diagnostic.place.column >= 1


_WORD = st.text(st.sampled_from("abcdefXYZ"), min_size=1, max_size=6)
_TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | _WORD.map(lambda word: word + "é "),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORD, inner, max_size=4),
)


@given(_TREES, st.sampled_from([None, 1]))
def test_what_json_says_is_read_as_it_is(data: object, indent: int | None) -> None:
    document, found = read(json.dumps(data, ensure_ascii=False, indent=indent), "f.yaml")
    assert found == ()
    assert document is not None
    assert document.data == data
    assert len(document.places) == _count(data)


def _count(data: object) -> int:
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return 1 + sum(_count(part) for part in parts)


def test_both_parsers_of_yaml_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((pathlib.Path(__file__).parents[1] / "corpora/yaml").rglob("*.yaml"))
    fast = [read(file.read_bytes(), file.name) for file in files]
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    slow = [read(file.read_bytes(), file.name) for file in files]
    assert len(files) > 10
    assert fast == slow


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("ce n'est pas accepté : l'un", "ce n’est pas accepté\u00a0: l’un"),
        # What is quoted is looked for in the file: it stays as it was typed.
        ("« l'eau ! » n'est pas écrit", "«\u00a0l'eau !\u00a0» n’est pas écrit"),
        ("doublez l'apostrophe : l''eau", "doublez l’apostrophe\u00a0: l''eau"),
        ("écrivez « vers: », ou l'étape", "écrivez «\u00a0vers:\u00a0», ou l’étape"),
    ],
)
def test_sentences_are_typeset_and_what_they_quote_is_not(written: str, read_as: str) -> None:
    found = Diagnostic("f.yaml", Place(1, 1), written, "r", hint=written, excerpt=written)
    assert printed(found) == Diagnostic(
        "f.yaml", Place(1, 1), read_as, "r", hint=read_as, excerpt=written
    )
