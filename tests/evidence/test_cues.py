"""Cues: one search for those of all rules finds what a search for each one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.evidence import cues
from newsclean.evidence.cues import CueSearch
from newsclean.evidence.line_rules import LineRule
from newsclean.model.block import Block


def _rule(*wanted: str) -> LineRule[object]:
    return LineRule(Block.__repr__, wanted, None)


_RULES = [_rule("ab", "b a", "é,"), _rule(" a ", "|b"), _rule("é", "ab"), _rule()]


def _seeing(line: str) -> set[LineRule[object]]:
    return {rule for rule in _RULES if any(cue in line for cue in rule.cues)}


@given(st.text("abé| ,", max_size=30).map(str.casefold))
def test_one_search_for_all_cues_finds_what_a_search_for_each_one_does(line: str) -> None:
    assert CueSearch(_RULES).rules_for(line) == _seeing(line)


@given(st.text("ab é", min_size=1, max_size=40))
def test_no_cue_is_missed_where_a_line_is_searched_in_pieces(line: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cues, "_PIECE", 3)
        assert CueSearch(_RULES).rules_for(line) == _seeing(line)


def test_half_a_character_does_no_harm() -> None:
    assert CueSearch(_RULES).rules_for("\ud800 ab") == _seeing(" ab")
