"""Cutting: the Document that is left when spans of the input are taken out."""

from collections.abc import Container, Iterable, Mapping, Sequence

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.ledger import Span
from newsclean.repair.blocks import block_at


def cut_out(
    document: Document, cut_spans: Mapping[Block, list[Span]], gone: Container[Block] = ()
) -> Document:
    """Return the Document that is left when `cut_spans` (spans of the input) are cut out.

    Of the blocks in `gone` nothing is left.
    """
    left = []
    for block in document.blocks:
        if block in gone:
            continue
        rest = _rest(document, block, cut_spans[block]) if block in cut_spans else block
        if rest:
            left.append(rest)
    return document.with_blocks(left)


def _rest(document: Document, block: Block, cut_spans: Iterable[Span]) -> Block | None:
    """Return what is left of `block` when `cut_spans` are cut out, if anything is."""
    return block_at(
        document.source,
        _without(block.pieces, cut_spans),
        document.language,
        needs_no_repair=document.needs_no_repair,
        hyphens=document.hyphens,
        link_share=block.link_share,
        hints=block.hints,
    )


def _without(pieces: Sequence[Span], cut_spans: Iterable[Span]) -> list[Span]:
    """Return what is left of `pieces` without `cut_spans`; both in order, cut_spans within pieces."""
    left: list[Span] = []
    waiting = iter(sorted(cut_spans))
    gap = next(waiting, None)
    for a, b in pieces:
        # A cut may run over several pieces, and a piece hold several cuts.
        while gap and gap[0] < b:
            if a < gap[0]:
                left.append((a, gap[0]))
            a = max(a, gap[1])
            # The cut goes on in the next piece, and must be met there again.
            if gap[1] > b:
                break
            gap = next(waiting, None)
        if a < b:
            left.append((a, b))
    return left
