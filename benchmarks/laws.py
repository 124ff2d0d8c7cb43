#!/usr/bin/env python3
"""The laws over many generated inputs in one long run.

    python benchmarks/laws.py --examples 100000

Checks that the input can be restored, that cleaning twice is cleaning once, and that the Article
survives JSON; half of the inputs are dirty articles, half put cues, marks and broken encodings
together at random. Prints the count; stops at the first failure with the shortest input found.
"""

import argparse
import sys
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsclean import Article, clean
from newsclean.testing import dirty_articles, hostile_texts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--examples", type=int, default=100_000)
    examples = parser.parse_args().examples
    count = 0

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(hostile_texts(), dirty_articles().map(lambda dirty: dirty.text)))
    def laws_hold(text: str) -> None:
        nonlocal count
        count += 1
        article = clean(text)
        assert article.restore() == text
        once = str(article)
        assert str(clean(once)) == once
        if not any("\ud800" <= c <= "\udfff" for c in text):
            assert Article.from_json(article.to_json()) == article

    start = time.perf_counter()
    laws_hold()
    print(f"{count} inputs, no failure, {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
