"""Rescue: paragraphs of the article that an extractor dropped are put back in their place.

Four kinds are missed most: the standfirst between title and body, a paragraph beside an embed,
with a link in it or all in one, a subhead, and a short list under a subhead. A block is put back if it reads as prose, no element around
it says that it is something else, and one of these holds: it stands in an element with kept
prose; the page's description repeats it; the articleBody contains it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from newsclean.readers.html.blocks import Box, PageBlock, bare
from newsclean.readers.html.head import Head
from newsclean.readers.html.jsonld import first
from newsclean.text.prose import ends_like_sentence

FOREIGN = frozenset((
    "related", "teaser", "share", "newsletter", "paywall", "comments", "caption", "credit", "byline",
    "tags", "breadcrumb", "advertisement", "consent", "reading_time", "navigation", "sidebar", "player",
    "embed", "poll", "donation", "form", "button", "dialog", "hidden", "footer", "aside", "gallery",
))  # fmt: skip
"""Hints that a block is not of the body."""
_SHINGLE = 16  # letters; two texts that share one of these speak of the same
_STRIDE = 6
_FEW = 200  # shingles that are looked for in an articleBody before it is cut up
_SHORT = 50_000  # letters; an articleBody this short is searched through before it is cut up
DESCRIPTION = 40  # letters of the description that must agree
_STANDFIRSTS = 3
_LONGER = 3  # times as long as a text its bare key may be, where folding spells letters out
_AFTER = 6  # blocks after the last kept prose that the articleBody may still speak for
_LINKED = 0.6  # share of links that a lost paragraph may have where kept prose stands
_AWAY = ("paragraph", "quotation")  # kinds of block that may be lost elsewhere
_AWAY_LINKED = 0.2  # and the share of links that they may have


class Body:
    """The articleBody of a page's JSON-LD, indexed to answer whether it contains a text."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._held: dict[str, bool] = {}  # by key: each is asked for by several
        self._searches = 0

    @cached_property
    def _shingles(self) -> frozenset[str]:
        key = self.key
        return frozenset([key[i : i + _SHINGLE] for i in range(len(key) - _SHINGLE + 1)])

    def holds(self, key: str) -> bool:
        """Does it contain nearly all of the text with the bare `key`?"""
        held = self._held.get(key)
        if held is None:
            held = self._held[key] = self._holds(key)
        return held

    def _holds(self, key: str) -> bool:
        if len(key) < _SHINGLE:
            return False
        if len(self.key) <= _SHORT:
            if key in self.key:
                return True
            if not any(probe in self.key for probe in _probes(key)):
                return False
        samples = [key[i : i + _SHINGLE] for i in range(0, len(key) - _SHINGLE + 1, _STRIDE)]
        self._searches += len(samples)
        # To index a long text costs more than a few searches in it, and less than many.
        few = len(self.key) <= _SHORT and self._searches <= _FEW
        held = self.key if few else self._shingles
        return sum(sample in held for sample in samples) >= 0.8 * len(samples)


def _probes(key: str) -> list[str]:
    """Return five pieces of `key`, from its start to its end: none is in a text without the key."""
    last = len(key) - _SHINGLE
    return [key[i : i + _SHINGLE] for i in range(0, last + 1, max(1, last // 4))]


def body_of(head: Head) -> Body | None:
    """Return the Body of the articleBody that `head` states, if there is enough of it."""
    text = first(head.article.get("articleBody"))
    key = bare(text) if text else ""
    return Body(key) if len(key) >= 200 else None


def rescue(
    blocks: Sequence[PageBlock],
    kept: set[int],
    ignored: frozenset[Any],
    *,
    title: str | None,
    descriptions: Sequence[str],
    body: Body | None,
) -> list[int]:
    """Return the indexes of the blocks to put back.

    `kept` are those that the extractor kept, `ignored` the elements whose hints say nothing.
    """
    prose = sorted(i for i in kept if blocks[i].is_prose)
    if not prose:
        return []
    homes = Counter(blocks[i].container for i in prose)
    known = {blocks[i].key for i in kept}
    found = _standfirst(blocks, kept, ignored, prose[0], bare(title or ""), descriptions, known)
    known |= {blocks[i].key for i in found}
    items = list(accumulate((block.kind == "list_item" for block in blocks), initial=0))
    for i in range(prose[0] + 1, min(len(blocks), prose[-1] + _AFTER)):
        block = blocks[i]
        if i in kept or block.kind == "caption":
            continue
        stated = body is not None and body.holds(block.key)
        if (
            (stated and (homes[block.container] > 1 or block.is_prose))
            or (
                i < prose[-1]
                and _is_missing(block, i, homes, prose, items)
                and not is_foreign(block, ignored)
            )
        ) and block.key not in known:
            found.append(i)
            known.add(block.key)
    found += _lists(blocks, kept, found, ignored, homes)
    return found


def _lists(
    blocks: Sequence[PageBlock],
    kept: set[int],
    found: Sequence[int],
    ignored: frozenset[Any],
    homes: Counter[Box | None],
) -> list[int]:
    """Return the items of lists right under a subhead that is kept or `found`, none of them links,
    where a list stands among kept prose."""
    there, lists = kept | set(found), list[int]()
    for i in range(1, len(blocks)):
        block, above = blocks[i], blocks[i - 1]
        if i in there or block.kind != "list_item" or not block.container:
            continue
        heads = above.kind == "heading" and i - 1 in there
        follows = i - 1 in lists and above.container is block.container
        alone = not block.links and homes[block.container.outer] > 1
        if (heads or follows) and alone and not is_foreign(block, ignored):
            lists.append(i)
    return lists


def is_foreign(block: PageBlock, ignored: frozenset[Any]) -> bool:
    """Does an element around `block` say that it is not of the body?"""
    return block.kind == "caption" or bool(block.names(ignored) & FOREIGN)


def _is_missing(
    block: PageBlock,
    i: int,
    homes: Counter[Box | None],
    prose: Sequence[int],
    items: Sequence[int],
) -> bool:
    """Is `block`, between kept prose, a lost paragraph, or a lost subhead at home there?

    `items` counts the items of lists before each block, which may part a subhead from prose.
    """
    at_home = homes[block.container] > 1
    if block.kind == "heading":
        following = bisect_left(prose, i)
        after = prose[following]
        near = after - i - (items[after] - items[i]) <= 2
        return at_home and near and block.link_share < 0.5 and 3 < len(block.text) <= 160
    if not block.is_prose:
        return False
    if block.link_share >= _LINKED and block.kind == "paragraph":
        # All of it is a link; so are teasers, but they end no sentence and stand in no one's midst
        beside = {i - 1, i + 1} <= set(prose[max(0, bisect_left(prose, i) - 1) :][:2])
        return beside and ends_like_sentence(block.text)
    return block.link_share < (_LINKED if at_home else _AWAY_LINKED) and (
        at_home or block.kind in _AWAY
    )


def _standfirst(
    blocks: Sequence[PageBlock],
    kept: set[int],
    ignored: frozenset[Any],
    first: int,
    title: str,
    descriptions: Sequence[str],
    known: set[str],
) -> list[int]:
    """Return the blocks between the title and the body that make the standfirst: those that are
    named so or that the page's description repeats, else the one paragraph that stands there.

    `title` is the bare title, `known` are the keys of the blocks that were `kept`.
    """
    seen = {*known, title}
    keys = comparable(descriptions)
    sure, single = [], []
    for i in range(_below_title(blocks, first, title), first):
        block = blocks[i]
        if i in kept or block.kind in ("caption", "list_item", "table"):
            continue
        if block.link_share >= 0.5 or len(block.key) < _SHINGLE or block.key in seen:
            continue
        seen.add(block.key)
        own = block.names(ignored)
        if _is_standfirst(block, own, keys):
            sure.append(i)
        elif block.is_prose and not own & (FOREIGN | {"date"}) and block.link_share < _AWAY_LINKED:
            single.append(i)
    return sure[:_STANDFIRSTS] or (single if len(single) == 1 else [])


def _below_title(blocks: Sequence[PageBlock], first: int, key: str) -> int:
    """Return the index after that of the title above the block `first`."""
    above = range(max(0, first - 60), first)
    titles = [i for i in above if key and says(blocks[i], key)]
    headings = [i for i in above if blocks[i].title]
    return titles[0] + 1 if titles else headings[-1] + 1 if headings else first


def comparable(descriptions: Iterable[str]) -> list[str]:
    """Return the bare `descriptions` that are long enough to be compared."""
    return [key for key in map(bare, descriptions) if len(key) >= DESCRIPTION]


def says(block: PageBlock, title: str) -> bool:
    """Is the bare `title` all that `block` says?"""
    return _LONGER * len(block.text) >= len(title) and block.key == title


def _is_standfirst(block: PageBlock, own: set[str], descriptions: Sequence[str]) -> bool:
    """Is `block` named a standfirst, or repeated by one of the bare `descriptions`?"""
    if own & (FOREIGN - {"teaser", "hidden"}):
        return False
    if any(agrees(block.key, description) for description in descriptions):
        return True
    return "standfirst" in own and "hidden" not in own and len(block.text) >= 30


def agrees(one: str, other: str) -> bool:
    """Do two bare texts say the same, one of them perhaps cut short or longer at the front?"""
    length = min(len(one), len(other), 3 * DESCRIPTION)
    return length >= 24 and (one[:length] == other[:length] or one in other or other in one)
