"""What the texts of a situation still say of the house it comes from, in plain words.

Names of articles, prices, people and particulars that the new house writes otherwise: each is
found where it stands, with what to write in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scenarios.checks.subject import Inventory, inventory_of
from scenarios.checks.words.texts import filled
from scenarios.files.source import Document, Path
from scenarios.house.organisation import Organisation, Post
from scenarios.house.sources import post_ids
from scenarios.language.clean import quoted
from scenarios.language.typography import NBSP
from scenarios.model import Scenario
from scenarios.sums.numbers import french

# What an article is called when people speak of it: « l’Ondine », not its whole label.
_NAME = re.compile(r"\b[A-ZÀ-Ý][\w’'-]+")
_AMOUNT = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]?\d{3})*,\d\d[ \u00a0\u202f]?€")
_SPACES = "[ \u00a0\u202f]?"
_PARTICULARS = ("nom", "adresse", "telephone", "courriel", "site")
_LEAST_LETTERS = 3
_GONE_ARTICLE = "cet article n’est plus dans la maison : changez la phrase"
_GONE_PERSON = "cette personne n’est plus dans l’annuaire : nommez-en une autre"
_GONE_HOURS = "ces heures ne sont plus celles de la maison : vérifiez-les"
_GONE_AMOUNT = "ce montant n’est plus dans les documents de la maison : vérifiez-le"
_LOOSE = re.compile(r"['’]|\\ |[\u00a0\u202f]")
_ANY = {"'": "['’]", "’": "['’]", **dict.fromkeys(("\\ ", "\u00a0", "\u202f"), r"\s+")}


@dataclass(frozen=True, slots=True)
class OldWord:
    """Words of the old house. live: what the engine would fill in; new: the words of the new house.

    why: what to do where the new house has no such thing. is_short: what is said, not the label.
    """

    pattern: re.Pattern[str]
    live: str = ""
    new: str = ""
    why: str = ""
    is_short: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where a text says an old word, and what to write in its place."""

    line: int
    word: str
    advice: str


def said_in(
    inventory: Inventory, old: Organisation, new: Organisation
) -> Iterator[tuple[Path, str, str]]:
    """(path of the text, old word, what to write) for every old word in what was looked through."""
    words = tuple(old_words(old, new))
    for nodes in inventory.texts.values():
        for node in nodes:
            is_filled = node.field in filled(type(node.owner))
            for word, said in _said(node.text, words):
                yield node.path, said, _advice(word, said, is_filled=is_filled)


def mentions(
    scenario: Scenario, document: Document, old: Organisation, new: Organisation
) -> tuple[Mention, ...]:
    """Every old word in the texts of the scenario, in the order of its file."""
    found = {
        Mention(document.place(path).line, word, advice)
        for path, word, advice in said_in(inventory_of(scenario), old, new)
    }
    return tuple(sorted(found))


def old_words(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    """The words that the old house has and the new one no longer, longest first where they nest."""
    yield from _particulars(old, new)
    yield from _articles(old, new)
    yield from _people(old, new)
    yield from _extensions(old, new)
    yield from _hours(old, new)
    yield from _amounts(old, new)


def _said(text: str, words: tuple[OldWord, ...]) -> Iterator[tuple[OldWord, str]]:
    """Each old word in the text; what a longer one holds is not said twice."""
    taken: set[int] = set()
    for word in words:
        for match in word.pattern.finditer(text):
            where = set(range(*match.span()))
            if not where & taken:
                taken |= where
                yield word, match[0]


def _advice(word: OldWord, said: str, *, is_filled: bool) -> str:
    if word.why:
        return word.why
    # A label begins with a capital, a sentence may say it small.
    small = " | minuscule" if word.live.endswith(".nom") and said[0].islower() else ""
    live = f"{{{{ {word.live}{small} }}}}"
    if not is_filled or not word.live:
        return f"écrivez {quoted(word.new)}"
    if word.is_short:
        return f"écrivez {quoted(word.new)}, ou {live} pour le nom entier"
    return f"écrivez {live}"


def _particulars(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    for key in _PARTICULARS:
        was, now = getattr(old, key), getattr(new, key)
        if was and was != now:
            yield OldWord(_word(was), f"organisation.{key}", now)


def _articles(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    """Whole labels first, then what people call them, then prices."""
    for one in old.catalogue:
        now = new.product(one.id)
        if now is not None and not _word(one.nom).search(now.nom):
            yield OldWord(_word(one.nom, is_common=True), f"produits.{one.id}.nom", now.nom)
    for one in old.catalogue:
        now = new.product(one.id)
        for name, is_common in spoken(one.nom, old):
            pattern = _word(name, is_common=is_common)
            if now is None:
                yield OldWord(pattern, why=_GONE_ARTICLE)
            elif not _word(name).search(now.nom):
                called = next(iter(spoken(now.nom, new)))[0]
                yield OldWord(pattern, f"produits.{one.id}.nom", called, is_short=True)
    for one in old.catalogue:
        now = new.product(one.id)
        if now is not None and now.prix != one.prix:
            yield OldWord(_price(one.prix), f"produits.{one.id}.prix | euros", _euros(now.prix))


def spoken(label: str, house: Organisation) -> tuple[tuple[str, bool], ...]:
    """The names by which people ask for the article, and whether each is a common noun.

    Capitals after the first word that no other article of the house has: « Ondine » of « Cafetière
    Ondine ». Without one, what stands before the comma.
    """
    others = [one.nom for one in house.catalogue if one.nom != label]
    names = [found[0] for found in _NAME.finditer(label) if found.start() > 0]
    own = [n for n in names if not any(_word(n).search(other) for other in others)]
    if own:
        return tuple((name, False) for name in own)
    return ((re.split(r"[,:(]", label)[0].strip(), True),)


def _people(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    """Whole names first, then family names alone, which letters and calls use."""
    now = dict(zip(post_ids(new.annuaire), new.annuaire, strict=True))
    for id_, post in zip(post_ids(old.annuaire), old.annuaire, strict=True):
        if not post.personne or any(post.personne == one.personne for one in new.annuaire):
            continue
        successor = now.get(id_) or _same_work(post, new)
        new_name = successor.personne if successor else ""
        why = "" if new_name else _GONE_PERSON
        yield OldWord(_word(post.personne), new=new_name, why=why)
        family, new_family = post.personne.split()[-1], new_name.split()[-1:] or [""]
        is_kept = any(_word(family).search(one.personne) for one in new.annuaire)
        if family != post.personne and not is_kept and len(family) >= _LEAST_LETTERS:
            yield OldWord(_word(family), new=new_family[0], why=why)


def _extensions(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    """Numbers and addresses of people that the new directory writes otherwise."""
    now = dict(zip(post_ids(new.annuaire), new.annuaire, strict=True))
    numbers = {one.poste for one in new.annuaire}
    for id_, post in zip(post_ids(old.annuaire), old.annuaire, strict=True):
        other = now.get(id_)
        if other is None:
            continue
        if post.poste and post.poste not in numbers:
            number = f"poste {post.poste}"
            yield OldWord(_word(number, is_common=True), new=f"poste {other.poste}")
        if post.courriel and other.courriel and post.courriel != other.courriel:
            yield OldWord(_word(post.courriel), new=other.courriel)


def _hours(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    kept = {one.heures for one in new.horaires}
    for one in old.horaires:
        if one.heures not in kept and any(letter.isdigit() for letter in one.heures):
            yield OldWord(_word(one.heures), why=_GONE_HOURS)


def _same_work(post: Post, new: Organisation) -> Post | None:
    """Who does the same in the new house."""
    same = (
        one for one in new.annuaire if (one.service, one.fonction) == (post.service, post.fonction)
    )
    return next(same, None)


def _amounts(old: Organisation, new: Organisation) -> Iterator[OldWord]:
    """Amounts that the pages of the old house tell and nothing in the new one does."""
    prices = {_bare(_euros(one.prix)) for one in (*old.catalogue, *new.catalogue)}
    kept = {_bare(text) for text in _page_amounts(new)} | prices
    for amount in dict.fromkeys(map(_bare, _page_amounts(old))):
        if amount not in kept:
            yield OldWord(_figure(amount), why=_GONE_AMOUNT)


def _page_amounts(house: Organisation) -> Iterator[str]:
    for page in house.documents:
        cells = (cell for row in page.lignes for cell in row)
        for text in (page.texte, *page.colonnes, *cells):
            yield from _AMOUNT.findall(text)


def _bare(amount: str) -> str:
    """Digits and comma alone."""
    return re.sub(r"[^\d,]", "", amount)


def _figure(bare: str) -> re.Pattern[str]:
    whole, _, cents = bare.partition(",")
    return re.compile(rf"(?<![\d,.]){_spaced(whole)},{cents}(?!\d)(?:{_SPACES}€)?")


def _price(price: Decimal) -> re.Pattern[str]:
    """« 89,90 », « 89.90 € », and « 24 € » for a whole number of euros."""
    whole, _, cents = _bare(_euros(price)).partition(",")
    figure = _spaced(whole)
    short = rf"|{figure}(?={_SPACES}(?:€|euros?\b))" if cents == "00" else ""
    return re.compile(rf"(?<![\d,.])(?:{figure}[,.]{cents}(?!\d){short})(?:{_SPACES}€)?")


def _spaced(whole: str) -> str:
    """Digits by threes, with any space between."""
    return _SPACES.join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole))


def _euros(price: Decimal) -> str:
    return french(price, 2, "€").replace("\u202f", NBSP)


def _word(name: str, *, is_common: bool = False) -> re.Pattern[str]:
    """That name as a word of its own, either apostrophe, any space.

    is_common: its capital is only that of a label, and sentences write it small.
    """
    spelt = _LOOSE.sub(lambda found: _ANY[found[0]], re.escape(name))
    if is_common:
        spelt = f"[{name[0].upper()}{name[0].lower()}]{spelt[1:]}" if name[0].isalpha() else spelt
    return re.compile(rf"(?<!\w){spelt}(?!\w)")
