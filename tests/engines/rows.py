"""The rows that every engine is given, and what serial newsclean makes of them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsclean import Article, Document, Learner, Pipeline
from newsclean.integrations.fields import ERROR, FIELDS, names, row
from newsclean.model.claim import Claim
from newsclean.site_rules.file import write_rules
from newsclean.testing.cases import read_cases
from tests.engines import ROOT
from tests.learning.invented import corpus

MEMORY = 300_000  # bytes of articles to learn from: fewer than there are
COUNT = 400  # texts of the repository's articles and cases
POISON = "A line that its own filter fails on: poison."
HOSTILE = [
    "",
    " \n\t",
    "\x00\x1b[2J",
    "<p>" * 3000,
    "&#xD800; is lone.",
    "ﷺ" * 5000,
    '"' * 5000,
    "word " * 100_000,
    "A line of text that comes again.\n" * 5000,
]


def poisoned(document: Document) -> Iterator[Claim]:
    """Fail where a text says poison."""
    for block in document.containing("poison"):
        raise ZeroDivisionError(block.text)
    yield from ()


PIPELINE = Pipeline.default().with_filter(poisoned)


def texts() -> list[str]:
    """Return the texts, the same at each call."""
    articles = [
        path.read_text("utf-8") for path in sorted((ROOT / "fixtures/articles").glob("*.txt"))
    ]
    cases = (
        case.input
        for path in sorted((ROOT / "fixtures").glob("*/*.txt"))
        if path.parent.name not in ("articles", "quotes")
        for case in read_cases(path)
        if "poison" not in case.input
    )
    return [*articles, *islice(cases, 0, 3 * COUNT, 3)][:COUNT]


def rows() -> list[dict[str, Any]]:
    """Return the rows: texts, and among them nulls, hostile ones, and one that fails."""
    found: list[str | None] = [*texts()]
    for at, text in enumerate([*HOSTILE, None, POISON, None]):
        found.insert(30 * at + 7, text)
    return [{"id": n, "text": text} for n, text in enumerate(found)]


def expected(pipeline: Pipeline = PIPELINE) -> list[dict[str, Any]]:
    """Return what the rows should come out as, by the Pipeline alone, one after another."""
    columns = names([*FIELDS], ledger=False)
    made = []
    for given in rows():
        text = given["text"]
        article: Article | None = None
        fails = text == POISON and pipeline is PIPELINE
        if text is not None and not fails:
            article = pipeline(text)
        out = row(article, columns)
        if fails:
            out[ERROR] = (
                f"ZeroDivisionError: newsclean or a filter failed on it: ZeroDivisionError: {POISON}"
            )
        made.append({**given, **out})
    return made


ARTICLES = corpus()[:60] + corpus()[200:240] + corpus()[350:390]
"""What rules are learned from: three sites, with furniture of their own."""
PARTS = (2, 5, 16)


def lessons() -> list[dict[str, Any]]:
    """Return the rows that rules are learned from, with nulls among them."""
    found: list[dict[str, Any]] = [
        {"id": n, "text": one.text, "site": one.site, "title": one.title}
        for n, one in enumerate(ARTICLES)
    ]
    return [*found, {"id": len(found), "text": None, "site": None, "title": None}]


def learned() -> str:
    """Return the file of rules that one process learns from the lessons, in one part."""
    learner = Learner(memory=MEMORY, most=40)
    for one in ARTICLES:
        learner.add(one.text, site=one.site, title=one.title)
    file = write_rules(learner.rules())
    assert file.count("[[rule]]") > 5
    return file


def totals() -> tuple[int, int, int]:
    """Return how many rows there are, how many fail, and how many characters go."""
    made = expected()
    return (
        len(made),
        sum(one[ERROR] is not None for one in made),
        sum(one["removed"] or 0 for one in made),
    )
