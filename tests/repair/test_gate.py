"""The gate that spares a text all mending: it may open for nothing, never stay shut for something."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.readers.text import _lines
from newsclean.repair import line_gate, may_need_mending, repair_line
from newsclean.repair.encoding import may_need_ftfy
from newsclean.repair.marks import (
    may_need_marks,
    punctuation_changes,
    run_changes,
    sentence_changes,
)
from newsclean.testing import hostile_text
from tests.effort import examples

WORDS = [
    "the",
    "U.S",
    "The",
    "e.g",
    "ü",
    "É",
    "“",
    "”",
    "’",
    "…",
    "ß",
    "é»",
    "Ã",
    "â€",
    "œ",
    "а",
    "。",
    "は",
    "町",
    "ア",
    "der",
    "die",
    "Radon",
    "Werte",
    "、",
    "（",
]
MARKS = [
    " ",
    "  ",
    ".",
    ",",
    "!",
    "?",
    ":",
    ";",
    "(",
    ")",
    "-",
    "–",
    "—",
    "…",
    "\t",
    "\xa0",
    "&",
    "&amp;",
    "\n",
]
TEXTS = (
    hostile_text() | st.text() | st.lists(st.sampled_from(WORDS + MARKS), max_size=14).map("".join)
)


@examples(400)
@given(TEXTS, st.sampled_from([None, "en", "fr"]))
@example("It left the U.S.The rest stayed.", None)
@example("tab\tin a line", None)
@example("\x7f", None)
def test_a_text_that_needs_no_mending_has_no_line_that_mending_changes(
    text: str, language: str | None
) -> None:
    if not may_need_mending(text):
        assert not any(repair_line(line, language) for line in text.split("\n"))


@examples(800)
@given(st.lists(TEXTS, max_size=4).map("\n".join), st.sampled_from([None, "en", "fr"]))
@example("Prose, plain.\nIt left the region.The rest stayed", None)
@example("One .\nTwo (", None)
def test_lines_that_the_gate_lets_pass_are_not_changed(text: str, language: str | None) -> None:
    may_need = line_gate(text)
    for line in _lines(text):
        if may_need is None or not may_need(line.strip()):
            assert not repair_line(line.strip(), language)


@examples(400)
@given(TEXTS)
def test_what_ftfy_might_change_is_never_passed_over(text: str) -> None:
    if not may_need_mending(text):
        assert not any(may_need_ftfy(line) for line in text.split("\n"))


@examples(400)
@given(TEXTS.map(lambda text: text.replace("\n", " ")), st.sampled_from([None, "en", "fr"]))
def test_no_mark_that_would_change_is_passed_over(text: str, language: str | None) -> None:
    if not may_need_marks(text):
        for step in (punctuation_changes, run_changes, sentence_changes):
            assert not list(step(text, language))


@pytest.mark.parametrize(
    "text", ["Shares of U.S. makers fell … and rose.", "“Größe”, “été” – 5 % (ja)."]
)
def test_clean_prose_is_seen_to_be_clean(text: str) -> None:
    assert not may_need_mending(text)


@pytest.mark.parametrize("around", ["", "a", "Ã", " "])
def test_a_character_that_is_mended_is_seen_whatever_stands_around_it(around: str) -> None:
    for code in range(0x2600):
        text = f"{around}{chr(code)}{around}".strip()
        is_line = len(text.splitlines()) < 2
        assert may_need_mending(text) or not (is_line and repair_line(text, None)), text
