"""`tableau` in line mode: one cell a line, its result read back; then the charts, by number."""

from __future__ import annotations

from game.texte.desk import Desk
from game.texte.reading_back import checked
from game.texte.sheets import chart_lines, sheet_lines
from scenarios.steps.kind import Skip
from scenarios.steps.tableau import TableauMove
from scenarios.steps.tableau_shown import CHART, TableauOffer, chart_of, grid_of
from scenarios.sums.charts import CHART_LABELS
from scenarios.sums.sheets import Worked, worked

EMPTY = "(vide)"
LATER = "choisir plus tard"
TO_PICK = "à choisir"
NO_CHART = "Il manque le graphique : tapez g pour le choisir, ou p pour passer sans remettre."
HOW = (
    "Tapez un nombre (12,5) ou une formule qui commence par = (=B2*C2, =SOMME(B2:B5),"
    " =MOYENNE(B2:B5)). Entrée laisse la cellule vide. Les graphiques viennent après."
)
CHECK = (
    "Tapez o pour remettre, le nom d’une cellule (par exemple {cell}) pour la corriger, g pour"
    " changer de graphique, p pour passer sans remettre."
)


def show(offer: TableauOffer, desk: Desk) -> None:
    """The question, the sheet, and how it is filled."""
    desk.talk.say(offer.prompt)
    desk.talk.say(offer.how)
    desk.talk.say(f"{offer.title} :")
    _tell_sheet(offer, _kept(offer, desk.draft), desk)
    desk.talk.say(HOW)


def ask(offer: TableauOffer, desk: Desk) -> TableauMove | Skip:
    """Every cell, then the chart, then the check; each is kept as a draft once typed."""
    typed = _kept(offer, desk.draft)
    for rank, at in enumerate(offer.open_cells, start=1):
        if at not in typed:
            desk.talk.say(f"Cellule {rank} sur {len(offer.open_cells)} :")
            _ask_cell(offer, at, typed, desk)
    if CHART not in typed:
        _ask_chart(offer, typed, desk)
    return _check(offer, typed, desk)


def _kept(offer: TableauOffer, draft: dict[str, str]) -> dict[str, str]:
    """What the draft holds of this sheet."""
    kept = {at: text for at, text in draft.items() if at in offer.open_cells}
    if draft.get(CHART) in {chart.id for chart in offer.options}:
        kept[CHART] = draft[CHART]
    return kept


def _found(offer: TableauOffer, typed: dict[str, str]) -> dict[str, Worked]:
    return worked(grid_of(offer), {at: typed.get(at, "") for at in offer.open_cells})


def _tell_sheet(offer: TableauOffer, typed: dict[str, str], desk: Desk) -> None:
    for line in sheet_lines(offer, _found(offer, typed)):
        desk.talk.say(line, indent="   ")


def _ask_cell(offer: TableauOffer, at: str, typed: dict[str, str], desk: Desk) -> None:
    """What is typed for a cell, asked until it gives a number; empty for an empty line."""
    cell = offer.cells[at]
    prompt = f"{offer.label(at)}, {cell.rounding} :"
    while True:
        text = desk.ask(prompt, HOW)
        text = "" if text == "-" else text
        found = _found(offer, {**typed, at: text})[at]
        if not found.trouble or found.is_waiting:
            typed[at] = text
            given = f"{text}. {found.trouble}" if found.trouble else cell.text(found.value)
            desk.talk.say(f"Noté : {at} = {given or EMPTY}")
            desk.keep_draft(dict(typed))
            return
        desk.talk.say(found.trouble)


def _ask_chart(offer: TableauOffer, typed: dict[str, str], desk: Desk) -> None:
    """The chart picked by its number, once all are told; an empty line leaves it as it is."""
    found = _found(offer, typed)
    for number, chart in enumerate(offer.options, start=1):
        kind, *values = chart_lines(chart_of(chart, offer, found))
        desk.talk.say(f"Graphique {number}, {kind}", indent="   ")
        for line in values:
            desk.talk.say(line, indent="  ")
    desk.talk.say(offer.prompt)
    prompt = f"Graphique choisi, numéro (Entrée pour {LATER}) :"
    picked = desk.pick(len(offer.options), prompt, LATER)
    if picked is not None:
        typed[CHART] = offer.options[picked - 1].id
        desk.keep_draft(dict(typed))


def _check(offer: TableauOffer, typed: dict[str, str], desk: Desk) -> TableauMove | Skip:
    how = CHECK.format(cell=offer.open_cells[0])
    _read_back(offer, typed, desk, how)
    cells = {at.lower(): at for at in offer.open_cells}
    while True:
        answer = checked(desk, "Remettre ?", how, is_blank=not any(typed.values()))
        if answer is None:
            return Skip()
        if answer in ("o", "oui") and CHART in typed:
            kept = {at: typed[at] for at in offer.open_cells if typed.get(at)}
            return TableauMove(cellules=kept, graphique=typed[CHART])
        if answer in ("o", "oui"):
            desk.talk.say(NO_CHART)
            continue
        if answer in cells:
            _ask_cell(offer, cells[answer], typed, desk)
        elif answer == "g":
            _ask_chart(offer, typed, desk)
        else:
            desk.talk.say(f"« {answer[:40]} » n’est pas attendu ici. {how}")
            continue
        _read_back(offer, typed, desk, how)


def _read_back(offer: TableauOffer, typed: dict[str, str], desk: Desk, how: str) -> None:
    desk.talk.say("Votre tableau :")
    _tell_sheet(offer, typed, desk)
    found = _found(offer, typed)
    for at in offer.open_cells:
        if typed.get(at, "").startswith("="):
            desk.talk.say(f"{at} : {typed[at]} donne {offer.cells[at].text(found[at].value)}")
        if found[at].trouble:
            desk.talk.say(f"{at} : {found[at].trouble}")
    chart = next((chart for chart in offer.options if chart.id == typed.get(CHART)), None)
    told = TO_PICK if chart is None else f"{chart.text} ({CHART_LABELS[chart.kind]})"
    desk.talk.say(f"Graphique : {told}")
    desk.talk.say(how)
