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

import yaml

from game.content import vocabulary
from scenarios.checks import detours, names, references, structure
from scenarios.checks.rule import run
from scenarios.checks.subject import subject_of
from scenarios.files.load import load_as
from scenarios.model import Scenario
from tests.bench.measure import Pairs, in_pairs
from tests.bench.scenes import folder_of_scenes
from tests.checks.corpus import organisations
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
        contents = [path.read_bytes() for path in sorted((folder / "scenes").iterdir())]
        title = f"v. {FILES} files of about 210 lines: read, shaped, graph rules / C loader alone"
        yield in_pairs(title, lambda: _graphs(contents), lambda: _loads(contents), pairs, aim=1.3)
        yield in_pairs("v′. `verifier`, every rule, all cores / C loader", cold, loader, pairs)
        if hasattr(os, "sched_setaffinity"):
            yield in_pairs("v′. the same on one core", alone, loader, pairs)
        yield in_pairs("v″. the same files again, all known", warm, loader, pairs, aim=0.1)
        yield from _against_schema(folder, pairs)


# What tells whether a scenario can be walked through: its names, its ways, its conditions.
_GRAPH_RULES = (*references.RULES, *names.RULES, *structure.RULES, *detours.RULES)


def _graphs(contents: Sequence[bytes]) -> float:
    """Seconds of this processor: reading, schema, graph rules, in this process."""
    known, houses = vocabulary(), organisations()
    start = time.process_time()
    for content in contents:
        loaded, document = load_as(content, "scene.yaml", Scenario)
        if loaded.value is not None and document is not None:
            list(run(_GRAPH_RULES, subject_of(loaded.value, known, houses), document))
    return time.process_time() - start


def _loads(contents: Sequence[bytes]) -> float:
    start = time.process_time()
    for content in contents:
        yaml.load(content, Loader=yaml.CSafeLoader)
    return time.process_time() - start


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

    def timed() -> float:
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

    return timed
