"""Which rules see which lines: one search of all lines finds the cues of all rules.

To search each line for each of several hundred cues would cost more than all else that filters
do, and to begin a search for each line as much as to search it. One automaton (Aho and Corasick's)
finds all cues in all lines in the time of a few searches.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from newsclean.evidence.line_rules import DECLARED, LineRule

_PIECE = 1 << 16  # bytes that are searched at once: each cue that is found takes some memory


class CueSearch:
    """A search for the cues of `rules`."""

    def __init__(self, rules: Sequence[LineRule[object]]) -> None:
        self.size = len(rules)
        by_cue: dict[str, list[LineRule[object]]] = {}
        for rule in rules:
            for cue in dict.fromkeys(rule.cues):
                by_cue.setdefault(cue, []).append(rule)
        self._rules = [tuple(found) for found in by_cue.values()]
        self._longest = max([len(cue.encode()) for cue in by_cue], default=0)
        self._find = _automaton(list(by_cue))

    def seen(self, lowered: Sequence[str]) -> dict[LineRule[object], list[int]]:
        """Return which of the `lowered` lines, those in lower case, have a cue of each rule: their indexes."""
        lines = [line.encode("utf-8", "surrogatepass") for line in lowered]
        ends = list(accumulate([len(line) + 1 for line in lines]))
        found: dict[LineRule[object], list[int]] = {}
        for number, place in self._cues_in(b"\n".join(lines)):
            at = bisect_right(ends, place)
            for rule in self._rules[number]:
                seen = found.setdefault(rule, [])
                if not seen or seen[-1] != at:  # cues come in the order of their lines
                    seen.append(at)
        return found

    def _cues_in(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Yield the number of each cue in `data` and its place, piece by piece."""
        for first in range(0, len(data), _PIECE):
            # Pieces overlap by the length of a cue; what begins in the next one is found there.
            for number, start, _ in self._find(data[first : first + _PIECE + self._longest]):
                if start < _PIECE:
                    yield number, first + start


def _automaton(cues: list[str]) -> Callable[[bytes], Iterable[tuple[int, int, int]]]:
    """Return the search for `cues`: what it finds are the number of a cue, its start and its end."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    # Of all ways the smallest: it is made at once, and stays in the processor's memory
    found = BytesAhoCorasick(
        [cue.encode() for cue in cues], implementation=Implementation.ContiguousNFA
    )
    return lambda data: found.find_matches_as_indexes(data, overlapping=True)


_search: CueSearch | None = None


def declared_cues() -> CueSearch:
    """Return the search for the cues of all rules that are declared by now."""
    global _search
    if _search is None or _search.size != len(DECLARED):
        _search = CueSearch(DECLARED)
    return _search
