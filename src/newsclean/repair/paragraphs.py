"""Quotes over a whole Document: marks are mended in the light of all paragraphs.

Done twice: before the filters look, so that they judge a line as it will read, and once more on
what they left, since a paragraph that went may have held the other half of a pair.
"""

from collections.abc import Sequence

from newsclean.model.block import Block
from newsclean.model.change import Change, TrackedText
from newsclean.repair import repair_line
from newsclean.repair.blocks import trim
from newsclean.repair.quotes import NoRepairNeeded, Style, need_no_repair, quote_changes

ROUNDS = 6  # a moved mark may bring a space to light that mending changes, and the other way round


def with_quotes(
    paragraphs: Sequence[Block],
    style: Style,
    *,
    language: str | None = None,
    no_repair_needed: NoRepairNeeded | None = None,
) -> tuple[Sequence[Block], list[str]]:
    """Return `paragraphs` with their quotation marks as `style` has them, and the doubts left.

    They are given in the order of the Article's text, its title first. `no_repair_needed` takes the
    texts that no other paragraph can unsettle: a second call passes over them. Where nothing changes, `paragraphs` itself is returned.
    """
    no_repair_needed = {} if no_repair_needed is None else no_repair_needed
    texts = [block.text for block in paragraphs]
    if style == "repair" and need_no_repair(texts, language, no_repair_needed):
        return paragraphs, []
    changes = [block.changes for block in paragraphs]
    doubts: list[str] = []
    for _ in range(ROUNDS):
        repair = quote_changes(
            texts, language=language, style=style, no_repair_needed=no_repair_needed
        )
        doubts, touched = repair.doubts, False
        for i, made in enumerate(repair.changes):
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
    tracked = TrackedText.of(text, changes)
    tracked.revise(made)
    quoted = tracked.text
    tracked.revise(repair_line(tracked.text, language))
    tracked.revise(trim(tracked.text))
    return quoted, tracked.text, tracked.changes


def _reading(block: Block, text: str, changes: Sequence[Change]) -> Block:
    """Return `block` as it reads with `text`: itself, where nothing changed."""
    if text == block.text:
        return block
    return Block(block.span, text, changes, block.parts, block.link_share, block.hints)
