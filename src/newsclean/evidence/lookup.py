"""The look-up: what the phrases of all filters say of blocks, many blocks at once."""

from collections.abc import Sequence
from itertools import islice

from newsclean.model.block import KEY_LENGTH, Block
from newsclean.phrases import OUTER, first_word, fold_all, index

_BRIEF = 100  # characters; of a longer line the two ends are looked at first
_OUTER = 32  # characters of such an end
_BATCH = 500  # blocks that are folded at once: what saves time, and memory for no more


def look_up(blocks: Sequence[Block]) -> None:
    """Set what the phrases say of `blocks`, their first words, and the keys of short ones."""
    for i in range(0, len(blocks), _BATCH):
        _look_up(blocks[i : i + _BATCH])


def _look_up(blocks: Sequence[Block]) -> None:
    """Look up `blocks` all at once; of most long ones their two ends tell that there is nothing."""
    phrases = index()
    brief = [block for block in blocks if len(block.text) <= _BRIEF]
    long = [block for block in blocks if len(block.text) > _BRIEF]
    texts = [block.text for block in brief]
    texts += [block.text[:_OUTER] for block in long]
    texts += [block.text[-_OUTER:] for block in long]
    keys = iter(fold_all(texts))
    for block, key in zip(brief, keys, strict=False):
        block.key = key
        block.first = first_word(block.text, key)
        block.hits = phrases.hits(key)
        block.may_end = phrases.may_end(key)
    starts = list(islice(keys, len(long)))
    for block, start, end in zip(long, starts, keys, strict=True):
        block.first = first_word(block.text, start)
        if not (_tells(start, block.text[_OUTER - 1]) and _tells(end, block.text[-_OUTER])):
            start = end = block.key
        block.may_end = phrases.may_end(end)
        if len(block.text) > KEY_LENGTH or not phrases.may_hit(start, end):
            block.hits = ()


def _tells(key: str, cut: str) -> bool:
    """Does the folded end of a line, cut off at the character `cut`, read as the line's key does?

    Folding may change what stands at the cut, by joining it to what stood beside it, unless
    `cut` is a letter that joins nothing; the other end is as in the key.
    """
    whole = cut < "\u0300" or (cut.isalpha() and not "\u1100" <= cut <= "\u11ff" and cut < "\uff00")
    return whole and len(key) >= OUTER
