"""Rounds: filters look until nothing more is claimed, or nothing is cut at all."""

from collections.abc import Iterator

from newsclean import Claim, Document, Pipeline, clean

PROSE = "The bridge over the Lune opened to all traffic on Monday, the mayor said in a statement."


def last_line(document: Document) -> Iterator[Claim]:
    """Claim the last line of several: each round uncovers another."""
    if len(document.blocks) > 1:
        yield document.blocks[-1].claim("last", "last")


def reported(document: Document) -> Iterator[Claim]:
    yield document.blocks[0].finding("seen", "first", agency="dpa")


def test_residue_behind_residue_goes_however_many_rounds_it_takes() -> None:
    article = clean(f"LUNEFELD (AP) — {PROSE}" + " (dpa)" * 17)
    assert article.text == f"LUNEFELD (AP) — {PROSE}"
    assert article.dateline is not None
    assert str(clean(str(article))) == str(article)


def test_filters_that_do_not_come_to_rest_cut_nothing_and_the_article_says_so() -> None:
    text = "\n".join([PROSE * 30, *("Harbour news" for _ in range(20_000))])
    pipeline = Pipeline(filters=(("last_line", last_line), ("reported", reported)))
    article = pipeline(text)
    assert article.removals == ()
    assert article.agency == "dpa"
    assert article.warnings == ("the filters found more to cut after 16 rounds: nothing was cut",)
    assert str(pipeline(str(article))) == str(article)
