"""French as it is written: agreement, elision, numbers, money, telephone; the filters of texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from scenarios.language.clean import without_accents

_NBSP = "\u00a0"
_THIN = "\u202f"
# Before these an h counts as a consonant (« de Hamza », « de la hotte »); elsewhere it is mute.
_ASPIRATED_STARTS = (
    *("hach", "haie", "hall", "halte", "hamac", "hamburger", "hamster", "handicap", "hangar"),
    *("hard", "hariss", "haricot", "hasard", "hauss", "haut", "hibou", "hideux", "hierarch"),
    *("hollan", "homard", "hongr", "hont", "hors", "hott", "houle", "houss", "houx", "huit"),
    *("hurl", "hub"),
)
# « héroïne » has a mute h, and Arabic or Turkish first names keep theirs.
_NOT_ELIDED = frozenset(
    {
        *("heros", "onze", "onzieme", "oui", "ouistiti", "uhlan"),
        *("habib", "haby", "haddad", "hadj", "hafsa", "hajar", "hakan", "hakim", "halim", "halima"),
        *("hamed", "hamid", "hamza", "hanane", "haroun", "hassan", "hatem", "hayat", "hicham"),
        *("houda", "hussein", "hussain"),
    }
)

# What a label starts with when its capital is only that of the beginning of a line.
_DETERMINER = re.compile(
    r"(?:[LD]['’]|(?:Les?|La|Une?|Des|Du|De|Aux?|Son|Sa|Ses|Votre|Vos|Notre|Nos|Ce|Cette|Ces)\b)"
)

# Numbers as they are said.
_SAID = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = (
    *("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante"),
    *("quatre-vingt", "quatre-vingt"),
)

_TITLES = frozenset(
    {"M.", "MM.", "Mme", "Mmes", "Monsieur", "Madame", "Me", "Maître", "Dr", "Docteur"}
)
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "van", "von", "ben", "el"})


def name_in(role: str) -> str:
    """The name that a role begins with, « Awa Doucouré » in « Awa Doucouré, conseillère ».

    Empty where it names nobody: « Votre collègue », « Un homme, au téléphone ».
    """
    head = role.partition(",")[0].strip()
    words = head.split()
    if len(words) < 2 or _DETERMINER.match(head):
        return ""
    if words[0] in _TITLES:
        return head
    named = words[-1] not in _PARTICLES and all(
        word in _PARTICLES or word[:1].isupper() for word in words
    )
    return head if named else ""


def accord(value: object, masculin: str, feminin: str) -> str:
    """The form that agrees with `value`, which is « f », « m » or has a `genre`."""
    genre = value if isinstance(value, str) else _genre(value)
    if genre not in ("f", "m"):
        raise ValueError(f"genre inconnu : {genre!r}")
    return feminin if genre == "f" else masculin


def _genre(value: object) -> object:
    return value.get("genre") if isinstance(value, Mapping) else getattr(value, "genre", None)


def nombre(value: object) -> str:
    """A number with a decimal comma, thousands apart: 1234.5 gives « 1 234,5 »."""
    whole, _, fraction = format(_number(value), ",f").partition(".")
    whole = whole.replace(",", _THIN)
    return f"{whole},{fraction}" if fraction else whole


def lettres(value: object) -> str:
    """A whole number under a hundred as it is said: 34 gives « trente-quatre »; others in figures."""
    number = _number(value)
    if number != number.to_integral_value() or not 0 <= number < 100:
        return nombre(value)
    tens, units = divmod(int(number), 10)
    if tens < 2:
        return _SAID[int(number)]
    # « soixante-dix » and « quatre-vingt-dix » go on from the ten below.
    stem, rest = _TENS[tens], units + 10 if tens in (7, 9) else units
    if not rest:
        return f"{stem}s" if tens == 8 else stem
    return f"{stem} et {_SAID[rest]}" if units == 1 and tens < 8 else f"{stem}-{_SAID[rest]}"


def euros(value: object) -> str:
    """An amount to the cent: 1234.5 gives « 1 234,50 € »."""
    cents = _number(value).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{nombre(cents)}{_NBSP}€"


def _number(value: object) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"{value!r} n'est pas un nombre") from error
    if not number.is_finite():
        raise ValueError(f"{value!r} n'est pas un nombre")
    return number


def majuscule(value: object) -> str:
    """A capital at the start, the rest as it is."""
    text = str(value)
    return text[:1].upper() + text[1:]


def minuscule(value: object) -> str:
    """A small letter at the start, the rest as it is."""
    text = str(value)
    return text[:1].lower() + text[1:]


def mid_sentence(text: str) -> str:
    """A label as it reads inside a sentence: « le bon », « Karim », « Mme Roy »."""
    return text[:1].lower() + text[1:] if _DETERMINER.match(text) else text


def de(value: object) -> str:
    """« de » before the value: « de Marie », « d'Inès », « du magasin », « des clés »."""
    text = str(value)
    for article, contracted in (("le ", "du "), ("les ", "des ")):
        if text.startswith(article):
            return contracted + text.removeprefix(article)
    return f"d'{text}" if _elides(text) else f"de {text}"


def _elides(text: str) -> bool:
    bare = without_accents(text).lower()
    first = re.match(r"[a-z]*", bare)
    if not first or first[0] in _NOT_ELIDED:
        return False
    if bare.startswith("h"):
        # « hub » is aspirated and « Hubert » is not.
        return not bare.startswith(_ASPIRATED_STARTS) or first[0].startswith("hube")
    if bare.startswith("y"):  # « d'Yves », but « de Yanis »
        return bare[1:2].isalpha() and bare[1:2] not in "aeiouy"
    return bare.startswith(tuple("aeiou"))


def epele(value: object) -> str:
    """Letter by letter, as on the telephone: « D-I-A-L-L-O »."""
    words = str(value).upper().replace("-", " ").split()
    return " ".join("-".join(letter for letter in word if letter.isalnum()) for word in words)


def telephone(value: object) -> str:
    """Digits two by two: « 06 39 98 12 34 », « +33 6 39 98 12 34 »."""
    text = str(value)
    digits = re.sub(r"\D", "", text)
    if text.strip().startswith("+33"):
        return _NBSP.join(["+33", digits[2:3], *_pairs(digits[3:])])
    return _NBSP.join(_pairs(digits)) if digits else text


def _pairs(digits: str) -> list[str]:
    return [digits[start : start + 2] for start in range(0, len(digits), 2)]


FILTERS: Mapping[str, Callable[..., str]] = {
    "accord": accord,
    "de": de,
    "epele": epele,
    "euros": euros,
    "lettres": lettres,
    "majuscule": majuscule,
    "minuscule": minuscule,
    "nombre": nombre,
    "telephone": telephone,
}
# How many words each filter wants between brackets.
ARGUMENTS: Mapping[str, int] = {name: 2 if name == "accord" else 0 for name in FILTERS}


def shown(value: object) -> object:
    """What an expression without a filter prints: nothing for None, a comma in decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return nombre(value) if isinstance(value, Decimal) else value
