"""Rules over the whole play: every state of every automaton, and the search that knows them all."""

from __future__ import annotations

import pytest

from scenarios.kernel import State, start, take_back
from scenarios.model import Scenario
from scenarios.play import Mode
from scenarios.reach.analysis import reach
from scenarios.regles import RuleLeft, RuleUsed, house_rules
from scenarios.rulings import Ruled
from scenarios.steps.calcul import CalculMove
from scenarios.steps.dialogue import Dialogue, DialogueMove
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.parts import Choice, Deed, Effects, Quality
from scenarios.steps.questions import Questions, QuestionsMove
from tests.scenarios.test_analysis import MODES, brute_force, cut
from tests.support import essai
from tests.support.plays import moved

ORDER = "decouvrir-avant-d-argumenter"
AGAIN = "ne-rien-redemander"
INSIST = "ne-pas-insister"


def line(
    id_: str,
    *,
    acte: Deed | None = None,
    qualite: Quality = "attendu",
    demande: str | None = None,
    malgre: str | None = None,
    fait: str | None = None,
    vers: str | None = None,
) -> Choice:
    """A line with its tags."""
    return Choice(
        id=id_,
        dit=f"Je dis {id_}.",
        qualite=qualite,
        raison=f"Raison de {id_}.",
        acte=acte,
        demande=demande,
        malgre=malgre,
        effets=Effects(fait=fait),
        vers=vers,
    )


def talk(id_: str, vers: str, *lines: Choice, acte: Deed | None = None, **more: object) -> Dialogue:
    """A dialogue of these lines."""
    plain = Dialogue(
        id=id_,
        phase="offre",
        canal="magasin",
        criteres=("A1T2K4",),
        acte=acte,
        choix=lines,
        vers=vers,
    )
    return essai.changed(plain, **more)


def written(*steps: object, rules: tuple[str, ...] = (ORDER,), **more: object) -> Scenario:
    """The small situation with these steps and rules, without a walk-out."""
    used = tuple(RuleUsed(regle=id_) for id_ in rules)
    return essai.changed(
        essai.scenario(), **{"etapes": steps, "regles": used, "depart": None, **more}
    )


def said(scenario: Scenario, *moves: str | AnyMove, mode: Mode = "guide") -> State:
    """The state after these lines."""
    state = start(essai.play(mode, written=scenario))
    for number, move in enumerate(moves, start=2):
        made = DialogueMove(choix=move) if isinstance(move, str) else move
        state = moved(state, made, line=number)
    return state


def only(state: State) -> Ruled:
    """What became of the only rule."""
    (found,) = state.trace().ruled
    return found


HELLO = talk("un", "deux", line("chercher", acte="decouvrir"), line("parler"))
OFFER = talk("deux", "trois", line("vanter", acte="argumenter"), line("attendre"))
CLOSE = talk("trois", "vente", line("finir", acte="argumenter"), line("saluer"))


@pytest.mark.parametrize(
    ("moves", "verdict", "lines"),
    [
        (("chercher", "vanter", "saluer"), "tenue", (2, 3)),
        (("chercher", "attendre", "finir"), "tenue", (2, 4)),
        (("parler", "vanter", "saluer"), "manquee", (3,)),
        (("parler", "attendre", "finir"), "manquee", (4,)),
        # Broken or kept once is for good, and never put to the test is neither.
        (("parler", "vanter", "finir"), "manquee", (3,)),
        (("chercher", "vanter", "finir"), "tenue", (2, 3)),
        (("chercher", "attendre", "saluer"), None, ()),
        (("parler", "attendre", "saluer"), None, ()),
        # Silence does nothing.
        (("chercher", Skip(), "saluer"), None, ()),
        ((Skip(), "vanter", "saluer"), "manquee", (3,)),
    ],
)
def test_an_order_is_kept_broken_or_never_put_to_the_test(
    moves: tuple[str | AnyMove, ...], verdict: str | None, lines: tuple[int, ...]
) -> None:
    found = only(said(written(HELLO, OFFER, CLOSE), *moves))
    assert (found.verdict, found.lines) == (verdict, lines)
    assert found.is_applicable
    assert [(m.criterion, m.value) for m in found.marks] == (
        [] if verdict is None else [("HR.A3T2C1.K1", 3 if verdict == "tenue" else 0)]
    )
    rule = house_rules()[ORDER]
    assert found.reason == {"tenue": rule.tenue, "manquee": rule.manquee, None: ""}[verdict]


def test_what_kept_a_rule_is_quoted_in_order() -> None:
    found = only(said(written(HELLO, OFFER, CLOSE), "chercher", "vanter", "saluer"))
    assert found.said == ("Je dis chercher.", "Je dis vanter.")


def test_nothing_is_granted_before_the_ending() -> None:
    state = said(written(HELLO, OFFER, CLOSE), "chercher", "vanter")
    assert only(state).verdict == "tenue"
    assert state.trace().rule_marks == ()


@pytest.mark.parametrize(
    ("qualite", "verdict"),
    [("attendu", "tenue"), ("acceptable", "tenue"), ("maladroit", "manquee"), ("faute", "manquee")],
)
def test_a_thing_done_badly_is_not_done(qualite: Quality, verdict: str) -> None:
    first = talk("un", "deux", line("chercher", acte="decouvrir", qualite=qualite), line("parler"))
    found = only(said(written(first, OFFER, CLOSE), "chercher", "vanter", "saluer"))
    assert found.verdict == verdict


def test_what_is_said_to_a_colleague_opens_and_breaks_nothing() -> None:
    aside = essai.changed(HELLO, interlocuteur="collegue")
    found = only(said(written(aside, OFFER, CLOSE), "chercher", "vanter", "saluer"))
    assert found.verdict == "manquee"
    apart = essai.changed(OFFER, interlocuteur="collegue")
    assert only(said(written(HELLO, apart, CLOSE), "parler", "vanter", "saluer")).verdict is None


def test_a_line_that_says_no_other_does_what_its_step_does() -> None:
    first = talk("un", "deux", line("parler"), line("vanter", acte="argumenter"), acte="decouvrir")
    assert only(said(written(first, OFFER, CLOSE), "parler", "vanter", "saluer")).verdict == "tenue"
    broken = only(said(written(first, OFFER, CLOSE), "vanter", "vanter", "saluer"))
    assert (broken.verdict, broken.lines) == ("manquee", (2,))


def asking(*questions: Choice, vers: str = "deux") -> Questions:
    """A bank of these questions."""
    bank = next(s for s in essai.scenario().etapes if isinstance(s, Questions))
    return essai.changed(bank, id="un", questions=questions, vers=vers)


BANK = asking(line("a"), line("b", qualite="maladroit"), line("c", acte="argumenter"))


@pytest.mark.parametrize(
    ("asked", "end", "verdict"),
    [
        (("a",), "vanter", "tenue"),
        (("b",), "vanter", "manquee"),
        ((), "vanter", "manquee"),
        ((), "attendre", None),
        (("c",), "attendre", "manquee"),
        (("a", "c"), "attendre", "tenue"),
    ],
)
def test_a_question_discovers_and_the_end_of_questions_does_not(
    asked: tuple[str, ...], end: str, verdict: str | None
) -> None:
    moves = [QuestionsMove(question=id_) for id_ in asked]
    state = said(written(BANK, OFFER, CLOSE), *moves, QuestionsMove(), end, "saluer")
    assert only(state).verdict == verdict


@pytest.mark.parametrize(("answer", "verdict"), [("juste", "tenue"), ("1", "manquee")])
def test_a_price_told_wrong_is_not_told(answer: str, verdict: str) -> None:
    sum_ = next(step for step in essai.scenario().etapes if step.id == "calculer")
    told = essai.changed(sum_, acte="annoncer_prix", vers="deux")
    offer = talk("deux", "vente", line("accord", acte="conclure"), line("attendre"))
    scenario = written(told, offer, rules=("prix-avant-l-accord",))
    state = start(essai.play("guide", written=scenario))
    right = state.view.step.right(state.view)
    move = right if answer == "juste" else CalculMove(reponse=answer)
    assert only(said(scenario, move, "accord")).verdict == verdict
    assert only(said(scenario, Skip(), "accord")).verdict == "manquee"


# What must never be done: it can be, or not, by what is known.
ASK = talk(
    "un", "deux", line("demander", demande="usage", fait="usage"), line("passer-a-autre-chose")
)
ASK_AGAIN = talk("deux", "trois", line("redemander", demande="usage"), line("retenir"))
LAST = talk("trois", "vente", line("encore", demande="usage"), line("saluer"))


@pytest.mark.parametrize(
    ("moves", "connu", "verdict", "lines"),
    [
        # Asking for what nobody knows is no proof of anything.
        (("demander", "retenir", "saluer"), (), "tenue", (3,)),
        (("demander", "redemander", "saluer"), (), "manquee", (3,)),
        # Kept first and broken later is broken.
        (("demander", "retenir", "encore"), (), "manquee", (4,)),
        (("demander", "redemander", "encore"), (), "manquee", (3,)),
        # Not known: the same question is no repetition, and keeping quiet no merit.
        (("passer-a-autre-chose", "redemander", "saluer"), (), None, ()),
        (("passer-a-autre-chose", "retenir", "saluer"), (), None, ()),
        # Known before the play.
        (("demander", "retenir", "saluer"), ("usage",), "manquee", (2,)),
        (("passer-a-autre-chose", "retenir", "saluer"), ("usage",), "tenue", (2,)),
        # Silence keeps nothing.
        (("demander", Skip(), Skip()), (), None, ()),
    ],
)
def test_what_is_known_is_not_asked_again(
    moves: tuple[str | AnyMove, ...],
    connu: tuple[str, ...],
    verdict: str | None,
    lines: tuple[int, ...],
) -> None:
    found = only(said(written(ASK, ASK_AGAIN, LAST, rules=(AGAIN,), connu=connu), *moves))
    assert (found.verdict, found.lines) == (verdict, lines)
    assert [(m.criterion, m.value) for m in found.marks] == (
        [] if verdict is None else [("HR.OMNI.K1", 3 if verdict == "tenue" else 0)]
    )


def test_a_question_of_the_bank_is_asked_again_too() -> None:
    bank = asking(
        line("usage", demande="usage", fait="usage"),
        line("encore", demande="usage"),
        line("autre"),
    )
    scenario = written(bank, CLOSE, rules=(AGAIN,))
    scenario = essai.changed(scenario, etapes=(essai.changed(bank, vers="trois"), CLOSE))
    ask = [QuestionsMove(question=id_) for id_ in ("usage", "encore", "autre")]
    end = (QuestionsMove(), "saluer")
    assert only(said(scenario, ask[0], ask[1], *end)).verdict == "manquee"
    assert only(said(scenario, ask[1], ask[0], *end)).verdict is None
    assert only(said(scenario, ask[0], ask[2], *end)).verdict == "tenue"
    assert only(said(scenario, ask[0], *end)).verdict is None


REFUSE = talk("un", "deux", line("proposer", fait="refus"), line("taire"))
PUSH = talk("deux", "vente", line("insister", malgre="refus"), line("respecter"))


@pytest.mark.parametrize(
    ("moves", "verdict"),
    [
        (("proposer", "insister"), "manquee"),
        (("proposer", "respecter"), "tenue"),
        (("taire", "insister"), None),
        (("taire", "respecter"), None),
    ],
)
def test_a_clear_no_is_not_passed_over(moves: tuple[str, ...], verdict: str | None) -> None:
    assert only(said(written(REFUSE, PUSH, rules=(INSIST,)), *moves)).verdict == verdict


def test_a_scenario_names_its_own_criteria_and_what_does_not_apply() -> None:
    scenario = written(
        *(HELLO, OFFER, CLOSE),
        regles=(RuleUsed(regle=ORDER, criteres=("A1T3K1", "A3T2K4")),),
        regles_sans_objet=(RuleLeft(regle=INSIST, raison="Personne ne refuse rien ici."),),
    )
    kept, left = said(scenario, "chercher", "vanter", "saluer").trace().ruled
    assert [(m.criterion, m.value) for m in kept.marks] == [("A1T3K1", 3), ("A3T2K4", 3)]
    assert (left.is_applicable, left.verdict, left.marks) == (False, None, ())
    assert (left.title, left.reason) == (
        house_rules()[INSIST].titre,
        "Personne ne refuse rien ici.",
    )


def test_a_line_taken_back_broke_nothing() -> None:
    clumsy = talk("deux", "trois", line("vanter", acte="argumenter", qualite="faute"), line("non"))
    scenario = written(HELLO, clumsy, CLOSE)
    broken = said(scenario, "parler", "vanter")
    assert only(broken).verdict == "manquee"
    earlier = take_back(broken)
    assert isinstance(earlier, State)
    assert only(earlier).verdict is None
    after = moved(moved(earlier, DialogueMove(choix="non")), DialogueMove(choix="saluer"))
    assert only(after).verdict is None


RULES = tuple(house_rules())


def loops() -> Scenario:
    """Asking and offering in a loop, all rules declared."""
    first = talk(
        "un",
        "deux",
        line("saluer", acte="saluer"),
        line("chercher", acte="decouvrir", demande="usage", fait="usage"),
        line("vanter", acte="argumenter", qualite="maladroit"),
    )
    second = talk(
        "deux",
        "trois",
        line("revenir", acte="reformuler", vers="un"),
        line("proposer", acte="proposer", fait="refus", vers="un"),
        line("avancer", acte="conclure", malgre="refus", demande="usage"),
    )
    third = talk("trois", "vente", line("prix", acte="annoncer_prix"), line("fin", malgre="refus"))
    return written(first, second, third, rules=RULES)


def tagged(*ids: str, **changes: object) -> Scenario:
    """Steps of the small situation, its lines tagged."""
    plain = cut(*ids, **changes)
    deeds: dict[str, Deed] = {
        "accueillir": "saluer",
        "rattraper": "reformuler",
        "argumenter": "argumenter",
        "calculer": "annoncer_prix",
    }
    steps = []
    for step in plain.etapes:
        step = essai.changed(step, acte=deeds.get(step.id, step.acte))
        if isinstance(step, Questions):
            first, second, *rest = step.questions
            tags = essai.changed(second, demande="usage"), essai.changed(rest[0], demande="attente")
            step = essai.changed(step, questions=(first, *tags, *rest[1:]))
        steps.append(step)
    return essai.changed(
        plain, etapes=tuple(steps), regles=tuple(RuleUsed(regle=id_) for id_ in RULES)
    )


SMALL = {
    "boucle": (loops(), 7),
    "bornes": (tagged("accueillir", "rattraper", "decouvrir", depart=None), 8),
    "entretien": (tagged("decouvrir", "argumenter", "calculer", "juger", depart=None), 8),
}


@pytest.mark.parametrize("name", SMALL)
def test_the_search_knows_the_rules(name: str) -> None:
    scenario, longest = SMALL[name]
    play = essai.play("guide", written=scenario)
    found, walked = reach(play), brute_force(play, longest=longest)
    assert found.is_exact
    assert (found.by_criterion, found.total) == (walked.by_criterion, walked.total)
    assert walked.positions > 20


@pytest.mark.parametrize("mode", MODES)
def test_rules_are_judged_on_what_was_played_before_a_walk_out(mode: Mode) -> None:
    scenario = tagged("decouvrir", "argumenter", "juger")
    assert scenario.depart is not None
    scenario = essai.changed(scenario, depart=essai.changed(scenario.depart, relais="juger"))
    temper = essai.changed(essai.HURRIED, patience=5)
    play = essai.play(mode, temper, written=scenario)
    found, walked = reach(play), brute_force(play, longest=8)
    assert (found.by_criterion, found.total) == (walked.by_criterion, walked.total)
