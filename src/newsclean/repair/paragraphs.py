"""Quotes over a whole Document: marks are mended in the light of all paragraphs.

Done twice: before the filters look, so that they judge a line as it will read, and once more on
what they left, since a paragraph that went may have held the other half of a pair.
"""

from collections.abc import Sequence

from newsclean.model.block import Block
from newsclean.model.change import Change, Draft
from newsclean.repair import mend
from newsclean.repair.blocks import bare
from newsclean.repair.quotes import Settled, Style, are_settled, quote_changes

ROUNDS = 6  # a moved mark may bring a space to light that mending changes, and the other way round


def with_quotes(
    paragraphs: Sequence[Block],
    style: Style,
    *,
    title: str | None = None,
    language: str | None = None,
    settled: Settled | None = None,
) -> tuple[Sequence[Block], list[str]]:
    """Return `paragraphs` with their quotation marks as `style` has them, and the doubts left.

    They are given in the order of the Article's text, its title first; `title` is a title that
    stands in none of them. `settled` takes the texts that no other paragraph can unsettle: a
    second call passes over them. Where nothing changes, `paragraphs` itself is returned.
    """
    settled = {} if settled is None else settled
    head = [title] if title else []
    texts = [block.text for block in paragraphs]
    if style == "repair" and are_settled([*head, *texts], language, settled):
        return paragraphs, []
    changes = [block.changes for block in paragraphs]
    doubts: list[str] = []
    for _ in range(ROUNDS):
        repair = quote_changes([*head, *texts], language=language, style=style, settled=settled)
        doubts, touched = repair.doubts, False
        for i, made in enumerate(repair.changes[len(head) :]):
            if made:
                quoted, texts[i], changes[i] = _revised(texts[i], changes[i], made, language)
                touched = touched or texts[i] != quoted
        if not touched:
            break
    if texts == [block.text for block in paragraphs]:
        return paragraphs, doubts
    read = zip(paragraphs, texts, changes, strict=True)
    return [_reading(block, text, made) for block, text, made in read], doubts


def _revised(
    text: str, changes: Sequence[Change], made: Sequence[Change], language: str | None
) -> tuple[str, str, Sequence[Change]]:
    """Return `text` after `made`, the same mended, and all changes that led there."""
    draft = Draft.of(text, changes)
    draft.revise(made)
    quoted = draft.text
    draft.revise(mend(draft.text, language))
    draft.revise(bare(draft.text))
    return quoted, draft.text, draft.changes


def _reading(block: Block, text: str, changes: Sequence[Change]) -> Block:
    """Return `block` as it reads with `text`: itself, where nothing changed."""
    if text == block.text:
        return block
    return Block(block.span, text, changes, block.parts, block.link_share, block.hints)
