"""Fragments: what recurs, and what can be said of it before it is judged."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from newsclean.learning.repeats import Place
from newsclean.learning.texts import END, Line, Texts
from newsclean.phrases import PhraseMatch, fold, index
from newsclean.site_rules.boundaries import HARD, SOFT
from newsclean.site_rules.matching import EDGE
from newsclean.site_rules.rule import Where
from newsclean.site_rules.tokens import SLOTTED, STOPS
from newsclean.text.prose import is_prose, word_count

_SLOTS = SLOTTED | {"name"}
_STARTS = 0.5  # of how surely what begins sentences does so
_CLOSES = 0.02  # of the places of a word with which sentences go on
_FEW_LINES, _TAIL_PROSE = 4, 2  # lines of a text that has edges; of prose after its body
_LEAD = 150  # characters of one line that may stand before its first sentence
_CLOSING = STOPS | frozenset(",;:")
OPEN, _CLOSE = "([（［【", ")]）］】"
_NO_BRACES = str.maketrans("", "", "{}")


class Group:
    """The articles that are learned from together, and which of them are copies."""

    def __init__(
        self,
        texts: Texts,
        of: Sequence[int],
        sites: Sequence[str | None] | None = None,
        days: Sequence[str | None] = (),
    ) -> None:
        self.texts = texts
        self.of = of
        self.sites = sites
        self.days = days
        self.size = len(set(of))

    def with_texts(self, texts: Texts) -> "Group":
        """Return the same articles with other tokens."""
        return Group(texts, self.of, self.sites, self.days)

    @cached_property
    def starters(self) -> list[float]:
        """For each token, how often it stands at a sure boundary where it stands at all."""
        size = len(self.texts.vocabulary.keys)
        starts, all_of = [0] * size, [0] * size
        for line in self.texts.lines:
            for number, bound in zip(line.ids, line.bounds, strict=True):
                all_of[number] += 1
                starts[number] += bound == HARD
        return [
            start / whole if whole else 0.0 for start, whole in zip(starts, all_of, strict=True)
        ]

    @cached_property
    def starter(self) -> float:
        """The mean of the same over all that stands at a sure boundary."""
        found = [
            self.starters[number]
            for line in self.texts.lines
            for number, bound in zip(line.ids, line.bounds, strict=True)
            if bound == HARD and number != END
        ]
        return sum(found) / max(1, len(found))

    @cached_property
    def closers(self) -> list[float]:
        """For each token, how often a stop, a comma or the end of a line stands behind it."""
        keys = self.texts.vocabulary.keys
        closing = {number for number, key in enumerate(keys) if key in _CLOSING} | {END}
        closes, all_of = [0] * len(keys), [0] * len(keys)
        for line in self.texts.lines:
            for number, following in pairwise(line.ids):
                all_of[number] += 1
                closes[number] += following in closing
        return [
            close / whole if whole else 0.0 for close, whole in zip(closes, all_of, strict=True)
        ]

    def articles(self, places: Sequence[Place]) -> set[int]:
        """Return the articles that have `places`, copies once."""
        return {self.of[self.texts.lines[place.line].article] for place in places}


class Fragment:
    """A fragment at the `places` where it stands."""

    def __init__(self, group: Group, places: Sequence[Place]) -> None:
        self.group = group
        self.places = places

    @cached_property
    def ids(self) -> Sequence[int]:
        """Its tokens as numbers."""
        first = self.places[0]
        return self.line(first).ids[first.start : first.end]

    @cached_property
    def kinds(self) -> list[str]:
        """What each of its tokens is: a kind of token, or ``name``."""
        return [self.group.texts.vocabulary.kinds[number] for number in self.ids]

    @cached_property
    def text(self) -> str:
        """How it reads at the first of its places."""
        first = self.places[0]
        return self.line(first).said(first.start, first.end)

    def line(self, place: Place) -> Line:
        """Return the line of `place`."""
        return self.group.texts.lines[place.line]

    def at(self, places: Sequence[Place]) -> "Fragment":
        """Return the same fragment at other places."""
        return Fragment(self.group, places)

    def span(self, place: Place) -> tuple[int, int]:
        """Return where it begins and ends in the text of its line."""
        line = self.line(place)
        return line.starts[place.start], line.ends[place.end - 1]

    @cached_property
    def in_articles(self) -> set[int]:
        """The articles that have it."""
        return self.group.articles(self.places)

    @property
    def articles(self) -> int:
        """The number of articles that have it."""
        return len(self.in_articles)

    @cached_property
    def sites(self) -> set[str]:
        """The sites that have it, where sites are known and told apart."""
        sites = self.group.sites or ()
        return {site for article in self.in_articles if sites and (site := sites[article])}

    @cached_property
    def is_of_one_day(self) -> bool:
        """Were all articles that have it published on one day, as far as their days are known?"""
        days = {self.group.days[article] for article in self.in_articles if self.group.days}
        return len(days) == 1 and None not in days

    @property
    def share(self) -> float:
        """The share of articles that have it."""
        return self.articles / self.group.size

    @cached_property
    def words(self) -> int:
        """The number of its words; slots and marks are none, wide letters half a word each."""
        return word_count(" ".join(self.own_words))

    @cached_property
    def own_words(self) -> list[str]:
        """Its words as they are folded."""
        keys = self.group.texts.vocabulary.keys
        return [keys[n] for n, kind in zip(self.ids, self.kinds, strict=True) if kind == "word"]

    @cached_property
    def is_prose(self) -> bool:
        """Does it read like running prose?"""
        return is_prose(self.text)

    @cached_property
    def _matches(self) -> list[PhraseMatch]:
        return [match for match in index().matches(fold(self.text)) if match.claims]

    @property
    def known(self) -> set[str]:
        """The names of the filters whose phrases claim it, so that it is no news that it is residue."""
        return {match.filter for match in self._matches}

    @cached_property
    def leads(self) -> bool:
        """Is it a phrase that leads up to something, and never all there is?"""
        key = fold(self.text)
        kinds = {match.match for match in self._matches if match.phrase == key}
        return bool(kinds) and kinds <= {"label", "prefix"}

    @cached_property
    def has_address(self) -> bool:
        """Is there an address of a page, a mailbox or an account in it?"""
        return "address" in self.kinds

    @cached_property
    def ends_sure(self) -> float:
        """The share of its places behind which a sure boundary stands; a bracket closes itself."""
        least = SOFT if self.is_bracketed else HARD
        sure = sum(self.line(place).bounds[place.end] >= least for place in self.places)
        return sure / len(self.places)

    @cached_property
    def is_followed_by_sentences(self) -> bool:
        """Are the words behind it, where a line goes on, such as sentences begin with elsewhere?"""
        following = [self.line(place).ids[place.end] for place in self.places]
        scores = [self.group.starters[number] for number in following if number != END]
        return not scores or sum(scores) / len(scores) >= _STARTS * self.group.starter

    @cached_property
    def breaks_off(self) -> bool:
        """Is its last word one with which sentences go on: "The findings were published in"?"""
        return self.kinds[-1] == "word" and self.group.closers[self.ids[-1]] < _CLOSES

    @property
    def is_bracketed(self) -> bool:
        """Does it stand in one pair of brackets, all of it?"""
        text = self.text
        inner = text[1:-1]
        return text[0] in OPEN and text[-1] in _CLOSE and not any(mark in inner for mark in OPEN)

    @cached_property
    def at_edges(self) -> bool:
        """Does it stand before the body, or after it, wherever it stands?"""
        return all(map(self.is_in_head, self.places)) or all(map(self.is_in_tail, self.places))

    @cached_property
    def as_lines(self) -> list[Place]:
        """The places where it is a line of its own."""
        return [p for p in self.places if p.start == 0 and self.line(p).ids[p.end] == END]

    @cached_property
    def as_parts(self) -> list[Place]:
        """The places where it is part of a line."""
        own = set(self.as_lines)
        return [place for place in self.places if place not in own]

    def begins_text(self, place: Place) -> bool:
        """Stands it at the beginning of one of the first lines?"""
        return place.start == 0 and self.line(place).place < EDGE

    def is_in_head(self, place: Place) -> bool:
        """Stands it before all running prose of its article?"""
        line, before = self.line(place), self.group.texts.prose_before
        if self.begins_text(place):
            return True
        is_first = before[place.line] == before[place.line - line.place]
        return is_first and line.starts[place.start] <= _LEAD

    def is_in_tail(self, place: Place) -> bool:
        """Stands it after the prose of its article, but for a line or two that may be furniture?"""
        line, before = self.line(place), self.group.texts.prose_before
        if line.lines < _FEW_LINES:
            return self.ends_text(place)
        left = before[place.line - line.place + line.lines] - before[place.line + 1]
        return left <= _TAIL_PROSE and 2 * line.place > line.lines

    def ends_text(self, place: Place) -> bool:
        """Stands it at the end of one of the last lines?"""
        line = self.line(place)
        return line.ids[place.end] == END and line.place >= line.lines - EDGE

    @cached_property
    def where_part(self) -> Where:
        """Where it stands as part of lines: always at the head, always at the tail, or anywhere."""
        if all(map(self.begins_text, self.places)):
            return "head"
        return "tail" if all(map(self.ends_text, self.places)) else "inside"

    @cached_property
    def often(self) -> float:
        """How often an article has it that has it at all."""
        return len(self.places) / self.articles

    @cached_property
    def between_prose(self) -> float:
        """The share of its lines that stand between two paragraphs of prose."""
        prose = self.group.texts.prose

        def is_between(place: Place) -> bool:
            line = self.line(place)
            if not 0 < line.place < line.lines - 1:
                return False
            return prose[place.line - 1] and prose[place.line + 1]

        return sum(map(is_between, self.as_lines)) / max(1, len(self.as_lines))

    def said(self) -> str:
        """Return the fragment with slots for what is not always the same.

        A number, a date or an address that is the same at all places stays as it is.
        """
        made, before = "", None
        first = self.places[0]
        line = self.line(first)
        for offset, kind in enumerate(self.kinds):
            at = first.start + offset
            start, end = line.starts[at], line.ends[at]
            gap = line.text[before:start] if before is not None else ""
            said = line.text[start:end]
            if kind in _SLOTS and self._changes(offset):
                said = f"{{{kind}}}"
            made += gap.translate(_NO_BRACES) + said
            before = end
        return " ".join(made.split())

    @property
    def changes(self) -> bool:
        """Is a number, a date, an address or a name in it another one elsewhere?"""
        slots = [offset for offset, kind in enumerate(self.kinds) if kind in _SLOTS]
        return any(map(self._changes, slots))

    def _changes(self, offset: int) -> bool:
        """Is the token `offset` another one elsewhere?"""
        said = {
            fold(self.line(p).said(p.start + offset, p.start + offset + 1)) for p in self.places
        }
        return len(said) > 1
