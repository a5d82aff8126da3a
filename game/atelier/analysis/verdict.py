"""The verdict: the few sentences that a teacher reads first, errors before the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.atelier.analysis.class_found import AT_RANDOM
from game.atelier.analysis.fairness import Fairness
from game.atelier.analysis.figures import decimal, listed, percent, times
from game.atelier.analysis.values import (
    ClassReach,
    CompetenceRoutes,
    Finding,
    PersonaRow,
    StrategyRow,
)
from scenarios.play import MODE_LABELS
from scoring.guessing import ENOUGH_TO_TELL, MASTERED_RANK, MOST_BY_LUCK
from scoring.words import MINIMUM_OBSERVATIONS


def verdict(
    *,
    competences: Sequence[CompetenceRoutes],
    strategies: Sequence[StrategyRow],
    fairness: Fairness,
    personas: Sequence[PersonaRow],
    classes: Sequence[ClassReach],
    left_out: int,
) -> tuple[Finding, ...]:
    """Every finding, the gravest first; the order of the subjects is kept inside."""
    found = [
        *_guessing(strategies),
        *_observed(competences),
        *_leaving(competences),
        *_served(fairness),
        *_persons(personas),
        *_bounds(classes, left_out),
    ]
    order = ("erreur", "avertissement", "bien", "note")
    return tuple(sorted(found, key=lambda each: order.index(each.gravity)))


def _guessing(strategies: Sequence[StrategyRow]) -> Iterator[Finding]:
    won = dict.fromkeys(code for row in strategies for code in row.won)
    codes = list(strategies[0].by_competence) if strategies else []
    for code in (each for each in codes if each in won):
        yield Finding("erreur", _won(strategies, code))
    if not won:
        part, whole = MOST_BY_LUCK
        yield Finding(
            "bien",
            f"Ne se gagne pas sans lire : aucune stratégie aveugle n’a le degré {MASTERED_RANK} en"
            f" moyenne, ni dans plus de {percent(part / whole)} des parties.",
        )
    lucky = [code for row in strategies if row.id == AT_RANDOM for code in row.won]
    if lucky:
        yield Finding(
            "note",
            f"Le hasard suffit en {listed(lucky)} : trop de propositions y valent 2 ou 3. Une étape"
            " où il faut écrire, chercher ou calculer l’écarte mieux qu’une réplique.",
        )
    thin = [
        code
        for code in codes
        if code not in won and any(row.by_competence[code].is_thin for row in strategies)
    ]
    if thin:
        yield Finding(
            "avertissement",
            f"{listed(thin)} : moins de {ENOUGH_TO_TELL} observations par partie, le hasard y atteint"
            f" le degré {MASTERED_RANK}. Une seule partie n’y prouve rien : faites-le observer plus.",
        )


def _won(strategies: Sequence[StrategyRow], code: str) -> str:
    """« 1A se gagne sans lire… »: how many strategies win it, and the one that does best."""
    winners = [row for row in strategies if row.by_competence[code].is_won]
    best = max(winners, key=lambda row: row.by_competence[code].strength)
    guess = best.by_competence[code]
    mean = "" if guess.mean_degree is None else f"degré {decimal(guess.mean_degree)} en moyenne, "
    return (
        f"{code} se gagne sans lire ({len(winners)} {'stratégie' if len(winners) == 1 else 'stratégies'} sur {len(strategies)}). Au mieux"
        f" « {best.label} » : {mean}degré {MASTERED_RANK} ou plus dans"
        f" {percent(guess.mastered_share)} des parties."
    )


def _observed(competences: Sequence[CompetenceRoutes]) -> Iterator[Finding]:
    missed = [row.code for row in competences if row.seen[0] == 0]
    few = [row.code for row in competences if 0 < row.seen[0] < MINIMUM_OBSERVATIONS]
    if missed:
        yield Finding(
            "avertissement",
            f"Jamais observé sur une route au moins : {', '.join(missed)}. Faites-le observer par"
            " une étape que toutes les routes rencontrent, ou ne l’annoncez pas.",
        )
    if few:
        yield Finding(
            "avertissement",
            f"Observé une seule fois sur une route au moins, donc « pas assez observé » :"
            f" {', '.join(few)}. Il en faut {MINIMUM_OBSERVATIONS}.",
        )
    if not missed and not few:
        least = min((row.seen[0] for row in competences), default=0)
        yield Finding(
            "bien",
            "Chaque compétence annoncée est observée sur toutes les routes :"
            f" {times(least)} au moins.",
        )


def _leaving(competences: Sequence[CompetenceRoutes]) -> Iterator[Finding]:
    modes = dict.fromkeys(mode for row in competences for mode in row.left)
    for mode in modes:
        few = [
            row.code
            for row in competences
            if mode in row.left and row.left[mode][0] < MINIMUM_OBSERVATIONS
        ]
        if few:
            yield Finding(
                "note",
                f"Si la personne s’en va (mode {MODE_LABELS[mode]}), il se peut que l’on n’observe"
                f" pas assez : {', '.join(few)}.",
            )


def _served(fairness: Fairness) -> Iterator[Finding]:
    if not fairness.differences:
        yield Finding(
            "bien",
            f"Servis pareillement : {fairness.pairs} paires de parties où seuls changent le genre,"
            " l’origine du nom et l’âge donnent les mêmes répliques, humeurs, effets et notes.",
        )
        return
    count = len(fairness.differences)
    first = fairness.differences[0]
    where = f" à « {first.step} »" if first.step else ""
    yield Finding(
        "erreur",
        f"La personne change le jeu dans {count} paires de parties sur {fairness.pairs}{where} :"
        f" {first.what} n’est pas le même pour {first.pair.first} et {first.pair.second}.",
    )


def _persons(personas: Sequence[PersonaRow]) -> Iterator[Finding]:
    lost = [row.name for row in personas if not row.can_win]
    if lost:
        yield Finding(
            "erreur",
            f"Impossible à gagner avec {listed(lost)} : aucune fin réussie n’est atteinte.",
        )
    leaving = [row for row in personas if row.leaves]
    for row in leaving:
        yield Finding(
            "erreur",
            f"{row.name} s’en va alors que toutes les réponses sont justes, à « {row.leaves[0]} ».",
        )
    part = [row.name for row in personas if not row.full]
    if part:
        yield Finding(
            "avertissement",
            f"Aucune route n’a 3 partout sur les critères annoncés avec {listed(part)}.",
        )
    if not lost and not leaving and not part:
        yield Finding(
            "bien",
            "Chaque sorte de client se sert sans une note perdue, jusqu’à une fin réussie.",
        )


def _bounds(classes: Sequence[ClassReach], left_out: int) -> Iterator[Finding]:
    loose = sum(not row.is_exact for row in classes)
    if loose:
        yield Finding(
            "note",
            f"Trop de routes pour tout chercher ({times(loose, 'sorte')} de client sur"
            f" {len(classes)}) : minimum et maximum sont alors des bornes que rien ne dépasse.",
        )
    if left_out:
        yield Finding("note", f"{left_out} sortes de clients de plus n’ont pas été regardées.")
