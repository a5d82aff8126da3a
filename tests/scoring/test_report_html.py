"""The HTML report: well made, self-contained, harmless, and the journal comes back whole."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.journal import JournalError
from scenarios.language.typography import typeset
from scenarios.moves import right_move
from scenarios.play import Play, View
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.kinds import AnyMove
from scoring.render import html
from scoring.report.values import Header, Report
from scoring.report.wording import simulated
from tests.support.essai import HURRIED, changed, play, ruled, scenario
from tests.support.pages import Page
from tests.support.plays import Chooser
from tests.support.reports import choosing, erring, reported

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script></style></title><h1>Titre</h1>",
    '<script type="application/x-comptoir-journal">QUFB</script>',
    "[bold]x[/] {{ 7*7 }} {% raw %} &lt;b&gt; &#60;",
    "a\x00b\x1b[31mc\u202ed",
)

HEADER = Header(
    seance="s",
    scenario="essai",
    fingerprint="f",
    engine="1",
    title="Titre",
    level="Seconde",
    organisation="Maison",
    mode="guidé",
    date="2026-11-23",
    shown_date="lundi",
    players=("E07",),
    customer=42,
    archetype="reflechi",
)


def page_of(report: Report, journal: bytes = b"{}\n") -> Page:
    return Page(html.render(report, journal).decode())


def shapes() -> Iterator[tuple[Play, Chooser]]:
    """A right play, a looped one, one that the customer left in each mode, a later level."""
    rude = choosing(
        accueillir=("rayon", "rayon", "rayon", "rayon"),
        rattraper=("montrer", "montrer", "montrer", "montrer"),
    )
    yield play(), right_move
    yield play(), choosing(accueillir=("rayon", "ouvrir"), rattraper="montrer", argumenter="mentir")
    yield play("entrainement", HURRIED), rude
    yield play("evaluation", HURRIED), rude
    yield play(written=changed(scenario(), niveau="premiere")), erring(5)
    yield play(written=ruled()), choosing(accueillir="prix", argumenter="mentir")


@pytest.fixture(scope="module", params=range(6))
def made(request: pytest.FixtureRequest) -> tuple[Report, bytes, Page]:
    bundle, choose = tuple(shapes())[request.param]
    report, journal, _ = reported(bundle, choose)
    return report, journal, page_of(report, journal)


def test_tags_nest_and_names_are_unique(made: tuple[Report, bytes, Page]) -> None:
    page = made[2]
    assert (page.strays, page.open) == ([], [])
    ids = [each.attributes["id"] for each in page.tags if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert page.source.startswith("<!DOCTYPE html>")


def test_one_language_one_title_landmarks(made: tuple[Report, bytes, Page]) -> None:
    page = made[2]
    assert page.named("html")[0].attributes["lang"] == "fr"
    for name in ("h1", "main", "header", "footer"):
        assert len(page.named(name)) == 1
    assert [each.around[-1] for each in page.named("title")] == ["head", "svg"]
    first_link = page.named("a")[0]
    assert first_link.attributes["href"] == "#contenu"


def test_headings_go_down_one_step_at_a_time(made: tuple[Report, bytes, Page]) -> None:
    levels = [int(each.name[1]) for each in made[2].named("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_stays_in_the_page_and_arrives(made: tuple[Report, bytes, Page]) -> None:
    page = made[2]
    ids = {each.attributes.get("id") for each in page.tags}
    links = [each.attributes["href"] for each in page.named("a")]
    assert links
    assert all(link[0] == "#" and link[1:] in ids for link in links)


def test_nothing_comes_from_outside_and_nothing_runs(made: tuple[Report, bytes, Page]) -> None:
    page = made[2]
    for tag in page.tags:
        assert not {name for name in tag.attributes if name.startswith("on")}
        assert not {"src", "srcset", "data", "action", "formaction", "ping"} & set(tag.attributes)
        assert not any(
            re.match(r"\s*(https?:|//|javascript:|data:)", v) for v in tag.attributes.values()
        )
    (script,) = page.named("script")
    assert script.attributes["type"] == "application/x-comptoir-journal"
    assert not page.named("link", "iframe", "object", "embed", "base", "form", "img")
    (style,) = page.named("style")
    assert not re.search(r"url\(|@import|expression\(", style.text)
    policies = [t.attributes.get("content", "") for t in page.named("meta")]
    assert any("default-src 'none'" in policy for policy in policies)


def test_tables_have_a_caption_and_scopes(made: tuple[Report, bytes, Page]) -> None:
    page = made[2]
    tables = page.named("table")
    assert len(page.named("caption")) == len(tables) > 0
    assert all(each.attributes.get("scope") in ("row", "col") for each in page.named("th"))
    captions = [each.text for each in page.named("caption")]
    assert len(captions) == len(set(captions))


def test_pictures_are_named_or_mute(made: tuple[Report, bytes, Page]) -> None:
    page = made[2]
    for picture in page.named("svg"):
        if picture.attributes.get("aria-hidden") != "true":
            assert picture.attributes["role"] == "img"
            ids = picture.attributes["aria-labelledby"].split()
            assert {t.attributes.get("id") for t in page.tags} >= set(ids)
    for sign in (t for t in page.tags if t.attributes.get("class") == "signe"):
        assert sign.attributes["aria-hidden"] == "true"
    chart = re.search(r'<svg class="barres".*?</svg>', page.source, re.DOTALL)
    assert chart is not None
    assert len(chart[0]) < 3_000


def test_every_mark_is_shown_at_its_answer(made: tuple[Report, bytes, Page]) -> None:
    report, _, page = made
    ids = {each.attributes.get("id") for each in page.tags}
    rows = [each.text for each in page.named("tr")]
    numbers = {each.line: each.number for each in report.assessment.reviews}
    for score in report.assessment.announced:
        for mark in score.evidence:
            assert (f"reponse-{numbers[mark.line]}" if mark.line else "depart") in ids
            place = f"réponse\u00a0{numbers[mark.line]}" if mark.line else "départ"
            assert any(
                place in row and mark.label in row and typeset(mark.reason) in row for row in rows
            )


def test_the_student_reads_words_and_the_figures_are_folded(
    made: tuple[Report, bytes, Page],
) -> None:
    report, _, page = made
    (folded,) = page.named("details")
    (whole,) = page.named("main")
    shown = whole.text.replace(folded.text, "")
    assert "open" not in folded.attributes
    assert "%" not in shown
    assert not re.search(r"\d\s*/\s*\d|\d points|0 à 3|Obtenu", shown)
    assert f"{report.assessment.earned} points" in folded.text
    for score in report.assessment.competences:
        assert score.degree.word in shown


def test_three_points_first_then_everything(made: tuple[Report, bytes, Page]) -> None:
    report, _, page = made
    headings = [each.text for each in page.named("h2")]
    assert headings[:4] == [
        "À retenir",
        "Compétences de la situation",
        "À revoir dans le cours",
        "À jouer ensuite",
    ]
    assert headings[4:6] == ["Compétences et preuves", "La conversation"]
    assert headings[-1] == "Pour le professeur"
    short = next(t for t in page.named("section") if t.attributes.get("class") == "court")
    for point in report.assessment.takeaways:
        assert typeset(point.why) in short.text
    for suggestion in report.suggestions:
        assert typeset(suggestion.why) in short.text
    assert typeset(report.disclaimer) in page.named("header")[0].text


def test_the_customer_is_a_number_and_no_persona(made: tuple[Report, bytes, Page]) -> None:
    report, _, page = made
    assert f"n°\u00a0{report.header.customer}" in page.named("header")[0].text
    assert report.header.archetype not in page.source


def test_the_conversation_is_whole_with_each_quality_as_word_and_sign(
    made: tuple[Report, bytes, Page],
) -> None:
    report, _, page = made
    text = next(t.text for t in page.named("section") if t.attributes.get("class") == "echange")
    for moment in report.moments:
        for turn in (*moment.entry, *moment.exchange):
            assert typeset(turn.text) in text
    words = {"attendu": "✓ Bien", "acceptable": "~ Acceptable", "maladroit": "! Maladroit"}
    for moment in report.moments:
        if moment.review is not None and moment.review.quality in words:
            assert typeset(f"{words[moment.review.quality]}. {moment.review.reason}") in text


def test_the_journal_comes_back_byte_for_byte(made: tuple[Report, bytes, Page]) -> None:
    report, journal, _ = made
    assert html.journal_in(html.render(report, journal)) == journal
    assert html.journal_in(html.render_sealed(report.header, journal)) == journal


@given(st.binary(max_size=2_000))
def test_any_bytes_come_back(journal: bytes) -> None:
    assert html.journal_in(html.render_sealed(HEADER, journal)) == journal


def test_a_file_saved_again_still_gives_its_journal() -> None:
    content = html.render_sealed(HEADER, b"un journal\n")
    for again in (
        content.replace(b"\n", b"\r\n"),
        content.replace(b"<script", b"<SCRIPT").replace(b"</script>", b"</SCRIPT >"),
        content.replace(
            b'<script type="application/x-comptoir-journal" id="journal"',
            b"<script id=journal type='application/x-comptoir-journal'",
        ),
        content.decode().encode("utf-16"),
        b"\xef\xbb\xbf" + content,
    ):
        assert html.journal_in(again) == b"un journal\n"


def test_a_page_without_a_journal_has_none() -> None:
    assert html.journal_in(b"<html><script>alert(1)</script></html>") is None
    assert html.journal_in(b"") is None
    assert html.journal_in(b'{"v":1}\n') is None


@pytest.mark.parametrize(
    "block",
    [
        b"QUFB",
        b"QUF",
        base64.b64encode(zlib.compress(b"journal")[:-3]),
        base64.b64encode(zlib.compress(b"\0" * (html.LARGEST_JOURNAL + 1), 9)),
        b"",
    ],
    ids=["pas compressé", "pas en base64", "coupé", "bombe", "vide"],
)
def test_a_damaged_journal_is_said(block: bytes) -> None:
    content = b'<script type="application/x-comptoir-journal">' + block + b"</script>"
    with pytest.raises(JournalError, match="abîmé"):
        html.journal_in(content)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_stay_text(hostile: str) -> None:
    report, journal, _ = reported(play())
    plain = page_of(report, journal)
    header = replace(
        report.header, players=(hostile, hostile), seance=hostile, organisation=hostile
    )
    page = page_of(replace(report, header=header), journal)
    assert _skeleton(page) == _skeleton(plain)
    assert html.journal_in(page.source.encode()) == journal
    assert "\x1b" not in page.source
    assert "\u202e" not in page.source
    assert "49" not in page.named("header")[0].text


@pytest.mark.parametrize("hostile", HOSTILE[:4])
def test_hostile_lines_stay_text(hostile: str) -> None:
    written = changed(scenario(), titre=hostile, contexte=hostile, objectif=hostile)
    step = written.etapes[0]
    assert isinstance(step, Dialogue)
    lines = tuple(msgspec.structs.replace(c, dit=hostile, raison=hostile) for c in step.choix)
    steps = (msgspec.structs.replace(step, choix=lines, client=hostile), *written.etapes[1:])

    def choose(view: View) -> AnyMove:
        here = view.play.steps[view.position.step or ""]
        if isinstance(here, Fiche):
            return FicheMove(champs={"nom": hostile, "achat": hostile})
        return right_move(view)

    plain, _, _ = reported(play(), lambda view: _blank(view) or right_move(view))
    report, journal, _ = reported(play(written=changed(written, etapes=steps)), choose)
    page = page_of(report, journal)
    assert (page.strays, page.open) == ([], [])
    assert {each.name for each in page.tags} == {each.name for each in page_of(plain).tags}
    assert hostile in page.named("h1")[0].text
    assert html.journal_in(page.source.encode()) == journal


def test_a_copy_before_the_release_says_nothing_of_its_worth() -> None:
    report, journal, _ = reported(play("evaluation"))
    page = Page(html.render_sealed(report.header, journal).decode())
    assert (page.strays, page.open) == ([], [])
    text = page.named("main")[0].text
    for each in report.assessment.reviews:
        assert each.reason not in page.source
        assert each.said not in text


def test_colours_contrast_enough() -> None:
    style = files("scoring.render").joinpath("modeles", "page.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style.split("}")[0]))
    for name in ("encre", "doux", "accent", "alerte", "ocre"):
        for ground in ("#ffffff", colours["fond"]):
            assert _contrast(colours[name], ground) >= 4.5


def test_paper_gets_the_short_form_on_a_page_of_its_own() -> None:
    style = files("scoring.render").joinpath("modeles", "page.css").read_text("utf-8")
    printed = style.partition("@media print")[2]
    assert ".court { break-after: page; }" in printed
    assert "size: A4" in style


def _blank(view: View) -> AnyMove | None:
    here = view.play.steps[view.position.step or ""]
    return FicheMove(champs={"nom": "x", "achat": "x"}) if isinstance(here, Fiche) else None


def _skeleton(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.name, tuple(sorted(each.attributes))) for each in page.tags]


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_was_handed_in_is_told_once() -> None:
    report, journal, _ = reported(play())
    shown = html.render(report, journal).decode()
    assert shown.count("Fiche enregistrée.") == 1


def test_rules_are_told_with_the_words_that_kept_or_broke_them() -> None:
    report, journal, _ = reported(play(written=ruled()), choosing(accueillir="prix"))
    source = page_of(report, journal).source.replace("\u202f", "\u00a0")
    student, _, teacher = source.partition('<section class="professeur"')
    assert '<h3 id="regles">Règles de l’entretien</h3>' in student
    assert "<strong>Découvrir avant d’argumenter</strong>&nbsp;: manquée. Vous avez" in student
    quoted = "«&nbsp;Bonjour. Celle-ci est à 39,90\u00a0€.&nbsp;» <a"
    assert quoted in student
    assert 'href="#reponse-1"' in student.partition(quoted)[2][:80]
    assert "<strong>Reformuler avant de proposer</strong>&nbsp;: pas mise à l’épreuve." in student
    # Why a rule does not apply is the teacher's to read.
    assert "Personne ne refuse rien" not in student
    assert "Sans objet&nbsp;: Personne ne refuse rien dans cette scène." in teacher
    assert '<span class="code">HR.A3T2C1.K1</span>&nbsp;: 0' in teacher


def test_behaviours_are_told_apart_and_what_words_only_simulate_is_named() -> None:
    report, journal, _ = reported(play(written=ruled()), right_move)
    source = page_of(report, journal).source
    student, _, teacher = source.partition('<section class="professeur"')
    part = student.partition('<h3 id="comportements">')[2]
    row = re.search(r"A1T2CP1</span>.*?</tr>", part, re.DOTALL)
    assert row is not None
    assert '<span class="etiquette">simulé</span>' in row[0]
    assert "<td>tenu</td>" in row[0]
    other = re.search(r"A3T2CP3</span>.*?</tr>", part, re.DOTALL)
    assert other is not None
    assert "simulé" not in other[0]
    assert "(tâche A3T2)</th><td>2 fois sur 2</td><td>Les questions et" in teacher
    # The one criterion of the scene that rests on words alone is named, and no other.
    assert "à travers des mots (Verbal et non verbal ajustés au contexte de vente)." in student


def test_nothing_is_said_of_simulation_where_nothing_is_simulated() -> None:
    assert simulated(()) == ""
    assert simulated(("Posture", "Posture")).count("Posture") == 1
    assert "Posture ; Tenue" in simulated(("Posture", "Tenue"))
