"""`comptoir jouer`: a new play of one scenario."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.options import add_as_lines, add_customer, add_mode, add_scenario, check_customer
from game.errors import ExitCode, UsageError
from scenarios.language.clean import one_line

if TYPE_CHECKING:
    from game.journal_file import FolderStore
    from scenarios.play import Play

MAX_PLAYERS = 2
PSEUDONYM_LENGTH = 30


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is played, with whom and how."""
    add_scenario(parser)
    add_as_lines(parser)
    add_customer(parser)
    add_mode(parser)
    parser.add_argument(
        "--joueur",
        action="append",
        default=[],
        metavar="CODE",
        help="Un pseudonyme ou un code, deux au plus ; jamais un nom.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Play to the end, or until the player leaves."""
    players = cleaned(arguments.joueur)
    # Late: content, people and frameworks cost 300 ms, which help does not pay.
    from game.content import new_play, open_scenario

    check_customer(arguments.graine)
    scenario, organisation = open_scenario(arguments.scenario)
    play = new_play(
        scenario,
        organisation,
        seed=arguments.graine,
        persona=arguments.persona,
        mode=arguments.mode,
    )
    from game.cli.folder import store

    with store() as sessions:
        return _played(sessions, play, players, as_lines=arguments.texte)


def _played(sessions: FolderStore, play: Play, players: tuple[str, ...], *, as_lines: bool) -> int:
    from game.cli.faces import needs_lines, open_talk

    if as_lines or needs_lines():
        from game.texte.seat import play_new

        play_new(sessions, open_talk(), play, players)
        return ExitCode.CLEAN
    from game.cli.screens import open_screens

    if len(players) == MAX_PLAYERS:
        # The briefing on screen seats one: for two, the session is opened here.
        from game.texte.seat import opened

        return open_screens(sessions, seance=opened(sessions, play, players).seance)
    return open_screens(sessions, play=play, pseudonym="".join(players))


def cleaned(codes: list[str]) -> tuple[str, ...]:
    """Pseudonyms safe to show and to store; raises UsageError."""
    if len(codes) > MAX_PLAYERS:
        raise UsageError("On joue seul ou à deux : donnez --joueur une ou deux fois.")
    players = tuple(one_line(code, PSEUDONYM_LENGTH) for code in codes)
    if not all(players):
        raise UsageError("Ce pseudonyme est vide : écrivez des lettres ou des chiffres.")
    return players
