"""The report as values, CSV and JSON: what is written can be read back, and means one thing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from game.content import bundled, new_play
from scenarios.journal import Journal, read
from scenarios.moves import right_move
from scenarios.play import Play
from scoring.render import as_csv, as_json
from scoring.render.json_keys import KEYS
from scoring.report.build import build, facts_of
from scoring.report.naming import file_stem
from scoring.report.values import Report
from scoring.report.wording import french_date
from tests.support.essai import HURRIED, changed, play, ruled, scenario
from tests.support.plays import Chooser
from tests.support.reports import choosing, erring, reported

# Where a key holds one of the values that KEYS describes once, under its own name.
SHARED = {
    "total": "portee",
    "competences[]": "competence",
    "activites[]": "competence",
    "competence.points": "portee",
    "competence.preuves[]": "preuve",
    "criteres[].points": "portee",
    "criteres[].preuves[]": "preuve",
    "echanges[].avant[]": "tour",
    "echanges[].tours[]": "tour",
    "comportements[].preuves[]": "preuve",
    "echanges[].reponse": "reponse",
    "reponse.notes[]": "preuve",
}
MAY_BE_NULL = (
    *("fin", "echanges[].reponse", "situation.consigne"),
    *("reponse.feuille", "reponse.feuille.graphique"),
)


def plays() -> Iterator[tuple[Play, Chooser]]:
    rude = choosing(
        accueillir=("rayon", "rayon", "rayon", "rayon"),
        rattraper=("montrer", "montrer", "montrer", "montrer"),
    )
    yield play(written=ruled()), choosing(accueillir="prix", argumenter="mentir")
    yield play("evaluation", HURRIED), rude
    yield play("entrainement", HURRIED), erring(3)


@pytest.fixture(scope="module", params=range(3))
def report(request: pytest.FixtureRequest) -> Report:
    return reported(*tuple(plays())[request.param])[0]


def rows(report: Report) -> list[dict[str, str]]:
    content = as_csv.render(report)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_one_row_a_mark(report: Report) -> None:
    marks = [each for score in report.assessment.criteria for each in score.evidence]
    marks += [each for score in report.assessment.behaviours for each in score.evidence]
    found = [
        (
            *(each.line, f"règle {each.rule}" if each.rule else each.step),
            *(each.criterion, each.mark, each.reason),
        )
        for each in marks
    ]
    read_back = [
        (int(r["Ligne"]), r["Étape"], r["Critère"], int(r["Note (0 à 3)"]), r["Raison"])
        for r in rows(report)
    ]
    assert read_back == found


def test_figures_stand_beside_the_marks(report: Report) -> None:
    by_code = {each.code: each for each in report.assessment.criteria}
    for row in rows(report):
        score = by_code.get(row["Critère"])
        if score is not None and score.reach is not None:
            assert int(row["Obtenu au critère"]) == score.earned
            assert int(row["Moins possible"]) == score.reach.low
            assert int(row["Plus possible"]) == score.reach.high


def test_a_mark_names_what_it_counts_for() -> None:
    found = rows(reported(play())[0])
    welcome = next(each for each in found if each["Critère"] == "A1T2K4")
    assert (welcome["Compétences"], welcome["BEP"]) == ("1A", "A1T2C1")
    assert (welcome["Qualité"], welcome["Au référentiel"], welcome["Simulé"]) == (
        *("Bien", "oui", "non"),
    )
    ours = next(each for each in found if each["Critère"].startswith("HR."))
    assert ours["Au référentiel"] == "non"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\u00a0+", "＝", "－"])
def test_no_cell_is_a_formula(start: str) -> None:
    report = reported(play())[0]
    hostile = start + 'HYPERLINK("http://x";"y")'
    header = replace(report.header, players=(hostile,), title=hostile)
    for row in rows(replace(report, header=header)):
        assert row["Joueurs"].startswith("'")
        assert row["Titre"] == "'" + hostile


def test_separators_quotes_and_line_ends_stay_in_their_cell() -> None:
    report = reported(play())[0]
    header = replace(report.header, title='a;b"c\nd')
    found = rows(replace(report, header=header))
    assert {each["Titre"] for each in found} == {'a;b"c\nd'}
    assert len(found) == sum(len(s.evidence) for s in report.assessment.criteria)


def test_json_says_what_it_is_and_reads_back(report: Report) -> None:
    read_back = json.loads(as_json.render(report))
    assert (read_back["genre"], read_back["format"]) == ("comptoir-bilan", 1)
    assert read_back["avertissement"] == "Entraînement : ne vaut ni note ni CCF."
    assert read_back == as_json.content(report)
    assert read_back["total"]["obtenu"] == report.assessment.earned
    marks = [
        0 if m["rattrapage"] else m["note"] for c in read_back["criteres"] for m in c["preuves"]
    ]
    assert sum(marks) == read_back["total"]["obtenu"]


def test_every_json_key_is_documented_and_every_documented_key_is_written() -> None:
    written: set[str] = set()
    later = play(written=changed(scenario(), niveau="terminale"))
    dossier = bundled().scenario("demonstration")
    all_kinds = new_play(dossier, bundled().organisations[dossier.organisation], seed=3)
    for bundle, choose in (*plays(), (later, erring(2)), (all_kinds, right_move)):
        report = reported(bundle, choose)[0]
        written |= set(_paths(as_json.content(report), ""))
    assert written == set(KEYS)


def _paths(value: as_json.Value, path: str) -> Iterator[str]:
    """The path of every leaf, and of everything that is described under a name of its own."""
    if path in SHARED and value is not None:
        if path in KEYS:
            yield path
        yield from _paths(value, SHARED[path])
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, f"{path}[]")
    elif path not in MAY_BE_NULL:
        yield path


def test_the_conversation_of_a_report_is_whole_and_in_order(report: Report) -> None:
    turns = [t for m in report.moments for t in (*m.entry, *m.exchange)]
    assert len(turns) >= len(report.assessment.reviews)
    assert [m.review for m in report.moments if m.review] == list(report.assessment.reviews)
    said = [t.text for t in turns if t.kind in ("vous", "systeme")]
    assert said == [r.said for r in report.assessment.reviews if _is_shown(r.said)]


def _is_shown(said: str) -> bool:
    return said not in ("Fin des questions", "Étape passée")


def test_every_turn_of_the_trace_is_in_the_report() -> None:
    for bundle, choose in plays():
        report, _, session = reported(bundle, choose)
        turns = tuple(t for m in report.moments for t in (*m.entry, *m.exchange))
        assert turns == session.trace.turns


def test_a_walk_out_is_told_where_it_happened() -> None:
    bundle, choose = tuple(plays())[1]
    report = reported(bundle, choose)[0]
    (moment,) = [each for each in report.moments if each.is_departure]
    assert moment.exchange[-1].text == "Je reviendrai un autre jour."
    assert report.ending is not None
    assert report.ending.nature == "rompue"


def test_notices_say_what_must_be_known() -> None:
    report, journal, session = reported(play())
    assert report.notices == ()
    entries = read(journal)
    begun = Journal(entries.entries[:2], "x", 10, is_torn=True)
    unfinished = replace(session.trace, ending=None)
    notices = build(
        report.assessment, unfinished, session.play, session.opening, facts_of(begun)
    ).notices
    assert [each.split()[0] for each in notices] == ["Séance", "La"]
    later = reported(play(written=changed(scenario(), niveau="terminale")))[0]
    assert later.notices[-1].startswith("Grille Bac incomplète")


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-11-23T10:05:00+01:00", "lundi 23 novembre 2026, 10\u00a0h\u00a005"),
        ("2026-02-01T08:00:00Z", "dimanche 1er février 2026, 8\u00a0h\u00a000"),
        ("hier", "hier"),
        ("", ""),
    ],
)
def test_dates_are_read_in_french(iso: str, shown: str) -> None:
    assert french_date(iso) == shown


@pytest.mark.parametrize(
    ("players", "stem"),
    [
        (("E07",), "E07-essai-2026-11-23"),
        (("E07", "E12"), "E07-E12-essai-2026-11-23"),
        ((), "essai-2026-11-23"),
        (("../../Zoé\x00 : <b>",), "Zoe-b-essai-2026-11-23"),
        (("CON",), "CON-essai-2026-11-23"),
        (("é" * 500,), "e" * 40 + "-essai-2026-11-23"),
    ],
)
def test_file_names_are_readable_and_safe(players: tuple[str, ...], stem: str) -> None:
    opening = reported(play())[2].opening
    assert file_stem(msgspec.structs.replace(opening, joueurs=players)) == stem
