"""Questions: a filter that would get no answer is not asked, and claims what it would have claimed."""

from collections.abc import Iterator
from types import FunctionType

import pytest

from newsclean.decide.rounds import run_rounds
from newsclean.evidence import questions
from newsclean.evidence.document import Document, Filter
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.questions import claims_by_filter
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases.match import EXACT
from newsclean.readers.text import read

_asked: list[str] = []


@line_rule(begins=one_of(lambda: {"ferry"}))
def _of_ferries(block: Block) -> bool:
    return True


def _ferries(document: Document) -> Iterator[Claim]:
    _asked.append(document.matching_lines.__name__)
    yield from document.phrase_claims("share_widgets")
    for block, _ in document.matching_lines(_of_ferries):
        yield block.claim("ferry", block.text, strength=EXACT)


def _last_line(document: Document) -> Iterator[Claim]:
    _asked.append("last line")
    if document.blocks[-1].text == "Quay":
        yield document.blocks[-1].claim("quay", "Quay", strength=EXACT)
    yield from document.phrase_claims("share_widgets")


def _own(find: Filter, name: str) -> Filter:
    """Return `find` as a filter of this package by the name of `name`."""
    home = {**globals(), "__name__": f"newsclean.filters.{name}"}
    return FunctionType(find.__code__, home, name)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_asked", {})
    _asked.clear()


def _claimed(name: str, find: Filter, *lines: str) -> list[str]:
    document = read("\n\n".join(lines))
    return [
        c.block.text for _, claims in claims_by_filter([(name, find)], document) for c in claims
    ]


def test_a_filter_that_got_no_answer_is_asked_again_only_where_it_gets_one() -> None:
    ferries = _own(_ferries, "ferries")
    assert _claimed("ferries", ferries, "The quay is shut.") == []
    assert _claimed("ferries", ferries, "The pier is shut.") == []
    assert len(_asked) == 1
    assert _claimed("ferries", ferries, "Ferry late") == ["Ferry late"]
    assert _claimed("ferries", ferries, "Share this article") == ["Share this article"]
    assert len(_asked) == 3


def test_a_filter_that_asks_for_more_than_rules_and_phrases_is_always_asked() -> None:
    last_line = _own(_last_line, "last_line")
    assert _claimed("last_line", last_line, "The pier is shut.") == []
    assert _claimed("last_line", last_line, "The pier is shut.", "Quay") == ["Quay"]


def test_a_filter_that_got_an_answer_at_first_is_asked_until_it_gets_none() -> None:
    ferries = _own(_ferries, "ferries")
    for text in ("Ferry late", "The quay is shut.", "The pier is shut."):
        _claimed("ferries", ferries, text)
    assert len(_asked) == 2


def test_filters_of_others_are_asked_of_every_document() -> None:
    _claimed("ferries", _ferries, "The quay is shut.")
    _claimed("ferries", _ferries, "The pier is shut.")
    assert len(_asked) == 2


def test_a_filter_that_was_put_in_place_of_another_is_asked_for_itself() -> None:
    _claimed("ferries", _own(_ferries, "ferries"), "The quay is shut.")
    assert _claimed("ferries", _last_line, "Quay") == ["Quay"]


def _quay_at_head(document: Document) -> Iterator[Claim]:
    for block in document.containing("quay: "):
        yield block.claim("quay", "Quay:", end=6, strength=EXACT)


def test_a_filter_is_asked_of_what_a_cut_has_made_anew() -> None:
    ferries = _own(_ferries, "ferries")
    _claimed("ferries", ferries, "The quay is shut.")
    filters = [("ferries", ferries), ("quay_at_head", _quay_at_head)]
    decisions = run_rounds(read("The pier.\n\nQuay: Ferry late"), filters, threshold=EXACT)
    assert [block.text for block in decisions.left.blocks] == ["The pier."]
