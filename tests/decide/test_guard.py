"""The prose guard and the budget: what is held back, and that it is told."""

from collections.abc import Iterator

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


def test_a_cascade_stops_where_its_budget_is_spent_and_the_article_warns() -> None:
    def endless(document: Document) -> Iterator[Claim]:
        for block in document.blocks[1:]:
            yield block.claim("member", "Related", strength=EXACT, list_id=0)

    lines = [f"Council votes on tram line number {n}" for n in range(200)]
    article = Pipeline(filters=(("endless", endless),))("\n".join(["Related", *lines]))
    assert 20 < len(article.removals) < 200
    assert "too long to be residue" in article.warnings[0]
    assert article.restore() == "\n".join(["Related", *lines])


def test_a_copy_stays_where_the_line_it_repeats_is_cut() -> None:
    def copies(document: Document) -> Iterator[Claim]:
        if len(document.blocks) > 1:
            yield document.blocks[1].claim("copy", "twice", duplicate_of=document.blocks[0])

    def first(document: Document) -> Iterator[Claim]:
        if len(document.blocks) > 1:
            yield document.blocks[0].claim("first", "first")

    both = Pipeline(filters=(("copies", copies), ("first", first)))
    assert both("Harbour news\nHarbour news").text == "Harbour news"
