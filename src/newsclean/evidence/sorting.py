"""Sorting: which rules see which lines, told at one look at each line.

What a rule needs is looked up, not tried: by the cues in a line, by its first word, its last
character, the phrases that it meets and its length. What the rules say of a word is kept, since the
lines of most texts begin with the same ones.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import compress

from newsclean.evidence.cues import CueSearch
from newsclean.evidence.line_rules import DECLARED, FIRST, IsWord, LineRule
from newsclean.model.block import Block

_WORDS = 20_000  # first words of which is kept which rules they concern
_MARKS = 2_000  # last characters

Rule = LineRule[object]


class _Concerned(dict[str, list[tuple[int, Rule]]]):
    """Which rules a word or mark concerns, each with the longest line that it reads, the longest first.

    It is kept of as many as `most`: what comes then begins anew.
    """

    def __init__(
        self, rules: Sequence[Rule], asks: Callable[[Rule], IsWord | None], most: int
    ) -> None:
        asked = [(rule.limit, rule, tells) for rule in rules if (tells := asks(rule))]
        self._asked = sorted(asked, key=lambda one: -one[0])
        self._most = most

    def __missing__(self, said: str) -> list[tuple[int, Rule]]:
        if len(self) >= self._most:
            self.clear()
        self[said] = found = [(limit, rule) for limit, rule, tells in self._asked if tells(said)]
        return found


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
        self._begun = _Concerned(rules, lambda rule: rule.begins, _WORDS)
        self._closed = _Concerned(rules, lambda rule: rule.closes, _MARKS)

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
        seen.update(self._some(blocks, lengths))
        return seen

    def cued(self, blocks: Sequence[Block]) -> dict[Rule, list[Block]]:
        """Return for each rule the lines in which one of its cues occurs, if it reads lines so long."""
        found = self._cues.seen([block.lower for block in blocks])
        return {
            rule: [blocks[i] for i in numbers if rule.reads(blocks[i])]
            for rule, numbers in found.items()
        }

    def _some(self, blocks: Sequence[Block], lengths: Sequence[int]) -> dict[Rule, list[Block]]:
        """Return which of `blocks` have what a rule needs, by rule, in order."""
        begun, closed, meeting = self._begun, self._closed, self._meeting
        told: dict[Rule, list[Block]] = defaultdict(list)
        for block, length in zip(blocks, lengths, strict=True):
            text = block.text
            for limit, rule in begun[text[:FIRST].partition(" ")[0]]:
                if length > limit:
                    break
                told[rule].append(block)
            for limit, rule in closed[text[-1]]:
                if length > limit:
                    break
                told[rule].append(block)
            for match in block.matches:
                for rule in meeting.get(match.filter, ()):
                    if length <= rule.limit:
                        told[rule].append(block)
        several = {rule for rule in told if rule.needs_one_of_several}
        for rule, numbers in self._cues.seen([block.lower for block in blocks]).items():
            limit = rule.limit
            if short := [blocks[i] for i in numbers if lengths[i] <= limit]:
                told[rule] += short
        if several:
            places = {block: place for place, block in enumerate(blocks)}
            for rule in several:
                told[rule] = sorted(set(told[rule]), key=places.__getitem__)
        return told


_sorter: Sorter | None = None


def declared() -> Sorter:
    """Return what sorts lines for all rules that are declared by now."""
    global _sorter
    if _sorter is None or _sorter.size != len(DECLARED):
        _sorter = Sorter(DECLARED)
    return _sorter
