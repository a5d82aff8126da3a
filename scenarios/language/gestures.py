"""What somebody is seen or heard to do, as authors write it: a verb, or a thing that is noticed."""

from __future__ import annotations

import re

from scenarios.language.clean import comparable, without_accents

# « Se retourne », « Vous sourit », « N’écoute plus »: what goes before a verb only.
_BEFORE_VERBS = frozenset({"se", "s", "vous", "ne", "n", "lui"})
# Words that end like a verb and begin something noticed: « Une porte claque », « Message bref ».
_NOTICED = frozenset(
    {
        *("une", "cette", "cet", "ce", "la", "le", "tout", "toute"),
        *("chaque", "quelque", "aucune", "quatre", "deuxieme", "troisieme"),
        *("votre", "notre", "leur", "elle", "il", "on", "contre"),
        *("autre", "meme", "petite", "petit", "grande", "grand"),
        *("courte", "court", "breve", "message", "reponse", "phrase"),
        *("formule", "ligne", "texte", "page", "question"),
        *("parole", "silence", "sourire", "rire", "signe", "geste"),
        *("regard", "debit", "bruit", "mot", "point", "pouce"),
        *("tete", "bouche", "mine", "moue", "larme", "attente"),
        *("pause", "visage", "accent"),
    }
)
_VERB = re.compile(r"[a-z]+[edta]")
_WORD = re.compile(r"[a-z]+")


def is_deed(gesture: str) -> bool:
    """Whether a gesture is what somebody does, « Répond d’un sourire », and follows their name.

    Else it is told apart from it: « Un silence. », « Le ton est bref. »
    """
    words = _WORD.findall(without_accents(comparable(gesture)))
    if not words:
        return False
    first = words[0]
    if first in _BEFORE_VERBS:
        return True
    return first not in _NOTICED and bool(_VERB.fullmatch(first))


def told_of(who: str, gesture: str) -> str:
    """The gesture on one line with the name of who makes it: « La cliente pose le carton. »"""
    text = f"{gesture[:1].lower()}{gesture[1:]}"
    if not is_deed(gesture):
        return f"{who}\u00a0: {text}"
    # « Mme Roy, responsable, répond »: a function between two commas.
    return f"{who}{',' if ',' in who else ''} {text}"
