"""The page docs/relecture.md, written from the thirty points: `python -m tests.guide.relecture`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from game.atelier.rules.catalogue import pages
from scenarios.language.typography import typeset
from scenarios.relecture import ReadingPoint, Within, reading_points
from scenarios.steps.parts import CHANNEL_LABELS, Channel

PAGE = Path(__file__).parents[2] / "docs" / "relecture.md"
HEAD = """# Relire sa situation : les trente points

Une situation qui passe `verifier` n’est pas encore une bonne situation : le programme ne sait ni si le client parle vrai, ni si le droit est juste, ni si la clé est celle d’un professionnel. Ces trente points se relisent donc à l’œil, la situation ouverte à côté, et de préférence à deux.

Sous chaque point, « `verifier` surveille » nomme les règles qui en contrôlent *une partie* ; sans cette ligne, tout repose sur votre lecture. Un point est parfois sans objet : rien n’est encaissé, personne n’appelle. « Jamais sans objet » et « concerne » disent quand il ne peut pas l’être.

## Dire ce que l’on a relu

La relecture s’écrit dans la fiche du professeur, et s’imprime avec elle (`comptoir imprimer`, le corrigé). Chaque point y a une réponse et une seule :

```yaml
professeur:
  relecture:
    le: "2026-11-26"
    tenus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 24, 25, 26, 27, 28, 29]
    sans_objet:
      - {points: [19], raison: "Aucun appel n’est passé."}
      - {points: [22, 23], raison: "Rien n’est encaissé ni calculé."}
    remarques:
      - {points: [30], remarque: "La clé attend la signature d’un second professeur."}
```

Ne cochez que ce que vous avez vérifié : une remarque vaut mieux qu’une coche de trop. Après un changement, relisez les points qu’il touche, et changez la date.
"""
ACTS = {
    "reformuler": "reformule",
    "argumenter": "argumente",
    "traiter_objection": "répond à une objection",
    "conclure": "conclut",
}


def page() -> str:
    """The whole page."""
    return typeset(HEAD + "".join(_sections()))


def _sections() -> Iterator[str]:
    for family, points in groupby(reading_points().values(), lambda point: point.famille):
        yield f"\n## {family}\n"
        for point in points:
            yield from _point(point)


def _point(point: ReadingPoint) -> Iterator[str]:
    head = f"{point.numero}. "
    inside = " " * len(head)
    yield f"\n{head}{point.texte}\n"
    when = "Jamais sans objet." if point.toujours else _within(point.dedans)
    if when:
        yield f"\n{inside}{when}\n"
    if point.regles:
        links = ", ".join(f"[{one}](regles/{pages()[one].theme}.md#{one})" for one in point.regles)
        yield f"\n{inside}`verifier` surveille : {links}.\n"


def _within(within: Within) -> str:
    """« Concerne toute situation où… »; empty where the author alone can tell."""
    parts = [
        *(f"il y a une étape [{kind}](etapes/{kind}.md)" for kind in within.sortes),
        *(f"une étape se passe {places}" for places in [_either(within.canaux)] if places),
        *(f"l’activité {one} est annoncée" for one in within.activites),
        *(f"une réplique {ACTS[deed]}" for deed in within.actes),
    ]
    return f"Concerne toute situation où {' ou '.join(parts)}." if parts else ""


def _either(channels: Sequence[Channel]) -> str:
    return " ou ".join(CHANNEL_LABELS[channel] for channel in channels)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
