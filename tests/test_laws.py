"""The nine laws of newsclean, each a property."""

import random
import re
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newsclean import Article, Pipeline, clean
from newsclean.testing import Dirty, dirty_articles, hostile_texts
from newsclean.testing.shapes import SHAPES

ANY_TEXT = hostile_texts() | st.text() | dirty_articles().map(lambda dirty: dirty.text)
SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
NAMES = Pipeline.default().names
EXAMPLES = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def letters(text: str) -> str:
    """Return the letters and digits of `text`, in order, as NFKC has them."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


def in_order(article: Article) -> str:
    """Return what is kept in the order of the input: the title is moved to the top of the output."""
    kept = [(p.span, p.text) for p in article.paragraphs]
    if article.title_span and article.title:
        kept.append((article.title_span, article.title))
    return "\n".join(text for _, text in sorted(kept))


def removed(article: Article) -> set[int]:
    return {i for removal in article.removals for i in range(*removal.span)}


@EXAMPLES
@given(ANY_TEXT)
def test_law_1_conservation_every_character_is_kept_removed_or_space(text: str) -> None:
    article = clean(text)
    assert article.restore() == text
    position = 0
    for tile in article.tiles():
        assert tile.span[0] == position
        assert text[slice(*tile.span)] == tile.text
        position = tile.span[1]
    assert position == len(text)


@EXAMPLES
@given(ANY_TEXT)
def test_law_2_no_invention_letters_and_digits_come_from_the_repaired_input(text: str) -> None:
    article = clean(text)
    repaired = Pipeline()(text)  # no filter: repair alone
    assert is_subsequence(letters(in_order(article)), letters(in_order(repaired)))


@EXAMPLES
@given(ANY_TEXT)
def test_law_3_idempotence_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = str(clean(text))
    assert str(clean(once)) == once


@EXAMPLES
@given(ANY_TEXT, st.randoms(use_true_random=False))
def test_law_4_order_does_not_matter(text: str, shuffled: random.Random) -> None:
    names = list(NAMES)
    shuffled.shuffle(names)
    assert Pipeline.default().only(*names)(text) == clean(text)


@EXAMPLES
@given(ANY_TEXT, st.sampled_from(NAMES))
def test_law_5_monotony_taking_a_filter_away_never_removes_more(text: str, name: str) -> None:
    assert removed(Pipeline.default().without(name)(text)) <= removed(clean(text))


@EXAMPLES
@given(dirty_articles())
def test_law_6_prose_survives_and_residue_goes(dirty: Dirty) -> None:
    article = clean(dirty.text)
    assert [p.text for p in article.paragraphs] == [" ".join(p.split()) for p in dirty.paragraphs]
    assert article.title == dirty.title


@EXAMPLES
@given(dirty_articles())
def test_law_6_text_without_residue_comes_back_as_it_was(dirty: Dirty) -> None:
    text = "\n\n".join([dirty.title, *dirty.paragraphs])
    article = clean(text)
    assert str(article) == text
    assert not article.removals


@pytest.mark.parametrize("shape", SHAPES)
def test_law_7_linear_ten_times_the_input_costs_about_ten_times_the_time(shape: str) -> None:
    def cost(size: int) -> float:
        text = SHAPES[shape](size)
        times = []
        for _ in range(3):
            start = time.process_time()
            clean(text)
            times.append(time.process_time() - start)
        return min(times)

    cost(1_000)
    assert cost(400_000) < 25 * max(cost(40_000), 0.002)


@EXAMPLES
@given(ANY_TEXT)
def test_law_8_total_any_text_gives_an_article_that_survives_json(text: str) -> None:
    assume(not SURROGATE_PAIR.search(text))  # JSON cannot tell one from the character it stands for
    article = clean(text)
    assert Article.from_json(article.to_json()) == article
    assert Article.from_json(article.to_json(indent=2)) == article


def test_law_8_a_line_that_loses_its_only_mark_stops_no_filter() -> None:
    text = "\n“\n©\x93"
    assert clean(text).restore() == text


def test_law_8_what_is_not_text_is_refused_in_one_sentence() -> None:
    with pytest.raises(TypeError, match=re.escape("clean() takes a str, not bytes")):
        clean(b"bytes")  # type: ignore[arg-type]


@EXAMPLES
@given(dirty_articles())
def test_law_9_what_has_worth_becomes_a_field_and_says_so_in_the_ledger(dirty: Dirty) -> None:
    article = clean(dirty.text)
    for removal in article.removals:
        if removal.field:
            assert getattr(article, removal.field)
    if "© Reuters/ Anna Belling" in dirty.text:
        assert ("Anna Belling", "Reuters") in {(c.person, c.agency) for c in article.credits}
