"""Tests of what is read from pages. The pages in fixtures/pages were written for them."""

from pathlib import Path

PAGES = Path(__file__).resolve().parents[3] / "fixtures" / "pages"


def page(name: str) -> str:
    """Return the page `name` of fixtures/pages."""
    return (PAGES / f"{name}.html").read_text("utf-8")
