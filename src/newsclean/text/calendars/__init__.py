"""Dates in the languages of CLDR, written anew in numbers.

The words of ``phrases/`` are of many languages at once: any of them may stand beside any other. The
names here are of some 300 languages, so a line must be of one of them: each word that the phrases do
not know is a name or a word of the dates of that language, in which one month, one day and one year
stand together, in whatever order. ``cldr.toml`` has the names; docs/make_calendars.py made it.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any
from unicodedata import category, normalize

from newsclean.phrases.patterns import pattern
from newsclean.phrases.tables import tables
from newsclean.text.scripts import writes_without_spaces

# What parts words: spaces, digits, and the marks of sentences. Vowel signs and tone marks part none.
_NO_WORD = pattern(
    r"[\s\d!-/:-@\[-`{-~\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u055a-\u055f\u0589\u060c\u061b\u061f\u06d4"
    r"\u0964\u0965\u104a\u104b\u1361-\u1368\u17d4-\u17da\u2000-\u206f\u3001-\u3003\u3008-\u3011\uff01-\uff0f]+"
)
# A year of four digits and a day of one or two
_DATED = pattern(r"(?<!\d)(?:\d{4}(?!\d).*?(?<!\d)\d{1,2}|\d{1,2}(?!\d).*?(?<!\d)\d{4})(?!\d)")
_FOUR_DIGITS = pattern(r"\d{4}")  # which most lines have not
_UNSEEN = pattern("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST_AGO = 48  # characters
_ONE_NUMBER = pattern(r"\D*\d{1,3}\D*")
_NUMBER = pattern(r"\d+")
_MARK = "\x1f"  # on both sides of the number of a month
_APART = rf"[^\w{_MARK}]{{0,8}}"
_DAY, _YEAR = r"(?<!\d)(?P<d{0}>\d{{1,2}})(?!\d)", r"(?<!\d)(?P<y{0}>\d{{4}})(?!\d)"
_MONTH = rf"{_MARK}(?P<m{{0}}>\d\d){_MARK}"
_ORDERS = (
    (_DAY, _MONTH, _YEAR),
    (_MONTH, _DAY, _YEAR),
    (_YEAR, _MONTH, _DAY),
    (_YEAR, _DAY, _MONTH),
)
_DATE = pattern(
    lambda: "|".join(
        _APART.join(part.format(number) for part in order) for number, order in enumerate(_ORDERS)
    )
)
_LEFT = pattern(rf"{_MARK}\d\d{_MARK}")  # "mar 3 mar 2026": a name of a month and of a weekday


def is_dated(text: str) -> bool:
    """Has `text` what may be a year and a day?"""
    return _FOUR_DIGITS.search(text) is not None and _DATED.search(text) is not None


def parts(text: str) -> list[str]:
    """Return the words of `text`, with the marks that belong to their letters."""
    return [part for part in _NO_WORD.split(text) if part]


def is_name(word: str) -> bool:
    """Does any language have the casefolded `word` in its dates?"""
    return word in _languages_by_word()


def in_numbers(plain: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Yield `plain` with its dates as 2026-02-13, as each language reads it that may be its own.

    Args:
        plain: a line, folded as `fold` does.
        is_known: whether a word may stand there in any language.

    >>> [*in_numbers("13 tháng 2, 2026 18:30", lambda word: False)]
    [' 2026-02-13  18:30']
    """
    for language in sorted(_candidates(parts(plain), is_known)):
        names, any_name = _calendar(language)
        text = any_name.sub(partial(_written, names), plain)
        if (written := _DATE.sub(_iso, text)) != text:
            yield _LEFT.sub(" ", written)


def is_ago(text: str) -> bool:
    """Does `text` say how long ago something was, in one of the languages, and nothing else?

    >>> is_ago("3 giờ trước"), is_ago("Saa 3 zilizopita."), is_ago("3 boats")
    (True, True, False)
    """
    if len(text) > _LONGEST_AGO or not _ONE_NUMBER.fullmatch(text):
        return False
    return _NUMBER.sub("#", fold(text)).strip(" .") in _said_ago()


def fold(text: str) -> str:
    """Return `text` as names are compared: composed, casefolded, without joiners and directions."""
    return _UNSEEN.sub("", normalize("NFKC", text).casefold())


def _candidates(words: list[str], is_known: Callable[[str], bool]) -> frozenset[str]:
    """Return the languages that have all of `words` that are not known; if all are, any that is theirs."""
    by_word = _languages_by_word()
    told = [word for word in words if not is_known(word)] or [w for w in words if w in by_word]
    if not told:
        return frozenset()
    return frozenset.intersection(*(by_word.get(word, frozenset()) for word in told))


def _written(names: dict[str, str], found: re.Match[str]) -> str:
    """Return what stands for a name; the name itself where it is a part of a longer word."""
    text, (start, end) = found.string, found.span()
    if _goes_on(text[start - 1 : start], text[start]) or _goes_on(
        text[end : end + 1], text[end - 1]
    ):
        return found[0]
    return names[found[0]]


def _goes_on(beside: str, edge: str) -> bool:
    """Does the character `beside` the `edge` of a name belong to the same word or number?"""
    if not beside or edge.isdigit() or beside.isdigit():
        return beside.isdigit() and edge.isdigit()
    return category(beside)[0] in "LM" and not writes_without_spaces(edge)


def _iso(found: re.Match[str]) -> str:
    said = {name[0]: int(value) for name, value in found.groupdict().items() if value}
    return f" {said['y']:04}-{said['m']:02}-{said['d']:02} "


@cache
def _calendar(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what stands for each name of a language's dates, and the pattern of all names."""
    names: dict[str, str] = {}
    for name, written in _names(tables(__name__)["cldr"][language]):
        names.setdefault(fold(name), written)
    longest = sorted(names, key=lambda name: (-len(name), name))
    return names, re.compile("|".join(map(re.escape, longest)))


def _names(calendar: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each name of a calendar and what stands for it: the number of a month, or nothing."""
    for number, names in enumerate(calendar["months"], 1):
        for name in names.split("|"):
            yield name, f" {_MARK}{number:02}{_MARK} "
    for half in ("am", "pm"):
        for name in calendar.get(half, ()):
            yield name, f" {half} "
    for name in (*calendar.get("weekdays", ()), *calendar.get("words", ())):
        yield name, " "


@cache
def _said_ago() -> frozenset[str]:
    """Return what all languages say of a while ago, folded, with # for the number."""
    calendars = tables(__name__)["cldr"].values()
    return frozenset(said.strip(" .") for calendar in calendars for said in calendar.get("ago", ()))


@cache
def _languages_by_word() -> dict[str, frozenset[str]]:
    """Return the languages that have each word in a name of their dates."""
    found: dict[str, list[str]] = {}
    for language, calendar in tables(__name__)["cldr"].items():
        lists = (names for key, names in calendar.items() if key != "ago")
        names = "\n".join(name for names in lists for name in names)
        for word in {*parts(fold(names))}:
            found.setdefault(word, []).append(language)
    return {word: frozenset(languages) for word, languages in found.items()}
