"""Cues: what the words of earlier texts tell of a new one is what a search of it finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean, cues
from newsclean.block import Block
from newsclean.cues import CuedText, Vocabulary
from newsclean.document import Document
from newsclean.readers.text import read

_TEXTS = st.lists(st.text("abé| ,", max_size=30).map(str.casefold), min_size=1, max_size=6)
_GROUP = ("ab", "b a", "é,", " a ", "|b")


def _occurs(text: str) -> set[str]:
    return {cue for cue in _GROUP if cue in text}


@given(_TEXTS)
def test_no_cue_of_a_text_is_missed_whatever_was_read_before(texts: list[str]) -> None:
    vocabulary = Vocabulary([_GROUP])
    group = vocabulary.groups[_GROUP]
    for text in texts:
        cores = vocabulary.cores_in(text)
        assert _occurs(text) <= {cue for core in cores for cue in group[core]}


def test_a_word_without_a_cue_is_not_looked_at_again() -> None:
    vocabulary = Vocabulary([("cookie",)])
    assert vocabulary.cores_in("the ferry left") == set()
    assert {"the", "ferry", "left"} <= vocabulary._plain
    assert vocabulary.cores_in("the cookies, please") == {"cookie"}
    assert vocabulary.cores_in("no cookies,") == {"cookie"}


def test_no_more_words_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cues, "_MOST", 10)
    vocabulary = Vocabulary([("cookie",)])
    for number in range(100):
        assert vocabulary.cores_in(f"word{number} cookie{number}") == {"cookie"}
        assert len(vocabulary._plain) + len(vocabulary._telling) <= 14


def test_a_long_text_is_searched_and_not_cut_into_words() -> None:
    long = ["wind" * 20_000 + " é, b a", "wind"]
    assert set(CuedText(long).occurring(_GROUP)) == {"b a", "é,"}
    assert set(CuedText(long).occurring(_GROUP)) == {"b a", "é,"}  # now that the cues are known


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
