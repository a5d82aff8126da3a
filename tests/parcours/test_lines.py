"""The course in lines: as good as the screen, and every word of it read aloud."""

from __future__ import annotations

from game.delivery import MemoryDelivery
from game.notebook import SENTENCE_LENGTH, MemoryNotebooks, Notebook
from game.settings import MemorySettings, Settings
from game.store import MemoryStore
from game.texte.menu import show_menu
from game.travel import Travel
from tests.support.lines import talk


class Home:
    """The home in lines, by E07."""

    def __init__(self) -> None:
        self.store, self.notebooks = MemoryStore(), MemoryNotebooks()
        self.settings = MemorySettings(Settings(pseudonym="E07"))
        self.delivery = MemoryDelivery()

    def types(self, *lines: str) -> str:
        """What is shown when these lines are typed, on one line, no-break spaces as plain ones."""
        conversation, screen = talk(*lines)
        show_menu(
            self.store,
            conversation,
            settings=self.settings,
            travel=Travel(self.store, self.notebooks),
            delivery=self.delivery,
        )
        return screen.flat.replace("\u00a0", " ")


def test_where_one_stands_and_what_is_proposed() -> None:
    shown = Home().types("q")
    assert "Parcours « Explorer en Seconde » : 0 situation jouée sur 3" in shown
    assert "1. Jouer, proposé : Première matinée. 1A « Prendre contact » : pas encore" in shown


def test_the_course_is_told_and_another_chosen() -> None:
    home = Home()
    shown = home.types("r", "9", "1", "q")
    assert "1. Première matinée (17 minutes) : à jouer" in shown
    assert "plus tard, après Première matinée" in shown
    assert "Bases indispensables : Savoir-être" in shown
    assert "« 9 » n’est pas dans la liste" in shown
    assert "Parcours « Prendre de l’assurance en Première » : 0 situation" in shown
    assert home.notebooks.load("E07").course == "premiere"
    assert "Prendre de l’assurance" in home.types("r", "", "q")
    assert home.notebooks.load("E07").course == "premiere", "an empty line keeps it"


def test_what_is_begun_under_a_pseudonym_is_its_own() -> None:
    home = Home()
    shown = home.types("1", "1", "q", "q")
    assert "1. Reprendre, proposé : Première matinée. Vous l’avez commencée" in shown
    other = home.types("p", "E08", "q")
    assert "Pseudonyme : E07." in other
    assert "1. Reprendre : Première matinée" in other
    assert "2. Jouer, proposé : Première matinée." in other
    assert home.settings.load().pseudonym == "E08"
    home.types("p", "-", "q")
    assert home.settings.load().pseudonym == ""


def test_the_sentences_are_asked_kept_and_printed() -> None:
    home = Home()
    # The first step is passed, card by card: somebody was met, whatever was answered.
    home.types("1", *[""] * 9, "q", "q")
    long = "a" * (SENTENCE_LENGTH + 1)
    shown = home.types("j", long, "J’ai aimé chercher.", "", "e", "q")
    assert "Accueil :" in shown
    assert "Première matinée (Maison des associations), une fois" in shown
    assert "241 signes, 240 au plus" in shown
    assert home.notebooks.load("E07") == Notebook("", ("J’ai aimé chercher.", ""))
    assert list(home.delivery.files) == ["j-ai-explore-e07.html"]
    again = home.types("j", "", "La vente.", "", "q")
    assert "Vous avez écrit : « J’ai aimé chercher. »" in again
    assert home.notebooks.load("E07").sentences == ("J’ai aimé chercher.", "La vente.")


def test_the_input_may_end_anywhere() -> None:
    home = Home()
    for lines in (("r",), ("j",), ("j", "Une phrase."), ("p",)):
        home.types(*lines)
    assert home.notebooks.load("E07").sentences == ("Une phrase.", "")
