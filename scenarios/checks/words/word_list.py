"""Words and claims to look at, as data: what the list says, and where it is found in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Literal

import msgspec

from scenarios.checks.rule import Found
from scenarios.checks.subject import Subject
from scenarios.checks.words.prose import Run, Said, prose
from scenarios.checks.words.voices import Voice
from scenarios.conditions import Slug, Written
from scenarios.files.diagnostics import Severity
from scenarios.files.ours import read_ours
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.language.folding import folded, words_of
from scenarios.steps.parts import Channel, Text

FILE = "mots.yaml"
# What « … » may stand for: a few words of the same sentence.
_GAP = rb"[^.!?\0]{0,60}?(?<![a-z0-9])"
_DENIAL = re.compile(rb"(?<![a-z])(?:ne|n'|pas|sans|aucun|aucune|jamais|ni|non)(?![a-z])")
_SENTENCE_ENDS = re.compile(rb"[.!?\0]")
_QUOTED = re.compile("«[^»]*»")

Gravity = Literal["avertissement", "note"]
_SEVERITY: Mapping[Gravity, Severity] = {
    "avertissement": Severity.WARNING,
    "note": Severity.NOTE,
}


class Claim(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say one thing. None keeps what the theme says.

    affirme: found even where the sentence denies something. date: the day the law was checked.
    """

    dit: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    pourquoi: Text
    plutot: Text
    gravite: Gravity | None = None
    voix: tuple[Voice, ...] | None = None
    sauf: tuple[Text, ...] = ()
    canaux: tuple[Channel, ...] = ()
    hors_canaux: tuple[Channel, ...] = ()
    affirme: bool = False
    source: str = ""
    date: date | None = None


class Theme(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one rule looks for. nie: a sentence that denies it is not meant."""

    regle: Slug
    gravite: Gravity
    voix: Annotated[tuple[Voice, ...], msgspec.Meta(min_length=1)]
    nie: bool = False
    mots: Annotated[tuple[Claim, ...], msgspec.Meta(min_length=1)]


class WordFile(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of the list."""

    format: Literal[1]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a claim: the words it cannot do without, and the pattern that finds it."""

    needed: frozenset[bytes]
    first: bytes
    source: bytes
    claim: Claim
    voices: frozenset[Voice]
    severity: Severity
    is_denied: bool

    @property
    def pattern(self) -> re.Pattern[bytes]:
        """Compiled when its words are all there, and kept."""
        return _compiled(self.source)


@cache
def themes() -> Mapping[str, Theme]:
    """The list by rule, read once."""
    return {
        theme.regle: theme for theme in read_ours("scenarios.checks.words", FILE, WordFile).themes
    }


def look_for(rule: str) -> Callable[[Subject], Iterator[Found]]:
    """A check that finds the words of that rule."""

    def find(subject: Subject) -> Iterator[Found]:
        by_word = _wordings(rule)
        for run in prose(subject).of(_voices(rule)):
            # Two wordings of one claim in one text are one thing to mend: the first and longest.
            met: dict[tuple[Path, int], tuple[int, int, Wording, Said]] = {}
            for word in by_word.keys() & run.words:
                for wording in by_word[word]:
                    if run.voice in wording.voices and wording.needed <= run.words:
                        for said, start, end in _hits(wording, run, subject):
                            key = (said.path, id(wording.claim))
                            known = met.get(key)
                            if known is None or (start, -end) < (known[0], -known[1]):
                                met[key] = (start, end, wording, said)
            for start, end, wording, said in met.values():
                yield _found(said, start, end, wording)

    return find


def _hits(wording: Wording, run: Run, subject: Subject) -> Iterator[tuple[Said, int, int]]:
    for said, start, end in run.hits(wording.pattern, wording.first):
        if _is_meant(wording, said, start, end, subject):
            yield said, start, end


def _found(said: Said, start: int, end: int, wording: Wording) -> Found:
    claim = wording.claim
    hint = f"écrivez plutôt {claim.plutot}"
    if claim.source:
        day = f" ; vérifié le {claim.date:%d-%m-%Y}" if claim.date else ""
        hint += f" ({claim.source}{day})"
    message = f"{quoted(said.text[start:end])} : {claim.pourquoi}"
    return Found(said.path, message, hint, severity=wording.severity, text=said.text, offset=start)


def _is_meant(wording: Wording, said: Said, start: int, end: int, subject: Subject) -> bool:
    """Whether these words, there, are what the claim is about."""
    claim = wording.claim
    if said.voice not in ("eleve", "public") and _is_quoted(said.text, start):
        return False
    if claim.canaux or claim.hors_canaux:
        step = subject.step_at(said.path)
        if step is None or step.canal in claim.hors_canaux:
            return False
        if claim.canaux and step.canal not in claim.canaux:
            return False
    whole = folded(said.text)
    if any(folded(word) in whole for word in claim.sauf):
        return False
    return not (wording.is_denied and _denies(whole, start, end, wording))


def _is_quoted(text: str, at: int) -> bool:
    """Whether it is said to speak of the words themselves."""
    return any(quote.start() < at < quote.end() for quote in _QUOTED.finditer(text))


def _denies(whole: bytes, start: int, end: int, wording: Wording) -> bool:
    """Whether the sentence around it denies it; words that deny by themselves are the claim."""
    begin = max((mark.end() for mark in _SENTENCE_ENDS.finditer(whole, 0, start)), default=0)
    after = _SENTENCE_ENDS.search(whole, end)
    stop = after.start() if after else len(whole)
    if _DENIAL.search(whole, begin, start) or _DENIAL.search(whole, end, stop):
        return True
    return not _DENIAL.search(wording.first) and bool(_DENIAL.search(whole, start, end))


@cache
def _voices(rule: str) -> frozenset[Voice]:
    """Every voice that some wording of the rule is looked for in."""
    return frozenset().union(*(one.voices for some in _wordings(rule).values() for one in some))


@cache
def _wordings(rule: str) -> Mapping[bytes, tuple[Wording, ...]]:
    """The wordings of a rule by their longest word: most texts have few of these."""
    theme = themes()[rule]
    found: dict[bytes, tuple[Wording, ...]] = {}
    for claim in theme.mots:
        for phrase in claim.dit:
            wording = _wording(phrase, claim, theme)
            longest = max(wording.needed, key=lambda word: (len(word), word))
            found[longest] = (*found.get(longest, ()), wording)
    return found


def _wording(phrase: str, claim: Claim, theme: Theme) -> Wording:
    # The ellipsis has a meaning of its own here: it is kept apart from what is folded.
    tokens = phrase.split()
    needed: set[bytes] = set()
    source = first = b""
    is_literal = True
    for rank, token in enumerate(tokens):
        if token == "…":
            is_literal = False
            continue
        is_start = token.endswith("…")
        word = folded(token.rstrip("…"))
        gap = _GAP if rank and tokens[rank - 1] == "…" else b" " * bool(rank)
        source += gap + re.escape(word) + (rb"[a-z]*" if is_start else b"")
        if is_literal:
            first += b" " * bool(rank) + word
        is_literal = is_literal and not is_start
        if not is_start:
            needed |= words_of(word)
    return Wording(
        needed=frozenset(needed),
        first=first,
        source=source + (rb"(?![a-z0-9])" if source[-1:].isalnum() else b""),
        claim=claim,
        voices=frozenset(claim.voix or theme.voix),
        severity=_SEVERITY[claim.gravite or theme.gravite],
        is_denied=theme.nie and not claim.affirme,
    )


@cache
def _compiled(source: bytes) -> re.Pattern[bytes]:
    return re.compile(source)
