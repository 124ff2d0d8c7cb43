#!/usr/bin/env python3
"""The laws over many generated inputs in one long run.

    python benchmarks/laws.py --examples 100000

The texts are those of `newsclean.testing.any_text`: dirty articles, residue of all tables, marks,
broken encodings, containers. Prints the count; stops at the first failure with the shortest input found.
"""

import argparse
import sys
import time

from hypothesis import HealthCheck, Phase, given, settings

from newsclean import Pipeline
from newsclean.testing import any_text
from newsclean.testing.laws import broken_law


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--examples", type=int, default=100_000)
    examples = parser.parse_args().examples
    pipeline = Pipeline.default()
    count = 0

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(any_text())
    def laws_hold(text: str) -> None:
        nonlocal count
        count += 1
        assert broken_law(pipeline, text) is None

    start = time.perf_counter()
    laws_hold()
    print(f"{count} inputs, no failure, {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
