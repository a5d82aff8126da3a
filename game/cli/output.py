"""stdout is data, stderr is talk: both safe on every terminal."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from game.texte.letters import replaced
from scenarios.language.clean import harmless
from scenarios.language.typography import typeset


def steady_streams() -> None:
    """Writing never dies on a character that the terminal does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def complain(text: str) -> None:
    """A sentence for the person, on stderr."""
    _write(sys.stderr, typeset(text) + "\n")


def show(text: str = "") -> None:
    """A line of data, on stdout."""
    _write(sys.stdout, typeset(text) + "\n")


def show_as_is(text: str) -> None:
    """Lines of data whose every column counts, on stdout."""
    _write(sys.stdout, text + "\n")


def show_json(rows: Iterable[Mapping[str, object]]) -> None:
    """An array of objects, on stdout."""
    sys.stdout.write(json_bytes(rows).decode())


def json_bytes(rows: Iterable[Mapping[str, object]]) -> bytes:
    """An array of objects, for a file or for stdout."""
    # ASCII escapes: the same bytes whatever the terminal's encoding is.
    return (json.dumps(list(rows), ensure_ascii=True, indent=1) + "\n").encode()


def _write(stream: TextIO, text: str) -> None:
    # Whatever a file, a name or a message holds, the terminal only ever shows it.
    stream.write(replaced(harmless(text), stream.encoding))
    stream.flush()
