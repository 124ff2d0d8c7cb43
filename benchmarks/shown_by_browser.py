#!/usr/bin/env python3
"""What Chromium shows of pages, beside newsclean's account of them.

    python benchmarks/shown_by_browser.py PAGES.jsonl[.gz] … [--pages 60] [--seed 1] [--show 20]

Each line of a file is an object with `html`. A sample of each file is opened without its scripts, frames, choices
of forms and network, and `innerText` is read: the lines that are shown. Counted are sentences that `restore()` lacks, and long
lines that are no block of their own: those that newsclean breaks, and those that it joins with others
(style sheets of their own, which it does not read, set blocks in lines). Letters and digits are compared.
"""

import argparse
import gzip
import json
import os
import random
import re
import shutil
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver

import newsclean
from newsclean.readers.html.blocks import bare, blocks_of
from newsclean.readers.html.lean import without_scripts
from newsclean.readers.html.page import as_bytes, parse

_SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--blink-settings=imagesEnabled=false", "--window-size=1280,900",
)  # fmt: skip
_UNREAD = re.compile(
    r"<script\b.*?</script\s*>|<select\b.*?</select\s*>|<meta[^>]*(?:charset|http-equiv)[^>]*>|<iframe\b.*?</iframe\s*>",
    re.I | re.S,
)
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|[\t\n]")
_FEWEST = 15  # letters of a sentence
_LONG = 40  # letters of a line


def pages(path: Path, most: int, seed: int) -> list[dict[str, Any]]:
    """Return a sample of the pages of the file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        read = [json.loads(line) for line in lines]
    return random.Random(seed).sample(read, min(most, len(read)))


def shown(browser: Any, html: str, file: Path) -> str:
    """Return the text that the browser shows of `html`."""
    file.write_text("\ufeff" + _UNREAD.sub("", html), "utf-8", errors="replace")
    browser.get(file.as_uri())
    return str(browser.execute_script("return document.body ? document.body.innerText : ''"))


def missing(text: str, restored: str) -> Iterator[str]:
    """Yield the sentences of the `text` that was shown and is not in what was `restored`."""
    have = bare(restored)
    for sentence in _SENTENCE.split(text):
        key = bare(sentence)
        if len(key) >= _FEWEST and key not in have:
            yield sentence


def fates(text: str, blocks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each long line of the `text` that was shown, and whether a block is the same, or how else it is read."""
    whole, ends = "".join(blocks), list(accumulate(map(len, blocks)))
    alone = set(blocks)
    for line in re.split(r"[\t\n]", text):
        key = bare(line)
        if len(key) < _LONG:
            continue
        at = whole.find(key)
        if key in alone:
            yield "same", line
        elif at < 0:
            yield "elsewhere", line
        else:
            yield "broken" if ends[bisect_left(ends, at + 1)] < at + len(key) else "joined", line


def main() -> None:
    """Open the pages, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=60, help="of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="examples of each kind")
    arguments = parser.parse_args()
    os.environ["SE_AVOID_STATS"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for switch in _SWITCHES:
        options.add_argument(switch)
    options.page_load_strategy = "eager"
    counts: Counter[str] = Counter()
    examples: list[tuple[str, str, str]] = []
    driver = webdriver.ChromeService(shutil.which("chromedriver"))
    with webdriver.Chrome(options, driver) as browser, TemporaryDirectory() as folder:
        browser.set_page_load_timeout(60)
        for path in arguments.files:
            for page in pages(path, arguments.pages, arguments.seed):
                name = f"{path.name}: {page.get('id') or page.get('url')}"
                text = shown(browser, page["html"], Path(folder) / "page.html")
                tree = parse(as_bytes(without_scripts(page["html"])), [])
                keys = [bare(block.text) for block in blocks_of(tree, [])] if tree else []
                lost = list(missing(text, newsclean.clean_html(page["html"]).restore()))
                found = list(fates(text, keys))
                counts["pages"] += 1
                counts["pages with a sentence that is missing"] += bool(lost)
                counts["sentences"] += sum(len(bare(s)) >= _FEWEST for s in _SENTENCE.split(text))
                counts["sentences that are missing"] += len(lost)
                counts["long lines"] += len(found)
                counts.update(f"long lines {fate}" for fate, _ in found)
                examples += [("missing", name, sentence) for sentence in lost]
                examples += [(fate, name, line) for fate, line in found if fate != "same"]
    for what, count in counts.items():
        print(f"{count:8d} {what}")
    for kind in ("missing", "broken", "joined", "elsewhere"):
        print(f"\n{kind}:")
        for _, name, line in [example for example in examples if example[0] == kind][
            : arguments.show
        ]:
            print(f"  {name[:60]:60s} {line.strip()[:120]}")


if __name__ == "__main__":
    main()
