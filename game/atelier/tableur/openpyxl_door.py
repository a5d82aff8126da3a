"""The one door to openpyxl, which only a teacher who adapts a house with a workbook needs."""

from __future__ import annotations

import sys
from types import ModuleType

from game.errors import GameError


class NoWorkbooksError(GameError):
    """XLSX files cannot be read or written here: a module is not installed."""


def openpyxl() -> ModuleType:
    """The module; raises NoWorkbooksError where it is not installed."""
    try:
        # 150 ms, and an optional part of the installation.
        import openpyxl as module
    except ImportError as error:
        python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
        raise NoWorkbooksError(
            "Les classeurs XLSX demandent un module de plus. Installez-le :"
            f" {python} -m pip install openpyxl. Sans lui, passez par des fichiers CSV :"
            " --dossier les écrit, « comptoir adapter DOSSIER » les relit."
        ) from error
    return module
