"""Two runs over the same texts: what differs, and nothing else."""

from newsclean import Pipeline
from newsclean.report import pieces as kinds
from newsclean.report.collect import Collected
from newsclean.report.compare import changes
from newsclean.report.data import About, data
from newsclean.report.pieces import pieces
from tests.report.articles import article, dirty

FEWER = Pipeline.default().without("share_widgets")


def test_equal_articles_have_no_changes() -> None:
    assert changes(article(1), article(1)).size == 0


def test_what_is_cut_now_and_was_not_is_told_by_rule() -> None:
    found = changes(article(1), FEWER(dirty(1), language="en"))
    assert found.gained == {"share_widgets.button": len("Share this")}
    assert found.lost == {}


def test_what_was_cut_and_is_not_now_is_told_by_the_earlier_rule() -> None:
    found = changes(FEWER(dirty(1), language="en"), article(1))
    assert found.lost == {"share_widgets.button": len("Share this")}
    assert found.gained == {}


def test_a_field_that_differs_is_told_with_both_values() -> None:
    without = Pipeline.default().without("copyright_lines")(dirty(4), language="en")
    assert [name for name, _, _ in changes(article(4), without).fields] == ["copyright"]
    ((_, before, now),) = changes(article(4), without).fields
    assert before == ""
    assert "The Lune Post" in now


def test_pieces_show_where_two_runs_differ() -> None:
    one, other = article(1), FEWER(dirty(1), language="en")
    assert (kinds.NEWLY_CUT, "Share this") in [p[:2] for p in pieces(one, other)]
    assert (kinds.NO_LONGER_CUT, "Share this") in [p[:2] for p in pieces(other, one)]
    assert kinds.CUT in {p.kind for p in pieces(one, other)}  # the notice, which both cut


def test_articles_that_changed_are_counted_and_come_first() -> None:
    seen = Collected()
    for n in range(20):
        earlier = FEWER(dirty(n), language="en") if n == 13 else article(n)
        seen.add(article(n), f"a.jsonl:{n + 1}", earlier=earlier)
    made = data(seen, About(compared_with="before.jsonl"))
    assert made["compare"]["differ"] == 1
    assert made["compare"]["found"] == 20
    assert made["compare"]["rules"] == [["share_widgets.button", 10, 0]]
    assert made["articles"][0]["place"] == "a.jsonl:14"
