"""Channels on screen: what each looks like, at every width, and the change from one to another."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from game.tui.text import cells
from game.tui.transcript import transcript
from scenarios.channels import LOOKS, Cover, channel_title
from scenarios.kernel import start
from scenarios.moves import right_move
from scenarios.steps.parts import CHANNEL_LABELS, Channel
from scenarios.trace import Turn, TurnKind
from tests.kinds.frame import fixtures, loaded
from tests.kinds.hands.finder import give
from tests.support import essai
from tests.support.hostile import HOSTILE, NEVER_SHOWN
from tests.support.picture import check_golden
from tests.support.plays import moved
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import play_of, press, settle, shown

COVER = Cover(
    "Madame Diallo",
    "Marthe Diallo <marthe.diallo@example.fr>",
    "Au bon foyer",
    "Ma commande",
    "Valbourg, le 12 mars",
    "Marthe Diallo",
)


def texts(turns: tuple[Turn, ...], width: int = 60) -> list[str]:
    return ["".join(text for text, _ in row).rstrip() for row in transcript(turns, {}, width)]


def plain(turns: tuple[Turn, ...], width: int = 60) -> list[str]:
    return [row.replace("\u00a0", " ") for row in texts(turns, width)]


def test_a_mail_has_its_header_its_text_and_its_signature() -> None:
    turn = Turn("client", "La cliente", "Bonjour.\nOù est-elle ?", "courriel", COVER)
    assert plain((turn,)) == [
        "│ De :    Marthe Diallo <marthe.diallo@example.fr>",
        "│ À :     Au bon foyer",
        "│ Date :  Valbourg, le 12 mars",
        "│ Objet : Ma commande",
        "│",
        "│ Bonjour.",
        "│ Où est-elle ?",
        "│ Marthe Diallo",
    ]


def test_a_letter_has_its_place_and_date_on_the_right() -> None:
    turn = Turn("client", "La cliente", "Merci.", "courrier", COVER)
    rows = plain((turn,), 50)
    assert rows[1] == "│" + " " * 29 + "Valbourg, le 12 mars"
    assert "Objet : Ma commande" in rows[3]


def test_a_form_of_the_site_has_a_name_and_no_address() -> None:
    turn = Turn("client", "La cliente", "Merci.", "site", replace(COVER, sender="Marthe Diallo"))
    assert plain((turn,))[:2] == ["│ Nom :   Marthe Diallo", "│ Objet : Ma commande"]


def test_bubbles_stand_on_two_sides_with_names() -> None:
    turns = (
        Turn("geste", "La cliente", "Réponse sans majuscule.", "chat"),
        Turn("client", "La cliente", "bonjour", "chat"),
        Turn("client", "La cliente", "vous êtes là ?", "chat"),
        Turn("vous", "Vous", "Oui, bonjour !", "chat"),
    )
    assert plain(turns, 40) == [
        "┆ (Réponse sans majuscule.)",
        "La cliente",
        "│ bonjour",
        "│ vous êtes là ?",
        "",
        " " * 34 + "Vous",
        " " * 24 + "Oui, bonjour ! │",
    ]


def test_a_public_reply_says_so_each_time() -> None:
    turns = (
        Turn("client", "La cliente", "Dix jours !", "reseau"),
        Turn("vous", "Vous", "Nous cherchons.", "reseau"),
        Turn("client", "La cliente", "Merci.", "message_prive"),
    )
    assert plain(turns) == [
        "La cliente · message public, visible par tous",
        "│ Dix jours !",
        "",
        "      Vous · réponse publique, visible par tous",
        "      ! Nous cherchons.",
        "",
        "La cliente",
        "│ Merci.",
    ]


@pytest.mark.parametrize("channel", LOOKS)
def test_the_change_is_said_with_a_sign_and_words(channel: Channel) -> None:
    row = plain((Turn("canal", "", channel_title(channel), channel),), 76)[0]
    words = CHANNEL_LABELS[channel]
    assert words[1:] in row
    assert ("visible par tous" in row) == (LOOKS[channel] == "public")
    assert cells(row) == 76


@pytest.mark.parametrize("width", [12, 20, 36, 92])
@pytest.mark.parametrize("channel", LOOKS)
@pytest.mark.parametrize("kind", get_args(TurnKind)[1:4])
def test_nothing_passes_the_width_nor_reaches_the_terminal(
    channel: Channel, kind: TurnKind, width: int
) -> None:
    for text in (*HOSTILE, "mot " * 40, "x" * 300):
        cover = Cover(text, text, text, text, text, text) if LOOKS[channel] == "lettre" else None
        turn = Turn(kind, "La cliente", text, channel, cover)
        for row in texts((turn,), width):
            assert cells(row) <= max(width, 20)
            assert not any(sign in row for sign in NEVER_SHOWN)


@pytest.mark.parametrize(
    ("fixture", "answers", "name"),
    [
        ("canaux", 1, "public-80x24"),
        ("canaux", 2, "courriel-80x24"),
        ("canaux", 3, "telephone-80x24"),
        ("canaux-ecrits", 1, "chat-80x24"),
        ("canaux-ecrits", 3, "courrier-80x24"),
        ("dossier", 2, "dossier-80x24"),
    ],
)
async def test_pictures(fixture: str, answers: int, name: str) -> None:
    written, _ = loaded(fixtures()[fixture], fixture)
    play = essai.play("entrainement", written=written)
    game = app(play=play, source=Vitrine(written))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        state = start(play)
        for _ in range(answers):
            move = right_move(state.view)
            await give(pilot, state.offer(), move)
            state = moved(state, move)
        assert play_of(pilot).scene.step == state.position.step
        check_golden(game, name)


@pytest.mark.parametrize("size", [(40, 10), (140, 40)])
async def test_other_sizes_hold_the_same_words(size: tuple[int, int]) -> None:
    written, _ = loaded(fixtures()["canaux"], "canaux")
    game = app(play=essai.play("entrainement", written=written), source=Vitrine(written))
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert play_of(pilot).scene.channel == "sur un réseau social"
        if size[1] > 10:
            assert "visible par tous" in shown(pilot)
