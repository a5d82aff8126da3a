"""How one speaks to the reader: « tu » where « vous » is due, and familiar words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from scenarios.language.clean import without_accents
from scenarios.writing.familiar import (
    ALWAYS,
    GREETINGS,
    INITIALS,
    LETTERS,
    PLAIN_AFTER,
    PLAIN_BEFORE,
    WRITTEN,
)
from scenarios.writing.values import plain

# What was said by somebody else, and addresses, are nobody's register.
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"|‘[^’\n]*’(?!\w)")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_IN_ADDRESSES = ("@", "://", "www.")
_WORD = re.compile(r"[^\W\d_]+(?:')?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n(«\"-])\s*$")
_SECOND_PERSON = frozenset({"tu", "te", "toi", "ton", "ta", "tes", "t'"})
# « Il s'est tu »: to fall silent.
_SILENCE = frozenset(
    [
        "est",
        "suis",
        "es",
        "sommes",
        "êtes",
        "sont",
        "étais",
        "était",
        "étions",
        "étiez",
        "étaient",
        "été",
        "étant",
        "fut",
        "fus",
        "serait",
        "sera",
        "a",
        "ai",
        "as",
        "avons",
        "avez",
        "ont",
        "avait",
        "avais",
        "aura",
        "eu",
        "être",
    ]
)
# « Le ton, un bon ton, changer de ton »: the noun. Nobody is addressed by it.
_TONE = frozenset(
    [
        "le",
        "un",
        "ce",
        "du",
        "au",
        "de",
        "même",
        "votre",
        "notre",
        "son",
        "mon",
        "leur",
        "quel",
        "quelque",
        "bon",
        "beau",
        "mauvais",
        "haut",
        "demi",
        "chaque",
        "aucun",
        "tout",
        "seul",
        "certain",
        "autre",
        "petit",
        "joli",
        "premier",
        "second",
        "dernier",
        "et",
        "ou",
    ]
)
_TITLES = frozenset({"m", "mr", "mme", "mlle", "madame", "monsieur", "docteur", "dr", "maître"})


def without_quotes(text: str) -> str:
    """The text with what it quotes, and the addresses in it, left blank."""
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    # The pattern of addresses tries every letter as a beginning: few texts hold any.
    if any(sign in bare for sign in _IN_ADDRESSES):
        bare = _ADDRESS.sub(lambda found: " " * len(found[0]), bare)
    return plain(bare)


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with these names left blank, written as they are."""
    for name in sorted(set(names), key=len, reverse=True):
        bare = _stripped(name)
        # A pattern for each of fifty names is dear, and most texts hold none.
        if bare and bare in text:
            text = re.sub(rf"(?<!\w){re.escape(bare)}(?!\w)", " " * len(bare), text)
    return text


@lru_cache(maxsize=512)
def _stripped(name: str) -> str:
    """A name as texts are looked at; the same ones come back with every text of a play."""
    return plain(name.strip())


def second_person(text: str) -> tuple[str, ...]:
    """The words that say « tu » to the reader, as written; text comes without quotes nor names."""
    matches = list(_WORD.finditer(text))
    is_shouted = text.upper() == text
    found = []
    for rank, match in enumerate(matches):
        word = match[0]
        if word.casefold() not in _SECOND_PERSON:
            continue
        before = matches[rank - 1][0].casefold().rstrip("'") if rank else ""
        after = text[match.end() :]
        if _addresses(match, before, after, text, is_shouted=is_shouted):
            found.append(word)
    return tuple(found)


def _addresses(
    match: re.Match[str], before: str, after: str, text: str, *, is_shouted: bool
) -> bool:
    word = match[0]
    bare = word.casefold()
    is_glued = text[match.start() - 1 : match.start()] in ("'", "-") and match.start() > 0
    starts = bool(_SENTENCE_START.search(text[: match.start()]))
    if len(word.rstrip("'")) > 1 and word.isupper() and not is_shouted:
        return False
    # A capital inside a sentence is a name, as is what follows « Madame ».
    if word[0].isupper() and not is_shouted and (not starts or before in _TITLES):
        return False
    if bare == "t'":
        # « Y a t'il » is misspelt, not familiar.
        return not re.match(r"(?:ils?|elles?|on)\b", after) and not is_glued
    if bare == "tu":
        return before not in _SILENCE or is_glued
    if bare == "ton":
        return before not in _TONE and bool(re.match(r" +[^\W\d_]", after))
    if bare in ("ta", "tes"):
        return bool(re.match(r" +[^\W\d_]", after))
    return True


def familiar(text: str, genre: str) -> tuple[str, ...]:
    """The familiar words of a text, as the list has them; text comes without quotes nor names."""
    listed = ALWAYS
    if genre in ("courriel", "lettre", "compte_rendu", "rapport"):
        listed += WRITTEN
    if genre in ("courriel", "lettre"):
        listed += LETTERS
    bare = _spaced(text)
    found = [word for word in listed if _holds(bare, word, text)]
    if genre in ("courriel", "lettre", "compte_rendu", "rapport"):
        # The subject may stand above the greeting.
        lines = [line for line in text.splitlines() if line.strip()][:2]
        starts = {word[0] for line in lines if (word := re.findall(r"[^\W\d_]+", _spaced(line)))}
        found += [word for word in GREETINGS if word in starts]
    return tuple(found)


def _holds(bare: str, word: str, text: str) -> bool:
    wanted = _bare(word)
    if wanted not in bare:
        return False
    for match in re.finditer(rf"(?<![\w'-]){re.escape(wanted)}(?![\w'-])", bare):
        before = re.findall(r"\w+", bare[: match.start()][-40:])[-1:]
        after = bare[match.end() :].lstrip()
        is_plain = (before and before[0] in PLAIN_BEFORE.get(word, ())) or any(
            re.match(rf"{re.escape(one)}\b", after) for one in PLAIN_AFTER.get(word, ())
        )
        if not is_plain and not (word in INITIALS and _is_capital(word, text)):
            return True
    return False


@cache
def _bare(word: str) -> str:
    """A word of the lists without its accents."""
    return without_accents(word)


def _is_capital(word: str, text: str) -> bool:
    """Whether this word only stands in capitals, in a text that is not all in capitals."""
    return text.upper() != text and not re.search(
        rf"(?<!\w)(?:{word}|{word.capitalize()})(?!\w)", text
    )


def _spaced(text: str) -> str:
    """Lower case, no accents, one space, lines apart."""
    return re.sub(r"\s+", " ", without_accents(plain(text).casefold()))
