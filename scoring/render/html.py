"""The HTML report: one file to read, to print and to hand in, with the journal inside.

No running script and no outside address. The journal is compressed, in base64, in a script element
of a type of our own: a data block, which browsers keep and never run, whose letters cannot close
it, and which a text editor does not read at a glance. `journal_in` gives its bytes back.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scenarios.channels import LOOKS, PUBLIC, PUBLIC_REPLY
from scenarios.dossier import PAUSE
from scenarios.journal import JournalError
from scenarios.steps.parts import GRAVE_LABELS, MARK_QUALITY, Quality
from scenarios.sums.charts import CHART_LABELS
from scoring.assessment import CompetenceScore, Evidence, Fault, Review, Takeaway
from scoring.render import engine
from scoring.render.charts import drawn
from scoring.report.values import Header, Report
from scoring.report.wording import (
    DISCLAIMER,
    EXTREMES,
    NATURE_WORDS,
    NOTHING_GIVEN,
    RULE_WORDS,
    SPOKEN,
    applied,
    heading,
    introducing,
    opening,
    simulated,
    verdict,
)

if TYPE_CHECKING:
    from scoring.render.engine import Environment

# What the short form shows at most, so that it stays on one page; the rest comes after.
MOST_FAULTS = 2
MOST_REVISIONS = 5
MOST_COMPETENCES = 6
# A class journal weighs 60 KB; what unpacks to more than this was made to harm.
LARGEST_JOURNAL = 32_000_000

_BLOCK = re.compile(
    rb"<script\b[^>]*\bapplication/x-comptoir-journal\b[^>]*>([A-Za-z0-9+/=\s]*)</script\s*>",
    re.IGNORECASE,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def render(report: Report, journal: bytes) -> bytes:
    """The report as an HTML file that carries the journal."""
    assessment = report.assessment
    return _page(
        "rapport.html.j2",
        report.header,
        journal,
        report=report,
        numbers={each.line: each.number for each in assessment.reviews},
        bars=_bars(assessment.competences),
        spoken_lines={each.line for each in assessment.reviews if each.is_spoken},
        hasty=[each.line for each in assessment.reviews if each.was_too_fast],
        extremes=EXTREMES,
        simulated=simulated(
            e.label for each in assessment.announced for e in each.evidence if e.is_simulated
        ),
        rules=applied(assessment.rules),
        rule_words=RULE_WORDS,
        has_scenes=any(moment.scene for moment in report.moments),
        pause=PAUSE,
        short_competences=_shortened(assessment.announced),
        most_faults=MOST_FAULTS,
        most_revisions=MOST_REVISIONS,
    )


def render_sealed(header: Header, journal: bytes) -> bytes:
    """What is handed in before the release: the same file without a word of what it is worth."""
    return _page("remise.html.j2", header, journal)


def journal_in(content: bytes) -> bytes | None:
    """The journal of an HTML file, byte for byte; None where there is none.

    A file saved again by a browser or an editor still gives it. Raises JournalError when the
    block is there and damaged.
    """
    if content[:2] in _UTF16:
        content = content.decode("utf-16", "replace").encode()
    found = _BLOCK.search(content)
    if found is None:
        return None
    try:
        packed = base64.b64decode(found[1])
        unpacking = zlib.decompressobj()
        journal = unpacking.decompress(packed, LARGEST_JOURNAL)
    except (binascii.Error, zlib.error) as error:
        raise JournalError("illisible", 1) from error
    if not unpacking.eof:
        raise JournalError("illisible", 1)
    return journal


def _shortened(announced: Sequence[CompetenceScore]) -> tuple[CompetenceScore, ...]:
    """Those announced, or those that most answers stand for where one page cannot hold them all."""
    if len(announced) <= MOST_COMPETENCES + 1:
        return tuple(announced)
    kept = sorted(announced, key=lambda each: -each.acts)[:MOST_COMPETENCES]
    return tuple(each for each in announced if each in kept)


def _page(name: str, header: Header, journal: bytes, **values: object) -> bytes:
    packed = base64.encodebytes(zlib.compress(journal, 9)).decode("ascii").rstrip()
    page = _environment().get_template(name)
    made = page.render(header=header, disclaimer=DISCLAIMER, journal=packed, **values)
    return made.encode()


@cache
def _environment() -> Environment:
    environment = engine.environment()
    environment.globals.update(
        grave_labels=GRAVE_LABELS,
        looks=LOOKS,
        nothing_given=NOTHING_GIVEN,
        introducing=introducing,
        nature_words=NATURE_WORDS,
        public=PUBLIC,
        public_reply=PUBLIC_REPLY,
        chart_labels=CHART_LABELS,
        words_of=verdict,
    )
    environment.filters.update(
        drawn=drawn,
        heading=_heading,
        lines=_lines,
        opening=_opening,
        quality=_quality,
        spoken=_is_spoken,
        together=_together,
    )
    return environment


def _quality(mark: int) -> Quality:
    return MARK_QUALITY[mark]


def _lines(found: Iterable[Evidence | Fault]) -> tuple[int, ...]:
    """The journal lines of the marks or faults, each once."""
    return tuple(dict.fromkeys(each.line for each in found))


def _together(evidence: Iterable[Evidence]) -> Iterable[tuple[Evidence, ...]]:
    """The marks of one act that say the same thing, so that it is read once."""
    same: dict[tuple[int, int, str], tuple[Evidence, ...]] = {}
    for each in evidence:
        key = (each.line, each.mark, each.reason)
        same[key] = (*same.get(key, ()), each)
    return same.values()


def _is_spoken(step_kind: str) -> bool:
    return step_kind in SPOKEN


def _heading(point: Takeaway) -> str:
    return "Une force" if point.kind == "force" else heading(point.step_kind)


def _opening(answer: Takeaway | Review) -> str:
    """What introduces the line that was worth more."""
    return opening(answer.step_kind if isinstance(answer, Takeaway) else answer.kind)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart, in its pixels: from 80, so many to the right."""

    code: str
    low: int
    high: int
    earned: int


def _bars(scores: Iterable[CompetenceScore]) -> tuple[Bar, ...]:
    """A bar for each competence that something could be earned for, on one scale."""
    found = [(each.code, each.earned, each.reach) for each in scores if each.reach is not None]
    longest = max((reach.high for _, _, reach in found), default=0)
    if not longest:
        return ()

    def at(points: int) -> int:
        return 80 + round(310 * points / longest)

    return tuple(
        Bar(code, at(reach.low), at(reach.high), at(earned)) for code, earned, reach in found
    )
