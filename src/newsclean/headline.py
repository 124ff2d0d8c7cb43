"""Which block is the title?

Measured on 133 news pages: half of all headlines have 55 to 79 characters, 95% have 110 or
fewer. What is longer and stands right above the body is mostly a standfirst.
"""

import re

from newsclean.document import Block, Document
from newsclean.prose import is_cut_off, word_count

_LONGEST = 140  # characters
_WIDE = "\u2e80"  # scripts without spaces begin here
_LABELS = 2  # short lines that may stand above the headline
_LABEL_WORDS = 3  # words of such a line
_SOON = 12  # lines after the headline among which prose must begin
_LONGEST_ABOVE_PROSE = 100  # where no standfirst or other short line follows
_NOT_A_TITLE = re.compile(r"[-–—•●▪■◦‣∙*·>+]\s|…|\.\.")
_SENTENCE_BREAK = re.compile(r"[^\W\d_]{3}[.!?…]\s+[^\W\d_]")
_FIRST_WORDS = 4  # "Fire! Mill burns down": a break after so few words parts no sentences
_QUOTED = re.compile(r"[\"“„”«»‘'「『].*[\"“”»«’'」』]$")


def title_block(document: Document) -> Block | None:
    """Return the block at the top of `document` that reads like a headline above prose, else None.

    Labels of a word or two (a section, a kicker) may stand before it. Only where the caller has
    given no title.
    """
    if document.title is not None:
        return None
    for block in document.blocks[: _LABELS + 1]:
        if reads_like_title(block) and _heads_prose(document, block):
            return block
        if block.is_prose or word_count(block.text) > _LABEL_WORDS:
            return None
    return None


def _heads_prose(document: Document, block: Block) -> bool:
    """Does prose follow soon, and is `block` no standfirst right above it?"""
    following = document.blocks[block.index + 1 : block.index + 1 + _SOON]
    if not any(other.is_prose for other in following):
        return False
    return len(block.text) <= _LONGEST_ABOVE_PROSE or not following[0].is_prose


def reads_like_title(block: Block) -> bool:
    """Could `block` be a headline: short, one sentence at most, no list item, no label?"""
    text = block.text
    if len(text) > _LONGEST or _NOT_A_TITLE.match(text) or is_cut_off(text):
        return False
    if text.endswith((":", ";", ",", ".", "。", "¶")) or text[0].islower():
        return False
    if " " not in text and text[0] < _WIDE:  # a single word is a section or a label
        return False
    if block.is_prose and not text.endswith("?"):
        return False
    if _QUOTED.match(text):  # all in quotation marks: a pull quote
        return False
    sentences = _SENTENCE_BREAK.search(text)
    return not sentences or len(text[: sentences.end()].split()) <= _FIRST_WORDS + 1
