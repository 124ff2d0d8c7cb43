"""The worst inputs that a climber found for each filter (benchmarks/worst.py): still linear."""

import gc
import json
import time
from pathlib import Path

import pytest

from newsclean import clean
from newsclean.filters import built_in
from newsclean.readers.text import read
from newsclean.site_rules.file import read_rules

FIXTURES = Path(__file__).parents[1] / "fixtures"
RULES = read_rules(FIXTURES / "site_rules" / "rules.toml")
WORST: dict[str, str] = json.loads((FIXTURES / "worst.json").read_text("utf-8"))
SMALL, LARGE = 2_000, 16_000  # characters


def cost(name: str, unit: str, size: int) -> float:
    """Return the CPU time of the filter on `unit` repeated, the least of three runs.

    Without the garbage collector, which would look at what all other tests left as well.
    """
    times = []
    gc.disable()
    try:
        for _ in range(3):
            document = read(unit * (size // len(unit))).with_site_rules(RULES.matcher(""))
            start = time.process_time()
            for _ in built_in()[name](document):
                pass
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)


def test_every_filter_has_its_worst_input() -> None:
    assert WORST.keys() == built_in().keys()


@pytest.mark.parametrize("name", WORST)
def test_eight_times_the_worst_input_costs_about_eight_times_the_time(name: str) -> None:
    unit = WORST[name]
    cost(name, unit, SMALL)
    assert cost(name, unit, LARGE) < 2 * 8 * max(cost(name, unit, SMALL), 0.0003)


CROWDED = [
    ", opens new window ",
    "{%aaaa%} ",
    "[/vcaa ]\t",
    "\t t.co/abc",
    "By Ann Lee\n",
    "文／\n",
    "(opens in new tab),  ",
    "dpa-Notizblock\n",
]
"""What is cut and mended many times, in one line or in lines of its own."""


@pytest.mark.parametrize("unit", CROWDED)
def test_many_cuts_and_repairs_cost_time_by_their_number(unit: str) -> None:
    def whole(count: int) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            clean(unit * count)
            times.append(time.process_time() - start)
        return min(times)

    whole(100)
    assert whole(8_000) < 2 * 8 * max(whole(1_000), 0.005)
