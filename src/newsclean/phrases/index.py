"""The phrase index: every phrase of every filter in one set of hashed tables.

In a phrase ``#`` stands for any number. Phrases are compared on folded keys.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any, TypedDict

from msgspec.structs import replace

from newsclean.phrases.capitals import bare_forms
from newsclean.phrases.entries import matches_of
from newsclean.phrases.fold import NUMBER, has_digit, lowered, shape
from newsclean.phrases.installed import brought
from newsclean.phrases.lists import phrases, rules
from newsclean.phrases.load import Phrases
from newsclean.phrases.match import PhraseMatch, Strength
from newsclean.phrases.tables import disk_cached

SEPARATORS = ":|>»›–—―-→：｜/՝፦៖"
_HEADS = (5, 3, 2, 1)  # characters by which prefixes and suffixes are sorted into buckets
_TIPS = (8, 4, 1)  # last characters by which lines are told that end as no ending does
_LEAD = 5  # characters before its number by which a phrase is told from most lines
_INNER = (8, 4)  # first characters by which a phrase inside a line is told from most sentences
_SENTENCES = frozenset(
    (
        "app_prompts",
        "comment_forms",
        "newsletters",
        "page_furniture",
        "paywalls",
        "polls",
        "shops",
        "template_leaks",
    )
)
"""The filters of which phrases open whole sentences that nobody but a page says."""
_SLOT = 5  # letters of a word that labels the slot of an ad: "IKLAN", "ANNONS"
_TABLES = {
    "line": ("lines",),
    "prefix": ("lines", "prefixes"),
    "label": ("lines", "prefixes"),
    "suffix": ("suffixes",),
    "ending": ("lines", "endings"),
}
"""In which tables the phrases are that meet a line so."""

Kinds = tuple[int, ...]


class Lookups(TypedDict):
    """What a `PhraseIndex` looks up, in plain values that can be stored."""

    lines: dict[str, Kinds]
    prefixes: dict[str, Kinds]
    suffixes: dict[str, Kinds]
    endings: dict[str, Kinds]
    kinds: list[tuple[Any, ...]]
    by_filter: dict[str, list[str]]
    heads: dict[str, tuple[str, ...]]
    tails: dict[str, tuple[str, ...]]
    leads: set[str]
    starts: set[str]
    tips: set[str]
    inner: dict[str, tuple[str, ...]]
    inner_starts: set[str]


def lookups_of(matches: Iterable[PhraseMatch]) -> Lookups:
    """Return what a `PhraseIndex` of `matches` looks up, as plain values.

    What phrases have in common is said once, in `kinds`; a table has their numbers by phrase. What
    a rule says in several languages ("sport") is one match, of the first of them.
    """
    kinds: dict[tuple[Any, ...], int] = {}
    said: set[tuple[str, str, str]] = set()
    same: dict[Kinds, Kinds] = {}
    by_filter: dict[str, dict[str, None]] = {}
    found: dict[str, dict[str, Kinds]] = {
        "lines": {},
        "prefixes": {},
        "suffixes": {},
        "endings": {},
    }
    for match in matches:
        if (match.filter, match.rule, match.phrase) in said:
            continue
        said.add((match.filter, match.rule, match.phrase))
        common = (
            match.filter,
            match.rule,
            match.match,
            match.language,
            int(match.strength),
            match.claims,
            match.rest,
        )
        kind = kinds.setdefault(common, len(kinds))
        # Few rules share a phrase, and many phrases share their kinds: one tuple serves all of them.
        for name in _TABLES[match.match]:
            table = found[name]
            both = (*table.get(match.phrase, ()), kind)
            table[match.phrase] = same.setdefault(both, both)
        if match.match != "suffix":
            by_filter.setdefault(match.filter, {})[match.phrase] = None
    heads = _buckets(found["prefixes"], _head)
    leads = {p.partition(NUMBER)[0][:_LEAD] for p in found["lines"] if NUMBER in p}
    inner = _buckets(_inner(found["lines"], list(kinds)), _head, _INNER)
    return {
        "lines": found["lines"],
        "prefixes": found["prefixes"],
        "suffixes": found["suffixes"],
        "endings": found["endings"],
        "kinds": list(kinds),
        "by_filter": {name: list(phrases) for name, phrases in by_filter.items()},
        "heads": heads,
        "tails": _buckets(found["suffixes"], _tail),
        "leads": leads,
        "starts": {*heads, *leads},
        "tips": {phrase[-_longest(_TIPS, phrase) :] for phrase in found["endings"]},
        "inner": inner,
        "inner_starts": {start[: _INNER[-1]] for start in inner},
    }


class PhraseIndex:
    """All phrases, ready to be looked up by a line's folded key."""

    def __init__(self, lookups: Lookups) -> None:
        self._kinds = lookups["kinds"]
        self._by_filter = lookups["by_filter"]
        self._lines = lookups["lines"]
        self._endings = lookups["endings"]
        self._prefixes = lookups["prefixes"]
        self._suffixes = lookups["suffixes"]
        self._heads = lookups["heads"]
        self._tails = lookups["tails"]
        self._leads = lookups["leads"]
        self._starts = lookups["starts"]
        self._tips = lookups["tips"]
        self._inner = lookups["inner"]
        self._inner_starts = lookups["inner_starts"]
        self._made: dict[
            tuple[str, Kinds], tuple[PhraseMatch, ...]
        ] = {}  # matches, of phrases that were met

    def matches(self, key: str) -> tuple[PhraseMatch, ...]:
        """Return the matches of a line whose folded key is `key`: whole, at its start, at its end."""
        kinds = self._lines.get(key)
        found = self._matches(key, kinds) if kinds else ()
        if not self._may_have_more(key):
            return found
        met = self._met(key)
        if met:
            found += _fitting(key, met)
        # A key with a number is looked up twice: phrases have "#" for any number, or just this one.
        if (met or self._may_be_numbered(key)) and has_digit(key):
            numbered = shape(key)
            found += self.line(numbered) + _fitting(numbered, self._met(numbered))
        return found

    def line(self, key: str) -> tuple[PhraseMatch, ...]:
        """Return the matches of the phrase that `key` is as a whole."""
        kinds = self._lines.get(key)
        return self._matches(key, kinds) if kinds else ()

    def ending(self, key: str) -> tuple[PhraseMatch, ...]:
        """Return the matches of the last sentence of a line whose folded key is `key`."""
        kinds = self._endings.get(key)
        return self._matches(key, kinds) if kinds else ()

    def which_may_be_inside(self, beginnings: Sequence[str]) -> list[int]:
        """Return which of `beginnings` may be those of phrases that stand inside a line: nearly none.

        Many at once cost less.
        """
        heads = _beginning("\0".join(beginnings)).split("\0")
        if len(heads) != len(beginnings):  # one of them has such a character, or there is none
            heads = list(map(_beginning, beginnings))
        long, short = _INNER
        inner, starts = self._inner, self._inner_starts
        return [
            i
            for i, head in enumerate(heads)
            if (start := head[:short]) in starts and (head[:long] in inner or start in inner)
        ]

    def begins_inside(self, key: str) -> bool:
        """Does `key`, of what stands from some place on, begin with a phrase that may stand there?"""
        long, short = _INNER
        buckets = [self._inner.get(key[:long], ()), self._inner.get(key[:short], ())]
        if any(map(key.startswith, buckets)):
            return True
        numbered = shape(key) if any(buckets) and has_digit(key) else key
        return numbered != key and any(map(numbered.startswith, buckets))

    def inside(self, key: str) -> tuple[PhraseMatch, ...]:
        """Return the matches of `key` that may stand inside a line: whole phrases and labels."""
        return tuple(
            [
                match
                for match in self.line(key)
                if _is_inner(match.filter, match.match, match.strength, match.claims)
            ]
        )

    def lines_of(self, filter_: str, *, claims: bool = False) -> list[str]:
        """Return the phrases of `filter_` but for suffixes; with `claims`, those that claim."""
        phrases = self._by_filter.get(filter_, [])
        if not claims:
            return phrases
        own = {
            number
            for number, (name, _, _, _, _, claiming, _) in enumerate(self._kinds)
            if name == filter_ and claiming
        }
        return [phrase for phrase in phrases if not own.isdisjoint(self._lines[phrase])]

    def __iter__(self) -> Iterator[PhraseMatch]:
        """Yield all matches that there are, suffixes last."""
        for table in (self._lines, self._suffixes):
            for phrase, kinds in table.items():
                yield from self._matches(phrase, kinds)

    def _matches(self, phrase: str, kinds: Kinds) -> tuple[PhraseMatch, ...]:
        """Return the matches of `phrase` that are of `kinds`, the same ones each time."""
        found = self._made.get((phrase, kinds))
        if found is None:
            found = tuple([_match(phrase, self._kinds[number]) for number in kinds])
            self._made[phrase, kinds] = found
        return found

    def _may_have_more(self, key: str) -> bool:
        """May `key` have other matches than the phrase that it is? Says no of most lines."""
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

    def _met(self, key: str) -> list[PhraseMatch]:
        """Return the matches of all phrases with which `key` begins or ends, whatever the rest."""
        heads, tails = self._heads, self._tails
        met: list[PhraseMatch] = []
        for length in _HEADS:
            bucket = heads.get(key[:length])
            if bucket and key.startswith(bucket):
                for phrase in bucket:
                    if key.startswith(phrase):
                        met += self._matches(phrase, self._prefixes[phrase])
        if key[-5:] in tails or key[-3:] in tails or key[-2:] in tails:
            for length in _HEADS:
                for phrase in tails.get(key[-length:], ()):
                    if key.endswith(phrase):
                        met += self._matches(phrase, self._suffixes[phrase])
        return met


def _beginning(text: str) -> str:
    """Return how the key of `text` may begin; not `fold`, since it is asked of every sentence."""
    return lowered(text).replace("'", "").replace("’", "")


def _inner(lines: dict[str, Kinds], kinds: list[tuple[Any, ...]]) -> Iterator[str]:
    """Yield the phrases that may stand inside a line."""
    for phrase, numbers in lines.items():
        if len(phrase) < _INNER[0] and " " not in phrase and phrase < "\u0e00":
            if len(phrase) + 1 == _INNER[0] and any(kinds[n][2] == "label" for n in numbers):
                yield f"{phrase}:"  # a label shows itself by its colon
            if len(phrase) < _SLOT or not any(kinds[n][0] == "advertisements" for n in numbers):
                continue  # a word, which a sentence may be, too
        if any(_is_inner(kinds[n][0], kinds[n][2], kinds[n][4], kinds[n][5]) for n in numbers):
            yield phrase


def _is_inner(filter_: str, match: str, strength: int, claims: bool) -> bool:
    """May a phrase that meets lines so be looked for inside of one? Only if it says all that goes."""
    whole = match in ("line", "ending", "label") or (match == "prefix" and filter_ in _SENTENCES)
    return whole and claims and strength >= Strength.EXACT


def _match(phrase: str, kind: tuple[Any, ...]) -> PhraseMatch:
    """Return the match of `phrase`, which is of the `kind` that the tables tell."""
    filter_, rule, match, language, strength, claims, rest = kind
    return PhraseMatch(filter_, rule, phrase, match, language, Strength(strength), claims, rest)


def _longest(lengths: Iterable[int], phrase: str) -> int:
    """Return the first of `lengths`, which fall, that `phrase` has; 0 if it has none."""
    return next((n for n in lengths if n <= len(phrase)), 0)


def _fitting(key: str, matches: Iterable[PhraseMatch]) -> tuple[PhraseMatch, ...]:
    return tuple([match for match in matches if _fits(key, match)])


def _head(phrase: str, length: int) -> str:
    return phrase[:length]


def _tail(phrase: str, length: int) -> str:
    return phrase[-length:]


def _buckets(
    table: Iterable[str], head: Callable[[str, int], str], lengths: tuple[int, ...] = _HEADS
) -> dict[str, tuple[str, ...]]:
    """Return the phrases of `table` by as many of their outer characters as `lengths` allow."""
    buckets: dict[str, list[str]] = {}
    for phrase in table:
        buckets.setdefault(head(phrase, _longest(lengths, phrase)), []).append(phrase)
    return {start: tuple(phrases) for start, phrases in buckets.items()}


def _fits(key: str, match: PhraseMatch) -> bool:
    """Is what `key` has beside the phrase of `match` what its way of matching allows?"""
    rest = len(key) - len(match.phrase)
    if rest == 0 or rest > match.rest:
        return False
    if match.match == "suffix":
        return _width(key[:rest]) <= match.rest and not _one_word(key[rest - 1], key[rest])
    after = key[len(match.phrase) :]
    if match.match == "label":
        return after.lstrip()[:1] in SEPARATORS
    return not _one_word(match.phrase[-1], after[0])


def _width(text: str) -> int:
    """Return the length of `text`, East Asian characters counted twice."""
    return len(text) if text.isascii() else len(text) + sum(c >= "\u2e80" for c in text)


def _one_word(left: str, right: str) -> bool:
    """Do two neighbouring letters stand in one word? Scripts without spaces never say so."""
    return left.isalnum() and right.isalnum() and right < "\u0e00"


@cache
def index(extra: tuple[str, ...] = ()) -> PhraseIndex:
    """Return the index over all phrases of this package, and of those that are `installed`, `extra`.

    Raises:
        ValueError: there are no such phrases, or they are not of their form; says where.
    """
    if extra:
        matches = chain(_all_matches(phrases()), *map(_brought_matches, extra))
        return PhraseIndex(lookups_of(matches))
    return PhraseIndex(lookups())


def lookups() -> Lookups:
    """Return what the index over all phrases of this package looks up."""
    return disk_cached("index", __package__, Lookups, lambda: lookups_of(_all_matches(phrases())))


def _all_matches(source: Phrases) -> Iterator[PhraseMatch]:
    known = rules()
    for name in known:
        for match in matches_of(name, known, source):
            yield match
            for form in bare_forms(match.phrase, match.language):
                yield replace(match, phrase=form)


def _brought_matches(name: str) -> list[PhraseMatch]:
    source = brought(name)
    try:
        return list(_all_matches(source))
    except ValueError as error:
        raise ValueError(f"phrases {name!r}: {error}") from None
