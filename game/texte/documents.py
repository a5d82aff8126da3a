"""The documents in line mode: a numbered list, then the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.scene import Page
from game.texte.talk import Talk
from scenarios.house.search import SHOWN, narrowed
from scenarios.language.clean import comparable, without_accents

# What asks for a document beside an answer.
ASKING = ("d", "document")
# Fewer letters begin too many names.
LEAST_BEGINNING = 2
# Words of a line that may be a name: the rest narrows its rows.
LONGEST_NAME = 12
_WORD = re.compile(r"\w+")


def show_documents(talk: Talk, pages: tuple[Page, ...]) -> None:
    """List the documents and show those asked for; an empty line goes back to the play."""
    if not pages:
        talk.say("Aucun document dans cette situation.")
        return
    talk.say("Documents :")
    for number, page in enumerate(pages, start=1):
        talk.say(f"{number}. {page.title}", indent="   ")
    expected = (
        f"Tapez un numéro de 1 à {len(pages)} ou le début d’un nom, suivi de mots pour n’en lire que"
        " les lignes qui les contiennent, ou Entrée pour revenir à l’échange."
    )
    while typed := talk.ask("Document :"):
        found = page_asked(typed, pages)
        if found is None:
            talk.say(_not_found(typed, pages))
        else:
            show_page(talk, *found)
        talk.say(expected)
    talk.say("Retour à l’échange.")


def page_asked(typed: str, pages: tuple[Page, ...]) -> tuple[Page, str] | None:
    """The document of that number, name or beginning of a name, and the words that narrow it.

    « d notes » is taken too: it is how a document is asked for beside an answer.
    """
    first, _, words = typed.partition(" ")
    rank = first.rstrip(".)")
    if rank.isascii() and rank.isdigit() and len(rank) < 4 and 0 < int(rank) <= len(pages):
        return pages[int(rank) - 1], words
    found = page_called(typed, pages) or page_begun(typed, pages)
    is_asking = first.casefold() in ASKING and bool(words)
    return page_asked(words, pages) if found is None and is_asking else found


def page_called(typed: str, pages: tuple[Page, ...]) -> tuple[Page, str] | None:
    """The document whose name this is, or starts this: « fichier dupont » has words after it."""
    for name, rest in _cuts(typed):
        for page in pages:
            if name in (page.id, page.key) or _plain(name) in (_plain(page.id), _plain(page.title)):
                return page, rest
    return None


def page_begun(typed: str, pages: tuple[Page, ...]) -> tuple[Page, str] | None:
    """The only document whose name begins like this, and the words behind; None where several do."""
    for name, rest in _cuts(typed):
        found = _begun(name, pages)
        if len(found) == 1:
            return found[0], rest
    return None


def _cuts(typed: str) -> Iterator[tuple[str, str]]:
    """What may be the name and what comes after it, the longest name first."""
    words = typed.split()
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        yield " ".join(words[:count]).casefold(), " ".join(words[count:])


def _begun(name: str, pages: tuple[Page, ...]) -> list[Page]:
    start = _plain(name)
    if len(start) < LEAST_BEGINNING:
        return []
    return [page for page in pages if _plain(page.title).startswith(start)]


def _plain(name: str) -> str:
    """A name as it is compared: its words alone, accents or not."""
    return " ".join(_WORD.findall(without_accents(comparable(name))))


def _not_found(typed: str, pages: tuple[Page, ...]) -> str:
    """Why nothing is opened: no such name, or several that begin so."""
    several = _begun(typed, pages)
    if several:
        return f"Plusieurs noms commencent ainsi : {' ; '.join(page.title for page in several)}."
    return f"« {typed[:40]} » n’est pas dans la liste."


def show_page(talk: Talk, page: Page, words: str = "") -> None:
    """Read one document out, or those of its rows that hold these words."""
    for line in page_lines(page, words):
        talk.say(line, indent="  ")


def page_lines(page: Page, words: str = "") -> Iterator[str]:
    """A document as lines: its title, its text, then one line a row, each cell with its name.

    words: only the rows that hold them are told, in their order.
    """
    yield page.title
    if not words:
        yield from page.text.splitlines()
    rows = narrowed(page.columns, page.rows, words)
    for row in rows[:SHOWN]:
        cells = zip(page.columns, row, strict=False)
        named = [f"{name} : {cell}" if name.strip() else cell for name, cell in cells if cell]
        yield "- " + " ; ".join(named)
    if words and not rows:
        yield f"Aucune ligne ne contient « {words[:40]} »."
    elif len(rows) > SHOWN:
        yield f"{len(rows)} lignes, dont voici les {SHOWN} premières : ajoutez un mot au numéro."
