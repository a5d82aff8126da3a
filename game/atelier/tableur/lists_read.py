"""« Horaires », « Charte », « Annuaire », « Prérogatives »: a line for each."""

from __future__ import annotations

from game.atelier.tableur.draft import MAX_SLUG, SLUG, Draft
from game.atelier.tableur.heads import Head, Line, lines
from game.atelier.tableur.layout import ALONE, HANDED_ON
from game.atelier.tableur.sheets import folded
from scenarios.files.source import Path
from scenarios.house.organisation import Granted, HandOver, Opening, Post, Prerogatives
from scenarios.house.sources import slug
from scenarios.language.clean import quoted

_ALONE = frozenset(map(folded, (ALONE, "Seul", "L’élève", "L’élève seul", "Je décide", "Décide")))
_HANDED_ON = frozenset(map(folded, (HANDED_ON, "Transmettre", "Transmis", "Je transmets")))


def hours(head: Head, draft: Draft) -> tuple[Opening, ...]:
    """Days and hours."""
    found = []
    for rank, line in enumerate(lines(head)):
        path: Path = ("horaires", rank)
        draft.places[path] = line.spot()
        jours = draft.text(line, "jours", (*path, "jours"), asked="écrivez un jour, ou plusieurs")
        heures = draft.text(
            line, "heures", (*path, "heures"), asked="écrivez des heures, ou « fermé »"
        )
        found.append(Opening(jours=jours, heures=heures))
    return tuple(found)


def charter(head: Head, draft: Draft) -> tuple[str, ...]:
    """The sentences of the charter."""
    return tuple(
        draft.text(line, "phrase", ("charte", rank)) for rank, line in enumerate(lines(head))
    )


def posts(head: Head, draft: Draft) -> tuple[Post, ...]:
    """The directory. The id that a line goes by anyway is not written."""
    return tuple(_post(line, ("annuaire", rank), draft) for rank, line in enumerate(lines(head)))


def _post(line: Line, path: Path, draft: Draft) -> Post:
    draft.places[path] = line.spot()
    keys = ("service", "personne", "fonction", "lieu", "poste", "courriel")
    told = {key: draft.text(line, key, (*path, key)) for key in keys}
    if not told["service"] and not told["personne"]:
        draft.wrong(
            line.spot("personne"), "il manque le service ou la personne", "écrivez l’un des deux"
        )
    implied = slug(told["personne"] or told["service"])
    is_implied = line.cell("id").text in ("", implied)
    id_ = None if is_implied else draft.given_id(line, SLUG, MAX_SLUG) or None
    return Post(id=id_, **told)


def rights(head: Head, draft: Draft) -> Prerogatives:
    """What the student grants alone, and what goes to whom."""
    alone: list[str | Granted] = []
    handed: list[HandOver] = []
    for line in lines(head):
        is_alone = _is_alone(line, draft)
        name, rank = ("seul", len(alone)) if is_alone else ("transmettre", len(handed))
        path: Path = ("prerogatives", name, rank)
        draft.places[path] = line.spot()
        draft.places[(*path, "id")] = line.spot("id")
        id_ = draft.given_id(line, SLUG, MAX_SLUG) or None
        quoi = draft.text(line, "quoi", (*path, "quoi"), asked="dites ce dont il s’agit")
        if is_alone:
            alone.append(Granted(quoi=quoi, id=id_) if id_ else quoi)
            if not line.cell("a").is_empty:
                said = "ce que l’élève décide seul ne va à personne : cette case n’est pas lue"
                draft.note(line.spot("a"), said)
        else:
            to = draft.text(line, "a", (*path, "a"), asked="écrivez une personne et son poste")
            handed.append(HandOver(quoi=quoi, a=to, id=id_))
    return Prerogatives(seul=tuple(alone), transmettre=tuple(handed))


def _is_alone(line: Line, draft: Draft) -> bool:
    cell = line.cell("qui")
    name = folded(cell.text)
    if name in _ALONE:
        return True
    if name not in _HANDED_ON:
        said = f"{quoted(cell.text)} ne dit pas qui décide" if cell.text else "il manque qui décide"
        draft.wrong(line.spot("qui"), said, f"écrivez « {ALONE} » ou « {HANDED_ON} »")
    return False
