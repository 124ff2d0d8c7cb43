"""The worst inputs that a climber found for each filter (benchmarks/worst.py): still linear."""

import json
from pathlib import Path

import pytest

from newsclean import clean
from newsclean.evidence.document import Document
from newsclean.filters import built_in
from newsclean.readers.text import read
from newsclean.site_rules.file import read_rules
from newsclean.testing.lawful import cost

FIXTURES = Path(__file__).parents[1] / "fixtures"
RULES = read_rules(FIXTURES / "site_rules" / "rules.toml")
WORST: dict[str, str] = json.loads((FIXTURES / "worst.json").read_text("utf-8"))
SMALL, LARGE = 2_000, 16_000  # characters


def least(name: str, unit: str, size: int) -> float:
    """Return the CPU time of the filter on `unit` repeated, the least of three runs."""

    def look(document: Document) -> None:
        for _ in built_in()[name](document):
            pass

    text = unit * (size // len(unit))
    documents = [read(text).with_site_rules(RULES.matcher("")) for _ in range(3)]
    return min(cost(look, document) for document in documents)


def test_every_filter_has_its_worst_input() -> None:
    assert WORST.keys() == built_in().keys()


@pytest.mark.parametrize("name", WORST)
def test_eight_times_the_worst_input_costs_about_eight_times_the_time(name: str) -> None:
    unit = WORST[name]
    least(name, unit, SMALL)
    assert least(name, unit, LARGE) < 2 * 8 * max(least(name, unit, SMALL), 0.0003)


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
        return min(cost(clean, unit * count) for _ in range(3))

    whole(100)
    assert whole(8_000) < 2 * 8 * max(whole(1_000), 0.005)
