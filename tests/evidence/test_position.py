"""Where a line stands."""

from newsclean.evidence import position
from newsclean.model.block import Block
from newsclean.readers.text import read

PROSE = "The harbour was closed for a second day on Tuesday, the port authority said."
DOCUMENT = read(
    "\n".join(["Top", PROSE, "Subhead", PROSE + " Again.", PROSE + " Once more.", "Foot"])
)
TOP, FIRST, SUBHEAD, SECOND, LAST, FOOT = DOCUMENT.blocks


def test_lines_above_below_and_after() -> None:
    assert list(position.above_body(DOCUMENT)) == [TOP]
    assert list(position.below_body(DOCUMENT)) == [FOOT]
    assert list(position.lines_after(DOCUMENT, FIRST, 2)) == [SUBHEAD, SECOND]


def test_a_text_without_prose_has_no_body_to_be_outside_of() -> None:
    document = read("One\nTwo")
    assert not position.above_body(document)
    assert not position.below_body(document)
    assert not any(position.is_outside_body(document, block) for block in document.blocks)
    assert not any(position.is_near_end(document, block, 2) for block in document.blocks)


def test_outside_and_between() -> None:
    outside = [b for b in DOCUMENT.blocks if position.is_outside_body(DOCUMENT, b)]
    assert outside == [TOP, FOOT]
    assert position.is_between_prose(DOCUMENT, SUBHEAD)


def test_the_ends_of_a_text() -> None:
    assert [b for b in DOCUMENT.blocks if position.is_near_end(DOCUMENT, b, 2)] == [
        SECOND,
        LAST,
        FOOT,
    ]
    assert [b for b in DOCUMENT.blocks if position.is_at_an_end(DOCUMENT, b, 1)] == [
        TOP,
        FIRST,
        LAST,
        FOOT,
    ]


def test_company_is_not_the_line_itself() -> None:
    def is_foot(block: Block) -> bool:
        return block is FOOT

    assert not position.has_company(DOCUMENT, FOOT, is_foot)
    assert position.has_company(DOCUMENT, LAST, is_foot)
    assert position.has_company(DOCUMENT, SECOND, is_foot, 2)
    assert not position.has_company(DOCUMENT, SECOND, is_foot)
    assert not position.is_surrounded(DOCUMENT, LAST, is_foot, 1)
    assert position.is_surrounded(DOCUMENT, SUBHEAD, lambda block: block.is_prose, 1)
