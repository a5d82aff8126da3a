"""A scenario file under an author's hands: the small situation in a folder, saved again and again."""

from __future__ import annotations

from pathlib import Path

from tests.support import essai


class Brouillon:
    """The file and its organisation beside it, each with one place changed at each save."""

    def __init__(self, folder: Path) -> None:
        (folder / "organisations").mkdir(parents=True)
        self.path = folder / "essai.yaml"
        self.house = folder / "organisations" / "maison.yaml"
        written = (essai.HERE / "essai.yaml").read_text(encoding="utf-8")
        # As small as it is, it observes one of its competences too little to be played from a file.
        self.written = written.replace("competences: [1A, 1C, 1D]", "competences: [1A, 1D]")
        house = (essai.HERE / "essai_maison.yaml").read_text(encoding="utf-8")
        self.save()
        self.house.write_text(house, encoding="utf-8")

    def save(self, *changes: tuple[str, str]) -> None:
        """Save the file as first written, with these replacements, each of which must change it."""
        text = self.written
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        self.path.write_text(text, encoding="utf-8")
