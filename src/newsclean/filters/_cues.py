"""Cheap gates: which lines can be what a filter looks for. Shared by filters."""

from newsclean.document import Block, Document


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
