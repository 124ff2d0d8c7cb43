"""The memo of a run: what phrases and line rules said of lines, handed from round to round.

A later round asks only of the lines that a cut has made anew. What is remembered is a function of
the line and the rule alone, so a memo can serve any number of Documents of one input.
"""

from collections.abc import Sequence
from itertools import compress
from typing import Any

from newsclean.evidence.cues import CueSearch, declared_cues
from newsclean.evidence.line_rules import LineRule
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
        self._batches: list[_Batch] = []
        self._said: dict[LineRule[Any], dict[Block, Any]] = {}
        self._judged: dict[LineRule[Any], int] = {}  # batches that the rule has judged
        self._cued: set[LineRule[Any]] = set()
        self._searched: tuple[CueSearch | None, int] = None, 0  # by what, and how many batches

    def add(self, blocks: Sequence[Block]) -> None:
        """Take in lines that no Document of this run had before, and look them up.

        A line that held but a quotation mark, which has moved to another, says nothing any more.
        """
        blocks = [block for block in blocks if block.text]
        if blocks:
            look_up(blocks, self.phrases)
            self._batches.append(_Batch(blocks))

    def said(self, rule: LineRule[Any]) -> dict[Block, Any]:
        """Return what `rule` says of all lines, by line, where it says something true."""
        if rule.has_cues and rule not in self._rules_with_cues():
            return _NOTHING  # as of nearly all
        judged = self._judged.get(rule, 0)
        if judged < len(self._batches):
            self._judged[rule] = len(self._batches)
            for batch in self._batches[judged:]:
                if lines := batch.seen_by(rule):
                    self._judge(rule, lines)
        return self._said.get(rule, _NOTHING)

    def _rules_with_cues(self) -> set[LineRule[Any]]:
        """Return the rules that have a cue in some line, of those that have cues."""
        search, size = declared_cues(), len(self._batches)
        if self._searched != (search, size):
            self._searched = search, size
            self._cued = {rule for batch in self._batches for rule in batch.by_cue(search)}
        return self._cued

    def _judge(self, rule: LineRule[Any], lines: Sequence[Block]) -> None:
        """Ask `rule` of `lines`."""
        judge = rule.judge
        # Lines of which a rule says nothing are not kept: they are nearly all.
        if found := {line: said for line in lines if (said := judge(line))}:
            self._said.setdefault(rule, {}).update(found)

    @property
    def in_order(self) -> bool:
        """Are the lines in the order of the input, since all came in at once?"""
        return len(self._batches) < 2


class _Batch:
    """Lines that came in together, and which rules see which of them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._lengths = [len(block.text) for block in blocks]
        self._shortest, self._longest = min(self._lengths), max(self._lengths)
        self._firsts = {block.text[0] for block in blocks}
        self._lasts = {block.text[-1] for block in blocks}
        self._short: dict[int, list[Block]] = {}  # by the longest that rules read
        self._search: CueSearch | None = None  # the one that was made here
        self._by_rule: dict[LineRule[Any], list[Block]] = {}

    def seen_by(self, rule: LineRule[Any]) -> Sequence[Block]:
        """Return the lines that `rule` must judge: short enough, with one of its cues, with its marks."""
        if rule.sift:
            return rule.sift(self._blocks)
        # The lines of a text have few first and last characters: often none is as it should be.
        firsts = set(filter(rule.opens, self._firsts)) if rule.opens else self._firsts
        lasts = set(filter(rule.closes, self._lasts)) if rule.closes and firsts else self._lasts
        if not firsts or not lasts:
            return ()
        if rule.has_cues:
            lines: Sequence[Block] = self.by_cue(declared_cues()).get(rule, ())
        else:
            lines = self._up_to(rule.longest)
        if rule.opens:
            lines = [line for line in lines if line.text[0] in firsts]
        if rule.closes:
            lines = [line for line in lines if line.text[-1] in lasts]
        return lines

    def by_cue(self, search: CueSearch) -> dict[LineRule[Any], list[Block]]:
        """Return for each rule with cues the lines with one of them that are short enough for it."""
        if search is not self._search:  # the first time, or rules were declared since
            self._search, self._by_rule = search, self._cued(search)
        return self._by_rule

    def _up_to(self, longest: int | None) -> Sequence[Block]:
        """Return the lines of at most `longest` characters: one list for all rules that read those."""
        if longest is None or longest >= self._longest:
            return self._blocks
        if longest < self._shortest:
            return ()
        if longest not in self._short:
            fits = map(longest.__ge__, self._lengths)
            self._short[longest] = list(compress(self._blocks, fits))
        return self._short[longest]

    def _cued(self, search: CueSearch) -> dict[LineRule[Any], list[Block]]:
        blocks, lengths = self._blocks, self._lengths
        seen = search.seen([block.lower for block in blocks]).items()
        fitting = {
            rule: [blocks[i] for i in lines if rule.longest is None or lengths[i] <= rule.longest]
            for rule, lines in seen
        }
        return {rule: lines for rule, lines in fitting.items() if lines}
