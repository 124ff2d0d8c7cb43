"""What the speed benchmark reads: texts and pages of a folder, or what ships with the repository."""

import gzip
import json
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[2] / "fixtures"
EXTRACTORS = ("trafilatura_recall", "readability", "newspaper4k", "resiliparse")
MOST_PAGES = 40  # a page costs a hundred times what its text costs


class Corpus(NamedTuple):
    """Texts as extractors left them, and pages."""

    texts: list[str]
    pages: list[str]

    @property
    def megabytes(self) -> float:
        """The size of the texts in UTF-8."""
        return sum(len(text.encode("utf-8", "surrogatepass")) for text in self.texts) / 1e6

    @property
    def page_megabytes(self) -> float:
        """The size of the pages in UTF-8."""
        return sum(len(page.encode("utf-8", "surrogatepass")) for page in self.pages) / 1e6


def load(folder: Path | None) -> Corpus:
    """Return the corpus of `folder`, or of the repository's own articles if it is None."""
    if folder is None:
        texts = [path.read_text("utf-8") for path in sorted((FIXTURES / "articles").glob("*.txt"))]
        pages = [path.read_text("utf-8") for path in sorted((FIXTURES / "pages").glob("*.html"))]
        return Corpus(texts, pages)
    texts = [row["text"] for row in rows(folder / "extracted" / "fundus.jsonl.gz") if wanted(row)]
    pages = [row["html"] for row in rows(folder / "pages-fundus.jsonl.gz")]
    return Corpus(texts, pages[:MOST_PAGES])


def wanted(row: dict) -> bool:
    return row["extractor"] in EXTRACTORS


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
