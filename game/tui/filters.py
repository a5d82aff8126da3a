"""What the home screen can be narrowed to, and the modes: (id, words), the first one is all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.play import Mode

LEVELS = (
    ("", "tous niveaux"),
    ("seconde", "Seconde"),
    ("premiere", "Première"),
    ("terminale", "Terminale"),
)
SPECIALITIES = (
    ("", "toutes spécialités"),
    ("accueil", "accueil"),
    ("commerce", "commerce"),
    ("vente", "vente"),
)
ACTIVITIES = (("", "toutes activités"), ("A1", "accueil"), ("A2", "suivi"), ("A3", "vente"))
MODES = (
    ("", "selon le niveau"),
    ("guide", "guidé"),
    ("entrainement", "entraînement"),
    ("evaluation", "évaluation"),
)
MODE_OF: dict[str, Mode] = {
    "guide": "guide",
    "entrainement": "entrainement",
    "evaluation": "evaluation",
}
