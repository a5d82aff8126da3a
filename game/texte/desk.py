"""The desk of one play in line mode: what is asked, and the commands that stand beside answers."""

from __future__ import annotations

from collections.abc import Callable

from game.scene import Page, Scene
from game.texte.documents import ASKING, page_begun, page_called, show_documents, show_page
from game.texte.talk import Talk
from scenarios.language.clean import comparable

COMMANDS = (
    "Commandes : d pour les documents (« d notes » ouvre celui de ce nom), l pour relire, r pour reprendre ma réplique (mode guidé),"
    " ? pour l’aide, q pour quitter (tout est enregistré). Une ligne vide passe : elle ne rapporte"
    " rien. Pour écrire une de ces lettres seule dans une fiche, mettez-la entre guillemets."
)

# What passes a step, where an empty line does something else.
PASSING = ("p", "passer")


class QuitError(Exception):
    """The player leaves: everything is stored."""


class TakeBackError(Exception):
    """The player asks to take the last line back."""


class PassedError(Exception):
    """The player asks to pass the step, in the midst of it."""


class Desk:
    """What a kind of step needs to ask its questions.

    keep_draft: stores half-typed text by field. read_again: shows the scene once more.
    """

    def __init__(
        self,
        talk: Talk,
        scene: Scene,
        keep_draft: Callable[[dict[str, str]], None],
        read_again: Callable[[], None],
    ) -> None:
        self.talk = talk
        self.scene = scene
        self.keep_draft = keep_draft
        self._read_again = read_again

    @property
    def draft(self) -> dict[str, str]:
        """Half-typed text of this step, by field."""
        return dict(self.scene.draft)

    def ask(self, prompt: str, expected: str) -> str:
        """A line that is no command; `expected` says what is wanted, in the help.

        Raises QuitError, TakeBackError, InputEndedError.
        """
        while True:
            typed = self.talk.ask(prompt)
            match typed.casefold():
                case "q":
                    raise QuitError
                case "r":
                    raise TakeBackError
                case "d":
                    show_documents(self.talk, self.scene.pages)
                case "l":
                    self._read_again()
                case "?":
                    self.help(expected)
                case _ if (page := self._page_asked(typed)) is not None:
                    show_page(self.talk, *page)
                case _:
                    return _unquoted(typed)

    def _page_asked(self, typed: str) -> tuple[Page, str] | None:
        """The page of « document fichier dupont », and its words; None where that names none."""
        command, _, name = typed.partition(" ")
        if command.casefold() not in ASKING or not name.strip():
            return None
        # « document de synthèse » may be an answer: only « d » takes the beginning of a name.
        is_short = command.casefold() == "d"
        found = page_called(name, self.scene.pages)
        return found or (page_begun(name, self.scene.pages) if is_short else None)

    def pick(
        self, count: int, prompt: str, otherwise: str, *, may_pass: bool = False
    ) -> int | None:
        """A number from 1 to count, asked until it is one; None for an empty line.

        otherwise: what an empty line does, as said in « ou Entrée pour … ». may_pass: whether « p »
        raises PassedError.
        """
        numbers = f"un numéro de 1 à {count}" if count > 1 else "1"
        expected = f"Tapez {numbers}, ou Entrée pour {otherwise}."
        if may_pass:
            expected = f"Tapez {numbers}, Entrée pour {otherwise}, ou p pour passer l’étape."
        while True:
            typed = self.ask(prompt, expected)
            if not typed:
                return None
            if may_pass and comparable(typed) in PASSING:
                raise PassedError
            number = as_number(typed)
            if number is not None and 1 <= number <= count:
                return number
            self.talk.say(f"« {typed[:40]} » n’est pas dans la liste. {expected}")

    def pick_several(self, count: int, prompt: str, expected: str) -> tuple[int, ...]:
        """Numbers from 1 to count, each once, asked until they are; none for an empty line.

        expected: what may be typed, a sentence with an example.
        """
        while True:
            typed = self.ask(prompt, expected)
            numbers = [as_number(word) for word in typed.replace(",", " ").split()]
            known = [n for n in numbers if n is not None and 1 <= n <= count]
            if len(known) == len(numbers):
                return tuple(dict.fromkeys(known))
            self.talk.say(f"«\u00a0{typed[:40]}\u00a0» n’est pas compris. {expected}")

    def help(self, expected: str) -> None:
        """What may be typed here, the objective, the hint."""
        self.talk.say(expected)
        self.talk.say(COMMANDS)
        self.talk.say(f"Votre objectif : {self.scene.objective}")
        if self.scene.hint:
            self.talk.say(f"Conseil : {self.scene.hint}")


def as_number(typed: str) -> int | None:
    """The whole number typed, « 2. » and « 2) » included; None when it is none."""
    bare = typed.strip().rstrip(".)").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 4 else None


def _unquoted(typed: str) -> str:
    for start, end in (('"', '"'), ("«", "»")):
        inner = typed.removeprefix(start).removesuffix(end).strip()
        if typed.startswith(start) and typed.endswith(end) and len(inner) == 1:
            return inner
    return typed
