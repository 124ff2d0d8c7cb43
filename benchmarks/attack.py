#!/usr/bin/env python3
"""The attack: what is generated, real texts among residue, and broken files, to see what breaks.

    python benchmarks/attack.py                                    every kind as often as below: hours
    python benchmarks/attack.py texts dirty pages --count 1000
    python benchmarks/attack.py spliced --data DIR --count 5000    records with a field text, as JSONL
    python benchmarks/attack.py crawls tables --seed 2

texts     what `newsclean.testing.any_text` draws: the laws, by newsclean's pipeline and by others
dirty     articles with residue whose place is known: none of their prose is lost
pages     pages, some cut short or with other bytes: an article that is whole, and reads its own JSON
spliced   real texts with lines of all phrase tables between and behind theirs: the laws, and prose
crawls    WARC files with faults, through the command: what is whole comes out, the rest is told of
tables    Parquet files with faults, through the command: every row that can be read comes out

The same seed makes the same inputs. Prints what was tried and what broke, the smallest input found
of each thousand for generated ones; exit 1 if anything broke.
"""

import argparse
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from corpus import stored
from faulty_files import crawl_broken, table_broken
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from newsclean import Article, Pipeline, clean
from newsclean.readers.flat import SIGNED
from newsclean.readers.held import unwrap
from newsclean.repair.quotes.chain import STYLES
from newsclean.testing import Dirty, Page, any_text, dirty_articles, pages, residue
from newsclean.testing.lawful import lost_prose
from newsclean.testing.laws import broken_law, letters, shown
from newsclean.text.prose import is_prose

T = TypeVar("T")
COUNTS = {
    "texts": 85_000,
    "dirty": 10_000,
    "pages": 5_000,
    "spliced": 10_000,
    "crawls": 500,
    "tables": 500,
}
"""By kind, how many inputs are tried."""
CHUNK = 1000  # inputs that are drawn together: one of each chunk is shown, the smallest that breaks
LONGEST = 6000  # characters of a real text
REAL = 4000  # real texts
EVERY = Pipeline.default()


class Tried(NamedTuple):
    """How many inputs were tried, and in words what broke."""

    count: int
    broken: list[str]


class BrokenError(AssertionError):
    """An input breaks what is promised."""


def drawn(
    strategy: st.SearchStrategy[T],
    broken: Callable[[T], str | None],
    count: int,
    seed: int,
) -> Tried:
    """Draw `count` values and ask `broken` of each; a chunk ends at its first one that breaks."""
    tried, found = 0, []
    for start in range(0, count, CHUNK):

        @seeded(seed * 1_000_000 + start)
        @settings(
            max_examples=min(CHUNK, count - start),
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )
        @given(strategy)
        def hold(value: T) -> None:
            nonlocal tried
            tried += 1
            if told := broken(value):
                raise BrokenError(told)

        try:
            hold()
        except BrokenError as error:
            found.append(str(error))
            print(f"    {error}", flush=True)
    return Tried(tried, found)


def unlawful(pipeline: Pipeline, text: str) -> str | None:
    """Return in words which law `pipeline` breaks on `text`, if any."""
    told = broken_law(pipeline, text)
    return f"law {told[0].number} on {text!r}: {told[1]}" if told else None


def some_pipeline(pick: random.Random) -> Pipeline:
    """Return newsclean's pipeline, or as often one of another profile, way of quoting and filters."""
    if pick.random() < 0.5:
        return EVERY
    profile = pick.choice([Pipeline.gentle(), Pipeline.standard(), Pipeline.strict()])
    names = pick.sample(EVERY.names, pick.randrange(1, len(EVERY.names)))
    return profile.only(*names).with_quotes(pick.choice(STYLES))


def texts(count: int, seed: int, data: Path) -> Tried:
    """The laws on any text."""
    pick = random.Random(seed)
    parts = []
    for start in range(0, count, CHUNK):
        pipeline = some_pipeline(pick)
        parts.append(
            drawn(
                any_text(),
                lambda text, pipeline=pipeline: unlawful(pipeline, text),
                min(CHUNK, count - start),
                seed + start,
            )
        )
    return Tried(sum(p.count for p in parts), [told for p in parts for told in p.broken])


def dirty(count: int, seed: int, data: Path) -> Tried:
    """No prose of dirty articles is lost."""

    def broken(article: Dirty) -> str | None:
        told = lost_prose(EVERY, article)
        return f"{told}, in {article.text!r}" if told else None

    return drawn(dirty_articles() | dirty_articles(bare=False), broken, count, seed)


@st.composite
def broken_pages(draw: st.DrawFn) -> bytes:
    """Generate pages, half of them cut short, with other bytes, or in another encoding than they say."""
    page: Page = draw(pages())
    data = page.html.encode(
        draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "cp1251"])), "replace"
    )
    for at in draw(st.lists(st.integers(0, len(data) - 1), max_size=6)):
        data = data[:at] + draw(st.binary(max_size=3)) + data[at + 1 :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def of_pages(count: int, seed: int, data: Path) -> Tried:
    """Any bytes of a page give an article that is whole."""

    def broken(page: bytes) -> str | None:
        article = EVERY.clean_html(page)
        if Article.from_json(article.to_json()) != article:
            return f"its JSON reads otherwise: {page!r}"
        known = {"title": article.title, "language": article.language, "url": article.url}
        again = str(EVERY(str(article), **known))
        return None if again == str(article) else f"cleaned again it gives {again!r}: {page!r}"

    return drawn(broken_pages(), broken, count, seed)


@st.composite
def splices(draw: st.DrawFn, real: list[str]) -> tuple[str, str]:
    """Generate real texts, each with itself among residue; a piece in four is glued to a line."""
    text = draw(st.sampled_from(real))
    lines = text.split("\n")
    for piece in draw(st.lists(residue(), min_size=1, max_size=8)):
        at = draw(st.integers(0, len(lines)))
        if at and draw(st.integers(0, 3)) == 3:
            lines[at - 1] += f" {piece}"
        else:
            lines.insert(at, piece)
    return text, "\n".join(lines)


def spliced(count: int, seed: int, data: Path) -> Tried:
    """The laws, and prose, on real texts among residue."""
    real = list(dict.fromkeys(_real_texts(data)))

    def broken(pair: tuple[str, str]) -> str | None:
        text, among = pair
        if told := unlawful(EVERY, among):
            return told
        article = clean(text)
        if article.warnings:  # its lines were joined, and are others with a line between
            return None
        prose = [p.text for p in article.paragraphs if is_prose(p.text)]
        cleaned = EVERY(among)
        if any(removal.filter == SIGNED for removal in cleaned.removals):
            return None  # of the text of a whole page nobody has said which prose is the article's
        left = letters(cleaned.text)
        lost = [p for p in prose if letters(p) not in left]  # a copy may go
        for cut in cleaned.removals:
            said = letters(cut.text)
            took = [p for p in lost if letters(p) in said or (is_prose(cut.text) and cut.text in p)]
            if took and cut.field != "captions":  # a caption stays, in its field
                return f"{cut.filter}.{cut.rule} takes {shown(took[0])} in {among!r}"
        return None

    return drawn(splices(real), broken, count, seed)


def _real_texts(data: Path) -> Iterator[str]:
    """Yield texts of the records below the folder `data` that are held in no container: a line put
    into one is no line of its text."""
    for record in itertools.islice(stored(data), REAL):
        text = record["text"]
        if isinstance(text, str) and len(text) <= LONGEST and unwrap(text) is None:
            yield text


def files(broken: Callable[[int], str | None], count: int, seed: int) -> Tried:
    """Ask `broken` of the files that some numbers make."""
    found = []
    for number in range(seed * 1_000_000, seed * 1_000_000 + count):
        if told := broken(number):
            found.append(f"file {number}: {told}")
            print(f"    {found[-1]}", flush=True)
    return Tried(count, found)


KINDS: dict[str, Callable[[int, int, Path], Tried]] = {
    "texts": texts,
    "dirty": dirty,
    "pages": of_pages,
    "spliced": spliced,
    "crawls": lambda count, seed, data: files(crawl_broken, count, seed),
    "tables": lambda count, seed, data: files(table_broken, count, seed),
}


def main() -> int:
    """Attack with what is asked for, and print what was tried and what broke."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", nargs="*", help=f"one of {', '.join(KINDS)}; default: all")
    parser.add_argument("--count", type=int, help="inputs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--data",
        type=Path,
        help="a folder of JSONL with a field text; without it nothing is spliced",
    )
    options: Any = parser.parse_args()
    if strange := set(options.kind) - KINDS.keys():
        parser.error(f"there is no kind {min(strange)!r}: there are {', '.join(KINDS)}")
    chosen = options.kind or [kind for kind in KINDS if kind != "spliced" or options.data]
    if "spliced" in chosen and not options.data:
        parser.error("spliced needs --data, a folder of JSONL with a field text")
    failed = False
    print(f"{'kind':8} {'tried':>8} {'broke':>6} {'seconds':>8}", flush=True)
    for kind in chosen:
        start = time.perf_counter()
        tried = KINDS[kind](options.count or COUNTS[kind], options.seed, options.data)
        spent = time.perf_counter() - start
        print(f"{kind:8} {tried.count:8,} {len(tried.broken):6} {spent:8.0f}", flush=True)
        failed = failed or bool(tried.broken)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
