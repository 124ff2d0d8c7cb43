"""Extraction by trafilatura: the lines of a page that make its article.

It stands behind one function, so that another extractor can take its place (see `fast`).
"""

import logging
from typing import Any

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def trafilatura_lines(tree: Any, url: str | None) -> list[str]:
    """Return the lines that trafilatura makes of the page `tree` (lxml elements), which it
    leaves as it was.

    Raises nothing: where trafilatura fails or finds nothing, there are no lines.
    """
    from trafilatura import bare_extraction

    logger = logging.getLogger("trafilatura")
    before, logger.disabled = logger.disabled, True
    try:
        found = bare_extraction(
            tree, url=url, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # any of a dozen libraries below; the page's own text serves instead
        return []
    finally:
        logger.disabled = before
    text = getattr(found, "text", None) or ""
    return [line for line in map(str.strip, text.split("\n")) if line]
