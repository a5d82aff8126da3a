"""Texts as lists of words are looked up in them: one byte a character, no case, no accents."""

from __future__ import annotations

from scenarios.language.clean import without_accents

# Small letters without accents, one byte a letter: « É » and « e » are one, a no-break space a space.
_FOLD = bytes(
    ord(without_accents(chr(code)).lower()[:1].encode("latin-1", "replace") or b" ")
    if chr(code).isalpha()
    else 32
    if chr(code) in "\t\n\r\xa0"
    else code
    for code in range(256)
)
_BREAKS = bytes(code if chr(code).isalnum() or code > 127 else 32 for code in range(256))
# Marks beyond one byte that lists of words are written with; replaced one by one, which is a
# hundred times faster here than `translate`.
_NARROW = (("’", "'"), ("…", "."), ("€", "$"), ("\u202f", " "), ("œ", "o"), ("–", "-"))


def folded(text: str) -> bytes:
    """The text as words are looked up in it: one byte a character, no case, no accents."""
    for mark, narrow in _NARROW:
        text = text.replace(mark, narrow)
    return text.encode("latin-1", "replace").translate(_FOLD)


def words_of(blob: bytes) -> frozenset[bytes]:
    """Its words, apostrophes and all marks apart."""
    return frozenset(blob.translate(_BREAKS).split())


def bare(text: str) -> bytes:
    """Its words alone, folded, one space apart: what two texts that read the same share."""
    return b" ".join(folded(text).translate(_BREAKS).split())
