"""The page docs/competences.md, written from the data: `python -m tests.guide.competences`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scenarios.language.typography import typeset
from scenarios.regles import house_rules
from scoring.activities import Activity, activities
from scoring.entries import Competence
from scoring.framework import BEP, SECONDE, load

PAGE = Path(__file__).parents[2] / "docs" / "competences.md"
HEAD = """# Quelle étape montre quelle compétence

Une ligne par compétence du BEP et par sous-point de la Seconde : les sortes d’étapes où l’élève la montre vraiment, et ce que le programme contrôle. Une compétence que le dialogue ne montre pas à lui seul est marquée ◐, une compétence qu’il ne montre pas du tout est marquée ○. Ce qu’un jeu de texte ne fait que décrire est dit « simulé » : une telle preuve ne vaut pas un geste réel.

Les sortes d’étapes sont expliquées dans [le guide](etapes/README.md) ; les règles et les comportements, dans [leur page](etapes/regles.md).
"""
COLUMNS = "| Compétence | Étapes | Ce que le programme contrôle |\n|---|---|---|\n"
SIGNS = {"suffit": "", "en_partie": " ◐", "insuffisant": " ○"}


def page() -> str:
    """The whole page."""
    return typeset(HEAD + "".join(_sections()))


def _sections() -> Iterator[str]:
    for framework_id in (BEP, SECONDE):
        framework = load().framework(framework_id)
        parents = {group.code: group.parent or group.code for group in framework.groups}
        titles = {group.code: group.title for group in framework.groups}
        for section in dict.fromkeys(parents[each.parent] for each in framework.competences):
            yield f"\n## {framework.short_title} — {section}, {titles[section]}\n\n{COLUMNS}"
            for each in framework.competences:
                if parents[each.parent] == section:
                    yield from (_row(*line) for line in _lines(each))


def _lines(competence: Competence) -> Iterator[tuple[str, str]]:
    """The code and the title of each line: a competence, or its sub-points in the Seconde."""
    if competence.framework == BEP:
        yield competence.code, competence.title
        return
    for point in competence.points:
        yield point.code, point.title


def _row(code: str, title: str) -> str:
    shown = activities()[code]
    checked = shown.verifie + (f" Simulé : {shown.simule}." if shown.simule else "")
    return f"| **{code}** {title}{SIGNS[shown.dialogue]} | {'<br>'.join(_means(shown))} | {checked} |\n"


def _means(shown: Activity) -> Iterator[str]:
    yield ", ".join(f"[{kind}](etapes/{kind}.md)" for kind in shown.sortes)
    for rule in shown.regles:
        yield f"règle « {house_rules()[rule].titre} »"
    if shown.comportements:
        yield "comportement " + ", ".join(shown.comportements)
    if shown.aleas:
        yield "[aléa](etapes/aleas.md)"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
