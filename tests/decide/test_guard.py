"""The prose guard and the budget: what is held back, and that it is told."""

from collections.abc import Iterator

import msgspec
import pytest

from newsclean import Claim, Document, Pipeline
from newsclean.phrases.match import CONTEXT, EXACT, STRONG

PROSE = (
    "The harbour authority said on Monday that the bridge would open before the end of the year."
)


def claiming(strength: int) -> Pipeline:
    """Return a pipeline whose one filter claims every line with that strength."""

    def everything(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("all", block.text[:20], strength=strength)

    return Pipeline(filters=(("everything", everything),))


def test_a_strong_claim_on_prose_is_vetoed_and_listed() -> None:
    article = claiming(STRONG)(PROSE)
    assert article.text == PROSE
    assert [(held.filter, held.reason) for held in article.abstained] == [
        ("everything", "reads like prose")
    ]


def test_an_exact_claim_on_prose_cuts() -> None:
    assert claiming(EXACT)(PROSE).text == ""


def test_a_claim_by_context_is_held_back_but_for_the_strict_profile() -> None:
    assert (
        claiming(CONTEXT)("Harbour news").abstained[0].reason == "not sure enough for this profile"
    )


def test_a_claim_by_context_cuts_even_prose_in_the_strict_profile() -> None:
    pipeline = msgspec.structs.replace(claiming(CONTEXT), threshold=CONTEXT)
    assert pipeline(PROSE).text == ""


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [(-6, None, PROSE[:-6]), (0, 11, PROSE[11:].lstrip()), (0, len(PROSE), PROSE)],
    ids=["the end", "the beginning", "all, by its length"],
)
def test_a_strong_claim_on_a_part_is_judged_by_how_that_part_reads(
    start: int, end: int | None, kept: str
) -> None:
    def part(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            if block.text == PROSE:
                at = start % len(PROSE)
                yield block.claim("part", "part", start=at, end=end, strength=STRONG)

    assert Pipeline(filters=(("part", part),))(PROSE).text == kept


def test_a_strong_claim_on_a_part_that_reads_like_prose_is_vetoed() -> None:
    def rest(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("rest", "rest", start=len("Ferry | "), strength=STRONG)

    article = Pipeline(filters=(("rest", rest),))(f"Ferry | {PROSE}")
    assert article.text == f"Ferry | {PROSE}"
    assert [held.text for held in article.abstained] == [PROSE]


def cascading() -> Pipeline:
    """Return a pipeline whose one filter claims, the last one first, all lines under a "Related"."""

    def members(document: Document) -> Iterator[Claim]:
        cascade, found = 0, []
        for block in document.blocks:
            if block.text.startswith("Related"):
                cascade = document.index(block)
            else:
                said = block.text[:2]
                found.append(block.claim("member", said, strength=EXACT, list_id=cascade))
        yield from reversed(found)

    return Pipeline(filters=(("cascading", members),))


def test_a_cascade_stops_where_its_budget_is_spent_and_the_article_warns() -> None:
    lines = ["Related", *(f"{n:02} {'x' * 96}." for n in range(30))]  # of a hundred characters
    article = cascading()("\n".join(lines))
    assert [removal.text[:2] for removal in article.removals] == [f"{n:02}" for n in range(25)]
    assert article.warnings == (
        "cascading: the block under '00' is too long to be residue; 5 of its 30 lines were kept",
    )
    assert article.restore() == "\n".join(lines)


def test_a_long_text_has_a_budget_of_two_fifths_of_its_length() -> None:
    body = "\n".join(["Related to nothing", *["Related " + "y" * 91] * 75])
    lines = [f"{n:02} {'x' * 96}." for n in range(70)]
    article = cascading()("\n".join([body, *lines]))
    length = len(article.restore())
    assert len(article.removals) == int(length * 0.4) // 100
    assert len(article.removals) > 25


def test_each_cascade_has_a_budget_of_its_own() -> None:
    lines = [f"{'x' * 99}." for _ in range(20)]
    article = cascading()("\n".join(["Related", *lines, "Related again", *lines]))
    assert len(article.removals) == 40
    assert not article.warnings


def test_a_copy_stays_where_the_line_it_repeats_is_cut() -> None:
    def copies(document: Document) -> Iterator[Claim]:
        if len(document.blocks) > 1:
            yield document.blocks[1].claim("copy", "twice", duplicate_of=document.blocks[0])

    def first(document: Document) -> Iterator[Claim]:
        if len(document.blocks) > 1:
            yield document.blocks[0].claim("first", "first")

    both = Pipeline(filters=(("copies", copies), ("first", first)))
    assert both("Harbour news\nHarbour news").text == "Harbour news"


def test_a_copy_of_prose_goes_while_the_line_it_repeats_stays() -> None:
    def copies(document: Document) -> Iterator[Claim]:
        if len(document.blocks) > 1:
            first, second = document.blocks
            yield second.claim("copy", "twice", duplicate_of=first, strength=STRONG)

    article = Pipeline(filters=(("copies", copies),))(f"{PROSE}\n{PROSE}")
    assert [removal.span[0] for removal in article.removals] == [len(PROSE) + 1]


@pytest.mark.parametrize(
    "said",
    [
        "“We waited for thirty years,” said the mayor.",
        "“Otuz yıl bekledik bu günü” dedi belediye başkanı.",
        "وقالت رئيسة البلدية: «انتظرنا هذا اليوم ثلاثين عاما».",
    ],
)
def test_a_short_sentence_that_quotes_somebody_is_held_back_like_prose(said: str) -> None:
    assert claiming(STRONG)(said).text == said
    assert claiming(STRONG)(said.rstrip(".")).text == ""


def test_what_somebody_said_stays_though_a_filter_names_it_exactly() -> None:
    said = "“Come to the harbour,” the mayor told residents on Monday"

    def invitations(document: Document) -> Iterator[Claim]:
        for block in document.containing("come to the harbour"):
            yield block.claim("invitation", "come to the harbour", strength=EXACT)

    article = Pipeline(filters=(("invitations", invitations),))(said)
    assert str(article) == said
    assert [held.reason for held in article.abstained] == ["tells what somebody said"]


def claiming_by(evidence: str | None, strength: int) -> Pipeline:
    """Return a pipeline whose one filter claims every line by that evidence, or by itself."""

    def lines(document: Document) -> Iterator[Claim]:
        for block in document.blocks:
            yield block.claim("line", evidence or block.text, strength=strength)

    return Pipeline(filters=(("lines", lines),))


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [("all rights reserved", ["tells what somebody said"]), ("all rights", [])],
)
def test_a_line_goes_for_words_that_somebody_said_only_where_they_are_no_phrase(
    evidence: str, reason: list[str]
) -> None:
    article = claiming_by(evidence, STRONG)("“All rights reserved”, the mayor told Harwick")
    assert [held.reason for held in article.abstained] == reason


@pytest.mark.parametrize("evidence", ["all rights reserved", None])
def test_a_sentence_that_opens_with_a_phrase_of_three_words_and_tells_what_was_stays(
    evidence: str | None,
) -> None:
    told = "was what the mayor wrote on the wall of the town hall before she left."
    article = claiming_by(evidence, EXACT)(f"All rights reserved {told}")
    assert [held.reason for held in article.abstained] == ["tells what was"]
    assert claiming_by(evidence, EXACT)(f"All rights {told}").text == ""
