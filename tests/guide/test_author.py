"""The author's guide, followed to the letter in an empty folder, does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from game.atelier.rules.catalogue import lines
from game.cli.parser import COMMANDS
from scenarios.language.typography import typeset
from scenarios.steps.kinds import KINDS
from tests.atelier.schema_validation import refusals
from tests.cli.conftest import Command, data, run
from tests.guide.author import PAGE, Block, blocks
from tests.kinds.frame import framed, loaded
from tests.support.command import Done

__all__ = ["data", "run"]

KNOWN = {"commande", "dit", "dans", "devient", "case", "écrire", "étape"}
PAGE_TEXT = PAGE.read_text(encoding="utf-8")


class Teacher:
    """Somebody who does what the guide says, and nothing else."""

    def __init__(self, folder: Path, run: Command) -> None:
        self.folder = folder
        self.run = run
        self.shown = ""
        self.place: tuple[Path, str] | None = None

    def follow(self, block: Block) -> None:
        """One block of the page."""
        if block.does == "commande":
            self.type(block)
        elif block.does == "dit":
            for line in block.text.splitlines():
                assert typeset(line) in self.shown, (line, self.shown)
        elif block.does == "dans":
            path = self.folder / block.about
            assert block.text in self.inside(path, block.text), block
            self.place = (path, block.text)
        elif block.does == "devient":
            self.change(block.text)
        elif block.does == "case":
            self.fill(*block.about.split(", "), text=block.text.strip())
        elif block.does == "écrire":
            path = self.folder / block.about
            assert not path.exists()
            path.write_text(block.text, encoding="utf-8")

    def type(self, block: Block) -> None:
        """Each line of a block of commands; what they show is kept for what the guide says of it."""
        self.shown = ""
        for line in block.text.splitlines():
            name, *words = shlex.split(line)
            assert name == "comptoir"
            # A teacher waits a few seconds for all the plays; the verdict needs fewer.
            fewer = ("--parties", "24") if words[0] == "analyser" else ()
            done: Done = self.run(*words, *fewer)
            self.shown += done.out + done.err
            assert done.code == int(block.about or 0), (line, self.shown)

    def fill(self, file: str, sheet: str, cell: str, *, text: str) -> None:
        """Type a text in a cell of a workbook."""
        book = openpyxl.load_workbook(self.folder / file)
        book[sheet][cell] = text
        book.save(self.folder / file)

    @staticmethod
    def inside(path: Path, wanted: str) -> str:
        """The file, its lines without what stands before a piece of a line."""
        text = path.read_text(encoding="utf-8")
        return text if wanted in text else text.replace(wanted.rstrip("\n"), wanted)

    def change(self, text: str) -> None:
        """Put those lines, or that piece of a line, where the lines shown before were."""
        assert self.place is not None
        path, before = self.place
        whole = path.read_text(encoding="utf-8")
        old, new = (before, text) if before in whole else (before.rstrip("\n"), text.rstrip("\n"))
        assert old in whole
        path.write_text(whole.replace(old, new, 1), encoding="utf-8")
        self.place = None


def test_followed_to_the_letter_it_works(run: Command, data: Path) -> None:
    teacher = Teacher(data, run)
    for block in blocks():
        teacher.follow(block)
    done = run("verifier", "--strict", ".")
    assert done.code == 0, done.out
    house = (data / "organisations" / "maison-ma-vente.yaml").read_text(encoding="utf-8")
    assert "La Malle des Halles" in house
    assert "74.50" in house


def test_every_block_says_what_it_is() -> None:
    assert [block for block in blocks() if block.does not in KNOWN] == []
    assert {block.does for block in blocks()} == KNOWN


def test_steps_to_copy_are_ones_that_the_checks_accept() -> None:
    for block in blocks():
        if block.does == "étape":
            text = "etapes:\n" + re.sub(r"^(?=.)", "  ", block.text, flags=re.MULTILINE)
            assert loaded(text, "guide-auteur.md")[1] == []
            assert refusals("scenario", framed(text)) == []
        if block.about.endswith(".partie.yaml"):
            assert refusals("partie", block.text) == []


def test_every_kind_of_step_is_listed_once_with_its_page() -> None:
    listed = re.findall(r"^\| \[(\w+)\]\(etapes/(\w+)\.md\) \|", PAGE_TEXT, re.MULTILINE)
    assert sorted(listed) == [(kind, kind) for kind in sorted(KINDS)]


def test_every_rule_and_every_command_named_exists() -> None:
    named = re.findall(r"\[([\w-]+)\]\(regles/(\w+)\.md#([\w-]+)\)", PAGE_TEXT)
    assert len(named) >= 5
    for rule, page, anchor in named:
        assert rule == anchor
        assert rule in lines()
        shown = (PAGE.parent / "regles" / f"{page}.md").read_text(encoding="utf-8")
        assert f"\n## {rule}\n" in shown, rule
    typed = re.findall(r"`comptoir (\w+)", PAGE_TEXT)
    assert set(typed) <= set(COMMANDS)


@pytest.mark.parametrize("page", ["scenario.md", "etapes/README.md", "../README.md"])
def test_the_other_pages_lead_to_it(page: str) -> None:
    assert "guide-auteur.md" in (PAGE.parent / page).read_text(encoding="utf-8")
