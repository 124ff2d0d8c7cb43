"""Position: where in the article a line stands, as several filters ask it.

`above_body` and `below_body` are lines; the rest are questions about one line.
"""

from collections.abc import Callable, Sequence

from newsclean.evidence.document import Document
from newsclean.evidence.title import title_block
from newsclean.model.block import Block
from newsclean.text.addresses import is_address

_PLACE = 2  # lines between a date and the address of what is held then
_BODY = 3  # paragraphs of a text that says by itself that it has no subheads
_STANDFIRST = 2  # lines: a standfirst of a sentence or two reads like prose


def above_body(document: Document) -> Sequence[Block]:
    """Return the lines before the first prose; none where there is no prose."""
    return document.blocks[: document.prose[0]] if document.prose else ()


def below_body(document: Document) -> Sequence[Block]:
    """Return the lines after the last prose; none where there is no prose."""
    return document.blocks[document.prose[-1] + 1 :] if document.prose else ()


def lines_after(document: Document, block: Block, most: int | None = None) -> Sequence[Block]:
    """Return the lines after `block`, at most as many as `most`."""
    at = document.index(block) + 1
    return document.blocks[at : None if most is None else at + most]


def is_outside_body(document: Document, block: Block) -> bool:
    """Does `block` stand before the first prose or after the last?"""
    return document.before_body(block) or document.after_body(block)


def is_near_top(document: Document, block: Block) -> bool:
    """Does `block` stand before the body, or right after a standfirst of a sentence or two?"""
    return bool(document.prose) and document.index(block) <= document.prose[0] + _STANDFIRST


def is_near_end(document: Document, block: Block, paragraphs: int) -> bool:
    """Is `block` one of the last `paragraphs` of prose, or does it stand among or after them?"""
    prose = document.prose
    return bool(prose) and document.index(block) >= prose[-paragraphs:][0]


def is_at_an_end(document: Document, block: Block, paragraphs: int) -> bool:
    """Does `block` open a text of several paragraphs, or stand near its end?"""
    prose = document.prose
    opens = len(prose) > 1 and document.index(block) <= prose[0]
    return opens or (len(prose) > 1 and is_near_end(document, block, paragraphs))


def is_between_prose(document: Document, block: Block) -> bool:
    """Does `block` stand between two paragraphs of prose?"""
    previous, following = document.previous(block), document.next(block)
    return bool(previous and following and previous.is_prose and following.is_prose)


def is_only_label(document: Document, block: Block) -> bool:
    """Is `block` the only line of a text, its headline aside, that is no prose?

    Subheads have siblings, and divide what stands above them from what follows: where all else is
    prose, three paragraphs at least, a short line above or below it labels the text.
    """
    return document.cached(_only_label) is block


def _only_label(document: Document) -> Block | None:
    headline = title_block(document)
    if headline is None and document.title is None:
        return None
    lines = [line for line in document.blocks if line is not headline]
    short = [line for line in lines if not line.is_prose]
    return short[0] if len(short) == 1 and len(lines) > _BODY else None


def announces(document: Document, block: Block) -> bool:
    """Is `block` part of an announcement: a date, a hall, and an address a line or two below?"""
    return any(is_address(line.text) for line in lines_after(document, block, _PLACE))


def has_company(
    document: Document, block: Block, is_company: Callable[[Block], bool], reach: int = 1
) -> bool:
    """Is one of the lines around `block`, `reach` to either side, what `is_company` asks for?"""
    above, below = _around(document, block, reach)
    return any(map(is_company, above)) or any(map(is_company, below))


def is_surrounded(
    document: Document, block: Block, is_company: Callable[[Block], bool], reach: int
) -> bool:
    """Is there such company on both sides of `block`?"""
    above, below = _around(document, block, reach)
    return any(map(is_company, above)) and any(map(is_company, below))


def _around(
    document: Document, block: Block, reach: int
) -> tuple[Sequence[Block], Sequence[Block]]:
    at = document.index(block)
    return document.blocks[max(0, at - reach) : at], document.blocks[at + 1 : at + 1 + reach]
