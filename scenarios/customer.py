"""The types of the people: who comes (Person), how they are (Temper), and the mood they are in.

A Person is only rendered; replies and marks depend on the Temper alone, so that two persons
with one temper are served alike by construction.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

Mood = Literal["serein", "reserve", "agace", "en_colere", "conquis"]
Motive = Literal[
    "securite", "orgueil", "nouveaute", "confort", "argent", "sympathie", "environnement"
]
Gender = Literal["f", "m"]
Medium = Literal["presence", "voix", "ecrit"]

GAUGE_MAX = 20

MOOD_LABELS: dict[Mood, str] = {
    "serein": "serein",
    "reserve": "réservé",
    "agace": "agacé",
    "en_colere": "en colère",
    "conquis": "conquis",
}

# SONCAS(E): the seller's reading grid, never said to a customer.
MOTIVE_LABELS: dict[Motive, str] = {
    "securite": "sécurité",
    "orgueil": "orgueil",
    "nouveaute": "nouveauté",
    "confort": "confort",
    "argent": "argent",
    "sympathie": "sympathie",
    "environnement": "environnement",
}


# (trust, patience, mood): all of a play that the temper moves.
Gauges = tuple[int, int, Mood]


class Change(NamedTuple):
    """What a move does to the gauges before temper and mood. wears: it was a clumsy line."""

    trust: int = 0
    patience: int = 0
    wears: bool = False


STILL = Change()


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who comes: an invented identity, with a number reserved for fiction and an `example.*` mail.

    Field names are the words of author templates: `{{ client.nom }}`.
    """

    genre: Gender
    prenom: str
    nom: str
    age: int
    telephone: str
    courriel: str
    voie: str
    code_postal: str
    ville: str

    @property
    def appel(self) -> str:
        """« Madame » or « Monsieur », as long as the name is not known."""
        return "Madame" if self.genre == "f" else "Monsieur"

    @property
    def appel_nom(self) -> str:
        """« Madame Diallo », once the name is known."""
        return f"{self.appel} {self.nom}"

    @property
    def nom_complet(self) -> str:
        """« Aminata Diallo »."""
        return f"{self.prenom} {self.nom}"

    @property
    def adresse(self) -> str:
        """The whole postal address on one line."""
        return f"{self.voie}, {self.code_postal} {self.ville}"


PERSON_WORDS = frozenset(Person.__struct_fields__) | {
    "appel",
    "appel_nom",
    "nom_complet",
    "adresse",
}


class Temper(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a customer is, in whole numbers; the casting class of a play.

    confiance, patience: starting gauges, 0-20. gain, perte: percent applied to every rise and
    fall. usure: patience lost on top of each clumsy line. seuil: patience at which they leave.
    mobiles, freins: dominant first. besoin: id of the hidden need.
    """

    archetype: str
    confiance: int
    patience: int
    gain: int
    perte: int
    usure: int
    seuil: int
    mobiles: tuple[Motive, ...]
    freins: tuple[str, ...]
    besoin: str


class Manner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to react: words said, a gesture seen (or a voice heard); either may be empty."""

    dit: str = ""
    geste: str = ""


class Reactions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An archetype's reactions in one mood, by what can be perceived on the channel."""

    presence: tuple[Manner, ...] = ()
    voix: tuple[Manner, ...] = ()
    ecrit: tuple[Manner, ...] = ()

    def on(self, medium: Medium) -> tuple[Manner, ...]:
        """The reactions that this medium lets through."""
        found: tuple[Manner, ...] = getattr(self, medium)
        return found


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One earlier contact of the customer with the house: what the client record shows."""

    canal: str
    quand: str
    fait: str


class Casting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who comes to this play: stored whole in the journal, so that replay needs no draw.

    figurants: the other people of the scenario, by their id. reactions: by mood.
    depart: what the customer says and does when they walk out, by medium.
    """

    graine: int
    temper: Temper
    client: Person
    figurants: dict[str, Person] = {}
    historique: tuple[Contact, ...] = ()
    reactions: dict[Mood, Reactions] = {}
    depart: Reactions = Reactions()


def next_mood(mood: Mood, *, trust: int, patience: int, threshold: int) -> Mood:
    """The mood after a change of the gauges; entering and leaving a mood take different bounds.

    trust, patience: 0-20. threshold: the patience at which this customer leaves.
    """
    margin = patience - threshold
    if margin <= (3 if mood == "en_colere" else 2):
        return "en_colere"
    if margin <= (6 if mood in ("agace", "en_colere") else 5):
        return "agace"
    if trust >= (13 if mood == "conquis" else 15):
        return "conquis"
    if trust <= (8 if mood == "reserve" else 6):
        return "reserve"
    return "serein"


# How much harder a fall hits somebody who is already annoyed, in percent. The moods that only
# trust tells apart weigh the same: patience then runs its course whatever the trust, which lets
# the search forget trust where nothing reads it.
MOOD_LOSS: dict[Mood, int] = {
    "serein": 100,
    "reserve": 100,
    "agace": 150,
    "en_colere": 200,
    "conquis": 100,
}
# The moods that patience alone decides.
IMPATIENT: frozenset[Mood] = frozenset({"agace", "en_colere"})


def felt(change: int, temper: Temper, mood: Mood) -> int:
    """What a change of a gauge is worth to this temper in this mood, rounded once, half up."""
    percent = temper.gain * 100 if change > 0 else temper.perte * MOOD_LOSS[mood]
    size = (abs(change) * percent + 5_000) // 10_000
    return size if change > 0 else -size


def moved(gauges: Gauges, change: Change, temper: Temper) -> Gauges:
    """The gauges and the mood after a change, for this temper."""
    trust, patience, mood = gauges
    trust = clamp(trust + felt(change.trust, temper, mood))
    wear = temper.usure if change.wears else 0
    patience = clamp(patience + felt(change.patience, temper, mood) - wear)
    after = next_mood(mood, trust=trust, patience=patience, threshold=temper.seuil)
    return trust, patience, after


def clamp(value: int) -> int:
    """A gauge stays between 0 and 20."""
    return max(0, min(GAUGE_MAX, value))
