"""The thirty points: whole, in one place, and what the page says of them is what the code knows."""

from __future__ import annotations

import re

import msgspec

from game.atelier.rules.catalogue import lines
from scenarios.files.source import read
from scenarios.relecture import Reading, reading_points
from scenarios.steps.kinds import KINDS
from tests.guide.pages import BLOCK
from tests.guide.relecture import HEAD, PAGE, page


def test_there_are_thirty_each_with_its_words() -> None:
    points = reading_points()
    assert list(points) == list(range(1, 31))
    families = [one.famille for one in points.values()]
    # A family is one stretch of the list: the page and the sheet head each once.
    assert len(dict.fromkeys(families)) == 7
    assert sorted(families, key=list(dict.fromkeys(families)).index) == families
    assert len({one.titre for one in points.values()}) == len(points)
    for one in points.values():
        assert len(one.titre) <= 40, one.numero
        assert len(one.texte.split()) >= 20, one.numero
        assert "'" not in one.texte, one.numero
        assert not one.toujours or not any(
            (one.dedans.sortes, one.dedans.canaux, one.dedans.activites, one.dedans.actes)
        ), one.numero


def test_every_rule_and_every_kind_of_step_they_name_exists() -> None:
    for one in reading_points().values():
        assert set(one.regles) <= set(lines()), one.numero
        assert len(set(one.regles)) == len(one.regles), one.numero
        assert set(one.dedans.sortes) <= set(KINDS), one.numero


def test_the_page_says_what_the_points_say() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(), "python -m tests.guide.relecture"
    assert [int(n) for n in re.findall(r"^(\d+)\. \*\*", text, re.MULTILINE)] == list(range(1, 31))


def test_the_guide_leads_to_the_page() -> None:
    for name in ("guide-auteur.md", "scenario.md"):
        assert "](relecture.md)" in (PAGE.parent / name).read_text(encoding="utf-8"), name


def test_the_example_of_the_page_answers_each_point_once() -> None:
    (block,) = BLOCK.findall(HEAD)
    text = re.sub(r"^```.*$", "", block, flags=re.MULTILINE)
    document, found = read(text.encode(), "relecture.md")
    assert found == ()
    assert document is not None
    sheets = msgspec.convert(document.data, dict[str, dict[str, Reading]])
    reading = sheets["professeur"]["relecture"]
    assert sorted(number for number, *_ in reading.answers()) == list(reading_points())
