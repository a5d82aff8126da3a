"""Lines out and in: width, typography, poor terminals, odd input."""

from __future__ import annotations

import errno
import io
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from game.pages import pages
from game.scene import Page
from game.texte.desk import Desk
from game.texte.documents import page_asked, page_lines, show_documents
from game.texte.letters import replaced
from game.texte.talk import MAX_LINE_BYTES, WIDTH, InputEndedError, Talk, decoded
from tests.support import essai
from tests.support.lines import Screen, talk

if TYPE_CHECKING:
    from game.scene import Scene


def test_long_lines_are_wrapped_and_short_ones_are_not() -> None:
    spoken, screen = talk()
    spoken.say("mot " * 60, indent="  ")
    spoken.say("un\n\ndeux")
    lines = screen.getvalue().split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert lines[1].startswith("  mot")
    assert lines[-4:] == ["un", "", "deux", ""]


def test_french_typography_holds_at_the_end_of_a_line() -> None:
    spoken, screen = talk()
    spoken.say("x" * 70 + " « aujourd'hui » ?")
    assert "«\u00a0aujourd’hui\u00a0»\u00a0?" in screen.getvalue()


def test_a_prompt_keeps_the_answer_on_its_line() -> None:
    spoken, screen = talk("  2  ")
    assert spoken.ask("Choix :") == "2"
    assert screen.getvalue() == "Choix\u00a0: 2\n"


def test_a_terminal_shows_what_is_typed_by_itself() -> None:
    screen = Screen()
    spoken = Talk(io.BytesIO(b"2\n"), screen, echoes=False)
    assert spoken.ask("Choix :") == "2"
    assert screen.getvalue() == "Choix\u00a0: "


def test_the_end_of_input_ends_the_line() -> None:
    spoken, screen = talk()
    with pytest.raises(InputEndedError):
        spoken.ask("Choix :")
    assert screen.getvalue().endswith("\n")


def test_a_last_line_without_its_end_counts() -> None:
    spoken = Talk(io.BytesIO(b"3"), Screen(), echoes=True)
    assert spoken.ask("?") == "3"


def test_what_is_longer_than_any_answer_is_one_line_cut() -> None:
    spoken = Talk(io.BytesIO(b"a" * (3 * MAX_LINE_BYTES) + b"\n2\n"), Screen(), echoes=True)
    assert len(spoken.ask("?")) == MAX_LINE_BYTES
    assert spoken.ask("?") == "2"


@pytest.mark.parametrize(
    ("line", "encoding", "expected"),
    [
        ("été €".encode(), "utf-8", "été €"),
        ("été".encode("latin-1"), "utf-8", "été"),
        ("été €".encode("cp1252"), "utf-8", "été €"),
        ("été".encode(), "ascii", "été"),
        ("été".encode("latin-1"), "latin-1", "été"),
    ],
)
def test_input_is_read_in_whatever_it_was_written(
    line: bytes, encoding: str, expected: str
) -> None:
    assert decoded(line, encoding) == expected


def test_controls_in_the_input_reach_nothing() -> None:
    spoken, screen = talk("\x1b[2J\x00Dia\u202ello\x07")
    assert spoken.ask("Nom :") == "[2JDiallo"
    assert "\x1b" not in screen.getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "iso8859-15", "cp437"])
def test_every_letter_has_a_nearest(encoding: str) -> None:
    text = "« L’œuvre » d’été : 12 € — ✓ ● ◐ … № 日\u00a0\u202f"
    shown = replaced(text, encoding)
    shown.encode(encoding)
    assert "uvre" in shown
    assert "12" in shown


def test_ascii_reads_as_french_without_accents() -> None:
    assert replaced("« Ça coûte 12 € », dit l’élève…", "ascii") == (
        '" Ca coute 12 EUR ", dit l\'eleve...'
    )


def test_a_whole_conversation_in_ascii() -> None:
    spoken, screen = talk("œuvre", screen=Screen("ascii"))
    assert spoken.is_limited
    spoken.say("L’élève répond : « déjà ? »")
    assert spoken.ask("Précisez :") == "œuvre"
    assert screen.getvalue().isascii()


def test_documents_are_read_whole_or_by_their_words() -> None:
    written = essai.changed(essai.scenario(), documents=("catalogue", "fichier"))
    conversation, screen = talk(
        "2", "2 diallo valbourg", "2 zzz", "1 prix<35", "1. claire", "9", ""
    )
    show_documents(conversation, pages(essai.play(written=written)))
    text = screen.flat.replace("\u00a0", " ")
    assert "300 lignes, dont voici les 20 premières" in text
    assert text.count("Ville : Valbourg") == 1
    assert "Aucune ligne ne contient « zzz »." in text
    assert text.count("Désignation : Bouilloire Brume") == 1
    assert text.count("Désignation : Bouilloire Claire") == 1
    assert "« 9 » n’est pas dans la liste." in text


FEES = (("Corse", "12 €"), ("Ailleurs", "6 €"))
HOUSE = (
    Page("fiche-client", "f", "Fiche client", "Rien d’écrit.", ()),
    Page("frais", "r", "Frais de livraison", "", ("Zone", "Prix"), lambda: FEES),
    Page("ce-que-note", "o", "Ce que nous notons", "L’utile.", ()),
    Page("ce-que-decide", "e", "Ce que je décide, ce que je transmets", "Le choix.", ()),
)


@pytest.mark.parametrize(
    ("typed", "id_", "words"),
    [
        ("fiche client", "fiche-client", ""),
        ("d fiche client", "fiche-client", ""),
        ("Document Fiche Client", "fiche-client", ""),
        ("fic", "fiche-client", ""),
        ("d fiche", "fiche-client", ""),
        ("frais corse", "frais", "corse"),
        ("d frais de livraison Corse", "frais", "Corse"),
        ("ce que je decide ce", "ce-que-decide", ""),
        ("d 2 corse", "frais", "corse"),
        ("o", "ce-que-note", ""),
    ],
)
def test_a_document_is_asked_for_by_its_name_or_its_beginning(
    typed: str, id_: str, words: str
) -> None:
    found = page_asked(typed, HOUSE)
    assert found is not None
    assert (found[0].id, found[1]) == (id_, words)


@pytest.mark.parametrize("typed", ["ce que", "x", "client", "d", "document", "9", "d 9"])
def test_what_names_no_document_or_several_opens_none(typed: str) -> None:
    assert page_asked(typed, HOUSE) is None


def test_names_that_begin_alike_are_told() -> None:
    conversation, screen = talk("ce que", "d fiche client", "")
    show_documents(conversation, HOUSE)
    text = screen.flat.replace("\u00a0", " ")
    assert (
        "Plusieurs noms commencent ainsi : Ce que nous notons ; Ce que je décide, ce que je"
        " transmets." in text
    )
    assert "Rien d’écrit." in text
    assert "n’est pas dans la liste" not in text


@pytest.mark.parametrize(
    ("typed", "is_opened"), [("d fiche", True), ("document fiche", False), ("d zut", False)]
)
def test_beside_an_answer_d_alone_takes_the_beginning_of_a_name(
    typed: str, is_opened: bool
) -> None:
    conversation, screen = talk(typed, "suite")
    scene = cast("Scene", SimpleNamespace(pages=HOUSE))
    desk = Desk(conversation, scene, lambda _: None, lambda: None)
    assert desk.ask("Texte :", "") == ("suite" if is_opened else typed)
    assert ("Rien d’écrit." in screen.flat) is is_opened


def test_a_column_without_a_name_is_told_by_its_cells_alone() -> None:
    page = Page("c", "c", "Côte à côte", "", ("", "Ondine"), lambda: (("Poids", "2 kg"),))
    assert list(page_lines(page)) == ["Côte à côte", "- Poids ; Ondine : 2 kg"]


class Closed(io.StringIO):
    """A terminal of which the window was closed."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, text: str) -> int:
        raise OSError(self._number, text[:0])

    def flush(self) -> None:
        raise OSError(self._number, "")


class ClosedSource(io.BytesIO):
    """What is typed in a terminal of which the window was closed."""

    def readline(self, size: int | None = -1) -> bytes:
        raise OSError(errno.EIO, str(size))


def test_a_closed_window_is_somebody_who_left() -> None:
    with pytest.raises(BrokenPipeError):
        Talk(io.BytesIO(), Closed(errno.EIO), echoes=False).say("Bonjour.")
    with pytest.raises(InputEndedError):
        Talk(ClosedSource(), Screen(), echoes=False).ask("Choix :")


def test_a_disk_that_is_full_is_not() -> None:
    with pytest.raises(OSError, match="28"):
        Talk(io.BytesIO(), Closed(errno.ENOSPC), echoes=False).say("Bonjour.")
