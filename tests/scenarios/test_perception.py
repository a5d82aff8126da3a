"""Gestures on each medium: what is lost on the telephone and in writing."""

from __future__ import annotations

import pytest

from scenarios.language.perception import lost_words

SEEN = {
    "Regarde l’heure.": "Regarde",
    "Soupire et regarde sa montre.": "regarde",
    "Hoche la tête.": "Hoche",
    "Hausse les épaules.": "Hausse les épaules",
    "Hausse une épaule.": "Hausse une épaule",
    "Pose son sac.": "Pose son",
    "Sourit et pose enfin son sac.": "Sourit",
    "Montre la vitrine.": "Montre",
    "Vous tend sa carte.": "tend",
    "Croise les bras.": "Croise les bras",
    "Décroise les bras.": "Décroise les bras",
    "Recule d’un pas.": "Recule",
    "S’approche du comptoir.": "S’approche",
    "Lève les yeux au ciel.": "Lève les",
    "Un vrai sourire.": "sourire",
    "Les joues rouges, la voix qui tremble.": "Les joues",
    "Range ses papiers.": "Range ses",
    "Fronce les sourcils.": "Fronce",
}
HEARD = {
    "A le sourire dans la voix.": "voix",
    "Soupire.": "Soupire",
    "Un petit rire gêné.": "rire",
    "Hausse la voix.": "voix",
    "Raccroche.": "Raccroche",
    "Parle plus vite.": "Parle plus vite",
}
HEARD_ELSEWHERE = (
    "Un sourire s’entend.",
    "Sourit, cela s’entend.",
    "La voix se tend.",
    "Se montre plus sèche à chaque mot.",
    "Attend, puis reprend plus bas.",
    "On entend qu’un stylo gratte le papier.",
    "Un silence de plusieurs secondes.",
    "Pose une question, puis une autre.",
)
WRITTEN = (
    "Réponse en trois mots, sans majuscule.",
    "Des cœurs et des sourires.",
    "Le ton du message est plus chaleureux.",
    "Réponse après un long silence.",
    "Une capture d’écran est jointe.",
)


@pytest.mark.parametrize(("gesture", "words"), SEEN.items())
def test_what_is_seen_is_lost_on_the_telephone_and_in_writing(gesture: str, words: str) -> None:
    found = lost_words(gesture, "voix")
    assert found == (gesture.index(words), words)
    if "sourire" not in gesture:
        assert lost_words(gesture, "ecrit") is not None
    assert lost_words(gesture, "presence") is None


@pytest.mark.parametrize(("gesture", "words"), HEARD.items())
def test_what_is_heard_is_lost_in_writing_alone(gesture: str, words: str) -> None:
    assert lost_words(gesture, "voix") is None
    assert lost_words(gesture, "ecrit") == (gesture.index(words), words)


@pytest.mark.parametrize("gesture", HEARD_ELSEWHERE)
def test_what_is_heard_is_kept_on_the_telephone(gesture: str) -> None:
    assert lost_words(gesture, "voix") is None


@pytest.mark.parametrize("gesture", WRITTEN)
def test_what_is_read_is_kept_in_writing(gesture: str) -> None:
    assert lost_words(gesture, "ecrit") is None
    assert lost_words("Il sourit.", "ecrit") == (3, "sourit")
