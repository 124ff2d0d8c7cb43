"""Which block is the title?

Measured on 133 news pages: half of all headlines have 55 to 79 characters, 95% have 110 or
fewer. What is longer and stands right above the body is mostly a standfirst.
"""

import re

from newsclean.document import Block, Document
from newsclean.prose import is_cut_off

_LONGEST = 140  # characters
_LONGEST_ABOVE_PROSE = 100  # where no standfirst or other short line follows
_NOT_A_TITLE = re.compile(r"[-–—•●▪■◦‣∙*·>]\s|…|\.\.")
_SENTENCE_BREAK = re.compile(r"[^\W\d_]{3}[.!?…]\s+[^\W\d_]")
_FIRST_WORDS = 4  # "Fire! Mill burns down": a break after so few words parts no sentences
_QUOTED = re.compile(r"[\"“„”«»‘'「『].*[\"“”»«’'」』]$")


def title_block(document: Document) -> Block | None:
    """Return the first block of `document` if it reads like a headline above prose, else None.

    Only where the caller has given no title.
    """
    if document.title is not None or not document.blocks:
        return None
    first = document.blocks[0]
    if not reads_like_title(first) or not document.before_body(first):
        return None
    right_above_prose = document.prose[0] == first.index + 1
    return None if right_above_prose and len(first.text) > _LONGEST_ABOVE_PROSE else first


def reads_like_title(block: Block) -> bool:
    """Could `block` be a headline: short, one sentence at most, no list item, no label?"""
    text = block.text
    if len(text) > _LONGEST or _NOT_A_TITLE.match(text) or is_cut_off(text):
        return False
    if text.endswith((":", ";", ",", ".")) or text[0].islower() or block.is_prose:
        return False
    if _QUOTED.match(text):  # all in quotation marks: a pull quote
        return False
    sentences = _SENTENCE_BREAK.search(text)
    return not sentences or len(text[: sentences.end()].split()) <= _FIRST_WORDS + 1
