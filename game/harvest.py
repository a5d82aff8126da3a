"""What finished plays showed of each competence: worked out once a play, and kept.

Replaying a play and assessing it costs some 20 ms, a file of all of them one: the home screen
reads that, and only works out what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from game.errors import GameError
from game.session import ENGINE_VERSION
from game.shelf import KeptSession
from game.store import Store
from game.version import VERSION
from scoring.progress import Observed

FILE_NAME = "acquis.json"
# Another engine, or other frameworks, may judge otherwise.
JUDGE = f"{VERSION}/{ENGINE_VERSION}"


class _Play(msgspec.Struct, frozen=True):
    digest: str
    shown: tuple[Observed, ...]


class _Kept(msgspec.Struct, frozen=True):
    judge: str
    plays: dict[str, _Play]


class Harvest:
    """Results by session: in memory, and in a folder where one is given.

    The folder is a cache: what cannot be read or written there is worked out again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._plays: dict[str, _Play] | None = None

    def unknown(self, sessions: Iterable[KeptSession]) -> int:
        """How many of them would have to be worked out."""
        known = self._known()
        return sum(
            session.id not in known or known[session.id].digest != session.digest
            for session in sessions
            if _is_shown(session)
        )

    async def gather(
        self, store: Store, sessions: Iterable[KeptSession]
    ) -> Mapping[str, tuple[Observed, ...]]:
        """What each finished session showed, by its id; gives way to the screen between two.

        An assessment shows nothing before the teacher releases it, and what cannot be replayed
        shows nothing either.
        """
        known = self._known()
        is_new = False
        found: dict[str, tuple[Observed, ...]] = {}
        for session in sessions:
            if not _is_shown(session):
                continue
            play = known.get(session.id)
            if play is None or play.digest != session.digest:
                play = _Play(session.digest, await _worked_out(store, session.id))
                known[session.id] = play
                is_new = True
            found[session.id] = play.shown
        if is_new:
            self._write(known)
        return found

    def _known(self) -> dict[str, _Play]:
        if self._plays is None:
            self._plays = self._read()
        return self._plays

    def _read(self) -> dict[str, _Play]:
        if self._folder is None:
            return {}
        try:
            kept = msgspec.json.decode((self._folder / FILE_NAME).read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError):
            # A cache that is missing or damaged is made again, nothing is lost.
            return {}
        return kept.plays if kept.judge == JUDGE else {}

    def _write(self, plays: dict[str, _Play]) -> None:
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / FILE_NAME).write_bytes(msgspec.json.encode(_Kept(JUDGE, plays)))
        except OSError:
            # Same: a full or read-only disk must not cost the student anything here.
            self._folder = None


def _is_shown(session: KeptSession) -> bool:
    return session.state == "finie" and session.mode != "evaluation"


async def _worked_out(store: Store, seance: str) -> tuple[Observed, ...]:
    # Late: what replays and assesses is only needed for a play that is new here, and lines mode has
    # no loop of its own.
    import asyncio

    from game.reopen import parse, restored
    from game.results import frameworks
    from scoring.assess import assess
    from scoring.framework import UnknownCodeError
    from scoring.progress import observed

    try:
        session = restored(parse(await store.read(seance)))
        await asyncio.sleep(0)
        return observed(assess(session.trace, session.play, frameworks(), None))
    except (GameError, UnknownCodeError):
        # One that cannot be replayed, or was marked on codes that are gone: the list of sessions
        # tells the trouble, opening it says more, and the home opens all the same.
        return ()
