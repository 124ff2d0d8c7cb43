"""Which block is the title?"""

import re

from newsclean.document import Block, Document
from newsclean.prose import is_cut_off

_LONGEST = 220  # characters; the longest headline of the measured news pages has 180
_BULLET = re.compile(r"[-–—•●▪■◦‣∙*·]\s")


def title_block(document: Document) -> Block | None:
    """Return the first block of `document` if it reads like a headline above prose, else None.

    Only where the caller has given no title.
    """
    if document.title is not None or not document.blocks:
        return None
    first = document.blocks[0]
    return first if reads_like_title(first) and document.before_body(first) else None


def reads_like_title(block: Block) -> bool:
    """Could `block` be a headline: short, one sentence at most, no list item, no label?"""
    text = block.text
    if len(text) > _LONGEST or _BULLET.match(text) or is_cut_off(text):
        return False
    return not text.endswith((":", ";", ",", ".")) and not block.is_prose
