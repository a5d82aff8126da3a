"""Interruptions: when they strike, what they put aside, and that it comes back as it was."""

from __future__ import annotations

from collections import Counter

from scenarios.aleas import Alea, Luck, Spot, strikes
from scenarios.kernel import State, replay, start
from scenarios.model import Scenario
from scenarios.play import Mode
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.questions import QuestionsMove, QuestionsOffer
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.plays import moved

CALL = Alea(id="appel", annonce="Le téléphone sonne.", etape="sonnerie")


def written(*aleas: Alea) -> Scenario:
    scenario, _ = loaded(fixtures()["alea"], "alea")
    return essai.changed(scenario, aleas=aleas)


def at_questions(mode: Mode = "entrainement", after: int = 1) -> State:
    call = essai.changed(CALL, moment=Spot(etape="decouvrir", apres=after))
    return start(essai.play(mode, written=written(call)))


def asked(state: State, *questions: str) -> State:
    for id_ in questions:
        state = moved(state, QuestionsMove(question=id_))
    return state


def said(state: State, *lines: str) -> State:
    for id_ in lines:
        state = moved(state, DialogueMove(choix=id_))
    return state


def test_it_strikes_after_so_many_and_comes_back_as_it_was() -> None:
    before = at_questions(after=2)
    once = asked(before, "compte")
    assert once.position.step == "decouvrir"
    struck = asked(once, "couleur")
    assert struck.position.step == "sonnerie"
    assert struck.position.paused == (("decouvrir", ("compte", "couleur")),)
    back = said(struck, "excuser", "rappeler")
    assert (back.position.step, back.position.local) == ("decouvrir", ("compte", "couleur"))
    assert back.position.paused == ()
    assert back.visits["decouvrir"] == 1
    offer, first = back.offer(), before.offer()
    assert isinstance(offer, QuestionsOffer)
    assert isinstance(first, QuestionsOffer)
    left = [option.id for option in first.options if option.id not in ("compte", "couleur")]
    assert [option.id for option in offer.options] == left
    said_last = [turn.text for turn in back.turns[-2:]]
    assert said_last == ["Vous reprenez ce que vous faisiez.", "En magasin"]


def test_it_strikes_once_and_announces_itself() -> None:
    state = said(asked(at_questions(), "compte"), "laisser")
    again = asked(state, "couleur", "pour-quoi")
    assert again.position.step == "decouvrir"
    assert [t.text for t in again.turns if t.kind == "alea"] == [
        "Le téléphone sonne.",
        "Vous reprenez ce que vous faisiez.",
    ]


def test_at_the_very_start_it_strikes_before_the_first_answer() -> None:
    state = at_questions(after=0)
    assert state.position.step == "sonnerie"
    assert state.way == ("decouvrir", "sonnerie")
    assert state.visits == {"decouvrir": 1, "sonnerie": 1}
    # What the step opens with waits until it is come back to: nobody asks, then lets it ring.
    asking = "Je cherche une bouilloire."
    assert state.turns[0].kind == "alea"
    assert asking not in [turn.text for turn in state.turns]
    back = said(state, "excuser", "rappeler")
    assert back.position.step == "decouvrir"
    assert back.turns[-1].text == asking
    assert back.visits["decouvrir"] == 1
    assert back.unsaid == frozenset()


def test_one_may_strike_inside_another() -> None:
    first = essai.changed(CALL, moment=Spot(etape="decouvrir"))
    second = Alea(
        id="second",
        annonce="Une collègue.",
        etape="collegue-presse",
        moment=Spot(etape="sonnerie"),
    )
    state = start(essai.play("entrainement", written=written(first, second)))
    assert state.position.step == "collegue-presse"
    assert [step for step, _ in state.position.paused] == ["decouvrir", "sonnerie"]
    state = said(state, "apres")
    assert state.position.step == "sonnerie"
    assert said(state, "laisser").position.step == "decouvrir"


def test_who_leaves_is_not_interrupted_and_nothing_stays_aside() -> None:
    call = essai.changed(CALL, moment=Spot(etape="noter"))
    scenario = essai.scenario()
    aside = written().etapes[2:4]
    scenario = essai.changed(
        scenario,
        etapes=(*scenario.etapes, *aside),
        aleas=(call,),
    )
    temper = essai.changed(essai.HURRIED, patience=5)
    state = start(essai.play("entrainement", temper, written=scenario))
    rude = {"accueillir": "prix", "argumenter": "mentir"}
    while not state.position.is_relieved:
        line = rude.get(state.position.step or "")
        state = moved(state, QuestionsMove()) if line is None else said(state, line)
    assert state.position.step == "noter"
    assert state.position.paused == ()


def test_the_customer_number_draws_whether_and_where() -> None:
    moments = (Spot(etape="decouvrir"), Spot(etape="noter"))
    drawn = essai.changed(CALL, hasard=Luck(parmi=moments, frequence=50))
    where = Counter(next(iter(strikes([drawn], seed)), "") for seed in range(400))
    assert 160 < where[""] < 240
    assert min(where["decouvrir"], where["noter"]) > 60
    assert strikes([drawn], 7) == strikes([drawn], 7)


def test_a_play_is_replayed_with_its_interruptions() -> None:
    state = said(asked(at_questions(), "compte"), "excuser", "rappeler")
    state = moved(asked(state, "pour-quoi"), QuestionsMove())
    entries = [(act.line, act.move, act.seconds) for act in state.acts]
    again = replay(state.play, entries)
    assert again.trace() == state.trace()
    assert again.position == state.position


def test_nobody_walks_out_of_a_leave_taking() -> None:
    """Who has said what they wanted and says goodbye has not left, however curt the answer."""
    hurried = essai.changed(essai.HURRIED, patience=5)
    rude = {"accueillir": "prix", "argumenter": "mentir"}
    left = {}
    for phase in ("accueil", "conge"):
        steps = tuple(
            essai.changed(step, phase=phase) if step.id in rude else step
            for step in essai.scenario().etapes
        )
        scenario = essai.changed(essai.scenario(), etapes=steps)
        state = start(essai.play("entrainement", hurried, written=scenario))
        for _ in range(8):
            step = state.position.step or ""
            if state.is_over or step not in {*rude, "decouvrir"}:
                break
            state = said(state, rude[step]) if step in rude else moved(state, QuestionsMove())
        left[phase] = state.position.is_relieved
    assert left == {"accueil": True, "conge": False}
