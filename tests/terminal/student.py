"""A student at the keyboard: plays by keys, and knows by a session of their own what must show.

The session mirrors the game's (same customer, same answers), so that no text of a scenario is
written here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.content import bundled, new_play
from game.scene import Scene
from game.session import Answered, Session, begin
from scenarios.moves import right_move
from scenarios.play import Mode
from scenarios.steps.autoevaluation import AutoevaluationMove, AutoevaluationOffer
from scenarios.steps.calcul import CalculMove
from scenarios.steps.dialogue import DialogueMove, DialogueOffer
from scenarios.steps.fiche import FicheMove, FicheOffer
from scenarios.steps.form_fields import FieldShown
from scenarios.steps.kinds import AnyMove
from scenarios.steps.pickable import PickedMove, PickedOffer
from scenarios.steps.questions import QuestionsMove, QuestionsOffer
from scenarios.steps.searching import RechercheMove, RechercheOffer
from tests.support.plays import DATE
from tests.terminal.terminal import DOWN, ENTER, TAB, Terminal, flat

CTRL_S = b"\x13"
BACKTAB = b"\x1b[Z"
END_OF_LIST = b"\x1b[F"
# How much of a text is looked for: a long one may not stand whole on the screen.
START, END = 24, 16
LABEL = 12


class Student:
    """Plays one scenario in a terminal, by right moves."""

    def __init__(self, terminal: Terminal, scenario: str, seed: int, mode: Mode = "guide") -> None:
        content = bundled()
        written = content.scenario(scenario)
        house = content.organisations[written.organisation]
        play = new_play(written, house, seed=seed, mode=mode)
        self.terminal = terminal
        self.session: Session
        self.session, _ = begin(play, seance="essai", date=DATE)

    @property
    def scene(self) -> Scene:
        """What the game must be showing."""
        return self.session.scene

    def wait(self) -> None:
        """Until the scene stands on the screen, with the focus where the answer is given."""
        scene = self.scene
        if scene.ending is not None:
            self.terminal.wait_for(f"▸ Fin : {scene.ending.title[:START]}")
            return
        self.terminal.wait_until(lambda: stands(self.terminal, scene), f"the step {scene.step!r}")

    def answer(self, count: int = 1) -> None:
        """Answer by right moves, each once its scene stands on the screen."""
        for _ in range(count):
            self.wait()
            self.give(right_move(self.session.state.view))

    def give(self, move: AnyMove) -> None:
        """One answer by keys, here and in the session beside."""
        self._type(move)
        result = self.session.answer(move)
        assert isinstance(result, Answered), result.message

    def _type(self, move: AnyMove) -> None:
        offer = self.scene.offer
        if isinstance(move, DialogueMove):
            assert isinstance(offer, DialogueOffer)
            self._digit([option.id for option in offer.options], move.choix)
        elif isinstance(move, QuestionsMove):
            assert isinstance(offer, QuestionsOffer)
            self._digit([*(option.id for option in offer.options), None], move.question)
        elif isinstance(move, CalculMove):
            self.terminal.send(move.reponse)
            self.terminal.send(ENTER)
        elif isinstance(move, FicheMove):
            assert isinstance(offer, FicheOffer)
            self._fill(offer, move)
        elif isinstance(move, AutoevaluationMove):
            assert isinstance(offer, AutoevaluationOffer)
            self.terminal.send("".join(str(move.degres[point.id]) for point in offer.points))
            self.terminal.send(ENTER)
        elif isinstance(move, PickedMove):
            assert isinstance(offer, PickedOffer)
            self._mark([option.id for option in offer.options], move.retenus)
        elif isinstance(move, RechercheMove):
            assert isinstance(offer, RechercheOffer)
            self._search(offer, move)
        else:
            raise TypeError(f"no keys for {type(move).__name__}")

    def _digit(self, ids: list[str | None] | list[str], chosen: str | None) -> None:
        self.terminal.send(str([*ids].index(chosen) + 1))

    def _mark(self, ids: list[str], picked: Sequence[str]) -> None:
        """Each by its digit, then the last line."""
        self.terminal.send("".join(str(ids.index(id_) + 1) for id_ in picked))
        self.terminal.wait_for(f"{len(picked)} retenu")
        self.terminal.send(END_OF_LIST + ENTER)

    def _search(self, offer: RechercheOffer, move: RechercheMove) -> None:
        """A source by its digit and words, or a record opened among those found, then kept."""
        if move.garder is None:
            rank = [option.id for option in offer.options].index(move.source or "")
            # Digits are words in the field; beside it they choose the source.
            self.terminal.send(BACKTAB)
            self.terminal.send(str(rank + 1))
            self.terminal.wait_for(offer.options[rank].text)
            self.terminal.send(move.requete)
            self.terminal.send(ENTER)
            return
        found = [f"{offer.asked.source if offer.asked else ''}/{one.id}" for one in offer.found()]
        self.terminal.send(DOWN * found.index(move.garder) + ENTER)
        self.terminal.wait_for("Garder cette fiche")
        self.terminal.send("1")

    def _fill(self, offer: FicheOffer, move: FicheMove) -> None:
        last = max(rank for rank, field in enumerate(offer.fields) if field.id in move.champs)
        for rank, field in enumerate(offer.fields[: last + 1]):
            value = move.champs.get(field.id, "")
            if field.kind == "choix" and value:
                self._choose(field, value)
            else:
                self.terminal.send(value)
            if rank < last:
                self._next(offer.fields[rank + 1].label)
        self.terminal.send(CTRL_S)

    def _next(self, label: str) -> None:
        """To the field of that label; typing starts once it looks focused."""
        before = self.terminal.looks(label[:LABEL])
        self.terminal.send(TAB)
        self.terminal.wait_until(
            lambda: self.terminal.looks(label[:LABEL]) not in (None, before), f"{label!r} focused"
        )

    def _choose(self, field: FieldShown, value: str) -> None:
        """Open the list, go down to the value, take it."""
        self.terminal.send(ENTER)
        self.terminal.wait_for(*field.options)
        self.terminal.send(DOWN * (field.options.index(value) + 1) + ENTER)
        others = [option for option in field.options if option != value]
        self.terminal.wait_until(
            lambda: self.terminal.shows(value) and not self.terminal.shows(others[0]),
            f"{value!r} chosen",
        )


def stands(terminal: Terminal, scene: Scene) -> bool:
    """Whether a scene is on the screen with the focus on its answer."""
    offer = scene.offer
    if isinstance(offer, FicheOffer):
        return terminal.shows(f"▸ {offer.title}")
    if isinstance(offer, AutoevaluationOffer):
        return terminal.shows("▸", offer.points[0].text[:START])
    if isinstance(offer, RechercheOffer):
        return terminal.shows(
            "▸ Recherche", "lire la fiche" if offer.found() else "Entrée chercher"
        )
    if isinstance(offer, PickedOffer):
        # The list is laid out last: it is whole when the focus stands in it.
        return terminal.shows("0 retenu") and len(options_on(terminal)) == len(offer.options)
    if scene.turns and not terminal.shows(flat(scene.turns[-1].text)[-END:]):
        return False
    if isinstance(offer, DialogueOffer | QuestionsOffer):
        way_on = isinstance(offer, QuestionsOffer)
        texts = [option.text[:START] for option in offer.options]
        # Numbered anew, once those asked are gone: between the two, the old numbers still stand.
        numbers = [int(line.split()[0]) for line in options_on(terminal)]
        wanted = list(range(1, len(texts) + way_on + 1))
        return numbers == wanted and terminal.shows(*texts)
    return terminal.shows("▸ Calcul")


def options_on(terminal: Terminal) -> list[str]:
    """The lines to choose from, as they stand in the panel that has the focus."""
    found = (re.match(r"┃ [▶ ] (\d .*?)\s*┃", line) for line in terminal.lines)
    return [match.group(1) for match in found if match]
