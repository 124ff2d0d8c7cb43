"""Copyright notices: who holds the rights, and since when."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from newsclean.phrases import fold, fold_all, table, worded
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import Find, encoded, finder, search_for
from newsclean.text import date_shapes

_NAME = "copyright_lines"
# The sign or the word, with all that may stand beside it: "™ & © Copyright by"
LEAD = worded(
    _NAME,
    r"(?:™ ?& ?)?(?:©|ⓒ|℗|\(c\)|{notice})(?:[\s:]{0,3}(?:©|ⓒ|\(c\)|{notice}|{notice_by})){0,3}[\s:,]{0,3}",
)
YEAR = pattern(rf"\b{date_shapes.YEAR}\b")
_YEARS = worded(
    _NAME,
    rf"{date_shapes.YEAR}(?:\s?(?:[-–—/,&]|{{until}})\s?(?:{date_shapes.YEAR}|\d\d\b)){{0,6}}",
    cased=True,
)
EDGE = " \t,.;:|·•-–—/&®™()[]"
_PART = worded(
    _NAME,
    r"(?<!\bCo)(?<!\bInc)(?<!\bLtd)(?<!\b[A-Z])(?<!\bCorp)\.\s|\s[|·•/–—-]\s|[|·•。™]|\.$|{behind}",
    cased=True,
)


class Copyright(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who holds the rights, and since when; `year` is the latest one named."""

    holder: str | None
    year: int | None
    text: str


def read_notice(text: str) -> Copyright:
    """Return holder and latest year of the notice `text`, as far as it names them.

    >>> read_notice("Copyright Harwick Media PLC 2019. RSS:").holder
    'Harwick Media PLC'
    >>> read_notice("© 2017-2019 Harwick Post. All rights reserved.").year
    2019
    """
    lead = LEAD.search(text)
    after = text[lead.end() :] if lead else text
    # A year far behind the sign is seldom the notice's own.
    years = [int(year) for year in YEAR.findall(after[:160] or text)]
    if not years and lead:
        years = [int(year) for year in YEAR.findall(text[: lead.start()])]
    holder = holder_of(after)
    if not holder and lead:
        holder = holder_of(text[: lead.start()])
    return Copyright(holder=holder, year=max(years, default=None), text=text)


def holder_of(text: str) -> str | None:
    """Return the name in `text`, which is what is left without years and rights phrases."""
    for stretch in _without_rights(_YEARS.sub(" | ", text[:200])):
        for part in _PART.split(stretch):
            name = " ".join(part.split()).strip(EDGE)
            if len(name) > 1 and any(c.isalpha() for c in name) and fold(name) not in ("by", "all"):
                return name[:90]
    return None


@cache
def _rights() -> list[tuple[str, str]]:
    """Return the folded keys of the rights phrases of all languages, and the phrases, the longest
    first."""
    phrases = sorted(table(_NAME)["rights"], key=len, reverse=True)
    return list(zip(fold_all(phrases), phrases, strict=True))


@lru_cache(maxsize=100)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return pattern("|".join(map(re.escape, phrases)), re.IGNORECASE)


def _without_rights(text: str) -> list[str]:
    """Return what stands in `text` between its rights phrases."""
    said = _said(text)
    return _any_of(said).split(text) if said else [text]


def _said(text: str) -> tuple[str, ...]:
    """Return the rights phrases that `text` has, the longest first."""
    found = {number for number, _ in _find_rights()(encoded(fold(text)))}
    return tuple([_rights()[number][1] for number in sorted(found)])


def rights_end(text: str) -> int:
    """Return where the last rights phrase of `text` ends, 0 if it has none.

    >>> rights_end("© Harwick Post. All rights reserved The harbour is closed.")
    35
    """
    said = _said(text)
    return max((found.end() for found in _any_of(said).finditer(text)), default=0) if said else 0


def has_rights(text: str) -> bool:
    """Does `text` hold a rights phrase of any language?"""
    return _speaks_of_rights()(fold(text))


@cache
def _find_rights() -> Find:
    return finder([folded for folded, _ in _rights()])


@cache
def _speaks_of_rights() -> Callable[[str], bool]:
    return search_for([folded for folded, _ in _rights()])
