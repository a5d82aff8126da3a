"""`comptoir graphe`: the map of a scenario, with its endings and its best way."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.options import add_customer, add_replace, add_scenario, add_target, check_customer
from game.cli.output import complain
from game.cli.written import hand_over, hand_over_lines, refuse_early
from game.errors import ExitCode
from scenarios.language.clean import quoted

if TYPE_CHECKING:
    from scenarios.reach.best_route import Route
    from scenarios.reach.story_map import StoryMap

# The customer whose best way is drawn, unless another is asked for.
FIRST_CUSTOMER = 1


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which scenario, for which customer, drawn how."""
    add_scenario(parser)
    parser.add_argument(
        "--format",
        choices=("texte", "mermaid", "svg"),
        default="texte",
        help="texte (par défaut), mermaid pour une page qui le dessine, ou svg, une image.",
    )
    add_customer(parser, default=FIRST_CUSTOMER)
    add_target(parser)
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw the map; says on stderr whose best way it is."""
    # Late: the model and the draw cost 300 ms, which help does not pay.
    from game.content import new_play, open_scenario
    from scenarios.reach.best_route import best_route, right_route
    from scenarios.reach.story_map import story_map

    check_customer(arguments.graine)
    refuse_early(arguments.sortie, may_replace=arguments.remplacer)
    scenario, organisation = open_scenario(arguments.scenario)
    play = new_play(scenario, organisation, seed=arguments.graine, persona=arguments.persona)
    route, right = best_route(play), right_route(play)
    drawn = story_map(scenario, route.stops)
    said = summary(drawn, route, right, arguments.graine)
    _draw(drawn, said, arguments)
    return ExitCode.CLEAN


def _draw(drawn: StoryMap, said: str, arguments: argparse.Namespace) -> None:
    where, may_replace = arguments.sortie, arguments.remplacer
    if arguments.format == "texte":
        from game.atelier.map.text import as_text

        lines = (said, *as_text(drawn))
        hand_over_lines(where, lines, may_replace=may_replace, what="Dessin")
        return
    if arguments.format == "svg":
        from game.atelier.map.svg import as_svg

        made = as_svg(drawn)
    else:
        from game.atelier.map.mermaid import as_mermaid

        made = "\n".join(as_mermaid(drawn)) + "\n"
    hand_over(where, made.encode(), may_replace=may_replace, what="Dessin")
    complain(said)


def summary(drawn: StoryMap, route: Route, right: Route, seed: int) -> str:
    """What is drawn, and whose best way it shows."""
    endings = sum(stop.kind == "fin" for stop in drawn.stops)
    steps = sum(stop.phase is not None for stop in drawn.stops)
    lost = sum(not stop.is_reached for stop in drawn.stops)
    told = f"{drawn.title} : {_count(steps, 'étape')}, {_count(endings, 'fin')}"
    if lost:
        told += f", dont {lost} que rien n’atteint"
    how = (
        "la route qui rapporte le plus" if route.is_exact else "la meilleure réponse à chaque étape"
    )
    told += f". ★ : {how} avec le client n° {seed} ({_count(route.points, 'point')})."
    beside = [stop for stop in route.stops if stop not in right.stops]
    if route.points > right.points and beside:
        told += (
            f" Les meilleures réponses n’en rapportent que {right.points} : se tromper paie, par"
            f" {', '.join(map(quoted, beside))}. Écrivez « rattrapage: true » aux étapes qui ne font"
            " que réparer."
        )
    return told


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"
