"""(d) One durable answer, engine included, against a raw write and fdatasync of the same bytes."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from game.journal_file import FolderStore
from game.session import begin
from game.texte.storing import now
from scenarios.moves import right_move
from tests.bench.measure import Pairs
from tests.bench.sessions import DATE, SCENARIO, answered, play_of

# Where fdatasync reaches a disk: /tmp may be memory.
FOLDER = Path.home()


def answer(pairs: int) -> Iterator[Pairs]:
    """Whole plays; each answer is one pair: ours, then the same bytes written raw."""
    ours: list[float] = []
    appended: list[float] = []
    raw: list[float] = []
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        for number in range(max(3, pairs // 9)):
            _one_play(Path(made), number, ours, appended, raw)
    name = f"(in {FOLDER})"
    yield Pairs(f"d. answer + append / write + fdatasync {name}", tuple(ours), tuple(raw), 1.5)
    yield Pairs(f"d'. append alone / write + fdatasync {name}", tuple(appended), tuple(raw))


def _one_play(
    folder: Path, number: int, ours: list[float], appended: list[float], raw: list[float]
) -> None:
    store = FolderStore(folder / "seances")
    seance = f"mesure-{number}"
    session, lines = begin(play_of(SCENARIO), seance=seance, date=DATE)
    now(store.open(seance, lines))
    descriptor = os.open(folder / f"brut-{number}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, lines)
        os.fdatasync(descriptor)
        while not session.scene.is_over:
            move = right_move(session.state.view)
            start = time.perf_counter()
            lines = answered(session, move)
            between = time.perf_counter()
            now(store.append(seance, lines))
            end = time.perf_counter()
            ours.append(end - start)
            appended.append(end - between)
            start = time.perf_counter()
            os.write(descriptor, lines)
            os.fdatasync(descriptor)
            raw.append(time.perf_counter() - start)
    finally:
        os.close(descriptor)
