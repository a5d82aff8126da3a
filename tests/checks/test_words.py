"""The list of words: each wording is found where it is meant, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec
import pytest

from game.content import bundled, vocabulary
from personas.library import archetypes
from scenarios.checks import faults
from scenarios.checks.rule import Found, Rule
from scenarios.checks.rules import RULES
from scenarios.checks.subject import Subject, subject_of
from scenarios.checks.words import guesswork, law, naming, real_people, spelling, wordings
from scenarios.checks.words.word_list import Claim, Theme, themes
from scenarios.conditions import Condition
from scenarios.model import Scenario
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.parts import Channel, Choice, Quality
from tests.kinds.frame import fixtures, guide, loaded
from tests.support import essai

MODULES = (faults, guesswork, law, naming, real_people, spelling, wordings)
OURS: tuple[Rule[Subject], ...] = tuple(rule for module in MODULES for rule in module.RULES)
BY_ID = {rule.id: rule for rule in OURS}
FREE = "La Claire convient à cet usage."


def line(said: str, quality: Quality = "attendu", id_: str = "une") -> Choice:
    """A line of the student."""
    return Choice(id=id_, dit=said, qualite=quality, raison="Vous partez de ce qui est dit.")


def situation(
    said: str = FREE,
    *,
    quality: Quality = "attendu",
    client: str = "",
    context: str = "Une personne entre.",
    channel: Channel = "magasin",
    reason: str = "Vous partez de ce qui est dit.",
    langue: Literal["fr", "en"] = "fr",
) -> Subject:
    """The trial scenario cut to one dialogue, with these words."""
    first = msgspec.structs.replace(line(said, quality), raison=reason)
    other = line("Bonjour, elle est au fond du rayon.", "maladroit", "autre")
    step = Dialogue(
        id="seule",
        phase="offre",
        canal=channel,
        client=client,
        langue=langue,
        choix=(first, other),
        vers="fin",
    )
    scenario = essai.scenario()
    ending = msgspec.structs.replace(scenario.fins[0], id="fin")
    bare: Scenario = msgspec.structs.replace(
        scenario,
        etapes=(step,),
        fins=(ending,),
        contexte=context,
        depart=None,
        documents_propres=(),
    )
    house = essai.organisation()
    return subject_of(bare, vocabulary(), {house.id: house})


def found(rule: str, subject: Subject) -> list[Found]:
    """What a rule finds there."""
    return list(BY_ID[rule].find(subject))


def wordings_of() -> Iterator[tuple[str, Theme, Claim, str]]:
    """(rule, theme, claim, wording) of the whole list."""
    for rule, theme in themes().items():
        for claim in theme.mots:
            for phrase in claim.dit:
                yield rule, theme, claim, phrase


def said_where(theme: Theme, claim: Claim, words: str) -> Subject:
    """A situation in which somebody that the claim looks at says these words."""
    voices = claim.voix or theme.voix
    channel: Channel = claim.canaux[0] if claim.canaux else "magasin"
    if "eleve" in voices:
        return situation(f"Bonjour. {words} !", channel=channel)
    if "public" in voices:
        return situation(client=words, channel=channel)
    return situation(context=words)


def spelt(phrase: str) -> str:
    """A wording as somebody says it: some words for the ellipsis."""
    return re.sub(r"…(?= |$)", "", re.sub(r"(?<=\w)… ", " ", phrase.replace(" … ", " en un mot ")))


def test_every_theme_is_a_rule() -> None:
    assert set(themes()) <= {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", themes())
def test_every_wording_is_found(rule: str) -> None:
    lost = [
        phrase
        for name, theme, claim, phrase in wordings_of()
        if name == rule and not found(rule, said_where(theme, claim, spelt(phrase)))
    ]
    assert lost == []


@pytest.mark.parametrize("rule", themes())
def test_a_wrong_line_may_say_anything(rule: str) -> None:
    told = [
        phrase
        for name, _, claim, phrase in wordings_of()
        if name == rule
        and found(rule, situation(f"Bonjour. {spelt(phrase)} !", quality="maladroit"))
        and "public" not in (claim.voix or ())
    ]
    assert told == []


def test_what_speaks_of_the_words_is_not_the_words() -> None:
    reason = "« C’est la règle » ne dit rien, « un lead » non plus."
    for rule in themes():
        assert found(rule, situation(reason=reason)) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("mots-noirs", "Ne quittez pas, je vous prie."),
        ("mots-noirs", "Je ne sais pas : je vérifie auprès du service."),
        ("mots-noirs", "Je vais essayer l’appareil avec vous."),
        ("mots-etrangers", "Voici le leader du rayon, et son pitcheur."),
        ("appellation", "Bonjour {{ client.prenom }} {{ client.nom }}, je vous écoute."),
        ("appellation", "Bonjour {{ client.appel_nom }}, je vous écoute."),
        ("mobile-nomme", "Votre mobile ou votre fixe, pour la livraison ?"),
        ("droit-garantie", "La garantie légale de deux ans n’est pas un plus : elle est due."),
        ("droit-garantie", "Elle a, comme partout, la garantie légale de deux ans."),
        ("droit-retractation", "Il n’y a pas de droit de rétractation en magasin."),
        ("droit-retractation", "Commandée en ligne, vous avez 14 jours pour changer d’avis."),
        ("droit-prix", "Elle est en promotion, à 29,90 € au lieu de 39,90 €."),
        ("droit-donnees", "Votre consentement vaut pour la commande et nos offres."),
        ("droit-encaissement", "En espèces, nous acceptons 1 000 € au plus."),
        ("droit-encaissement", "Vous réglez 940,00 € en espèces ?"),
        ("accord-oublie", "Vous êtes {{ client | accord('pressé', 'pressée') }} ?"),
        ("accord-oublie", "Vous serez livré{{ client | accord('', 'e') }} samedi."),
        ("accord-oublie", "Vous êtes côté rue, à deux pas de la caisse."),
        ("accord-oublie", "Vous arrêtes-vous ici ? Vous êtes à la bonne caisse."),
        ("telephone-reel", "Le service répond au 01 99 00 10 10, ou au 3 ; la référence est ML-1204."),
        ("telephone-reel", "Le code-barres est 3760123456789."),
        ("adresse-reelle", "Écrivez à accueil@maison.example ; le texte est sur service-public.fr."),
        ("adresse-reelle", "Cela coûte {{ nombres.net | euros }}, soit 12.50."),
        ("typographie", "Bonjour : à 14 h, « rayon 3 » ; c’est bien cela ?"),
        ("typographie", "{{ client | accord(\"A\", \"B\") }} : l'essai est à 12,50 €."),
        ("marque-reelle", "Un boulanger et un carrefour, c’est tout."),
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(rule: str, said: str) -> None:
    assert [each.message for each in found(rule, situation(said))] == []


@pytest.mark.parametrize(
    ("rule", "said", "offset"),
    [
        ("telephone-reel", "Appelez le 06.12.34.56.78 demain.", 11),
        ("telephone-reel", "Appelez le +33 (0)6 12 34 56 78.", 11),
        ("adresse-reelle", "Écrivez à jean.martin@orange.fr demain.", 10),
        ("adresse-reelle", "La fiche est sur maison-lumen.com.", 17),
        ("typographie", "Voyez l’oeuvre de ce matin.", 8),
        ("typographie", "Bonjour. Ca va, merci.", 9),
        ("accord-oublie", "Soyez bien assuré de notre soin.", 0),
        ("accord-oublie", "Le vendeur(euse) arrive.", 10),
        ("droit-encaissement", "Réglez 1 000,50 € ? Non : 2500 euros en espèces.", 26),
    ],
)
def test_the_place_is_that_of_the_words(rule: str, said: str, offset: int) -> None:
    assert [each.offset for each in found(rule, situation(said))] == [offset]


def test_a_customer_writes_as_people_write() -> None:
    words = "Bonjour! je voudrai une bouilloire..."
    assert found("typographie", situation(client=words, channel="chat")) == []
    assert len(found("typographie", situation(client=words, channel="magasin"))) == 2


def test_lines_that_read_alike_may_never_meet() -> None:
    subject = situation()
    step = subject.scenario.etapes[0]
    assert isinstance(step, Dialogue)
    twins = [
        msgspec.structs.replace(line("La Claire !", id_="a"), si=Condition(fait="usage")),
        msgspec.structs.replace(
            line("la claire", id_="b"), si=Condition(aucun=(Condition(fait="usage"),))
        ),
    ]
    apart = msgspec.structs.replace(step, choix=tuple(twins))
    together = msgspec.structs.replace(step, choix=(twins[0], line("La claire", id_="b")))
    for lines, count in ((apart, 0), (together, 1)):
        scenario = msgspec.structs.replace(subject.scenario, etapes=(lines,))
        assert len(found("options-identiques", subject_of(scenario, vocabulary(), {}))) == count


@cache
def _good() -> dict[str, Subject]:
    """Every scenario of the house, fixture and example of the guide."""
    houses = bundled().organisations
    found = {id_: subject_of(one, vocabulary(), houses) for id_, one in bundled().scenarios.items()}
    house = essai.organisation()
    for name, text in {**fixtures(), **{f"guide {k}": text for k, text in guide().items()}}.items():
        found[name] = subject_of(loaded(text, name)[0], vocabulary(), {house.id: house})
    return found


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.id)
def test_good_files_are_silent_notes_too(rule: Rule[Subject]) -> None:
    told = [
        (name, each.message) for name, subject in _good().items() for each in rule.find(subject)
    ]
    assert told == []


def test_archetypes_say_nothing_real_and_are_well_printed() -> None:
    said = [
        text
        for one in archetypes().values()
        for moods in (*one.reactions.values(), one.depart)
        for manner in moods.presence + moods.voix
        for text in (manner.dit, manner.geste)
        if text
    ]
    assert len(said) > 100
    subject = situation(client=" — ".join(said))
    for rule in ("telephone-reel", "adresse-reelle", "marque-reelle", "typographie"):
        assert [each.message for each in found(rule, subject)] == []


ENGLISH = "Hello! Your bag is in the first room: here is the key."


@pytest.mark.parametrize(
    ("client", "reason", "told"),
    [
        ("Where is my bag, please?", "Le lieu exact, sans un mot de trop.", []),
        ("Where is my bag ?", "Le lieu exact.", ["une espace est de trop"]),
        ("Where is my bag...", "Le lieu exact.", ["trois points"]),
        ("Where is my bag?", "Le lieu est exact!", ["une espace manque"]),
    ],
)
def test_english_is_set_as_english_and_reasons_stay_french(
    client: str, reason: str, told: list[str]
) -> None:
    subject = situation(ENGLISH, client=client, reason=reason, langue="en")
    slips = found("typographie", subject)
    messages = [one.message for one in slips]
    assert len(messages) == len(told), messages
    assert all(message.startswith(start) for message, start in zip(messages, told, strict=True))


def test_a_step_in_french_is_set_as_french() -> None:
    assert len(found("typographie", situation(ENGLISH, client="Bonjour ! Où est-il ?"))) == 2
