#!/usr/bin/env python3
"""Does the cost of each rule, and of each pair of a rule and a repair, grow with the text alone?

    python benchmarks/growth.py                     every filter: some 15,000 texts, an hour
    python benchmarks/growth.py --filter footers

Each rule's own phrases and fixtures are repeated, in lines and in one line, alone and with each thing
that repair mends between them; a text of eight times the length may cost twice eight times the
time. Prints what costs more; exit 1 if anything does.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from newsclean.filters import built_in
from newsclean.testing.lawful import growth
from tests.growing import LARGE, REPAIRS, SMALL, by_rules_alone, in_lines, in_one_line, units_of


def grown(name: str) -> tuple[int, list[str]]:
    """Return how many texts were grown for the filter `name`, and in words those that cost too much."""
    count, told = 0, []
    for rule, unit in units_of(name):
        ways = {"in lines": lambda size, unit=unit: in_lines(unit, size)}
        for repair, between in {"nothing": " ", **REPAIRS}.items():
            ways[f"in one line with {repair} between"] = lambda size, unit=unit, between=between: (
                in_one_line(unit, size, between)
            )
        for way, text_of in ways.items():
            count += 1
            found = growth(by_rules_alone, text_of, small=SMALL, large=LARGE)
            if found:
                told.append(f"{name}, {rule}, {way}: {found}")
    return count, told


def main() -> int:
    """Grow what is asked for; return 1 if something grows faster than its text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--filter", choices=[*built_in()], action="append")
    failed = False
    for name in parser.parse_args().filter or built_in():
        count, told = grown(name)
        print(f"{name}: {count} texts", *told, sep="\n  ", flush=True)
        failed = failed or bool(told)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
