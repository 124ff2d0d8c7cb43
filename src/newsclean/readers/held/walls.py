"""A page that is no article: a bot's wall, "enable JavaScript", a cookie wall, an error.

A crawler stores such pages under the address of an article. The text is short, says one of the phrases
that stand in ``walls.toml``, and holds little else; what else there is, is no running prose of some length.
Nothing is cut: the Article says by `completeness` and in a warning what it is.
"""

from collections.abc import Callable, Sequence
from functools import cache

from newsclean.model.article import Completeness
from newsclean.phrases import worded
from newsclean.phrases.search import search_for
from newsclean.phrases.tables import tables
from newsclean.text.prose import is_prose

_LONGEST = (
    1500  # characters; a wall with all its help and small print is shorter than a short article
)
_REST = 0.5  # of the characters; more than half must stand in lines that say so
_FEW = 300  # characters of a text that, without prose, is nothing but a wall and its links
_TURNS_TO_READER = worded("words", "{to_reader}")
_PROSE_LEAST = 160  # characters of prose that says something else: two sentences are an article's


def wall_of(lines: Sequence[str]) -> Completeness | None:
    """Return what the page is whose text has `lines`, if it is no article.

    >>> wall_of(["Just a moment...", "Checking your browser before accessing ostby.example."])
    Completeness(verdict='not_article', evidence=("it says 'just a moment...'",))
    >>> wall_of(["The council said that access denied to boats would be given back on Monday."])
    """
    whole = sum(map(len, lines))
    if not 0 < whole <= _LONGEST:
        return None
    said: dict[str, str] = {}
    covered = other = 0
    for line in lines:
        key = " ".join(line.casefold().replace("’", "'").split())
        found = [(verdict, phrase) for verdict, phrase in _phrases() if phrase in key]
        if not found:
            other += len(line) if is_prose(line) else 0
        elif _is_its_own(line, key):
            covered += len(line)
            for verdict, phrase in found:
                said.setdefault(verdict, phrase)
    if not said or other > _PROSE_LEAST or (covered < _REST * whole and (other or whole > _FEW)):
        return None
    verdict = "not_article" if "not_article" in said else "consent_wall"
    return Completeness(verdict=verdict, evidence=(f"it says {said[verdict]!r}",))  # type: ignore[arg-type]  # a key of ours


def may_be_wall(source: str, length: int) -> bool:
    """Is `source`, with lines of `length` characters, as short as a wall, and says one of the phrases?"""
    if length > _LONGEST:  # most texts
        return False
    return _speaks()(source.casefold().replace("’", "'"))


@cache
def _speaks() -> Callable[[str], bool]:
    return search_for([phrase for _, phrase in _phrases()])


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Return the phrases, each with the verdict that it speaks for."""
    table = tables("newsclean.readers.held")["walls"]
    return tuple((verdict, phrase) for verdict, phrases in table.items() for phrase in phrases)


def _is_its_own(line: str, key: str) -> bool:
    """Does a line that has one of the phrases speak to the reader, rather than report it?

    A sentence of a report has quotation marks, or does not turn to the reader or the browser.
    """
    if any(mark in key for mark in ("“", "„", "«", '"')):
        return False
    return not is_prose(line) or _TURNS_TO_READER.search(key) is not None
