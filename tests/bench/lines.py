"""(g) Lines per file and per function, over the four packages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from statistics import median

from tests.bench.measure import p95
from tests.bench.screen import ROOT

PACKAGES = ("scenarios", "personas", "scoring", "game")
LARGEST = 5


def lines(_: int) -> Iterator[str]:
    """The largest files and functions, medians and p90."""
    sizes: dict[str, int] = {}
    functions: dict[str, int] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            name = str(path.relative_to(ROOT))
            sizes[name] = text.count("\n")
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    assert node.end_lineno is not None
                    functions[f"{name}:{node.lineno} {node.name}"] = (
                        node.end_lineno - node.lineno + 1
                    )
    yield from _told("g. lines per file", {n: s for n, s in sizes.items() if s})
    yield from _told("g. lines per function", functions)


def _told(title: str, sizes: dict[str, int]) -> Iterator[str]:
    values = sorted(sizes.values())
    p90 = values[int(0.9 * (len(values) - 1))]
    yield (
        f"{title}: {len(values)}, median {median(values):g}, p90 {p90}, p95 {p95(values):g},"
        f" total {sum(values)}"
    )
    for name in sorted(sizes, key=lambda n: -sizes[n])[:LARGEST]:
        yield f"  {sizes[name]:4d} {name}"
