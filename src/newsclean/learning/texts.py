"""Texts as they are learned from: undone, read as lines, cut into tokens that are numbers."""

from array import array
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from newsclean.evidence.title import title_block
from newsclean.phrases import fold
from newsclean.readers.held import unwrap
from newsclean.readers.text import read
from newsclean.site_rules.boundaries import boundaries
from newsclean.site_rules.tokens import SLOTTED, Token, tokenize
from newsclean.text.prose import is_prose

END = 0  # the number of the end of a line, which no token has


class Line(NamedTuple):
    """A line of an article: its tokens as numbers, an `END` behind them, and where they stand.

    `place` is its number in the article, which has `lines` of them; `bounds` are its boundaries.
    """

    article: int
    place: int
    lines: int
    text: str
    ids: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    bounds: bytes

    def said(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` to `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]]


class Vocabulary:
    """Which number each token has. Numbers, dates and addresses are slots: one number each."""

    def __init__(self) -> None:
        self.keys: list[str] = ["\n"]
        self.kinds: list[str] = ["end"]
        self._ids: dict[tuple[str, str], int] = {}

    def id(self, token: Token) -> int:
        """Return the number of `token`, a new one if it has none."""
        name = f"{{{token.kind}}}" if token.kind in SLOTTED else token.key
        return self.number(name, token.kind)

    def number(self, name: str, kind: str) -> int:
        """Return the number of what is called `name`, a new one if it has none."""
        found = self._ids.setdefault((kind, name), len(self.keys))
        if found == len(self.keys):
            self.keys.append(name)
            self.kinds.append(kind)
        return found


class Texts:
    """The articles of a group: their lines, their titles, and the vocabulary of all."""

    def __init__(self, texts: Sequence[tuple[str, str | None]]) -> None:
        """Read `texts`, each with its title if it is known."""
        self.vocabulary = Vocabulary()
        self.lines: list[Line] = []
        self.titles: set[str] = set()
        self.of_article: list[range] = []
        for number, (text, title) in enumerate(texts):
            first = len(self.lines)
            self._add(number, text, title)
            self.of_article.append(range(first, len(self.lines)))

    @cached_property
    def prose(self) -> list[bool]:
        """Does each line read like running prose?"""
        return [is_prose(line.text) for line in self.lines]

    @cached_property
    def prose_before(self) -> list[int]:
        """How many lines before each do so, and in the end how many do in all."""
        return list(accumulate(self.prose, initial=0))

    def with_lines(self, lines: list[Line]) -> "Texts":
        """Return the same articles with other tokens in their lines."""
        other = copy(self)
        other.lines = lines
        return other

    def _add(self, number: int, text: str, title: str | None) -> None:
        held = unwrap(text)
        document = read(held.text if held else text, title=title)
        heading = document.heading or title_block(document)
        if heading:
            self.titles.add(fold(heading.text))
        blocks = document.blocks
        for place, block in enumerate(blocks):
            self.lines.append(self._line(number, place, len(blocks), block.text))

    def _line(self, article: int, place: int, lines: int, text: str) -> Line:
        tokens = tokenize(text)
        ids = array("I", [self.vocabulary.id(token) for token in tokens])
        ids.append(END)
        return Line(
            article,
            place,
            lines,
            text,
            ids,
            array("I", [token.start for token in tokens]),
            array("I", [token.end for token in tokens]),
            bytes(boundaries(text, tokens)),
        )
