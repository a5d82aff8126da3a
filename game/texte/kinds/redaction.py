"""`redaction` in line mode: the subject, then lines up to a single point; read back, then mended."""

from __future__ import annotations

from collections.abc import Sequence

from game.texte.desk import Desk, as_number
from game.texte.reading_back import checked
from scenarios.channels import PUBLIC_REPLY
from scenarios.language.clean import comparable
from scenarios.steps.kind import Skip
from scenarios.steps.redaction import MAX_SUBJECT, MAX_TEXT, RedactionMove, RedactionOffer
from scenarios.steps.redaction_rules import count

END = "."
# What a draft holds once the text was ended: taken up again, it goes on after it.
ENDED = "fini"
HOW = (
    "Écrivez ligne par ligne. Une ligne vide sépare deux paragraphes, un point seul termine. Pour"
    " passer l’étape, tapez p à la première ligne."
)
NOTHING = "Rien n’est écrit. Entrée encore une fois passe cette étape."
TOO_LONG = f"Cette ligne ferait dépasser {MAX_TEXT} signes : elle n’est pas gardée, le reste oui."


def show(offer: RedactionOffer, desk: Desk) -> None:
    """What is asked, who reads it, how long."""
    desk.talk.say(offer.prompt)
    if offer.is_public:
        desk.talk.say(f"Attention : {PUBLIC_REPLY}.")
    if offer.to:
        desk.talk.say(f"À : {offer.to}")
    least = f"de {offer.least} à " if offer.least else ""
    most = f"{offer.most} {offer.unit}" + ("" if offer.least else " au plus")
    desk.talk.say(f"{offer.title} : {least}{most}. {HOW}")


def ask(offer: RedactionOffer, desk: Desk) -> RedactionMove | Skip:
    """The subject, the text, the grid, then the check; each line is kept as a draft."""
    draft = desk.draft
    if offer.has_subject and "objet" not in draft:
        draft["objet"] = _ask_subject(desk)
        desk.keep_draft(dict(draft))
    lines = draft.get("texte", "").split("\n") if draft.get("texte") else []
    if lines:
        desk.talk.say("Vous avez déjà écrit :")
        _tell_lines(lines, desk)
    if not (lines and ENDED in draft):
        if not _write(lines, draft, desk):
            return Skip()
        draft[ENDED] = "oui"
        desk.keep_draft(dict(draft))
    if offer.options and "grille" not in draft:
        draft["grille"] = _ask_grid(offer, desk)
        desk.keep_draft(dict(draft))
    return _check(offer, lines, draft, desk)


def _ask_subject(desk: Desk) -> str:
    expected = "Écrivez de quoi parle le message, en quelques mots."
    while True:
        typed = desk.ask("Objet :", expected)
        if len(typed) <= MAX_SUBJECT:
            return typed
        desk.talk.say(f"L’objet dépasse {MAX_SUBJECT} signes : écrivez-le plus court.")


def _write(lines: list[str], draft: dict[str, str], desk: Desk) -> bool:
    """Lines up to a single point; False when nothing was written and the step is passed."""
    is_leaving = False
    while True:
        typed = desk.ask(f"Ligne {len(lines) + 1} :", HOW)
        if typed == END:
            while lines and not lines[-1]:
                lines.pop()
            if lines:
                return True
            desk.talk.say("Le texte est vide. Écrivez une ligne, ou tapez p pour passer l’étape.")
        elif not lines and (comparable(typed) in ("p", "passer") or (is_leaving and not typed)):
            return False
        elif not lines and not typed:
            desk.talk.say(NOTHING)
            is_leaving = True
        elif len("\n".join([*lines, typed])) > MAX_TEXT:
            desk.talk.say(TOO_LONG)
        else:
            lines.append(typed)
            _keep(lines, draft, desk)


def _check(
    offer: RedactionOffer, lines: list[str], draft: dict[str, str], desk: Desk
) -> RedactionMove | Skip:
    _read_back(offer, lines, draft, desk)
    how = _how_to_check(offer)
    while (answer := checked(desk, "Remettre ?", how)) is not None:
        verb, _, rest = answer.partition(" ")
        number = as_number(rest or verb)
        if verb in ("o", "oui") and not rest:
            ticked = draft.get("grille", "").split()
            return RedactionMove(
                texte="\n".join(lines),
                objet=draft.get("objet", "") if offer.has_subject else "",
                grille=tuple(point.id for point in offer.options if point.id in ticked),
            )
        if not _mend(verb, number, offer, lines, draft, desk):
            desk.talk.say(how)
            continue
        _keep(lines, draft, desk)
        _read_back(offer, lines, draft, desk)
    return Skip()


def _how_to_check(offer: RedactionOffer) -> str:
    """What may be answered to the check: only what this text has can be mended."""
    subject = "objet pour le changer, " if offer.has_subject else ""
    grid = "grille pour la revoir, " if offer.options else ""
    return (
        "Tapez o pour remettre, corriger 3 ou effacer 3 pour la ligne 3, ajouter pour continuer"
        f" d’écrire, {subject}{grid}p pour passer sans remettre."
    )


def _mend(
    verb: str,
    number: int | None,
    offer: RedactionOffer,
    lines: list[str],
    draft: dict[str, str],
    desk: Desk,
) -> bool:
    """Do what was asked; False when it was not understood."""
    is_line = number is not None and 1 <= number <= len(lines)
    if verb == "objet" and offer.has_subject:
        draft["objet"] = _ask_subject(desk)
    elif verb == "grille" and offer.options:
        draft["grille"] = _ask_grid(offer, desk)
    elif verb == "ajouter":
        _write(lines, draft, desk)
    elif verb == "effacer" and is_line and number is not None and len(lines) > 1:
        del lines[number - 1]
    elif is_line and number is not None and (verb == "corriger" or verb.rstrip(".)").isdigit()):
        desk.talk.say(f"Ligne {number} : {lines[number - 1]}")
        lines[number - 1] = _ask_line(lines, number, desk)
    else:
        return False
    return True


def _ask_line(lines: Sequence[str], number: int, desk: Desk) -> str:
    while True:
        typed = desk.ask("Nouvelle ligne :", "Écrivez la ligne entière.")
        others = [*lines[: number - 1], typed, *lines[number:]]
        if len("\n".join(others)) <= MAX_TEXT and any(others):
            return typed
        desk.talk.say(TOO_LONG if typed else "Le texte serait vide : écrivez la ligne.")


def _ask_grid(offer: RedactionOffer, desk: Desk) -> str:
    """The ids of the points ticked, apart by spaces."""
    desk.talk.say("Avant de remettre, relisez. Ce que vous avez vérifié :")
    for number, point in enumerate(offer.options, start=1):
        desk.talk.say(f"{number}. {point.text}", indent="   ")
    expected = "Tapez les numéros vérifiés, par exemple 1 2, ou Entrée pour aucun."
    numbers = desk.pick_several(len(offer.options), "Vérifiés :", expected)
    return " ".join(offer.options[number - 1].id for number in numbers)


def _read_back(
    offer: RedactionOffer, lines: Sequence[str], draft: dict[str, str], desk: Desk
) -> None:
    long = count("\n".join(lines), offer.unit)
    desk.talk.say(f"Votre texte ({long} {offer.unit}) :")
    if offer.has_subject:
        desk.talk.say(f"Objet : {draft.get('objet') or '(vide)'}")
    _tell_lines(lines, desk)
    if offer.options:
        ticked = draft.get("grille", "").split()
        done = sum(point.id in ticked for point in offer.options)
        desk.talk.say(f"Grille : {done} point{'s' * (done > 1)} vérifié{'s' * (done > 1)}.")
    desk.talk.say(_how_to_check(offer))


def _tell_lines(lines: Sequence[str], desk: Desk) -> None:
    for number, line in enumerate(lines, start=1):
        desk.talk.say(f"{number}. {line}".rstrip(), indent="   ")


def _keep(lines: Sequence[str], draft: dict[str, str], desk: Desk) -> None:
    draft["texte"] = "\n".join(lines)
    desk.keep_draft(dict(draft))
