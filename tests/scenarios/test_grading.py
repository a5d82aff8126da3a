"""Each kind of step graded by hand: what right, half right, clumsy and blank are worth."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scenarios.customer import next_mood
from scenarios.kernel import State, advance, start
from scenarios.model import Scenario
from scenarios.moves import right_move
from scenarios.steps.autoevaluation import AutoevaluationMove
from scenarios.steps.calcul import CalculMove
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.fiche import FicheMove
from scenarios.steps.kind import Refusal, Skip, share_mark
from scenarios.steps.kinds import AnyMove
from scenarios.steps.questions import QuestionsMove
from scenarios.trace import Act
from tests.support import essai
from tests.support.plays import moved

RIGHT = {"nom": "Diallo", "telephone": "01 99 00 12 34", "achat": "une bouilloire Claire"}


def at(step: str, **changes: object) -> State:
    """The small situation, begun at one of its steps."""
    written = essai.scenario()
    steps = sorted(written.etapes, key=lambda s: s.id != step)
    return start(essai.play(written=essai.changed(written, etapes=tuple(steps), **changes)))


def acts(state: State, moves: Sequence[AnyMove]) -> Act:
    for move in moves:
        state = moved(state, move)
    return state.acts[-1]


def marks(act: Act) -> dict[str, int]:
    return {mark.criterion: mark.value for mark in act.marks}


@pytest.mark.parametrize(("choice", "value"), [("ouvrir", 3), ("rayon", 1), ("prix", 1)])
def test_a_line_is_worth_its_word(choice: str, value: int) -> None:
    act = acts(at("accueillir"), [DialogueMove(choix=choice)])
    assert marks(act) == {"A1T2K4": value, "1A.MCV.K1": value}
    assert bool(act.better) is (value < 3)


def test_silence_is_worth_nothing_and_shows_the_better_line() -> None:
    act = acts(at("accueillir"), [Skip()])
    assert marks(act) == {"A1T2K4": 0, "1A.MCV.K1": 0}
    assert [better.text for better in act.better] == [
        "Bonjour Madame, bienvenue. Pour quel usage ?"
    ]


def test_a_grave_fault_is_kept_with_its_competences() -> None:
    act = acts(at("argumenter"), [DialogueMove(choix="mentir")])
    assert act.fault is not None
    assert (act.fault.nature, act.fault.competences) == ("tromper", ("1D",))


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (["pour-quoi", "compte"], 3),
        (["pour-quoi", "compte", "couleur"], 3),
        (["combien", "pour-quoi", "compte"], 3),
        (["pour-quoi", "compte", "combien"], 2),
        (["pour-quoi"], 2),
        (["compte", "combien"], 1),
        (["couleur"], 0),
        ([], 0),
    ],
)
def test_questions_are_marked_by_what_is_known_and_not_by_how_many(
    asked: list[str], value: int
) -> None:
    moves: list[AnyMove] = [QuestionsMove(question=id_) for id_ in asked]
    act = acts(at("decouvrir"), [*moves, QuestionsMove()])
    assert marks(act) == {"A1T3K1": value, "1C.MCV.K1": value}
    assert {part.id for part in act.parts if part.is_right} <= {"usage", "attente"}


def test_a_question_is_asked_once() -> None:
    state = moved(at("decouvrir"), QuestionsMove(question="compte"))
    refusal = advance(state, QuestionsMove(question="compte"))
    assert isinstance(refusal, Refusal)
    assert refusal.message == "Vous avez déjà posé cette question."


@pytest.mark.parametrize(
    ("typed", "value", "key"),
    [
        ("{right}", 3, "juste"),
        ("{right} €", 3, "juste"),
        ("{forgot}", 1, "oubli"),
        ("44,40", 2, "total"),
        ("1 234,50 €", 0, "faux"),
    ],
)
def test_a_result_is_right_or_a_known_wrong_way_or_wrong(typed: str, value: int, key: str) -> None:
    state = at("calculer")
    note = state.play.numbers["billet"]
    texts = {"right": note - 44 - note.__class__("0.40"), "forgot": note - note.__class__("39.90")}
    answer = typed.format(**texts).replace(".", ",")
    act = acts(state, [CalculMove(reponse=answer)])
    assert (marks(act), act.key) == ({"HR.A3T3C2.K1": value}, key)
    assert act.parts[0].expected.endswith("€")


@pytest.mark.parametrize("typed", ["", "douze", "12,,5", "1e9", "12 €€", "9" * 80])
def test_what_is_no_number_is_asked_again(typed: str) -> None:
    refusal = advance(at("calculer"), CalculMove(reponse=typed))
    assert isinstance(refusal, Refusal)
    assert refusal.message == "Écrivez un nombre, par exemple 1 234,50."


@pytest.mark.parametrize(
    ("changes", "exact", "kept"),
    [
        ({}, 3, 3),
        ({"nom": "DIALLO", "telephone": "+33 1 99 00 12 34"}, 3, 3),
        ({"nom": "Dialo"}, 1, 3),
        ({"nom": "", "telephone": ""}, 0, 3),
        ({"naissance": "01/02/1985"}, 3, 0),
        ({"publicite": "oui"}, 3, 0),
        ({"publicite": "non"}, 3, 3),
        ({"publicite": "oui", "naissance": "01/02/1985", "achat": "un vélo"}, 1, 0),
    ],
)
def test_a_form_is_exact_and_keeps_what_must_not_be_kept_out(
    changes: dict[str, str], exact: int, kept: int
) -> None:
    act = acts(at("noter"), [FicheMove(champs={**RIGHT, **changes})])
    assert marks(act) == {"HR.A3T3C2.K2": exact, "A1T3K4": exact, "HR.RGPD.K1": kept}


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("telephone", "01 99", "Un numéro de téléphone compte dix chiffres."),
        ("naissance", "31/02/2001", "Écrivez une date qui existe, par exemple 24/11/2026."),
        ("publicite", "peut-être", "Répondez par oui ou par non."),
        ("nom", "x" * 1_001, "Ce champ ne peut pas dépasser 1000 signes."),
        ("inconnu", "x", "Ce champ n’est pas sur la fiche."),
    ],
)
def test_a_malformed_field_is_told_beside_it(field: str, typed: str, message: str) -> None:
    refusal = advance(at("noter"), FicheMove(champs={**RIGHT, field: typed}))
    assert isinstance(refusal, Refusal)
    assert (refusal.field, refusal.message) == (field, message)


@pytest.mark.parametrize(("wrong", "total", "value"), [
    (0, 1, 3), (1, 1, 0), (1, 2, 1), (2, 2, 0), (1, 3, 1), (2, 3, 0), (1, 4, 2), (2, 4, 1), (3, 4, 0),
])  # fmt: skip
def test_partial_credit(wrong: int, total: int, value: int) -> None:
    assert share_mark(wrong, total) == value


def judged(degrees: dict[str, int]) -> Act:
    """A self-assessment after a greeting worth 1, a discovery worth 3, an argument worth 3."""
    state = start(essai.play(written=_short()))
    for move in (
        DialogueMove(choix="prix"),
        QuestionsMove(question="pour-quoi"),
        QuestionsMove(question="compte"),
        QuestionsMove(),
        DialogueMove(choix="solide"),
    ):
        state = moved(state, move)
    return acts(state, [AutoevaluationMove(degres=degrees)])


def _short() -> Scenario:
    written = essai.scenario()
    steps = {step.id: step for step in written.etapes}
    kept = ("accueillir", "decouvrir", "argumenter", "juger")
    argue = essai.changed(steps["argumenter"], vers="juger")
    return essai.changed(
        written, etapes=tuple(argue if id_ == "argumenter" else steps[id_] for id_ in kept)
    )


@pytest.mark.parametrize(
    ("degrees", "value"),
    [
        ({"salut": 1, "besoin": 3, "argument": 3}, 3),
        ({"salut": 2, "besoin": 3, "argument": 3}, 1),
        ({"salut": 0, "besoin": 3, "argument": 3}, 1),
        ({"salut": 3, "besoin": 0, "argument": 3}, 0),
    ],
)
def test_a_judgement_is_compared_with_what_was_observed(
    degrees: dict[str, int], value: int
) -> None:
    assert marks(judged(degrees)) == {"A3T3K7": value}


def test_what_was_never_observed_agrees_with_not_done() -> None:
    state = at("juger")
    move = right_move(state.view)
    assert move == AutoevaluationMove(degres={"salut": 0, "besoin": 0, "argument": 0})
    assert marks(acts(state, [move])) == {"A3T3K7": 3}


def test_every_point_is_judged() -> None:
    refusal = advance(at("juger"), AutoevaluationMove(degres={"salut": 2, "besoin": 4}))
    assert isinstance(refusal, Refusal)
    assert refusal.field == "besoin"


@pytest.mark.parametrize(
    ("mood", "patience", "after"),
    [
        ("serein", 6, "agace"),
        ("serein", 5, "en_colere"),
        ("en_colere", 6, "en_colere"),
        ("en_colere", 7, "agace"),
        ("agace", 9, "agace"),
        ("agace", 10, "serein"),
    ],
)
def test_anger_is_left_later_than_it_is_entered(mood: str, patience: int, after: str) -> None:
    assert next_mood(mood, trust=10, patience=patience, threshold=3) == after  # type: ignore[arg-type]
