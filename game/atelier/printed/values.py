"""What stands on paper, as values: blocks to fill in, what the customer answers, the key.

Goals are ids of steps or endings until the whole is numbered; texts are rendered for one customer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

# An empty box to tick, and a cell left to write in.
BOX = "☐"
BLANK = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered line. when: what opens it to this customer, a few words; note: told beside it."""

    number: int
    text: str
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Lines of which one is picked, or several, or all in an order. room: what the hand writes."""

    kind: ClassVar[str] = "choix"
    items: tuple[Item, ...]
    how: str = ""
    room: str = BOX


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a cell that is BLANK is to be written in."""

    kind: ClassVar[str] = "tableau"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A label and lines to write on."""

    kind: ClassVar[str] = "lignes"
    label: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a form. heading: the title of the group it starts, empty elsewhere."""

    label: str
    hint: str = ""
    options: tuple[str, ...] = ()
    value: str = ""
    heading: str = ""
    is_long: bool = False
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in."""

    kind: ClassVar[str] = "formulaire"
    title: str
    fields: tuple[Blank, ...]
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Words to read."""

    kind: ClassVar[str] = "texte"
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A written message to read: (label, value) lines above it, its text, its signature."""

    kind: ClassVar[str] = "lettre"
    head: tuple[tuple[str, str], ...]
    text: str
    signature: str = ""


Block = Choices | Grid | Ruled | Form | Prose | Letter


@dataclass(frozen=True, slots=True)
class Way:
    """One way onwards: « si … », « sinon », or empty when it is the only one; goal is an id."""

    when: str
    goal: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says or does: gesture and words, either may be empty."""

    when: str
    who: str
    gesture: str
    words: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a line brings, for who plays the customer. number: of that line on the student's sheet.

    facts: what becomes true, by id. trust, patience: how much the gauges move, for this customer.
    """

    number: int
    when: str
    said: tuple[Said, ...]
    facts: frozenset[str] = frozenset()
    trust: int = 0
    patience: int = 0
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the teacher's key. marks: as read, « 3 » or « A1T2K4 : 3 ; … », empty for none.

    sign, word: of its quality, empty where it has none. answer: what it is about; right: what is
    expected of it, empty where the answer says it. fault: the grave fault that it is.
    """

    answer: str
    right: str = ""
    sign: str = ""
    word: str = ""
    marks: str = ""
    reason: str = ""
    when: str = ""
    fault: str = ""
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A step on paper. blank: the student's sheet; replies: the customer's answers; key: the teacher's.

    ways: where it leads once done (a reply that has its own comes first). scale: how it is marked.
    notes: what the teacher reads above the key. is_alone: nobody speaks while it is answered.
    """

    blank: tuple[Block, ...]
    key: tuple[KeyLine, ...]
    ways: tuple[Way, ...]
    scale: str
    replies: tuple[Reply, ...] = ()
    notes: tuple[str, ...] = ()
    prompt: str = ""
    is_alone: bool = True

    def goals(self) -> tuple[str, ...]:
        """Every step or ending that it may lead to, in order."""
        replies = (way.goal for reply in self.replies for way in reply.ways)
        return tuple(dict.fromkeys((*replies, *(way.goal for way in self.ways))))


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of the frameworks with its label; note: « simulé », « hors référentiel », or empty."""

    code: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Interruption:
    """What interrupts a step: what is suddenly seen or heard, when, and the step it leads to."""

    told: str
    moment: str
    goal: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A step of the printed situation. onwards: the student's « → étape 4 », empty where the
    customer tells. opening: what is said to start it; scene: the title that opens there.
    """

    number: int
    id: str
    title: str
    narration: str
    prompt: str
    documents: tuple[str, ...]
    opening: tuple[Said, ...]
    letter: Letter | None
    laid: Laid
    onwards: str
    criteria: tuple[Coded, ...]
    savoirs: tuple[Coded, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    scene: str = ""
    hint: str = ""
    is_last_resort: bool = field(default=False)
