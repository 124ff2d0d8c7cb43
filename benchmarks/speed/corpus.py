"""What the speed benchmark reads: texts and pages of a folder, or what ships with the repository."""

import gzip
import json
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[2] / "fixtures"
EXTRACTORS = ("trafilatura_recall", "readability", "newspaper4k", "resiliparse")
FLAT = ("html_text", "inscriptis", "resiliparse_full")  # all text of a page: ten times the lines
MOST_PAGES = 40  # a page costs a hundred times what its text costs


class Corpus(NamedTuple):
    """Texts as extractors left them, all text of pages, and pages."""

    texts: list[str]
    flat: list[str]
    pages: list[str]


def megabytes(texts: list[str]) -> float:
    """Return the size of `texts` in UTF-8."""
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6


def load(folder: Path | None) -> Corpus:
    """Return the corpus of `folder`, or of the repository's own articles if it is None."""
    if folder is None:
        texts = [path.read_text("utf-8") for path in sorted((FIXTURES / "articles").glob("*.txt"))]
        pages = [path.read_text("utf-8") for path in sorted((FIXTURES / "pages").glob("*.html"))]
        return Corpus(texts, [], pages)
    found = rows(folder / "extracted" / "fundus.jsonl.gz")
    texts = [row["text"] for row in found if row["extractor"] in EXTRACTORS]
    flat = [row["text"] for row in found if row["extractor"] in FLAT]
    pages = [row["html"] for row in rows(folder / "pages-fundus.jsonl.gz")]
    return Corpus(texts, flat, pages[:MOST_PAGES])


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
