"""Guards: what recurs and is no furniture, each for its reason."""

from datetime import date
from random import Random

import pytest

from newsclean import Learner, SiteRules
from tests.learning.lines import bodies, learned, reasons, with_line


def test_copies_of_one_article_count_once() -> None:
    body, others = bodies(1)[0], bodies(20, seed=2)
    texts = [with_line(body, f"A closing note, number {i}, that differs.", 6) for i in range(8)]
    assert learned([*texts, *map("\n".join, others)]) == SiteRules()


def test_a_subhead_of_some_articles_is_held_back() -> None:
    texts = [
        with_line(body, "What happens next", 3) if i < 5 else "\n".join(body)
        for i, body in enumerate(bodies(80))
    ]
    rules = learned(texts)
    assert not rules.rules
    assert "subhead" in reasons(rules, "What happens next")


def test_a_line_that_most_articles_have_between_paragraphs_is_no_subhead() -> None:
    (rule,) = learned([with_line(b, "The tale goes on below", 3) for b in bodies(30)]).rules
    assert rule.match == "The tale goes on below"
    assert rule.evidence == "in 30 of 30 articles"


@pytest.mark.parametrize(("number", "is_rule"), [(5, False), (6, True)])
def test_a_line_that_breaks_off_in_a_sentence_is_held_back_unless_many_have_it(
    number: int, is_rule: bool
) -> None:
    broken, name = "The study was printed in the", "Harwick Annals of Tides."
    texts = [
        "\n".join([*body[:3], broken, name, *body[3:]]) if i < number else "\n".join(body)
        for i, body in enumerate(bodies(40))
    ]
    rules = learned(texts)
    assert any(rule.match == broken for rule in rules.rules) is is_rule
    assert ("breaks off" in reasons(rules, broken)) is not is_rule


def test_a_name_is_held_back() -> None:
    texts = [with_line(body, "Harwick Rovers", 4) for body in bodies(20)]
    rules = learned([*texts, *map("\n".join, bodies(20, seed=3))])
    assert not rules.rules
    assert reasons(rules, "Harwick Rovers")


def test_a_fragment_in_the_middle_of_sentences_is_none() -> None:
    texts = [
        "\n".join([*body, f"The mayor {i} and the council of the town met on the {i}th floor."])
        for i, body in enumerate(bodies(30))
    ]
    assert not learned(texts).rules


def test_what_a_running_story_quotes_is_held_back() -> None:
    quotation = "“We were given a puddle,” the ferry owner Petra Quill said when the works began."
    texts = [
        with_line(body, quotation, 3) if i % 3 == 0 else "\n".join(body)
        for i, body in enumerate(bodies(60))
    ]
    rules = learned(texts)
    assert not rules.rules
    assert "what somebody said" in reasons(rules, "given a puddle")


def test_a_dateline_is_held_back() -> None:
    rules = learned(["LARKHAVEN (LPA) — " + "\n".join(body) for body in bodies(40)])
    assert not rules.rules


@pytest.mark.parametrize("days", [1, 30])
def test_what_is_all_of_one_day_is_held_back(days: int) -> None:
    learner = Learner()
    for i, body in enumerate(bodies(30)):
        day = date(2031, 3, 1 + i % days)
        learner.add(with_line(body, "Share this story", 6), published=day)
    rules = learner.rules()
    assert bool(rules.rules) == (days > 1)
    assert ("of one day" in reasons(rules, "Share this story")) == (days == 1)


def test_a_rule_of_all_texts_needs_several_sites() -> None:
    def sites(number: int) -> set[str]:
        learner = Learner()
        for i, body in enumerate(bodies(40)):
            learner.add(with_line(body, "Share this story", 6), site=f"{i % number}.example")
        return {rule.site for rule in learner.rules().rules}

    assert "*" not in sites(2)
    assert "*" in sites(4)


@pytest.mark.parametrize("articles", [2, 3])
def test_three_articles_are_enough_and_two_are_not(articles: int) -> None:
    texts = [
        with_line(body, "Have your say below", 6) if i < articles else "\n".join(body)
        for i, body in enumerate(bodies(30))
    ]
    found = [(rule.match, rule.evidence) for rule in learned(texts).rules]
    assert found == ([("Have your say below", "in 3 of 30 articles")] if articles == 3 else [])


def test_a_hundred_of_what_was_held_back_are_listed_and_no_more() -> None:
    first = ("Ada", "Anna", "Anton", "Ines", "Jonas", "Lena", "Maren", "Otis", "Petra", "Ruth")
    last = ("Belling", "Brise", "Calder", "Fenn", "Holt", "Marsh", "Moor", "Perl", "Quill", "Vane")
    names = [f"{one} {other}" for one in first for other in last] + ["Tove Wedd", "Idris Okoro"]
    pick = Random(4)
    texts = ["\n".join([*body, *pick.sample(names, len(names))]) for body in bodies(12)]
    assert len(learned(texts).held_back) == 100
