"""Familiar words and abbreviations, as data.

A word joins a list when no right message of its genres could hold it. « super », « cool »,
« nickel », « ça craint », « Cc », « truc » alone also have a plain meaning: they stay out.
Compared without case nor accents, as whole words.
"""

from __future__ import annotations

# Out of place in anything that leaves the student's hands, SMS and chat included.
ALWAYS: tuple[str, ...] = (
    *("mdr", "ptdr", "lol", "wesh", "wsh", "osef", "tkt", "askip", "jpp"),
    *("bjr", "slt", "stp", "dsl", "jsp", "pcq", "bcp", "pk", "bisous"),
    *("chuis", "chui", "jsuis", "j'suis", "j'sais", "chais pas", "j'vais", "j'vous", "y'a"),
    *("ouais", "ouaip", "kiffer", "kiffe", "kiffé", "kiffent", "relou", "chelou", "de ouf"),
    *("bouffe", "fric", "thune", "thunes", "meuf", "meufs", "mec", "mecs"),
    *("s'en fout", "on s'en fiche", "m'en fous", "m'en fiche", "me saoule", "c'est naze"),
    *("merde", "bordel", "putain", "connard", "connasse", "c'est pas", "c'était pas"),
)
# Usual in a chat or between colleagues, out of place in a mail, a letter, a report.
WRITTEN: tuple[str, ...] = (
    *("pas de souci", "pas de soucis", "un truc", "des trucs", "ce truc", "ces trucs", "le truc"),
    *("boulot", "bosser", "je bosse", "on bosse", "nous bossons", "galérer", "galéré"),
    *("cdt", "cdlt", "super sympa", "trop cool"),
)
# In a mail or a letter only: a report may say of a check that it is « OK ».
LETTERS: tuple[str, ...] = ("ok", "okay")
# Familiar as the first word of a message; « le salut », « un coucou suisse » are not.
GREETINGS: tuple[str, ...] = ("salut", "coucou", "hello", "hey", "yo")

# Initials that mean something else in capitals: the line DSL, the firemen JSP, a kilometre PK.
INITIALS: frozenset[str] = frozenset({"dsl", "jsp", "bcp", "pk", "stp", "cdt", "mec", "slt", "jpp"})
# What stands right before or after a word of the lists and makes it plain.
PLAIN_BEFORE: dict[str, tuple[str, ...]] = {
    "ok": ("sur", "touche", "bouton", "cliquez", "appuyez", "validez", "mention", "par"),
    "pas de souci": ("a", "ai", "avons", "avez", "ont", "avait", "aura", "eu", "pose", "posent"),
    "pas de soucis": ("a", "ai", "avons", "avez", "ont", "avait", "aura", "eu", "pose", "posent"),
    "boulot": ("velo", "metro"),
    "bouffe": ("chambre",),
}
PLAIN_AFTER: dict[str, tuple[str, ...]] = {
    "un truc": ("et astuce",),
    "des trucs": ("et astuces",),
    "le truc": ("et astuce",),
    "ces trucs": ("et astuces",),
    "c'est pas": ("a pas",),
    "c'était pas": ("a pas",),
}
