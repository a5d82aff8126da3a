"""Signs for how far a play is, and bars: never colour alone, never a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.steps.parts import Channel

if TYPE_CHECKING:
    from game.scene import PhaseShown

PHASE_SIGNS = {"faite": "●", "en_cours": "◆", "a_venir": "○"}
# Beside the words, never instead of them; all of them in the fonts of old Windows.
CHANNEL_SIGNS: dict[Channel, str] = {
    "magasin": "⌂",
    "accueil": "⌂",
    "telephone": "♪",
    "courriel": "@",
    "chat": "»",
    "sms": "»",
    "reseau": "#",
    "message_prive": "»",
    "site": "►",
    "courrier": "■",
    "interne": "↔",
}
BAR_WIDTH = 12


def phases(shown: tuple[PhaseShown, ...]) -> str:
    """« ●◆○○ Découverte 2/4 »; once all are done, « ●●●● Fin »."""
    dots = "".join(PHASE_SIGNS[phase.state] for phase in shown)
    for rank, phase in enumerate(shown, start=1):
        if phase.state == "en_cours":
            return f"{dots} {phase.label} {rank}/{len(shown)}"
    return f"{dots} Fin"


def bar(share: float | None, width: int = BAR_WIDTH) -> str:
    """A bar for a share of 0 to 1; blank where nothing could be placed."""
    if share is None:
        return " " * (width + 2)
    full = max(0, min(width, round(share * width)))
    return "▕" + "█" * full + "░" * (width - full) + "▏"
