"""What a framework holds that has a code: the French keys of the files, the English names here.

Every entry keeps `lines`, the place in its source (« 12-14,20 », counted from 1, "" for ours), and
`remark`, why it differs from print. Where a framework was gathered from several documents,
`found_in` names them, and `lines` counts those of the one whose lines are numbered. Codes are
unique over all frameworks; those of the two bacs always carry their prefix (MA., MCV.).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

_FRENCH = {
    "absent_codes": "codes_absents",
    "actor": "acteur",
    "added": "ajout",
    "address": "adresse",
    "behaviours": "comportements",
    "block_printed": "bloc_imprime",
    "blocks": "blocs",
    "certainty": "certitude",
    "channel": "canal",
    "citations": "savoirs",
    "citations_from": "savoirs_de",
    "code_printed": "code_imprime",
    "codes_printed": "codes_imprimes",
    "complexity": "complexite",
    "contents": "contenus",
    "criteria": "criteres",
    "digest": "empreinte",
    "examples": "exemples",
    "file": "fichier",
    "found_in": "trouve",
    "gaps": "manques",
    "groups": "groupes",
    "implied": "suppose",
    "inferred": "deduit",
    "items": "elements",
    "kind": "nature",
    "kinds": "natures",
    "label": "libelle",
    "level": "niveau",
    "limit": "limite",
    "limits": "limites",
    "lines": "lignes",
    "linked": "diplomes_lies",
    "links": "liens",
    "logic": "logique",
    "meaning": "sens",
    "missing": "manque",
    "of": "de",
    "prefix": "prefixe",
    "printed": "imprime",
    "references": "renvois",
    "remark": "remarque",
    "remarks": "remarques",
    "results": "resultats",
    "same_as": "identique_a",
    "section": "rubrique",
    "see_first": "voir_d_abord",
    "short_title": "titre_court",
    "shows": "vers",
    "simulated": "simule",
    "speciality": "specialite",
    "steps": "etapes",
    "subject": "objet",
    "term": "terme",
    "title": "titre",
    "title_printed": "titre_imprime",
    "track": "voie",
    "unit": "unite",
    "updated": "mise_a_jour",
    "vocabulary": "vocabulaire",
}

Track = Literal["MA", "MCV"]


class Entry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename=_FRENCH):
    """An immutable entry; an unknown key in a file is refused."""


class Criterion(Entry, frozen=True):
    """One observable fact that an act is marked on.

    `same_as`: the first code under which the same statement is printed. `printed`: False for our
    own criteria, shown as « hors référentiel ». `simulated`: a text game can only simulate it.
    `competences` are those it belongs to; `links`, those of the two bacs it judges (inferred).
    """

    code: str
    label: str
    competences: tuple[str, ...]
    same_as: str | None = None
    framework: str = ""
    printed: bool = True
    simulated: bool = False
    links: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    see_first: tuple[str, ...] = ()
    remark: str | None = None
    lines: str = ""
    found_in: tuple[str, ...] = ()

    @property
    def track(self) -> str | None:
        """The bac whose column prints it (MA or MCV), None outside the Seconde."""
        return self.blocks[0].partition(".")[0] if self.blocks else None


class Point(Entry, frozen=True):
    """A sub-point of a competence."""

    code: str
    title: str
    simulated: bool = False
    lines: str = ""
    found_in: tuple[str, ...] = ()


class LinkedPoint(Entry, frozen=True):
    """A sub-point of a bac competence, as a Seconde page cites it; `limit` holds in Seconde."""

    code: str
    limit: str | None = None
    remark: str | None = None
    lines: str = ""


class Link(Entry, frozen=True):
    """A bac competence printed beside a Seconde competence."""

    code: str
    points: tuple[LinkedPoint, ...]
    code_printed: str | None = None
    limit: str | None = None
    remark: str | None = None
    lines: str = ""


class Reference(Entry, frozen=True):
    """A printed « see also »: the `section` of the competences `of` adds to this one's."""

    section: str
    of: tuple[str, ...]
    track: Track | None = None
    remark: str | None = None
    lines: str = ""


class Competence(Entry, frozen=True):
    """A competence; `short_title` is the one for narrow places, `page` the lines of its detail."""

    code: str
    title: str
    parent: str
    framework: str = ""
    short_title: str | None = None
    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    simulated: bool = False
    code_printed: str | None = None
    codes_printed: tuple[str, ...] = ()
    title_printed: str | None = None
    remark: str | None = None
    lines: str = ""
    found_in: tuple[str, ...] = ()
    page: str = ""


class Citation(Entry, frozen=True):
    """A savoir that a task cites; `added` when we attach it and the source does not."""

    code: str
    title_printed: str | None = None
    added: bool = False
    remark: str | None = None
    lines: str = ""


class Group(Entry, frozen=True):
    """What competences are grouped in: an activity, a task, a group of competences, a bloc.

    A bloc has the `unit` of the exam that certifies it, and the `option` that alone has it.
    """

    code: str
    title: str
    kind: Literal["activite", "tache", "groupe", "bloc"]
    parent: str | None = None
    unit: str | None = None
    option: Literal["A", "B"] | None = None
    citations: tuple[Citation, ...] = ()
    citations_from: str | None = None
    remark: str | None = None
    lines: str = ""
    found_in: tuple[str, ...] = ()


class Behaviour(Entry, frozen=True):
    """A professional behaviour, expected all along a task, a competence or a bloc (`parent`)."""

    code: str
    label: str
    parent: str
    blocks: tuple[str, ...] = ()
    simulated: bool = False
    framework: str = ""
    lines: str = ""
    found_in: tuple[str, ...] = ()


class Savoir(Entry, frozen=True):
    """Associated knowledge; `parent`: a wider savoir, or the competence or bloc that lists it."""

    code: str
    title: str
    parent: str | None = None
    framework: str = ""
    blocks: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    remark: str | None = None
    lines: str = ""
    found_in: tuple[str, ...] = ()


class Result(Entry, frozen=True):
    """An expected result of an activity or a competence."""

    code: str
    label: str
    parent: str
    blocks: tuple[str, ...] = ()
    same_as: str | None = None
    lines: str = ""
    found_in: tuple[str, ...] = ()
