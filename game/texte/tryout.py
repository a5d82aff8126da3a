"""A tryout in line mode: the play, what the author sees after each answer, the author's commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.atelier.tryout.author import author_view
from game.atelier.tryout.told import Row, Section, sections
from game.errors import GameError
from game.outbox import Outbox
from game.store import MemoryStore
from game.texte.debrief import tell_ending
from game.texte.desk import Desk
from game.texte.play import RECALLED_TURNS, Outcome, TextPlay
from game.texte.storing import now
from game.texte.talk import InputEndedError, Talk

if TYPE_CHECKING:
    from game.atelier.tryout.tryout import Tryout
    from game.scene import Scene
    from game.texte.kinds.registry import Face

COMMANDS = (
    "Commandes de l’auteur : /juste donne la meilleure réponse, /annuler oublie la dernière,"
    " /etape ID va à une étape (sans ID : la liste), /client N change de client, /persona P de"
    " caractère, /recharger relit le fichier, /auteur redit le panneau."
)
OVER = "La partie est finie. /annuler pour revenir en arrière, /debut pour recommencer, Entrée pour quitter :"
NOT_KNOWN = "Aucune commande ne s’appelle « {name} »."
# Told when they change: they stay as they are through many answers.
STEADY = frozenset({"faits", "regles", "client"})


class AuthorCommandError(Exception):
    """The author wants something else than an answer: a word after a slash, and what follows it."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        name, _, rest = typed[1:].partition(" ")
        self.name = name.casefold()
        self.rest = rest.strip()


class AuthorDesk(Desk):
    """A desk where a line that starts with a slash is for the author."""

    def ask(self, prompt: str, expected: str) -> str:
        """See Desk; raises AuthorCommandError too."""
        typed = super().ask(prompt, expected)
        if typed.startswith("/"):
            raise AuthorCommandError(typed)
        return typed

    def help(self, expected: str) -> None:
        """The author's commands too."""
        super().help(expected)
        self.talk.say(COMMANDS)


class TextTryout(TextPlay):
    """Plays one tryout until the author leaves. watches: the file is read anew between answers."""

    def __init__(self, tryout: Tryout, talk: Talk, *, watches: bool) -> None:
        store = MemoryStore()
        now(store.open("essai", b""))
        super().__init__(tryout.trial, Outbox(store, "essai"), talk)
        self._tryout = tryout
        self._watches = watches
        self._told_sections: dict[str, Section] = {}
        self._author_told: tuple[object, object] | None = None

    def run(self, *, is_resumed: bool = False) -> Outcome:
        """The tryout, from where it stands."""
        self._talk.say(COMMANDS)
        while True:
            if is_resumed or self._session.scene.turns:
                self._recall()
            outcome = super().run()
            if outcome is not Outcome.OVER or self._ends():
                return outcome

    def _ends(self) -> bool:
        """Whether the author leaves the play that is over."""
        scene = self._session.scene
        assert scene.ending is not None, "the play is over"
        tell_ending(self._talk, scene.ending)
        self._tell_author()
        while self._session.scene.is_over:
            try:
                typed = self._talk.ask(OVER)
            except InputEndedError:
                return True
            if not typed.startswith("/"):
                return True
            self._obey(AuthorCommandError(typed))
        return False

    def _one_answer(self) -> None:
        if self._watches:
            self._changed_by(self._tryout.saved)
        self._tell_author()
        try:
            super()._one_answer()
        except AuthorCommandError as command:
            self._obey(command)

    def _desk(self, scene: Scene, face: Face) -> Desk:
        """See TextPlay."""
        return AuthorDesk(self._talk, scene, self._keep_draft, lambda: self._read_again(face))

    def _tell_author(self) -> None:
        """The panel, once a state; what stays as it was told is not told again."""
        mark = (self._session.state, self._tryout.notice)
        told = self._author_told
        if told is not None and told[0] is mark[0] and told[1] is mark[1]:
            return
        self._author_told = mark
        self._tell(self._session.scene)
        self._talk.say()
        for section in sections(author_view(self._tryout)):
            if section.id in STEADY and self._told_sections.get(section.id) == section:
                continue
            self._told_sections[section.id] = section
            self._talk.say(f"[Auteur] {section.title}")
            for row in section.rows:
                self._say_row(row)
        self._talk.say()

    def _say_row(self, row: Row) -> None:
        """A line in words alone: signs only repeat them on the screen."""
        if row.look in ("fixe", "tel"):
            self._talk.say_as_is(row.text)
            return
        number = f"{row.number}. " if row.number else "   " if row.lead.startswith("  ") else ""
        best = " (la meilleure)" if row.is_best else ""
        self._talk.say(f"  {number}{row.text}{best}", indent="     ")

    def _obey(self, command: AuthorCommandError) -> None:
        tryout, rest = self._tryout, command.rest
        if command.name == "etape" and not rest:
            for step in tryout.steps:
                self._talk.say(f"- {step.id} : {step.about}")
            return
        known: dict[str, Callable[[], object]] = {
            "juste": tryout.trial.lead_best,
            "annuler": tryout.undo,
            "recharger": tryout.reload,
            "debut": tryout.restart,
            "etape": lambda: tryout.go_to(rest),
            "client": lambda: tryout.cast(seed=_number(rest), persona=tryout.persona),
            "persona": lambda: tryout.cast(persona=rest or None),
            "auteur": lambda: None,
        }
        if command.name not in known:
            self._talk.say(f"{NOT_KNOWN.format(name=command.name)} {COMMANDS}")
            return
        self._author_told = None
        if command.name == "auteur":
            self._told_sections.clear()
        self._changed_by(known[command.name])

    def _changed_by(self, change: Callable[[], object]) -> None:
        """Do something to the tryout; where the play moved otherwise than by an answer, recall it."""
        before, count = self._session.state, len(self._session.trace.acts)
        try:
            change()
        except GameError as error:
            self._talk.say(str(error))
            return
        self._session = self._tryout.trial
        goes_on = before is self._session.state or (
            self._tryout.trial.before is before and len(self._session.trace.acts) == count + 1
        )
        if not goes_on:
            self._recall()

    def _recall(self) -> None:
        """Tell the last turns anew, from here on."""
        turns = self._session.scene.turns
        self._shown = max(0, len(turns) - RECALLED_TURNS)
        self._coached = len(self._session.trace.acts)
        self._phase = ("", 0)
        self._talk.say()
        self._say_channel(turns, self._shown)


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None
