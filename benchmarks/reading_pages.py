"""What reading pages costs over trafilatura alone, and what the fast extractor gains.

    python benchmarks/reading_pages.py PAGES.jsonl[.gz] [--pages N] [--passes N]

Each line of the file is an object with `html` and, if known, `url`. Whole passes over the pages are
made by turns, so that all share what else the machine does: by trafilatura alone (with its
metadata), by `clean_html`, and by `clean_html` with trafilatura, and with resiliparse if that is installed. In the first
pass tables are read, patterns compiled and modules imported, some of them for all; of the others
the quickest counts. CPU time, in milliseconds a page.
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

Page = dict[str, Any]


def pages(path: Path, most: int) -> Iterator[Page]:
    """Yield the first `most` pages of the file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for _, line in zip(range(most), lines, strict=False):
            yield json.loads(line)


def runs() -> dict[str, Callable[[Page], object]]:
    """Return what is measured, by name."""
    found: dict[str, Callable[[Page], object]] = {
        "trafilatura": lambda p: bare_extraction(
            p["html"], url=p.get("url"), include_comments=False, with_metadata=True
        ),
        "newsclean": lambda p: newsclean.clean_html(p["html"], url=p.get("url")),
    }
    found["newsclean, trafilatura"] = lambda p: newsclean.clean_html(
        p["html"], url=p.get("url"), extractor="trafilatura"
    )
    if find_spec("resiliparse"):
        found["newsclean, resiliparse"] = lambda p: newsclean.clean_html(
            p["html"], url=p.get("url"), extractor="resiliparse"
        )
    return found


def measured(read: list[Page], run: Callable[[Page], object]) -> float:
    """Return the milliseconds a page that `run` takes over the pages that were `read`."""
    start = time.process_time()
    for page in read:
        run(page)
    return 1000 * (time.process_time() - start) / len(read)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--passes", type=int, default=4, help="by turns, after the first")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    read = list(pages(arguments.file, arguments.pages))
    first = {name: measured(read, run) for name, run in runs().items()}
    best = dict.fromkeys(first, float("inf"))
    for _ in range(arguments.passes):
        for name, run in runs().items():
            best[name] = min(best[name], measured(read, run))
    for title, spent in (("first pass", first), ("best pass", best)):
        print(title)
        for name, each in spent.items():
            over, times = each / spent["trafilatura"] - 1, spent["newsclean"] / each
            print(
                f"  {name:24s} {each:7.2f} ms a page  {over:+7.1%} over trafilatura"
                f"  {times:5.2f} times the pages of newsclean"
            )


if __name__ == "__main__":
    main()
