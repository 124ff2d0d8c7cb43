"""What the judge sees of blocks of a kind, and of what stands near a block."""

from newsclean.judge import kinds, nearby
from newsclean.judge.features import Stated, View
from newsclean.judge.linear import tokens_of
from newsclean.judge.model import WEIGHTS, load
from newsclean.judge.series import FAR
from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.page import as_bytes, parse

_PROSE = "The harbour master closed the north quay on Monday, since the storm had taken its lamps."
_PAGE = f"""<div class="story"><p class="body">{_PROSE}</p><p class="body">It opens again on Friday.</p></div>
<div class="replies"><p class="reply">Ada Moor, 12.03.2024</p><p class="reply">At last!</p></div>"""


def _seen(html: str):
    tree = parse(as_bytes(html), [])
    blocks = blocks_of(tree, [])
    view = View(blocks, Stated(), load(WEIGHTS).linear)
    numbers = kinds.alike(view.facts, view.words, view.shares, view.reads)
    del tree
    return [dict(zip(kinds.NAMES, row, strict=True)) for row in numbers]


def test_a_short_paragraph_is_known_by_those_of_its_kind():
    prose, short, named, cry = _seen(_PAGE)
    assert short["kind2_prose"] == prose["kind2_prose"] == 1
    assert named["kind2_prose"] == cry["kind2_prose"] == 0
    assert short["kind2_count"] == cry["kind2_count"] == 2


def test_of_a_kind_is_what_stands_in_elements_that_are_named_alike():
    apart = _PAGE.replace('class="reply">At', 'class="body">At')
    short, cry = (_seen(apart)[i] for i in (1, 3))
    assert short["kind1_count"] == cry["kind1_count"] == 3  # by its own element it is the story's
    assert (short["kind2_count"], cry["kind2_count"]) == (2, 1)  # by the one around it, it is not


def _around(texts: list[str], **stated) -> list[dict[str, float]]:
    rows = nearby.around(texts, dict(enumerate(tokens_of(texts))), **stated)
    return [dict(zip(nearby.NAMES, row, strict=True)) for row in rows]


def test_what_stands_below_a_heading_of_comments_is_told_so():
    rows = _around([_PROSE, "Comments", "Ada Moor", "At last!"])
    assert [row["below_comments"] for row in rows] == [FAR, FAR, 0, 1]
    assert rows[0]["comments_below"] == 1


def test_dates_are_counted_beside_a_block_and_not_in_it():
    rows = _around(["Ada Moor, 12.03.2024", "At last!", "Bo Lind, 10:14"])
    assert [row["dated_close"] for row in rows] == [1, 2, 1]
    assert [row["dated-1"] for row in rows] == [0, 1, 0]


def test_words_count_that_stand_elsewhere_on_the_page_or_in_its_title():
    title = "North quay closed"
    texts = [_PROSE, "The north quay opens again", "Subscribe"]
    numbers = nearby.shared(texts, [title])
    rows = [dict(zip(nearby.SHARED, row, strict=True)) for row in numbers]
    assert rows[1]["shared"] > rows[2]["shared"] == 0
    assert [row["title_words"] for row in rows] == [2, 1, 0]


def test_a_block_that_names_the_site_is_told_so():
    rows = _around(["All rights are The Harbour Post's.", _PROSE], named=frozenset({0}))
    assert [row["names_site"] for row in rows] == [1, 0]
    assert rows[1]["names_close"] == 1
