"""What filters of others may not do: claim what is not there, or alter what they are shown.

newsclean's own filters are held to it by tests.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsclean.evidence.document import Document
from newsclean.model.article import Article
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span


class FilterError(Exception):
    """A filter has broken the contract between filters and Documents."""


def check_found(name: str, found: Iterable[Claim] | None) -> Iterable[Claim]:
    """Return what the filter `name` has `found`.

    Raises:
        FilterError: it is None, which a function gives back that neither yields nor returns anything.
    """
    if found is None:
        raise FilterError(
            f"the filter {name!r} returns None: let it yield its claims, or return a list"
        )
    return found


def check_claim(name: str, claim: Claim, document: Document) -> Claim:
    """Return `claim`, which the filter `name` makes on `document`.

    Raises:
        FilterError: it is on a block that the document has not, or on characters that it has not.
    """
    block = claim.block
    if not document.has(block):
        raise FilterError(f"the filter {name!r} claims a block that its document has not: {block}")
    end = len(block.text) if claim.end is None else claim.end
    if not 0 <= claim.start <= end <= len(block.text):
        told = f"[{claim.start}:{claim.end}] of {len(block.text)} characters"
        raise FilterError(f"the filter {name!r} claims what is not there: {told}")
    return claim


def pieces_of(blocks: Sequence[Block]) -> list[Span]:
    """Return where the `blocks` stand in the input, in order."""
    return sorted(piece for block in blocks for piece in block.pieces)


def check_article(article: Article, source: str, pieces: Sequence[Span]) -> None:
    """Refuse an Article that does not account for all of its input.

    Args:
        article: what came of the input.
        source: the input.
        pieces: where its blocks stood before filters looked, in order.

    Raises:
        FilterError: it gives another text back, or words of a block are neither kept nor removed.
    """
    told = "a filter has altered its document: "
    try:
        restored = article.restore()
    except ValueError as error:
        raise FilterError(f"{told}{error}") from None
    if restored != source:
        raise FilterError(f"{told}the article does not give its input back")
    for space in article.spaces:
        at = max(0, bisect_left(pieces, (space.span[0], 0)) - 1)
        while at < len(pieces) and pieces[at][0] < space.span[1]:
            a, b = max(pieces[at][0], space.span[0]), min(pieces[at][1], space.span[1])
            if a < b and any(map(str.isalnum, source[a:b])):
                raise FilterError(f"{told}{source[a:b][:60]!r} is neither kept nor removed")
            at += 1
