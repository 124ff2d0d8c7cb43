"""Composition: how what was decided becomes paragraphs, fields, edits and spaces."""

from collections.abc import Iterator

import pytest

from newsclean import Claim, Document, Pipeline, clean
from newsclean.phrases.match import CONTEXT, EXACT, STRONG

PROSE = "The ferry to Lune left the harbour at noon on Tuesday, and nobody was on board of it."
MORE = "The harbour master had waved at an empty deck, the baker said, and gone back to his coffee."


def claiming(*spans: tuple[int, int | None], **details: object) -> Pipeline:
    """Return a pipeline whose filter claims these spans of the first line; once, as it reads."""

    def spanning(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            for start, end in spans if block.text == PROSE else ():
                yield block.claim("span", "span", start=start, end=end, strength=EXACT, **details)

    return Pipeline(filters=(("spanning", spanning),))


def kinds(text: str) -> dict[str, str]:
    return {paragraph.text: paragraph.kind for paragraph in clean(text).paragraphs}


@pytest.mark.parametrize(
    ("spans", "taken"),
    [
        (((0, 3), (2, 8)), {(0, 2), (2, 8)}),
        (((0, 8), (2, 4)), {(0, 8)}),
        (((2, 4), (6, 8), (0, 10)), {(0, 10)}),
        (((0, 10), (10, 20)), {(0, 10), (10, 20)}),
        (((0, None), (2, 4)), {(0, len(PROSE))}),
        (((5, 9), (5, 9)), {(5, 9)}),
    ],
)
def test_claims_that_overlap_take_each_character_once(
    spans: tuple[tuple[int, int | None], ...], taken: set[tuple[int, int]]
) -> None:
    article = claiming(*spans)(PROSE)
    assert {removal.span for removal in article.removals} == taken
    assert article.restore() == PROSE


@pytest.mark.parametrize(
    ("sure", "likely", "taken"),
    [
        (((2, 4), (6, 8)), (0, 10), {(0, 2), (2, 4), (4, 6), (6, 8), (8, 10)}),
        (((2, 4), (6, 8)), (7, 10), {(2, 4), (6, 8), (8, 10)}),
        (((2, 4), (6, 8)), (3, 7), {(2, 4), (4, 6), (6, 8)}),
        (((2, 4), (6, 8), (10, 12)), (3, 8), {(2, 4), (4, 6), (6, 8), (10, 12)}),
        (((2, 4), (6, 8)), (4, 6), {(2, 4), (4, 6), (6, 8)}),
    ],
)
def test_a_less_sure_claim_takes_what_the_surer_ones_left(
    sure: tuple[tuple[int, int], ...], likely: tuple[int, int], taken: set[tuple[int, int]]
) -> None:
    def parts(document: Document) -> Iterator[Claim]:
        for block in document.blocks if document.blocks[0].text == "Ferry leaves" else ():
            start, end = likely
            yield block.claim("likely", "likely", start=start, end=end, strength=STRONG)
            for start, end in sure:
                yield block.claim("sure", "sure", start=start, end=end, strength=EXACT)

    article = Pipeline(filters=(("parts", parts),))("Ferry leaves")
    assert {removal.span for removal in article.removals} == taken
    assert {r.span for r in article.removals if r.rule == "sure"} == set(sure)
    assert article.restore() == "Ferry leaves"


def test_a_line_that_goes_whole_after_a_part_of_it_was_taken_leaves_nothing() -> None:
    def parts(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("part", "part", start=4, end=9, strength=EXACT)
            yield block.claim("whole", "whole", strength=STRONG)

    article = Pipeline(filters=(("parts", parts),))("Ferry leaves")
    assert [(r.rule, r.text) for r in article.removals] == [
        ("whole", "Ferr"),
        ("part", "y lea"),
        ("whole", "ves"),
    ]


def test_the_field_of_a_claim_is_told_once_though_it_takes_two_stretches() -> None:
    def parts(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("part", "part", start=4, end=9, strength=EXACT)
            yield block.claim("whole", "whole", strength=STRONG, fields=(("tags", "ferry"),))

    article = Pipeline(filters=(("parts", parts),))("Ferry leaves")
    assert article.tags == ("ferry",)
    assert [removal.field for removal in article.removals] == ["tags", None, None]


def test_what_was_held_back_is_told_only_if_it_is_still_there() -> None:
    def held(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("likely", "likely", strength=CONTEXT)
            if block.text == "Harbour news":
                yield block.claim("sure", "sure", strength=EXACT)

    article = Pipeline(filters=(("held", held),))("Harbour news\nFerry news")
    assert [(told.rule, told.text, told.span) for told in article.abstained] == [
        ("likely", "Ferry news", (13, 23))
    ]


def test_what_was_held_back_on_a_part_of_a_line_is_told_with_its_place() -> None:
    def held(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("likely", "likely", start=8, end=12, strength=CONTEXT)

    (told,) = Pipeline(filters=(("held", held),))("Harbour news today").abstained
    assert (told.text, told.span) == ("news", (8, 12))


def test_of_fields_that_hold_one_value_the_first_in_the_text_counts() -> None:
    def sources(document: Document) -> Iterator[Claim]:
        for block in reversed(document.blocks):
            fields = (("source", block.text), ("tags", block.text), ("tags", "all"))
            yield block.claim("source", "source", strength=EXACT, fields=fields)

    article = Pipeline(filters=(("sources", sources),))("Harbour Post\nFerry Post")
    assert article.source == "Harbour Post"
    assert article.tags == ("Harbour Post", "all", "Ferry Post")


def test_the_first_in_the_text_counts_though_a_later_round_found_it() -> None:
    def sources(document: Document) -> Iterator[Claim]:
        last = document.blocks[-1]
        if last.text.endswith("Post"):
            fields = (("source", last.text),)
            yield last.claim("source", "source", strength=EXACT, fields=fields)

    article = Pipeline(filters=(("sources", sources),))(f"{PROSE}\nHarbour Post\nFerry Post")
    assert [removal.text for removal in article.removals] == ["Harbour Post", "Ferry Post"]
    assert article.source == "Harbour Post"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The way back", "heading"),
        ("• bread, salt and a lamp", "list_item"),
        ("2) bread, salt and a lamp", "list_item"),
        ("“Nobody waved back”", "quotation"),
        ("> Nobody waved back", "quotation"),
        ("Nobody waved back.", "paragraph"),
        ("bread,", "paragraph"),
        ("船の帰り道", "heading"),
        ("船は戻った。", "paragraph"),
        ("जहाज लौट आया।", "paragraph"),
        ("جہاز واپس آ گیا۔", "paragraph"),
        ("・パンと塩", "list_item"),
        ("“Nobody” waved “back”", "heading"),
        ("w" * 120, "heading"),
        ("w" * 121, "paragraph"),
    ],
)
def test_a_line_above_prose_is_of_the_kind_that_its_form_tells(line: str, kind: str) -> None:
    assert kinds(f"{PROSE}\n{line}\n{MORE * 2}")[line] == kind


def test_a_short_line_is_no_heading_of_a_shorter_one_nor_of_the_end() -> None:
    assert kinds(f"{PROSE}\nThe way back\nHome\n{MORE}")["The way back"] == "paragraph"
    assert kinds(f"{PROSE}\n{MORE}\nThe way back")["The way back"] == "paragraph"


def test_edits_of_a_line_in_two_pieces_are_told_in_spans_of_the_input() -> None:
    text = PROSE.replace("left the", "left  the").replace("board of", "board  of")

    def middle(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            at = block.text.find("at noon on Tuesday")
            if at > 0:
                yield block.claim("middle", "middle", start=at, end=at + 18, strength=EXACT)

    article = Pipeline(filters=(("middle", middle),))(text)
    assert article.restore() == text
    assert all(text[slice(*edit.span)] == edit.before for edit in article.edits)
    assert article.text == "The ferry to Lune left the harbour, and nobody was on board of it."


def test_an_edit_over_a_seam_is_told_once_on_either_side_of_it() -> None:
    text = "The ferry [of Lune] left the quay [of Lune] at noon."

    def brackets(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            at = block.text.find("[of Lune]")
            if at > 0:
                yield block.claim("brackets", "[", start=at, end=at + 9, strength=EXACT)

    article = Pipeline(filters=(("brackets", brackets),))(text)
    assert article.text == "The ferry left the quay at noon."
    assert [(edit.span, edit.before, edit.after) for edit in article.edits] == [
        ((9, 10), " ", " "),
        ((19, 20), " ", ""),
        ((33, 34), " ", " "),
        ((43, 44), " ", ""),
    ]
    assert article.restore() == text
