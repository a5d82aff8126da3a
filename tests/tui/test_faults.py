"""A fault of ours ends in a French sentence and a file, and shows no answer of a student."""

from __future__ import annotations

import pytest

from game.delivery import MemoryDelivery
from game.tui.app import ComptoirApp
from tests.support import essai
from tests.support.vitrine import app
from tests.tui.pilots import press


class FaultError(Exception):
    """Stands for a mistake in the program."""


async def test_a_fault_is_told_in_french_and_written_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def broken(_: ComptoirApp, name: str = "") -> None:
        answer = name or "".join(("Ma réponse ", "secr", "ète"))
        raise FaultError(answer)

    def kept(game: ComptoirApp) -> None:
        told.extend(str(renderable) for renderable in game._exit_renderables)
        game._exit_renderables.clear()

    delivery = MemoryDelivery()
    game = app(play=essai.play("entrainement"), delivery=delivery)
    monkeypatch.setattr(ComptoirApp, "action_theme", broken)
    monkeypatch.setattr(ComptoirApp, "_print_error_renderables", kept)
    with pytest.raises(FaultError):
        async with game.run_test(size=(80, 24)) as pilot:
            await press(pilot, "enter", "t")
    ((name, report),) = delivery.files.items()
    assert name.startswith("erreur-")
    assert b"FaultError" in report
    assert "secrète" not in report.decode() + "".join(told)
    (sentence,) = told
    assert "Le jeu s’est arrêté" in sentence
    assert name in sentence
    assert game.return_code == 1
