"""`reperage`: what marking passages is worth, what is told of it, and how the text reads."""

from __future__ import annotations

import pytest

from scenarios.customer import Temper
from scenarios.kernel import State, advance, offered_ids
from scenarios.steps.kind import Part, Refusal
from scenarios.steps.pickable import PickedOffer
from scenarios.steps.reperage import NO_CLUE, ReperageMove
from scenarios.steps.selection import SelectionMove
from scenarios.trace import Act
from tests.checks.corpus import ROOT, found_in
from tests.kinds.ticked import at_step, marks, opened, typed_lines
from tests.support import essai
from tests.tui.pilots import press, shown


def marked(*ids: str, temper: Temper = essai.CALM) -> Act:
    """What handing in these is; clues are `rappel`, `soupir` and, for security, `garantie`."""
    after = advance(at_step("reperage", temper), ReperageMove(retenus=ids))
    assert isinstance(after, State), after.message
    return after.acts[-1]


@pytest.mark.parametrize(
    ("ids", "value"),
    [
        (("rappel", "soupir", "garantie"), 3),
        (("rappel", "soupir"), 1),
        (("rappel", "soupir", "garantie", "note"), 1),
        (("rappel", "soupir", "note"), 0),
        (("appel", "rappel", "commande", "soupir", "garantie", "note", "merci"), 0),
        (("merci",), 0),
    ],
)
def test_false_alarms_count_as_what_is_missed(ids: tuple[str, ...], value: int) -> None:
    assert marks(marked(*ids)) == {"1C.MCV.K1": value, "A1T3K1": value}


def test_a_clue_for_some_is_a_false_alarm_for_others() -> None:
    act = marked("rappel", "soupir", "garantie", temper=essai.HURRIED)
    assert marks(act)["A1T3K1"] == 1
    (wrong,) = (part for part in act.parts if not part.is_right)
    assert wrong == Part(
        "garantie",
        "«\u00a0Elle devait durer, cette fois\u00a0»",
        False,
        "relevé",
        "laissé",
        "Cette personne parle de durée sans y tenir.",
    )


def test_parts_name_the_passage_and_what_it_shows() -> None:
    act = marked("soupir", "merci", "note")
    told = {part.id: (part.label.replace("\u00a0", " "), part.reason) for part in act.parts}
    assert told == {
        "rappel": (
            "« Bonjour. C’est la troisième fois que j’appelle » (lassitude)",
            "Le nombre d’appels est un reproche.",
        ),
        "soupir": (
            "« Un soupir, assez long » (impatience)",
            "La voix le montre avant les mots.",
        ),
        "garantie": (
            "« Elle devait durer, cette fois » (déception)",
            "Cette personne achète pour que cela dure.",
        ),
        "note": (
            "« Je note votre numéro de commande »",
            "Votre collègue agit, elle n’exprime rien.",
        ),
        "merci": ("« Merci »", NO_CLUE),
    }
    assert [part.id for part in act.parts if part.is_right] == ["soupir"]
    assert [part.value for part in act.parts] == ["laissé", "relevé", "laissé", "relevé", "relevé"]
    assert act.said == "3 passages relevés sur 7."
    assert act.reason.replace("\u00a0", " ").endswith(
        "Manqué : « Bonjour. C’est la troisième fois que j’appelle » (lassitude) ;"
        " « Elle devait durer, cette fois » (déception)."
        " Relevé à tort : « Je note votre numéro de commande » ; « Merci »."
    )


def test_one_passage_is_told_in_the_singular() -> None:
    assert marked("soupir").said == "1 passage relevé sur 7."


def test_the_text_keeps_its_order_and_its_speakers() -> None:
    offer = at_step("reperage").offer()
    assert isinstance(offer, PickedOffer)
    assert offered_ids(offer) == (
        "appel",
        "rappel",
        "commande",
        "soupir",
        "garantie",
        "note",
        "merci",
    )
    assert [one.who for one in offer.options] == [
        "Vous",
        "La cliente",
        "La cliente",
        "",
        "Diallo",
        "Votre collègue",
        "La cliente",
    ]
    assert offer.options[2].text == "J’ai commandé une bouilloire pour le thé du matin."


def test_a_selection_is_no_answer_to_it() -> None:
    refusal = advance(at_step("reperage"), SelectionMove(retenus=("soupir",)))
    assert isinstance(refusal, Refusal)
    assert refusal.message == "Cette réponse ne convient pas à cette étape."


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
async def test_passages_read_as_text_and_marked_ones_show(size: tuple[int, int]) -> None:
    async with opened("reperage", size=size) as pilot:
        await press(pilot, "2", "4")
        screen = shown(pilot)
        assert "2 [×] La cliente : Bonjour. C’est la troisième fois que j’appelle." in screen
        assert "4 [×] Un soupir, assez long." in screen
        assert "7 [ ] La cliente : Merci." in screen
        assert "2 relevés" in screen
        await press(pilot, "4")
        assert "1 relevé " in shown(pilot)


async def test_a_tiny_window_does_not_crash() -> None:
    async with opened("reperage", size=(40, 10)) as pilot:
        await press(pilot, *"1234567", "m", "end", "up", "space", "home")
        assert "[×]" in shown(pilot)


def test_lines_say_who_speaks() -> None:
    act, screen = typed_lines("reperage", "2 4 5", "o")
    assert "6. Votre collègue : Je note votre numéro de commande." in screen
    assert "2. La cliente : Bonjour." in screen.partition("3 relevés :")[2]
    assert act.move == ReperageMove(retenus=("rappel", "soupir", "garantie"))


def test_a_speaker_written_as_a_name_exists() -> None:
    """`qui` of a passage may be the customer, a figurant or a label; a slip is still told."""
    file = ROOT / "err" / "element.yaml"
    text = file.read_text(encoding="utf-8")
    passage = 'id: bonjour, texte: "Bonjour."'
    assert passage in text
    for who, is_told in (("client", False), ("Mme Lopez", False), ("colegue", True)):
        changed = text.replace(passage, f'id: bonjour, qui: "{who}", texte: "Bonjour."')
        told = {d.rule for d in found_in(file, changed)}
        assert ("qui-inconnu" in told) is is_told, who


@pytest.mark.parametrize(("width", "is_above"), [(44, True), (46, True), (47, False), (80, False)])
async def test_a_question_is_read_whole_at_any_width(width: int, is_above: bool) -> None:
    """In the border where it fits, above the passages where it does not."""
    question = "Quels indices de tension relevez-vous ?"
    async with opened("reperage", size=(width, 24)) as pilot:
        await press(pilot, "1")
        assert (f"┏━ ▸ {question}" in shown(pilot)) is not is_above
        assert (f"┃ {question}" in shown(pilot)) is is_above
        assert "▶ 1 [×]" in shown(pilot)


async def test_the_first_line_stays_in_sight_under_a_long_question() -> None:
    async with opened("reperage", size=(40, 10)) as pilot:
        await press(pilot, "m", "end", "home")
        assert "▶ 1 [ ] Vous" in shown(pilot)
