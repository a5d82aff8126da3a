"""Strings that break a terminal interface which takes text for markup or obeys it."""

from __future__ import annotations

MARKUP = (
    "[bold]x[/]",
    "[@click=app.quit]quitter[/]",
    "[/]",
    "[/bold]",
    "[b",
    "a]b",
    "[link='http://a']x[/link]",
    "[Link=http://a]x",
    "prix [TTC]",
    "[1]",
    "[M. Dupont]",
    "[$primary]x",
    "[#fff]x",
    "[ bold]x",
    "\\[red]x",
    "{{ client.nom }}",
    "100 % [sûr] & <b>",
)
CONTROLS = (
    "\x1b]0;PWNED\x07titre",
    "\x1b[2Jefface",
    "\x1b[?1049lsort",
    "\x9b31mrouge",
    "nul\x00nul",
    "\u202eenvers",
    "large 漢字 🙂",
)
HOSTILE = (*MARKUP, *CONTROLS)
# What no screen may ever show.
NEVER_SHOWN = ("\x1b", "\x07", "\x9b", "\x00", "\u202e")
