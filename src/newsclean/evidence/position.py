"""Position: where in the article a line stands, as several filters ask it."""

from newsclean.evidence.document import Document
from newsclean.model.block import Block

_STANDFIRST = 2  # lines: a standfirst of a sentence or two reads like prose


def is_near_top(document: Document, block: Block) -> bool:
    """Does `block` stand before the body, or right after a standfirst of a sentence or two?"""
    return bool(document.prose) and document.index(block) <= document.prose[0] + _STANDFIRST


def is_between_prose(document: Document, block: Block) -> bool:
    """Does `block` stand between two paragraphs of prose?"""
    previous, following = document.previous(block), document.next(block)
    return bool(previous and following and previous.is_prose and following.is_prose)
