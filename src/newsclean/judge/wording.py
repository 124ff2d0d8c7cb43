"""What a text says of itself: numbers that hold in every language, and a few of its words.

The numbers hang on no word. In scripts without spaces each letter counts as a word, since there
a sentence would be one word otherwise.
"""

import re
from functools import cache

from newsclean.phrases.patterns import pattern
from newsclean.text.scripts import unspaced_letters

_DIGITS = b"0123456789"
_CAPITALS = bytes(range(65, 91))
_WIDE_CAPITALS = pattern(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_ENDS = {
    **dict.fromkeys(".。．۔।", 6),
    **dict.fromkeys("!?！？؟", 5),
    **dict.fromkeys('"”»’」』)）', 4),
    **dict.fromkeys(":：", 3),
    **dict.fromkeys(",;，、；،", 2),
    "…": 1,
}
"""Marks at the end of a text, and how much like a sentence each makes it; others are 0."""
_OPENERS = frozenset("\"“„«»‘「『‹'")
_BULLETS = frozenset("-–—•●▪■◦‣∙*·►▶➤✓#>|/»›→+")
_INNER = pattern(r"[.!?؟۔।] |[。！？]")
_ENDS_IN_ASCII = (". ", "! ", "? ")
_COMMAS = pattern(r"[,;،、，；]")
_CLOCK = pattern(r"\d{1,2}[:.]\d\d(?!\d)")
_DATE = pattern(r"(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_ADDRESS = pattern(r"[\w.]@\w|https?:|www\.|©|®")
_OF_ADDRESSES = ("@", "http", "www.", "©", "®")  # one of them is in every address
_BARS = pattern(r" [|/·•»›>–—-] |\|")
_WORD = pattern(r"[^\W\d_]+|\d+")
_DIGIT = pattern(r"\d")
_MENTIONS = frozenset("@#~")
_TOPIC = 400  # characters of a text in which words of the topic are looked for
_HEAD = 80  # characters of a text, from its start, whose capitals are counted

NAMES = (
    "letters_a_word", "digits", "capitals", "commas", "sentences", "end", "opens_quotation", "bullet",
    "opens_digit", "opens_lower", "colon", "clock", "date", "address", "bars", "quotation_marks", "unspaced", "mention", "cries",
    "ellipsis",
)  # fmt: skip
"""What the numbers of `of_text` are, in their order."""


def size(text: str) -> int:
    """Count the words of `text`; in scripts without spaces each letter is one.

    >>> size("The harbour was closed."), size("港口关闭")
    (4, 4)
    """
    spaced = text.count(" ") + 1
    # A letter of such a script takes two bytes more than one in ASCII
    if text.isascii() or len(text.encode("utf-8", "replace")) - len(text) <= 2 * spaced:
        return spaced
    return max(spaced, unspaced_letters(text))


def of_text(text: str, words: int) -> list[float]:
    """Return the numbers (see `NAMES`) of a `text` of so many `words`."""
    length = len(text)
    first, last = text[0], text[-1]
    head = text[:_HEAD]
    raw = head.encode("utf-8", "replace")
    if text.isascii():
        capitals = len(raw) - len(raw.translate(None, _CAPITALS))
    else:
        capitals = len(_WIDE_CAPITALS.findall(head))
    digits = len(raw) - len(raw.translate(None, _DIGITS))
    colon = head.find(":")
    if colon < 0:
        colon = head.find("：")
    commas, inner = _marks(text) if length > 20 else (0, 0)
    return [
        length / words,
        digits / len(head),
        capitals / len(head),
        commas / words,
        inner,
        1 if text.endswith("...") else _ENDS.get(last, 0),
        first in _OPENERS,
        first in _BULLETS,
        first.isdigit(),
        first.islower(),
        colon if colon >= 0 else _HEAD,
        (1 if _CLOCK.search(head) else 0) if digits else 0,
        (1 if _DATE.search(head) else 0) if digits else 0,
        1 if any(map(text.__contains__, _OF_ADDRESSES)) and _ADDRESS.search(text) else 0,
        len(_BARS.findall(head)) if length > 2 else 0,
        text.count('"') + text.count("“") + text.count("«") + text.count("„") + text.count("「"),
        1 if words > 2 * (text.count(" ") + 1) else 0,
        first in _MENTIONS,
        text.count("!") + text.count("?"),
        "..." in text or "…" in text,
    ]


def _marks(text: str) -> tuple[int, int]:
    """Return how many commas `text` has, and how many ends of sentences with another one behind them."""
    if text.isascii():  # counting is quicker than searching
        return text.count(",") + text.count(";"), sum(map(text.count, _ENDS_IN_ASCII))
    return len(_COMMAS.findall(text)), len(_INNER.findall(text))


def is_dated(text: str) -> bool:
    """Has `text`, a short one, a date or a time?

    >>> is_dated("Ada Moor, 12.03.2024"), is_dated("The harbour was closed at 10:14 after the storm, and it was to open again on the Friday."), is_dated("Ada Moor")
    (True, False, False)
    """
    if len(text) >= _HEAD or not _DIGIT.search(text):
        return False
    return bool(_CLOCK.search(text) or _DATE.search(text))


def long_words(text: str, letters: int) -> set[str]:
    """Return the words of at least so many `letters` in the beginning of `text`, those of its topic.

    >>> sorted(long_words("The harbour and the quay, Harbour Street", 5))
    ['harbour', 'street']
    """
    return set(_long(letters).findall(text[:_TOPIC].casefold()))


@cache
def _long(letters: int) -> re.Pattern[str]:
    return pattern(rf"[^\W\d_]{{{letters},}}")


def tokens_of(text: str) -> list[str]:
    """Return what of the words of `text` is looked up: its first and last ones, and how they stand.

    >>> tokens_of("Read more")
    ['^read', '^read more', '$more', '=read more']
    """
    head = _WORD.findall(text[:60].casefold())[:3]
    if not head:
        return ["=" + text[:3]]
    if len(head[0]) > 12 and head[0][0] > "\u0e00":  # a script without spaces
        return ["^" + head[0][:2], "^" + head[0][:4], "$" + text[-2:]]
    found = ["^" + head[0]]
    if len(head) > 1:
        found.append(f"^{head[0]} {head[1]}")
        if len(head) > 2:
            found.append(f"^{head[0]} {head[1]} {head[2]}")
    tail = _WORD.findall(text[-30:].casefold())[-1:]
    if tail:
        found.append("$" + tail[0])
    if len(text) <= 30:
        found.append("=" + " ".join(_WORD.findall(text.casefold())))
    return found
