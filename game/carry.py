"""A play carried from another machine: its journal taken into the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.errors import SessionError
from game.journal_file import FolderStore, slug
from game.reopen import parse
from scenarios.journal import Journal, JournalError

if TYPE_CHECKING:
    from game.store import Store

MOST_NAMES = 50
NO_SESSION = (
    "Ce fichier ne contient pas de partie : ouvrez un fichier .jsonl, ou un bilan HTML, enregistré"
    " par Comptoir."
)


def journal_of(content: bytes) -> bytes:
    """The journal in a file: itself, or inside a report; raises SessionError."""
    if not content[:1] or content[:1] == b"{":
        return content
    # Late: the report's own door, which a plain journal does not need.
    from scoring.render.html import journal_in

    try:
        found = journal_in(content)
    except JournalError as error:
        raise SessionError(str(error)) from error
    if found is None:
        raise SessionError(NO_SESSION)
    return found


async def taken_in(store: Store, content: bytes) -> str:
    """The name under which the journal is kept here; raises SessionError or StorageError.

    A session that is here already goes on from whichever of both went further; another one of
    the same name stays as it is, and the newcomer takes a number.
    """
    journal = parse(content)
    whole = content[: journal.size]
    known = set(await store.list())
    for name in _names(journal):
        if name not in known:
            await store.open(name, whole)
            return name
        if await _is_same(store, name, whole):
            return name
    raise SessionError("Trop de parties portent déjà ce nom : déplacez-en quelques-unes.")


def _names(journal: Journal) -> Iterator[str]:
    opening = journal.opening
    own = opening.seance
    stem = own if FolderStore.is_name(own) else f"{opening.date[:10]}-{slug(opening.scenario_id)}"
    yield stem
    yield from (f"{stem}-copie-{number}" for number in range(2, MOST_NAMES))


async def _is_same(store: Store, name: str, whole: bytes) -> bool:
    here = await store.read(name)
    end = here.rfind(b"\n") + 1
    if here.startswith(whole):
        return True
    if not end or not whole.startswith(here[:end]):
        return False
    await store.cut(name, end)
    await store.append(name, whole[end:])
    return True
