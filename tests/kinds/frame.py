"""A whole scenario around the few steps of a fixture, or of an example of the guide."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from game.content import vocabulary
from scenarios.checked import load_scenario
from scenarios.files.diagnostics import Diagnostic
from scenarios.files.load import load_as
from scenarios.model import Scenario
from scenarios.scripted import Script
from tests.support import essai

CORPUS = Path(__file__).parents[1] / "corpora" / "sortes"
GUIDE = Path(__file__).parents[2] / "docs" / "etapes"
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# What a fixture may leave out, by its key; `etapes` and `fins` apart.
HEAD = {
    "format": "format: 1",
    "id": "id: sorte",
    "titre": 'titre: "Une sorte d’étape"',
    "niveau": "niveau: premiere",
    "specialites": "specialites: [commerce]",
    "activites": "activites: [A1, A3]",
    "famille": "famille: sortes",
    "duree_minutes": "duree_minutes: 5",
    "organisation": "organisation: essai-maison",
    "role": 'role: "Vous êtes conseiller de vente en apprentissage."',
    "contexte": 'contexte: "C’est le matin. Le magasin est calme."',
    "objectif": 'objectif: "Faire ce qui est demandé."',
    "competences": "competences: [1A]",
    "client": """client:
  personas: [reflechi]
  mobiles: {nombre: 1, parmi: [securite, argent]}
  besoins:
    - {id: bureau, libelle: "Chauffer l’eau au bureau", mots: {usage: "le thé du matin"}}
    - {id: maison, libelle: "Chauffer l’eau à la maison", mots: {usage: "les tisanes du soir"}}""",
}
TAIL = """  - id: suite
    type: autoevaluation
    phase: bilan
    canal: interne
    points:
      - {id: un, enonce: "J’ai lu.", criteres: [A1T2K4]}
      - {id: deux, enonce: "J’ai répondu.", criteres: [A1T3K1]}
      - {id: trois, enonce: "J’ai vérifié.", criteres: [A3T2K4]}
    vers: fini
"""
END = """fins:
  - {id: fini, nature: reussie, titre: "Fini", texte: "C’est fini."}
"""
# What a scene of one step cannot have: length, announced competences, points seen before, a use for
# all that the frame declares.
NOT_ASKED = frozenset(
    {
        *("duree", "route-courte", "competence-non-observee", "point-jamais-observe"),
        *("fait-jamais-lu", "sans-usage", "besoin-sans-effet", "professeur-vide"),
    }
)


def framed(text: str) -> str:
    """The whole scenario. text: top-level keys of one, `etapes` last, which leads to « suite »."""
    head = [line for key, line in HEAD.items() if not re.search(rf"^{key}:", text, re.MULTILINE)]
    end = "" if re.search(r"^fins:", text, re.MULTILINE) else END
    extra, _, steps = text.partition("etapes:\n")
    return "\n".join(head) + "\n" + extra + end + "etapes:\n" + steps.rstrip() + "\n" + TAIL


def loaded(text: str, name: str) -> tuple[Scenario, list[Diagnostic]]:
    """The scenario of a fixture, and all that its checks find but what a scene is asked."""
    house = essai.organisation()
    found = load_scenario(framed(text).encode(), name, vocabulary(), {house.id: house})
    assert found.value is not None, [str(d.message) for d in found.diagnostics]
    return found.value, [d for d in found.diagnostics if d.rule not in NOT_ASKED]


@cache
def fixtures() -> dict[str, str]:
    """Every fixture: the text of its own keys by its name."""
    names = sorted(p for p in CORPUS.glob("*.yaml") if not p.name.endswith(".partie.yaml"))
    return {path.stem: path.read_text(encoding="utf-8") for path in names}


@cache
def scripts() -> dict[str, Script]:
    """Every stored play of a fixture, by its name « sorte.nom »."""
    found = {}
    for path in sorted(CORPUS.glob("*.partie.yaml")):
        loaded, _ = load_as(path.read_bytes(), path.name, Script)
        assert loaded.value is not None, [str(d.message) for d in loaded.diagnostics]
        found[path.name.removesuffix(".partie.yaml")] = loaded.value
    return found


@cache
def guide() -> dict[str, str]:
    """The examples of each page of the guide, put together as one fixture."""
    found = {}
    for page in sorted(GUIDE.glob("*.md")):
        blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
        if not blocks:
            continue
        tops = [block for block in blocks if not block.startswith("- ")]
        steps = [block for block in blocks if block.startswith("- ")]
        inside = "".join(re.sub(r"^(?=.)", "  ", block, flags=re.MULTILINE) for block in steps)
        found[page.stem] = "".join(tops) + "etapes:\n" + inside
    return found
