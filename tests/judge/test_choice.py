"""Which blocks are chosen, by what the weights say of them."""

from typing import Any

import pytest

from newsclean.judge.choice import Choice, above, far_below
from newsclean.judge.features import Stated, View
from newsclean.judge.model import WEIGHTS, load
from newsclean.judge.reasons import reasons
from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.page import as_bytes, parse

_ARTICLE = """<p>The harbour master closed the north quay on Monday, since the storm had taken its lamps.</p>
<p>It opens again on Friday, when divers have looked at the wall that the waves have undermined.</p>"""
_IMPRINT = """<p>The Harwick Post is owned by Harwick Media, which holds the rights in all that is shown here.</p>
<p>Quotations of up to a tenth of an article are free, as long as they lead to the page that they are from.</p>"""
_TEASERS = "".join(f"<li>Quay {number} reopens</li>" for number in range(12))
_SURE, _UNSURE = 0.9, 0.45
_THRESHOLD = 0.4
_DOUBTED = 0.3  # above .6 of the threshold
_CAPTION = 0.15


def _view(html: str) -> View:
    tree = parse(as_bytes(html), [])
    view = View(blocks_of(tree, []), Stated(), load(WEIGHTS).linear)
    del tree
    return view


def _apart(html: str, imprint: float = _UNSURE) -> list[str]:
    """Return the prose of `html` that stands apart, where its first two blocks are sure, and the last two not."""
    view = _view(html)
    prose = [i for i, reads in enumerate(view.reads) if reads]
    found = dict(zip(prose, [_SURE, _SURE, imprint, _UNSURE], strict=True))
    probabilities = [found.get(i, 0.0) for i in range(len(view.blocks))]
    return [view.blocks[i].text[:16] for i in sorted(far_below(prose, probabilities, view))]


def test_prose_far_below_the_article_that_is_not_sure_stands_apart() -> None:
    page = f"<div>{_ARTICLE}</div><ul>{_TEASERS}</ul><div>{_IMPRINT}</div>"
    assert _apart(page) == ["The Harwick Post", "Quotations of up"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<div>{_ARTICLE}</div><div>{_IMPRINT}</div>", id="close below"),
        pytest.param(
            f"<div>{_ARTICLE}<ul>{_TEASERS}</ul><div>{_IMPRINT}</div></div>",
            id="in the element of the article",
        ),
    ],
)
def test_prose_close_below_or_in_the_same_element_does_not(page: str) -> None:
    assert _apart(page) == []


def test_prose_far_below_of_which_one_paragraph_is_sure_does_not() -> None:
    page = f"<div>{_ARTICLE}</div><ul>{_TEASERS}</ul><div>{_IMPRINT}</div>"
    assert _apart(page, imprint=_SURE - 0.1) == []


def test_what_stands_apart_is_told_so() -> None:
    view = _view(f"<div>{_ARTICLE}</div><ul>{_TEASERS}</ul><div>{_IMPRINT}</div>")
    last = len(view.blocks) - 1
    probabilities = [0.0] * last + [_UNSURE]
    told = reasons(Choice(view, probabilities, 0.4, 0.8, [0, 1], frozenset({last})))
    assert told[last].rule == "apart"
    assert "far below the article" in told[last].evidence
    assert "45% sure" in told[last].evidence


def _above(gap: list[float], *, paragraphs: int = 2, **of_page: bool) -> list[int]:
    """Return which blocks of a `gap`, by their probabilities, are chosen in the middle of so many paragraphs."""
    half = paragraphs // 2
    found = [_SURE] * half + gap + [_SURE] * half
    reads = [True] * half + [False] * len(gap) + [True] * half
    return [
        i - half for i in above(_THRESHOLD, found, reads, **of_page) if half <= i < half + len(gap)
    ]


def test_a_line_between_two_paragraphs_needs_the_threshold() -> None:
    assert _above([_DOUBTED]) == []
    assert _above([_THRESHOLD + 0.1]) == [0]


def test_prose_between_two_paragraphs_needs_less() -> None:
    assert above(_THRESHOLD, [_SURE, _DOUBTED, _SURE], [True] * 3) == [0, 1, 2]
    assert above(_THRESHOLD, [_SURE, _CAPTION, _SURE], [True] * 3) == [0, 2]


@pytest.mark.parametrize(
    "of_page",
    [
        pytest.param({"paragraphs": 42}, id="long"),
        pytest.param({"is_doubtful": True}, id="doubtful"),
    ],
)
def test_all_in_a_short_gap_of_a_page_that_is_long_or_doubtful_needs_less(of_page: Any) -> None:
    assert _above([_DOUBTED, _CAPTION, _DOUBTED], **of_page) == [0, 2]
    assert _above([_DOUBTED] * 5, **of_page) == []


def test_a_title_between_two_paragraphs_is_not_chosen() -> None:
    found, reads = [_SURE] * 3, [True] * 3
    assert above(_THRESHOLD, found, reads, frozenset({1}), is_doubtful=True) == [0, 2]
