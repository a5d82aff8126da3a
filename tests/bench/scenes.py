"""A folder of scenario files of about 210 lines, each another, made from real ones.

Two scenarios of the corpora are lengthened by dialogues whose lines come from the library, their
ids and texts changed; one file in twenty holds a mistake.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from game.content import bundled
from scenarios.chance import Chance
from scenarios.steps.dialogue import Dialogue

ROOT = Path(__file__).parents[1] / "corpora" / "scenarios"
BASES = {"toutes-les-sortes": "conclure", "trois-publics": "bilan"}
LINES = 210
# Lines of one more dialogue.
_STEP = """  - id: {id}
    type: dialogue
    phase: {phase}
    canal: {channel}
    criteres: [1C.MCV.K1]
    narration: "{narration}"
    choix:
"""
_CHOICE = """      - id: {id}
        dit: "{said}"
        qualite: {quality}
        raison: "{reason}"
"""
_MISTAKES = (("qualite: attendu", "qualite: parfait"), ("    vers: suite-1", "    vers: suite-0"))


def folder_of_scenes(folder: Path, count: int) -> list[Path]:
    """Write so many files into a folder beside the house that they cite; returns their paths."""
    scenes = folder / "scenes"
    scenes.mkdir(parents=True)
    shutil.copytree(ROOT / "organisations", folder / "organisations")
    lines = list(_lines())
    paths = []
    for number in range(count):
        chance = Chance(number, "scenes")
        path = scenes / f"scene-{number:04}.yaml"
        text = _scene(number, chance, lines)
        if number % 20 == 7:
            text = text.replace(*_MISTAKES[number // 20 % len(_MISTAKES)], 1)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _lines() -> Iterator[tuple[str, str]]:
    """(what is said, its reason) of every line of the library that names nothing of its own."""
    for scenario in bundled().scenarios.values():
        for step in scenario.etapes:
            for choice in step.choix if isinstance(step, Dialogue) else ():
                said, reason = str(choice.dit), choice.raison
                if not any(sign in said + reason for sign in '{"\\'):
                    yield said, reason


def _scene(number: int, chance: Chance, lines: list[tuple[str, str]]) -> str:
    base = chance.pick(sorted(BASES))
    last = BASES[base]
    text = (ROOT / "ok" / f"{base}.yaml").read_text(encoding="utf-8")
    text = text.replace(f"id: {base}", f"id: scene-{number:04}", 1)
    text = re.sub(r'(titre: "[^"{]*)"', rf'\1, n° {number}"', text, count=1)
    channel = "interne" if base == "trois-publics" else "magasin"
    added: list[str] = []
    height = text.count("\n")
    while height + sum(one.count("\n") for one in added) < LINES - 8:
        rank = len(added) + 1
        added.append(_step(f"suite-{rank}", channel, chance, lines))
    for rank, step in enumerate(added, start=1):
        goal = f"suite-{rank + 1}" if rank < len(added) else last
        added[rank - 1] = f"{step}    vers: {goal}\n"
    if added:
        text = text.replace(f"vers: {last}\n", "vers: suite-1\n")
        text = text.replace(f"  - id: {last}\n", f"{''.join(added)}  - id: {last}\n", 1)
    return text.replace("duree_minutes: 4", f"duree_minutes: {4 + len(added) // 3}")


def _step(id_: str, channel: str, chance: Chance, lines: list[tuple[str, str]]) -> str:
    head = _STEP.format(
        id=id_, phase="conclusion", channel=channel, narration=f"Un instant passe ({id_})."
    )
    choices = []
    for quality in ("attendu", "maladroit", "acceptable"):
        said, reason = chance.pick(lines)
        choices.append(
            _CHOICE.format(
                id=f"{quality}-{id_}",
                said=said,
                quality=quality,
                reason=f"À {quality} ({id_}) : {reason}",
            )
        )
    return head + "".join(choices)
