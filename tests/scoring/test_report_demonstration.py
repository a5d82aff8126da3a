"""The report of a play of every kind: what was asked, what was given, and nothing lost on the way."""

from __future__ import annotations

import json

import pytest

from game.content import bundled, new_play
from scenarios.moves import right_move
from scenarios.play import View
from scenarios.steps.kinds import AnyMove
from scenarios.steps.redaction import RedactionMove
from scoring.render import as_json, html
from scoring.render.html import MOST_COMPETENCES
from scoring.report.values import Report
from tests.scoring.test_report_html import page_of
from tests.support.hostile import CONTROLS, MARKUP
from tests.support.pages import Page
from tests.support.reports import reported

HOSTILE = "\n".join(
    (*MARKUP, *CONTROLS, "</script><script>alert(1)</script>", "\u202egrave", "x" * 3_000)
)


def hostile(view: View) -> AnyMove:
    """Plays right, but writes every hostile text where it may write."""
    move = right_move(view)
    return RedactionMove(texte=HOSTILE) if isinstance(move, RedactionMove) else move


@pytest.fixture(scope="module")
def made() -> tuple[Report, Page]:
    written = bundled().scenario("demonstration")
    play = new_play(written, bundled().organisations[written.organisation], seed=3, mode="guide")
    report, journal, _ = reported(play, hostile)
    return report, page_of(report, journal)


def test_every_answer_has_its_question_once(made: tuple[Report, Page]) -> None:
    report, page = made
    assert [each.number for each in report.assessment.reviews] == list(range(1, 25))
    assert all(each.prompt for each in report.assessment.reviews)
    asked = [m.asked for m in report.moments if m.review and m.review.kind == "recherche"]
    assert asked[0].startswith("La demande vient du site.")
    assert set(asked[1:]) == {""}, "a search goes on under the same question"
    shown = [t.text for t in page.tags if t.attributes.get("class") == "tour demande"]
    assert len(shown) == sum(bool(m.asked) for m in report.moments)
    for kind in ("ordre", "selection", "classement", "fiche", "tableau", "envoi", "redaction"):
        assert [m.asked for m in report.moments if m.review and m.review.kind == kind] != [""]


def test_what_a_student_writes_stays_text(made: tuple[Report, Page]) -> None:
    page = made[1]
    assert (page.strays, page.open) == ([], [])
    assert len(page.named("script")) == 1
    assert "&lt;/script&gt;" in page.source
    assert "&amp;lt;" not in page.source
    assert not set("\x00\x1b\x07\u202e") & set(page.source)


def test_the_text_handed_in_stands_before_what_it_is_worth(made: tuple[Report, Page]) -> None:
    source = made[1].source.partition('id="conversation"')[2]
    assert source.index("Texte remis") < source.index("La personne reçue")


def test_the_short_form_has_as_many_competences_as_a_page_holds(made: tuple[Report, Page]) -> None:
    report, page = made
    assert len(report.assessment.announced) > MOST_COMPETENCES + 1
    short = next(t for t in page.named("section") if t.attributes.get("class") == "court")
    # A notice above names competences too: those whose official criteria are not all known.
    listed = short.text.partition("Compétences de la situation")[2]
    named = [each.code for each in report.assessment.announced if each.code in listed]
    assert len(named) == MOST_COMPETENCES
    rest = len(report.assessment.announced) - MOST_COMPETENCES
    assert f"Les {rest} autres" in short.text


def test_a_program_reads_everything(made: tuple[Report, Page]) -> None:
    read = json.loads(as_json.render(made[0]))
    answers = [each["reponse"] for each in read["echanges"] if each["reponse"]]
    assert read["situation"]["consigne"]["de"] == "Nadia Ferrand, responsable du magasin"
    assert [each["scene"] for each in read["echanges"] if each["scene"]] == [
        *("Scène 1 sur 3 — Avant", "Scène 2 sur 3 — Le rendez-vous", "Scène 3 sur 3 — Après"),
    ]
    (sheet,) = [each["feuille"] for each in answers if each["feuille"]]
    assert sheet["lignes"][0]["cellules"][2] == {"texte": "20,0\u00a0%", "saisie": "=C2 / B2 * 100"}
    assert sheet["graphique"]["points"][1] == {"libelle": "Mercredi", "valeur": 35.0}
    parts = [part for each in answers for part in each["elements"]]
    assert {part["id"] for part in parts if not part["note"]} >= {"texte"}
    assert not any(each["passee"] for each in answers)


def test_html_says_answers_and_leaves_lines_to_the_teacher(made: tuple[Report, Page]) -> None:
    student, _, teacher = made[1].source.partition('<section class="professeur"')
    assert "#ligne-" not in student
    assert "réponse&nbsp;2</a>, ligne&nbsp;3" in teacher
    assert html.MOST_FAULTS == 2
