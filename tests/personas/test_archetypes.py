"""The archetypes: complete, well said, and each leaves or is won over in its own time."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from personas.archetype import MEDIUMS, MOODS, Archetype, PersonaError
from personas.draw import draw
from personas.library import Library, archetypes, load_archetype
from personas.library import archetype as archetype_of
from scenarios.customer import Casting, Manner, Mood, clamp, felt, next_mood
from scenarios.files.diagnostics import render as shown
from scenarios.language.texts import render
from scenarios.steps.parts import DEFAULT_CHANGE, Quality
from tests.personas.casts import SPEC

# How many clumsy lines in a row each of them bears before leaving.
CLUMSY_LINES = {
    "autonome": 4,
    "bavard": 6,
    "connaisseur": 6,
    "discret": 5,
    "enthousiaste": 5,
    "exigeant": 4,
    "fidele": 5,
    "indecis": 6,
    "inquiet": 4,
    "mefiant": 4,
    "negociateur": 6,
    "pragmatique": 5,
    "presse": 3,
    "reflechi": 6,
}
IDS = tuple(CLUMSY_LINES)
MOST_WORDS = 15
# A mood shows, it is never told; nor does a customer name their own motives.
TOLD = re.compile(
    r"\b(sereine?s?|réservée?s?|agacée?s?|agacement|colère|conquise?s?|énervée?s?|furieu\w+|"
    r"fâchée?s?|contente?s?|satisfaite?s?|ravie?s?|humeur|patience|sécurité|orgueil|confort)\b",
    re.IGNORECASE,
)
# On the telephone nothing is seen.
SEEN = re.compile(
    r"\b(regard\w*|yeux|sourcils|tête|bras|épaules?|mains?|doigts?|hoche|hausse|acquiesce|"
    r"comptoir|montre|penche|croise)\b",
    re.IGNORECASE,
)
SITUATION = re.compile(
    r"\b(prix|euros?|€|produit|article|magasin|boutique|achat|acheter|achète|commande|remise|"
    r"téléviseur|cafetière|dossier|facture)\b",
    re.IGNORECASE,
)
# A no-break space before ! ? ; : and inside guillemets, a curved apostrophe; « :) » is a smile.
UNTYPESET = re.compile(r"(?<![\u00a0!?])[!?;»]|(?<!\u00a0):(?!\))|«(?!\u00a0)|'")


@pytest.fixture(params=IDS)
def archetype(request: pytest.FixtureRequest) -> Archetype:
    return archetypes()[request.param]


def client(archetype: Archetype, genre: str) -> Casting:
    """A casting of this archetype, with a woman or a man."""
    for seed in range(50):
        one = draw(SPEC, {}, archetypes(), seed, persona=archetype.id)
        if one.client.genre == genre:
            return one
    raise AssertionError("fifty customers of one gender")


def lines(archetype: Archetype) -> list[tuple[str, str]]:
    """Every text of the reactions, with its place."""
    return [
        ("/".join(map(str, (*path, name))), text)
        for path, manner in archetype.manners()
        for name, text in (("dit", manner.dit), ("geste", manner.geste))
        if text
    ]


def test_every_archetype_loads_without_a_word() -> None:
    assert [shown(found) for found in archetypes().diagnostics()] == []
    assert tuple(archetypes()) == IDS
    assert [one.id for one in archetypes().values()] == list(IDS)


def test_every_mood_is_complete_on_every_medium(archetype: Archetype) -> None:
    for mood in MOODS:
        reactions = archetype.reactions[mood]
        assert 2 <= len(reactions.presence) <= 3
        assert 2 <= len(reactions.voix) <= 3
        assert 1 <= len(reactions.ecrit) <= 2
    for medium in MEDIUMS:
        (farewell,) = archetype.depart.on(medium)
        assert farewell.dit
        assert farewell.geste


def test_a_gesture_always_shows(archetype: Archetype) -> None:
    """What is said in writing is read; everywhere else something is seen or heard."""
    assert all(manner.geste for _, manner in archetype.manners())


@pytest.mark.parametrize("genre", ["f", "m"])
def test_reactions_read_well_for_women_and_men(archetype: Archetype, genre: str) -> None:
    words = {"client": client(archetype, genre).client}
    for place, text in lines(archetype):
        said = render(text, words)
        assert "{" not in said, place
        assert "}" not in said, place
        assert "  " not in said, place
        assert said == said.strip(), place
        assert len(said.split()) <= MOST_WORDS, place


def test_reactions_are_typeset_in_french(archetype: Archetype) -> None:
    for place, text in lines(archetype):
        bare = re.sub(r"\{\{.*?\}\}", "", text)
        assert not UNTYPESET.search(bare), (place, text)


def test_reactions_fit_anywhere_and_name_no_mood(archetype: Archetype) -> None:
    for place, text in lines(archetype):
        assert not TOLD.search(text), (place, text)
        assert not SITUATION.search(text), (place, text)


def test_nothing_is_seen_over_the_telephone(archetype: Archetype) -> None:
    for place, text in lines(archetype):
        if "/voix/" in place and place.endswith("/geste"):
            assert not SEEN.search(text), (place, text)


def test_no_reaction_is_written_twice() -> None:
    """Two customers in a row must not sigh the same sigh."""
    found: dict[Manner, str] = {}
    for one in archetypes().values():
        for path, manner in one.manners():
            place = f"{one.id}/{'/'.join(map(str, path))}"
            assert manner not in found, (place, found[manner])
            found[manner] = place


def course(archetype: Archetype, quality: Quality, lines: int) -> list[tuple[Mood, bool]]:
    """Mood, and whether the customer leaves, after each line of one quality, as `settle` does."""
    temper = archetype.temper(motives=("argent",), brakes=(), need="seul")
    trust, patience = temper.confiance, temper.patience
    mood = next_mood("serein", trust=trust, patience=patience, threshold=temper.seuil)
    gained, lost = DEFAULT_CHANGE[quality]
    wear = temper.usure if quality in ("maladroit", "faute") else 0
    found = []
    for _ in range(lines):
        trust = clamp(trust + felt(gained, temper, mood))
        patience = clamp(patience + felt(lost, temper, mood) - wear)
        mood = next_mood(mood, trust=trust, patience=patience, threshold=temper.seuil)
        found.append((mood, patience <= temper.seuil))
    return found


def rank_where(found: list[bool]) -> int:
    """The number, from 1, of the first line where it holds."""
    return found.index(True) + 1


@pytest.mark.parametrize(("id_", "clumsy_lines"), CLUMSY_LINES.items())
def test_clumsy_lines_until_the_customer_leaves(id_: str, clumsy_lines: int) -> None:
    found = course(archetypes()[id_], "maladroit", 10)
    assert rank_where([left for _, left in found]) == clumsy_lines


def test_no_two_archetypes_are_dialled_alike() -> None:
    """A name and other words make no other customer: the gauges and motives differ too."""
    everybody = archetypes().values()
    dials = {
        (one.confiance, one.patience, one.gain, one.perte, one.usure, one.seuil)
        for one in everybody
    }
    longings = {tuple(sorted(one.mobiles.items())) for one in everybody}
    assert len(dials) == len(longings) == len(IDS)


def test_reactions_are_as_rich_as_each_other(archetype: Archetype) -> None:
    """Several ways to react in every mood, in words as well as by gestures alone."""
    for mood in MOODS:
        for medium in MEDIUMS[:2]:
            manners = archetype.reactions[mood].on(medium)
            assert len({one.dit for one in manners}) == len(manners), (mood, medium)
    assert sum(1 for _, manner in archetype.manners() if not manner.dit) >= 3


def test_a_customer_shows_before_leaving(archetype: Archetype) -> None:
    """The student sees it coming: at least one line is answered by somebody annoyed."""
    found = course(archetype, "maladroit", 10)
    leaving = rank_where([left for _, left in found])
    shown_moods = {mood for mood, _ in found[: leaving - 1]}
    assert shown_moods & {"agace", "en_colere"}


def test_the_hurried_are_annoyed_first() -> None:
    annoyed = {
        id_: rank_where([mood == "agace" for mood, _ in course(archetypes()[id_], "maladroit", 10)])
        for id_ in IDS
    }
    assert annoyed["presse"] == min(annoyed.values()) == 2
    assert annoyed["bavard"] == max(annoyed.values())


def test_right_lines_win_everybody_over(archetype: Archetype) -> None:
    found = course(archetype, "attendu", 6)
    assert 2 <= rank_where([mood == "conquis" for mood, _ in found]) <= 5
    assert not any(left for _, left in found)


def test_trust_is_slowest_to_come_where_there_was_none() -> None:
    won = {
        id_: rank_where([mood == "conquis" for mood, _ in course(archetypes()[id_], "attendu", 6)])
        for id_ in IDS
    }
    assert won["mefiant"] == max(won.values())
    assert won["enthousiaste"] == min(won.values())


DAMAGED = """\
format: 1
id: autre
nom: Presque
resume: "Un essai."
registre: courant
confiance: 10
patience: 2
gain: 100
perte: 100
usure: 0
seuil: 3
mobiles: {argent: 2}
freins: [prix]
age: [60, 20]
reactions:
  serein:
    presence:
      - {}
    voix:
      - {dit: "Oui {{ cliente.prenom }}."}
    ecrit:
      - {dit: "Oui."}
depart:
  presence:
    - {dit: "Au revoir."}
"""


def test_a_damaged_archetype_says_everything_at_once() -> None:
    loaded = load_archetype(DAMAGED.encode(), "archetypes/presque.yaml")
    assert not loaded.is_usable
    rules = [found.rule for found in loaded.diagnostics]
    assert rules.count("reaction-manquante") == 4 * 3 + 2
    for rule in ("id-et-fichier", "patience-sous-seuil", "age-inverse", "reaction-vide", "texte"):
        assert rule in rules, rule
    first = shown(loaded.diagnostics[0])
    assert first.splitlines()[0] == (
        "archetypes/presque.yaml:2:5: l’id «\u00a0autre\u00a0» n’est pas le nom du fichier"
        " [id-et-fichier]"
    )


def test_a_damaged_archetype_is_missing_and_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "presque.yaml").write_text(DAMAGED, "utf-8")
    sound = files("personas") / "archetypes" / "presse.yaml"
    (tmp_path / "presse.yaml").write_bytes(sound.read_bytes())
    library = Library(tmp_path)
    assert list(library) == ["presque", "presse"]
    assert library["presse"] == archetypes()["presse"]
    assert "presque" not in library
    assert library.diagnostics()


def test_an_archetype_is_found_by_its_id_alone() -> None:
    assert archetype_of("presse").nom == "Pressé"
    with pytest.raises(PersonaError):
        archetype_of("presque")


def test_an_archetype_of_another_shape_is_refused_with_the_nearest_key() -> None:
    text = DAMAGED.replace("perte: 100", "pertes: 100").replace("argent: 2", "argent: 99")
    loaded = load_archetype(text.encode(), "archetypes/presque.yaml")
    assert loaded.value is None
    said = "\n".join(shown(found) for found in loaded.diagnostics)
    assert "pertes" in said
    assert "perte" in said
    assert "99" in said


def test_a_gesture_that_its_medium_hides_is_told_and_still_playable() -> None:
    text = (files("personas") / "archetypes" / "presse.yaml").read_text("utf-8")
    old = 'geste: "Un débit rapide, sans rudesse."'
    assert text.count(old) == 1
    text = text.replace(old, 'geste: "Hoche la tête."')
    loaded = load_archetype(text.encode(), "archetypes/presse.yaml")
    assert loaded.is_usable
    assert [found.rule for found in loaded.diagnostics] == ["geste-hors-canal"]
    assert "ne se perçoit pas au téléphone" in shown(loaded.diagnostics[0])
