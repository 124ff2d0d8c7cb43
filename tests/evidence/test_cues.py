"""Cues: one search for those of all rules finds what a search for each one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.evidence.cues import CueSearch
from newsclean.evidence.line_rules import LineRule
from newsclean.model.block import Block
from newsclean.phrases import search


def _rule(*wanted: str) -> LineRule[object]:
    return LineRule(Block.__repr__, wanted, None)


_RULES = [_rule("ab", "b a", "é,"), _rule(" a ", "|b"), _rule("é", "ab"), _rule()]


def _seeing(lines: list[str]) -> dict[LineRule[object], list[int]]:
    seen = {
        rule: [i for i, line in enumerate(lines) if any(cue in line for cue in rule.cues)]
        for rule in _RULES
    }
    return {rule: found for rule, found in seen.items() if found}


LINES = st.lists(st.text("abé| ,", max_size=30).map(str.casefold), max_size=6)


@given(LINES)
def test_one_search_for_all_cues_finds_what_a_search_for_each_one_does(lines: list[str]) -> None:
    assert CueSearch(_RULES).seen(lines) == _seeing(lines)


@given(LINES)
def test_no_cue_is_missed_where_lines_are_searched_in_pieces(lines: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_PIECE", 3)
        assert CueSearch(_RULES).seen(lines) == _seeing(lines)


def test_a_cue_does_not_run_over_the_end_of_a_line() -> None:
    assert CueSearch(_RULES).seen(["a", "b", "ab"]) == _seeing(["a", "b", "ab"])


def test_half_a_character_does_no_harm() -> None:
    assert CueSearch(_RULES).seen(["\ud800 ab"]) == _seeing([" ab"])
