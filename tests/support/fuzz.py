"""`python -m tests.support.fuzz [FIRST COUNT]`: spoilt files looked at by hand for as long as wanted.

Prints each input that raises, each that takes more than a second, and how many were tried.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter

from game.atelier.checking.inspection import inspect
from game.atelier.checking.outcome import Job, Role
from scenarios.files.diagnostics import render
from tests.support.hostile import NEVER_SHOWN
from tests.support.spoilt import sources, spoilt

SECONDS = 1.0


def look(path: str, content: bytes) -> None:
    """All that `verifier` may do with a file; raises what it raises."""
    roles: tuple[Role, ...] = ("partie", "suite") if "parties" in path else ("fichier",)
    if "parcours" in path:
        roles = ("parcours",)
    beside = tuple((p, c) for p, c in sources_beside() if "scenarios" in path)
    for role in roles:
        outcome = inspect(Job(path, role, content, beside))
        for found in outcome.findings:
            told = render(found)
            assert not any(sign in told for sign in NEVER_SHOWN), ascii(told)
            assert found.place.line >= 1, found
            assert found.place.column >= 1, found


def sources_beside() -> list[tuple[str, bytes]]:
    """The house of the corpora."""
    return [(p, c) for p, c in _SOURCES.items() if "/organisations/" in p]


_SOURCES = sources()


def main(first: int, count: int) -> int:
    """Try so many seeds from `first`."""
    names, seen = sorted(_SOURCES), Counter[str]()
    for seed in range(first, first + count):
        path = names[seed % len(names)]
        content = spoilt(_SOURCES[path], seed)
        start = time.process_time()
        try:
            look(path, content)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            told = traceback.format_exc()
            where = told.strip().splitlines()[-3:]
            seen["\n".join(where)] += 1
            if seen["\n".join(where)] == 1:
                print(f"seed {seed} {path}\n{told}", flush=True)
        if (seed - first) % 10_000 == 9_999:
            print(f"{seed - first + 1} tried", flush=True)
        spent = time.process_time() - start
        if spent > SECONDS:
            print(f"seed {seed} {path}: {spent:.1f} s", flush=True)
    print(
        f"{count} tried from {first}, {sum(seen.values())} raised in {len(seen)} ways", flush=True
    )
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in (sys.argv[1:] or ["0", "10000"]))))
