"""What the kinds of step are written with: effects, replies, notes, lines to pick."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec

from scenarios.conditions import Condition, Slug, Written

Quality = Literal["attendu", "acceptable", "maladroit", "faute"]
Channel = Literal[
    "magasin",
    "accueil",
    "telephone",
    "courriel",
    "chat",
    "sms",
    "reseau",
    "message_prive",
    "site",
    "courrier",
    "interne",
]
Phase = Literal[
    "preparation",
    "accueil",
    "decouverte",
    "offre",
    "objections",
    "conclusion",
    "suivi",
    "conge",
    "bilan",
]
# What a line does in the interview: rules over the whole play look at these alone.
Deed = Literal[
    "saluer",
    "decouvrir",
    "reformuler",
    "proposer",
    "argumenter",
    "annoncer_prix",
    "traiter_objection",
    "conclure",
    "prendre_conge",
]
# Whether a line keeps a professional behaviour or fails it.
Conduct = Literal["tenu", "manque"]
# The closed list of grave faults (DESIGN, « Scoring »); everything else is clumsiness.
Grave = Literal[
    "tromper",
    "discriminer",
    "violer_confidentialite",
    "forcer",
    "engager_hors_delegation",
    "encaisser_irregulierement",
    "insulter_menacer_abandonner",
    "mettre_en_danger",
]

GRAVE_LABELS: dict[Grave, str] = {
    "tromper": "tromper le client",
    "discriminer": "discriminer",
    "violer_confidentialite": "violer la confidentialité",
    "forcer": "forcer la vente",
    "engager_hors_delegation": "engager la maison hors délégation",
    "encaisser_irregulierement": "encaisser irrégulièrement",
    "insulter_menacer_abandonner": "insulter, menacer ou abandonner",
    "mettre_en_danger": "mettre en danger",
}
PHASE_LABELS: dict[Phase, str] = {
    "preparation": "Préparation",
    "accueil": "Accueil",
    "decouverte": "Découverte",
    "offre": "Offre",
    "objections": "Objections",
    "conclusion": "Conclusion",
    "suivi": "Suivi",
    "conge": "Prise de congé",
    "bilan": "Bilan",
}
CHANNEL_LABELS: dict[Channel, str] = {
    "magasin": "en magasin",
    "accueil": "à l’accueil",
    "telephone": "au téléphone",
    "courriel": "par courriel",
    "chat": "par chat",
    "sms": "par SMS",
    "reseau": "sur un réseau social",
    "message_prive": "en message privé",
    "site": "sur le site",
    "courrier": "par courrier",
    "interne": "en interne",
}
QUALITY_MARK: dict[Quality, int] = {"attendu": 3, "acceptable": 2, "maladroit": 1, "faute": 0}
# The quality that a mark 0-3 stands for, where a program found it.
MARK_QUALITY: tuple[Quality, ...] = ("faute", "maladroit", "acceptable", "attendu")


def is_clumsy(quality: Quality | None) -> bool:
    """Whether a line of that quality wears the customer's patience."""
    return quality in ("maladroit", "faute")


# What a behaviour kept or failed is worth, where criteria have 0 to 3.
CONDUCT_MARK: dict[Conduct, int] = {"tenu": 3, "manque": 0}

Score = Annotated[int, msgspec.Meta(ge=0, le=3)]
Change = Annotated[int, msgspec.Meta(ge=-20, le=20)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class Effects(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a move changes; a gauge left out changes by the quality of the move."""

    confiance: Change | None = None
    patience: Change | None = None
    fait: Slug | None = None
    faits: tuple[Slug, ...] = ()

    @property
    def facts(self) -> frozenset[str]:
        """All the facts that become true."""
        return frozenset(self.faits) | ({self.fait} if self.fait else frozenset())


# (trust, patience) where the author says nothing: one word of quality is enough to write.
DEFAULT_CHANGE: dict[Quality, tuple[int, int]] = {
    "attendu": (2, 0),
    "acceptable": (0, 0),
    "maladroit": (-2, -2),
    "faute": (-4, -4),
}


class Line(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing said to the student, where its condition holds; `qui` is a figurant's id."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"dit", "geste"})

    dit: str = ""
    geste: str = ""
    si: Condition | None = None
    qui: Slug | None = None


class Note(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mark on one criterion with its own reason, where one word is too coarse."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison"})

    critere: str
    note: Score
    raison: Text


class GraveFault(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fault of the closed list, and the competences that it caps (empty: the step's own)."""

    nature: Grave
    competences: tuple[str, ...] = ()


class Branch(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way onwards: taken when its condition holds and none before it does."""

    si: Condition | None = None
    etape: Slug


Target = Slug | tuple[Branch, ...]
# The target that leads back to what was put aside: a hub of topics, an interrupted step.
RETURN = "revenir"


class Case(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a line is worth to the customers for whom `si` holds; None keeps the line's own."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison", "reponse", "reaction"})

    si: Condition
    qualite: Quality | None = None
    notes: tuple[Note, ...] | None = None
    raison: Text | None = None
    effets: Effects | None = None
    reponse: str | tuple[Line, ...] | None = None
    reaction: str | None = None
    vers: Target | None = None
    faute_grave: GraveFault | None = None
    comportements: dict[str, Conduct] | None = None


class Choice(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line the student may say, as written: offered when `si` holds, worth what `cas` says.

    acte: what it does, None is what its step does. demande: the fact it asks for. malgre: the
    fact of a clear no that it passes over. promet: what it promises, by its id among the
    prerogatives of the house. comportements: professional behaviours it keeps or fails, by code.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"dit", "raison", "reponse", "reaction"})

    id: Slug
    dit: Text
    qualite: Quality
    raison: Text
    si: Condition | None = None
    notes: tuple[Note, ...] = ()
    effets: Effects = Effects()
    reponse: str | tuple[Line, ...] = ""
    reaction: str = ""
    vers: Target | None = None
    faute_grave: GraveFault | None = None
    acte: Deed | None = None
    demande: Slug | None = None
    malgre: Slug | None = None
    promet: Slug | None = None
    comportements: dict[str, Conduct] = {}
    cas: tuple[Case, ...] = ()


def targets(target: Target | None) -> tuple[str, ...]:
    """Every step or ending a target may lead to."""
    if target is None:
        return ()
    return (target,) if isinstance(target, str) else tuple(branch.etape for branch in target)
