"""What reading pages costs over trafilatura alone, and what the fast extractor gains.

    python benchmarks/reading_pages.py PAGES.jsonl[.gz] [--pages N]

Each line of the file is an object with `html` and, if known, `url`. Every page is read in turn
by trafilatura alone (with its metadata), by `clean_html`, and by `clean_html` with resiliparse
if that is installed, so that all share what else the machine does. CPU time, in milliseconds a page.
"""

import argparse
import gzip
import json
import logging
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

import newsclean


def pages(path: Path, most: int) -> Iterator[dict[str, Any]]:
    """Yield the first `most` pages of the file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for _, line in zip(range(most), lines, strict=False):
            yield json.loads(line)


def runs() -> dict[str, Callable[[dict[str, Any]], object]]:
    """Return what is measured, by name."""
    found: dict[str, Callable[[dict[str, Any]], object]] = {
        "trafilatura": lambda p: bare_extraction(
            p["html"], url=p.get("url"), include_comments=False, with_metadata=True
        ),
        "newsclean": lambda p: newsclean.clean_html(p["html"], url=p.get("url")),
    }
    if find_spec("resiliparse"):
        found["newsclean, resiliparse"] = lambda p: newsclean.clean_html(
            p["html"], url=p.get("url"), extractor="resiliparse"
        )
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    spent = dict.fromkeys(runs(), 0.0)
    count = -1  # the first page warms up imports and tables
    for page in pages(arguments.file, arguments.pages + 1):
        for name, run in runs().items():
            start = time.process_time()
            run(page)
            spent[name] += time.process_time() - start if count >= 0 else 0.0
        count += 1
    alone = spent["trafilatura"]
    for name, seconds in spent.items():
        each = 1000 * seconds / max(1, count)
        print(f"{name:24s} {each:7.2f} ms a page  {seconds / alone - 1:+7.1%} over trafilatura")


if __name__ == "__main__":
    main()
