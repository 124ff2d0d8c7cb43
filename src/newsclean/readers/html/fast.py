"""The fast way through a page: several times as fast as trafilatura, and nearly as good.

The page's own markup chooses (see `choose`). Where it finds little, resiliparse is asked too, and
counts if it finds more.
"""

from collections.abc import Sequence

from newsclean.evidence.document import Document
from newsclean.readers.html.blocks import PageBlock, main_blocks_of
from newsclean.readers.html.build import Page, Placed, build, nothing, placed, whole
from newsclean.readers.html.choose import choose
from newsclean.readers.html.head import read_head
from newsclean.readers.html.lean import lean
from newsclean.readers.html.metadata import Given, metadata_of
from newsclean.readers.html.page import as_bytes, is_safe_to_parse, parse
from newsclean.readers.html.rescue import body_of

_LITTLE = 600  # characters; where so little was chosen, resiliparse is asked too
_MORE = 1.5  # times as much as was chosen must be found for that to count


def read_fast(text: str, given: Given, warnings: list[str]) -> Document:
    """Return the Document of the page `text`."""
    page = as_bytes(lean(text))
    tree = parse(page, warnings)
    if tree is None:
        return nothing(given, warnings)
    blocks, head = main_blocks_of(tree, warnings), read_head(tree)
    stated = metadata_of(head, blocks, given, tree)
    found = _found(page, blocks, warnings)
    return build(Page(head, blocks, stated, tuple(warnings), body_of(head)), found)


def _found(page: bytes, blocks: Sequence[PageBlock], warnings: list[str]) -> list[Placed]:
    """Return the lines that the markup chooses, or resiliparse if the markup finds little."""
    chosen = choose(blocks)
    length = sum(len(blocks[i].text) for i in chosen)
    if length >= _LITTLE or not is_safe_to_parse(page):
        return whole(blocks, chosen)
    lines = resiliparse_lines(page.decode(), warnings)
    enough = sum(map(len, lines)) > _MORE * length
    return placed(blocks, lines) if enough else whole(blocks, chosen)


def resiliparse_lines(text: str, warnings: list[str]) -> list[str]:
    """Return the lines that resiliparse makes of the page `text`."""
    from resiliparse.extract.html2text import extract_plain_text

    try:
        found = extract_plain_text(
            text, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True
        )
    except Exception:  # of a parser in C on a broken page
        warnings.append("the page could not be read by resiliparse")
        return []
    return [line for line in map(str.strip, found.split("\n")) if line]
