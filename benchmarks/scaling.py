#!/usr/bin/env python3
"""Does the cost grow with the input, and no faster? Time and memory of cleaning hostile shapes.

    python benchmarks/scaling.py                       100 times the input: 10 kB and 1 MB
    python benchmarks/scaling.py --largest 100M        up to 100 MB, a shape after the other

For each shape it prints the time at each size, how many times the time 100 times the input takes
(100 is linear), and the peak of what Python holds while a text of 1 MB is cleaned, as a multiple
of that text in UTF-8. `--most` fails the run where 100 times the input costs more than so many
times the time.
"""

import argparse
import sys
import time
import tracemalloc
from itertools import pairwise

from newsclean import clean
from newsclean.testing.shapes import SHAPES

STEP = 100  # times the input between two sizes
UNITS = {"k": 1_000, "M": 1_000_000}
TWICE = 2.0  # seconds; what takes longer is timed twice
MEMORY = 1_000_000  # characters


def characters(text: str) -> int:
    """Return the number that "10k" or "100M" stands for."""
    return int(text[:-1]) * UNITS[text[-1]] if text[-1] in UNITS else int(text)


def seconds(text: str) -> float:
    """Return the CPU time of cleaning `text`, the least of several runs."""
    least = float("inf")
    for run in range(7):
        start = time.process_time()
        clean(text)
        least = min(least, time.process_time() - start)
        if run and least > TWICE:
            break
    return least


def peak(text: str) -> float:
    """Return what is held at the most while `text` is cleaned, as a multiple of it."""
    tracemalloc.start()
    clean(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(text.encode())


def main() -> int:
    """Print the table; return 1 if a shape grows faster than allowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--smallest", type=characters, default=10_000, help="default: 10k")
    parser.add_argument("--largest", type=characters, default=1_000_000, help="default: 1M")
    parser.add_argument("--shape", choices=[*SHAPES], action="append")
    parser.add_argument("--most", type=float, help="times the time that may be taken")
    options = parser.parse_args()
    sizes = [options.smallest]
    while sizes[-1] * STEP <= options.largest:
        sizes.append(sizes[-1] * STEP)
    for text_of in SHAPES.values():  # the first texts load the tables
        clean(text_of(3_000))
    failed = False
    for name in options.shape or SHAPES:
        times = [seconds(SHAPES[name](size)) for size in sizes]
        ratios = [after / before for before, after in pairwise(times)]
        failed = failed or bool(options.most and max(ratios, default=0) > options.most)
        told = "  ".join(
            f"{size:,}: {1000 * t:,.1f} ms" for size, t in zip(sizes, times, strict=True)
        )
        grown = ", ".join(f"{ratio:.0f}" for ratio in ratios)
        memory = peak(SHAPES[name](MEMORY))
        print(f"{name:20} {told}  x{STEP} costs x{grown}  peak {memory:.1f} x", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
