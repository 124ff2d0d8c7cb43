"""A Document: what filters can ask of it, and what it remembers from round to round."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.decide.cutting import cut_out
from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.model.block import Block, casefold
from newsclean.readers.text import read

_LINES = st.lists(
    st.text(st.sampled_from("abAB |©ß é\u0345ΣςİI"), min_size=1).map(str.strip).filter(bool),
    min_size=1,
    max_size=8,
)
_asked: list[str] = []


@line_rule()
def _first_letter(block: Block) -> str:
    return block.text[0]


@line_rule("|", longest=20)
def _barred(block: Block) -> bool:
    return True


@line_rule(begins=lambda word: word[:1].isdigit(), closes="?!".__contains__)
def _numbered_or_call(block: Block) -> bool:
    return True


@line_rule("ferry", begins=lambda word: word == "Fare")
def _of_ferry_or_fare(block: Block) -> bool:
    return True


@line_rule(meets="share_widgets")
def _of_share_buttons(block: Block) -> bool:
    return True


@line_rule(begins=one_of(lambda: {"ferry"}))
def _of_ferries(block: Block) -> bool:
    return True


@line_rule(sift=lambda blocks: [block for block in blocks if "quay" in block.text])
def _of_the_quay(block: Block) -> bool:
    return True


@line_rule("quay", one_line=True)
def _of_a_text_of_one_line(block: Block) -> bool:
    return True


@line_rule()
def _is_not_lunefeld(block: Block) -> bool:
    _asked.append(block.text)
    return block.text != "Lunefeld"


def _document(*lines: str) -> Document:
    return read("\n".join(lines))


def test_a_rule_is_told_of_every_block_in_order() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale")
    assert [said for _, said in document.matching_lines(_first_letter)] == ["H", "L", "O"]


def test_a_rule_sees_no_block_that_is_too_long_or_has_no_cue() -> None:
    document = _document("Ferry | Harwick", "Ferry", "The ferry | the harbour | the long way home")
    found = document.matching_lines(_barred)
    assert [block.text for block, _ in found] == ["Ferry | Harwick"]


def test_a_rule_sees_the_lines_that_begin_or_end_as_it_says() -> None:
    document = _document("2 boats", "Boats?", "Boats", "4 boats!")
    found = document.matching_lines(_numbered_or_call)
    assert [block.text for block, _ in found] == ["2 boats", "Boats?", "4 boats!"]


def test_a_rule_sees_a_line_once_that_has_a_cue_and_begins_as_it_says() -> None:
    document = _document("Fare", "The ferry", "Quay", "Fare of the ferry")
    found = document.matching_lines(_of_ferry_or_fare)
    assert [block.text for block, _ in found] == ["Fare", "The ferry", "Fare of the ferry"]


def test_a_rule_sees_the_lines_that_meet_a_phrase_of_its_filter() -> None:
    document = _document("The quay is shut.", "Share this article", "Read more")
    found = document.matching_lines(_of_share_buttons)
    assert [block.text for block, _ in found] == ["Share this article"]


def test_a_rule_that_is_told_by_first_words_sees_those_that_marks_hide() -> None:
    document = _document(
        "Ferry late", "Quay shut", "“Ferry” late", "- Ferry", "Ferry-side", "渡船停運"
    )
    found = [block.text for block, _ in document.matching_lines(_of_ferries)]
    assert found == ["Ferry late", "“Ferry” late", "- Ferry", "Ferry-side", "渡船停運"]


def test_a_rule_that_sifts_sees_the_lines_that_it_chose() -> None:
    document = _document("The quay", "The pier", "A quay")
    assert [block.text for block, _ in document.matching_lines(_of_the_quay)] == [
        "The quay",
        "A quay",
    ]


def test_a_rule_for_texts_of_one_line_says_nothing_where_prose_is_several() -> None:
    prose = "The quay of Harwick stayed closed for a second day, the port authority said."
    alone, several = _document("At the quay", prose), _document(prose, f"{prose} {prose}")
    assert [block.text for block, _ in alone.matching_lines(_of_a_text_of_one_line)] == [
        "At the quay",
        prose,
    ]
    assert several.matching_lines(_of_a_text_of_one_line) == []


def test_what_a_rule_said_is_not_asked_again_of_blocks_that_stay() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale", "Photo: Tove Brandt")
    document.matching_lines(_is_not_lunefeld)
    gone, cut = document.blocks[0], document.blocks[3]
    left = cut_out(document, {cut: [(cut.span[0], cut.span[0] + 7)]}, {gone})
    _asked.clear()
    found = left.matching_lines(_is_not_lunefeld)
    assert [block.text for block, _ in found] == ["Ost Vale", "Tove Brandt"]
    assert _asked == ["Tove Brandt"]


def test_a_rule_that_one_round_did_not_ask_sees_everything_in_the_next() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale")
    first, second, _ = document.blocks
    later = cut_out(cut_out(document, {}, {first}), {}, {second})
    assert [said for _, said in later.matching_lines(_first_letter)] == ["O"]


def test_a_document_says_the_same_after_another_was_cut_from_it() -> None:
    document = _document("Harwick", "Photo: Lunefeld", "Ost Vale")
    first, second, third = document.blocks
    left = cut_out(document, {second: [(second.span[0], second.span[0] + 7)]}, {first})
    assert left.previous(third) is not second
    assert document.next(first) is second
    assert document.next(second) is third
    assert document.previous(third) is second
    assert [document.index(block) for block in document.blocks] == [0, 1, 2]
    said = [block.text for block, _ in document.matching_lines(_first_letter)]
    assert said == ["Harwick", "Photo: Lunefeld", "Ost Vale"]


def test_a_rule_declared_after_a_text_was_read_sees_its_lines() -> None:
    document = _document("The ferry left", "The quay")
    document.matching_lines(_barred)

    @line_rule("quay")
    def _quay(block: Block) -> str:
        return block.text

    assert [said for _, said in document.matching_lines(_quay)] == ["The quay"]


@given(_LINES, st.lists(st.sampled_from(["a", "b|", "©", "é", "ss", "σ", "i"]), min_size=1))
def test_containing_finds_what_a_search_of_each_line_finds(
    lines: list[str], cues: list[str]
) -> None:
    document = _document(*lines)
    expected = [b for b in document.blocks if any(cue in b.text.casefold() for cue in cues)]
    assert document.containing(*cues) == expected


def test_a_block_stands_beside_as_many_as_there_are() -> None:
    document = _document("Harwick", "Lunefeld", "Ost Vale")
    beside = [[b.text for b in document.beside(block)] for block in document.blocks]
    assert beside == [["Lunefeld"], ["Harwick", "Ost Vale"], ["Lunefeld"]]


def test_a_huge_line_is_casefolded_as_a_small_one_is() -> None:
    text = "Straße İzmir ΣΑΣ " * 9000
    assert casefold(text) == text.casefold()
