"""The laws hold with rules: on the articles that they were learned from, and on hostile texts."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Learner, Pipeline
from newsclean.testing import hostile_text
from newsclean.testing.laws import is_subsequence, letters, removed
from tests.effort import examples
from tests.learning.invented import Invented, corpus

EXAMPLES = examples(100)
NAMES = Pipeline.default().names


@cache
def articles() -> list[Invented]:
    whole = corpus()
    return [*whole[:50], *whole[200:230], *whole[350:380]]


@cache
def pipeline() -> Pipeline:
    learner = Learner()
    for article in articles():
        learner.add(article.text, title=article.title)
    return Pipeline.default().with_rules(learner.rules())


def furnished() -> st.SearchStrategy[str]:
    """Texts in which furniture stands anywhere, the learned articles' parts in any order."""
    parts = st.sampled_from([part for a in articles()[::7] for part in a.text.split("\n")])
    said = st.sampled_from([said for article in articles() for _, said in article.furniture])
    joint = st.sampled_from(["\n", " ", "\n\n", ""])
    return st.builds(str.join, joint, st.lists(parts | said | hostile_text(), max_size=8))


@EXAMPLES
@given(furnished())
def test_law_1_conservation(text: str) -> None:
    assert pipeline()(text).restore() == text


@EXAMPLES
@given(furnished())
def test_law_2_no_invention(text: str) -> None:
    assert is_subsequence(letters(pipeline()(text).text), letters(str(Pipeline()(text))))


@EXAMPLES
@given(furnished())
def test_law_3_idempotence(text: str) -> None:
    once = str(pipeline()(text))
    assert str(pipeline()(once)) == once


@EXAMPLES
@given(furnished(), st.randoms(use_true_random=False))
def test_law_4_order_does_not_matter(text: str, shuffled: random.Random) -> None:
    names = list(NAMES)
    shuffled.shuffle(names)
    assert pipeline().only(*names)(text) == pipeline()(text)


@EXAMPLES
@given(furnished(), st.sampled_from(["site_rules", *NAMES]))
def test_law_5_monotony(text: str, name: str) -> None:
    assert removed(pipeline().without(name)(text)) <= removed(pipeline()(text))


@pytest.mark.parametrize("number", range(0, 110, 10))
def test_law_6_prose_survives(number: int) -> None:
    article = articles()[number]
    with_rules, without = str(pipeline()(article.text)), str(Pipeline.default()(article.text))
    assert not [said for said in article.content if said in without and said not in with_rules]


def test_law_9_what_goes_to_a_field_says_so_in_the_ledger() -> None:
    made: Article = pipeline()(articles()[0].text)
    fields = {removal.field for removal in made.removals if removal.filter == "site_rules"}
    assert fields <= {None, "authors", "published", "notes", "tags", "sections", "source"}
