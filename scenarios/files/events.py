"""The events of a YAML text, from whichever of its two parsers is there: the one door to PyYAML.

libyaml is five times faster and may be absent. It tells mistakes in other words, and reads or
places a few rare things otherwise: what holds one of them is left to PyYAML's own parser, so that
a file gives the same document and the same findings everywhere.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator

import yaml
from yaml import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml import MarkedYAMLError as SyntaxTrouble

from scenarios.files.diagnostics import Place
from scenarios.files.trouble import Trouble

__all__ = [
    "AliasEvent",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "NodeEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "SyntaxTrouble",
    "YAMLError",
    "events",
    "fast_events",
    "is_exotic",
    "place_of",
    "trouble_of",
]

# An explicit key or a tag may begin at such a sign. The sign comes first, so that the search for
# it is quick; what stands before is looked at afterwards.
_SIGN = re.compile(r"[?!](?:(?<=^.)|(?<=[\s\[{,:-].))")
_LOOK_BACK = 200
_GLUED_TO_BLOCK = re.compile(r"[|>][-+0-9]*#")


def is_exotic(text: str) -> bool:
    """Whether it may hold what the two parsers read or place otherwise.

    Tabs, explicit keys, tags, a comment glued to the sign of a block, a mark of order inside.
    """
    if "\t" in text or "\ufeff" in text or _GLUED_TO_BLOCK.search(text):
        return True
    return any(_begins(text, found.start()) for found in _SIGN.finditer(text))


def _begins(text: str, at: int) -> bool:
    """Whether the sign there stands where a value or a key may begin."""
    before = text[max(0, at - _LOOK_BACK) : at]
    said = before.rstrip()
    return not said or "\n" in before[len(said) :] or said[-1] in "[{,:-"


def events(text: str) -> Iterable[Event]:
    """The events of a text; what libyaml refuses is read again, so that it is told alike.

    Raises SyntaxTrouble.
    """
    fast = getattr(yaml, "CSafeLoader", None)
    # Reading stops at a second document: libyaml would be asked for all of them first.
    is_one = text.count("\n---") + text.startswith("---") <= 1
    if fast is not None and is_one and not is_exotic(text):
        with contextlib.suppress(YAMLError):
            found: list[Event] = list(yaml.parse(text, Loader=fast))
            if not _differs_inside_braces(found):
                return found
    return _own_events(text)


def _differs_inside_braces(found: Iterable[Event]) -> bool:
    """Whether an unquoted text inside `{ }` or `[ ]` holds `?`, where PyYAML's parser ends it, or
    nothing, which the two place otherwise.
    """
    depth = 0
    for event in found:
        if isinstance(event, ScalarEvent):
            if depth and not event.style and (not event.value or "?" in event.value):
                return True
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            # Whatever begins inside braces is written in braces too.
            depth += bool(depth or event.flow_style)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent) and depth:
            depth -= 1
    return False


def _own_events(text: str) -> Iterator[Event]:
    """Those of PyYAML's parser, which lets a number too large for a character raise ValueError."""
    loader = yaml.SafeLoader(text)
    try:
        while loader.check_event():
            event: Event = loader.get_event()  # type: ignore[no-untyped-call]
            yield event
    except (ValueError, OverflowError) as error:
        mark = loader.get_mark()
        # As for an unknown escape: on the letter behind the backslash.
        mark.column = max(mark.column - 1, 0)
        is_directive = text.split("\n")[mark.line].startswith("%")
        problem = "YAML version" if is_directive else "escape"
        raise SyntaxTrouble(problem=problem, problem_mark=mark) from error
    finally:
        loader.dispose()


def fast_events(text: str) -> Callable[[], Event | None] | None:
    """What gives the next event each time it is called, by libyaml; None where it is not there."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is None:
        return None
    following: Callable[[], Event | None] = fast(text).get_event
    return following


def place_of(event: Event) -> Place:
    """Where an event begins."""
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def trouble_of(error: SyntaxTrouble, count: int) -> Trouble:
    """The parser's complaint about a text of so many lines."""
    mark, context = error.problem_mark, error.context_mark
    return Trouble(
        problem=error.problem or "",
        line=mark.line if mark else max(count - 1, 0),
        column=mark.column if mark else 0,
        context=error.context or "",
        context_line=context.line if context else None,
        context_column=context.column if context else 0,
    )
