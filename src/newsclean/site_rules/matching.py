"""Matching: where in a line the fragments of rules stand.

A search for some words of each rule says no of nearly all lines. What is left is cut into tokens, and
from each boundary a tree of all fragments is walked; the longest that ends at a boundary counts. A walk
is no longer than the longest fragment, so that time grows with the text alone.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.phrases.search import search_for
from newsclean.site_rules.boundaries import HARD, SOFT, boundaries
from newsclean.site_rules.template import DATE, HEADLINE, NAME, Template
from newsclean.site_rules.tokens import CLOSERS, SLOTTED, STOPS, Token, tokenize
from newsclean.text.prose import is_prose
from newsclean.text.scripts import has_no_capitals

if TYPE_CHECKING:
    from newsclean.site_rules.rule import SiteRule

EDGE = 3  # lines that count as the head of an article, or as its tail
NAME_WORDS = 4  # words of a name
HEADLINE_LENGTH = 170  # characters of one behind a label
_RUNS_ON = 3  # words of a fragment after which the next sentence may follow without a mark
_QUOTES = "\"“”„‟«»‘’'「」『』"


Slots = tuple[tuple[str, str], ...]
"""What stood in the slots of a fragment that fields are made of: pairs (slot, text)."""


class Found(NamedTuple):
    """A fragment in a line: text[start:end], by which rule, and what stood in its slots for fields."""

    rule: "SiteRule"
    start: int
    end: int
    slots: Slots

    def in_slots(self, slot: str) -> list[str]:
        """Return what stood in the slots `slot`, ``{name}`` or ``{date}``."""
        return [said for name, said in self.slots if name == slot]


class _Node:
    """A place in the tree of fragments: what may follow, and the rule that ends here."""

    __slots__ = ("is_open", "next", "rule")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.rule: SiteRule | None = None
        self.is_open = False  # does the rule end in any headline?


class Line(NamedTuple):
    """A line as it is walked: its text, tokens and boundaries, and whether it is at an edge."""

    text: str
    tokens: Sequence[Token]
    bounds: Sequence[int]
    at_head: bool
    at_tail: bool


class Matcher:
    """The fragments of a number of rules, ready to be looked for."""

    def __init__(self, rules: Sequence[tuple["SiteRule", Template]]) -> None:
        self._root = _Node()
        anchors: set[str] = set()
        self._has_bare = False  # is there a rule of marks and slots alone?
        for rule, template in rules:
            _insert(self._root, rule, template)
            if template.anchor:
                anchors.add(template.anchor)
            else:
                self._has_bare = True
        self._may_meet = search_for(sorted(anchors))
        self.is_empty = not rules

    def find(self, text: str, key: str, place: int, lines: int) -> list[Found]:
        """Return the fragments in `text`, whose folded key is `key`, the line `place` of `lines`."""
        at_head, at_tail = place < EDGE, place >= lines - EDGE
        if not self._may_meet(key) and not (self._has_bare and (at_head or at_tail)):
            return []
        tokens = tokenize(text)
        line = Line(text, tokens, boundaries(text, tokens), at_head, at_tail)
        return list(self._places(line))

    def _places(self, line: Line) -> Iterator[Found]:
        done = 0
        for start in range(len(line.tokens)):
            if start < done or line.bounds[start] != HARD:
                continue
            best = max(self._from(line, start), key=_rank, default=None)
            if best:
                rule, end, slots = best
                done = end
                yield Found(rule, *_span(line, start, end), slots)

    def _from(self, line: Line, start: int) -> Iterator[tuple["SiteRule", int, Slots]]:
        """Yield each rule that holds from the token `start` on, where it ends, and its slots."""
        ways: list[tuple[_Node, int, Slots]] = [(self._root, start, ())]
        while ways:
            node, at, slots = ways.pop()
            if node.rule and at > start:
                for end in _ends_at(line, at):
                    if _may_stand(node, line, start, end):
                        yield node.rule, end, slots
            if at < len(line.tokens) and node.next:
                ways += _steps(node, line, at, slots)


def _steps(node: _Node, line: Line, at: int, slots: Slots) -> Iterator[tuple[_Node, int, Slots]]:
    """Yield where a walk may go on from `node` with the token `at`."""
    token, following = line.tokens[at], node.next
    if token.key in following:
        yield following[token.key], at + 1, slots
    if token.kind in SLOTTED and (slot := following.get(f"{{{token.kind}}}")):
        said = line.text[token.start : token.end]
        yield slot, at + 1, (*slots, (DATE, said)) if token.kind == "date" else slots
    if slot := following.get(NAME):
        for end in name_ends(line.text, line.tokens, at):
            name = line.text[token.start : line.tokens[end - 1].end]
            yield slot, end, (*slots, (NAME, name))
    if (slot := following.get(HEADLINE)) and may_be_headline(line.text, token.start):
        yield slot, len(line.tokens), slots


def may_be_headline(text: str, start: int) -> bool:
    """May what follows text[start] be a headline: is it short, and no running prose?"""
    return len(text) - start <= HEADLINE_LENGTH and not is_prose(text[start:])


def name_ends(text: str, tokens: Sequence[Token], start: int) -> list[int]:
    """Return where a name may end that begins with the token `start`: after one to four words.

    >>> line = "Jane R. Roe, 3 May"
    >>> name_ends(line, tokenize(line), 0)
    [1, 2, 3, 4]
    """
    ends: list[int] = []
    words, at = 0, start
    while at < len(tokens) and words < NAME_WORDS:
        token = tokens[at]
        first = text[token.start]
        if token.kind == "word" and (first.isupper() or has_no_capitals(first)):
            words += 1
        elif not (words and token.key in (".", "-")):
            break
        at += 1
        ends.append(at)
    return ends


def _ends_at(line: Line, at: int) -> Iterator[int]:
    """Yield where a fragment ends that is met before the token `at`: there, or after a full stop."""
    yield at
    if at < len(line.tokens) and line.tokens[at].key in STOPS:
        yield at + 1


def _may_stand(node: _Node, line: Line, start: int, end: int) -> bool:
    """May the fragment that ends at `node` stand where it does?"""
    rule = node.rule
    if rule is None:
        return False
    if start == 0 and end == len(line.tokens):
        return True
    if not _ends(rule, line, end):
        return False
    if "inside" in rule.where and not node.is_open:
        return True
    if "head" in rule.where and line.at_head and start == 0:
        return True
    return "tail" in rule.where and line.at_tail and end == len(line.tokens)


def _ends(rule: "SiteRule", line: Line, end: int) -> bool:
    """Is the token `end` the beginning of something else?"""
    bound = line.bounds[end]
    if bound == HARD:
        return True
    if bound != SOFT:
        return False
    last = line.tokens[end - 1]
    if rule.headlines or last.kind == "date" or last.key == ":" or last.key in CLOSERS:
        return True
    return len(rule.template.words) >= _RUNS_ON or rule.match.isupper()


def _rank(found: tuple["SiteRule", int, Slots]) -> tuple[int, int, str, str]:
    """Order what holds from one place: the longest first, then the surest."""
    rule, end, _ = found
    return end, rule.strength, rule.site, rule.match


def _span(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return what is cut with the tokens from `start` to `end`: quotation marks and space, too."""
    if start == 0 and end == len(line.tokens):
        return 0, len(line.text)
    first, last = line.tokens[start].start, line.tokens[end - 1].end
    said = line.text[first:last]
    if line.text[last : last + 1] in _QUOTES and last < len(line.text):
        if any(mark in said for mark in _QUOTES):
            last += 1
        elif line.text[first - 1 : first] in _QUOTES and first:
            first, last = first - 1, last + 1
    return _with_space(line.text, first, last)


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the white space that would be left double, or at an end of the line."""
    before, after = start, end
    while before and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    if not before:
        return 0, after
    return (before, after) if after == len(text) else (start, after)


def _insert(root: _Node, rule: "SiteRule", template: Template) -> None:
    node = root
    for key in template.keys:
        node = node.next.setdefault(key, _Node())
    if node.rule is None or _surer(rule, node.rule):
        node.rule = rule
        node.is_open = template.ends_open


def _surer(rule: "SiteRule", other: "SiteRule") -> bool:
    return (rule.strength, rule.site) > (other.strength, other.site)
