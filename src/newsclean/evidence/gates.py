"""Gates: which blocks a look is asked of, told by length, first word, last character and cues."""

from collections.abc import Container, Iterable

import msgspec

from newsclean.evidence.cues import Cues
from newsclean.model.block import Block

_WIDE = "\u0e00"  # from here on scripts write without spaces between words


class Gate(msgspec.Struct, frozen=True, gc=False):
    """What blocks are looked at: see `Document.sift`."""

    cues: Cues = ()
    longest: int | None = None
    opens: Container[str] | None = None
    ends: str = ""

    def passes(self, block: Block) -> bool:
        """May `block` be looked at?"""
        if self.opens is not None and block.first not in self.opens and _has_plain_opening(block):
            return False
        return self.fits(block)

    def fits(self, block: Block) -> bool:
        """May `block` be looked at, if its first word is one of `opens`?"""
        if self.ends and block.text[-1] not in self.ends:
            return False
        if self.longest is not None and len(block.text) > self.longest:
            return False
        return not self.cues or any(cue in block.lower for cue in self.cues)


def _has_plain_opening(block: Block) -> bool:
    """Can the first word of `block` be told from others: has it letters only, and an end?"""
    first = block.first
    return first.isalpha() and first[0] < _WIDE


class Openings:
    """Blocks by their first words, so that not each is asked whether it opens with one of some."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._plain: dict[str, list[Block]] = {}
        self._others: list[Block] = []  # whose first words cannot be told from others
        for block in blocks:
            if _has_plain_opening(block):
                self._plain.setdefault(block.first, []).append(block)
            else:
                self._others.append(block)

    def among(self, words: Container[str]) -> list[Block]:
        """Return the blocks, in order, that open with one of `words`, or with what is no word."""
        groups = [group for word, group in self._plain.items() if word in words]
        if not groups:
            return self._others
        found = [block for group in (*groups, self._others) for block in group]
        return sorted(found, key=_place)


def _place(block: Block) -> int:
    return block.index
