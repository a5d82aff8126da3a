"""The sessions of this user, by name or by file."""

from __future__ import annotations

from pathlib import Path

from game import carry
from game.errors import UsageError
from game.journal_file import SUFFIX, FolderStore
from game.reopen import Installed
from game.texte.storing import now
from game.user_file import read_whole
from scenarios.files.diagnostics import nearest

_PAGES = (".html", ".htm")


def installed(path: str | None) -> Installed | None:
    """The scenario file given for an assessment, None when none is."""
    if path is None:
        return None
    # Late: checks and YAML cost 35 ms, which a session with its own copy does not pay.
    from game.content import open_scenario

    return open_scenario(path)


def named(sessions: FolderStore, reference: str) -> str:
    """The session of that name in the store; a file is first taken in. Raises UsageError."""
    if is_file(reference):
        return now(carry.taken_in(sessions, journal_of(Path(reference))))
    known = now(sessions.list())
    if reference in known:
        return reference
    near = nearest(reference, known)
    hint = f" Vouliez-vous dire « {near} » ?" if near else ""
    raise UsageError(
        f"Aucune séance ne s’appelle « {reference} ».{hint}"
        " La commande « comptoir sessions » en donne la liste."
    )


def is_file(reference: str) -> bool:
    """Whether what was typed is a file rather than the name of a session."""
    return reference.lower().endswith((SUFFIX, *_PAGES)) or Path(reference).name != reference


def journal_of(path: Path) -> bytes:
    """The journal in a file: `.jsonl`, or an HTML report that carries it."""
    return carry.journal_of(read_whole(path))
