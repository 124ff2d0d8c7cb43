"""Which rules see which lines: one search of a line finds the cues of all rules.

To search each line for each of several hundred cues would cost more than all else that filters
do. One automaton (Aho and Corasick's) finds them all in the time of a few searches.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

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

    def rules_for(self, lowered: str) -> set[LineRule[object]]:
        """Return the rules that have a cue in `lowered`, a line in lower case."""
        data = lowered.encode("utf-8", "surrogatepass")
        if len(data) <= _PIECE:
            found = {number for number, _, _ in self._find(data)}
        else:
            found = {n for piece in self._pieces(data) for n, _, _ in self._find(piece)}
        if not found:
            return set()
        return {rule for number in found for rule in self._rules[number]}

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield `data` in pieces that overlap by the length of a cue."""
        for start in range(0, len(data), _PIECE):
            yield data[start : start + _PIECE + self._longest]


def _automaton(cues: list[str]) -> Callable[[bytes], Iterable[tuple[int, int, int]]]:
    """Return the search for `cues`: what it finds are the number of a cue, its start and its end."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    found = BytesAhoCorasick([cue.encode() for cue in cues], implementation=Implementation.DFA)
    return lambda data: found.find_matches_as_indexes(data, overlapping=True)


_search: CueSearch | None = None


def declared_cues() -> CueSearch:
    """Return the search for the cues of all rules that are declared by now."""
    global _search
    if _search is None or _search.size != len(DECLARED):
        _search = CueSearch(DECLARED)
    return _search
