"""What the tests of the docs ask of a page: its blocks of code, its headings, its links."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]\n]*(?:\n[^\]\n]*)?\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
PAGES = [*WRITTEN, *sorted(DOCS.glob("howto/*.md")), *sorted(DOCS.glob("filters/*.md"))]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    """Return the blocks of code of `page` in `language`, in order."""
    return [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]


def links(page: Path) -> list[str]:
    """Return where the links of `page` lead, those in code left out."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    return LINK.findall(re.sub(r"`[^`\n]*`", "", text))


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of `page`, as the site makes them."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    return {slug(heading) for heading in HEADING.findall(text)}


def slug(heading: str) -> str:
    bare = re.sub(r"[^\w\s-]", "", heading).strip().lower()
    return re.sub(r"[\s-]+", "-", bare)
