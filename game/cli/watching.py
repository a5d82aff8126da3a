"""`comptoir verifier --surveiller`: files looked at again as they are saved, until Ctrl+C.

What is told is what changed: the problems that appeared, whole, then those that went, in a line.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from game.atelier.checking.kept_outcomes import KeptOutcomes
from game.atelier.checking.snapshot import Snapshot, snapshot
from game.atelier.checking.verification import Checked, check_paths
from game.cli.output import complain, show_as_is
from game.cli.verifier import code_of, summary_of, tell
from game.errors import ExitCode, UsageError
from scenarios.files.diagnostics import Diagnostic, printed, render, tidy
from scenarios.language.clean import visible

SECONDS = 0.4
# What never stops changing is looked at all the same.
_MOST_TICKS = 8

Wait = Callable[[float], None]
_Known = tuple[str, str, str]


def watch(arguments: argparse.Namespace, wait: Wait = time.sleep) -> int:
    """Look, then look again at each change; the exit code is that of the last look.

    wait: what stands between two looks at the disk. Raises UsageError.
    """
    if not arguments.chemins:
        raise UsageError("Dites quoi surveiller : « comptoir verifier --surveiller MON-DOSSIER ».")
    if arguments.format != "texte":
        raise UsageError("« --surveiller » parle à une personne : il ne va pas avec « --format ».")
    watched = _Watched(arguments.chemins, is_strict=arguments.strict)
    try:
        watched.begin()
        complain(f"\nSurveillance de {_named(arguments.chemins)}. Ctrl+C pour arrêter.")
        while True:
            wait(SECONDS)
            watched.tick()
    except KeyboardInterrupt:
        complain("\nSurveillance arrêtée.")
        return watched.code


class _Watched:
    """The paths, what was last told of them, and a change that waits to be over."""

    def __init__(self, paths: Iterable[str], *, is_strict: bool) -> None:
        self.code: int = ExitCode.CLEAN
        self._paths = tuple(paths)
        self._is_strict = is_strict
        # In memory alone: what is half written is worth nothing tomorrow.
        self._kept = KeptOutcomes()
        self._told: tuple[Diagnostic, ...] = ()
        self._looked_at: Snapshot | None = None
        self._last_seen: Snapshot | None = None
        self._ticks = 0

    def begin(self) -> None:
        """The first look, told whole; raises UsageError for a path that does not exist."""
        seen = snapshot(self._paths, None)
        checked = check_paths(self._paths, self._kept)
        self._told = tidy(checked.found)
        self._looked_at = self._last_seen = seen
        self.code = tell(self._told, checked.files, "texte", is_strict=self._is_strict)

    def tick(self) -> None:
        """One look at the disk; at the files, once what changes has stopped changing.

        A file half written, or away for the time of a renaming, is no alarm.
        """
        seen = snapshot(self._paths, self._last_seen)
        is_still = seen == self._last_seen
        self._last_seen = seen
        if seen == self._looked_at:
            self._ticks = 0
            return
        self._ticks += 1
        if is_still or self._ticks >= _MOST_TICKS:
            self._ticks = 0
            self._looked_at = seen
            self._look_again()

    def _look_again(self) -> None:
        try:
            checked = check_paths(self._paths, self._kept)
        except UsageError as error:
            # Still missing a tick later: it was deleted or moved.
            complain(f"\n{error}")
            self.code, self._told = ExitCode.USAGE, ()
            return
        before, self._told = self._told, tidy(checked.found)
        self.code = code_of(self._told, is_strict=self._is_strict)
        self._tell_changes(before, checked)

    def _tell_changes(self, before: tuple[Diagnostic, ...], checked: Checked) -> None:
        appeared, gone = _only_in(self._told, before), _only_in(before, self._told)
        complain(f"\n{_changes(len(appeared), len(gone))}")
        for found in appeared:
            show_as_is(render(found))
        for found in gone:
            where = f"{visible(found.path)}:{found.place.line}"
            show_as_is(f"réglé\u00a0: {where}\u00a0: {printed(found).message} [{found.rule}]")
        complain(summary_of(self._told, checked.files))


def _only_in(these: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings that others lack; a line that only moved is the same one."""
    left = Counter(map(_known, others))
    found = []
    for one in these:
        if left[_known(one)]:
            left[_known(one)] -= 1
        else:
            found.append(one)
    return found


def _known(found: Diagnostic) -> _Known:
    return found.path, found.rule, found.message


def _changes(appeared: int, gone: int) -> str:
    """« Relu : 1 nouveau problème, 2 réglés. »"""
    return f"Relu : {', '.join(_counted(appeared, gone)) or 'rien de changé'}."


def _counted(appeared: int, gone: int) -> Iterator[str]:
    if appeared:
        yield f"{appeared} nouveau{'x' if appeared > 1 else ''} problème{'s' if appeared > 1 else ''}"
    if gone:
        yield f"{gone} réglé{'s' if gone > 1 else ''}"


def _named(paths: Iterable[str]) -> str:
    return ", ".join(f"« {visible(path)} »" for path in paths)
