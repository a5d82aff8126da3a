"""The form in line mode: shapes, lists, boxes, corrections, leaving it."""

from __future__ import annotations

from game.scene import Scene
from game.texte.desk import Desk
from game.texte.kinds import fiche
from scenarios.steps.fiche import FicheMove, FicheOffer
from scenarios.steps.field_types import FIELD_LABELS
from scenarios.steps.form_fields import FieldShown
from scenarios.steps.kind import Skip
from tests.support.lines import talk

OFFER = FicheOffer(
    "Remplissez.",
    "Message",
    (
        FieldShown("nom", "Nom", "texte", "texte", ()),
        FieldShown("jour", "Jour", "date", FIELD_LABELS["date"], ()),
        FieldShown("suite", "Suite", "choix", "un choix de la liste", ("Rappeler", "Attendre")),
        FieldShown("pub", "Publicité", "case", "oui ou non", ()),
    ),
)


def filled(*lines: str, draft: dict[str, str] | None = None) -> tuple[object, str, list[object]]:
    """The move that these lines make, what was shown, and every draft kept."""
    conversation, screen = talk(*lines)
    drafts: list[object] = []
    scene = Scene(
        title="", place="", objective="", step="fiche", visit=1, kind="fiche", channel="",
        phases=(), turns=(), fresh=0, offer=OFFER, mood=None, coach=None, hint="", pages=(),
        may_take_back=False, draft=draft or {}, ending=None,
    )  # fmt: skip
    move = fiche.ask(OFFER, Desk(conversation, scene, drafts.append, lambda: None))
    return move, screen.getvalue(), drafts


def test_each_field_then_the_check() -> None:
    move, shown, drafts = filled("Diallo", "3/5/2027", "2", "O", "o")
    expected = {"nom": "Diallo", "jour": "3/5/2027", "suite": "Attendre", "pub": "oui"}
    assert move == FicheMove(champs=expected)
    assert drafts[-1] == expected
    assert len(drafts) == 4
    assert "3. Suite\u00a0: Attendre" in shown


def test_a_wrong_shape_is_asked_again() -> None:
    move, shown, _ = filled(
        "x", "31/02/2027", "demain", "", "Jamais", "rappeler", "peut-être", "n", "o"
    )
    assert move == FicheMove(champs={"nom": "x", "suite": "rappeler", "pub": "non"})
    assert shown.count("Écrivez une date qui existe") == 2
    assert "Choisissez parmi\u00a0: Rappeler, Attendre." in shown
    assert "Répondez par oui ou par non." in shown


def test_a_field_left_empty_and_corrected() -> None:
    move, shown, _ = filled("", "-", "", "", "7", "1", "Morel", "oui")
    assert move == FicheMove(champs={"nom": "Morel"})
    assert "1. Nom\u00a0: (vide)" in shown


def test_an_empty_line_does_not_hand_the_form_in() -> None:
    move, shown, _ = filled("x", "", "", "", "", "", "p")
    assert isinstance(move, Skip)
    assert shown.count(fiche.CHECK.split(",")[0]) == 3


def test_a_command_letter_can_be_written_between_quotes() -> None:
    move, _, _ = filled('"d"', "", "", "", "o")
    assert move == FicheMove(champs={"nom": "d"})


def test_too_long_is_told() -> None:
    move, shown, _ = filled("x" * 1001, "x", "", "", "", "o")
    assert move == FicheMove(champs={"nom": "x"})
    assert "ne peut pas dépasser 1000 signes" in shown


def test_what_was_typed_before_is_not_asked_again() -> None:
    move, shown, _ = filled("", "", "o", draft={"nom": "Diallo", "jour": "", "autre": "x"})
    assert move == FicheMove(champs={"nom": "Diallo"})
    assert "Champ 3 sur 4" in shown
    assert "Champ 2 sur 4" not in shown


def test_the_shape_of_a_date_or_an_hour_reads_as_an_example() -> None:
    _, shown, _ = filled("Diallo", "24 novembre", "1", "non", "o")
    assert "Jour (date, par exemple 24/11/2026)" in shown.replace("\u00a0", " ")
    assert FIELD_LABELS["heure"] == "heure, par exemple 14 h 30"
