"""The draw: same seed, same people; nobody real; streams that do not move each other."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from personas.draw import PersonaError, casting_class, draw, paired
from personas.library import archetypes
from personas.names import FAMILY_NAMES, FAMOUS
from scenarios.customer import Casting, Person
from scenarios.model import ClientSpec, Drawn, DrawnMotives, Extra
from tests.personas.casts import EXTRAS, KNOWN, SPEC, casting, known_castings

TELEPHONE = re.compile(r"(019900|026191|035301|046571|053649|063998)\d{4}")
MAIL = re.compile(r"[a-z-]+\.[a-z-]+@(example\.(com|org|fr)|[a-z]+\.example)")
STREET = re.compile(r"[1-9]\d{0,2} [a-zé]+ d(e la |e l’|es |u )\S.*")
SEEDS = st.integers(min_value=0, max_value=10**12)
MANY = range(600)


def people(one: Casting) -> tuple[Person, ...]:
    """Everybody who comes."""
    return (one.client, *one.figurants.values())


def with_spec(**changes: object) -> ClientSpec:
    """The common specification, changed."""
    return msgspec.structs.replace(SPEC, **changes)


def test_known_castings_are_drawn_again() -> None:
    """A seed gives the same people on every Python and machine (see `casts` to write again)."""
    kept = msgspec.json.decode(KNOWN.read_bytes(), type=list[Casting])
    assert known_castings() == kept


@given(seed=SEEDS)
def test_nobody_can_be_reached(seed: int) -> None:
    for person in people(casting(seed)):
        assert TELEPHONE.fullmatch(person.telephone)
        assert MAIL.fullmatch(person.courriel)
        assert STREET.fullmatch(person.voie)
        assert person.code_postal.startswith("96")
        assert person.nom_complet not in FAMOUS
        assert person.prenom != person.nom


@given(seed=SEEDS)
def test_no_two_people_of_a_play_share_a_name(seed: int) -> None:
    extras = {f"figurant_{rank}": Extra(role="Visiteur") for rank in range(6)}
    everybody = people(draw(SPEC, extras, archetypes(), seed))
    assert len({person.nom for person in everybody}) == len(everybody)
    assert len({person.prenom for person in everybody}) == len(everybody)


@given(seed=SEEDS)
def test_a_draw_is_repeatable_and_survives_its_json(seed: int) -> None:
    one = casting(seed)
    assert casting(seed) == one
    assert msgspec.json.decode(msgspec.json.encode(one), type=Casting) == one


@given(seed=SEEDS)
def test_the_temper_stays_within_the_specification(seed: int) -> None:
    temper = casting(seed).temper
    assert temper.archetype in SPEC.personas
    assert temper.besoin in {need.id for need in SPEC.besoins}
    assert len(set(temper.mobiles)) == SPEC.mobiles.nombre
    assert set(temper.mobiles) <= set(SPEC.mobiles.parmi)
    assert len(temper.freins) == 1
    assert set(temper.freins) <= set(SPEC.freins.parmi)


@given(seed=SEEDS)
def test_one_more_figurant_moves_nobody_else(seed: int) -> None:
    fewer = draw(SPEC, {"collegue": EXTRAS["collegue"]}, archetypes(), seed)
    more = casting(seed)
    assert more.client == fewer.client
    assert more.figurants["collegue"] == fewer.figurants["collegue"]


@given(seed=SEEDS)
def test_one_more_brake_moves_neither_person_nor_motives(seed: int) -> None:
    one, other = casting(seed), casting(seed, spec=with_spec(freins=Drawn(nombre=0)))
    assert other.temper.freins == ()
    assert (other.client, other.temper.mobiles) == (one.client, one.temper.mobiles)


def test_the_same_person_comes_under_every_persona() -> None:
    assert {casting(5, persona).client.nom_complet for persona in SPEC.personas} == {
        casting(5).client.nom_complet
    }


def test_people_vary_as_france_does() -> None:
    clients = [casting(seed).client for seed in MANY]
    families = Counter(person.nom for person in clients)
    assert len(families) > 120
    assert max(families.values()) < 0.04 * len(clients)
    assert len({person.prenom for person in clients}) > 150
    women = sum(person.genre == "f" for person in clients)
    assert 0.44 < women / len(clients) < 0.56
    settled = sum(families[name] for name in FAMILY_NAMES["france"])
    assert 0.56 < settled / len(clients) < 0.72
    maghreb = sum(families[name] for name in FAMILY_NAMES["maghreb"])
    assert 0.06 < maghreb / len(clients) < 0.17


def test_personality_is_tied_to_no_identity() -> None:
    """Each archetype meets as many women, and ages as far apart, as any other."""
    women: Counter[str] = Counter()
    ages: dict[str, list[int]] = {}
    for seed in MANY:
        one = casting(seed)
        women[one.temper.archetype] += one.client.genre == "f"
        ages.setdefault(one.temper.archetype, []).append(one.client.age)
    for archetype, found in ages.items():
        assert 0.33 < women[archetype] / len(found) < 0.67
        assert min(found) < 25
        assert max(found) > 72
    assert len({one.age for one in archetypes().values()}) == 1


def test_weights_of_the_archetype_matter() -> None:
    spec = with_spec(mobiles=DrawnMotives(parmi=("securite", "nouveaute")))
    drawn = {
        persona: Counter(casting(seed, persona, spec).temper.mobiles[0] for seed in range(300))
        for persona in ("mefiant", "enthousiaste")
    }
    assert drawn["mefiant"]["securite"] > 220
    assert drawn["enthousiaste"]["nouveaute"] > 220
    assert drawn["mefiant"]["nouveaute"] > 20


def test_likely_brakes_come_more_often_and_others_still_come() -> None:
    spec = with_spec(freins=Drawn(nombre=1, parmi=("temps", "prix")))
    brakes = Counter(casting(seed, "presse", spec).temper.freins[0] for seed in range(300))
    assert brakes["temps"] > 190
    assert brakes["prix"] > 40


def test_brakes_are_the_archetype_s_own_where_the_scenario_lists_none() -> None:
    temper = casting(3, "mefiant", with_spec(freins=Drawn(nombre=2))).temper
    assert len(temper.freins) == 2
    assert set(temper.freins) <= set(archetypes()["mefiant"].freins)


def test_more_is_asked_than_there_is() -> None:
    spec = with_spec(mobiles=DrawnMotives(nombre=3, parmi=("argent", "argent", "confort")))
    assert sorted(casting(1, spec=spec).temper.mobiles) == ["argent", "confort"]


def test_a_figurant_has_the_gender_that_is_written() -> None:
    assert {casting(seed).figurants["responsable"].genre for seed in range(20)} == {"f"}
    assert {casting(seed).figurants["collegue"].genre for seed in range(20)} == {"f", "m"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("pressé", "vouliez-vous dire «\u00a0presse\u00a0»\u00a0?"),
        (
            "xyz",
            "il y a\u00a0: autonome, bavard, connaisseur, discret, enthousiaste, exigeant, fidele,",
        ),
        ("", "Le persona «\u00a0\u00a0» n’existe pas"),
    ],
)
def test_an_unknown_persona_is_named_with_the_nearest(asked: str, said: str) -> None:
    with pytest.raises(PersonaError, match=re.escape(said)):
        casting(1, asked)


@given(seed=SEEDS)
def test_a_pair_differs_by_the_person_alone(seed: int) -> None:
    one = casting(seed)
    for genre in ("f", "m"):
        other = paired(one, genre=genre, origin="maghreb", ages=(60, 79))
        assert other.client.genre == genre
        assert other.client.age >= 60
        assert other.client.nom in FAMILY_NAMES["maghreb"]
        assert other.client.nom != one.client.nom
        assert msgspec.structs.replace(other, client=one.client) == one
        assert casting_class(other) == casting_class(one)


def test_a_class_is_a_temper() -> None:
    by_class: dict[str, set[object]] = {}
    for seed in MANY:
        one = casting(seed)
        by_class.setdefault(casting_class(one), set()).add(one.temper)
    assert all(len(tempers) == 1 for tempers in by_class.values())
    # Stored beside computed bounds: a change here makes every cached bound stale.
    assert casting_class(casting(0)) == "36ed88a8da7a"
    assert all(re.fullmatch(r"[0-9a-f]{12}", digest) for digest in by_class)
