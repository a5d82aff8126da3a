"""Line mode after the play: what is judged on the whole of it, in words."""

from __future__ import annotations

from game.texte.debrief import part_line, whole_lines
from scenarios.steps.kind import Part
from tests.support import essai
from tests.support.reports import choosing, reported


def test_rules_and_behaviours_are_told_in_words() -> None:
    report, _, _ = reported(essai.play(written=essai.ruled()), choosing(accueillir="prix"))
    lines = [line.replace("\u00a0", " ") for line in whole_lines(report)]
    assert lines[1] == "Règles de l’entretien :"
    assert lines[2].startswith("- Découvrir avant d’argumenter : manquée. Vous avez proposé")
    assert lines[2].endswith("« Bonjour. Celle-ci est à 39,90 €. »")
    assert lines[4] == "- Reformuler avant de proposer : pas mise à l’épreuve."
    assert lines[-1] == "- A3T2CP3 Écoute et empathie : tenu 1 fois sur 2."
    assert not any("Ne pas insister" in line for line in lines)


def test_a_play_without_rules_says_nothing_of_them() -> None:
    report, _, _ = reported(essai.play())
    assert list(whole_lines(report)) == []


def test_a_question_is_told_with_an_arrow_before_its_place() -> None:
    card = Part(
        "salle.qui", "Puis-je avoir la salle ?", False, "Je décide", "Je demande", "Service."
    )
    line = part_line(card, "classement")
    assert line == "- Puis-je avoir la salle ? → Je décide. Attendu : Je demande. Service."
    plain = part_line(Part("a", "Le vase.", True, "Rayon"), "classement")
    assert plain.replace("\u00a0", " ") == "- Le vase : Rayon, juste."
