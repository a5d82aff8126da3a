"""Who a message is from and for: a figurant has one name, a page of the site nobody in view."""

from __future__ import annotations

import pytest

from game.texte.turns import turn_lines
from scenarios.channels import Cover, received, sent
from scenarios.kernel import start
from scenarios.language.french import name_in
from scenarios.play import View
from scenarios.trace import Turn
from tests.kinds.frame import fixtures, loaded
from tests.support import essai


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Awa Doucouré, chargée de projet", "Awa Doucouré"),
        ("Monsieur Belhadj, service des salles", "Monsieur Belhadj"),
        ("Mme Roy", "Mme Roy"),
        ("Anne de La Tour, bénévole", "Anne de La Tour"),
        ("Votre collègue", ""),
        ("Le Gestionnaire", ""),
        ("L’autre personne", ""),
        ("Un homme, au téléphone", ""),
        ("Responsable de l’accueil", ""),
        ("Awa, bénévole", ""),
    ],
)
def test_a_role_names_somebody_or_nobody(role: str, name: str) -> None:
    assert name_in(role) == name


def internal_view(role: str) -> View:
    """The opening of a scene where a figurant of that role writes an internal message."""
    text = fixtures()["canaux-ecrits"].replace("Votre responsable", role)
    head, _, steps = text.partition("etapes:\n")
    written, _ = loaded(f"{head}etapes:\n{steps[steps.index('  - id: interne') :]}", "roles")
    return start(essai.play("entrainement", written=written)).view


def covers(role: str) -> tuple[Cover, Cover]:
    """What stands around a message of that figurant, and around the answer to it."""
    view = internal_view(role)
    got, answer = received(view, None, "Bonjour.", is_answer=False), sent(view, "Bonjour.")
    assert got is not None
    assert answer is not None
    return got, answer


def test_somebody_named_by_their_role_has_no_second_name() -> None:
    got, answer = covers("Awa Doucouré, responsable du magasin")
    assert got.sender == "Awa Doucouré, responsable du magasin"
    assert (got.name, got.signature, answer.to) == ("Awa Doucouré",) * 3


def test_somebody_known_by_what_they_do_is_given_a_name() -> None:
    got, answer = covers("Votre responsable")
    assert got.sender == f"{got.name} (votre responsable)"
    assert got.name == answer.to == got.signature
    assert len(got.name.split()) >= 2


def site_line(*, is_answer: bool) -> str:
    """How lines show what the student writes on the site, with a message to answer or with none."""
    text = fixtures()["canaux-ecrits"]
    asked = '    client: "Où trouver la notice de la Claire ?"\n'
    assert asked in text
    text = (
        text if is_answer else text.replace(asked, "").replace('    objet: "Notice perdue"\n', "")
    )
    head, _, steps = text.partition("etapes:\n")
    written, _ = loaded(f"{head}etapes:\n{steps[steps.index('  - id: formulaire') :]}", "site")
    view = start(essai.play("entrainement", written=written)).view
    turn = Turn("vous", "Vous", "La notice est en ligne.", "site", sent(view, "La notice."))
    return turn_lines(turn)[0].replace("\u00a0", " ")


def test_what_is_put_on_the_site_answers_somebody_or_is_for_everybody() -> None:
    assert site_line(is_answer=True).startswith("Votre réponse à ")
    assert site_line(is_answer=False) == "Votre publication sur le site :"
