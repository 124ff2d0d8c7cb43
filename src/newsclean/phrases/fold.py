"""The folded key: how a line reads when case, quoting, width and decoration do not matter.

Phrases and lines are folded alike, so a phrase table holds a phrase once. Quotation marks
become spaces and apostrophes go, so that a key never changes when quotes are repaired. The joiners
inside Persian, Sinhala and other words go, too: texts leave them out as often as they set them. So
do the accents of Greek, which its capitals never have; `capitals` says how Latin ones are met.
"""

from collections.abc import Sequence
from unicodedata import normalize

from newsclean.phrases.patterns import pattern

_APOSTROPHES = "'`´‘’‚‛′＇"  # inside words they vanish: "dont"
_JOINERS = "\u200c\u200d"  # and so do these, which nobody sees
_QUOTES = (
    "''",
    "``",
    *'"“”„‟«»‹›″＂「」『』〝〞〟',
)  # between words they part, with space or without
_MARKS = (_QUOTES, (*_APOSTROPHES, *_JOINERS))
# Those that a text of plain letters can hold: five, where all are two dozen and more
_PLAIN_MARKS = tuple(tuple(filter(str.isascii, marks)) for marks in _MARKS)
_ODD_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"  # those that NFKC leaves
_EDGES = " \t-–—―•·●▪■◦‣∙*+…:.!?¡¿;,=>→»›<←|/\\#_~^()[]{}【】［］「」▶►▷▼▲△▽∨⌄˅☰✕×✓✔★☆◆◇○◎※“”。、؟،؛।॥\u200b\u200e\u200f\ufe0f"
# What accented Greek vowels are in lower case, and as capitals they were; the last two are as
# `casefold` leaves them.
_ACCENTS = (*zip("άέήίόύώ", "αεηιουω", strict=True), ("ι\u0308\u0301", "ϊ"), ("υ\u0308\u0301", "ϋ"))
_DIGIT = pattern(r"\d")
_ASCII_DIGIT = pattern("[0-9]")  # the engine finds them many times as fast
_NUMBER = pattern(r"\d+(?:[.,: ]\d+)*")
NUMBER = "#"
_BEGINNING = 32  # characters, in which the first word is looked for


def fold(text: str) -> str:
    """Return the key of `text`: NFKC, casefolded, no quotes, single spaces, bare ends.

    >>> fold("•  READ  More… »")
    'read more'
    >>> fold("∨ Read on")
    'read on'
    >>> fold("Don’t miss:")
    'dont miss'
    >>> fold("ＲＥＡＤ　ＭＯＲＥ")
    'read more'
    >>> fold("İLGİLİ HABERLER") == fold("ilgili haberler")
    True
    >>> fold("نوشته\u200cهای مرتبط") == fold("نوشتههای مرتبط")
    True
    >>> fold("¡Suscríbete para seguir leyendo!")
    'suscríbete para seguir leyendo'
    >>> fold("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ") == fold("Διαβάστε επίσης")
    True
    """
    if text.isascii() and text.replace(" ", "").isalnum():  # as most words and names
        return " ".join(text.lower().split())
    return _spaced(_without_quotes(lowered(_normal(text))).strip(_EDGES))


def first_word(text: str, key: str | None = None) -> str:
    """Return the key of the first word of `text`, past a bullet; "" of marks alone.

    `key` is that of `text` or of its beginning, where it is known already.

    >>> first_word("“Don’t miss it"), first_word("* World", "world")
    ('dont', 'world')
    """
    first = (fold(text[:_BEGINNING]) if key is None else key).partition(" ")[0]
    if first.isalpha() or (first := first.strip(_EDGES)):
        return first
    for word in text.split(None, 2)[:2]:
        if folded := fold(word):
            return folded
    return ""


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the keys of `texts`, as `fold` makes them; many at once cost less."""
    low = [text.lower() if text.isascii() else _normal(text).casefold() for text in texts]
    whole = _without_quotes(_plain("\n".join(low)))
    while "  " in whole:  # as quotation marks leave them
        whole = whole.replace("  ", " ")
    keys = [key.strip(_EDGES) for key in whole.split("\n")]
    if len(keys) != len(texts):
        return list(map(fold, texts))
    return keys if _is_evenly_spaced(whole) else list(map(_spaced, keys))


def _spaced(key: str) -> str:
    """Return `key` with single spaces."""
    return key if key.isprintable() and "  " not in key else " ".join(key.split())


def _normal(text: str) -> str:
    if text.isascii():
        return text
    # The two that texts have at every turn go first: what needs no more is told at a glance.
    return normalize("NFKC", text.replace("…", "...").replace("\xa0", " "))


def lowered(text: str) -> str:
    """Return `text` casefolded, the Turkish dotted and dotless i plain, Greek without accents."""
    return _plain(text.casefold())


def _plain(low: str) -> str:
    """Return what is casefolded with such letters plain."""
    if low.isascii():
        return low
    low = low.replace("i\u0307", "i").replace("ı", "i")
    for accented, plain in _ACCENTS:
        if accented in low:
            low = low.replace(accented, plain)
    return low


def _without_quotes(text: str) -> str:
    quotes, apostrophes = _PLAIN_MARKS if text.isascii() else _MARKS
    for mark in quotes:
        if mark in text:  # to ask costs a tenth of replacing what is not there
            text = text.replace(mark, " ")
    for mark in apostrophes:
        if mark in text:
            text = text.replace(mark, "")
    return text


def _is_evenly_spaced(text: str) -> bool:
    """Holds `text`, which has no two spaces in a row, no white space but spaces and line breaks?"""
    return not any([space in text for space in _ODD_SPACES])


def has_digit(text: str) -> bool:
    """Is there a digit of any script in `text`?"""
    return bool((_ASCII_DIGIT if text.isascii() else _DIGIT).search(text))


def shape(key: str) -> str:
    """Return `key` with every number as ``#``: ``3 comments`` and ``12 comments`` are one shape.

    >>> shape("1,204 comments")
    '# comments'
    """
    return _NUMBER.sub(NUMBER, key)
