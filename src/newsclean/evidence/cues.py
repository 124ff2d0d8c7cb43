"""Which rules see which lines: one search of all lines finds the cues of all rules.

To search each line for each of several hundred cues would cost more than all else that filters
do, and to begin a search for each line as much as to search it. One automaton (Aho and Corasick's)
finds all cues in all lines in the time of a few searches.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from newsclean.evidence.line_rules import LineRule
from newsclean.phrases.search import encoded, finder


class CueSearch:
    """A search for the cues of `rules`."""

    def __init__(self, rules: Sequence[LineRule[object]]) -> None:
        by_cue: dict[str, list[LineRule[object]]] = {}
        for rule in rules:
            for cue in dict.fromkeys(rule.cues):
                by_cue.setdefault(cue, []).append(rule)
        self._rules = [tuple(found) for found in by_cue.values()]
        self._find = finder(list(by_cue))

    def seen(self, lowered: Sequence[str]) -> dict[LineRule[object], list[int]]:
        """Return which of the `lowered` lines, those in lower case, have a cue of each rule: their indexes."""
        data = encoded("\n".join(lowered))
        lines = data.split(b"\n")
        if len(lines) != len(lowered):  # one of them has a line break
            lines = list(map(encoded, lowered))
        ends = list(accumulate([len(line) + 1 for line in lines]))
        found: dict[LineRule[object], list[int]] = defaultdict(list)
        for number, place in self._find(data):
            at = bisect_right(ends, place)
            for rule in self._rules[number]:
                numbers = found[rule]
                if not numbers or numbers[-1] != at:  # cues come in the order of their lines
                    numbers.append(at)
        return found
