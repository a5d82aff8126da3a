"""What is kept of plays and of words: results once, sentences for good, each student's apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content import bundled, new_play
from game.errors import StorageError
from game.explored import NOTHING_MET, explored, met_line
from game.explored_page import file_name, render
from game.harvest import FILE_NAME, Harvest
from game.notebook import SENTENCE_LENGTH, FolderNotebooks, MemoryNotebooks, Notebook
from game.session import begin
from game.shelf import shelf
from game.store import MemoryStore
from game.texte.storing import now
from game.travel import Travel
from scenarios.moves import right_move
from scenarios.play import Mode
from scoring.progress import Observed
from tests.parcours.kept import session
from tests.support import essai
from tests.support.plays import answered


def played(store: MemoryStore, scenario: str, mode: Mode = "guide", most: int = 999) -> str:
    """A play of the library, right from end to end, or cut after `most` answers."""
    written = bundled().scenario(scenario)
    house = bundled().organisations[written.organisation]
    seance = f"2026-11-2{len(store.journals)}-{scenario}-1"
    date = f"2026-11-2{len(store.journals)}T10:00:00+01:00"
    play = new_play(written, house, seed=7, mode=mode)
    session_, lines = begin(play, seance=seance, date=date, players=("E07",))
    while not session_.scene.is_over and most:
        lines += answered(session_, right_move(session_.state.view)).lines
        most -= 1
    now(store.open(seance, lines))
    return seance


def test_a_session_on_the_shelf_says_who_came_and_where() -> None:
    store = MemoryStore()
    played(store, "premiere-matinee", most=1)
    played(store, "premiere-matinee", "evaluation", most=1)
    for kept in now(shelf(store)):
        assert (kept.level, kept.specialities) == ("seconde", ("accueil",))
        assert kept.house == "Maison des associations"
        assert kept.persona in bundled().scenario("premiere-matinee").client.personas
        assert kept.need
        assert kept.digest


def test_results_are_worked_out_once(tmp_path: Path) -> None:
    store = MemoryStore()
    seance = played(store, "premiere-matinee")
    kept = now(shelf(store))
    first = now(Harvest(tmp_path).gather(store, kept))
    announced = {one.code for one in first[seance]}
    assert set(bundled().scenario("premiere-matinee").competences) <= announced
    assert all(one.acts >= 1 for one in first[seance])
    # From the file alone: the store is empty.
    again = Harvest(tmp_path)
    assert again.unknown(kept) == 0
    assert now(again.gather(MemoryStore(), kept)) == first


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"judge":"0/0","plays":{"x":{}}}'])
def test_results_that_cannot_be_read_are_worked_out_again(tmp_path: Path, content: bytes) -> None:
    store = MemoryStore()
    seance = played(store, "deux-cafetieres")
    kept = now(shelf(store))
    expected = now(Harvest().gather(store, kept))
    (tmp_path / FILE_NAME).write_bytes(content)
    found = Harvest(tmp_path)
    assert found.unknown(kept) == 1
    assert now(found.gather(store, kept)) == expected
    assert seance in json.loads((tmp_path / FILE_NAME).read_bytes())["plays"]


def test_a_play_that_went_on_is_worked_out_again() -> None:
    harvest, store = Harvest(), MemoryStore()
    known = session("un", 20, digest="avant")
    assert now(harvest.gather(store, [known])) == {known.id: ()}, "it is not in the store"
    assert harvest.unknown([known]) == 0
    assert harvest.unknown([session("un", 20, digest="après")]) == 1


def test_an_assessment_shows_nothing_before_its_release() -> None:
    store = MemoryStore()
    played(store, "premiere-matinee", "evaluation")
    played(store, "premiere-matinee", most=3)
    kept = now(shelf(store))
    assert sorted(one.state for one in kept) == ["en-cours", "finie"]
    assert Harvest().unknown(kept) == 0
    assert now(Harvest().gather(store, kept)) == {}


def test_a_disk_that_takes_nothing_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    store = MemoryStore()
    played(store, "deux-cafetieres")
    found = now(Harvest(tmp_path / "fichier").gather(store, now(shelf(store))))
    assert [isinstance(one, Observed) for (one, *_) in found.values()] == [True]


def test_sentences_and_course_are_kept_from_one_run_to_the_next(tmp_path: Path) -> None:
    book = Notebook("trois-ans", ("J’ai aimé.", "J’irais [b]voir[/b]."))
    FolderNotebooks(tmp_path / "carnets").save("Zoé", book)
    again = FolderNotebooks(tmp_path / "carnets")
    assert again.load("Zoé") == again.load(" zoé ") == book
    assert again.load("Zoe") == again.load("") == Notebook()
    assert len({again.path(name) for name in ("Zoé", "zoe", "zo-e", "zo e", "", "…")}) == 6


def test_a_sentence_is_bounded_and_clean(tmp_path: Path) -> None:
    travel = Travel(MemoryStore(), FolderNotebooks(tmp_path))
    travel.keep_sentences("E07", ("Un\nsaut\x1b[2J  double ", "é" * 999))
    page = travel.explored([], "E07")
    assert page.sentences == ("Un saut[2J double", "é" * SENTENCE_LENGTH)
    travel.follow("E07", "premiere")
    assert travel.explored([], "E07").sentences == page.sentences


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": 1}', b'{"format": 1, "parcours": "", "phrases": ["a"]}'],
)
def test_a_damaged_notebook_is_set_aside_never_lost(tmp_path: Path, content: bytes) -> None:
    books = FolderNotebooks(tmp_path)
    path = books.path("E07")
    path.write_bytes(content)
    assert books.load("E07") == Notebook()
    books.save("E07", Notebook("", ("Nouveau.", "")))
    assert books.load("E07").sentences == ("Nouveau.", "")
    assert path.with_suffix(".abime").read_bytes() == content


def test_a_notebook_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    books = FolderNotebooks(tmp_path)
    content = b'{"format": 2, "joueur": "E07", "phrases": ["a", "b", "c"]}'
    books.path("E07").write_bytes(content)
    with pytest.raises(StorageError, match="plus récente"):
        books.load("E07")
    with pytest.raises(StorageError, match="plus récente"):
        books.save("E07", Notebook())
    assert books.path("E07").read_bytes() == content


def test_a_disk_that_takes_no_sentence_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    with pytest.raises(StorageError, match="n’ont pas pu être enregistrées"):
        FolderNotebooks(tmp_path / "fichier").save("E07", Notebook())
    books = MemoryNotebooks()
    books.save("E07", Notebook("x"))
    assert (books.load("e07"), books.load("")) == (Notebook("x"), Notebook())


def test_what_was_met_by_speciality_and_by_whom() -> None:
    both = ("commerce", "vente")
    sessions = [
        session("vendre", 24, specialities=both, players=("E08", "E07")),
        session("accueillir", 23, players=("E08",)),
        session("accueillir", 22),
        session("vendre", 21, specialities=both, state="en-cours"),
        session("accueillir", 20, mode="evaluation"),
        session("regarder", 19, answers=0),
        session("forum", 18, level="premiere"),
    ]
    page = explored("E07", sessions, ("Un.", ""))
    assert [(name, [met_line(one) for one in met]) for name, met in page.specialities] == [
        ("accueil", ["Accueillir (Au bon foyer), 2 fois"]),
        ("commerce", ["Vendre (Au bon foyer), 2 fois"]),
        ("vente", ["Vendre (Au bon foyer), 2 fois"]),
    ]
    assert not explored("E09", sessions, ("", "")).has_met


def test_no_result_enters_the_page() -> None:
    """The same page, whatever the plays were worth."""
    well, badly = session("un", 20, ending="reussi"), session("un", 20, ending="depart")
    pages = {render(explored("E07", [one], ("Un.", "Deux."))) for one in (well, badly)}
    assert len(pages) == 1
    (page,) = pages
    assert not any(
        word in page.decode() for word in ("découvert", "réussi", "maîtris", "compétence")
    )


def test_the_page_prints_what_the_student_wrote_as_it_is() -> None:
    mine = session("un", 20, players=("Zoé <b>",))
    page = explored("Zoé <b>", [mine], ("J’ai <script>aimé</script> & ri.", ""))
    text = render(page).decode()
    assert "J’ai &lt;script&gt;aimé&lt;/script&gt; &amp; ri." in text
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
    assert "Accueil</h3>" in text
    assert "Un <span" in text
    assert text.count("Aucune situation pour le moment.") == 2
    assert file_name(page) == "j-ai-explore-zoe-b.html"
    assert file_name(explored("", [], ("", ""))) == "j-ai-explore.html"
    assert NOTHING_MET


def test_a_play_marked_on_codes_that_are_gone_shows_nothing_and_breaks_nothing() -> None:
    step = essai.scenario().etapes[0]
    gone = essai.changed(step, criteres=("ZZ.K1",))
    written = essai.changed(essai.scenario(), etapes=(gone, *essai.scenario().etapes[1:]))
    session_, lines = begin(essai.play(written=written), seance="essai-1", date="2026-11-20T10:00")
    while not session_.scene.is_over:
        lines += answered(session_, right_move(session_.state.view)).lines
    store = MemoryStore()
    now(store.open("essai-1", lines))
    assert now(Harvest().gather(store, now(shelf(store)))) == {"essai-1": ()}
