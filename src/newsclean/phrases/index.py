"""The phrase index: every phrase of every filter in one set of hashed tables.

A phrase table is a TOML file named as its filter. Each top-level table is a rule::

    [heading]                 # the rule's name
    match = "line"            # line, prefix, label, suffix or ending (see `Match`)
    claims = true             # does a hit alone cut the line? else it is only evidence
    strength = "exact"        # how sure a cut by it is: exact, strong or context
    [heading.phrases]
    en = ["related post"]     # by language; "mul" for words that many languages share

In a phrase ``#`` stands for any number. Phrases are compared on folded keys.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_args

from newsclean.phrases import compiled
from newsclean.phrases.fold import NUMBER, fold, shape
from newsclean.phrases.hit import Hit, Match

STRENGTHS = {"exact": 3, "strong": 2, "context": 1}
REST = 48  # characters that may follow a prefix or stand before a suffix, unless its table says
LABEL_REST = 220
SEPARATORS = ":|>»›–—―-→：｜/"
_HEADS = (5, 3, 2, 1)  # characters by which prefixes and suffixes are sorted into buckets
_TIPS = (8, 4, 1)  # last characters by which lines are told that end as no ending does
_LEAD = 5  # characters before its number by which a phrase is told from most lines
_OPENING = 8  # characters by which a line is told that begins as no phrase does
OUTER = 10  # characters at either end of a key that say whether it may have a hit or an ending
_DIGIT = re.compile(r"\d")


class PhraseIndex:
    """All phrases, ready to be looked up by a line's folded key."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.lines: dict[str, tuple[Hit, ...]] = {}
        self.endings: dict[str, tuple[Hit, ...]] = {}
        self._prefixes: dict[str, tuple[Hit, ...]] = {}
        self._suffixes: dict[str, tuple[Hit, ...]] = {}
        for hit in hits:
            if hit.match != "suffix":
                _add(self.lines, hit.phrase, hit)
            if hit.match in ("prefix", "label"):
                _add(self._prefixes, hit.phrase, hit)
            elif hit.match == "suffix":
                _add(self._suffixes, hit.phrase, hit)
            elif hit.match == "ending":
                _add(self.endings, hit.phrase, hit)
        self._heads = _buckets(self._prefixes, _head)
        self._tails = _buckets(self._suffixes, _tail)
        self._leads = {p.partition(NUMBER)[0][:_LEAD] for p in self.lines if NUMBER in p}
        self._starts = {*self._heads, *self._leads}
        self._tips = {phrase[-_longest(_TIPS, phrase) :] for phrase in self.endings}
        self._openings = {phrase[:_OPENING] for phrase in self.lines if len(phrase) >= _OPENING}
        self._brief = set(_buckets((p for p in self._prefixes if len(p) < _OPENING), _head))

    def hits(self, key: str) -> tuple[Hit, ...]:
        """Return the hits of a line whose folded key is `key`: whole, at its start, at its end."""
        found = self.lines.get(key, ())
        if not self._may_have_more(key):
            return found
        met = self._met(key)
        if met:
            found += _fitting(key, met)
        if (met or self._may_be_numbered(key)) and _DIGIT.search(key):
            numbered = shape(key)
            found += self.lines.get(numbered, ()) + _fitting(numbered, self._met(numbered))
        return found

    def _may_have_more(self, key: str) -> bool:
        """May `key` have other hits than the phrase that it is? Says no of most lines."""
        starts, tails = self._starts, self._tails
        return (
            key[:5] in starts
            or key[:3] in starts
            or key[:2] in starts
            or key[:1] in starts
            or key[:4] in starts
            or key[:1].isdigit()
            or key[-5:] in tails
            or key[-3:] in tails
            or key[-2:] in tails
        )

    def may_hit(self, start: str, end: str) -> bool:
        """Can a line have hits whose folded key starts with `start` and ends with `end`?

        Both are at least `OUTER` characters long. Says no of nearly all prose, which then need
        not be folded.
        """
        brief, tails = self._brief, self._tails
        return (
            start[:_OPENING] in self._openings
            or start[:5] in brief
            or start[:3] in brief
            or start[:2] in brief
            or start[:1] in brief
            or end[-5:] in tails
            or end[-3:] in tails
            or end[-2:] in tails
            or end[-1:] in tails
            or self._may_be_numbered(start)
        )

    def may_end(self, key: str) -> bool:
        """Can the last sentence of a line be an ending? `key` is the line's, or of its end."""
        long, middle, short = _TIPS
        tips = self._tips
        return key[-long:] in tips or key[-middle:] in tips or key[-short:] in tips

    def _may_be_numbered(self, key: str) -> bool:
        """Does `key` begin as a phrase with a number does?"""
        leads = self._leads
        return (
            key[:1].isdigit()
            or key[:5] in leads
            or key[:4] in leads
            or key[:3] in leads
            or key[:2] in leads
            or key[:1] in leads
        )

    def _met(self, key: str) -> list[Hit]:
        """Return the hits of all phrases with which `key` begins or ends, whatever the rest."""
        heads, tails = self._heads, self._tails
        met: list[Hit] = []
        if key[:5] in heads or key[:3] in heads or key[:2] in heads or key[:1] in heads:
            for length in _HEADS:
                bucket = heads.get(key[:length])
                if bucket and key.startswith(bucket):
                    for phrase in bucket:
                        met += self._prefixes[phrase] if key.startswith(phrase) else ()
        if key[-5:] in tails or key[-3:] in tails or key[-2:] in tails:
            for length in _HEADS:
                for phrase in tails.get(key[-length:], ()):
                    met += self._suffixes[phrase] if key.endswith(phrase) else ()
        return met


def _longest(lengths: Iterable[int], phrase: str) -> int:
    """Return the first of `lengths`, which fall, that `phrase` has; 0 if it has none."""
    return next((n for n in lengths if n <= len(phrase)), 0)


def _fitting(key: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple([hit for hit in hits if _fits(key, hit)])


def _add(table: dict[str, tuple[Hit, ...]], phrase: str, hit: Hit) -> None:
    table[phrase] = (*table.get(phrase, ()), hit)


def _head(phrase: str, length: int) -> str:
    return phrase[:length]


def _tail(phrase: str, length: int) -> str:
    return phrase[-length:]


def _buckets(table: Iterable[str], head: Callable[[str, int], str]) -> dict[str, tuple[str, ...]]:
    """Return the phrases of `table` by as many of their outer characters as `_HEADS` allows."""
    buckets: dict[str, list[str]] = {}
    for phrase in table:
        length = _longest(_HEADS, phrase)
        if length:
            buckets.setdefault(head(phrase, length), []).append(phrase)
    return {start: tuple(phrases) for start, phrases in buckets.items()}


def _fits(key: str, hit: Hit) -> bool:
    """Is what `key` has beside the phrase of `hit` what its way of matching allows?"""
    rest = len(key) - len(hit.phrase)
    if rest == 0 or rest > hit.rest:
        return False
    if hit.match == "suffix":
        return not _one_word(key[rest - 1], key[rest])
    after = key[len(hit.phrase) :]
    if hit.match == "label":
        return after.lstrip()[:1] in SEPARATORS
    return not _one_word(hit.phrase[-1], after[0])


def _one_word(left: str, right: str) -> bool:
    """Do two neighbouring letters stand in one word? Scripts without spaces never say so."""
    return left.isalnum() and right.isalnum() and right < "\u0e00"


def read_table(name: str, text: str) -> Iterator[Hit]:
    """Yield the phrases of the filter `name` from the TOML `text` of its table.

    Raises:
        ValueError: the table is not of the form that this module describes; says where.
    """
    yield from _hits(name, tomllib.loads(text))


def _hits(name: str, rules: dict[str, Any]) -> Iterator[Hit]:
    """Yield the phrases of the `rules` of the filter `name`."""
    for rule, table in rules.items():
        if not isinstance(table, dict) or "phrases" not in table:
            continue  # data of the filter's own, not phrases
        match, strength = table.get("match", "line"), table.get("strength", "exact")
        if match not in get_args(Match) or strength not in STRENGTHS:
            raise ValueError(f"{name}.toml [{rule}]: match {match!r}, strength {strength!r}?")
        rest = table.get("rest", LABEL_REST if match == "label" else REST)
        claims = table.get("claims", True)
        for language, phrases in table["phrases"].items():
            for phrase in phrases:
                key = shape(fold(phrase.replace(NUMBER, "0"))) if NUMBER in phrase else fold(phrase)
                if not key:
                    raise ValueError(
                        f"{name}.toml [{rule}] {language}: {phrase!r} folds to nothing"
                    )
                yield Hit(name, rule, key, match, language, STRENGTHS[strength], claims, rest)


def table(name: str) -> dict[str, Any]:
    """Return the TOML file `name` of this package as it stands: a filter's own data."""
    found: dict[str, Any] = _data()[name]
    return found


@cache
def _data() -> dict[str, Any]:
    return compiled.data(_tables(), _read_data)


@cache
def index() -> PhraseIndex:
    """Return the index over all phrase files of this package."""
    return PhraseIndex(compiled.phrases(_tables(), _read_hits))


def _tables() -> list[Traversable]:
    """Return the phrase files of this package, in the order of their names."""
    tables = [f for f in files(__package__).iterdir() if f.name.endswith(".toml")]
    return sorted(tables, key=lambda f: f.name)


def _read_hits(tables: Iterable[Traversable]) -> list[Hit]:
    data = _data()  # which is read once for both
    return [hit for f in tables for hit in _hits(f.name[:-5], data[f.name[:-5]])]


def _read_data(tables: Iterable[Traversable]) -> dict[str, Any]:
    return {f.name[:-5]: tomllib.loads(f.read_text("utf-8")) for f in tables}
