"""The documents in line mode: a numbered list, then the one that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from game.scene import Page
from game.texte.talk import Talk
from scenarios.house.search import SHOWN, narrowed
from scenarios.language.clean import comparable, without_accents


def show_documents(talk: Talk, pages: tuple[Page, ...]) -> None:
    """List the documents and show those asked for; an empty line goes back to the play."""
    if not pages:
        talk.say("Aucun document dans cette situation.")
        return
    talk.say("Documents :")
    for number, page in enumerate(pages, start=1):
        talk.say(f"{number}. {page.title}", indent="   ")
    expected = (
        f"Tapez un numéro de 1 à {len(pages)}, suivi de mots pour n’en lire que les lignes qui les"
        " contiennent, ou Entrée pour revenir à l’échange."
    )
    while typed := talk.ask("Document :"):
        found = page_asked(typed, pages)
        if found is None:
            talk.say(f"« {typed[:40]} » n’est pas dans la liste.")
        else:
            show_page(talk, *found)
        talk.say(expected)
    talk.say("Retour à l’échange.")


def page_asked(typed: str, pages: tuple[Page, ...]) -> tuple[Page, str] | None:
    """The document of that number or name, and the words that narrow it, if any."""
    first, _, words = typed.partition(" ")
    rank = first.rstrip(".)")
    if rank.isascii() and rank.isdigit() and len(rank) < 4 and 0 < int(rank) <= len(pages):
        return pages[int(rank) - 1], words
    return page_called(typed, pages)


def page_called(typed: str, pages: tuple[Page, ...]) -> tuple[Page, str] | None:
    """The document whose name this is, or starts this: « fichier dupont » has words after it."""
    first, _, words = typed.partition(" ")
    for name, rest in ((typed, ""), (first, words)):
        named = page_named(name, pages)
        if named is not None:
            return named, rest
    return None


def page_named(typed: str, pages: tuple[Page, ...]) -> Page | None:
    """The document of that id, letter or title, accents or not."""
    wanted = without_accents(comparable(typed))
    for page in pages:
        if wanted in (page.id, page.key, without_accents(comparable(page.title))):
            return page
    return None


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
        named = [f"{name} : {cell}" for name, cell in cells if cell]
        yield "- " + " ; ".join(named)
    if words and not rows:
        yield f"Aucune ligne ne contient « {words[:40]} »."
    elif len(rows) > SHOWN:
        yield f"{len(rows)} lignes, dont voici les {SHOWN} premières : ajoutez un mot au numéro."
