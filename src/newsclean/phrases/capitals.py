"""Phrases as capitals have them in languages that leave accents out there: "A LIRE AUSSI".

Texts in such a language drop the accent of a first letter alone as well ("A découvrir également"), and
where one is dropped in the middle, all are. Phrases of a few letters have no other form: without its
accent "é" would be "e", another word.
"""

from collections.abc import Iterator
from unicodedata import normalize

LANGUAGES = frozenset(("ca", "el", "es", "fr", "gl", "it", "pt"))
"""Those whose capitals go without accents; German, Polish or Vietnamese keep theirs."""
_SHORTEST = 5  # letters and signs of a phrase that has other forms
# Grave, acute, circumflex, diaeresis and cedilla; the tilde stays, for "ñ" is a letter of its own.
_ACCENTS = dict.fromkeys(map(ord, "\u0300\u0301\u0302\u0308\u0327"))


def bare_forms(phrase: str, language: str) -> Iterator[str]:
    """Yield how `phrase` reads without accents, in a `language` whose capitals have none.

    >>> list(bare_forms("à découvrir", "fr")), list(bare_forms("für Anfänger", "de"))
    (['a decouvrir', 'a découvrir'], [])
    """
    if phrase.isascii() or len(phrase) < _SHORTEST or language not in LANGUAGES:
        return
    bare = _without_accents(phrase)
    first = _without_accents(phrase[0]) + phrase[1:]
    yield from {form: None for form in (bare, first) if form != phrase}


def _without_accents(text: str) -> str:
    return normalize("NFC", normalize("NFD", text).translate(_ACCENTS))
