#!/usr/bin/env python3
"""Pages cut at random bytes and with random bytes flipped: none may raise.

    python benchmarks/broken_pages.py PAGES.jsonl[.gz] [--pages 500] [--seed 1]

Each line of the file is an object with `html` and, if known, `url`. Prints the count and every
exception; exit 1 if there was one.
"""

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import newsclean


def pages(path: Path) -> Iterator[dict]:
    """Yield the pages of the file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        yield from map(json.loads, lines)


def broken(html: bytes, dice: random.Random) -> bytes:
    """Return `html` cut at a random byte, with 0 to 200 of its bytes replaced at random."""
    page = bytearray(html[: dice.randrange(len(html) + 1)])
    for _ in range(dice.randrange(200) if page else 0):
        page[dice.randrange(len(page))] = dice.randrange(256)
    return bytes(page)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    done = failed = 0
    for page in pages(args.file):
        if done == args.pages:
            break
        done += 1
        try:
            newsclean.clean_html(broken(page["html"].encode(), dice), url=page.get("url"))
        except Exception as error:  # counted and named: that is what this run is for
            failed += 1
            print(f"page {done}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{done} broken pages, {failed} exceptions")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
