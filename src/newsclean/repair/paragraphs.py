"""Quotes over a whole Document: marks are mended in the light of all paragraphs.

Done twice: before the filters look, so that they judge a line as it will read, and once more on
what they left, since a paragraph that went may have held the other half of a pair.
"""

from collections.abc import Sequence

from newsclean.evidence.document import Document
from newsclean.evidence.title import title_block
from newsclean.model.block import Block
from newsclean.model.change import Change, Draft
from newsclean.repair import mend
from newsclean.repair.blocks import bare
from newsclean.repair.quotes import Settled, Style, are_settled, quote_changes

ROUNDS = 6  # a moved mark may bring a space to light that mending changes, and the other way round


def with_quotes(
    document: Document, style: Style, settled: Settled | None = None
) -> tuple[Document, list[str]]:
    """Return `document` with its quotation marks as `style` has them, and the doubts left.

    The paragraphs are read in the order of the Article's text: the title first. `settled` takes
    the texts that no other paragraph can unsettle: a second call passes over them.
    """
    settled = {} if settled is None else settled
    head = [document.title] if document.title else []
    texts = [*head, *[block.text for block in document.blocks]]
    if style == "repair" and are_settled(texts, document.language, settled):
        return document, []
    order = _in_order(document)
    texts = [block.text for block in order]
    changes = [block.changes for block in order]
    doubts: list[str] = []
    for _ in range(ROUNDS):
        repair = quote_changes(
            [*head, *texts], language=document.language, style=style, settled=settled
        )
        doubts, touched = repair.doubts, False
        for i, made in enumerate(repair.changes[len(head) :]):
            if made:
                quoted, texts[i], changes[i] = _revised(texts[i], changes[i], made, document)
                touched = touched or texts[i] != quoted
        if not touched:
            break
    if texts == [block.text for block in order]:
        return document, doubts
    mended = dict(zip(order, zip(texts, changes, strict=True), strict=True))
    return document.replaced([_reading(block, *mended[block]) for block in document.blocks]), doubts


def _in_order(document: Document) -> list[Block]:
    heading = title_block(document)
    rest = [block for block in document.blocks if block is not heading]
    return rest if heading is None else [heading, *rest]


def _revised(
    text: str, changes: Sequence[Change], made: Sequence[Change], document: Document
) -> tuple[str, str, Sequence[Change]]:
    """Return `text` after `made`, the same mended, and all changes that led there."""
    draft = Draft.of(text, changes)
    draft.revise(made)
    quoted = draft.text
    draft.revise(mend(draft.text, document.language))
    draft.revise(bare(draft.text))
    return quoted, draft.text, draft.changes


def _reading(block: Block, text: str, changes: Sequence[Change]) -> Block:
    """Return `block` as it reads with `text`: itself, where nothing changed."""
    if text == block.text:
        return block
    return Block(block.span, text, changes, block.parts, block.link_share, block.hints)
