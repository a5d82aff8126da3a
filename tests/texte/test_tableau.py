"""The sheet in line mode: cells one by one, charts by number, everything read back."""

from __future__ import annotations

from game.scene import Scene
from game.texte.desk import Desk
from game.texte.kinds import tableau
from scenarios.kernel import start
from scenarios.steps.kind import Skip
from scenarios.steps.tableau import TableauMove
from scenarios.steps.tableau_shown import TableauOffer
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import moved


def offer(step: str = "transformation") -> TableauOffer:
    """The offer of that step of the fixture."""
    written, _ = loaded(fixtures()["tableau"], "tableau")
    state = start(essai.play("entrainement", written=written))
    while state.position.step != step:
        state = moved(state, state.view.step.right(state.view))
    found = state.offer()
    assert isinstance(found, TableauOffer)
    return found


def played(
    *lines: str, draft: dict[str, str] | None = None, shown: TableauOffer | None = None
) -> tuple[object, str, list[dict[str, str]]]:
    """The move that these lines make, what was shown, and every draft kept."""
    sheet = shown or offer()
    conversation, screen = talk(*lines)
    drafts: list[dict[str, str]] = []
    scene = Scene(
        title="", place="", objective="", step="feuille", visit=1, kind="tableau", channel="",
        phases=(), turns=(), fresh=0, offer=sheet, mood=None, coach=None, hint="", pages=(),
        may_take_back=False, draft=draft or {}, ending=None,
    )  # fmt: skip
    desk = Desk(conversation, scene, drafts.append, lambda: None)
    tableau.show(sheet, desk)
    move = tableau.ask(sheet, desk)
    return move, screen.flat.replace("\u00a0", " "), drafts


def rank(chart: str, shown: TableauOffer | None = None) -> str:
    return str([one.id for one in (shown or offer()).options].index(chart) + 1)


def test_cells_then_the_chart_then_the_check() -> None:
    move, shown, drafts = played("=C2/B2*100", "40 %", "30", rank("taux"), "o")
    cells = {"D2": "=C2/B2*100", "D3": "40 %", "D4": "30"}
    assert move == TableauMove(cellules=cells, graphique="taux")
    assert drafts[-1] == {**cells, "graphique": "taux"}
    assert len(drafts) == 4
    assert "Quel jour le rayon a-t-il le mieux transformé ses visites en ventes ?" in shown
    assert "D2 Taux de transformation (Mardi), en %, à 1 décimale :" in shown
    assert "Noté : D2 = 20,0 %" in shown
    assert "Ligne 2, Mardi. B2 : 50 ; C2 : 10 ; D2 : 20,0 %" in shown
    assert "D2 : =C2/B2*100 donne 20,0 %" in shown
    assert "diagramme en barres : Taux de transformation par jour. - Mardi : 20,0 %" in shown
    assert "Graphique : Taux de transformation par jour (diagramme en barres)" in shown


def test_what_gives_no_number_is_asked_again() -> None:
    move, shown, drafts = played(
        "vingt", "=C2/(B2", "=Z9", "=C2/0", "=D2", "20", "", "-", rank("taux"), "O"
    )
    assert move == TableauMove(cellules={"D2": "20"}, graphique="taux")
    for said in (
        "Écrivez un nombre",
        "parenthèse fermante",
        "La cellule Z9 n’est pas",
        "divise par",
    ):
        assert said in shown
    assert "se lit elle-même : D2 → D2" in shown
    assert "Noté : D3 = (vide)" in shown
    assert drafts[0] == {"D2": "20"}


def test_a_formula_may_read_a_cell_not_yet_typed() -> None:
    sheet = offer("enquete")
    picked = rank("repartition", sheet)
    move, shown, _ = played("=B2/B5*100", "20", "10", "=SOMME(B2:B4)", picked, "o", shown=sheet)
    assert isinstance(move, TableauMove)
    assert "Noté : C2 = =B2/B5*100. La cellule B5 est encore vide." in shown
    assert "C2 : =B2/B5*100 donne 70 %" in shown


def test_a_cell_and_the_chart_are_corrected_by_name() -> None:
    move, shown, drafts = played(
        "20", "4", "30", rank("parts"), "7", "D3", "40", "g", rank("taux"), "g", "", "oui"
    )
    assert move == TableauMove(cellules={"D2": "20", "D3": "40", "D4": "30"}, graphique="taux")
    assert "« 7 » n’est pas attendu ici." in shown
    assert drafts[-1]["graphique"] == "taux"
    assert "le nom d’une cellule (par exemple D2)" in shown


def test_it_is_passed_at_the_chart_or_at_the_check() -> None:
    move, shown, _ = played("20", "40", "30", "", "", "o", "p")
    assert move == Skip()
    assert "Graphique : à choisir" in shown
    assert "Rien n’est encore remis. Tapez o" in shown
    assert "Il manque le graphique : tapez g" in shown
    assert played("", "", "", "", "", "")[0] == Skip(), "where nothing is given, Enter passes"
    assert played("20", "40", "30", rank("taux"), "p")[0] == Skip()


def test_what_was_typed_before_is_not_asked_again() -> None:
    draft = {"D2": "20", "D3": "", "graphique": "taux", "inconnu": "x"}
    move, _, _ = played("30", "o", draft=draft)
    assert move == TableauMove(cellules={"D2": "20", "D4": "30"}, graphique="taux")
    assert played("30", rank("parts"), "o", draft={**draft, "graphique": "parti"})[
        0
    ] == TableauMove(cellules={"D2": "20", "D4": "30"}, graphique="parts")


def test_a_draft_that_gives_no_number_is_said_and_corrected() -> None:
    draft = {"D2": "=(", "D3": "40", "D4": "30", "graphique": "taux"}
    move, shown, _ = played("d2", "20", "o", draft=draft)
    assert "D2 : La formule s’arrête trop tôt" in shown
    assert move == TableauMove(cellules={"D2": "20", "D3": "40", "D4": "30"}, graphique="taux")


def test_hostile_lines_are_refused_and_nothing_is_lost() -> None:
    move, shown, _ = played(
        "=" + "(" * 60_000, "9" * 60_000, "[/]", "=B2\x1b[31m", "20", "40", "30", rank("taux"), "o"
    )
    assert isinstance(move, TableauMove)
    assert "\x1b" not in shown
