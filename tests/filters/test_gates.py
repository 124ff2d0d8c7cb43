"""Cheap tests that skip lines a rule cannot match: they rule out nothing that it would find."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.filters import agency_marks, share_widgets, source_lines
from newsclean.phrases import first_word, table
from newsclean.readers.text import read
from newsclean.testing.cases import read_cases
from newsclean.text import credit_lines
from newsclean.text.name_lines import may_name
from newsclean.text.people import people

FIXTURES = Path(__file__).parents[2] / "fixtures"
SHAPES = (
    "{}",
    "• {}",
    "* - {}",
    "“{}”",
    "{}: Tove Brandt",
    "{} the ferry left",
    "Ferry {}",
    "2 {}",
    "({})",
)


def strings(data: Any) -> Iterator[str]:
    """Yield all strings of a table, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings(part)


def lines(name: str) -> Iterator[str]:
    """Yield what the fixtures of the filter `name` hold, and the words of its table, in shapes."""
    for kind in ("cuts", "keeps"):
        for case in read_cases(FIXTURES / name / f"{kind}.txt"):
            for line in filter(None, case.input.splitlines()):
                yield from (shape.format(line) for shape in SHAPES[:4])
    for word in strings(table(name)):
        yield from (shape.format(word) for shape in SHAPES)


@given(st.text("aBé ’'.-/,|中가א1·ʼ", max_size=24))
@example("’t Hooft")
@example("an, 王小明")
def test_whatever_names_people_looks_as_if_it_may(text: str) -> None:
    assert not people(text) or may_name(text)


def test_a_line_that_begins_plainly_is_no_mark_of_an_agency() -> None:
    for block in read("\n".join(lines("agency_marks"))).blocks:
        if agency_marks._begins_plainly(block):
            assert agency_marks.read_mark(block.text.strip(" –—-•*|.")) is None, block


def test_a_medium_is_told_by_the_last_word_of_its_key() -> None:
    for block in read("\n".join(lines("source_lines"))).blocks:
        if " / " not in block.text and source_lines._is_medium(block.text):
            assert source_lines._ends_as_medium(block.key), block


def test_a_line_without_a_sign_has_no_credit_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [line.rstrip(" |–—-,") for line in lines("photo_credits")]
    gated = list(map(credit_lines.credit_at_end, texts))
    monkeypatch.setattr(credit_lines, "_SIGNS", re.compile(""))
    assert list(map(credit_lines.credit_at_end, texts)) == gated


def test_a_line_that_opens_as_no_button_does_is_no_row_of_buttons() -> None:
    slots = table("share_widgets")["slots"]
    named = [slot.replace("{}", name) for slot in slots for name in ("X", "Facebook", "微博")]
    for block in read("\n".join([*lines("share_widgets"), *named])).blocks:
        opens = share_widgets._may_open(first_word(block.text)) or share_widgets._GLUED.search(
            block.text
        )
        assert opens or not share_widgets._claim(block), block
