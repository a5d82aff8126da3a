"""(v) `comptoir verifier` over a thousand scenario files: cold, warm, and what it is compared with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench.measure import Pairs, in_pairs
from tests.bench.scenes import folder_of_scenes
from tests.support.command import ROOT, environment

FILES = 1_000
# What check-jsonschema takes for a few is told for all: minutes of it teach nothing more.
FEW = 50
_LOADER = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
_VARIABLE = "CHECK_JSONSCHEMA"


def verify(pairs: int) -> Iterator[Pairs | str]:
    """Whole processes, from their start to their end, over the same files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder_of_scenes(folder, FILES)
        scenes = str(folder / "scenes")
        loader = _timed([sys.executable, "-c", _LOADER, scenes], folder)
        cold = _timed([*_VERIFIER, "--sans-cache", scenes], folder)
        warm = _timed([*_VERIFIER, scenes], folder)
        alone = _timed([*_VERIFIER, "--sans-cache", scenes], folder, cores=1)
        title = f"v. verifier, {FILES} files of about 210 lines, against PyYAML's C loader alone"
        yield in_pairs(title, cold, loader, pairs, aim=1.3)
        if hasattr(os, "sched_setaffinity"):
            yield in_pairs("v′. the same on one core", alone, loader, pairs)
        yield in_pairs("v″. the same files again, all known", warm, loader, pairs, aim=0.1)
        yield from _against_schema(folder, pairs)


_VERIFIER = (sys.executable, "-m", "game", "verifier")


def _against_schema(folder: Path, pairs: int) -> Iterator[Pairs | str]:
    """Beside check-jsonschema with the published schema, which knows shapes and no rule."""
    tool = os.environ.get(_VARIABLE) or shutil.which("check-jsonschema")
    if tool is None:
        yield f"v‴. check-jsonschema is not here: name it in {_VARIABLE}"
        return
    schema = folder / "scenario.schema.json"
    done = subprocess.run(
        [sys.executable, "-m", "game", "schema", "scenario"],
        capture_output=True,
        env=environment(folder),
        check=True,
    )
    schema.write_bytes(done.stdout)
    few = sorted(map(str, (folder / "scenes").iterdir()))[:FEW]
    ours = _timed([*_VERIFIER, "--sans-cache", str(folder / "scenes")], folder)
    theirs = _timed([tool, "--schemafile", str(schema), *few], folder)
    scaled: Callable[[], float] = lambda: theirs() * FILES / FEW  # noqa: E731
    title = f"v‴. against check-jsonschema ({FEW} files, told for {FILES})"
    yield in_pairs(title, ours, scaled, pairs, aim=0.1)


def _timed(command: Sequence[str], folder: Path, cores: int | None = None) -> Callable[[], float]:
    """Seconds of the whole process; findings are no failure."""

    def run() -> float:
        before = os.sched_getaffinity(0) if cores else None
        if before is not None:
            os.sched_setaffinity(0, set(sorted(before)[:cores]))
        try:
            start = time.perf_counter()
            subprocess.run(
                command,
                cwd=ROOT,
                env=environment(folder / "donnees"),
                capture_output=True,
                check=False,
            )
            return time.perf_counter() - start
        finally:
            if before is not None:
                os.sched_setaffinity(0, before)

    return run
