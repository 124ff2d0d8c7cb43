"""Two texts that differ in nothing that counts give the same article.

On invented articles always; on gold bodies of publishers' own pages where they are at hand.
"""

import gzip
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean, clean_html
from newsclean.testing import Invented, Page, articles, pages, residue
from newsclean.testing.laws import letters
from tests.effort import examples

DATA = Path(__file__).parents[2] / "shared" / "data"
GOLD = ("fundus", "daniel")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the gold bodies are not at hand")
LITTER = st.lists(residue(bare=True), min_size=1, max_size=6)
WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
STRAIGHT = str.maketrans("“”„«»‘’‚‹›", '"""""' + "'''''")


def _shuffled(lines: list[str]) -> list[str]:
    return random.Random(len(lines)).sample(lines, len(lines))


WRITTEN: dict[str, Callable[[list[str]], list[str]]] = {
    "as it stands": lambda lines: lines,
    "in another order": _shuffled,
    "in capitals": lambda lines: [line.upper() for line in lines],
    "in wide letters": lambda lines: [line.translate(WIDE) for line in lines],
    "with more spaces": lambda lines: [f"  {line.replace(' ', '   ')} " for line in lines],
    # The narrow one: behind "Ã" the other one is mojibake.
    "with spaces that do not break": lambda lines: [line.replace(" ", "\u202f") for line in lines],
    "twice": lambda lines: [line for line in lines for _ in range(2)],
}
"""By how residue is written, what writes it so."""


@cache
def gold() -> list[str]:
    """Return the texts of articles as their publishers have them: title and paragraphs."""
    found = []
    for name in GOLD:
        with gzip.open(DATA / f"pages-{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            found += [
                "\n\n".join(filter(None, [page.get("title"), *page["body"]]))
                for page in map(json.loads, lines)
            ]
    return found


def below(text: str, lines: list[str]) -> str:
    """Return what is left of `text` with `lines` below it."""
    return str(clean("\n".join([text, *lines])))


@pytest.mark.parametrize("written", WRITTEN)
def test_residue_below_an_article_changes_nothing(written: str) -> None:
    @examples(30)
    @given(articles(), LITTER)
    def holds(article: Invented, lines: list[str]) -> None:
        assert below(article.text, WRITTEN[written](lines)) == article.text

    holds()


@needs_data
@pytest.mark.parametrize("written", WRITTEN)
def test_residue_below_a_publishers_article_changes_nothing(written: str) -> None:
    @examples(15)
    @given(st.sampled_from(gold()), LITTER)
    def holds(text: str, lines: list[str]) -> None:
        assert below(text, WRITTEN[written](lines)) == str(clean(text))

    holds()


@examples(60)
@given(articles(), LITTER)
def test_straight_marks_in_place_of_typographic_ones_change_marks_alone(
    article: Invented, lines: list[str]
) -> None:
    text = "\n".join([article.text, *lines])
    straight, typographic = clean(text.translate(STRAIGHT)), clean(text)
    assert letters(str(straight)) == letters(str(typographic))
    assert [cut.span for cut in straight.removals] == [cut.span for cut in typographic.removals]


@examples(30)
@given(pages())
def test_a_page_and_its_text_agree(page: Page) -> None:
    assert str(clean_html(page.html)) == str(clean(page.article.text))
