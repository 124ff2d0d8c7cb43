"""Starts: where in lines a phrase may begin, all lines of a text searched at once."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.evidence.starts import beginnings_in, starts_in, with_beginnings
from newsclean.model.block import Block
from newsclean.phrases import index

PIECES = st.sampled_from(
    ("The quay is closed", ". ", ".", "! ", "” ", "(", ")", "▶", " ", "’", "'", "\0", "of Ostby", "Scroll to continue", "READ MORE", "read also: ", "Lire aussi : ", "광고 ", "Don't miss")
)  # fmt: skip
LINES = st.lists(PIECES, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)


def _block(text: str) -> Block:
    return Block((0, len(text)), text)


def test_something_may_begin_behind_a_sentence_a_bracket_a_mark_and_at_a_seam():
    text = "It sails.) Read on ▶ Watch the regionScroll to end. it"
    found = [text[place:].split()[0] for place in starts_in(text)]
    assert found == ["It", "Read", "Watch", "Scroll"]


def test_a_sentence_is_told_from_a_phrase():
    text = "The quay of Ostby is closed. Scroll to continue with content. It will open in May."
    assert [text[place:][:6] for place in beginnings_in(text, index())] == ["Scroll"]


@given(st.lists(LINES, max_size=6))
def test_a_search_over_all_lines_finds_those_in_which_a_search_of_each_finds_something(lines):
    blocks = [_block(line) for line in lines]
    alone = {block for block in blocks if beginnings_in(block.text, index())}
    assert alone <= with_beginnings(blocks, index())
