"""Settings and files handed over: kept in a folder, and harmless when the disk is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.screens import SeatedSettings
from game.delivery import FolderDelivery, MemoryDelivery
from game.errors import StorageError
from game.settings import FolderSettings, MemorySettings, Settings, pseudonym


def test_settings_are_kept_from_one_run_to_the_next(tmp_path: Path) -> None:
    FolderSettings(tmp_path / "neuf").save(Settings("clair", "Zoé"))
    assert FolderSettings(tmp_path / "neuf").load() == Settings("clair", "Zoé")


@pytest.mark.parametrize(
    "content", [b"", b"[1]", b"{", b'{"format": 2}', b'{"format": 1, "theme": 3, "pseudonym": []}']
)
def test_settings_that_cannot_be_read_are_those_by_default(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "reglages.json").write_bytes(content)
    assert FolderSettings(tmp_path).load() == Settings()


def test_settings_are_kept_in_memory_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    settings = FolderSettings(tmp_path / "fichier")
    settings.save(Settings("clair", ""))
    assert settings.load() == Settings("clair", "")


def test_a_pseudonym_is_one_clean_line_of_thirty_signs() -> None:
    assert pseudonym("  Zoé \n\x1b[2J ") == "Zoé [2J"
    assert len(pseudonym("é" * 99)) == 30
    assert pseudonym("\u202e\x00") == ""
    assert MemorySettings().load() == Settings()


def test_a_bare_name_joins_the_folder_and_a_path_stays_itself(tmp_path: Path) -> None:
    delivery = FolderDelivery(tmp_path / "bilans")
    assert delivery.suggest("a.html") == str(tmp_path / "bilans" / "a.html")
    where = delivery.hand_over("a.html", b"un")
    assert Path(where).read_bytes() == b"un"
    assert (
        delivery.take_in(delivery.hand_over(str(tmp_path / "cle" / "b.html"), b"deux")) == b"deux"
    )


def test_a_file_that_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    with pytest.raises(StorageError, match="n’a pas pu être écrit"):
        FolderDelivery(tmp_path / "fichier").hand_over("a.html", b"")
    with pytest.raises(StorageError, match="ne peut pas être lu"):
        FolderDelivery(tmp_path).take_in("rien.html")
    with pytest.raises(StorageError, match="vérifiez son nom"):
        MemoryDelivery().take_in("rien.html")


def test_who_sits_here_now_is_not_kept_until_they_say_so(tmp_path: Path) -> None:
    FolderSettings(tmp_path).save(Settings("clair", "Zoé"))
    seated = SeatedSettings(tmp_path, "E07")
    assert seated.load().pseudonym == "E07"
    seated.save(Settings("sombre", "E07"))
    assert FolderSettings(tmp_path).load() == Settings("sombre", "Zoé")
    seated.save(Settings("sombre", ""))
    assert seated.load().pseudonym == FolderSettings(tmp_path).load().pseudonym == ""
    nobody = SeatedSettings(tmp_path, "")
    nobody.save(Settings("sombre", "Zoé"))
    nobody.save(Settings("sombre", ""))
    assert FolderSettings(tmp_path).load().pseudonym == "", "a pseudonym can be taken away"
