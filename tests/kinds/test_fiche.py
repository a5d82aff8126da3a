"""`fiche`: records to update, mandatory fields, purpose, computed amounts, fields by customer."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input, Static, TextArea

from game.store import MemoryStore
from game.tui.kinds.fields import FieldLine
from scenarios.customer import Temper
from scenarios.kernel import State, advance, start
from scenarios.steps.fiche import FicheMove, FicheOffer
from scenarios.steps.field_types import FieldType, agree, malformed, normal
from scenarios.steps.kind import Part, Refusal
from scenarios.trace import Act
from tests.kinds.frame import fixtures, loaded
from tests.kinds.ticked import marks, opened, typed_lines
from tests.support import essai
from tests.tui.pilots import play_of, press, settle, shown

RECORD, SHIELD = "HR.A3T3C2.K2", "HR.RGPD.K1"


def at(fixture: str, step: str, temper: Temper = essai.CALM) -> State:
    """A fixture begun at one of its forms."""
    written, _ = loaded(fixtures()[fixture], fixture)
    steps = sorted(written.etapes, key=lambda one: one.id != step)
    return start(
        essai.play("entrainement", temper, written=essai.changed(written, etapes=tuple(steps)))
    )


def right(state: State) -> dict[str, str]:
    move = state.view.step.right(state.view)
    assert isinstance(move, FicheMove)
    return dict(move.champs)


def filled(state: State, **changes: str) -> Act:
    """The right form with these changes."""
    after = advance(state, FicheMove(champs={**right(state), **changes}))
    assert isinstance(after, State), after.message
    return after.acts[-1]


def refused(state: State, **changes: str) -> Refusal:
    after = advance(state, FicheMove(champs={**right(state), **changes}))
    assert isinstance(after, Refusal)
    return after


def part(act: Act, id_: str) -> Part:
    return next(one for one in act.parts if one.id == id_)


@pytest.mark.parametrize(
    ("changes", "exact", "kept"),
    [
        ({}, 3, 3),
        ({"nom": "DIALLO", "telephone": "+33 1 99 00 12 34"}, 3, 3),
        # What was right is changed or emptied.
        ({"nom": "Diallo-Roy"}, 2, 3),
        ({"prenom": ""}, 2, 3),
        ({"fidele": ""}, 2, 3),
        # What had to change was left.
        ({"ville": "Ambrois"}, 2, 3),
        ({"ville": "Ambrois", "code": "01500"}, 1, 3),
        ({"ville": "", "code": "", "nom": "", "prenom": "", "historique": ""}, 0, 3),
        # What had to be erased was left, or put otherwise.
        ({"avis": "Cliente pénible"}, 3, 0),
        ({"avis": "Cliente agréable"}, 3, 0),
    ],
)
def test_changed_and_untouched_fields_both_count(
    changes: dict[str, str], exact: int, kept: int
) -> None:
    act = filled(at("fiche-client", "mise-a-jour"), **changes)
    assert marks(act) == {RECORD: exact, SHIELD: kept}


def test_each_field_of_a_record_says_what_was_wrong() -> None:
    state = at("fiche-client", "mise-a-jour")
    act = filled(state, prenom="Marta", ville="Ambrois", avis="Cliente pénible", code="01234")
    assert part(act, "prenom") == Part(
        "prenom", "Prénom", False, "Marta", "Marthe",
        "Rien n’avait changé ici : il fallait laisser la valeur.",
    )  # fmt: skip
    assert part(act, "ville").reason == "L’ancienne valeur est restée."
    assert part(act, "ville").label == "Adresse · Ville"
    assert part(act, "code").reason == ""
    assert part(act, "avis").expected == "à effacer"
    assert part(act, "nom").is_right
    reason = act.reason.replace("\u00a0", " ")
    assert "À revoir : Prénom, Adresse · Code postal, Adresse · Ville." in reason
    assert "À laisser vide : Remarque." in reason


def test_the_form_starts_from_the_record_under_its_headings() -> None:
    offer = at("fiche-client", "mise-a-jour").offer()
    assert isinstance(offer, FicheOffer)
    fields = {field.id: field for field in offer.fields}
    assert [fields[id_].heading for id_ in ("nom", "voie", "code", "telephone", "fidele")] == [
        None, "Adresse", None, "", None,
    ]  # fmt: skip
    assert (fields["voie"].value, fields["voie"].is_required) == ("1 place du Marché", True)
    assert fields["nom"].value == "Diallo"


def test_a_mandatory_field_is_asked_for_by_name() -> None:
    state = at("fiche-client", "mise-a-jour")
    for empty in ("", "  ", "\x00\u200b"):
        refusal = refused(state, voie=empty)
        assert refusal.field == "voie"
        assert refusal.message == "Le champ « Voie » est obligatoire : il est encore vide."


@pytest.mark.parametrize(
    ("changes", "exact", "kept"),
    [
        ({}, 3, 3),
        ({"finalite": "Pour vous envoyer nos offres."}, 2, 3),
        ({"finalite": ""}, 2, 3),
        ({"publicite": "oui"}, 3, 0),
        ({"publicite": "non"}, 3, 3),
        ({"naissance": "12/05/1985"}, 3, 0),
    ],
)
def test_the_purpose_is_graded_and_advertising_stays_apart(
    changes: dict[str, str], exact: int, kept: int
) -> None:
    act = filled(at("fiche-client", "prospect"), **changes)
    assert marks(act) == {"A1T3K4": exact, SHIELD: kept}


def test_the_box_of_advertising_reads_well() -> None:
    state = at("fiche-client", "prospect")
    act = filled(state, publicite="oui")
    reason = act.reason.replace("\u00a0", " ")
    assert reason == (
        "Le moins de données possible, et la publicité à part."
        " À laisser vide ou non coché : Recevoir la publicité."
    )
    assert part(act, "publicite").value == "oui"
    assert part(act, "publicite").expected == "non coché"


def test_purposes_are_shuffled_and_none_else_is_taken() -> None:
    orders = set()
    for seed in range(12):
        written, _ = loaded(fixtures()["fiche-client"], "fiche-client")
        steps = tuple(sorted(written.etapes, key=lambda one: one.id != "prospect"))
        play = essai.play(seed=seed, written=essai.changed(written, etapes=steps))
        offer = start(play).offer()
        assert isinstance(offer, FicheOffer)
        orders.add(offer.fields[0].options)
        assert offer.purpose == ""
    assert len(orders) > 2
    refusal = refused(at("fiche-client", "prospect"), finalite="Pour rien")
    assert refusal.field == "finalite"
    shown_offer = at("fiche-vente", "commande").offer()
    assert isinstance(shown_offer, FicheOffer)
    assert shown_offer.purpose == "Vos coordonnées servent à la livraison, à rien d’autre."


@pytest.mark.parametrize(
    ("step", "field", "expected"),
    [
        ("commande", "montant", "79,80\u00a0€"),
        ("commande", "montant2", "29,90\u00a0€"),
        ("commande", "remise", "7,98\u00a0€"),
        ("commande", "total", "101,72\u00a0€"),
        ("commande", "pieces", "3"),
        ("facture", "ht", "59,85\u00a0€"),
        ("facture", "tva", "11,97\u00a0€"),
        ("devis", "acompte", "21,55\u00a0€"),
    ],
)
def test_amounts_are_worked_out_and_told_in_french(step: str, field: str, expected: str) -> None:
    """At home: two Claire at 39,90 €, ten per cent off, and one Brume at 29,90 €."""
    state = at("fiche-vente", step, essai.HURRIED)
    assert part(filled(state), field).expected == expected
    act = filled(state, **{field: "1"})
    assert not part(act, field).is_right
    assert part(act, field).expected == expected


@pytest.mark.parametrize(
    "typed", ["101,72", "101.72 €", "101,72\u202f€", "101,720", " 101,72 euros"]
)
def test_an_amount_may_be_typed_in_any_french_way(typed: str) -> None:
    assert part(filled(at("fiche-vente", "commande", essai.HURRIED), total=typed), "total").is_right


def test_a_field_is_asked_of_the_customers_it_concerns() -> None:
    home, office = at("fiche", "salle", essai.HURRIED), at("fiche", "salle", essai.CALM)
    assert "traiteur" in right(home)
    assert "traiteur" not in right(office)
    assert refused(office, traiteur="Non").message == "Ce champ n’est pas sur la fiche."
    assert marks(filled(home, traiteur="Oui")) == {"A1T3K1": 2}
    assert marks(filled(home, traiteur="Oui", usage="")) == {"A1T3K1": 1}
    assert marks(filled(office, usage="")) == {"A1T3K1": 2}


@pytest.mark.parametrize(
    ("kind", "typed", "is_taken"),
    [
        ("date", "31/02/2027", False), ("date", "29/02/2027", False), ("date", "29/02/2028", True),
        ("date", "29/02", True), ("date", "31/04", False), ("date", "00/01/2026", False),
        ("date", "12/13/2026", False), ("date", "24 novembre 2026", True), ("date", "1er août", True),
        ("date", "mardi 24 novembre", True), ("date", "2026-11-24", True), ("date", "demain", False),
        ("date", "30 février 2026", False),
        ("heure", "14 h 30", True), ("heure", "14\u202fh\u00a030", True), ("heure", "24 h", False),
        ("heure", "9:75", False), ("heure", "midi", False),
        ("telephone", "+33 (0)6 39 98 12 34", True), ("telephone", "0033639981234", True),
        ("telephone", "06 39 98 12", False), ("telephone", "06 39 98 12 3a", False),
        ("code_postal", "01 990", True), ("code_postal", "1990", False),
        ("courriel", "a@b.fr", True), ("courriel", "a@b", False), ("courriel", "a b@c.fr", False),
        ("montant", "1\u00a0234,50\u00a0€", True), ("montant", "1\u202f234,50 €", True),
        ("montant", "12,5O", False), ("montant", "", True), ("montant", "\x00", True),
        ("texte", "\x1b[31mrouge", True),
    ],
)  # fmt: skip
def test_what_has_the_shape_of_its_field(kind: FieldType, typed: str, is_taken: bool) -> None:
    assert (malformed(kind, typed, ()) == "") is is_taken


@pytest.mark.parametrize(
    ("typed", "expected", "is_same"),
    [
        ("24/11/2026", "24/11/2026", True), ("24/11", "24/11/2026", True),
        ("24/11/26", "24/11/2026", True), ("24/11/2026", "24/11", True),
        ("24 novembre 2026", "24/11/2026", True), ("24/11/2025", "24/11/2026", False),
        ("24/11/25", "24/11/2026", False), ("12/05/85", "12/05/1985", True),
        ("11/24/2026", "24/11/2026", False), ("24/12/2026", "24/11/2026", False),
    ],
)  # fmt: skip
def test_years_are_compared_when_both_are_given(typed: str, expected: str, is_same: bool) -> None:
    assert agree("date", typed, (expected,), ()) is is_same


@pytest.mark.parametrize(
    ("typed", "word", "is_held"),
    [
        ("La livraison de jeudi", "livr", True), ("Ils seront 3.", "3", True),
        ("13 intervenants", "3", False), ("le 30", "3", False), ("3 personnes", "3 pers", True),
        ("23 personnes", "3 pers", False), ("à 14h", "14", True), ("Trois", "trois", True),
    ],
)  # fmt: skip
def test_a_text_holds_the_beginning_of_a_word_and_whole_numbers(
    typed: str, word: str, is_held: bool
) -> None:
    assert agree("texte_long", typed, (), ((word,),)) is is_held


@pytest.mark.parametrize(
    ("typed", "expected", "is_same"),
    [
        ("M. Muller", "Muller", True), ("Mme Odile Huet", "Odile Huet", True),
        ("Monsieur David Muller", "David Muller", True), ("Huet", "Madame Huet", True),
        ("Mr Muller", "M. Muller", True), ("Madame", "Monsieur", False),
        ("Mme Huet", "Hubert", False), ("M 12", "12", False), ("Mallet", "Allet", False),
    ],
)  # fmt: skip
def test_a_civility_before_a_name_is_no_difference(
    typed: str, expected: str, is_same: bool
) -> None:
    assert agree("texte", typed, (expected,), ()) is is_same


def test_a_number_of_abroad_is_written_as_here() -> None:
    assert normal("telephone", "+33 6 39 98 12 34") == normal("telephone", "06.39.98.12.34")


@pytest.mark.parametrize("typed", ["x" * 100_000, "\x00" * 100_000])
def test_a_hundred_thousand_signs_are_told_beside_the_field(typed: str) -> None:
    refusal = refused(at("fiche-client", "mise-a-jour"), historique=typed)
    assert (refusal.field, refusal.message) == (
        "historique", "Ce champ ne peut pas dépasser 1000 signes.",
    )  # fmt: skip


def test_control_characters_do_not_make_a_value_wrong() -> None:
    act = filled(at("fiche-client", "mise-a-jour"), nom="\u200bDiallo\x00", avis="\x00")
    assert marks(act) == {RECORD: 3, SHIELD: 3}


async def test_a_record_is_shown_emptied_and_found_again_emptied() -> None:
    store = MemoryStore()
    async with opened("fiche-client", store=store) as pilot:
        assert "1 place du Marché" in shown(pilot)
        await press(pilot, *["delete"] * 8, *["backspace"] * 6, "tab")
        seance = play_of(pilot).seance
    async with opened("fiche-client", store=store, seance=seance, size=(140, 40)) as pilot:
        lines = list(pilot.app.screen.query(FieldLine))
        assert [line.value for line in lines][:3] == ["", "Marthe", "1 place du Marché"]
        lines[-1].control.focus()
        await press(pilot, "ctrl+s")
        move = play_of(pilot).session.trace.acts[-1].move
        assert isinstance(move, FicheMove)
        assert "nom" not in move.champs
        assert move.champs["voie"] == "1 place du Marché"


async def test_a_paste_is_put_on_one_line_or_told_to_be_too_long() -> None:
    async with opened("fiche-client", size=(140, 40)) as pilot:
        line = pilot.app.screen.query(FieldLine).first()
        assert isinstance(line.control, Input)
        line.control.value = ""
        line.control.post_message(events.Paste("Dia\x1b[31mllo\nRoy\u202e"))
        await settle(pilot)
        assert line.value == "Dia[31mllo Roy"
        line.control.post_message(events.Paste("x" * 100_000))
        await settle(pilot)
        assert line.value == "Dia[31mllo Roy"
        assert "Ce texte compte 100014 signes, ce champ 1000 au plus" in shown(pilot)
        notes = pilot.app.screen.query(TextArea).first()
        notes.focus()
        was = notes.text
        notes.post_message(events.Paste("y" * 100_000))
        await settle(pilot)
        assert notes.text == was
        assert "ce champ 1000 au plus" in " ".join(shown(pilot).split())
        notes.insert("y" * 2_000)
        await press(pilot, "ctrl+s")
        assert "Ce champ ne peut pas dépasser 1000 signes." in shown(pilot)
        assert len(notes.text) >= 2_000


async def test_a_mandatory_field_is_marked_and_refused_in_place() -> None:
    async with opened("fiche-client", size=(140, 40)) as pilot:
        assert "Voie *" in shown(pilot)
        assert "* obligatoire" in shown(pilot)
        line = list(pilot.app.screen.query(FieldLine))[2]
        assert isinstance(line.control, Input)
        line.control.value = ""
        await press(pilot, "ctrl+s")
        assert "Le champ « Voie » est obligatoire : il est encore vide." in shown(pilot)
        assert line.control.has_focus
        assert sum(one.display for one in pilot.app.screen.query(".refus").results(Static)) == 1


@pytest.mark.parametrize("size", [(40, 10), (80, 24)], ids=str)
async def test_a_long_form_is_walked_by_keyboard(size: tuple[int, int]) -> None:
    async with opened("fiche", size=size) as pilot:
        count = len(pilot.app.screen.query(FieldLine))
        for _ in range(count):
            await press(pilot, "tab")
        await press(pilot, "ctrl+s")
        assert play_of(pilot).scene.step == "message"


def test_a_record_is_kept_or_erased_in_line_mode() -> None:
    act, screen = typed_lines(
        "fiche-client",
        *("", "-", "12 rue du Moulin", "31", "01990", "-", "", "", "", "-", "5", "Valbourg", "o"),
    )
    assert "Dans un champ déjà rempli, Entrée garde ce qui est écrit, - l’efface." in screen
    assert "Déjà écrit : Diallo" in screen
    assert "Un code postal compte cinq chiffres." in screen
    assert "Champ 3 sur 9 : Voie (texte, obligatoire)" in screen
    assert isinstance(act.move, FicheMove)
    assert act.move.champs["nom"] == "Diallo"
    assert "prenom" not in act.move.champs
    assert "avis" not in act.move.champs
    assert marks(act) == {RECORD: 2, SHIELD: 3}


def test_a_mandatory_field_is_asked_again_in_line_mode() -> None:
    kept = ("", "", "-", "01990", "Valbourg", "", "", "", "-")
    act, screen = typed_lines("fiche-client", *kept, "o", "-", "o", "12 rue du Moulin", "o")
    assert screen.count("Le champ « Voie » est obligatoire : il est encore vide.") == 2
    assert marks(act) == {RECORD: 3, SHIELD: 3}
