"""Scripts: which of them part words by spaces, have capitals, or are set wide.

Each question has one boundary, in the order of Unicode: Latin, Greek and Cyrillic stand first;
from Hebrew on scripts have no capitals; Thai, Lao and Tibetan, and all of East Asia, part words
by no spaces. Korean does part them, but hangs particles on its words, and counts as East Asian.
"""

from newsclean.phrases.patterns import pattern

_CASELESS = "\u0590"  # Hebrew
_GEORGIAN = "აჿ"
_EAST_ASIAN = "\u2e80"
_UNSPACED = pattern("[\u0e00-\u0fff\u2e80-\U0010ffff]")
_STOPLESS = pattern("[\u0e00-\u0eff\u1780-\u17ff]")
_WIDE = pattern("[\u2e80-\U0010ffff]")


def has_no_capitals(text: str) -> bool:
    """Does `text` begin in a script without capitals?

    Latin letters with two accents ("ế") stand behind the boundary and count as such.
    """
    return text >= _CASELESS


def is_small(character: str) -> bool:
    """Is `character` a small letter that has a capital beside it?

    Georgian sentences begin with no capital, though Unicode has some for headlines.

    >>> is_small("ü"), is_small("ა")
    (True, False)
    """
    return character.islower() and not _GEORGIAN[0] <= character <= _GEORGIAN[1]


def is_wide(character: str) -> bool:
    """Is `character` East Asian: set twice as wide as a Latin letter?"""
    return character >= _EAST_ASIAN


def width(text: str) -> int:
    """Return the length of `text`, East Asian characters counted twice.

    >>> width("Harwick"), width("港が閉鎖")
    (7, 8)
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def writes_without_spaces(text: str) -> bool:
    """Is a character of `text` of a script that parts words by no spaces?

    >>> writes_without_spaces("Zürich"), writes_without_spaces("ข่าว")
    (False, True)
    """
    return not text.isascii() and _UNSPACED.search(text) is not None


def unspaced_letters(text: str) -> int:
    """Count the characters of `text` that are of such a script."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))


def stopless_letters(text: str) -> int:
    """Count the characters of `text` in scripts that end sentences with no mark: Thai, Lao, Khmer.

    >>> stopless_letters("ข่าว. Harwick")
    4
    """
    return 0 if text.isascii() else len(_STOPLESS.findall(text))
