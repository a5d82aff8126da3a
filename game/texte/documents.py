"""The documents in line mode: a numbered list, then the one that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from game.scene import Page
from game.texte.talk import Talk
from scenarios.clean import comparable, without_accents


def show_documents(talk: Talk, pages: tuple[Page, ...]) -> None:
    """List the documents and show those asked for; an empty line goes back to the play."""
    if not pages:
        talk.say("Aucun document dans cette situation.")
        return
    talk.say("Documents :")
    for number, page in enumerate(pages, start=1):
        talk.say(f"{number}. {page.title}", indent="   ")
    expected = f"Tapez un numéro de 1 à {len(pages)}, ou Entrée pour revenir à l’échange."
    while typed := talk.ask("Document :"):
        found = typed.rstrip(".) ")
        if found.isascii() and found.isdigit() and 0 < int(found) <= len(pages):
            show_page(talk, pages[int(found) - 1])
        elif (named := page_named(typed, pages)) is not None:
            show_page(talk, named)
        else:
            talk.say(f"« {typed[:40]} » n’est pas dans la liste.")
        talk.say(expected)
    talk.say("Retour à l’échange.")


def page_named(typed: str, pages: tuple[Page, ...]) -> Page | None:
    """The document of that id, letter or title, accents or not."""
    wanted = without_accents(comparable(typed))
    for page in pages:
        if wanted in (page.id, page.key, without_accents(comparable(page.title))):
            return page
    return None


def show_page(talk: Talk, page: Page) -> None:
    """Read one document out."""
    for line in page_lines(page):
        talk.say(line, indent="  ")


def page_lines(page: Page) -> Iterator[str]:
    """A document as lines: its title, its text, then one line a row, each cell with its name."""
    yield page.title
    yield from page.text.splitlines()
    for row in page.rows:
        cells = zip(page.columns, row, strict=False)
        named = [f"{name} : {cell}" for name, cell in cells if cell]
        yield "- " + " ; ".join(named)
