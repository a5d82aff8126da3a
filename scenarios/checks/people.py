"""The customer's hidden side: every need fills the same blanks."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject


def needs_words(subject: Subject) -> Iterator[Found]:
    """Words that one need has and another lacks: the text would break for that customer."""
    needs = subject.scenario.client.besoins
    every = dict.fromkeys(word for need in needs for word in need.mots)
    for rank, need in enumerate(needs):
        lacking = [word for word in every if word not in need.mots]
        if lacking:
            words = ", ".join(f"« {word} »" for word in lacking)
            has_words = bool(need.mots)
            path = ("client", "besoins", rank, "mots" if has_words else "id")
            message = f"il manque au besoin « {need.id} » des mots que les autres ont : {words}"
            hint = "chaque besoin remplit les mêmes blancs : ajoutez-les dans « mots »"
            yield Found(path, message, hint, on_key=has_words)


RULES: tuple[Rule[Subject], ...] = (
    Rule("mots-du-besoin", "Tous les besoins ont les mêmes mots.", needs_words),
)
