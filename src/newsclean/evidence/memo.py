"""The memo of a run: what phrases and line rules said of lines, handed from round to round.

A later round asks only of the lines that a cut has made anew. What is remembered is a function of
the line and the rule alone, so a memo can serve any number of Documents of one input.
"""

from collections.abc import Sequence
from typing import Any

from newsclean.evidence.line_rules import LineRule
from newsclean.evidence.sorting import declared
from newsclean.model.block import Block, look_up
from newsclean.phrases import PhraseIndex, index
from newsclean.site_rules.matching import Matcher

_NOTHING: dict[Block, Any] = {}


class Memo:
    """The phrases and site rules of a run, and what each rule said of the lines that it was asked of."""

    def __init__(
        self, phrases: PhraseIndex | None = None, site_rules: Matcher | None = None
    ) -> None:
        self.phrases = phrases or index()
        self.site_rules = site_rules
        self.of_top: dict[Any, Any] = {}  # what was asked of the first lines of a Document
        self._batches: list[Sequence[Block]] = []  # lines that came in together
        self._unsorted: list[Sequence[Block]] = []  # of those
        self._declared = 0  # rules, when they were sorted
        self._waiting: dict[LineRule[Any], Sequence[Block]] = {}  # lines that a rule is to judge
        self._said: dict[LineRule[Any], dict[Block, Any]] = {}
        self._open: set[LineRule[Any]] = set()

    def add(self, blocks: Sequence[Block]) -> None:
        """Take in lines that no Document of this run had before, and look them up.

        A line that held but a quotation mark, which has moved to another, says nothing any more.
        """
        blocks = [block for block in blocks if block.text]
        if blocks:
            look_up(blocks, self.phrases)
            self._batches.append(blocks)
            self._unsorted.append(blocks)

    def fresh(self, blocks: Sequence[Block]) -> "Memo":
        """Return a memo for the same phrases and site rules that knows of `blocks` alone."""
        memo = Memo(self.phrases, self.site_rules)
        memo.add(blocks)
        return memo

    def said(self, rule: LineRule[Any]) -> dict[Block, Any]:
        """Return what `rule` says of all lines, by line, where it says something true."""
        if self._unsorted or rule.number >= self._declared:
            self._sort()
        if rule not in self._open:
            return _NOTHING  # as of nearly all
        if lines := self._waiting.pop(rule, None):
            self._judge(rule, rule.sift(lines) if rule.sift else lines)
        return self._said.get(rule, _NOTHING)

    def open_rules(self) -> set[LineRule[Any]]:
        """Return the rules that have said something of a line, or are to judge one yet."""
        if self._unsorted:
            self._sort()
        return self._open

    @property
    def is_asked(self) -> bool:
        """Was it asked for anything yet?"""
        return self._declared > 0

    def _sort(self) -> None:
        """Find out which rules are to judge which of the lines that came in since the last time."""
        sorter = declared()
        if self._declared != sorter.size:  # the first time, or rules were declared since
            self._declared, self._unsorted = sorter.size, self._batches[:]
            self._waiting.clear()
            self._said.clear()
        waiting = self._waiting
        for batch in self._unsorted:
            seen = sorter.seen(batch)
            both = {rule: [*waiting[rule], *seen[rule]] for rule in waiting.keys() & seen.keys()}
            waiting |= seen | both
        self._unsorted = []
        self._open = {*self._waiting, *self._said}

    def _judge(self, rule: LineRule[Any], lines: Sequence[Block]) -> None:
        """Ask `rule` of `lines`."""
        judge = rule.judge
        # Lines of which a rule says nothing are not kept: they are nearly all.
        for line in lines:
            if said := judge(line):
                self._said.setdefault(rule, {})[line] = said
        if rule not in self._said:
            self._open.discard(rule)

    @property
    def in_order(self) -> bool:
        """Are the lines in the order of the input, since all came in at once?"""
        return len(self._batches) < 2
