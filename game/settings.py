"""What a student sets once: the theme and a pseudonym, kept in the data folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from scenarios.language.clean import one_line

FORMAT = 1
PSEUDONYM_LENGTH = 30
FILE_NAME = "reglages.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """theme: name of a theme, empty for the one by default; pseudonym: empty when none is given."""

    theme: str = ""
    pseudonym: str = ""


class SettingsStore(Protocol):
    """Where settings are kept. Losing them costs nothing, so neither verb raises."""

    def load(self) -> Settings:
        """The settings kept, or those by default."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep the settings."""
        ...


class MemorySettings:
    """Settings for the length of a run: tests, and a machine where nothing can be written."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def load(self) -> Settings:
        """See SettingsStore."""
        return self._settings

    def save(self, settings: Settings) -> None:
        """See SettingsStore."""
        self._settings = settings


class FolderSettings(MemorySettings):
    """Settings in a JSON file; what cannot be read or written is kept in memory."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        super().__init__(_read(self._path))

    def save(self, settings: Settings) -> None:
        """See SettingsStore."""
        # Late: home is painted without it.
        import json

        super().save(settings)
        content = json.dumps({"format": FORMAT, **asdict(settings)}, ensure_ascii=False, indent=1)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(content + "\n", encoding="utf-8")
        except OSError:
            # A full or read-only disk is told where it matters, at the journal; a theme that is
            # not kept harms nobody.
            return


def pseudonym(typed: str) -> str:
    """A pseudonym as kept: on one line, clean, at most thirty signs; empty when none is left."""
    return one_line(typed, PSEUDONYM_LENGTH)


def _read(path: Path) -> Settings:
    try:
        content = path.read_bytes()
    except OSError:
        return Settings()
    import json  # see above

    try:
        found = json.loads(content)
    except ValueError:
        return Settings()
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return Settings()
    theme, name = found.get("theme", ""), found.get("pseudonym", "")
    return Settings(
        theme if isinstance(theme, str) else "",
        pseudonym(name) if isinstance(name, str) else "",
    )
