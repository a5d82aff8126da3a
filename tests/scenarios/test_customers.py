"""Equal moves, two tempers: another offer, another reply, another mark, a departure; fairness."""

from __future__ import annotations

import pytest

from scenarios.customer import clamp, felt, next_mood
from scenarios.kernel import State, offered_ids, start
from scenarios.moves import right_move
from scenarios.play import Mode
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.kinds import AnyMove
from scenarios.steps.questions import QuestionsMove
from tests.support import essai
from tests.support.plays import moved, played

DISCOVERY: tuple[AnyMove, ...] = (
    DialogueMove(choix="ouvrir"),
    QuestionsMove(question="pour-quoi"),
    QuestionsMove(question="compte"),
    QuestionsMove(),
)


def after(play_moves: tuple[AnyMove, ...], state: State) -> State:
    for move in play_moves:
        state = moved(state, move)
    return state


def test_equal_moves_meet_another_customer() -> None:
    calm = after(DISCOVERY, start(essai.play(temper=essai.CALM)))
    hurried = after(DISCOVERY, start(essai.play(temper=essai.HURRIED)))
    # Another offer: the line that trust opens is there for one of them only.
    assert set(offered_ids(calm.offer())) - set(offered_ids(hurried.offer())) == {"complice"}
    # Another reply to the same question: the motive that the argument may then use.
    assert [act.reply for act in calm.acts] != [act.reply for act in hurried.acts]
    told = [turn.text for turn in calm.turns if turn.kind == "client"]
    assert any("dure" in text for text in told)
    assert not any("dure" in turn.text for turn in hurried.turns if turn.kind == "client")
    # Another mark for the same argument.
    argument = DialogueMove(choix="solide")
    marks = [moved(state, argument).acts[-1].marks[0].value for state in (calm, hurried)]
    assert marks == [3, 1]


def test_clumsy_lines_make_one_leave_and_not_the_other() -> None:
    clumsy: tuple[AnyMove, ...] = (
        DialogueMove(choix="rayon"),
        DialogueMove(choix="montrer"),
        DialogueMove(choix="prix"),
    )
    calm = start(essai.play("evaluation", essai.CALM))
    for move in clumsy:
        calm = moved(calm, move)
    assert calm.trace().departure_marks == ()
    hurried = start(essai.play("evaluation", essai.HURRIED))
    while hurried.position.step in ("accueillir", "rattraper"):
        hurried = moved(hurried, clumsy[len(hurried.acts) % 2])
    assert hurried.position.step == "juger"
    assert [mark.value for mark in hurried.trace().departure_marks] == [0]
    assert hurried.turns[-1].text == "Je reviendrai un autre jour."


@pytest.mark.parametrize(
    ("mode", "step"), [("guide", "decouvrir"), ("entrainement", "noter"), ("evaluation", "juger")]
)
def test_leaving_by_mode(mode: Mode, step: str) -> None:
    state = start(essai.play(mode, essai.HURRIED))
    for choice in ("rayon", "montrer", "rayon", "montrer", "prix"):
        if state.position.step in ("accueillir", "rattraper"):
            state = moved(state, DialogueMove(choix=choice))
    assert state.position.step == step
    ended = played_on(state)
    assert ended.position.ending == ("depart" if mode != "guide" else ended.position.ending)
    assert (ended.trace().departure_marks != ()) is (mode == "evaluation")


def played_on(state: State) -> State:
    while not state.is_over:
        state = moved(state, right_move(state.view))
    return state


@pytest.mark.parametrize("mode", ["guide", "entrainement", "evaluation"])
def test_paired_persons_are_served_alike(mode: Mode) -> None:
    woman = played(essai.play(mode, person=essai.MARTHE)).trace()
    man = played(essai.play(mode, person=essai.KARIM)).trace()
    seen = [
        [(a.key, a.reply, a.mood, a.trust, a.patience, a.offered, a.marks) for a in trace.acts]
        for trace in (woman, man)
    ]
    assert seen[0] == seen[1]
    assert woman.turns != man.turns


def test_moods_are_entered_and_left_at_different_bounds() -> None:
    assert next_mood("serein", trust=10, patience=9, threshold=3) == "serein"
    assert next_mood("agace", trust=10, patience=9, threshold=3) == "agace"
    assert next_mood("serein", trust=14, patience=15, threshold=3) == "serein"
    assert next_mood("conquis", trust=14, patience=15, threshold=3) == "conquis"


def test_a_change_is_felt_by_temper_and_mood_and_rounded_once() -> None:
    assert felt(2, essai.HURRIED, "serein") == 2
    assert felt(-2, essai.HURRIED, "serein") == -3
    assert felt(-2, essai.HURRIED, "agace") == -5
    assert felt(0, essai.HURRIED, "en_colere") == 0
    assert (clamp(-3), clamp(24)) == (0, 20)
