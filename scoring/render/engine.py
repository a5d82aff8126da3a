"""Pages of the house filled with values: the one door to Jinja2 beside `scenarios.language.texts`.

Templates are the house's own files, in a folder `modeles` beside the code that fills them; nothing
of an author's or a student's is ever read as one, and every value is escaped and typeset.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING

from scenarios.language.typography import typeset

if TYPE_CHECKING:
    from jinja2 import Environment as Environment

OURS = "scoring.render"
FOLDER = "modeles"


def environment(package: str = OURS) -> Environment:
    """The engine for the templates of a package; those of `scoring.render` can be included too.

    A missing value raises rather than leaving a hole. Made anew at each call: callers add their own
    filters, and keep it.
    """
    # 55 ms to import: only who asks for a page pays it.
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_template_of(package)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template_of(package: str) -> Callable[[str], str | None]:
    def find(name: str) -> str | None:
        for room in (package, OURS):
            file = files(room).joinpath(FOLDER, name)
            if file.is_file():
                return file.read_text("utf-8")
        return None

    return find


def _shown(value: object) -> object:
    """Texts of people get their typography; what the templates made is left as it is."""
    return value if type(value) is not str else typeset(value)
