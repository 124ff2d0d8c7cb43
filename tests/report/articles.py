"""Invented articles to report on."""

import newsclean
from newsclean.model.article import Article
from newsclean.report.collect import Collected

LEAD = "The bridge at Harwick stays shut until the spring, the county said on Tuesday."
MORE = "Two of its piers have moved by a hand's breadth since the flood, engineers found."


def dirty(n: int) -> str:
    """Return a text with residue, another for each `n`."""
    return f"{LEAD} It is report {n}.\n\nShare this\n\n{MORE}\n\n© {2000 + n % 30} The Lune Post. All rights reserved."


def article(n: int = 0, text: str | None = None) -> Article:
    """Return the article of a text."""
    return newsclean.clean(dirty(n) if text is None else text, language="en")


def collected(numbers: range) -> Collected:
    """Return what is seen of the articles of `numbers`."""
    found = Collected()
    for n in numbers:
        found.add(article(n), f"crawl.jsonl:{n + 1}", site=f"paper{n % 3}.example")
    return found
