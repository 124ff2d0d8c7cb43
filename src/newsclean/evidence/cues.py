"""Which rules see which lines: one search of all lines finds the cues of all rules.

To search each line for each of several hundred cues would cost more than all else that filters
do, and to begin a search for each line as much as to search it. One automaton (Aho and Corasick's)
finds all cues in all lines in the time of a few searches.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from newsclean.evidence.line_rules import DECLARED, LineRule
from newsclean.phrases.search import encoded, finder


class CueSearch:
    """A search for the cues of `rules`."""

    def __init__(self, rules: Sequence[LineRule[object]]) -> None:
        self.size = len(rules)
        by_cue: dict[str, list[LineRule[object]]] = {}
        for rule in rules:
            for cue in dict.fromkeys(rule.cues):
                by_cue.setdefault(cue, []).append(rule)
        self._rules = [tuple(found) for found in by_cue.values()]
        self._find = finder(list(by_cue))

    def seen(self, lowered: Sequence[str]) -> dict[LineRule[object], list[int]]:
        """Return which of the `lowered` lines, those in lower case, have a cue of each rule: their indexes."""
        lines = list(map(encoded, lowered))
        ends = list(accumulate([len(line) + 1 for line in lines]))
        found: dict[LineRule[object], list[int]] = {}
        for number, place in self._find(b"\n".join(lines)):
            at = bisect_right(ends, place)
            for rule in self._rules[number]:
                seen = found.setdefault(rule, [])
                if not seen or seen[-1] != at:  # cues come in the order of their lines
                    seen.append(at)
        return found


_search: CueSearch | None = None


def declared_cues() -> CueSearch:
    """Return the search for the cues of all rules that are declared by now."""
    global _search
    if _search is None or _search.size != len(DECLARED):
        _search = CueSearch(DECLARED)
    return _search
