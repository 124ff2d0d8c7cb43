"""Tests of what is read from pages. The pages in fixtures/pages were written for them."""

from pathlib import Path

from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.page import as_bytes, parse

PAGES = Path(__file__).resolve().parents[3] / "fixtures" / "pages"


def page(name: str) -> str:
    """Return the page `name` of fixtures/pages."""
    return (PAGES / f"{name}.html").read_text("utf-8")


def lines(html: str) -> list[str]:
    """Return the texts of the blocks of `html`."""
    tree = parse(as_bytes(html), [])
    return [block.text for block in blocks_of(tree, [])] if tree else []
