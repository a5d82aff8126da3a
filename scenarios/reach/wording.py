"""A condition in the words of a teacher: « si la confiance est au moins à 12 »."""

from __future__ import annotations

from scenarios.conditions import Bounds, Condition
from scenarios.customer import MOOD_LABELS, MOTIVE_LABELS


def told(condition: Condition) -> str:
    """The condition as one French clause, without « si »; « toujours » where nothing is asked."""
    said = [*_plain(condition), *_nested(condition)]
    return " et ".join(said) or "toujours"


def _plain(c: Condition) -> list[str]:
    said = []
    if c.fait is not None:
        said.append(f"le fait « {c.fait} » est acquis")
    if c.confiance is not None:
        said.append(f"la confiance est {_between(c.confiance)}")
    if c.patience is not None:
        said.append(f"la patience est {_between(c.patience)}")
    if c.humeur is not None:
        said.append(f"la personne est d’humeur « {MOOD_LABELS[c.humeur]} »")
    if c.mobile is not None:
        said.append(f"la personne est sensible à : {MOTIVE_LABELS[c.mobile]}")
    if c.frein is not None:
        said.append(f"la personne hésite à cause de : {c.frein}")
    if c.besoin is not None:
        said.append(f"le besoin est « {c.besoin} »")
    return said


def _nested(c: Condition) -> list[str]:
    said = []
    if c.tous is not None:
        said.append(" et ".join(map(told, c.tous)))
    if c.un is not None:
        said.append("(" + " ou ".join(map(told, c.un)) + ")")
    if c.aucun is not None:
        said.append("il est faux que " + ", que ".join(map(told, c.aucun)))
    return [each for each in said if each and each != "()"]


def _between(bounds: Bounds) -> str:
    if bounds.min is None and bounds.max is None:
        return "quelconque"
    if bounds.min is None:
        return f"au plus à {bounds.max}"
    if bounds.max is None:
        return f"au moins à {bounds.min}"
    return f"entre {bounds.min} et {bounds.max}"
