#!/usr/bin/env python3
"""What input costs each filter most? Found by climbing, kept for tests/test_worst.py.

    python benchmarks/worst.py                         climb for every filter and print
    python benchmarks/worst.py --filter footers --steps 400
    python benchmarks/worst.py --write                 and store what was found

A climber changes a short unit, made of the filter's own phrases and of marks that its forms look
for, and keeps what makes the filter slower on a text that repeats the unit, on one line or on
many. The test then shows that even on such a text the cost grows no faster than the input.
"""

import argparse
import json
import random
import sys
import time
from pathlib import Path

from newsclean.evidence.document import Filter
from newsclean.filters import built_in
from newsclean.phrases import index
from newsclean.readers.text import read

STORE = Path(__file__).parents[1] / "fixtures" / "worst.json"
SIZE = 12_000  # characters of a text
LONGEST = 120  # characters of a unit
COMMON = [
    *"aA1 .,:;!?|/-–•·()[]{}<>#@©%&*\"'“”„’«»…\n。：、",
    *["\n", " ", "1:30", "3 May 2031", "Jane Roe", "Harwick Post", "https://x.yz/a", "12.05.2031"],
    *["word", "Photo: ", "Source: ", "by ", "The port was closed, they said. ", "min", "20", "ß"],
]


def text_of(unit: str, size: int = SIZE) -> str:
    """Return a text of about `size` characters that repeats `unit`."""
    return unit * max(1, size // len(unit))


def cost(look: Filter, text: str) -> float:
    """Return the CPU time of `look` on `text`, reading it not counted; the least of two runs."""
    least = float("inf")
    for _ in range(2):
        document = read(text)
        start = time.process_time()
        for _ in look(document):
            pass
        least = min(least, time.process_time() - start)
    return least


def changed(unit: str, tokens: list[str], pick: random.Random) -> str:
    """Return `unit` with something put in, taken out or doubled."""
    at = pick.randrange(len(unit) + 1)
    end = min(len(unit), at + pick.randint(1, 12))
    way = pick.random()
    if way < 0.6:
        return unit[:at] + pick.choice(tokens) + unit[at:]
    if way < 0.8:
        return unit[:at] + unit[end:]
    return unit[:at] + 2 * unit[at:end] + unit[end:]


def climb(name: str, look: Filter, steps: int, seed: int) -> tuple[str, float]:
    """Return the unit that costs `look` most of those met, and its cost in seconds a text."""
    pick = random.Random(f"{seed} {name}")
    own = sorted(index().lines_of(name))
    tokens = COMMON + pick.sample(own, min(60, len(own)))
    best, worst = "", -1.0
    for _ in range(steps):
        unit = changed(best, tokens, pick) or pick.choice(tokens)
        if len(unit) > LONGEST:
            continue
        took = cost(look, text_of(unit))
        if took > worst:
            best, worst = unit, took
    return best, worst


def main() -> int:
    """Climb, print, and store if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--filter", choices=[*built_in()], action="append")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help=f"to {STORE.name}")
    options = parser.parse_args()
    plain = text_of("The ferry was late on Tuesday, the port said, and nobody knew why.\n")
    found = json.loads(STORE.read_text("utf-8")) if STORE.exists() else {}
    for name in options.filter or built_in():
        look = built_in()[name]
        usual = cost(look, plain)
        unit, took = climb(name, look, options.steps, options.seed)
        found[name] = unit
        print(
            f"{name:20} {1e9 * took / SIZE:7.0f} ns a character, prose {1e9 * usual / SIZE:5.0f}  {unit!r}"
        )
        sys.stdout.flush()
    if options.write:
        STORE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
