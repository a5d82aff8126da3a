"""Every kind in line mode, by the bundled demonstration: right, silent, wrong, cut at every line."""

from __future__ import annotations

from functools import cache

import pytest

from game.content import bundled, new_play
from game.store import MemoryStore
from game.texte.seat import play_new, take_up
from scenarios.journal import read
from scenarios.kernel import start
from scenarios.play import Mode, Play
from scenarios.steps.kind import Skip
from scenarios.steps.ordre import Ordre, OrdreOffer
from tests.kinds.hands.finder import lines_of
from tests.support.lines import talk
from tests.support.plays import moved
from tests.texte.test_plays import MODES, acts

# Silence passes each of the 20 answers; a form, a table or a header takes a line a field first.
MOST_EMPTY_LINES = 75
WRONG = ("salutation", "modeles", "allee", "etiquettes")


@cache
def demonstration(mode: Mode = "guide") -> Play:
    """The bundled situation, with the customer of every test here."""
    written = bundled().scenario("demonstration")
    return new_play(written, bundled().organisations[written.organisation], seed=3, mode=mode)


@cache
def right_lines() -> tuple[tuple[str, ...], ...]:
    """What is typed by who answers right, answer by answer."""
    state = start(demonstration())
    found = []
    while not state.is_over:
        move = state.view.step.right(state.view)
        found.append(tuple(lines_of(state.offer(), move)))
        state = moved(state, move)
    return tuple(found)


def told(*lines: str, mode: Mode = "guide") -> tuple[MemoryStore, str, str]:
    """Where it is kept, its name, and all that is said when these lines are typed."""
    store = MemoryStore()
    conversation, screen = talk(*lines)
    play_new(store, conversation, demonstration(mode), ("E07",))
    (seance,) = store.journals
    return store, seance, screen.flat.replace("\u00a0", " ").replace("\u202f", " ")


def test_cut_at_every_line_the_play_is_the_same() -> None:
    store, seance, _ = told(*(line for answer in right_lines() for line in answer))
    cut, name, _ = told()
    for answer in right_lines():
        # The point that ends a text is no part of it: who comes back ends it again.
        end = answer.index(".") if "." in answer else len(answer)
        for line in answer[:end]:
            take_up(cut, talk(line)[0], name)
        if answer[end:]:
            take_up(cut, talk(*answer[end:])[0], name)
    assert read(cut.journals[name]).is_closed
    assert acts(cut, name) == acts(store, seance)


@pytest.mark.parametrize("mode", MODES)
def test_empty_lines_pass_every_kind(mode: Mode) -> None:
    store, seance, shown = told(*[""] * MOST_EMPTY_LINES, mode=mode)
    assert read(store.journals[seance]).is_closed, shown[-400:]
    if mode != "evaluation":
        assert {mark.value for act in acts(store, seance) for mark in act.marks} == {0}
    assert "Rien n’est rempli : Entrée encore une fois passe cette étape." in shown
    assert "Rien n’est écrit. Entrée encore une fois passe cette étape." in shown


def test_nothing_is_drawn_for_who_listens() -> None:
    _, _, shown = told(*(line for answer in right_lines() for line in answer), "tout", "")
    assert not set("│█▌░●└─✓✗[]") & set(shown)
    assert "Ligne 1, les colonnes : A Jour ; B Visites ; C Ventes" in shown
    assert "D2 : à compléter" in shown
    assert "diagramme en barres : Taux de transformation, jour par jour. - Mardi : 20,0 %" in shown


def test_the_coach_tells_what_was_given_and_what_was_expected() -> None:
    state = start(demonstration())
    typed: list[str] = []
    while not isinstance(state.view.step, Ordre):
        typed += lines_of(state.offer(), Skip())
        state = moved(state, Skip())
    offer = state.offer()
    assert isinstance(offer, OrdreOffer)
    drawn = [option.id for option in offer.options]
    typed.append(" ".join(str(drawn.index(id_) + 1) for id_ in WRONG))
    _, _, shown = told(*typed, "o")
    place = "Recevoir la personne à son arrivée : 1re place. Attendu : 3e place."
    assert f"- {place} Le rendez-vous est à 10 h." in shown


def test_every_answer_is_looked_back_at_with_its_question() -> None:
    _, _, shown = told(*(line for answer in right_lines() for line in answer), "tout", "")
    again = shown.partition("Réponse 1, ")[2]
    for asked in ("Que demandez-vous ?", "Comment jugez-vous votre prestation ?"):
        assert asked in again
    assert "Passage à la suite" in again
    assert "Étape passée" not in again, "an end of subjects is no silence"
    assert "- Dégager l’allée et allumer le rayon : 1re place, juste." in again
    assert "Mardi. Visites : 50 ; Ventes : 10 ; Taux de transformation : 20,0 %, par =C2" in again
    assert "- Texte remis : Contact" in again
