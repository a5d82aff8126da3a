"""Files made to cost time, memory or a crash: small to write, dear to read carelessly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scenarios.files.limits import MAX_BYTES

SCENE = Path(__file__).parents[1] / "corpora" / "scenarios" / "ok" / "trois-publics.yaml"
HOUSE = SCENE.parents[1] / "organisations" / "boutique.yaml"
FULL = MAX_BYTES - 64

# Between braces, nested or repeated as deep as the text is long.
_EXPRESSIONS: dict[str, tuple[str, str, str]] = {
    "parentheses": ("{{ ", "(", " }}"),
    "moins": ("{{ ", "-", "a }}"),
    "crochets": ("{{ ", "[", "a }}"),
    "accolades": ("{{ ", "{a:", "a }}"),
    "points": ("{{ a", ".b", " }}"),
    "filtres": ("{{ client.nom", "|de", " }}"),
    "negations": ("{{ ", "not ", "a }}"),
    "sommes": ("{{ ", "a+", "a }}"),
    "puissances": ("{{ ", "2**", "2 }}"),
    "appels": ("{{ ", "a(", " }}"),
    "conditions": ("{{ a", " if a else b", " }}"),
    "tildes": ("{{ ", "a~", "a }}"),
    "chiffres": ("{{ ", "9", " }}"),
    "noms": ("", "{{ client.apel }}", ""),
    "ouvertes": ("", "{{ ", ""),
    "fermees": ("", "}} ", ""),
}
# Where an author's text stands, and how long it may be there.
_TEXTS = (("Une seule, bien sûr.", 1_900), ("{{ client.nom_complet }}", 20_000))


# Those of which the size alone may be too much; the others show it at an eighth.
_WHOLE = frozenset({"lignes", "documents", "interdits", "crochets"})


def bombs() -> Iterator[tuple[str, bytes]]:
    """(name, content) of each."""
    for name, text in (*_texts(), *_templates(), *_scenes()):
        yield name, text.encode("utf-8", "surrogatepass")
    yield "latin-1", "titre: été\n".encode("latin-1")
    yield "utf-16", "titre: été\n".encode("utf-16")
    yield "utf-32", "titre: été\n".encode("utf-32")
    yield "binaire", bytes(range(256)) * 400
    yield "image", b"\x89PNG\r\n\x1a\n" + bytes(range(255, -1, -1)) * 40
    yield "vide", b""
    yield "trop-grand", b"a" * (MAX_BYTES + 1)


def _texts() -> Iterator[tuple[str, str]]:
    for name, piece in {
        "lignes": "\n",
        "nuls": "\0",
        "crochets": "[",
        "paires": "{}",
        "cles": "? ",
        "tirets": "- ",
        "balises": "! ",
        "ancres": "&a ",
        "reprises": "*a ",
        "documents": "---\n",
        "nel": "a: b\x85",
        "guillemets": '"',
        "interdits": "\x01",
        "tabulations": "a:\tb: c\n",
        "marques": "e\u0301",
        "espaces-insecables": "\u00a0a: 1\n",
        "retours": "a: b\r",
        "ordre-inverse": "\u202ea: b\n",
    }.items():
        size = FULL if name in _WHOLE else FULL // 8
        yield f"des-{name}", piece * (size // len(piece.encode()))
    yield "profondeur", "\n".join(" " * depth + "a:" for depth in range(1_000))
    yield "alias", "a: &a [x]\nb: [" + "*a, " * 40_000 + "]\n"
    yield (
        "mille-milliards",
        "a: &a [x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(20)
        ),
    )
    yield "erreurs-tardives", "".join(f"k{n}: 'x'\n" for n in range(9_000)) + "a: b: c\n" * 30
    yield "liste-sans-fin", "a: [" + "x," * (FULL // 8) + "\t"
    yield "caractere-impossible", 'a: "\\UFFFFFFFF"\n'
    yield "demi-caractere", 'a: "\\uD800"\n'
    yield "version", f"%YAML {'9' * 5_000}.1\n---\na: 1\n"
    yield "mot-immense", "a" * (FULL // 2) + ": 1\n"


def _templates() -> Iterator[tuple[str, str]]:
    for name, (start, piece, end) in _EXPRESSIONS.items():
        for rank, (old, size) in enumerate(_TEXTS):
            text = start + piece * ((size - len(start + end)) // len(piece)) + end
            yield f"gabarit-{name}-{rank}", _scene(old, text)


def _scenes() -> Iterator[tuple[str, str]]:
    many = range(4_000)
    yield "criteres", _scene("criteres: [A2T3K7]", f"criteres: [{_listed('A2T3K', many)}]")
    yield "pages", _scene("[catalogue, garantie, tarif]", f"[{_listed('garantix', many)}]")
    yield "faits", _scene("effets: {fait: tasses}", f"effets: {{faits: [{_listed('tass', many)}]}}")
    yield "nombres", _scene("[10, 20, 30]", f"[{_listed('', many)}]")
    yield "cle-inconnues", SCENE.read_text(encoding="utf-8") + "".join(f"k{n}: 1\n" for n in many)
    yield "cible-immense", _scene("vers: bilan\n", f"vers: {'a-' * 50_000}a\n")
    yield (
        "conditions",
        _scene("si: {mobile: argent}", f"si: {'{tous: [' * 16}{{mobile: argent}}{']}' * 16}"),
    )
    for name, formula in (
        ("puissance", "9**9**9**9"),
        ("chiffres", "9" * 190),
        ("si", "1if 1else 2"),
    ):
        yield f"formule-{name}", _scene('"prix * (100 - remise) / 100"', f'"{formula}"')
    draws = "".join(f", n{n}: {{formule: n{n - 1} + 1}}" for n in range(1, 1_500))
    yield (
        "formules-en-chaine",
        _scene(
            "nombres: {remise: {parmi: [10, 20, 30]}}",
            f"nombres: {{remise: {{parmi: [10]}}, n0: {{parmi: [1]}}{draws}}}",
        ).replace("(100 - remise)", "(100 - n1499)"),
    )


def _scene(old: str, new: str) -> str:
    text = SCENE.read_text(encoding="utf-8")
    assert old in text, old
    return text.replace(old, new)


def _listed(stem: str, numbers: range) -> str:
    return ", ".join(f"{stem}{number}" for number in numbers)
