"""« J’ai exploré » in lines: what was met, then the two sentences, asked one by one."""

from __future__ import annotations

from collections.abc import Callable

from game.explored import NO_ADVICE, NOTHING_MET, QUESTIONS, TITLE, Explored, met_line
from game.notebook import SENTENCE_LENGTH, bounded
from game.texte.talk import Talk
from scenarios.model import SPECIALITY_LABELS

Keep = Callable[[tuple[str, str]], None]


def tell_explored(talk: Talk, page: Explored) -> None:
    """What was met in each speciality."""
    talk.say(f"{TITLE}. {NO_ADVICE}")
    if not page.has_met:
        talk.say(NOTHING_MET)
        return
    for speciality, met in page.specialities:
        talk.say(f"{SPECIALITY_LABELS[speciality]} :")
        for one in met:
            talk.say(f"- {met_line(one)}", indent="  ")
        if not met:
            talk.say("- aucune situation pour le moment")


def ask_sentences(talk: Talk, page: Explored, keep: Keep) -> tuple[str, str]:
    """Both sentences, each kept as soon as it is typed; an empty line leaves one as it is.

    Raises InputEndedError, and StorageError where one cannot be kept.
    """
    sentences = list(page.sentences)
    for rank, question in enumerate(QUESTIONS):
        talk.say(f"{question}.")
        if sentences[rank]:
            talk.say(f"Vous avez écrit : « {sentences[rank]} »", indent="  ")
        typed = _asked(talk, has_one=bool(sentences[rank]))
        if typed:
            sentences[rank] = typed
            keep((sentences[0], sentences[1]))
            talk.say("C’est gardé.")
    return sentences[0], sentences[1]


def _asked(talk: Talk, *, has_one: bool) -> str:
    keeps = "Entrée pour la garder" if has_one else "Entrée pour l’écrire plus tard"
    while True:
        typed = talk.ask(f"Votre phrase (ou {keeps}) :")
        if len(typed) <= SENTENCE_LENGTH:
            return bounded(typed)
        talk.say(
            f"Cette phrase compte {len(typed)} signes, {SENTENCE_LENGTH} au plus :"
            " raccourcissez-la, puis tapez-la de nouveau."
        )
