"""The sessions of this user, by name or by file."""

from __future__ import annotations

from pathlib import Path

from game.errors import SessionError, UsageError
from game.journal_file import SUFFIX, FolderStore, slug
from game.reopen import Installed, parse
from game.texte.storing import now
from scenarios.diagnostics import nearest
from scenarios.journal import Journal, JournalError

_PAGES = (".html", ".htm")
_MOST_NAMES = 50


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
        return taken_in(sessions, journal_of(Path(reference)))
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
    # Late: see installed.
    from game.content import read_bytes

    content = read_bytes(path)
    if path.suffix.lower() not in _PAGES:
        return content
    # Late: 20 ms of report, which a plain journal does not need.
    from scoring.render.html import journal_in

    try:
        found = journal_in(content)
    except JournalError as error:
        raise SessionError(str(error)) from error
    if found is None:
        raise SessionError(
            f"« {path} » ne contient pas de séance : ouvrez un bilan écrit par Comptoir."
        )
    return found


def taken_in(sessions: FolderStore, content: bytes) -> str:
    """The name under which a journal from elsewhere is kept here.

    A session that is here already is continued by whichever of both went further; another one
    of the same name stays as it is, and the newcomer takes a number.
    """
    journal = parse(content)
    whole = content[: journal.size]
    known = set(now(sessions.list()))
    for name in _names(journal):
        if name not in known:
            now(sessions.open(name, whole))
            return name
        if _is_same(sessions, name, whole):
            return name
    raise SessionError("Trop de séances portent déjà ce nom : déplacez-en quelques-unes.")


def _names(journal: Journal) -> list[str]:
    own = slug(journal.opening.scenario_id)
    first = journal.opening.seance
    stem = first if FolderStore.is_name(first) else f"{journal.opening.date[:10]}-{own}"
    return [stem, *(f"{stem}-copie-{number}" for number in range(2, _MOST_NAMES))]


def _is_same(sessions: FolderStore, name: str, whole: bytes) -> bool:
    here = now(sessions.read(name))
    end = here.rfind(b"\n") + 1
    if here.startswith(whole):
        return True
    if not end or not whole.startswith(here[:end]):
        return False
    now(sessions.cut(name, end))
    now(sessions.append(name, whole[end:]))
    return True
