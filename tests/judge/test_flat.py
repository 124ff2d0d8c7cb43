"""Flat pages: of a page that was made text, menus and all, the article's lines are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.judge import flat
from newsclean.judge.linear import Linear, tokens_of
from newsclean.model.block import Block
from newsclean.readers.flat import is_flat
from tests.effort import examples

MENU = (
    "Skip to content", "The Lune Herald", "Sign in", "Subscribe", "News", "Sport", "Weather", "Opinion", "Culture", "Food", "Travel",
    "Property", "Jobs", "Obituaries", "Newsletters", "Search",
)  # fmt: skip
BODY = (
    "Elmstead’s old bridge opened to walkers again on Monday, four years after a flood had carried off its middle arch.",
    "The council paid 2.3 million for the work, half of it from a fund for rivers, and says that the new arch stands a metre higher than the old one.",
    "“I walked over it twice and it did not shake,” said Mara Quill, who sells bread on the far bank. “My customers are coming back.”",
    "Two cranes held the stones in place while masons from Harwick cut the last of them by hand, since no machine could be brought so close to the water.",
    "Cars will have to wait until spring. Until then the ferry runs every twenty minutes, and nobody pays for it.",
)
BELOW = (
    "Share", "Print", "Related stories", "Flood took the old pier in a single night", "Harwick ferry to get new boats", "Most read", "1",
    "Baker wins prize for rye loaf", "2", "School to close for two days", "3", "Rain to last all week", "About us", "Contact", "Advertise", "Terms of use",
    "Privacy policy", "Cookie settings", "Follow us", "© The Lune Herald",
)  # fmt: skip
CLAUSES = (
    "三月里的一个星期五，", "钟声还没有响，", "河水就涨起来了。", "没有人睡得着。", "那座老桥，", "已经四百岁了，", "摇了一下。", "然后又站稳了。",
    "到了中午，", "水进了磨坊，", "下午两点，", "水进了广场。", "女人们提着面包，", "男人们背着沙袋。", "牧师敲钟，", "敲了又敲，", "没有人来。",
    "雨还在下，", "天已经黑了。", "船工说：", "“再等一等。”",
)  # fmt: skip
PARAGRAPHS = (
    "埃尔姆斯特德的老桥星期一重新开放，四年前一场洪水冲走了它的中拱，从那以后行人只能坐渡船过河，每天要排很久的队。",
    "市议会为这项工程花了二百三十万，其中一半来自河流基金，议会说新的桥拱比旧的高出一米，可以抵挡更大的洪水。",
    "“我走了两遍，它一点也没有晃，”在对岸卖面包的玛拉·奎尔说，“我的客人们都回来了，这几年生意真的很不好做。”",
    "两台起重机吊着石头，哈里克来的石匠们用手凿完了最后一块，因为没有机器能开到离水这么近的地方去。",
    "汽车要等到春天才能过桥，在那以前渡船每二十分钟开一班，谁也不用付钱，议会说这笔钱由市里来出。",
    "桥头的小店也重新开了门，店主说她四年没有卖出过一碗面，如今天还没亮就有人在外面排队等着。",
    "孩子们放学以后都跑到桥上去看水，老师们不得不站在两头，一个一个地数，生怕有人掉下去。",
)
TITLE = "Old bridge opens again after four years"
PAGE = "\n".join((*MENU, TITLE, *BODY, *BELOW))


def test_of_a_flat_page_the_article_is_left():
    article = newsclean.clean(PAGE)
    assert [paragraph.text for paragraph in article.paragraphs] == list(BODY)


def test_restoring_the_article_of_a_flat_page_gives_all_its_lines():
    assert newsclean.clean(PAGE).restore() == PAGE


def test_lines_of_many_wide_signs_are_headlines_and_no_menu():
    def lines(text: str) -> list[Block]:
        return [Block((0, len(text)), text)] * 40

    assert is_flat(lines("财经频道"))
    assert not is_flat(lines("埃尔姆斯特德的旧桥星期一上午在全城居民面前重新开放"))


def test_what_is_no_line_of_the_article_is_in_the_ledger_with_the_reason():
    removals = {removal.text: removal for removal in newsclean.clean(PAGE).removals}
    assert removals["Obituaries"].filter == "judge"
    assert removals["Obituaries"].rule == "above"
    assert removals["Baker wins prize for rye loaf"].rule == "below"
    assert "sure to be of the article" in removals["Rain to last all week"].evidence


def test_cleaning_what_came_of_a_flat_page_changes_nothing():
    once = str(newsclean.clean(PAGE))
    assert str(newsclean.clean(once)) == once


def test_the_gentle_profile_and_unwrap_false_leave_the_choice_alone():
    gentle = newsclean.Pipeline.gentle()
    as_it_is = newsclean.Pipeline.default().with_unwrap(False)
    for pipeline in (gentle, as_it_is):
        assert all(removal.filter != "judge" for removal in pipeline(PAGE).removals)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join((TITLE, *BODY, *BELOW[:9])),
        "\n".join((TITLE, *(8 * BODY))),
        "\n".join((TITLE, *BODY[:2], *(f"{i}. {name} Quill, Harwick" for i, name in enumerate(("Ann", "Bea", "Cal", "Dee") * 12, 1)), BODY[3])),
        "\n".join(("老桥四年之后重新开放", *CLAUSES, *PARAGRAPHS, *CLAUSES[:12])),
    ],
    ids=["what an extractor made", "an article of many lines", "a table of results", "an article of short clauses"],
)  # fmt: skip
def test_a_text_without_menus_is_left_to_the_filters(text: str):
    assert all(removal.filter != "judge" for removal in newsclean.clean(text).removals)


LINES = st.lists(st.sampled_from((*MENU, *BODY, *BELOW, "港口关闭了。", "-", "12 May")), min_size=1)


@given(LINES)
def test_each_line_has_a_number_for_each_name(lines: list[str]):
    reads = [line in BODY for line in lines]
    rows = flat.rows_of(lines, reads, tokens_of(lines), Linear({}, {"$closed": 0.5}))
    assert [len(row) for row in rows] == [len(flat.NAMES)] * len(lines)


@examples(60)
@given(LINES.map(lambda lines: "\n".join((*MENU, *MENU, *lines, *BELOW))))
def test_any_flat_page_is_restored_and_cleaned_once_for_all(text: str):
    article = newsclean.clean(text)
    assert article.restore() == text
    assert str(newsclean.clean(str(article))) == str(article)
