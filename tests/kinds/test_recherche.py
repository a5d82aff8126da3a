"""The record kept and what it is worth, to the mark; bad input; the search on screen."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Input

from game.clients import LateClients
from game.content import vocabulary
from game.session import Answered, begin
from game.store import MemoryStore
from game.texte.kinds.recherche import cells_line, record_lines
from game.texte.seat import play_new, take_up
from game.tui.cycle import Cycle
from game.tui.kinds.recherche import Display
from scenarios.checked import load_scenario
from scenarios.house.search import MAX_QUERY, SHOWN
from scenarios.journal import read
from scenarios.kernel import State, advance, start
from scenarios.play import Mode, Play, prepare
from scenarios.steps.kind import SKIP_REASON, Part, Refusal, Skip
from scenarios.steps.searching import Asked, RechercheMove, RechercheOffer
from tests.kinds.frame import fixtures, framed, loaded
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import DATE, moved, reopened
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import play_of, press, settle, shown

CALLER = "A1T2K4"
MARK = "HR.A3T3C2.K1"
SHIELD = "HR.RGPD.K1"
EXACT = "C’est la fiche de la personne qui appelle."
OTHER = "Ce n’est pas la fiche de la personne qui appelle."
HOMONYM = "C’est la fiche d’une autre personne du même nom : la ville les distingue."
COLLEAGUE = "L’annuaire réunit vos collègues, pas les clients."
CLOSED = "La fiche d’une autre personne reste fermée."


def play(mode: Mode = "entrainement", text: str | None = None) -> Play:
    """The fixture with Marthe Diallo, of Valbourg."""
    written, _ = loaded(fixtures()["recherche"] if text is None else text, "recherche")
    return essai.play(mode, written=written)


def looked(source: str, words: str = "", sort: str = "") -> RechercheMove:
    """A query."""
    return RechercheMove(source=source, requete=words, tri=sort)


def kept(record: str) -> RechercheMove:
    """A record kept."""
    return RechercheMove(garder=record)


def after(*moves: RechercheMove | Skip) -> State:
    """The play after these moves."""
    state = start(play())
    for move in moves:
        state = moved(state, move)
    return state


def offer_of(state: State) -> RechercheOffer:
    """What is offered then."""
    offer = state.offer()
    assert isinstance(offer, RechercheOffer)
    return offer


@pytest.mark.parametrize(
    ("move", "key", "mark", "shield", "quality", "reason"),
    [
        (kept("clients/client"), "juste", 3, 3, "attendu", EXACT),
        (
            kept("clients/homonyme-1"),
            "confusion.1.ouverte",
            1,
            0,
            "faute",
            f"{HOMONYM} {CLOSED}",
        ),
        (
            kept("clients/homonyme-2"),
            "confusion.1.ouverte",
            1,
            0,
            "faute",
            f"{HOMONYM} {CLOSED}",
        ),
        (kept("clients/c-007"), "autre.ouverte", 0, 0, "faute", f"{OTHER} {CLOSED}"),
        (kept("annuaire/mme-roy"), "confusion.2", 0, 3, "faute", COLLEAGUE),
        (kept("catalogue/claire"), "autre", 0, 3, "faute", OTHER),
        (Skip(), "passer", 0, 0, "faute", SKIP_REASON),
    ],
)
def test_the_record_kept_is_graded(
    move: RechercheMove | Skip, key: str, mark: int, shield: int, quality: str, reason: str
) -> None:
    act = after(move).acts[-1]
    assert act.key == key
    assert [(m.criterion, m.value) for m in act.marks] == [
        (CALLER, mark),
        (MARK, mark),
        (SHIELD, shield),
    ]
    assert act.quality == quality
    assert act.reason == reason
    assert act.is_final
    assert not act.is_spoken


def test_without_protection_a_homonym_is_worth_its_own_note() -> None:
    text = fixtures()["recherche"].replace("    protection:", "    aide: x\n    # protection:")
    state = moved(start(play(text=text)), kept("clients/homonyme-1"))
    act = state.acts[-1]
    assert (act.key, act.quality, act.reason) == ("confusion.1", "maladroit", HOMONYM)
    assert [m.value for m in act.marks] == [1, 1]


def test_effects_of_a_confusion_go_before_those_of_the_quality() -> None:
    text = fixtures()["recherche"].replace(
        '    raison_exact: "C’est la fiche',
        "    effets: {attendu: {confiance: +4, fait: trouvee}, faute: {confiance: -1}}\n"
        '    raison_exact: "C’est la fiche',
    )
    first = start(play(text=text))
    trust = first.position.trust
    right = moved(first, kept("clients/client"))
    assert (right.position.trust, right.position.facts) == (trust + 4, frozenset({"trouvee"}))
    assert moved(first, kept("clients/homonyme-1")).position.trust == trust - 3
    assert moved(first, kept("annuaire/mme-roy")).position.trust == trust - 1
    assert moved(first, kept("catalogue/claire")).position.trust == trust - 1


def parts(record: str) -> list[Part]:
    """The evidence of keeping that record."""
    return list(after(kept(record)).acts[-1].parts)


def test_the_way_is_evidence_part_by_part() -> None:
    mine = "Marthe Diallo, Valbourg"
    assert parts("clients/client") == [
        Part("source", "Source", True, "Fichier clients", "Fichier clients"),
        Part("fiche", "Fiche", True, mine, mine),
        Part("homonyme", "Homonyme", True, "évité", "évité"),
    ]
    assert parts("annuaire/mme-roy") == [
        Part("source", "Source", False, "Annuaire", "Fichier clients"),
        Part("fiche", "Fiche", False, "Mme Roy", mine),
        Part("homonyme", "Homonyme", True, "évité", "évité"),
    ]
    source, record, same = parts("clients/homonyme-1")
    assert source.is_right
    assert (record.is_right, record.expected) == (False, mine)
    assert record.value.startswith("Marthe Diallo, ")
    assert record.value != mine
    assert (same.is_right, same.value) == (False, "confondu")


def test_one_source_and_no_customer_leave_the_record_alone() -> None:
    text = fixtures()["recherche"].replace("[catalogue, annuaire]", "[catalogue]")
    state = moved(moved(start(play(text=text)), Skip()), kept("catalogue/claire"))
    assert [part.id for part in state.acts[-1].parts] == ["fiche"]


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        ([], "Fiche gardée : "),
        ([looked("clients", "diallo")], "Fiche gardée en une recherche : "),
        (
            [looked("clients", "diallo"), looked("clients", "diallo", "ville")],
            "Fiche gardée en une recherche : ",
        ),
        (
            [looked("clients", "diallo"), looked("annuaire", "diallo")],
            "Fiche gardée en 2 recherches : ",
        ),
    ],
)
def test_searches_are_told_and_never_marked(moves: list[RechercheMove], told: str) -> None:
    act = after(*moves, kept("clients/client")).acts[-1]
    assert (
        act.said.replace("\u00a0", " ")
        == told
        + "Fichier clients, Marthe Diallo, Valbourg"[:0]
        + "Fichier clients, Marthe Diallo, Valbourg."
    )
    assert act.marks == after(kept("clients/client")).acts[-1].marks


def test_a_query_changes_nothing_but_what_is_shown() -> None:
    before, state = after(), after(looked("clients", "diallo", "-ville"))
    assert state.position == before.position
    act = state.acts[-1]
    assert not act.marks
    assert act.quality is None
    assert not act.is_final
    said = act.said.replace("\u00a0", " ")
    assert said == "Recherche, Fichier clients : « diallo », tri : -ville."
    offer = offer_of(state)
    assert offer.asked == Asked("clients", "diallo", "-ville")
    assert offer.searches == 1
    towns = [record.cells[3] for record in offer.found()]
    assert len(towns) >= 3
    assert towns[0] == max(towns)
    assert {record.cells[0] for record in offer.found()} == {"Diallo"}


def test_the_sources_of_the_house_are_searched() -> None:
    offer = offer_of(after(looked("annuaire", "caisse")))
    assert [record.id for record in offer.found()] == ["mme-roy"]
    offer = offer_of(after(looked("catalogue", "prix<35 tri:nom")))
    assert [record.id for record in offer.found()] == ["brume"]
    (brume,) = offer.found()
    named = dict(zip(offer.source("catalogue").columns, brume.cells, strict=True))
    assert named["Prix TTC"].replace("\u00a0", " ") == "29,90 €"
    assert (named["Stock"], named["Référence"], named["Contenance"]) == ("0", "BB2", "1 L")


def test_documents_are_searched_in_their_text_and_tables() -> None:
    text = fixtures()["recherche"].replace("[catalogue, annuaire]", "[catalogue, procedures]")
    text = text.replace(
        "etapes:\n",
        "documents_propres:\n"
        '  - {id: retour, titre: "Reprendre un article", texte: "Sous quinze jours."}\n'
        '  - {id: port, titre: "Frais", colonnes: ["Zone", "Prix"], lignes: [["Corse", "12 €"]]}\n'
        "etapes:\n",
        1,
    )
    state = moved(start(play(text=text)), Skip())
    for words, id_ in (("quinze", "retour"), ("corse", "port"), ("titre:frais zone", "port")):
        found = offer_of(moved(state, looked("procedures", words))).found()
        assert [record.id for record in found] == [id_]


def test_the_offer_draws_nobody_before_a_face_looks() -> None:
    written, _ = loaded(fixtures()["recherche"], "recherche")
    who = essai.casting()
    blind = prepare(written, essai.organisation(), who, "entrainement")
    state = start(blind)
    for move in (looked("clients", "diallo"), kept("clients/homonyme-1")):
        state = moved(state, move)
    seen = after(looked("clients", "diallo"), kept("clients/homonyme-1"))
    assert state.acts[-1].marks == seen.acts[-1].marks
    assert state.acts[-1].parts[1].value == "la fiche d’une autre personne"
    late = LateClients(who)
    lazy = prepare(written, essai.organisation(), who, "entrainement", late)
    moved(start(lazy), looked("clients", "diallo")).offer()
    assert late._directory is None


def test_a_journal_replays_to_the_same_trace() -> None:
    one = play()
    session, journal = begin(one, seance="essai", date=DATE)
    for move in (
        looked("clients", "diallo"),
        looked("clients", "", "-ville"),
        kept("clients/c-010"),
    ):
        answered = session.answer(move)
        assert isinstance(answered, Answered)
        journal += answered.lines
    assert reopened(journal, one).trace == session.trace
    assert b"Diallo" not in journal.split(b"\n", 1)[1]
    assert session.trace.acts[-1].parts[1].value != ""


@pytest.mark.parametrize(
    ("move", "message", "field"),
    [
        (looked("procedures"), "Cette source n’est pas proposée ici.", "source"),
        (RechercheMove(), "Cette source n’est pas proposée ici.", "source"),
        (looked("clients", "x" * (MAX_QUERY + 1)), "Une recherche ne peut pas dépasser", "requete"),
        (looked("clients", "x" * 100_000), "Une recherche ne peut pas dépasser", "requete"),
        (looked("clients", "", "y" * 100_000), "Une recherche ne peut pas dépasser", "requete"),
        (looked("clients", "", "couleur"), "On trie ici par une de ces colonnes", "tri"),
        (kept("clients/personne"), "Cette fiche n’existe pas.", "garder"),
        (kept("clients/homonyme-9"), "Cette fiche n’existe pas.", "garder"),
        (kept("clients/"), "Cette fiche n’existe pas.", "garder"),
        (kept("procedures/retour"), "Cette source n’est pas proposée ici.", "source"),
        (kept(""), "Cette source n’est pas proposée ici.", "source"),
        (kept("client"), "Cette source n’est pas proposée ici.", "source"),
    ],
)
def test_what_cannot_be_is_refused_in_french(move: RechercheMove, message: str, field: str) -> None:
    refusal = advance(start(play()), move)
    assert isinstance(refusal, Refusal)
    assert refusal.message.startswith(message)
    assert refusal.field == field


@pytest.mark.parametrize(
    "words", ["\x1b[2J\x00dial\u202elo", "x" * MAX_QUERY, "{{ client }}", "[/]"]
)
def test_hostile_words_are_only_words(words: str) -> None:
    state = after(looked("clients", words))
    assert "\x1b" not in state.acts[-1].said
    # A query without any word asks for nothing: everything is there.
    assert len(offer_of(state).found()) == (200 if words == "[/]" else 0)


def test_every_branch_of_the_first_search_is_few() -> None:
    view = start(play()).view
    keys = [progress.key for progress in view.step.branches(view)]
    assert sorted(keys) == [
        *("autre", "autre.ouverte", "confusion.1.ouverte", "confusion.2", "juste", "passer"),
    ]


def test_a_confusion_that_is_the_right_record_for_this_need_is_none() -> None:
    text = fixtures()["recherche"].replace("fiche: brume", 'fiche: "{{ besoin.produit }}"')
    text = (
        """client:
  personas: [reflechi]
  mobiles: {nombre: 1, parmi: [securite, argent]}
  besoins:
    - {id: bureau, libelle: "Au bureau", mots: {produit: brume}}
    - {id: maison, libelle: "À la maison", mots: {produit: claire}}
"""
        + text
    )
    for temper, right in ((essai.CALM, "brume"), (essai.HURRIED, "claire")):
        written, found = loaded(text, "recherche")
        assert found == []
        state = moved(start(essai.play("entrainement", temper, written=written)), Skip())
        keys = {progress.key for progress in state.view.step.branches(state.view)}
        assert ("confusion.1" in keys) == (right == "brume")
        assert {m.value for m in moved(state, kept(f"catalogue/{right}")).acts[-1].marks} == {3}


def test_an_empty_source_is_told_to_its_author() -> None:
    house = msgspec.structs.replace(essai.organisation(), annuaire=())
    text = framed(fixtures()["recherche"]).encode()
    found = load_scenario(text, "x", vocabulary(), {house.id: house}).diagnostics
    told = [d.message for d in found if d.rule == "recherche-source"]
    assert told == ["la source « annuaire » est vide ici"] * 2


# In lines.


def said(*lines: str) -> tuple[str, MemoryStore]:
    """What is shown when these lines are typed from the start."""
    store, (conversation, screen) = MemoryStore(), talk(*lines)
    play_new(store, conversation, play(), ("E07",))
    return screen.flat, store


def coups(store: MemoryStore) -> list[dict[str, Any]]:
    """The moves that were stored."""
    (seance,) = store.journals
    entries = read(store.journals[seance]).entries
    return [msgspec.to_builtins(e.coup) for e in entries if hasattr(e, "coup")]


def test_line_mode_searches_sorts_reads_and_keeps() -> None:
    text, store = said(
        "diallo", "trier ville", "voir 1", "garder 99", "source 3", "claire", "source 9", "garder 1"
    )
    moves = coups(store)
    assert [(m["source"], m["requete"], m["tri"]) for m in moves[:3]] == [
        ("clients", "diallo", ""),
        ("clients", "diallo", "ville"),
        ("catalogue", "claire", ""),
    ]
    assert moves[3]["garder"] == "catalogue/claire"
    assert "Aucune fiche ne porte ici le numéro 99." in text.replace("\u00a0", " ")
    assert "Les sources vont de 1 à 3." in text
    assert "Adresse : " in text.replace("\u00a0", " ")
    assert "Fiche 1. Désignation : Bouilloire Claire" in text.replace("\u00a0", " ")


def test_the_rows_of_a_table_are_read_one_a_line() -> None:
    columns = ("Titre", "Contenu")
    cells = ("Livraison", "Sous sept jours.\nMontant · Frais\nJusqu’à 80 € · 6,90 €")
    assert list(record_lines(columns, cells)) == [
        "Titre : Livraison",
        "Contenu : Sous sept jours.",
        "- Montant · Frais",
        "- Jusqu’à 80 € · 6,90 €",
    ]
    assert cells_line(columns, cells) == (
        "Titre : Livraison ; Contenu : Sous sept jours ; Montant · Frais ; Jusqu’à 80 € · 6,90 €"
    )
    assert cells_line(("", "Ondine"), ("Poids", "2 kg")) == "Poids ; Ondine : 2 kg"


def test_line_mode_gives_the_first_ones_of_many_and_passes_on_an_empty_line() -> None:
    text, store = said("tout", "garder 1 ", "")
    assert f"dont voici les {SHOWN} premières" in text
    assert coups(store)[0]["requete"] == ""
    text, store = said("")
    assert coups(store) == [{"type": "passer"}]


def test_line_mode_says_when_there_is_nothing() -> None:
    text, _ = said("zzzz", "voir 1")
    assert "aucune fiche. Vérifiez les mots" in text
    assert "Cherchez d’abord." in text


def test_line_mode_comes_back_to_its_source() -> None:
    store, (conversation, _) = MemoryStore(), talk("source 2")
    play_new(store, conversation, play(), ("E07",))
    (seance,) = store.journals
    conversation, screen = talk("roy")
    take_up(store, conversation, seance)
    assert coups(store)[0]["source"] == "annuaire"
    assert "Chercher (Annuaire)" in screen.flat


# On screen.


async def opened(pilot: Pilot[int]) -> Display:
    """Past the briefing, at the search."""
    await settle(pilot)
    await press(pilot, "enter")
    return pilot.app.screen.query_one(Display)


async def test_on_screen_words_find_and_enter_opens_before_it_keeps() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot)
        assert panel.query_one(Input).has_focus
        assert "Tab vers les fiches" in shown(pilot)
        await press(pilot, *"diallo", "enter")
        assert panel.query_one(DataTable).has_focus
        assert "Entrée lire la fiche" in shown(pilot)
        assert "Tab vers les fiches" not in shown(pilot)
        assert "Valbourg" in shown(pilot)
        await press(pilot, "enter")
        assert panel.has_class("-ouverte")
        assert "Adresse : " in shown(pilot)
        assert len(play_of(pilot).session.trace.acts) == 1
        await press(pilot, "escape")
        assert not panel.has_class("-ouverte")
        assert panel.query_one(DataTable).has_focus
        assert play_of(pilot).is_open
        row = [r.cells[3] for r in offer_of(play_of(pilot).session.state).found()].index("Valbourg")
        await press(pilot, *["down"] * row, "enter", "1")
        assert play_of(pilot).session.trace.acts[-1].key == "juste"


async def test_the_second_search_starts_with_its_own_sources_and_nothing_typed() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot)
        await press(pilot, *"roy", "escape", "2", "enter")
        await press(pilot, "enter", "1")
        assert play_of(pilot).session.trace.acts[-1].key == "confusion.2"
        assert pilot.app.screen.query_one(Display) is panel
        assert panel.query_one(Input).value == ""
        assert panel.query_one("#source", Cycle).value == "catalogue"
        assert "Brume et son prix" in shown(pilot)
        await press(pilot, *"brume", "enter", "enter", "1")
        assert play_of(pilot).session.trace.acts[-1].key == "juste"


async def test_a_sort_is_made_at_once_and_a_source_waits_for_words() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(140, 40)) as pilot:
        panel = await opened(pilot)
        panel.query_one("#tri", Cycle).choose("-Ville")
        await settle(pilot)
        assert play_of(pilot).session.trace.acts == ()
        await press(pilot, *"diallo", "enter")
        panel.query_one("#tri", Cycle).choose("Ville")
        await settle(pilot)
        moves = [act.move for act in play_of(pilot).session.trace.acts]
        assert moves == [
            looked("clients", "diallo", "-Ville"),
            looked("clients", "diallo", "Ville"),
        ]
        panel.query_one("#source", Cycle).choose("annuaire")
        await settle(pilot)
        assert len(play_of(pilot).session.trace.acts) == 2
        assert panel.query_one("#tri", Cycle).value == ""


async def test_half_typed_words_come_back() -> None:
    one, store = play(), MemoryStore()
    game = app(play=one, source=Vitrine(one.scenario), store=store)
    async with game.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot)
        await press(pilot, *"dial", "escape", "3")
        await press(pilot, "escape", "escape", "2")
    (seance,) = store.journals
    game = app(seance=seance, source=Vitrine(one.scenario), store=store)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        panel = pilot.app.screen.query_one(Display)
        assert panel.query_one(Input).value == "dial"
        assert panel.query_one("#source", Cycle).value == "catalogue"
        await press(pilot, "enter")
        assert play_of(pilot).session.trace.acts[-1].move == looked("catalogue", "dial")
        assert "aucune fiche" in shown(pilot)


async def test_the_mouse_marks_a_row_then_opens_it_then_keeps_it() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot)
        await press(pilot, *"diallo", "enter")
        table = panel.query_one(DataTable)
        await pilot.click(table, offset=(3, 2))
        await settle(pilot)
        assert table.cursor_row == 1
        assert not panel.has_class("-ouverte")
        await pilot.click(table, offset=(3, 2))
        await settle(pilot)
        assert panel.has_class("-ouverte")
        name = offer_of(play_of(pilot).session.state).found()[1].id
        await press(pilot, "enter")
        assert play_of(pilot).session.trace.acts[-1].move == kept(f"clients/{name}")


async def test_many_are_cut_to_the_first_ones() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        panel = await opened(pilot)
        await press(pilot, "enter")
        assert panel.query_one(DataTable).row_count == SHOWN
        assert "200 fiches" in shown(pilot)
