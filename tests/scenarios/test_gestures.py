"""A gesture with the name of who makes it: a verb follows the name, a thing noticed stands apart."""

from __future__ import annotations

import pytest

from scenarios.language.gestures import is_deed, told_of

CLERK = "Mme Roy, responsable"


@pytest.mark.parametrize(
    ("who", "gesture", "told"),
    [
        (
            "L’autre personne",
            "Répond d’un sourire et regarde le rayon.",
            "L’autre personne répond d’un sourire et regarde le rayon.",
        ),
        ("La cliente", "S’éloigne sans se retourner.", "La cliente s’éloigne sans se retourner."),
        ("Le client", "Vous sourit.", "Le client vous sourit."),
        ("L’usagère", "Écoute, la tête penchée.", "L’usagère écoute, la tête penchée."),
        ("Le client", "Va et vient.", "Le client va et vient."),
        (CLERK, "Prend la fiche.", "Mme Roy, responsable, prend la fiche."),
        ("Le client", "Un silence.", "Le client\u00a0: un silence."),
        ("Le client", "Une porte claque.", "Le client\u00a0: une porte claque."),
        (
            "Le client",
            "Message bref, sans formule.",
            "Le client\u00a0: message bref, sans formule.",
        ),
        ("Le client", "La voix se fait basse.", "Le client\u00a0: la voix se fait basse."),
        ("Le client", "Réponse en trois mots.", "Le client\u00a0: réponse en trois mots."),
        (CLERK, "Aucun mot.", "Mme Roy, responsable\u00a0: aucun mot."),
    ],
)
def test_a_gesture_is_told_of_who_makes_it(who: str, gesture: str, told: str) -> None:
    assert told_of(who, gesture) == told


@pytest.mark.parametrize("gesture", ["", "…", "Deux mots.", "Elle soupire.", "Tout en une ligne."])
def test_what_starts_with_no_verb_is_no_deed(gesture: str) -> None:
    assert not is_deed(gesture)
