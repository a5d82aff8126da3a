"""Lines out, lines in: wrapped, never dying on what a terminal cannot write or a pipe cannot say."""

from __future__ import annotations

import errno
import textwrap
from typing import BinaryIO, Protocol

from game.texte.letters import replaced
from scenarios.language.clean import clean
from scenarios.language.typography import typeset

WIDTH = 78
# More than any answer: what is longer is no answer, and is cut.
MAX_LINE_BYTES = 64 * 1024


class InputEndedError(Exception):
    """Nothing more will be typed: the session stays ready to be taken up."""


class Output(Protocol):
    """What lines are written to: `sys.stdout`, or a buffer in tests."""

    @property
    def encoding(self) -> str | None:
        """Name of the encoding; None where any character can be kept."""
        ...

    def write(self, text: str, /) -> object:
        """Write text."""
        ...

    def flush(self) -> None:
        """Hand over what was written."""
        ...


class Talk:
    """One conversation in lines. echoes: show what was read, where no terminal does."""

    def __init__(
        self, source: BinaryIO, output: Output, *, echoes: bool, encoding: str = "utf-8"
    ) -> None:
        self._source = source
        self._output = output
        self._echoes = echoes
        self._encoding = encoding

    @property
    def is_limited(self) -> bool:
        """Whether some characters have to be replaced here."""
        return replaced("œ’«€", self._output.encoding) != "œ’«€"

    def say(self, text: str = "", *, indent: str = "") -> None:
        """One paragraph a line of the text, each wrapped; a wrapped line starts with `indent`."""
        for line in typeset(text).split("\n"):
            wrapped = textwrap.wrap(
                line, WIDTH, subsequent_indent=indent, break_on_hyphens=False
            ) or [""]
            for piece in wrapped:
                self._write(piece + "\n")
        self._flush()

    def say_as_is(self, text: str) -> None:
        """A line whose every column counts: it is neither wrapped nor typeset."""
        self._write(clean(text) + "\n")
        self._flush()

    def ask(self, prompt: str) -> str:
        """The line typed, clean and stripped; raises InputEndedError."""
        shown = typeset(prompt).rstrip()
        self._write(shown + " ")
        self._flush()
        typed = self._read()
        if typed is None:
            self._write("\n")
            self._flush()
            raise InputEndedError
        if self._echoes:
            self._write(typed + "\n")
        return typed

    def _write(self, text: str) -> None:
        try:
            self._output.write(replaced(text, self._output.encoding))
        except OSError as error:
            raise _gone(error) from error

    def _flush(self) -> None:
        try:
            self._output.flush()
        except OSError as error:
            raise _gone(error) from error

    def _read(self) -> str | None:
        try:
            line = more = self._source.readline(MAX_LINE_BYTES)
            while len(more) == MAX_LINE_BYTES and not more.endswith(b"\n"):
                more = self._source.readline(MAX_LINE_BYTES)
        except OSError:
            # The terminal is gone: nobody types any more, as at the end of a pipe.
            return None
        if not line:
            return None
        return " ".join(clean(decoded(line, self._encoding)).split())


def _gone(error: OSError) -> OSError:
    """A terminal that was closed is a reader who left; any other trouble is itself."""
    return BrokenPipeError(*error.args) if error.errno == errno.EIO else error


def decoded(line: bytes, encoding: str) -> str:
    """The text of a line: in the terminal's encoding, else in those of pipes and of old Windows."""
    for name in dict.fromkeys((encoding, "utf-8")):
        try:
            return line.decode(name)
        except UnicodeDecodeError:
            continue
    return line.decode("cp1252", "replace")
