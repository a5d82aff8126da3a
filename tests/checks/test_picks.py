"""Rules of picking, one change of a good fixture at a time."""

from __future__ import annotations

import pytest

from scenarios.files.diagnostics import Diagnostic
from tests.kinds.frame import fixtures, loaded

NO_CONDITION = "attendu_si: {besoin: bureau}"


def told(kind: str, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    """(rule, message) of all that is found once these texts of the fixture are changed."""
    text = fixtures()[kind]
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    _, found = loaded(text, kind)
    return [(d.rule, d.message.replace("\u00a0", " ")) for d in found]


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        # Two to pick for some, three for others: both fit in the maximum, or not.
        ([("maximum: 4", "maximum: 3")], []),
        ([("maximum: 4", "maximum: 2")], ["rien-a-choisir"]),
        # Of seven elements three are to be picked and one harms.
        ([("maximum: 4", "maximum: 7")], []),
        # Nothing is to be picked at home any more.
        (
            [
                ('"La carte de garantie", attendu: true', '"La carte de garantie"'),
                ('signé", attendu: true', 'signé"'),
            ],
            ["rien-a-choisir"],
        ),
        # One thing to leave for one to pick is enough, none is not.
        (
            [('{id: tarif, texte: "Le tarif",', '{id: tarif, texte: "Le tarif", attendu: true,')],
            ["tout-retenir"],
        ),
        (
            [
                ('{id: tarif, texte: "Le tarif",', '{id: tarif, texte: "Le tarif", attendu: true,'),
                (
                    '{id: plan, texte: "Le plan d’accès",',
                    '{id: plan, texte: "Le plan d’accès", attendu: true,',
                ),
            ],
            ["rien-a-choisir"],
        ),
        # What harms must be marked, and marking it needs something that harms.
        ([("interdit: true", "attendu: false")], ["protection-sans-objet"]),
        (
            [
                (
                    '    protection: {criteres: [HR.RGPD.K1], raison: "Vous ne gardez que ce qui sert."}\n',
                    "",
                )
            ],
            ["protection-manquante"],
        ),
        ([("interdit: true", "interdit: true, attendu: false")], []),
        (
            [("interdit: true", "interdit: true, attendu_si: {besoin: bureau}")],
            ["element", "element"],
        ),
        ([(NO_CONDITION, "attendu_si: {mobile: securite}")], []),
        ([(NO_CONDITION, "attendu_si: {mobile: orgueil}")], ["mobile-jamais-tire"]),
        ([("id: devis", "id: bon")], ["identifiant-en-double"]),
        ([("Un devis vierge", "un bon d’achat.")], ["element"]),
    ],
)
def test_a_change_of_a_selection_is_told(changes: list[tuple[str, str]], rules: list[str]) -> None:
    assert sorted(rule for rule, _ in told("selection", *changes)) == rules


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        # Twice the same words are no mistake in a text that somebody says.
        ([('texte: "Merci."', 'texte: "Au bon foyer, bonjour."')], []),
        (
            [
                (
                    'id: soupir, texte: "Un soupir, assez long.", indice: true',
                    'id: soupir, texte: "Un soupir, assez long.", indice: false',
                )
            ],
            [],
        ),
        ([(', raison: "La voix le montre avant les mots."', "")], ["element"]),
        ([(', raison_sinon: "Cette personne parle de durée sans y tenir."', "")], ["element"]),
        ([("qui: collegue", "qui: colegue")], ["qui-inconnu"]),
        ([("qui: collegue", "qui: Un collègue")], []),
        ([('qui: "{{ client.nom }}"', 'qui: "{{ client.non }}"')], ["texte-gabarit"]),
    ],
)
def test_a_change_of_a_text_to_read_is_told(
    changes: list[tuple[str, str]], rules: list[str]
) -> None:
    assert sorted(rule for rule, _ in told("reperage", *changes)) == rules


def test_the_customer_for_whom_it_fails_is_named() -> None:
    (found,) = told("selection", ("maximum: 4", "maximum: 2"))
    assert found[1] == (
        "3 éléments à retenir, et « maximum » n’en permet que 2 (par exemple : besoin « bureau »)"
    )


def found_of(wanted: int, others: int, maximum: int | None = None) -> list[Diagnostic]:
    """All that is found in a selection of so many to pick and so many to leave."""
    rows = [
        f'      - {{id: e{n}, texte: "Objet {n}", attendu: {str(n < wanted).lower()},'
        f' raison: "Raison {n}."}}\n'
        for n in range(wanted + others)
    ]
    text = fixtures()["selection"]
    start = text.index("  - id: joindre")
    head, tail = text[start:].split("    elements:\n")
    step = head + "    elements:\n" + "".join(rows) + tail[tail.index("    raison_exact") :]
    bound = "" if maximum is None else f"    maximum: {maximum}\n"
    _, found = loaded("etapes:\n" + step.replace("    elements:", bound + "    elements:"), "tri")
    return found


@pytest.mark.parametrize(
    ("wanted", "others", "mark", "hint"),
    [
        (1, 2, 0, ""),
        (2, 1, 1, "ajoutez 1 élément à laisser"),
        (4, 1, 2, "ajoutez 2 éléments à laisser"),
        (4, 2, 1, "ajoutez 1 élément à laisser"),
        (4, 3, 0, ""),
        (5, 3, 0, ""),
        (6, 1, 2, "ajoutez 3 éléments à laisser"),
    ],
)
def test_picking_all_is_told_until_enough_is_to_be_left(
    wanted: int, others: int, mark: int, hint: str
) -> None:
    found = found_of(wanted, others)
    if not mark:
        assert found == []
        return
    (one,) = found
    assert one.rule == "tout-retenir"
    assert one.message == f"tout retenir sans lire rapporte {mark} sur 3"
    assert (one.hint or "").replace("\u00a0", " ") == hint


@pytest.mark.parametrize(
    ("wanted", "others", "maximum", "mark"),
    [(4, 1, 4, 1), (4, 2, 5, 0), (4, 1, 5, 2), (4, 2, 4, 0), (6, 1, 6, 1), (6, 2, 7, 1)],
)
def test_a_maximum_does_not_save_what_may_be_picked_at_random(
    wanted: int, others: int, maximum: int, mark: int
) -> None:
    found = found_of(wanted, others, maximum)
    if not mark:
        assert found == []
        return
    (one,) = found
    is_all = maximum >= wanted + others
    how = "tout retenir" if is_all else f"retenir {maximum} éléments au hasard"
    assert one.message == f"{how} sans lire rapporte {mark} sur 3{'' if is_all else ' au moins'}"
