"""A scenario as a teacher wrote it: the model of the YAML file, word for word."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

import msgspec

from scenarios.aleas import Alea
from scenarios.conditions import Slug, Written
from scenarios.customer import Contact, Gender, Motive
from scenarios.dossier import DossierScene
from scenarios.house.client_file import DEFAULT_SIZE
from scenarios.house.organisation import Document, Word
from scenarios.regles import RuleLeft, RuleUsed
from scenarios.relecture import Reading
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import Text

Level = Literal["seconde", "premiere", "terminale"]
Speciality = Literal["accueil", "commerce", "vente"]
Nature = Literal["reussie", "partielle", "rompue"]

LEVEL_LABELS: dict[Level, str] = {
    "seconde": "Seconde",
    "premiere": "Première",
    "terminale": "Terminale",
}
SPECIALITY_LABELS: dict[Speciality, str] = {
    "accueil": "Accueil",
    "commerce": "Commerce",
    "vente": "Vente",
}
# Documents that every organisation has, beside those it lists itself.
HOUSE_DOCUMENTS = (
    *("catalogue", "charte", "annuaire", "horaires", "prerogatives", "client", "fichier"),
)


# The page of a manager's instruction, made where the scenario has one.
INSTRUCTION_PAGE = "consigne"


class Need(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A hidden need, one of which is drawn. mots: the words its texts use, `{{ besoin.usage }}`."""

    id: Slug
    libelle: Text
    mots: dict[Word, str] = {}


class Drawn(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many motives or brakes are drawn, and from which."""

    nombre: Annotated[int, msgspec.Meta(ge=0, le=3)] = 1
    parmi: tuple[Slug, ...] = ()


class DrawnMotives(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many SONCAS(E) motives are drawn, and from which."""

    nombre: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1
    parmi: Annotated[tuple[Motive, ...], msgspec.Meta(min_length=1)]


class ClientSpec(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may come: archetypes, hidden needs, motives, brakes, histories across channels."""

    personas: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1)]
    besoins: Annotated[tuple[Need, ...], msgspec.Meta(min_length=1)]
    mobiles: DrawnMotives
    freins: Drawn = Drawn(nombre=0)
    historiques: tuple[tuple[Contact, ...], ...] = ()


class Extra(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another person of the scenario; genre None is drawn."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"role"})

    role: Text
    genre: Gender | None = None


class NumberDraw(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of the play, from exactly one place.

    parmi: one is drawn by the seed. par_besoin: by id of the customer's need, one number or
    several to draw from. produit: the price of that product; may be a word of the need. formule:
    worked out from other numbers and from prices by id of product, rounded to `decimales` (None
    is 2).
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"produit"})

    parmi: tuple[Decimal, ...] = ()
    par_besoin: dict[Slug, Decimal | tuple[Decimal, ...]] = {}
    produit: str | None = None
    formule: str | None = None
    decimales: Annotated[int, msgspec.Meta(ge=0, le=4)] | None = None


class Ending(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ending: selling nothing can be `reussie`."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"titre", "texte"})

    id: Slug
    nature: Nature
    titre: Text
    texte: Text


class Departure(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a walk-out leads to. relais: the paperwork a colleague leaves to the student
    (training); bilan: the self-assessment (assessment mode); criteres: where it costs.
    """

    fin: Slug
    relais: Slug | None = None
    bilan: Slug | None = None
    criteres: tuple[str, ...] = ()
    raison: Text


class Instruction(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a manager asks for before the play. de: a figurant's id, or a name and a function.

    a_rendre: the step by which the report is handed back, None when nothing is.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"de", "texte"})

    de: Text
    texte: Text
    a_rendre: Slug | None = None


class LawSource(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule of law used, its source and the day it was checked."""

    regle: Text
    source: Text
    date: Text


class TeacherSheet(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The teacher's sheet: what to aim at, how the 55 minutes run, what to discuss.

    relecture: the author's own reading against the thirty points; None is not done.
    """

    objectifs: tuple[str, ...] = ()
    seance: tuple[str, ...] = ()
    discussion: tuple[str, ...] = ()
    droit: tuple[LawSource, ...] = ()
    relecture: Reading | None = None


class Scenario(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scenario. The first step starts. competences: at most five announced, Seconde codes.

    taille_fichier: how many people the client file has, where it is shown or searched.
    hors_catalogue: played by its name only, never proposed to a student.
    regles: those over the whole play that judge it; regles_sans_objet: those that do not fit, and
    why. connu: the facts true from the start, which the house knows. consigne: what a manager asks for.
    scenes: those of a dossier, in the order of the steps; empty: the whole is one.
    """

    format: Literal[1]
    id: Slug
    titre: Text
    niveau: Level
    specialites: Annotated[tuple[Speciality, ...], msgspec.Meta(min_length=1)]
    activites: Annotated[tuple[Literal["A1", "A2", "A3"], ...], msgspec.Meta(min_length=1)]
    famille: Slug
    duree_minutes: Annotated[int, msgspec.Meta(ge=3, le=55)]
    organisation: Slug
    role: Text
    contexte: Text
    objectif: Text
    competences: Annotated[tuple[str, ...], msgspec.Meta(min_length=1, max_length=5)]
    client: ClientSpec
    figurants: dict[Word, Extra] = {}
    nombres: Annotated[dict[Word, NumberDraw], msgspec.Meta(max_length=60)] = {}
    documents: tuple[Slug, ...] = ()
    documents_propres: tuple[Document, ...] = ()
    taille_fichier: Annotated[int, msgspec.Meta(ge=200, le=500)] = DEFAULT_SIZE
    etapes: Annotated[tuple[AnyStep, ...], msgspec.Meta(min_length=1, max_length=60)]
    scenes: Annotated[tuple[DossierScene, ...], msgspec.Meta(max_length=6)] = ()
    fins: Annotated[tuple[Ending, ...], msgspec.Meta(min_length=1)]
    depart: Departure | None = None
    aleas: Annotated[tuple[Alea, ...], msgspec.Meta(max_length=6)] = ()
    regles: tuple[RuleUsed, ...] = ()
    regles_sans_objet: tuple[RuleLeft, ...] = ()
    connu: tuple[Slug, ...] = ()
    consigne: Instruction | None = None
    professeur: TeacherSheet = TeacherSheet()
    hors_catalogue: bool = False

    def giver(self) -> str:
        """Who gives the instruction, as written; empty where nobody does."""
        if self.consigne is None:
            return ""
        person = self.figurants.get(self.consigne.de)
        return self.consigne.de if person is None else person.role

    def ending(self, id_: str) -> Ending | None:
        """The ending of that id, or None."""
        return next((ending for ending in self.fins if ending.id == id_), None)
