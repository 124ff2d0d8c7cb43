"""Law 7 by rules: what each rule is about, repeated, costs no more than its length (`pytest -m slow`).

`benchmarks/growth.py` grows every pair of a rule and a repair by itself.
"""

import pytest

from newsclean.filters import built_in
from newsclean.testing.lawful import growth
from tests.growing import LARGE, REPAIRS, SMALL, by_rules_alone, in_lines, in_one_line, units_of

pytestmark = pytest.mark.slow

MIXED = "".join(REPAIRS.values())


@pytest.mark.parametrize("name", sorted(built_in()))
def test_what_a_rule_is_about_costs_its_length_in_lines_and_in_one_with_all_repairs(
    name: str,
) -> None:
    grown = {
        (rule, way): growth(by_rules_alone, text_of, small=SMALL, large=LARGE)
        for rule, unit in units_of(name)
        for way, text_of in {
            "in lines": lambda size, unit=unit: in_lines(unit, size),
            "in one line": lambda size, unit=unit: in_one_line(unit, size),
            "in one line, with repairs": lambda size, unit=unit: in_one_line(unit, size, MIXED),
        }.items()
    }
    told = {rule: how for rule, how in grown.items() if how}
    assert not told


def test_sentences_without_a_small_word_before_a_notice_cost_their_length() -> None:
    said = "섬 주민이 밤늦게 기다렸다 e 마을로 간 배가 돌아오지 않았다. "
    notice = "ⓒ 하윅일보 무단전재 및 재배포 금지"

    def text_of(size: int) -> str:
        return said * (size // len(said)) + notice

    assert growth(by_rules_alone, text_of, small=SMALL, large=LARGE) == ""


def test_notes_in_one_very_long_line_cost_their_length() -> None:
    unit = "The mayor opened the market by the river on Monday. SCROLL TO CONTINUE WITH CONTENT"

    def text_of(size: int) -> str:
        return in_one_line(unit, size)

    assert growth(by_rules_alone, text_of, small=LARGE, large=8 * LARGE) == ""
