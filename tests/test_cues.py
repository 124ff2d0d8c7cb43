"""Cues: one search for all of them finds what a search for each one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean
from newsclean.evidence import cues
from newsclean.evidence.cues import Automaton, CuedText
from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.readers.text import read

_TEXTS = st.lists(st.text("abé| ,", max_size=30).map(str.casefold), min_size=1, max_size=6)
_GROUP = ("ab", "b a", "é,", " a ", "|b")


def _occurs(text: str) -> set[str]:
    return {cue for cue in _GROUP if cue in text}


@given(_TEXTS)
def test_one_search_for_all_cues_finds_what_a_search_for_each_one_does(texts: list[str]) -> None:
    automaton = Automaton([_GROUP, ("é", "ab")])
    assert automaton.occurring(texts) == {
        cue for cue in (*_GROUP, "é", "ab") for text in texts if cue in text
    }


@given(st.text("ab é", min_size=1, max_size=40))
def test_no_cue_is_missed_where_a_text_is_searched_in_pieces(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cues, "_PIECE", 3)
        assert Automaton([_GROUP]).occurring([text]) == _occurs(text)


def test_half_a_character_does_no_harm() -> None:
    assert Automaton([_GROUP]).occurring(["\ud800 ab"]) == {"ab"}


def test_new_cues_are_found_in_the_text_that_they_are_new_in_and_in_the_next() -> None:
    group = ("quay", "the ferry")
    for _ in range(2):
        text = CuedText(lambda: iter(["the ferry left", "the quay"]))
        assert set(text.occurring(group)) == {"quay", "the ferry"}


@given(_TEXTS)
def test_lines_with_a_cue_are_found_in_the_first_text_and_in_later_ones(texts: list[str]) -> None:
    def look(block: Block) -> str:
        return block.text

    for text in texts:
        document: Document = read(text)
        found = [said for _, said in document.sift(look, *_GROUP)]
        assert found == [block.text for block in document.blocks if _occurs(block.lower)]


def test_no_filter_teaches_cues_that_hang_on_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[tuple[str, ...]] = set()
    occurring = CuedText.occurring

    def recorded(self: CuedText, group: tuple[str, ...]) -> list[str]:
        asked.add(group)
        return occurring(self, group)

    monkeypatch.setattr(CuedText, "occurring", recorded)
    prose = "The ferry to {} left the harbour at noon on Tuesday, and nobody was on board of it.\n"
    text = "".join(map(prose.format, ("Lune", "Harwick", "Ost Vale", "Amberg", "Lunefeld")))
    for author in ("Tove Brandt", "Ole Strand"):
        clean(f"{text}{author} is a reporter for the Harwick Post and covers the harbours there.")
    assert not [group for group in asked if "brandt" in group or "strand" in group]
