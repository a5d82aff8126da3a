"""The frameworks as data: what was inventoried is all there, and every link leads somewhere."""

from __future__ import annotations

import re

import msgspec
import pytest

from scoring.entries import Criterion, Entry
from scoring.framework import (
    BEP,
    MA,
    MCV,
    OURS,
    SECONDE,
    UnknownCodeError,
    assemble,
    load,
    normalise,
)
from scoring.framework_file import Framework, Shelf
from scoring.framework_source import (
    DamagedFrameworkError,
    parse,
    read_sources,
)

# Codes of the two bacs, or of ours that stand in for what we lack of them.
OF_THE_BACS = re.compile(r"(HR\.)?(MA|MCV)\.")
LINES = re.compile(r"\d+(-\d+)?(,\d+(-\d+)?)*")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return read_sources()


def framework(name: str) -> Framework:
    return load().framework(name)


def sections(name: str) -> dict[str, int]:
    """How many notices each section has."""
    counts: dict[str, int] = {}
    for notice in framework(name).notices:
        counts[notice.section] = counts.get(notice.section, 0) + 1
    return counts


def test_bep_counts() -> None:
    bep = framework(BEP)
    kinds = [group.kind for group in bep.groups]
    assert (kinds.count("activite"), kinds.count("tache")) == (3, 12)
    assert (len(bep.competences), len(bep.behaviours), len(bep.criteria)) == (40, 25, 95)
    assert sum(len(each.points) for each in bep.competences) == 19
    assert len(bep.savoirs) == 31
    assert {len(each.code): 0 for each in bep.savoirs}.keys() == {2, 3, 4}
    assert len(bep.results) == 10


def test_bep_counts_per_task() -> None:
    expected = {
        "A1T1": (3, 2, 9),
        "A1T2": (3, 2, 7),
        "A1T3": (5, 3, 7),
        "A1T4": (1, 1, 7),
        "A1T5": (2, 1, 3),
        "A1T6": (3, 3, 7),
        "A2T1": (4, 1, 7),
        "A2T2": (4, 3, 15),
        "A2T3": (3, 2, 7),
        "A3T1": (5, 2, 11),
        "A3T2": (2, 3, 7),
        "A3T3": (5, 2, 8),
    }
    bep = framework(BEP)
    found = {
        task: (
            sum(each.parent == task for each in bep.competences),
            sum(each.parent == task for each in bep.behaviours),
            sum(each.code.startswith(task + "K") for each in bep.criteria),
        )
        for task in expected
    }
    assert found == expected


def test_bep_surroundings() -> None:
    counts = sections(BEP)
    assert counts["cellules_de_criteres"] == 10
    assert (counts["ressources"], counts["materiel"]) == (9, 8)
    assert (counts["relations"], counts["autonomie"]) == (3, 6)
    conditions = [counts[f"conditions_{part}"] for part in ("cadre", "moyens", "sources")]
    assert sum(conditions) == 26


def test_bep_savoirs_are_cited_and_s133_is_our_addition() -> None:
    citations = [each for group in framework(BEP).groups for each in group.citations]
    printed = [each.code for each in citations if not each.added]
    assert (len(printed), len(set(printed))) == (27, 16)
    (added,) = [each for each in citations if each.added]
    assert added.code == "S133"
    (task,) = [each for each in framework(BEP).groups if added in each.citations]
    assert task.code == "A3T3"
    shared = {each.code: each.citations_from for each in framework(BEP).groups}
    assert shared["A1T3"] == shared["A1T4"] == "A1T5"


def test_printed_mistakes_are_settled() -> None:
    assert load().competence("A2T2C4").code_printed == "A2T2C2"
    links = {
        (each.code, link.code): link.code_printed
        for each in framework(SECONDE).competences
        for link in each.links
        if link.code_printed
    }
    assert links == {
        ("1B", "MCV.4B.2"): "4B.3",
        ("1D", "MCV.3.2"): "3.3",
        ("2C", "MCV.4B.4"): "4B.6",
    }
    assert load().competence("MCV.3.1").title_printed == load().competence("MCV.2.2").title


def test_seconde_counts() -> None:
    seconde = framework(SECONDE)
    assert (len(seconde.groups), len(seconde.competences)) == (3, 10)
    assert sum(len(each.points) for each in seconde.competences) == 31
    assert len(seconde.behaviours) == 49
    assert len({each.label for each in seconde.behaviours}) == 36
    assert (len(seconde.bases), len(seconde.pedagogie)) == (7, 12)
    assert [len(each.steps) for each in seconde.examples] == [7, 8]
    assert len(seconde.vocabulary) == 7


@pytest.mark.parametrize(
    ("track", "criteria", "distinct", "results", "distinct_results", "savoirs"),
    [("MA", 39, 25, 26, 10, 52), ("MCV", 51, 30, 58, 39, 60)],
)
def test_seconde_counts_by_track(
    track: str, criteria: int, distinct: int, results: int, distinct_results: int, savoirs: int
) -> None:
    seconde, mark = framework(SECONDE), f".{track}."
    found = [each for each in seconde.criteria if mark in each.code]
    assert (len(found), len([each for each in found if not each.same_as])) == (criteria, distinct)
    assert {each.track for each in found} == {track}
    kept = [each for each in seconde.results if mark in each.code]
    first = [each for each in kept if not each.same_as]
    assert (len(kept), len(first)) == (results, distinct_results)
    assert len([each for each in seconde.savoirs if mark in each.code]) == savoirs


def test_seconde_links_to_the_two_bacs() -> None:
    links = [link for each in framework(SECONDE).competences for link in each.links]
    counts = {
        prefix: (
            len([each for each in links if each.code.startswith(prefix)]),
            sum(len(each.points) for each in links if each.code.startswith(prefix)),
        )
        for prefix in ("MA.", "MCV.")
    }
    assert counts == {"MA.": (24, 44), "MCV.": (39, 71)}


@pytest.mark.parametrize(
    ("name", "prefix", "competences", "points", "groups"),
    [(MA, "MA.", 12, 31, 3), (MCV, "MCV.", 18, 93, 5)],
)
def test_the_bacs_counts_and_prefixes(
    name: str, prefix: str, competences: int, points: int, groups: int
) -> None:
    bac = framework(name)
    assert (len(bac.competences), len(bac.groups)) == (competences, groups)
    assert sum(len(each.points) for each in bac.competences) == points
    codes = [each.code for each in bac.competences] + [each.code for each in bac.groups]
    codes += [point.code for each in bac.competences for point in each.points]
    codes += [each.code for each in bac.criteria] + [each.code for each in bac.behaviours]
    codes += [each.code for each in bac.savoirs] + [each.code for each in bac.results]
    assert all(code.startswith(prefix) for code in codes)
    assert not bac.absent_codes


@pytest.mark.parametrize(
    ("name", "criteria", "new", "behaviours", "savoirs", "results"),
    [(MA, 25, 0, 0, 32, 10), (MCV, 32, 2, 39, 51, 39)],
)
def test_the_bacs_hold_all_that_the_seconde_prints_of_them(
    name: str, criteria: int, new: int, behaviours: int, savoirs: int, results: int
) -> None:
    bac, mark = framework(name), f".{name.upper()}."
    firsts = {e.code for e in framework(SECONDE).criteria if mark in e.code and not e.same_as}
    assert {each.same_as for each in bac.criteria if each.same_as} == firsts
    counts = (len(bac.criteria), len([each for each in bac.criteria if not each.same_as]))
    assert counts == (criteria, new)
    found = (len(bac.behaviours), len(bac.savoirs), len(bac.results))
    assert found == (behaviours, savoirs, results)


@pytest.mark.parametrize("name", [MA, MCV])
def test_the_bacs_keep_what_the_seconde_cites_and_all_its_links(name: str) -> None:
    (cited,) = [each for each in framework(SECONDE).linked if each.id == name]
    kept = {each.code: each for each in framework(name).competences}
    for one in cited.competences:
        assert one.title == kept[one.code].title
        assert [(e.code, e.title) for e in one.points] == [
            (e.code, e.title) for e in kept[one.code].points[: len(one.points)]
        ]
    missing = {each.code for each in framework(name).competences} - {
        each.code for each in cited.competences
    }
    assert missing == {*cited.absent_codes, *(["MCV.4B.5"] if name == MCV else [])}
    for criterion in framework(name).criteria:
        if criterion.same_as:
            said = load().competences_of(criterion.same_as, name)
            assert set(said) == set(criterion.competences)


@pytest.mark.parametrize("name", [MA, MCV])
def test_every_entry_of_the_bacs_says_where_it_was_found(name: str) -> None:
    bac = framework(name)
    known = {each.id for each in bac.documents}
    assert all(each.address and "/work" not in each.address for each in bac.documents)
    points = [point for each in bac.competences for point in each.points]
    found = {each.code: (each.found_in, each.lines) for each in bac.competences}
    found |= {each.code: (each.found_in, each.lines) for each in points}
    found |= {each.code: (each.found_in, each.lines) for each in bac.criteria}
    found |= {each.code: (each.found_in, each.lines) for each in bac.behaviours}
    found |= {each.code: (each.found_in, each.lines) for each in bac.savoirs}
    found |= {each.code: (each.found_in, each.lines) for each in bac.results}
    for code, (documents, lines) in found.items():
        assert documents, code
        assert bool(lines) == ("seconde" in documents), code
    assert all(each.found_in for each in bac.groups)
    cited = {document for documents, _ in found.values() for document in documents}
    assert cited == known


def test_what_the_bacs_lack_is_said_and_our_criteria_stand_in() -> None:
    lacking = {
        gap.of for name in (MA, MCV) for gap in framework(name).gaps if "criteres" in gap.missing
    }
    assert lacking == {"MA.1.5", "MA.1.6", "MA.2.3", "MCV.3.3", "MCV.4A.2", "MCV.4A.3", "MCV.4B.5"}
    ours = {code for each in framework(OURS).criteria for code in each.competences}
    bacs = [each for name in (MA, MCV) for each in framework(name).competences]
    for one in bacs:
        assert load().lacks_criteria(one.code) == (one.code in lacking)
        official = [
            code
            for code in load().criterion_codes
            if load().criterion(code).printed
            and one.code in load().competences_of(code, one.framework, inherited=False)
        ]
        assert official or one.code in lacking, one.code
        assert (one.code in ours) == (one.code in lacking), one.code
        assert one.remark or one.code not in lacking, one.code
    assert [each.id for each in load().frameworks if each.partial] == [MA, MCV]
    assert not load().lacks_criteria("1C")


def test_units_and_options_of_the_bacs() -> None:
    told = {each.code: (each.unit, each.option) for each in framework(MCV).groups}
    assert told["MCV.G3"] == ("U33", None)
    assert (told["MCV.G4A"], told["MCV.G4B"]) == ((None, "A"), (None, "B"))
    assert [each.unit for each in framework(MA).groups] == ["U31", "U32", "U2"]


def test_a_file_of_its_own_takes_the_place_of_a_cited_diploma(shelf: Shelf) -> None:
    without = tuple(each for each in shelf.frameworks if each.id != MA)
    ours = next(each for each in without if each.id == OURS)
    alone = tuple(each for each in ours.criteria if not each.code.startswith("HR.MA."))
    kept = tuple(each for each in without if each is not ours)
    kept += (msgspec.structs.replace(ours, criteria=alone),)
    cited = assemble(Shelf(kept, shelf.correspondences))
    assert cited.framework(MA).partial
    assert cited.lacks_criteria("MA.1.1")
    assert not any(cited.knows(code) for code in cited.framework(MA).absent_codes)
    diploma = next(each for each in framework(SECONDE).linked if each.id == MA)
    whole = msgspec.structs.replace(
        framework(OURS),
        id=MA,
        title="Bac pro complet",
        printed=True,
        groups=diploma.groups,
        competences=diploma.competences,
        criteria=(Criterion("MA.1.1.K1", "Priorités posées", ("MA.1.1",)),),
    )
    joined = assemble(Shelf((*kept, whole), shelf.correspondences))
    assert not joined.framework(MA).partial
    assert not joined.lacks_criteria("MA.1.1")
    assert joined.competences_of("MA.1.1.K1", MA) == ("MA.1.1",)
    assert joined.criterion("MA.1.1.K1").framework == MA


def test_repeats_say_the_same_and_belong_to_other_pages() -> None:
    for code in load().criterion_codes:
        criterion, first = load().criterion(code), load().criterion(load().canonical(code))
        assert (first.same_as, first.label) == (None, criterion.label)
        assert first.simulated == criterion.simulated
        assert criterion.same_as is None or first.competences != criterion.competences


def test_only_the_known_competences_have_no_printed_criterion() -> None:
    judged = {
        competence
        for code in load().criterion_codes
        if load().criterion(code).printed
        for competence in (*load().criterion(code).competences, *load().criterion(code).links)
    }
    unjudged = {"A2T3C2", "A3T3C3", "MA.1.5", "MA.2.3", "MCV.3.3", "MCV.4B.5"}
    assert set(load().competence_codes) - judged == unjudged


def test_our_criteria_fill_the_gaps_and_say_that_they_are_ours() -> None:
    ours = framework(OURS).criteria
    assert {"A2T3C2", "A3T3C3"} <= {each for criterion in ours for each in criterion.competences}
    assert all(each.code.startswith("HR.") and not each.printed for each in ours)
    assert all(load().competences_of(e.code, BEP) for e in ours if not OF_THE_BACS.match(e.code))
    assert all(each.see_first for each in ours)
    named = {"A2T3C2.K1", "A3T3C3.K1", "A3T3C2.K1", "A3T3C2.K2", "A3T2C1.K1", "A1T2C1.K1"}
    assert {f"HR.{name}" for name in (*named, "RGPD.K1", "RGPD.K2")} <= {e.code for e in ours}


def test_every_criterion_feeds_the_seconde_and_a_bac() -> None:
    """But those that the bacs alone have, which only later levels are marked on."""
    for code in load().criterion_codes:
        of_the_bacs = OF_THE_BACS.match(code) and load().canonical(code) == code
        assert bool(load().competences_of(code, SECONDE)) == (not of_the_bacs), code
        assert load().competences_of(code, MA) or load().competences_of(code, MCV), code


def test_the_correspondence_has_a_row_for_each_bep_competence() -> None:
    (table,) = load().correspondences
    assert table.inferred
    assert [row.of for row in table.competences] == [e.code for e in framework(BEP).competences]


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("A1T2K1", BEP, "A1T2C1"),
        ("A1T2K1", SECONDE, "1A"),
        ("A1T4K6", BEP, "A1T4C1 A1T6C2"),
        ("A1T4K6", SECONDE, "1D 3C"),  # its own row, narrower than its competences' rows
        ("A1T4K6", MCV, "MCV.2.2"),
        ("A3T2K1", SECONDE, "1C"),
        ("A3T2K4", SECONDE, "1D"),
        ("A3T2K4", MCV, "MCV.1.2"),  # no bac in its own row: its competences' rows serve
        ("1A.MA.K3", SECONDE, "1A 1B 1C 1D"),  # printed in 1A, « voir aussi » in the others
        ("1C.MCV.K1", SECONDE, "1C 1B 1D"),  # a repeat of 1B.MCV.K1, inherited by 1D
        ("1C.MCV.K1", MCV, "MCV.1.2"),
        ("1C.MCV.K1", MA, ""),
        ("1C.MCV.K1", BEP, ""),
        ("2B.MA.K1", SECONDE, "2B"),
        ("2B.MA.K1", MA, "MA.1.6"),
        ("1D.MCV.K4", MCV, "MCV.3.2 MCV.4A.3"),
        ("HR.A3T3C3.K1", BEP, "A3T3C3"),
        ("HR.A3T3C3.K1", SECONDE, "1D"),
        ("HR.A3T3C3.K1", MCV, "MCV.1.3"),
        ("HR.RGPD.K1", MCV, "MCV.3.1"),
        ("MA.1.3.K4", MA, "MA.1.3 MA.3.2"),
        ("MA.1.3.K4", SECONDE, "1C 2B 2C 1D"),  # the same statement as 1C.MA.K5
        ("MCV.1.2.K4", MCV, "MCV.1.2"),
        ("MCV.1.2.K4", SECONDE, ""),
        ("HR.MA.1.5.K1", MA, "MA.1.5"),
        ("HR.MA.1.5.K1", SECONDE, ""),
    ],
)
def test_competences_of(code: str, name: str, expected: str) -> None:
    assert load().competences_of(code, name) == tuple(expected.split())


def test_competences_of_can_leave_the_inherited_ones_out() -> None:
    def own(code: str) -> tuple[str, ...]:
        return load().competences_of(code, SECONDE, inherited=False)

    assert own("1A.MA.K3") == ("1A",)
    assert own("1C.MCV.K1") == ("1C", "1B")


def test_what_a_text_can_only_simulate_is_marked() -> None:
    simulated = {code for code in load().criterion_codes if load().criterion(code).simulated}
    bep = "A1T1K4 A1T2K2 A1T2K3 A1T2K5 A2T2K14 A2T2K15 A3T3K5 A3T3K6"
    seconde = "1A.MCV.K1 3A.MCV.K2 3C.MCV.K1 2B.MCV.K4 3C.MCV.K3"
    bacs = "MCV.1.2.K1 MCV.2.3.K3"
    assert simulated == {*bep.split(), *seconde.split(), *bacs.split()}
    acted = {code for code in load().behaviour_codes if load().behaviour(code).simulated}
    assert acted == {"A1T2CP1", "A2T3CP2", "A3T2CP1", "1A.CP1", "MCV.G1.CP1"}
    assert load().competence("A1T1C2").simulated


def test_lines_lie_within_their_source() -> None:
    def walk(value: object, last: int) -> None:
        if isinstance(value, Entry):
            lines = getattr(value, "lines", "")
            if isinstance(lines, str) and lines:
                assert LINES.fullmatch(lines), value
                for part in lines.split(","):
                    first, _, end = part.partition("-")
                    assert 1 <= int(first) <= int(end or first) <= last, value
            for name in value.__struct_fields__:
                walk(getattr(value, name), last)
        elif isinstance(value, tuple):
            for each in value:
                walk(each, last)

    for name in (BEP, SECONDE, MA, MCV):
        walk(framework(name), framework(name).source.lines)


def test_every_official_criterion_and_competence_says_where_it_is_printed() -> None:
    for name in (BEP, SECONDE):
        assert all(each.lines for each in framework(name).criteria)
        assert all(each.lines for each in framework(name).competences)


def test_what_is_read_has_french_typography(shelf: Shelf) -> None:
    text = msgspec.json.encode(shelf).decode()
    assert "'" not in text
    assert not re.search(r" [:;?!»]|« |\.\.\.", text)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("A1T2C1", "A1T2C1"),
        ("A2T2CP2 – Soigner l’orthographe", "A2T2CP2"),
        ("A2T2C1 - Rédiger", "A2T2C1"),
        ("S221. La communication", "S221"),
        (" MCV.4A.2.a ", "MCV.4A.2.a"),
        ("bep–mrcu", "bep-mrcu"),
    ],
)
def test_codes_are_read_as_printed(written: str, code: str) -> None:
    assert normalise(written) == code


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("A1T2C99", "A1T2C"),
        ("a1t2c1", "A1T2C1"),
        ("1.2", "MA.1.2 ou MCV.1.2"),
        ("4A.2", "MCV.4A.2"),
    ],
)
def test_an_unknown_code_names_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(UnknownCodeError, match=re.escape(near)) as caught:
        load().competence(wrong)
    assert caught.value.code == wrong


def test_lookups_find_each_kind() -> None:
    frameworks = load()
    assert frameworks.criterion("A1T2K1").label == "Accueil conforme aux usages de la maison"
    assert frameworks.competence("1A").short_title == "Prendre contact"
    assert frameworks.savoir("S133").title == "Les obligations légales"
    assert frameworks.behaviour("A1T6CP1").parent == "A1T6"
    assert all(frameworks.knows(code) for code in ("A1T4C1.a", "1C.c", "BI5", "MA.B1", "G2"))
    assert not frameworks.knows("1.2")
    with pytest.raises(UnknownCodeError):
        frameworks.framework("cap")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("criteres: []\ncriteres: []", "criteres"),
        ("critere: []", "critere"),
        ("format: 2", "format"),
        ("", "format"),
    ],
)
def test_a_damaged_file_says_so(lines: str, message: str) -> None:
    head = 'id: x\ntitre: X\ntitre_court: X\nversion: "1"\nsource: {document: d}\n'
    start = "" if "format" in message else "format: 1\n"
    with pytest.raises(DamagedFrameworkError, match=message):
        parse(f"{start}{head}{lines}\n".encode(), "x.yaml", Framework)


@pytest.mark.parametrize(
    ("criteria", "message"),
    [
        ([Criterion("A1T2K1", "Encore", ("1A",))], "A1T2K1"),
        ([Criterion("HR.X.K1", "Perdu", ("9Z",))], "HR.X.K1 → 9Z"),
        ([Criterion("HR.X.K1", "Redit", ("1A",), same_as="1C.MCV.K1")], "1C.MCV.K1"),
        ([Criterion("mal formé", "Code", ("1A",))], "mal formé"),
    ],
)
def test_frameworks_that_do_not_hold_together_are_refused(
    shelf: Shelf, criteria: list[Criterion], message: str
) -> None:
    extra = msgspec.structs.replace(framework(OURS), id="x", criteria=tuple(criteria))
    with pytest.raises(DamagedFrameworkError, match=re.escape(message)):
        assemble(Shelf((*shelf.frameworks, extra), shelf.correspondences))
