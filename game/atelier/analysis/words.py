"""Words that the text and the page of an analysis share."""

from __future__ import annotations

from game.atelier.analysis.figures import times
from game.atelier.analysis.values import Analysis
from scenarios.language.clean import one_line
from scoring.guessing import ENOUGH_TO_TELL, MASTERED_RANK, MOST_BY_LUCK

STRATEGY_NOTE = (
    "Degrés tels que le bilan les donne, de 1 à 4, sur les parties assez observées ; la part compte"
    f" toutes les parties. ✗ : degré {MASTERED_RANK} en moyenne, ou dans plus d’une partie sur"
    f" {MOST_BY_LUCK[1]}, parmi celles qui ont {ENOUGH_TO_TELL} observations au moins ; « ? » : il n’y"
    " en a pas assez pour juger. Toutes les sortes de clients comptent autant, et l’ordre des"
    " répliques change d’une partie à l’autre."
)
STEP_NOTE = (
    "Une note de 2 est une réussite. « Au mieux » est la stratégie qui rapporte le plus à cette"
    " étape, parmi celles qui gagnent s’il y en a : une bonne réplique a toujours une longueur, et une"
    " étape seule ne trahit rien."
)
HOW_COUNTED = {
    True: "Toutes les routes sont comptées.",
    False: "Une étape peut se rejouer, et les routes n’ont alors pas de fin : seules sont comptées"
    " celles qui ne rejouent aucune étape.",
}
SPREAD_NOTE = (
    "Une route est une suite d’issues ; deux ordres des mêmes questions en font deux. Chaque sorte"
    " de client compte autant."
)


def searched(found: Analysis) -> str:
    """« 18 sortes de client, toutes les routes cherchées »."""
    how = "toutes les routes cherchées" if found.is_exact else "bornes seulement pour certaines"
    return f"{times(len(found.classes), 'sorte')} de client, {how}"


def always_sentence(found: Analysis) -> str:
    """Which steps all routes meet."""
    if not found.always:
        return "Aucune étape n’est rencontrée sur toutes les routes."
    met = ", ".join(found.always)
    return (
        f"Sur toutes les routes jusqu’à une fin ordinaire ({len(found.always)} étapes sur"
        f" {len(found.scenario.etapes)}) : {met}."
    )


def range_of(pair: tuple[int, int]) -> str:
    """« 0 à 12 », or « 3 » where both ends meet."""
    low, high = pair
    return str(low) if low == high else f"{low} à {high}"


def short(text: str, limit: int) -> str:
    """A title on one line, cut where it is too long."""
    return one_line(text, limit)
