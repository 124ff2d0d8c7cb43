"""The blocks of a page, in order, with what the markup says of each.

One walk over the elements of the page makes them, in linear time. The lines of an extractor are
compared with them: they show where a line stands, what kind of block it is, and what is missing.
Hints are read off the markup only when a block is asked for them, since few blocks are.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from newsclean.model.ledger import Span
from newsclean.phrases.patterns import pattern
from newsclean.readers.html.flow import (
    BLOCKS,
    BREAKS,
    INLINE,
    READINGS,
    SELDOM_SHOWN,
    UNREAD,
    is_hidden,
    is_within_line,
)
from newsclean.readers.html.hints import KINDS, LONGEST, hints_of
from newsclean.readers.html.limits import DEEPEST, TOO_DEEP
from newsclean.readers.html.page import Attributes, Tree
from newsclean.readers.html.readings import apart
from newsclean.text.prose import is_prose

_NAMES = frozenset(("class", "itemprop", "data-testid"))
_NO_LETTER = pattern(r"[\W_]+")
_TYPED = b"\xe2\x80"  # how curly quotation marks and dashes begin in UTF-8, and no letter does
_TYPED_MARK = pattern(rb"\xe2\x80[\x80-\xbf]")
_ASCII_MARKS = bytes(b for b in range(128) if not chr(b).isalnum())
_MARKS_IN_LINES = _ASCII_MARKS.replace(b"\n", b"")
_MAIN = 0.5  # of the paragraphs must be in a page's `main` for the rest not to be read
_WRAPPER = 0.3  # an element that holds more of the kept prose is the article's, not a block's

Hint = tuple[Any, str]
"""The element that gives a hint, and the hint."""


def bare(text: str) -> str:
    """Return the letters and digits of `text`, case folded: the same however it is spaced.

    >>> bare("“We will see,” she said.")
    'wewillseeshesaid'
    """
    return _letters_alone(_unmarked(text, _ASCII_MARKS))


def _unmarked(text: str, marks: bytes) -> str:
    """Return `text` case folded, without the ASCII `marks` and those that are typed."""
    found = text.casefold().encode("utf-8", "surrogatepass").translate(None, marks)
    if _TYPED in found:
        found = _TYPED_MARK.sub(b"", found)
    return found.decode("utf-8", "surrogatepass")


def _letters_alone(text: str) -> str:
    return text if text.isalnum() else _NO_LETTER.sub("", text)


def _own_hints(element: Any) -> tuple[Hint, ...]:
    """Return the hints that `element` itself gives."""
    tag, said = element.tag, element.attributes
    hints = hints_of(tag, _names(tag, said) if said else "")
    return tuple([(element, hint) for hint in hints]) if hints else ()


def _names(tag: str, attributes: Attributes) -> str:
    """Return the names that an element `tag` with these `attributes` goes by.

    The id of a heading, and one of many words, is its text made a slug and says nothing.
    """
    found = ""
    for name, value in attributes.items():
        if value and (name in _NAMES or (name == "id" and _is_name(value, tag))):
            found += " " + value
    return found[:LONGEST]


def _is_name(id_: str, tag: str) -> bool:
    """Is the id of an element `tag` a name, and not its text?"""
    return id_.count("-") < 3 and KINDS.get(tag) != "heading" and tag not in INLINE


class Box(msgspec.Struct, gc=False, eq=False):
    """A block-level element: the box around it, the kind of block it makes, the number of the h1
    it is in (0 if in none), and the range of the blocks that stand in it, from the index `start`
    to before `end`."""

    element: Any
    outer: "Box | None"
    kind: str
    title: int
    start: int
    end: int = 0
    _hints: tuple[Hint, ...] | None = None

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the element and those around it say, the outermost first."""
        path: list[Box] = []
        box: Box | None = self
        while box and box._hints is None:
            path.append(box)
            box = box.outer
        found = box._hints or () if box else ()
        for inner in reversed(path):
            found = inner._hints = found + _own_hints(inner.element)
        return found


class PageBlock(msgspec.Struct, gc=False, eq=False):
    """A block of the page: its text and its place in the markup.

    `box` is the innermost block-level element that it stands in; `links` counts the characters
    of its text that are in links, `is_prose` says whether it reads like running prose.
    """

    text: str
    box: Box
    owner: Any
    """The innermost element around it, an inline one perhaps."""
    links: int
    is_prose: bool
    shown: str = ""
    """The text with the readings of its words (ruby), if it has any."""
    readings: tuple[Span, ...] = ()
    """Where they stand in that."""
    _key: str | None = None
    _hints: tuple[Hint, ...] | None = None

    @property
    def key(self) -> str:
        """The letters and digits of the text."""
        if self._key is None:
            self._key = bare(self.text)
        return self._key

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the elements around the block say of it, the outermost first."""
        if self._hints is None:
            self._hints = self._all_hints()
        return self._hints

    @property
    def is_bold(self) -> bool:
        """Is all of the block in one bold element?"""
        return self.owner.tag in ("strong", "b")

    @property
    def kind(self) -> str:
        """The kind of block: paragraph, heading, list_item, quotation, caption or table."""
        return self.box.kind

    @property
    def container(self) -> Box | None:
        """The element around the block's own."""
        return self.box.outer

    @property
    def title(self) -> int:
        """The number of the h1 that the block stands in; 0 if it is in none."""
        return self.box.title

    @property
    def link_share(self) -> float:
        """Which share of the text is link text?"""
        return min(1.0, self.links / len(self.text)) if self.links else 0.0

    def _all_hints(self) -> tuple[Hint, ...]:
        found: tuple[Hint, ...] = ()
        inline = self.owner
        while inline.tag in INLINE:
            found = _own_hints(inline) + found
            inline = inline.parent
        return self.box.hints + found

    def names(self, ignored: frozenset[Any] = frozenset()) -> set[str]:
        """Return the hints of the block but for those of the elements `ignored`."""
        hints = self.hints
        return {hint for element, hint in hints if element not in ignored} if hints else set()


def blocks_of(tree: Tree, warnings: list[str]) -> list[PageBlock]:
    """Return the blocks of the page `tree` in the order of the document."""
    return _read(tree.body, warnings)


def keys_of(blocks: Sequence[PageBlock]) -> list[str]:
    """Return the `key` of each of the `blocks`, which are worked out together, since that is quicker."""
    if not blocks:
        return []
    # A block has no line break, so what stands in one line stays there
    lines = _unmarked("\n".join([block.text for block in blocks]), _MARKS_IN_LINES).split("\n")
    keys = list(map(_letters_alone, lines))
    for block, key in zip(blocks, keys, strict=True):
        block._key = key
    return keys


def main_blocks_of(tree: Tree, warnings: list[str]) -> list[PageBlock]:
    """Return the blocks of the one `main` of the page `tree`, if it has no more than one, in which
    each `h1` and half of the paragraphs stand; else those of the whole page."""
    main = tree.css_first("main")
    if main:
        tags = [element.tag for element in tree.css("main, h1, p")]
        own = [element.tag for element in main.css("h1, p")]
        alone = tags.count("main") == 1 and own.count("h1") == tags.count("h1")
        if alone and own.count("p") >= _MAIN * tags.count("p"):
            return _read(main, warnings)
    return blocks_of(tree, warnings)


def _read(root: Any, warnings: list[str]) -> list[PageBlock]:
    walk = _Walk()
    if root:
        box = Box(root, None, "paragraph", 0, 0)
        walk.into(root, root.first_child, box, DEEPEST, False)
        walk.close()
        box.end = len(walk.blocks)
    if walk.is_cut and TOO_DEEP not in warnings:
        warnings.append(TOO_DEEP)
    return walk.blocks


class _Walk:
    """A walk through a page: the blocks so far, and the texts of the block that is open."""

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.run: list[str] = []
        self.box: Box | None = None
        self.owner: Any = None
        self.links = 0
        self.readings: set[int] = set()  # which of the texts say how the word before them is read
        self.titles = 0
        self.is_cut = False

    def into(self, element: Any, child: Any, box: Box, depth: int, is_link: bool) -> None:
        """Read what is in `element` from its first `child` on, within `box`, up to `depth` elements deep."""
        if not depth:
            self.is_cut = True
            return
        blocks = self.blocks
        while child is not None:
            tag = child.tag
            if tag == "-text":
                text = child.text_content
                if not text.isspace():
                    self.add(text, element, box, is_link)
                elif self.run:
                    self.run.append(" ")
            elif (first := child.first_child) is None:
                if tag in BREAKS:
                    self.close()
            elif tag in INLINE:
                if tag not in SELDOM_SHOWN or not is_hidden(child):
                    away = is_link or (tag == "a" and _leads_away(child))
                    self.into(child, first, box, depth - 1, away)
            elif tag in BLOCKS or not self.reads_in_line(child, element, box, depth, is_link):
                title = box.title
                if tag == "h1":
                    self.titles = title = self.titles + 1
                start = len(blocks) + (1 if self.run else 0)
                inner = Box(child, box, KINDS.get(tag, box.kind), title, start)
                self.into(child, first, inner, depth - 1, is_link)
                inner.end = len(blocks) + (1 if self.run else 0)
            child = child.next

    def reads_in_line(self, element: Any, outer: Any, box: Box, depth: int, is_link: bool) -> bool:
        """Read `element`, which stands in `outer` and no table of elements in lines or of blocks has; return False
        if it is a block of its own."""
        if element.tag in UNREAD:
            return True
        if element.tag in READINGS and self.run:
            self.readings.add(len(self.run))
            self.run.append(element.text())
            return True
        if is_within_line(element, outer, box.element):
            self.into(element, element.first_child, box, depth - 1, is_link)
            return True
        return False

    def add(self, text: str, element: Any, box: Box, is_link: bool) -> None:
        """Add `text`, which stands in `element`, to the open block or to a new one."""
        if not self.run:
            self.owner = element
        elif box is not self.box:
            self.close()
            self.owner = element
        elif element is not self.owner:
            self.owner = _common(self.owner, element)
        self.box = box
        self.run.append(text)
        if is_link:
            self.links += len(text.strip())

    def close(self) -> None:
        """End the open block."""
        if self.readings:
            text, shown, readings = apart(self.run, self.readings)
        else:
            text, shown, readings = " ".join("".join(self.run).split()), "", ()
        if text and self.box:
            self.blocks.append(
                PageBlock(text, self.box, self.owner, self.links, is_prose(text), shown, readings)
            )
        self.run, self.links, self.readings = [], 0, set()


def _leads_away(link: Any) -> bool:
    """Does `link` lead to another page?"""
    return not (link.attrs.get("href") or "#").startswith("#")


def _common(one: Any, other: Any) -> Any:
    """Return `one` if both elements are the same, else the block-level element around `one`."""
    if one is other:
        return one
    while one.tag in INLINE:
        one = one.parent
    return one


def wrappers(blocks: Sequence[PageBlock], chosen: Sequence[int]) -> frozenset[Any]:
    """Return the elements that hold a good part of the `chosen` blocks (indexes): the hints of
    such an element are about the page, not about a block."""
    counts: Counter[Any] = Counter()
    for i in chosen:
        counts.update({element for element, _ in blocks[i].hints})
    return frozenset(e for e, count in counts.items() if count > max(2, _WRAPPER * len(chosen)))
