"""Plain text in: one block a line, hard-wrapped paragraphs joined."""

import re

from newsclean.article import Span
from newsclean.document import Block, Document, block_at
from newsclean.repair import may_need_mending

_ODD_BREAK = re.compile(r"[\r\v\f\x1c-\x1e\u2028\u2029]")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\u2028\u2029]")


def read(
    source: str,
    *,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """Return the Document of the text `source`."""
    sound = not may_need_mending(source)
    blocks: list[Block] = []
    for start, end in _lines(source):
        text = source[start:end].strip()
        if sound and text:
            start = source.index(text[0], start)
            blocks.append(Block(((start, start + len(text)),), text))
        elif text and (block := block_at(source, ((start, end),), language)):
            blocks.append(block)
    return Document(source, blocks, title=title, url=url, language=language, sound=sound)


def _lines(source: str) -> list[Span]:
    """Return the spans of the lines of `source`, line breaks excluded."""
    lines: list[Span] = []
    start = 0
    if _ODD_BREAK.search(source):
        for mark in _BREAK.finditer(source):
            lines.append((start, mark.start()))
            start = mark.end()
        lines.append((start, len(source)))
        return lines
    for line in source.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines
