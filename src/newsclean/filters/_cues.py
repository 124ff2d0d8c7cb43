"""Cheap gates: which lines can be what a filter looks for. Shared by filters."""

from collections.abc import Mapping
from functools import cache

from newsclean.document import Block, Document
from newsclean.phrases import fold, table

_REPORTED = ("“", "”", "„", "«", "»", "「", " said", " says", " sagte", " told ")


def short_with(document: Document, longest: int, *cues: str) -> list[Block]:
    """Return the blocks of at most `longest` characters in which one of `cues` occurs.

    Case is ignored; cues are in lower case. Where only short lines matter this costs a fraction
    of `Document.containing`, which looks through all of the text once for each cue.
    """
    found = []
    for block in document.blocks:
        if len(block.text) > longest:
            continue
        lower = block.text.casefold()
        for cue in cues:
            if cue in lower:
                found.append(block)
                break
    return found


def cues_by_letter(text: str, letters: Mapping[str, list[str]]) -> list[str]:
    """Return the cues that a text with these letters may hold: most texts need none of them."""
    if text.isascii():
        return []
    return [
        cue
        for letter, cues in letters.items()
        if letter in text or letter.upper() in text
        for cue in cues
    ]


def names_any(block: Block, name: str, group: str) -> bool:
    """Does the block hold a word of the list `group` in the phrase file of the filter `name`?"""
    return any(word in block.key for word in _words(name, group))


@cache
def _words(name: str, group: str) -> tuple[str, ...]:
    return tuple(map(fold, table(name)[group]["words"]))


def is_report(block: Block) -> bool:
    """Does the block quote somebody?"""
    return any(mark in block.text for mark in _REPORTED)
