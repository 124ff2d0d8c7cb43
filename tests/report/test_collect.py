"""Counts and sample: the same however a run was split, and small however long it was."""

import pytest

from newsclean import clean
from newsclean.readers.html.account import SIGNED
from newsclean.report.collect import JUDGE, Collected
from newsclean.report.data import About, data
from newsclean.report.page import page
from newsclean.report.sample import ANY
from tests.report.articles import article, collected, dirty
from tests.report.hostile import LONG_WORD, STEERING

WHOLE = range(90)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)], ids=["in order", "out of order"])
def test_parts_of_a_run_merge_into_the_same_page_in_any_order(order: tuple[int, ...]) -> None:
    parts = [collected(r) for r in (range(7), range(7, 40), range(40, 90))]
    merged = Collected()
    for i in order:
        merged.merge(parts[i])
    assert page(merged, About()) == page(collected(WHOLE), About())


def test_everything_is_counted_and_a_sample_is_kept() -> None:
    seen = collected(WHOLE)
    made = data(seen, About())
    assert made["totals"]["articles"] == 90
    assert sum(seen.shares) == 90
    assert len(seen.sample.shelves[ANY]) == 60
    assert len(made["articles"]) < 90
    rules = {rule["name"]: rule for rule in made["rules"]}
    assert rules["share_widgets.button"]["times"] == 90
    assert rules["share_widgets.button"]["articles"] == 90
    assert sum(site["articles"] for _, site in made["sites"]) == 90


def test_a_rule_has_examples_in_their_context() -> None:
    rules = {rule["name"]: rule for rule in data(collected(range(9)), About())["rules"]}
    before, text, after, place = rules["share_widgets.button"]["examples"][0]
    assert text == "Share this"
    assert before.endswith("\n\n")
    assert after.startswith("\n\nTwo of its piers")
    assert place.startswith("crawl.jsonl:")


def test_what_does_not_fit_the_budget_is_left_out_and_counted() -> None:
    seen = collected(range(30))
    all_of_them, none_left = seen.sample.views(1 << 20)
    few, left = seen.sample.views(8_000)
    assert none_left == 0
    assert 0 < len(few) < len(all_of_them)
    assert len(few) + left == len(all_of_them)


def test_articles_that_lost_most_come_first() -> None:
    seen = collected(range(5))
    seen.add(article(text=f"Share this\n\nFollow us on Facebook\n\n{'Read more' * 3}"), "poor.txt")
    assert data(seen, About())["articles"][0]["place"] == "poor.txt"


def test_what_the_judge_leaves_out_is_known_by_the_name_that_the_ledger_has() -> None:
    assert JUDGE == SIGNED


def test_many_months_are_drawn_as_years() -> None:
    seen = collected(range(3))
    seen.months = {
        f"{year}-{month:02}": seen.total for year in range(2000, 2008) for month in (1, 5, 6, 7, 9)
    }
    drawn = page(seen, About()).decode().partition('id="data"')[0]
    assert ">2003</text>" in drawn
    assert "2003-05" not in drawn


def test_names_of_sites_and_languages_of_any_kind_stay_small() -> None:
    seen = Collected()
    for n in range(4):
        made = clean(dirty(n), language=f"{n}\uffff\ud800" + LONG_WORD)
        seen.add(made, f"{n}\x00.txt", site=f"{n}{STEERING}\ufffe" + LONG_WORD)
    assert len(page(seen, About())) < 200_000


def test_an_empty_run_has_a_page() -> None:
    assert b"newsclean report" in page(Collected(), About())
