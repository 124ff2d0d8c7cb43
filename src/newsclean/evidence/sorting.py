"""Sorting: which rules see which lines, told at one look at each line.

What a rule needs is looked up, not tried: by the cues in a line, by its first word, its last
character, the phrases that it meets and its length. What the rules say of a word is kept, since the
lines of most texts begin with the same ones.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

from newsclean.evidence.cues import CueSearch
from newsclean.evidence.line_rules import DECLARED, FIRST, LineRule
from newsclean.model.block import Block

_WORDS = 20_000  # first words of which is kept which rules they concern
_MARKS = 2_000  # last characters

Rule = LineRule[object]


class Sorter:
    """The rules that are declared, by what they need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.size = len(rules)
        self._cues = CueSearch(rules)
        self._sifting = [rule for rule in rules if rule.sift]
        self._to_all: dict[int | None, list[Rule]] = {}
        self._meeting: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.sees_all:
                self._to_all.setdefault(rule.longest, []).append(rule)
            if rule.meets:
                self._meeting.setdefault(rule.meets, []).append(rule)
        beginning = [(rule, rule.begins) for rule in rules if rule.begins]
        closing = [(rule, rule.closes) for rule in rules if rule.closes]
        self._begun = lru_cache(_WORDS)(
            lambda word: [rule for rule, begins in beginning if begins(word)]
        )
        self._closed = lru_cache(_MARKS)(
            lambda mark: [rule for rule, closes in closing if closes(mark)]
        )

    def seen(self, blocks: Sequence[Block]) -> dict[Rule, Sequence[Block]]:
        """Return for each rule the lines that it must judge, in order, or is to sift yet."""
        lengths = [len(block.text) for block in blocks]
        least, most = min(lengths), max(lengths)
        seen: dict[Rule, Sequence[Block]] = dict.fromkeys(self._sifting, blocks)
        for longest, rules in self._to_all.items():
            if longest is None or longest >= most:
                seen.update(dict.fromkeys(rules, blocks))
            elif longest >= least:
                lines = list(compress(blocks, map(longest.__ge__, lengths)))
                seen.update(dict.fromkeys(rules, lines))
        for rule, numbers in self._some(blocks).items():
            longest = rule.longest or most
            if lines := [blocks[i] for i in numbers if lengths[i] <= longest]:
                seen[rule] = lines
        return seen

    def cued(self, blocks: Sequence[Block]) -> dict[Rule, list[Block]]:
        """Return for each rule the lines in which one of its cues occurs, if it reads lines so long."""
        found = self._cues.seen([block.lower for block in blocks])
        return {
            rule: [blocks[i] for i in numbers if rule.reads(blocks[i])]
            for rule, numbers in found.items()
        }

    def _some(self, blocks: Sequence[Block]) -> dict[Rule, list[int]]:
        """Return which of `blocks` have what a rule needs, by rule: their indexes, in order."""
        begun, closed, meeting = self._begun, self._closed, self._meeting
        told: dict[Rule, list[int]] = defaultdict(list)
        for i, block in enumerate(blocks):
            text = block.text
            for rule in begun(text[:FIRST].partition(" ")[0]):
                told[rule].append(i)
            for rule in closed(text[-1]):
                told[rule].append(i)
            for match in block.matches:
                for rule in meeting.get(match.filter, ()):
                    told[rule].append(i)
        several = {rule for rule in told if rule.needs_one_of_several}
        for rule, numbers in self._cues.seen([block.lower for block in blocks]).items():
            told[rule] += numbers
        for rule in several:
            told[rule] = sorted(set(told[rule]))
        return told


_sorter: Sorter | None = None


def declared() -> Sorter:
    """Return what sorts lines for all rules that are declared by now."""
    global _sorter
    if _sorter is None or _sorter.size != len(DECLARED):
        _sorter = Sorter(DECLARED)
    return _sorter
