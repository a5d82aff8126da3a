"""What a channel lets through: nobody is seen on the telephone, nobody seen or heard in writing.

A short list of words that can only be seen, or only heard: it finds slips, it judges no style.
"""

from __future__ import annotations

import re

from scenarios.customer import Medium

# A smile can be heard: « a le sourire dans la voix », « un sourire s’entend ».
_HEARD_SMILE = re.compile(r"\bvoix\b|\bs'entend\b|\bon entend\b", re.IGNORECASE)
_SMILE = re.compile(r"\bsouri(?:t|ent|re|ant|ante)\b", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:"
    r"regarde(?:nt)?|dévisage|détourne les yeux|hoche|fronce|grimace|rougit|pâlit"
    r"|hausse (?:les|une|ses) épaules?|secoue la tête|(?:la|sa) tête (?:basse|penchée)"
    r"|pose (?:enfin )?(?:son|sa|ses)|range (?:son|sa|ses)|sort (?:son|sa|ses)"
    r"|(?<!se )montre|(?<!se )tend|tapote|mordille|pince les lèvres"
    r"|(?:dé)?croise (?:les|ses) (?:bras|mains)|les bras|les poings|les sourcils|les épaules"
    r"|lève (?:les|la|le|une|un|deux)|baisse (?:les yeux|la tête)|les joues|le visage|la moue"
    r"|recule|s'approche|s'avance|s'éloigne|se penche|se redresse|d'un pas"
    r")\b",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:"
    r"voix|soupirs?|soupire|souffle|rit|rire|crie|murmure|chuchote|bredouille|raccroche|tonalité"
    r"|combiné|parle (?:plus|très|trop) (?:fort|vite|bas|lentement)"
    r")\b",
    re.IGNORECASE,
)


def lost_words(text: str, medium: Medium) -> tuple[int, str] | None:
    """The first words of a gesture that this medium does not let through, and where they stand.

    None where all of it is perceived.
    """
    if medium == "presence":
        return None
    plain = text.replace("’", "'")
    patterns = [_SEEN] if medium == "voix" else [_SEEN, _HEARD]
    if medium == "voix" and not _HEARD_SMILE.search(plain):
        patterns.append(_SMILE)
    found = [match for pattern in patterns if (match := pattern.search(plain))]
    if medium == "ecrit" and (verb := re.search(r"\bsouri(?:t|ent)\b", plain, re.IGNORECASE)):
        # A message may hold smiles, drawn; nobody smiles in it.
        found.append(verb)
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    return first.start(), text[first.start() : first.end()]


LOST_HINTS: dict[Medium, str] = {
    "presence": "",
    "voix": "écrivez ce qui s’entend : « A le sourire dans la voix. », « Un silence. »",
    "ecrit": "écrivez ce qui se lit : « Réponse en trois mots. », « Sans formule de politesse. »",
}
