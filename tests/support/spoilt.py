"""Real files spoilt at random, at the level of bytes, of lines and of values; the same each time."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.support.mutants import written

ROOT = Path(__file__).parents[1] / "corpora"
# Pieces that break, hide or multiply something somewhere.
PIECES: tuple[str, ...] = (
    *("\t", "\r", "\r\n", "\0", "\x1b[2J", "\x85", "\u2028", "\ufeff", "\u202e", "\u00a0", "é"),
    *(
        "e\u0301",
        "🙂",
        "\ud7ff",
        "\uffff",
        "#",
        " #x",
        "- ",
        "-",
        ": ",
        ":",
        "? ",
        "! ",
        "!!binary ",
    ),
    *("&a ", "*a", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "{", "}", "[", "]", ","),
    *('"', "'", "|\n", ">-\n", "|9", "@", "`", "\\", '"\\x"', '"\\UFFFFFFFF"', '"\\uD800"', "~"),
    *("{{", "}}", "{{ ", "{{ client.nom }}", "{{ client | accord('a', 'b') }}", "{{ x() }}", "{%"),
    *("{{ " + "(" * 60, "{{ a" + ".b" * 60 + " }}", "{{ a" + " | de" * 60 + " }}", "{#"),
    *("null", "true", "1e400", "9" * 30, "-0", "0x1F", "2026-02-30", "24:61", "1_000", ".inf"),
    *("(" * 50, "1/0", "9**9**9", "(.*)*$", "\\d+", "a" * 300, " " * 300, "\n" * 30, "à" * 50),
)
VALUES: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 10**17, 0.5, "", " ", "x", "{{ client.nom }}", "{{", "9" * 40),
    *([], {}, [[]], [None], {"x": None}, [{}], ["x", "x"], {"tous": []}, {"un": [{"aucun": []}]}),
    *("1/0", "a" * 250, "prix ** prix", "{{ produits.claire.prix | euros }}", "2026-02-30", "25 h"),
)


def sources() -> Mapping[str, bytes]:
    """Every file of the corpora by its path."""
    files = sorted((ROOT / "scenarios").rglob("*.yaml")) + sorted((ROOT / "regles").rglob("*.yaml"))
    return {str(file): file.read_bytes() for file in files}


def spoilt(content: bytes, seed: int) -> bytes:
    """The file spoilt by one to three changes of a level that the seed draws."""
    chance = random.Random(seed)
    change = chance.choice(_LEVELS)
    for _ in range(chance.randint(1, 3)):
        content = change(content, chance)
    return content


def _bytes(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    until = min(len(content), at + chance.choice((0, 0, 1, 1, 2, 8, 64)))
    new = bytes(
        chance.choice((0, 10, 32, 34, 58, 128, 195, 255)) for _ in range(chance.randint(0, 3))
    )
    return content[:at] + new + content[until:]


def _pieces(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    at = chance.randint(0, len(text))
    until = min(len(text), at + chance.choice((0, 0, 0, 1, 5, 40)))
    return (text[:at] + chance.choice(PIECES) + text[until:]).encode("utf-8", "surrogatepass")


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b"  " + lines[at]
        case 4:
            lines[at] = lines[at][1:]
        case 5:
            lines[at:at] = lines[other : other + 12]
        case _:
            lines = lines[:at]
    return b"\n".join(lines)


def _values(content: bytes, chance: random.Random) -> bytes:
    try:
        tree = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError):
        return _lines(content, chance)
    homes = list(_containers(tree))
    if not homes:
        return content
    home = chance.choice(homes)
    key = chance.choice(list(home) if isinstance(home, dict) else range(len(home)))
    match chance.randrange(4):
        case 0:
            del home[key]
        case 1:
            other = chance.choice(homes)
            home[key] = chance.choice(list(other.values() if isinstance(other, dict) else other))
        case _:
            home[key] = chance.choice(VALUES)
    try:
        return written(tree).encode("utf-8", "surrogatepass")
    except RecursionError:
        # A value put inside itself has no writing.
        return content


def _containers(value: Any) -> list[Any]:
    found: list[Any] = []
    waiting = [value]
    while waiting and len(found) < 20_000:
        one = waiting.pop()
        if isinstance(one, dict | list) and one:
            found.append(one)
            waiting.extend(one.values() if isinstance(one, dict) else one)
    return found


_LEVELS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_bytes, _pieces, _lines, _values)
