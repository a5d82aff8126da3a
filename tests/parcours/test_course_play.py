"""The scene to play next: the competence least observed, then the weakest, and the sentence why."""

from __future__ import annotations

import pytest

from scoring.course_play import AGAIN, NEXT_STAGE, Candidate, choose, told
from scoring.progress import Key, Observed, Standing, standings
from scoring.words import ENOUGH_TO_TELL

NAMES = {"1A": "Prendre contact", "1C": "Analyser", "2B": "Satisfaire", "MA.1.1": "Gérer"}
COUNTER = Candidate("comptoir", "seconde", ("1A", "1C"))
CALL = Candidate("appel", "seconde", ("1A", "2B"))


def chosen(candidates: list[Candidate], **known: Standing) -> tuple[str, str]:
    keys: dict[Key, Standing] = {("seconde", code.lstrip("_")): one for code, one in known.items()}
    found = choose(candidates, keys, NAMES.__getitem__)
    assert found is not None
    return found.scenario, found.why


def test_at_the_start_the_first_scene_of_the_course() -> None:
    assert chosen([COUNTER, CALL]) == ("comptoir", "1A « Prendre contact » : pas encore observée.")
    assert choose([], {}, NAMES.__getitem__) is None


def test_the_least_observed_comes_first_however_weak_another_is() -> None:
    seen = {"_1A": Standing(9, 1), "_1C": Standing(3, 4), "_2B": Standing(1, None)}
    assert chosen([COUNTER, CALL], **seen) == (
        "appel",
        "2B « Satisfaire » : encore peu observée (1 fois).",
    )


def test_then_the_weakest_in_the_words_of_its_level() -> None:
    seen = {"_1A": Standing(9, 2), "_1C": Standing(4, 1), "_2B": Standing(4, 4)}
    assert chosen([COUNTER, CALL], **seen) == (
        "comptoir",
        "1C « Analyser » : « découvert » la dernière fois, à reprendre.",
    )
    bac = Candidate("hall", "premiere", ("MA.1.1",), plays=1)
    found = choose([bac], {("premiere", "MA.1.1"): Standing(6, 2)}, NAMES.__getitem__)
    assert found is not None
    assert "« insuffisamment maîtrisées » la dernière fois, à reprendre." in found.why


def test_then_what_the_course_still_holds_before_what_is_nearly_there() -> None:
    seen = {"_1A": Standing(9, 3), "_1C": Standing(4, 3), "_2B": Standing(4, 3)}
    played = Candidate("comptoir", "seconde", ("1A", "1C"), plays=1)
    assert chosen([played, CALL], **seen) == ("appel", NEXT_STAGE)
    assert chosen([played], **seen) == (
        "comptoir",
        "1C « Analyser » : « réussi seul » la dernière fois, à confirmer.",
    )


def test_when_all_is_well_the_scene_played_least_with_somebody_else() -> None:
    seen = {code: Standing(8, 4) for code in ("_1A", "_1C", "_2B")}
    often = Candidate("comptoir", "seconde", ("1A", "1C"), plays=3)
    once = Candidate("appel", "seconde", ("1A", "2B"), plays=1)
    assert chosen([often, once], **seen) == ("appel", AGAIN)


def test_of_two_scenes_for_a_competence_the_one_played_least() -> None:
    often = Candidate("comptoir", "seconde", ("1A",), plays=2)
    once = Candidate("appel", "seconde", ("1A",), plays=1)
    assert chosen([often, once], _1A=Standing(2, 3))[0] == "appel"
    assert chosen([once, often], _1A=Standing(2, 3))[0] == "appel"


def test_a_code_of_another_year_starts_anew() -> None:
    later = Candidate("dossier", "terminale", ("MA.1.1",))
    found = choose([later], {("premiere", "MA.1.1"): Standing(9, 4)}, NAMES.__getitem__)
    assert found is not None
    assert found.why.endswith("pas encore observée.")


def test_observed_in_passing_only_is_told_so() -> None:
    seen = {"_1A": Standing(ENOUGH_TO_TELL, None)}
    only = Candidate("comptoir", "seconde", ("1A",), plays=4)
    assert chosen([only], **seen)[1].endswith("observée en passant seulement.")


@pytest.mark.parametrize("rank", [None, 1, 2, 3, 4])
def test_every_reason_is_a_sentence(rank: int | None) -> None:
    for acts in (0, 1, 3, 4, 40):
        _, why = chosen([COUNTER], _1A=Standing(acts, rank), _1C=Standing(acts, rank))
        assert why.endswith(".")


def test_acts_add_up_and_the_last_word_stays() -> None:
    first = (Observed("1A", 3, 1), Observed("1C", 1, None))
    second = (Observed("1A", 1, None), Observed("1C", 2, 3))
    later = (Observed("1A", 5, 4),)
    found = standings([("seconde", first), ("seconde", second), ("premiere", later)])
    assert found == {
        ("seconde", "1A"): Standing(4, 1),
        ("seconde", "1C"): Standing(3, 3),
        ("premiere", "1A"): Standing(5, 4),
    }


def test_what_was_shown_is_told_in_the_words_of_the_level() -> None:
    assert told("seconde", Standing()) == "pas encore observée"
    assert told("seconde", Standing(1, None)) == "observée 1 fois"
    assert told("seconde", Standing(7, 3)) == "observée 7 fois, « réussi seul »"
    assert told("terminale", Standing(7, 3)) == "observée 7 fois, « maîtrisées »"
