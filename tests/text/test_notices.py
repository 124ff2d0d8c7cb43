"""Copyright lines: what is read of a notice."""

import re

import pytest

from newsclean.phrases import table
from newsclean.text.notices import _without_rights

PHRASES = table("copyright_lines")["rights"]
ALL = re.compile("|".join(map(re.escape, sorted(PHRASES, key=len, reverse=True))), re.IGNORECASE)


@pytest.mark.parametrize("said", [str, str.upper, str.title])
def test_rights_are_cut_as_a_search_for_all_phrases_would_cut_them(said) -> None:
    for phrase in PHRASES:
        notice = f"Amberg Post | {said(phrase)} | 7"
        assert _without_rights(notice) == ALL.split(notice)
