"""Repeats: the longest fragments that stand in several articles, from a boundary on.

All that follows a boundary, to the end of its line, is sorted; what begins alike is then a run, and
runs within runs are the longer fragments. This is a suffix array of boundaries alone: what begins in
the middle of a sentence is no fragment, and is never asked about. The longer fragments are judged
first; what they do not take is left to the shorter ones that they begin with.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newsclean.learning.texts import END, Line
from newsclean.site_rules.boundaries import HARD

LONGEST = 80  # tokens of a fragment
_BOUNDED = 0.9  # of the places of a fragment that must have a boundary behind it
_NEVER_FIRST = ",;.!?)]:-–—/"  # marks with which no part of a line begins


class Place(NamedTuple):
    """Where a fragment stands: the number of the line, and the tokens from `start` to `end`."""

    line: int
    start: int
    end: int


class Entry(NamedTuple):
    """What follows a boundary: its tokens as sorted, and where it is."""

    key: tuple[int, ...]
    line: int
    start: int


Accept = Callable[[Sequence[Place]], bool]
"""Is the fragment that stands at these places one to be learned? True if it is taken."""


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """Return what follows each boundary of `lines`, sorted."""
    return sorted(_entries(lines))


def walk(
    entries: Sequence[Entry], lines: Sequence[Line], of: Sequence[int], least: int, accept: Accept
) -> None:
    """Show `accept` the fragments that stand in `least` articles or more, the longest first.

    `entries` are the `entries_of` the `lines`; `of` says which article each article is a copy of:
    copies count once.
    """
    _Walk(lines, of, least, accept).over(entries)


def walk_behind(
    places: Sequence[Place], lines: Sequence[Line], of: Sequence[int], least: int, accept: Accept
) -> None:
    """Show `accept` what stands behind `places` in `least` articles or more, the longest first."""
    ends = ((place.line, place.end) for place in places)
    entries = sorted(_entry(lines[line], line, end) for line, end in ends)
    _Walk(lines, of, least, accept).over(entries)


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    for number, line in enumerate(lines):
        for start in range(len(line.ids) - 1):
            if line.bounds[start] == HARD and (
                not start or line.text[line.starts[start]] not in _NEVER_FIRST
            ):
                yield _entry(line, number, start)


def _entry(line: Line, number: int, start: int) -> Entry:
    return Entry(tuple(line.ids[start : start + LONGEST]), number, start)


class _Walk:
    def __init__(
        self, lines: Sequence[Line], of: Sequence[int], least: int, accept: Accept
    ) -> None:
        self.lines = lines
        self.of = of
        self.least = least
        self.accept = accept

    def over(self, entries: Sequence[Entry]) -> None:
        """Judge what the sorted `entries` begin with."""
        if entries:
            self.down(entries, 0)

    def down(self, entries: Sequence[Entry], depth: int) -> set[tuple[int, int]]:
        """Judge what `entries` begin with, from `depth` on; return the places that were taken."""
        shared = _shared(entries[0].key, entries[-1].key, depth)
        taken: set[tuple[int, int]] = set()
        for run in _runs(entries, shared):
            if self.is_enough(run):
                taken |= self.down(run, shared + 1)
        left = [entry for entry in entries if (entry.line, entry.start) not in taken]
        if self.is_enough(left) and self._take(left, shared, depth):
            taken.update((entry.line, entry.start) for entry in left)
        return taken

    def is_enough(self, entries: Sequence[Entry]) -> bool:
        """Are there enough of `entries`, and in enough articles?"""
        if len(entries) < self.least:
            return False
        return len({self.of[self.lines[entry.line].article] for entry in entries}) >= self.least

    def _take(self, entries: Sequence[Entry], shared: int, depth: int) -> bool:
        """Offer the longest beginning of `entries` that is taken, down to `depth`."""
        lengths = range(shared, max(depth, 1) - 1, -1)
        key = entries[0].key
        for length in lengths:
            end = length - 1 if key[length - 1] == END else length
            places = [Place(entry.line, entry.start, entry.start + end) for entry in entries]
            if end and self._may_end(places) and self.accept(places):
                return True
        return False

    def _may_end(self, places: Sequence[Place]) -> bool:
        """Is there some boundary behind most of `places`?"""
        bounded = sum(self.lines[place.line].bounds[place.end] > 0 for place in places)
        return bounded >= _BOUNDED * len(places)


def _shared(first: tuple[int, ...], last: tuple[int, ...], depth: int) -> int:
    """Return how many tokens all of a sorted run share: what its first and its last one do."""
    most = min(len(first), len(last))
    while depth < most and first[depth] == last[depth]:
        depth += 1
    return depth


def _runs(entries: Sequence[Entry], depth: int) -> Iterator[Sequence[Entry]]:
    """Yield the runs of `entries` that go on alike after `depth` tokens."""
    start = 0
    while start < len(entries):
        key = entries[start].key
        end = start + 1
        if len(key) > depth:
            while (
                end < len(entries) and entries[end].key[depth : depth + 1] == key[depth : depth + 1]
            ):
                end += 1
            yield entries[start:end]
        start = end
