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

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

from newsclean.phrases.fold import NUMBER, fold, shape

Match = Literal["line", "prefix", "label", "suffix", "ending"]
"""How a phrase meets a line: ``line``, it is the whole line; ``prefix``, the line starts with
it and a short rest follows; ``label``, a separator and any rest follow; ``suffix``, the line
ends with it after a short start; ``ending``, it is the last sentence of a longer line."""

STRENGTHS = {"exact": 3, "strong": 2, "context": 1}
REST = 48  # characters that may follow a prefix or stand before a suffix, unless its table says
LABEL_REST = 220
SEPARATORS = ":|>»›–—―-→：｜/"
_HEADS = (3, 2)  # characters by which prefixes and suffixes are sorted into buckets


class Hit(NamedTuple):
    """A phrase that a line met: whose it is, by which rule, and how sure a cut by it is."""

    filter: str
    rule: str
    phrase: str
    match: Match
    language: str
    strength: int
    claims: bool
    rest: int


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
        self._heads = _buckets(self._prefixes, lambda phrase: phrase[:3])
        self._tails = _buckets(self._suffixes, lambda phrase: phrase[-3:])

    def hits(self, key: str) -> tuple[Hit, ...]:
        """Return the hits of a line whose folded key is `key`: whole, at its start, at its end."""
        found = self.lines.get(key, ()) + self._within(key)
        numbered = shape(key)
        if numbered != key:
            found += self.lines.get(numbered, ()) + self._within(numbered)
        return found

    def _within(self, key: str) -> tuple[Hit, ...]:
        """Return the hits of prefixes, labels and suffixes of `key`."""
        found: list[Hit] = []
        for length in _HEADS:
            ahead = self._heads.get(key[:length])
            if ahead and key.startswith(ahead):
                found += _fitting(key, (p for p in ahead if key.startswith(p)), self._prefixes)
            behind = self._tails.get(key[-length:])
            if behind and key.endswith(behind):
                found += _fitting(key, (p for p in behind if key.endswith(p)), self._suffixes)
        return tuple(found)


def _fitting(
    key: str, phrases: Iterable[str], hits: Mapping[str, tuple[Hit, ...]]
) -> Iterator[Hit]:
    for phrase in phrases:
        yield from (hit for hit in hits[phrase] if _fits(key, hit))


def _add(table: dict[str, tuple[Hit, ...]], phrase: str, hit: Hit) -> None:
    table[phrase] = (*table.get(phrase, ()), hit)


def _buckets(table: Mapping[str, Any], head: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    buckets: dict[str, tuple[str, ...]] = {}
    for phrase in table:
        buckets[head(phrase)] = (*buckets.get(head(phrase), ()), phrase)
    return buckets


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
    for rule, table in tomllib.loads(text).items():
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


@cache
def table(name: str) -> dict[str, Any]:
    """Return the TOML file `name` of this package as it stands: a filter's own data."""
    return tomllib.loads(_file(name))


@cache
def index() -> PhraseIndex:
    """Return the index over all phrase files of this package."""
    names = [f.name[:-5] for f in files(__package__).iterdir() if f.name.endswith(".toml")]
    return PhraseIndex(hit for name in sorted(names) for hit in read_table(name, _file(name)))


def _file(name: str) -> str:
    return (files(__package__) / f"{name}.toml").read_text("utf-8")
