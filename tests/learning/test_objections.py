"""Guards by themselves: of a fragment of which some facts are given, one fact at a time decides."""

from types import SimpleNamespace
from typing import Any

import pytest

from newsclean.learning.fragments import Fragment
from newsclean.learning.guards import is_form, is_label, is_whole, least, objection

Facts = dict[str, Any]


class Given(Fragment):
    """A fragment of which facts are given, not found."""

    changes = True


def fragment(text: str, *, articles: int = 50, size: int = 100, **facts: Any) -> Fragment:
    """Return a fragment that stands on lines of its own at the end of texts, but for the `facts`.

    `known` says whether a phrase of residue claims it, `begins`, `ends` and `in_head` where it stands.
    """
    made = Given.__new__(Given)
    known, lines = facts.pop("known", False), facts.pop("lines", True)
    places = [SimpleNamespace(start=0, end=1, line=i) for i in range(articles)]
    stands = {name: facts.pop(name, False) for name in ("begins", "ends", "in_head")}
    given: Facts = {
        "text": text,
        "group": SimpleNamespace(size=size),
        "places": places,
        "in_articles": set(range(articles)),
        "sites": set(),
        "kinds": ["word"] * len(text.split()),
        "own_words": text.lower().split(),
        "words": len(text.split()),
        "_matches": [SimpleNamespace(filter="share_widgets")] if known else [],
        "as_lines": places if lines else [],
        "as_parts": [] if lines else places,
        **dict.fromkeys(["is_of_one_day", "is_prose", "leads", "has_address", "breaks_off"], False),
        "is_followed_by_sentences": True,
        "at_edges": True,
        "ends_sure": 1.0,
        "often": 1.0,
        "between_prose": 0.0,
        "begins_text": lambda place: stands["begins"],
        "ends_text": lambda place: stands["ends"],
        "is_in_head": lambda place: stands["in_head"],
        "line": lambda place: SimpleNamespace(text=facts.get("said", text)),
    }
    made.__dict__.update(given)
    made.__dict__.update(facts)
    return made


def reason(made: Fragment, nearness: float = 0.0) -> str:
    """Return why a fragment whose articles are so near to each other is not learned; "" if it is."""
    subjects: Any = SimpleNamespace(nearness=lambda fragment: nearness)
    return objection(made, subjects) or ""


def test_three_articles_must_have_it_and_one_in_two_hundred_of_many() -> None:
    assert [least(size) for size in (10, 600, 800, 2000)] == [3, 3, 4, 10]


@pytest.mark.parametrize(
    ("text", "facts", "whole"),
    [
        ("Read it now", {}, True),
        ("Read it now", {"own_words": []}, False),
        ("Read it now", {"sites": {"a", "b"}}, False),
        ("Read it now", {"sites": {"a", "b", "c"}}, True),
        ("Read it now", {"ends_sure": 0.9}, True),
        ("Read it now", {"ends_sure": 0.89}, False),
        ("Read it:", {"ends_sure": 0.0}, True),
        ("READ IT NOW", {"ends_sure": 0.0}, True),
        ("READ IT NOW", {"ends_sure": 0.0, "articles": 5}, False),
        ("READ IT NOW", {"ends_sure": 0.0, "articles": 6}, True),
        ("READ IT", {"ends_sure": 0.0}, False),
        ("READ IT NOW,", {"ends_sure": 0.0}, False),
        ("Read it now", {"ends_sure": 0.0, "begins": True}, True),
        ("Read it now", {"ends_sure": 0.0, "begins": True, "articles": 9}, False),
        ("Read it now", {"ends_sure": 0.0, "begins": True, "articles": 10}, True),
        ("Read it now", {"ends_sure": 0.0, "begins": True, "articles": 5, "size": 40}, False),
        ("Read it now", {"ends_sure": 0.0, "begins": True, "articles": 6, "size": 40}, True),
        (
            "Read it now",
            {"ends_sure": 0.0, "begins": True, "is_followed_by_sentences": False},
            False,
        ),
        ("On 12", {"ends_sure": 0.0, "kinds": ["word", "date"]}, True),
        ("On 12", {"ends_sure": 0.0, "kinds": ["word", "date"], "at_edges": False}, False),
        ("On", {"ends_sure": 0.0, "kinds": ["word", "date"]}, False),
    ],
)
def test_a_fragment_is_whole_that_ends_where_it_could(text: str, facts: Facts, whole: bool) -> None:
    assert is_whole(fragment(text, **facts)) == whole


@pytest.mark.parametrize(
    ("text", "facts", "label"),
    [
        ("Read also:", {}, True),
        ("Read also：", {}, True),
        ("Read also", {}, False),
        ("(Read also:", {}, False),
        ("[Read also]", {}, False),
        ("[Read also]", {"known": True}, True),
        ("Read also", {"leads": True, "ends_sure": 0.8}, True),
        ("Read also", {"leads": True, "ends_sure": 0.9}, False),
        ("Read", {"leads": True, "ends_sure": 0.8}, False),
    ],
)
def test_a_label_ends_in_a_colon_or_is_known_to_lead(text: str, facts: Facts, label: bool) -> None:
    assert bool(is_label(fragment(text, **facts))) == label


NAMED = {"kinds": ["word", "word", "name"], "own_words": ["letters", "to"]}


@pytest.mark.parametrize(
    ("text", "facts", "form"),
    [
        ("Letters to N", {}, True),
        ("Letters to N", {"kinds": ["word"] * 3}, False),
        ("Letters to N", {"is_prose": True}, False),
        ("Letters to N", {"ends_sure": 0.9}, True),
        ("Letters to N", {"ends_sure": 0.8}, False),
        ("Letters to N", {"is_of_one_day": True}, False),
        ("Letters to N", {"sites": {"a"}}, False),
        ("Letters to N", {"sites": {"a", "b", "c"}}, True),
        ("Letters to N", {"changes": False}, False),
        ("Letters to N", {"at_edges": False}, False),
        ("Letters to N:", {"at_edges": False}, True),
        ("Letters to N", {"at_edges": False, "known": True}, True),
        ("Letters to N", {"at_edges": False, "has_address": True}, True),
        ("Letters to N", {"lines": False}, False),
        ("Letters to N", {"articles": 3}, False),
        ("Letters to N", {"articles": 4}, True),
        ("Letters to N", {"own_words": ["letters"]}, False),
        ("[Letters to N]", {"lines": False}, True),
        ("[Letters to N]", {"at_edges": False}, False),
        ("[Letters: N]", {"at_edges": False}, True),
        ("[Letters to N]", {"lines": False, "articles": 3}, False),
        ("[Letters to N]", {"lines": False, "articles": 4}, True),
        ("[N]", {"own_words": [], "kinds": ["name", "date"]}, True),
        ("[N]", {"own_words": [], "kinds": ["name"]}, False),
        ("[N]", {"own_words": [], "kinds": ["name", "date"], "at_edges": False}, False),
    ],
)
def test_a_form_with_a_name_is_one_that_no_sentence_has(
    text: str, facts: Facts, form: bool
) -> None:
    assert bool(is_form(fragment(text, **{**NAMED, **facts}))) == form


PROSE = "The paper is made in the old mill by those who live beside the river."


@pytest.mark.parametrize(
    ("text", "facts", "why"),
    [
        ("Have your say", {}, ""),
        ("Have your say", {"is_of_one_day": True}, "of one day"),
        (PROSE, {"is_prose": True}, ""),
        (PROSE, {"is_prose": True, "articles": 5}, "too few"),
        (PROSE, {"is_prose": True, "articles": 6}, ""),
        (PROSE, {"is_prose": True, "at_edges": False, "articles": 14}, "too few"),
        (PROSE, {"is_prose": True, "at_edges": False, "articles": 15}, ""),
        (PROSE, {"is_prose": True, "in_head": True}, "how a column begins"),
        (PROSE, {"is_prose": True, "in_head": True, "known": True}, ""),
        (PROSE, {"words": 10}, ""),
        (PROSE, {"words": 10, "articles": 5}, "too few"),
        (f"“{PROSE}”", {"is_prose": True}, "what somebody said"),
        (f"“{PROSE}”", {"is_prose": True, "known": True}, ""),
    ],
)
def test_prose_needs_many_articles_and_quotes_nobody(text: str, facts: Facts, why: str) -> None:
    said = reason(fragment(text, **facts))
    assert (why in said) if why else not said


@pytest.mark.parametrize(
    ("text", "facts", "nearness", "stands"),
    [
        (PROSE, {"is_prose": True}, 0.09, True),
        (PROSE, {"is_prose": True}, 0.1, False),
        (PROSE, {"is_prose": True, "known": True}, 0.29, True),
        (PROSE, {"is_prose": True, "known": True}, 0.3, False),
        ("Have your say", {}, 0.29, True),
        ("Have your say", {}, 0.3, False),
        ("Have your say", {"known": True}, 0.3, True),
        ("Have it", {}, 0.3, True),
    ],
)
def test_articles_that_speak_of_the_same_may_have_a_sentence_in_common(
    text: str, facts: Facts, nearness: float, stands: bool
) -> None:
    assert bool(reason(fragment(text, **facts), nearness)) != stands


@pytest.mark.parametrize(
    ("text", "facts", "why"),
    [
        ("Anna Belling", {}, "a name"),
        ("Harwick Rovers", {}, "a name"),
        ("Harwick Rovers Club", {}, "a name"),
        ("Old Harwick Rovers Club", {}, ""),
        ("Anna Belling", {"known": True}, ""),
        ("Anna Belling", {"has_address": True}, ""),
        ("Have it", {"articles": 3}, "too few articles"),
        ("Have it", {"articles": 4}, ""),
        ("Have it", {"articles": 3, "known": True}, ""),
        ("Printed in the", {"articles": 5, "breaks_off": True}, "breaks off"),
        ("Printed in the", {"articles": 6, "breaks_off": True}, ""),
        ("Printed in the", {"articles": 5, "breaks_off": True, "known": True}, ""),
        ("and", {"articles": 9, "breaks_off": True}, "breaks off"),
        ("and", {"articles": 10, "breaks_off": True}, ""),
        ("What is next", {"at_edges": False, "between_prose": 0.5, "articles": 9}, "subhead"),
        ("What is next", {"at_edges": False, "between_prose": 0.4, "articles": 9}, ""),
        ("What is next", {"at_edges": False, "between_prose": 0.5, "articles": 10}, ""),
        (
            "What is next",
            {"at_edges": False, "between_prose": 0.5, "articles": 9, "often": 1.3},
            "",
        ),
    ],
)
def test_a_short_line_may_be_a_name_or_a_subhead(text: str, facts: Facts, why: str) -> None:
    said = reason(fragment(text, **facts))
    assert (why in said) if why else not said


@pytest.mark.parametrize(
    ("text", "facts", "why"),
    [
        ("have", {}, "it is short"),
        ("have it", {}, "it is short"),
        ("have it now", {}, ""),
        ("have it", {"known": True}, ""),
        ("have", {"known": True}, ""),
        ("have", {"has_address": True}, ""),
        ("| have it", {"words": 2}, ""),
        ("have it now", {"articles": 4}, "within lines, and too few articles"),
        ("have it now", {"articles": 5}, ""),
        ("have it now.", {"articles": 4}, "too few articles"),
        ("have it now.", {"articles": 5}, ""),
        ("have it now.", {"articles": 5, "at_edges": False}, "may be a sentence, and too few"),
        ("have it now.", {"articles": 6, "at_edges": False}, ""),
        ("(have it)", {}, "in brackets"),
        ("(have it)", {"ends": True}, ""),
        ("(have)", {"ends": True, "words": 1}, "in brackets"),
        ("(have: it)", {}, ""),
        ("(© have)", {}, ""),
        ("(have it)", {"kinds": ["word", "date"]}, ""),
        ("Have it:", {"articles": 7}, "may lead up"),
        ("Have it:", {"articles": 8}, ""),
        ("Have it:", {"articles": 8, "size": 200}, "may lead up"),
        ("Have:", {"words": 1}, "may lead up"),
        ("Have it:", {"begins": True}, "dateline or a kicker"),
        ("Have it all for you:", {"begins": True}, ""),
        ("Have it:", {"known": True, "begins": True}, ""),
        ("the mayor said:", {}, "what somebody said"),
    ],
)
def test_a_part_of_a_line_must_be_more_than_a_few_words_of_a_sentence(
    text: str, facts: Facts, why: str
) -> None:
    said = reason(fragment(text, **{"lines": False, **facts}))
    assert (why in said) if why else not said


def test_what_opens_lines_as_a_dateline_does_is_part_of_the_text() -> None:
    said = "KARLSUND (Reuters) – The ferry line told its crews in good time."
    opening = fragment("KARLSUND (Reuters) –", lines=False, said=said, known=True)
    assert "dateline" in reason(opening)
    assert not reason(fragment("KARLSUND (Reuters) –", lines=True, said=said, known=True))
    longer = fragment("KARLSUND (Reuters) – The ferry line", lines=False, said=said, known=True)
    assert not reason(longer)
