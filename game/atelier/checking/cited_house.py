"""What is said of the house that a scenario cites, when houses stand beside it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from game.atelier.checking.outcome import Beside
from scenarios.files.diagnostics import Diagnostic, nearest
from scenarios.files.load import Given
from scenarios.language.clean import quoted

_UNKNOWN = "organisation-inconnue"
# Read by the letter: the file may be one that cannot be read otherwise.
_ID = re.compile(rb"(?m)^id:[ \t]*[\"']?([a-z0-9-]+)")


def about_the_house(
    found: tuple[Diagnostic, ...], given: Given, beside: Beside, usable: Collection[str]
) -> tuple[Diagnostic, ...]:
    """The findings, without what follows from a mistake made in the house's own file.

    A house with mistakes exists: they are told at their lines, and that is all there is to mend.
    A name that is nobody's most likely means the only house beside. usable: houses that play.
    """
    if not any(one.rule == _UNKNOWN for one in found):
        return found
    document, _ = given
    data = document.data if document is not None else None
    cited = data.get("organisation") if isinstance(data, dict) else None
    own = [name[1].decode("ascii") for _, content in beside if (name := _ID.search(content))]
    if cited in own and cited not in usable:
        return tuple(one for one in found if one.rule != _UNKNOWN)
    meant = nearest(str(cited), own) or (own[0] if len(own) == 1 else None)
    if meant is None:
        return found
    hint = f"écrivez {quoted(meant)}, l’id de la maison qui est dans « organisations »"
    return tuple(replace(one, hint=hint) if one.rule == _UNKNOWN else one for one in found)
