"""Learning at scale: a million articles, made on the fly, through one Learner.

    python benchmarks/learning.py --data DIR                       # 1,000,000 articles
    python benchmarks/learning.py --data DIR --articles 100000 --memory 64

DIR holds wild/NAME.jsonl.gz with a field `text`. Each article is one of these texts in which some
longer words are changed; NAME is its site. Prints how long taking in took (making the articles aside),
the peak of the process's memory after each tenth, how long the rules took, and how large their file
is. Exits with 1 if memory grew by more than a quarter after the first tenth.
"""

import argparse
import gzip
import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from newsclean import Learner
from newsclean.site_rules.file import write_rules

_CHANGED = 12  # words of each article
_LONG = re.compile(r"[^\W\d_]{6,}")
_GROWTH = 1.25


def texts(data: Path) -> list[tuple[str, str, list[str]]]:
    """Return (site, text, its longer words) of all texts."""
    found = []
    for path in sorted((data / "wild").glob("*.jsonl.gz")):
        site = path.name.removesuffix(".jsonl.gz")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line)["text"] for line in file]
        found += [(site, text, sorted(set(_LONG.findall(text)))) for text in rows]
    return found


def articles(known: list[tuple[str, str, list[str]]], number: int) -> Iterator[tuple[str, str]]:
    """Yield `number` pairs (site, text), always the same."""
    pick = random.Random(1)
    for _ in range(number):
        site, text, words = pick.choice(known)
        for word in pick.sample(words, min(_CHANGED, len(words))):
            text = text.replace(word, word[::-1].lower())
        yield site, text


def peak() -> float:
    """Return the peak of this process's memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Run, print, and say by the status whether memory stayed flat."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--memory", type=int, default=128, help="MB that the sample may take")
    options = parser.parse_args()

    learner = Learner(memory=options.memory << 20)
    known = texts(options.data)
    seconds, size, peaks = 0.0, 0, []
    for number, (site, text) in enumerate(articles(known, options.articles), 1):
        size += len(text.encode())
        start = time.process_time()
        learner.add(text, site=site)
        seconds += time.process_time() - start
        if number % max(1, options.articles // 10) == 0:
            peaks.append(peak())
            print(
                f"{number:>9,} articles  {size / 1e6:>8,.0f} MB  peak {peaks[-1]:,.0f} MB",
                flush=True,
            )
    print(f"taken in: {seconds:,.1f} s of one core, {size / 1e6 / seconds:,.1f} MB/s")
    start = time.process_time()
    rules = learner.rules()
    made = time.process_time() - start
    file = write_rules(rules).encode()
    print(f"rules: {made:,.1f} s of one core, peak {peak():,.0f} MB")
    print(f"in all: {size / 1e6 / (seconds + made):,.1f} MB/s")
    print(
        f"file: {len(file) / 1e3:,.0f} kB, {len(rules.rules):,} rules, {len(rules.held_back):,} held back"
    )
    return int(peaks[-1] > _GROWTH * peaks[0])


if __name__ == "__main__":
    sys.exit(main())
