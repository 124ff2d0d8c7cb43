"""Every case of fixtures/quotes, with its language named and, unless it needs it, unnamed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsclean.repair.quotes import Style, fix_quotes, quote_changes
from newsclean.text.quotes.quotations import find_quotations

FOLDER = Path(__file__).parents[3] / "fixtures" / "quotes"
STYLES: dict[str, Style] = {"typographic": "typographic", "straight": "straight"}
Case = dict[str, Any]


def cases(*names: str) -> list[Any]:
    """Return each case of these files as a pytest parameter; known failures as strict xfails."""
    found = []
    for name in names:
        text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
        for case in tomllib.loads(text)["case"]:
            reason = case.get("known_failure")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            case["style"] = STYLES.get(name, "repair")
            found.append(pytest.param(case, id=f"{name}: {case['title']}", marks=marks))
    return found


FIXED = ("well_formed", "mended", "in_doubt", "typographic", "straight", "known_failures")


@pytest.mark.parametrize("case", cases(*FIXED))
def test_the_text_comes_out_as_the_rule_says(case: Case) -> None:
    assert case["rule"].endswith(".")
    expected = case.get("expected", case["input"])
    assert fix_quotes(case["input"], language=case.get("language"), style=case["style"]) == expected


@pytest.mark.parametrize("case", cases("well_formed", "mended", "in_doubt", "straight"))
def test_the_marks_tell_where_the_language_is_not_known(case: Case) -> None:
    if case.get("needs_language"):
        pytest.skip("the text alone leaves doubt")
    expected = case.get("expected", case["input"])
    assert fix_quotes(case["input"], style=case["style"]) == expected


@pytest.mark.parametrize("case", cases("mended", "in_doubt"))
def test_a_mended_text_is_at_rest(case: Case) -> None:
    once = fix_quotes(case["input"], language=case.get("language"))
    assert fix_quotes(once, language=case.get("language")) == once


@pytest.mark.parametrize("case", cases("in_doubt"))
def test_a_doubt_is_told(case: Case) -> None:
    doubts = quote_changes(case["input"].split("\n"), language=case.get("language")).doubts
    assert len(doubts) == case.get("doubts", 0), doubts


@pytest.mark.parametrize("case", cases("quotations"))
def test_quotations_are_found_with_their_speakers(case: Case) -> None:
    found = find_quotations(case["input"].split("\n"), language=case["language"])
    got = [[quote.text, quote.speaker or "", quote.verb or ""] for quote in found]
    assert got == case["quotations"]


def test_there_are_cases_enough_in_languages_enough() -> None:
    parameters = cases(*FIXED)
    languages = {param.values[0].get("language", "")[:2] for param in parameters}
    assert len(parameters) >= 160
    assert len(languages - {""}) >= 14
