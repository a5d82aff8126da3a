"""What to change in a step that gives too much to who does not read it."""

from __future__ import annotations

from scenarios.steps.kinds import AnyStep
from scoring.words import SUCCESS_MARK

# Lines to pick, in an order that is drawn: what shows there is how they are written.
_LINES = ("dialogue", "questions", "sujets")
_LINE_ADVICE = {
    "long": "la bonne réplique se voit à sa longueur : raccourcissez-la, ou donnez aux autres autant"
    " de détails",
    "deuxieme-long": "la bonne réplique est la deuxième par la longueur : faites varier les longueurs",
    "court": "la bonne réplique se voit à sa brièveté : étoffez-la, ou abrégez les autres",
    "poli": "la politesse n’est que dans la bonne réplique : mettez-la aussi dans les autres",
    "questions": "seule la bonne réplique questionne : faites aussi questionner une autre à tort",
    "humeur": "la bonne réplique se voit à l’humeur : une réplique juste peut aussi déplaire, et une"
    " fausse plaire",
    "premier": "la première proposée est la bonne : changez l’ordre écrit",
    "dernier": "la dernière proposée est la bonne : changez l’ordre écrit",
}
_CHANCE_ADVICE = {
    "dialogue": "trop de répliques valent 2 ou 3 : rendez une fausse piste plus tentante, ou"
    " ajoutez-en une",
    "questions": "presque toutes les questions conviennent : ajoutez-en d’inutiles ou de maladroites"
    " qui paraissent utiles",
    "sujets": "presque tous les sujets conviennent : ajoutez-en un hors sujet qui paraît utile",
    "reperage": "trop d’éléments sont des indices : ajoutez-en qui n’en sont pas",
    "selection": "trop d’éléments sont à retenir : ajoutez-en qui tentent à tort",
    "autoevaluation": "trop peu d’énoncés se jugent : ajoutez-en un que l’on croit acquis à tort",
}
_ANY = "la réponse se devine : ajoutez une possibilité fausse qui tente"


def advice(step: AnyStep, strategy: str, best: float, chance: float) -> str:
    """A sentence without its capital on how to mend; empty where guessing earns no success.

    strategy: that which earns most there among those that win the scenario, best its mean mark;
    empty: none does. chance: the mean mark of a random answer.
    """
    # Where chance does as well, nothing in the writing gives the answer away: there is too much
    # to be had.
    if chance >= SUCCESS_MARK:
        return _CHANCE_ADVICE.get(step.kind, _ANY)
    if not strategy or best < SUCCESS_MARK:
        return ""
    return _LINE_ADVICE.get(strategy, _ANY) if step.kind in _LINES else _ANY
