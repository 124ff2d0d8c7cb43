#!/usr/bin/env python3
"""What Chromium shows of pages, beside newsclean's account of them.

    python benchmarks/shown_by_browser.py PAGES.jsonl[.gz] … [--pages 60] [--seed 1] [--show 20]

Each line of a file is an object with `html`. A sample of each file is opened without its scripts, frames, choices
of forms and network, and `innerText` is read: the lines that are shown. Counted are sentences that `restore()` lacks, and long
lines that are no block of their own: those that newsclean breaks, and those that it joins with others
(style sheets of their own, which it does not read, set blocks in lines). Letters and digits are compared.
"""

import argparse
import os
import random
import re
import shutil
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from broken_pages import pages
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


class Seen(NamedTuple):
    """What came of a page: the sentences that are shown, those that are missing, its long lines and their fates."""

    name: str
    sentences: int
    missing: list[str]
    lines: list[tuple[str, str]]


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Chromium; stop it at the end."""
    os.environ["SE_AVOID_STATS"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    options.page_load_strategy = "eager"
    for switch in _SWITCHES:
        options.add_argument(switch)
    with webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver"))) as made:
        made.set_page_load_timeout(60)
        yield made


def shown(browser: Any, html: str, file: Path) -> str:
    """Return the text that the browser shows of `html`."""
    file.write_text("\ufeff" + _UNREAD.sub("", html), "utf-8", errors="replace")
    browser.get(file.as_uri())
    return str(browser.execute_script("return document.body ? document.body.innerText : ''"))


def sentences(text: str) -> list[tuple[str, str]]:
    """Return the letters and digits of each sentence of `text`, and the sentence."""
    found = [(bare(sentence), sentence) for sentence in _SENTENCE.split(text)]
    return [(key, sentence) for key, sentence in found if len(key) >= _FEWEST]


def fates(text: str, blocks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield whether one of `blocks` is the same as each long line of the `text` that was shown, or how else it is
    read, and the line."""
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


def seen(name: str, html: str, text: str) -> Seen:
    """Return what came of the page `html`, of which the browser shows `text`."""
    have = bare(newsclean.clean_html(html).restore())
    said = sentences(text)
    tree = parse(as_bytes(without_scripts(html)), [])
    blocks = [bare(block.text) for block in blocks_of(tree, [])] if tree else []
    missing = [sentence for key, sentence in said if key not in have]
    return Seen(name, len(said), missing, list(fates(text, blocks)))


def opened(files: Sequence[Path], most: int, seed: int) -> Iterator[Seen]:
    """Open a sample of the pages of each file, and yield what came of each."""
    with chromium() as browser, TemporaryDirectory() as folder:
        for path in files:
            read = list(pages(path))
            for page in random.Random(seed).sample(read, min(most, len(read))):
                text = shown(browser, page["html"], Path(folder) / "page.html")
                name = f"{path.name}: {page.get('id') or page.get('url')}"
                yield seen(name, page["html"], text)


def report(found: Sequence[Seen], most: int) -> None:
    """Print counts, and so many examples of each kind."""
    lines = [(fate, page.name, line) for page in found for fate, line in page.lines]
    counts = {
        "pages": len(found),
        "pages with a sentence that is missing": sum(bool(page.missing) for page in found),
        "sentences": sum(page.sentences for page in found),
        "sentences that are missing": sum(len(page.missing) for page in found),
        "long lines": len(lines),
        **{f"long lines {fate}": n for fate, n in Counter(fate for fate, *_ in lines).items()},
    }
    for what, count in counts.items():
        print(f"{count:8d} {what}")
    lost = [("missing", page.name, sentence) for page in found for sentence in page.missing]
    for kind in ("missing", "broken", "joined", "elsewhere"):
        print(f"\n{kind}:")
        of_kind = [example for example in (*lost, *lines) if example[0] == kind]
        for _, name, line in of_kind[:most]:
            print(f"  {name[:60]:60s} {line.strip()[:120]}")


def main() -> None:
    """Open the pages, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=60, help="of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="examples of each kind")
    arguments = parser.parse_args()
    report(list(opened(arguments.files, arguments.pages, arguments.seed)), arguments.show)


if __name__ == "__main__":
    main()
