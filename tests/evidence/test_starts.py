"""Starts: where in lines a phrase may begin, all lines of a text searched at once."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.evidence.starts import may_begin, starts_in, which_hold
from newsclean.model.block import Block
from newsclean.phrases import fold, index

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


def test_a_sentence_is_told_by_its_first_letters_from_a_phrase():
    text = "The quay of Ostby is closed. Scroll to continue with content. It will open in May."
    assert [text[place:][:6] for place in may_begin(text, index())] == ["Scroll"]


def _holds_phrase(block: Block) -> bool:
    text = block.text
    return any(index().begins_inside(fold(text[place:])) for place in may_begin(text, index()))


@given(st.lists(LINES, max_size=6))
def test_a_search_over_all_lines_finds_those_in_which_a_search_of_each_finds_something(lines):
    blocks = [_block(line) for line in lines]
    alone = {block for block in blocks if _holds_phrase(block)}
    assert alone <= which_hold(blocks, index())


def test_a_line_that_only_begins_like_a_phrase_holds_none():
    lines = ("It was closed. Scroll to the end, he said.", "Read on.", "It is open (@ostby).")
    like, phrase, marked = blocks = [_block(line) for line in lines]
    assert may_begin(like.text, index())
    assert which_hold(blocks, index(), ("(@", "ⓒ")) == {phrase, marked}
