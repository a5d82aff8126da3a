"""The pages docs/regles/*.md and what `verifier` says of each bad example, written from the data.

`python -m tests.guide.rules` writes both.
"""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from game.atelier.checking.verification import check_paths
from game.atelier.rules.catalogue import by_theme, lines, pages
from game.atelier.rules.explained import EXAMPLES, PACKAGE, Theme
from game.content import bundled, vocabulary
from personas.library import load_archetype
from scenarios.checked import load_course, load_organisation, load_scenario
from scenarios.files.diagnostics import Diagnostic, render
from scenarios.files.rule_line import RuleLine
from scenarios.files.source import read
from scenarios.language.typography import typeset
from tests.checks.corpus import LENGTH, organisations

ROOT = Path(__file__).parents[2]
CORPORA = ROOT / "tests" / "corpora"
DOCS = ROOT / "docs" / "regles"
# Folders of bad fixtures named for their rule, in the order in which they are looked for.
SCENARIOS = CORPORA / "scenarios" / "err"
HOUSES = CORPORA / "scenarios" / "maisons"
OTHERS = CORPORA / "regles"
FOLDERS = (
    SCENARIOS,
    HOUSES,
    *(OTHERS / name for name in ("fichiers", "formes", "archetypes", "parties", "parcours")),
)

HEAD = """# Les règles de `comptoir verifier`

Chaque remarque de `comptoir verifier` finit par le nom d’une règle entre crochets. Sa page dit pourquoi elle existe, montre un exemple à ne pas suivre et le même exemple corrigé ; `comptoir verifier --expliquer impasse` la montre dans le terminal. Une erreur empêche de jouer ; un avertissement est probablement un défaut ; une note est à lire.
"""


def fixture(rule: str) -> Path | None:
    """The bad file of a rule; None where no file is known to break it."""
    files = (folder / f"{rule}.yaml" for folder in FOLDERS)
    return next((path for path in files if path.exists()), None)


def found_in(file: Path, content: bytes) -> tuple[Diagnostic, ...]:
    """Everything found in a bad file, or in another content under its name."""
    if file.parent in (SCENARIOS, OTHERS / "formes"):
        told = load_scenario(content, file.name, vocabulary(), organisations()).diagnostics
        return tuple(d for d in told if d.rule not in LENGTH or d.rule == file.stem)
    if file.parent == HOUSES:
        return load_organisation(content, file.name).diagnostics
    if file.parent.name == "archetypes":
        return load_archetype(content, file.name).diagnostics
    if file.parent.name == "parcours":
        levels = {id_: one.niveau for id_, one in bundled().scenarios.items()}
        return load_course(content, file.name, vocabulary(), levels).diagnostics
    if file.parent.name == "parties":
        return _replayed(file.name, content)
    return read(content, file.name)[1]


def _replayed(name: str, content: bytes) -> tuple[Diagnostic, ...]:
    """A stored play is found by its name, which the fixture does not have."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name.replace(".yaml", ".partie.yaml")
        path.write_bytes(content)
        found = check_paths([str(path)]).found
    return tuple(
        Diagnostic(name, d.place, d.message, d.rule, d.severity, d.hint, d.excerpt) for d in found
    )


def excerpt_range(text: str, excerpt: str) -> tuple[int, int] | None:
    """(first line from 0, one past the last) of an excerpt, whatever its indent; None if absent."""
    wanted = _plain(excerpt)
    rows = text.split("\n")
    for first in range(len(rows) - len(wanted) + 1):
        if _plain("\n".join(rows[first : first + len(wanted)])) == wanted:
            return first, first + len(wanted)
    return None


def _plain(text: str) -> list[str]:
    return textwrap.dedent(text.rstrip("\n")).replace("\u00a0", " ").split("\n")


def mended(text: str, bad: str, good: str) -> str:
    """The text with its bad excerpt replaced by the good one; their first lines stand alike."""
    place = excerpt_range(text, bad)
    assert place is not None, bad
    first, last = place
    rows, lines = text.split("\n"), good.rstrip("\n").split("\n")
    shift = _indent(rows[first]) - _indent(lines[0])
    rows[first:last] = [" " * shift + row if row else row for row in lines]
    return "\n".join(rows)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


@cache
def shown(rule: str) -> Diagnostic:
    """The finding that a rule's page shows: the first one that the mended example takes away."""
    page, file = pages()[rule], fixture(rule)
    assert file is not None, rule
    content = file.read_bytes()
    found = [each for each in found_in(file, content) if each.rule == rule]
    if page.bad:
        text = mended(content.decode("utf-8"), page.bad, page.mended)
        left = found_in(file, text.encode())
        messages = {each.message for each in left}
        lines = {(each.message, each.excerpt) for each in left}
        gone = [each for each in found if each.message not in messages]
        found = gone or [each for each in found if (each.message, each.excerpt) not in lines]
    assert found, f"{rule}: the mended example still breaks the rule"
    return found[0]


def examples() -> str:
    """What `exemples.yaml` holds."""
    return "# Écrit par « python -m tests.guide.rules ».\n" + "".join(
        f"{rule}: |-\n{textwrap.indent(render(shown(rule)), '  ')}\n"
        for rule in pages()
        if fixture(rule)
    )


def documents() -> dict[str, str]:
    """Every page of the documentation by its file name."""
    found = {"README.md": _index()}
    for id_, theme, rules in by_theme():
        found[f"{id_}.md"] = "".join(_theme(theme, rules))
    return found


def _index() -> str:
    text = typeset(HEAD)
    for id_, theme, rules in by_theme():
        text += typeset(f"\n## [{theme.titre}]({id_}.md)\n\n{theme.presentation}\n\n")
        text += "| Règle | Gravité | Ce qu’elle demande |\n|---|---|---|\n"
        for rule in rules:
            row = f"| [{rule.id}]({id_}.md#{rule.id}) | {rule.severity} | {rule.description} |\n"
            text += typeset(row)
    return text


def _theme(theme: Theme, rules: tuple[RuleLine, ...]) -> Iterator[str]:
    yield typeset(f"# {theme.titre}\n\n{theme.presentation}\n")
    for rule in rules:
        page = pages()[rule.id]
        yield f"\n## {rule.id}\n\n"
        why = " ".join(page.why.split())
        yield typeset(f"*{str(rule.severity).capitalize()}.* {rule.description}\n\n{why}\n")
        blocks = (
            ("À ne pas écrire :", "yaml", page.bad),
            ("Ce que dit `comptoir verifier` :", "text", page.said),
            ("À écrire :", "yaml", page.mended),
        )
        for title, language, block in blocks:
            if block:
                yield typeset(f"\n{title}\n\n") + f"```{language}\n{block}\n```\n"


def write() -> None:
    """Both, in place."""
    (Path(str(files(PACKAGE))) / EXAMPLES).write_text(examples(), encoding="utf-8")
    DOCS.mkdir(exist_ok=True)
    # Late on purpose: the pages show the examples just written.
    from game.atelier.rules import catalogue, explained

    for cached in (explained.examples, catalogue.pages):
        cached.cache_clear()
    for name, text in documents().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
    print(f"{len(pages())} règles expliquées sur {len(lines())}")
