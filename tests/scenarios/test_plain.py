"""The quick reader gives what the careful one gives, or gives up."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from scenarios.files import source
from scenarios.files.events import is_exotic
from scenarios.files.plain import plain_value
from scenarios.files.source import read
from scenarios.language.clean import clean, is_clean

CORPORA = sorted((Path(__file__).parent.parent / "corpora").rglob("*.yaml"))
LIBRARY = sorted(Path(str(files("scenarios"))).rglob("*.yaml"))


def carefully(text: str) -> object:
    """What the careful reader makes of a text, and what it finds."""
    with patch.object(source, "plain_value", lambda _: None):
        return read(text, "f.yaml")


@pytest.mark.parametrize("file", [*CORPORA, *LIBRARY], ids=lambda file: file.stem)
def test_both_readers_say_the_same_of_a_file(file: Path) -> None:
    text = file.read_text(encoding="utf-8", errors="replace")
    assert read(text, "f.yaml") == carefully(text)


@pytest.mark.parametrize("file", LIBRARY, ids=lambda file: file.stem)
def test_what_comes_with_the_game_is_read_quickly(file: Path) -> None:
    if getattr(yaml, "CSafeLoader", None) is None:
        pytest.skip("no libyaml here")
    assert plain_value(file.read_text(encoding="utf-8")) is not None


YAMLISH = st.text(st.sampled_from("ab:-'\"[]{}&*!|>%@`#?,\\ \n\t~é«0.1<\u00a0\x85nxU"))
LINES = st.lists(
    st.sampled_from(
        (
            *("a: 1", "b: x", "- c", "  d: e", "  - f", "g: [h, i]", "j: {k: l}", "? m", ": n"),
            *("o: 'p", "q'", "r: |", "  s #t", "u: v #w", "x: &y z", "aa: *y", "bb: !cc dd", "---"),
            *(
                "ee: é",
                "1: f",
                "true: g",
                "<<: h",
                "a: 2",
                "[a]: b",
                "...",
                "# c",
                "",
                " ",
                "- - d",
            ),
            *("t: {{ a }}", 't: "{{ a }}"', "n: 12.50", "n: ~", "n: +2", "z: >-", "  y", "x: ?"),
            *('e: "\\x1b"', 'e: "\\u202e"', 'e: "\\"', "e: a\u0301", "e: \ufe0f", "b: - c"),
        )
    ),
    max_size=8,
).map("\n".join)


@given(st.one_of(YAMLISH, LINES, st.text()))
@example('a: "\\uD800"')
@example("? a\n: b")
@example("a:\n\n ?")
def test_both_readers_say_the_same(text: str) -> None:
    assert read(text, "f.yaml") == carefully(text)


@given(st.one_of(YAMLISH, LINES))
@example("---")
@example("a\ufeffb: {{ c }}")
@example("{a: pour qui ?}")
@example("{a: , b}")
@example("|9#\n")
@example("---\t")
def test_both_parsers_say_the_same(text: str) -> None:
    fast = read(text, "f.yaml")
    with patch.object(yaml, "CSafeLoader", None):
        slow = read(text, "f.yaml")
        assert fast == slow


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_both_readers_say_the_same_of_json(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    assert read(text, "f.yaml") == carefully(text)


@given(st.text())
def test_what_needs_no_cleaning_is_clean(text: str) -> None:
    assert not is_clean(text) or clean(text) == text


def test_no_letter_that_needs_no_cleaning_combines_with_another() -> None:
    letters = [chr(code) for code in range(0x11_0000) if is_clean(chr(code))]
    assert len(letters) > 800
    whole = "".join(letters)
    assert clean(whole) == whole
    assert clean(whole[::-1]) == whole[::-1]


@pytest.mark.parametrize(
    "text", ["a\tb", "a: |#x", "? a", "a\ufeff", "- ! b", "x: [ ?", "a:\n\n  !b", "!"]
)
def test_what_the_parsers_read_otherwise_is_known(text: str) -> None:
    assert is_exotic(text)


@pytest.mark.parametrize("text", ["a: vous ?", "a: « oui ! »", "a: b!c", "a: 'Quoi\u00a0?'"])
def test_french_is_nothing_exotic(text: str) -> None:
    assert not is_exotic(text)


def test_looking_for_the_exotic_takes_no_longer_than_reading() -> None:
    # A search that began again at each line would never end here.
    assert not is_exotic("\n" * 500_000)
    assert is_exotic("\n" * 250_000 + "?" * 250_000)
