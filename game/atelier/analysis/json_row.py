"""An analysis as JSON.

One object a scenario, its keys in French:

`id`, `titre`, `niveau`, `mode`: the scenario; `graine`: the first number of customers and plays;
`exact`: false when some bound was hit; `echec`: whether `analyser` exits with 1.
`constats`: the verdict, `[{gravite: erreur|avertissement|bien|note, texte}]`.
`etapes_toujours`: ids of the steps met on every route to an ordinary ending.
`competences`: `[{id, titre, criteres, points, observations, depart: {mode: [min, max]}}]`; every
pair is `[min, max]` over all kinds of customers.
`criteres`: `{code: [min, max]}`; `points`: the same in all.
`clients`: `[{id, caractere, nom, points, criteres, competences, positions, routes, exact}]`, one a
kind of customer; `confondus`: what customers of one kind may differ by; `non_regardes`: kinds left
out.
`repartition`: null, or `{routes, routes_toutes, parties, mediane_routes, mediane_parties,
tranches: [{de, a, routes, parties}]}`, shares from 0 to 1.
`strategies`: `[{id, libelle, parties, place, departs, inachevees, competences: {code:
{degre_moyen, part_degre_3, observations, gagnee, trop_peu}}}]`; place from 0 (worst) to 1 (best reachable).
`etapes`: `[{id, sorte, phase, criteres, au_hasard, au_mieux, strategie, conseil}]`, marks 0 to 3.
`equite`: `{paires, differences: [{etape, quoi, un, deux, valeur_un, valeur_deux}]}`.
`caracteres`: `[{id, nom, clients, trois_partout, manque, fin_reussie, departs}]`.
"""

from __future__ import annotations

from game.atelier.analysis.fairness import Difference
from game.atelier.analysis.values import (
    Analysis,
    ClassReach,
    CompetenceRoutes,
    PersonaRow,
    Spread,
    StepGuess,
    StrategyRow,
)
from scoring.guessing import Guess

Row = dict[str, object]
# Digits kept of a mean or a share.
PLACES = 4


def row(found: Analysis) -> Row:
    """The object of one scenario; the module says its keys."""
    scenario = found.scenario
    return {
        "id": scenario.id,
        "titre": scenario.titre,
        "niveau": scenario.niveau,
        "mode": found.mode,
        "graine": found.seed,
        "exact": found.is_exact,
        "echec": found.has_errors,
        "constats": [{"gravite": each.gravity, "texte": each.text} for each in found.findings],
        "etapes_toujours": list(found.always),
        "competences": [_competence(each) for each in found.competences],
        "criteres": {code: list(pair) for code, pair in found.criteria.items()},
        "points": list(found.total),
        "clients": [_class(each) for each in found.classes],
        "confondus": list(found.merged),
        "non_regardes": found.left_out,
        "repartition": None if found.spread is None else _spread(found.spread),
        "strategies": [_strategy(each) for each in found.strategies],
        "etapes": [_step(each) for each in found.steps],
        "equite": {
            "paires": found.fairness.pairs,
            "differences": [_difference(each) for each in found.fairness.differences],
        },
        "caracteres": [_persona(each) for each in found.personas],
    }


def _competence(each: CompetenceRoutes) -> Row:
    return {
        "id": each.code,
        "titre": each.title,
        "criteres": list(each.criteria),
        "points": list(each.score),
        "observations": list(each.seen),
        "depart": {mode: list(pair) for mode, pair in each.left.items()},
    }


def _class(each: ClassReach) -> Row:
    return {
        "id": each.label,
        "caractere": each.archetype,
        "nom": each.name,
        "points": list(each.total),
        "criteres": {code: list(pair) for code, pair in each.by_criterion.items()},
        "competences": {code: list(pair) for code, pair in each.by_competence.items()},
        "positions": each.positions,
        "routes": each.routes,
        "exact": each.is_exact,
    }


def _spread(each: Spread) -> Row:
    return {
        "routes": each.routes,
        "routes_toutes": each.is_whole,
        "parties": each.plays,
        "mediane_routes": each.median_route,
        "mediane_parties": each.median_play,
        "tranches": [
            {"de": low, "a": high, "routes": round(routes, 6), "parties": round(plays, 6)}
            for low, high, routes, plays in each.rows
        ],
    }


def _strategy(each: StrategyRow) -> Row:
    return {
        "id": each.id,
        "libelle": each.label,
        "parties": each.plays,
        "place": None if each.place is None else round(each.place, PLACES),
        "departs": round(each.left, PLACES),
        "inachevees": round(each.cut, PLACES),
        "competences": {code: _guess(guess) for code, guess in each.by_competence.items()},
    }


def _guess(each: Guess) -> Row:
    mean = each.mean_degree
    return {
        "degre_moyen": None if mean is None else round(mean, PLACES),
        "part_degre_3": round(each.mastered_share, PLACES),
        "observations": round(each.mean_observations, PLACES),
        "gagnee": each.is_won,
        "trop_peu": each.is_thin,
    }


def _step(each: StepGuess) -> Row:
    return {
        "id": each.id,
        "sorte": each.kind,
        "phase": each.phase,
        "criteres": list(each.criteria),
        "au_hasard": round(each.chance, PLACES),
        "au_mieux": round(each.best, PLACES),
        "strategie": each.strategy,
        "conseil": each.advice,
    }


def _difference(each: Difference) -> Row:
    return {
        "etape": each.step,
        "quoi": each.what,
        "un": each.pair.first,
        "deux": each.pair.second,
        "valeur_un": each.first,
        "valeur_deux": each.second,
    }


def _persona(each: PersonaRow) -> Row:
    return {
        "id": each.id,
        "nom": each.name,
        "clients": each.customers,
        "trois_partout": each.full,
        "manque": list(each.missing),
        "fin_reussie": each.can_win,
        "departs": list(each.leaves),
    }
