"""A Document: what filters can ask of it, and what it remembers from round to round."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsclean.evidence.document import Document
from newsclean.model.block import Block, casefold
from newsclean.readers.text import read

_LINES = st.lists(
    st.text(st.sampled_from("abAB |©ß é\u0345ΣςİI"), min_size=1).map(str.strip).filter(bool),
    min_size=1,
    max_size=8,
)


def _document(*lines: str) -> Document:
    return read("\n".join(lines))


def _first_letter(block: Block) -> str:
    return block.text[0]


def test_a_look_is_told_of_every_block_in_order() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale")
    assert [said for _, said in document.sift(_first_letter)] == ["H", "L", "O"]


def test_a_look_sees_no_block_that_is_too_long_or_has_no_cue() -> None:
    document = _document("Ferry | Harwick", "Ferry", "The ferry | the harbour | the long way home")
    found = document.sift(_first_letter, "|", longest=20)
    assert [block.text for block, _ in found] == ["Ferry | Harwick"]


def test_what_a_look_said_is_not_asked_again_of_blocks_that_stay() -> None:
    asked: list[str] = []

    def look(block: Block) -> bool:
        asked.append(block.text)
        return block.text != "Lunefeld"

    document = _document("Harwick", "Lunefeld", "Ost Vale", "Photo: Tove Brandt")
    document.sift(look)
    gone, cut = document.blocks[0], document.blocks[3]
    left = document.without({gone: list(gone.pieces), cut: [(cut.span[0], cut.span[0] + 7)]})
    asked.clear()
    assert [block.text for block, _ in left.sift(look)] == ["Ost Vale", "Tove Brandt"]
    assert asked == ["Tove Brandt"]


def test_a_look_that_a_round_left_out_sees_everything_in_the_next() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale")
    document.sift(_first_letter)
    first, second, _ = document.blocks
    later = document.without({first: list(first.pieces)}).without({second: list(second.pieces)})
    assert [said for _, said in later.sift(_first_letter)] == ["O"]


@given(_LINES, st.frozensets(st.sampled_from(["a", "ab", "b", "ss", "i", "σ"])), st.text("ab|©ß"))
def test_first_words_and_last_characters_are_found_as_a_look_at_each_line_finds_them(
    lines: list[str], opens: frozenset[str], ends: str
) -> None:
    def may_open(block: Block) -> bool:
        return block.first in opens or not block.first.isalpha()

    blocks = _document(*lines).blocks
    here = [block.text for block in blocks if may_open(block)]
    there = [block.text for block in blocks if block.text[-1] in ends]
    both = [text for text in here if text[-1] in ends and len(text) <= 4]

    def found(**gates: Any) -> list[str]:
        def look(block: Block) -> str:
            return block.text

        return [said for _, said in _document(*lines).sift(look, **gates)]

    assert found(opens=opens) == here
    assert not ends or found(ends=ends) == there
    assert not ends or found(opens=opens, ends=ends, longest=4) == both


@given(_LINES, st.lists(st.sampled_from(["a", "b|", "©", "é", "ss", "σ", "i"]), min_size=1))
def test_containing_finds_what_a_search_of_each_line_finds(
    lines: list[str], cues: list[str]
) -> None:
    document = _document(*lines)
    expected = [b for b in document.blocks if any(cue in b.text.casefold() for cue in cues)]
    assert document.containing(*cues) == expected


@given(_LINES, st.sets(st.integers(0, 7)))
def test_containing_says_the_same_of_what_is_left_as_of_a_new_document(
    lines: list[str], gone: set[int]
) -> None:
    document = _document(*lines)
    document.containing("a", "©")
    gaps = {block: list(block.pieces) for block in document.blocks if block.index in gone}
    left = document.without(gaps)
    expected = [b for b in left.blocks if any(cue in b.text.casefold() for cue in ("a", "©"))]
    assert left.containing("a", "©") == expected


def test_a_block_stands_beside_as_many_as_there_are() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale")
    beside = [[b.text for b in document.beside(block)] for block in document.blocks]
    assert beside == [["Lunefeld"], ["Harwick", "Ost Vale"], ["Lunefeld"]]


def test_a_huge_line_is_casefolded_as_a_small_one_is() -> None:
    text = "Straße İzmir ΣΑΣ " * 9000
    assert casefold(text) == text.casefold()
