"""What is learned of a corpus of which it is known what is furniture and what is content."""

from collections import Counter
from functools import cache

import pytest

from newsclean import Learner, Pipeline, SiteRules
from newsclean.site_rules.file import parse_rules, write_rules
from tests.learning.invented import KINDS, Invented, corpus

RECALL = 0.95
OTHER_HALF = 0.9  # of what the rules of all remove there


@cache
def articles() -> tuple[Invented, ...]:
    return tuple(corpus())


def learned(of: tuple[Invented, ...]) -> SiteRules:
    learner = Learner()
    for article in of:
        learner.add(article.text, site=article.site, title=article.title)
    return learner.rules()


@cache
def rules() -> SiteRules:
    return learned(articles())


def cut_by(rules: SiteRules, article: Invented) -> set[int]:
    """Return the places in the text of `article` that site rules alone cut."""
    pipeline = Pipeline.default().only("site_rules").with_rules(rules)
    made = pipeline(article.text, site=article.site)
    return {i for removal in made.removals for i in range(*removal.span)}


def share(text: str, stretch: str, cut: set[int]) -> float:
    """Return which share of `stretch` of `text` was cut, white space aside."""
    at = text.index(stretch)
    places = [i for i in range(at, at + len(stretch)) if not text[i].isspace()]
    return sum(i in cut for i in places) / len(places)


@cache
def cuts() -> tuple[set[int], ...]:
    return tuple(cut_by(rules(), article) for article in articles())


def test_the_corpus_has_forty_kinds_of_furniture() -> None:
    assert len(articles()) == 500
    assert KINDS == 40


def test_nearly_all_furniture_is_learned() -> None:
    found: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for article, cut in zip(articles(), cuts(), strict=True):
        for kind, said in article.furniture:
            of[kind] += 1
            found[kind] += share(article.text, said, cut) >= 0.8
    assert found.total() / of.total() >= RECALL
    assert not [kind for kind in of if found[kind] < 0.8 * of[kind]]


def test_no_prose_is_learned() -> None:
    lost = [
        said
        for article, cut in zip(articles(), cuts(), strict=True)
        for said in article.content
        if share(article.text, said, cut) > 0
    ]
    assert not lost


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("The Alder barrage was begun", "speak of the same"),
        ("Every Friday our gardener", "how a column begins"),
        ("And the river ran on", "too few articles"),
        ("毎週金曜日に本紙の庭師が", "how a column begins"),
        ("بدأ العمل في سد العقيق", "speak of the same"),
    ],
)
def test_what_recurs_and_is_content_is_listed_with_the_reason(said: str, why: str) -> None:
    assert [held for held in rules().held_back if said in held.match and why in held.reason]


def test_applying_what_was_learned_to_what_it_was_learned_from_is_idempotent() -> None:
    pipeline = Pipeline.default().with_rules(rules())
    for article in articles()[::9]:
        once = str(pipeline(article.text, site=article.site))
        assert str(pipeline(once, site=article.site)) == once


def test_what_is_learned_from_one_half_cuts_as_much_of_the_other() -> None:
    half = learned(articles()[::2])
    others = [
        (len(cut_by(half, article)), len(cut))
        for article, cut in zip(articles()[1::2], cuts()[1::2], strict=True)
    ]
    assert sum(by_half for by_half, _ in others) >= OTHER_HALF * sum(of for _, of in others)


def test_the_file_of_rules_says_all_that_was_learned() -> None:
    assert parse_rules(write_rules(rules())) == rules()
