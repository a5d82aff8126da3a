"""The three looks: dark, light, high contrast; every text at 4.5 to 1 or more."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="sombre",
    primary="#7fb4e6",
    secondary="#a9b7c6",
    accent="#f0b860",
    warning="#f0b860",
    error="#ff9a8a",
    success="#8fd0a5",
    foreground="#e4e7eb",
    background="#15191f",
    surface="#1b2028",
    panel="#252c36",
    dark=True,
    variables={
        "trait": "#4a5666",
        "discret": "#a3afbd",
        "curseur": "#2d3a4a",
        "input-selection-background": "#7fb4e6 35%",
    },
)
LIGHT = Theme(
    name="clair",
    primary="#1f5a96",
    secondary="#4b5563",
    accent="#8a4b08",
    warning="#8a4b08",
    error="#a32012",
    success="#1d6b3a",
    foreground="#1d2329",
    background="#f6f4ef",
    surface="#fbfaf7",
    panel="#e9e5dc",
    dark=False,
    variables={
        "trait": "#a59f92",
        "discret": "#575e66",
        "curseur": "#dde7f1",
        "input-selection-background": "#1f5a96 30%",
    },
)
CONTRAST = Theme(
    name="contraste",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffb0a0",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "trait": "#ffffff",
        "discret": "#ffffff",
        "curseur": "#0000a8",
        "input-selection-background": "#ffff00 50%",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
THEME_LABELS = {
    "sombre": "thème sombre",
    "clair": "thème clair",
    "contraste": "contraste élevé",
}


def after(name: str) -> str:
    """The theme that follows in the round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
