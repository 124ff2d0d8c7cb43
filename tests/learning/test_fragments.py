"""Fragments by themselves: what can be said of what recurs, one fact at a time."""

import re
from collections.abc import Iterator, Sequence

import pytest

from newsclean.learning.copies import originals
from newsclean.learning.fragments import Fragment, Group
from newsclean.learning.names import with_names
from newsclean.learning.repeats import Place
from newsclean.learning.subjects import Subjects
from newsclean.learning.texts import Line, Texts

PROSE = "The council of Elmstead decided on Monday to keep the night ferry running all winter."
MORE = "The port will now look for a second crew, and its first members are expected soon."
LAST = "The harbour master said on the quay that the ships were old, but that they would do."


def group(
    *texts: str, sites: Sequence[str] | None = None, days: Sequence[str | None] = ()
) -> Group:
    """Return `texts`, none of them a copy."""
    return Group(Texts([(text, None) for text in texts]), range(len(texts)), sites, days)


def places(said: str, of: Group) -> Iterator[Place]:
    """Yield where `said` stands in the articles of the group `of`, from token to token."""
    for number, line in enumerate(of.texts.lines):
        for found in re.finditer(re.escape(said), line.text):
            yield Place(number, *tokens(line, found))


def tokens(line: Line, found: re.Match[str]) -> tuple[int, int]:
    return line.starts.index(found.start()), line.ends.index(found.end()) + 1


def fragment(said: str, *texts: str, **known: Sequence[str]) -> Fragment:
    """Return the fragment `said` at all places where it stands in `texts`."""
    of = group(*texts, **known)
    return Fragment(of, list(places(said, of)))


def text(*lines: str) -> str:
    return "\n".join(lines)


def test_a_fragment_is_a_line_of_its_own_or_part_of_one() -> None:
    found = fragment("Share this", "Share this", f"{PROSE} Share this", "Share this now")
    assert [place.line for place in found.as_lines] == [0]
    assert [place.line for place in found.as_parts] == [1, 2]
    assert found.span(found.as_parts[0]) == (len(PROSE) + 1, len(PROSE) + 11)
    assert (found.articles, found.share, found.often) == (3, 1.0, 1.0)


def test_copies_of_an_article_count_once() -> None:
    texts = Texts([(said, None) for said in ("Share this", "Share this", "Share this", PROSE)])
    of = Group(texts, [0, 0, 2, 3])
    found = Fragment(of, list(places("Share this", of)))
    assert (of.size, found.articles, found.share, found.often) == (3, 2, 2 / 3, 1.5)


@pytest.mark.parametrize(
    ("lines", "at_edges"),
    [
        ([PROSE, MORE, LAST, "Share this"], True),
        ([PROSE, "Share this", MORE, LAST, PROSE, MORE], True),  # among the first lines
        ([PROSE, MORE, LAST, "Share this", PROSE, MORE, LAST], False),
        (["Ferries", "Ports", "Quays", "Share this", PROSE, MORE], True),
        ([PROSE, MORE, LAST, LAST, "Share this", PROSE, MORE], True),  # two lines of prose below
        ([PROSE, MORE, LAST, LAST, PROSE, "Share this", PROSE, MORE, LAST], False),
        ([PROSE, MORE, LAST, "Share this", PROSE, MORE], False),  # in the middle, not behind it
        ([f"{PROSE} Share this"], True),
        ([PROSE, MORE, f"Share this {LAST}"], True),
    ],
)
def test_a_fragment_stands_before_the_body_or_behind_it(lines: list[str], at_edges: bool) -> None:
    assert fragment("Share this", text(*lines)).at_edges == at_edges


def test_what_begins_some_texts_and_ends_others_is_not_at_their_edges() -> None:
    first, last = text("Share this", PROSE, MORE, LAST), text(PROSE, MORE, LAST, "Share this")
    assert fragment("Share this", first, first).at_edges
    assert fragment("Share this", last, last).at_edges
    assert not fragment("Share this", first, last).at_edges


@pytest.mark.parametrize(("lead", "is_in_head"), [(150, True), (151, False)])
def test_in_the_head_of_a_text_a_line_may_lead_up_to_a_fragment_by_a_few_words(
    lead: int, is_in_head: bool
) -> None:
    line = f"{'Ferries' * 30}"[: lead - 1] + " Share this"
    found = fragment("Share this", text(line, PROSE, MORE, LAST, PROSE))
    assert found.is_in_head(found.places[0]) == is_in_head


def test_a_text_of_three_lines_ends_where_its_last_line_does_and_a_longer_one_has_a_tail() -> None:
    three, four = text(PROSE, MORE, "Share this now"), text(PROSE, MORE, LAST, "Share this now")
    found = fragment("Share this", three, four, text(PROSE, MORE, "Share this"))
    assert list(map(found.is_in_tail, found.places)) == [False, True, True]


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (["Share this now", PROSE, MORE, LAST, PROSE], "head"),
        ([PROSE, MORE, "Share this now", PROSE, MORE, LAST, PROSE], "head"),
        ([PROSE, MORE, LAST, "Share this now", PROSE, MORE, LAST], "inside"),
        ([PROSE, MORE, LAST, f"{PROSE} Share this"], "tail"),
        ([PROSE, MORE, LAST, f"{PROSE} Share this", PROSE, MORE], "tail"),
        ([PROSE, MORE, LAST, f"{PROSE} Share this", PROSE, MORE, LAST], "inside"),
        ([PROSE, f"{PROSE} Share this now"], "inside"),
    ],
)
def test_part_of_a_line_heads_a_text_ends_it_or_stands_inside(lines: list[str], where: str) -> None:
    assert fragment("Share this", text(*lines)).where_part == where


@pytest.mark.parametrize(
    ("lines", "share"),
    [
        ([PROSE, "Share this", MORE], 1.0),
        ([PROSE, "Share this", "Ferries"], 0.0),
        (["Ferries", "Share this", MORE], 0.0),
        (["Share this", PROSE, "Share this", MORE], 0.5),
        ([PROSE, "Share this"], 0.0),
        ([PROSE, f"{MORE} Share this", MORE], 0.0),
    ],
)
def test_a_line_between_two_paragraphs_may_be_a_subhead(lines: list[str], share: float) -> None:
    assert fragment("Share this", text(*lines)).between_prose == share


@pytest.mark.parametrize(
    ("said", "texts", "sure"),
    [
        ("Share this", ["Share this", f"Share this. {PROSE}"], 0.5),
        ("Share this.", [f"Share this. {PROSE}", "Share this. the ferry"], 0.5),
        ("(Share this)", ["The ferry (Share this) Elmstead"], 1.0),
        ("(Share this)", ["The ferry (Share this), and it"], 0.0),
        ("Share this", ["Share this Elmstead"], 0.0),
    ],
)
def test_a_fragment_ends_surely_at_a_boundary_and_a_bracket_closes_itself(
    said: str, texts: list[str], sure: float
) -> None:
    assert fragment(said, *texts).ends_sure == sure


@pytest.mark.parametrize(
    ("behind", "goes_on"), [("The ferry sails", True), ("and the ferry sails", False), ("", True)]
)
def test_what_sentences_begin_with_elsewhere_begins_one_behind_a_fragment(
    behind: str, goes_on: bool
) -> None:
    others = [PROSE, MORE, "The old mill and the quay and the pier are closed."]
    found = fragment("From our desk", f"From our desk {behind}", *others)
    assert found.is_followed_by_sentences == goes_on


def test_how_often_a_word_begins_something_is_counted_over_all_articles() -> None:
    of = group("The ferry sails. The crew waits.", "A crew waits on the ferry.")
    starters = dict(zip(of.texts.vocabulary.keys, of.starters, strict=True))
    assert starters["the"] == 2 / 3
    assert starters["a"] == 1.0
    assert starters["ferry"] == 0.0
    assert of.starter == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert group("Ferry").starter == 1.0


@pytest.mark.parametrize(
    ("said", "bracketed"),
    [
        ("(Share this)", True),
        ("[Share this]", True),
        ("(Share) this (now)", False),
        ("(Share) [this]", False),
        ("Share this", False),
        ("(Share this", False),
        ("Share this)", False),
    ],
)
def test_what_stands_in_one_pair_of_brackets_is_bracketed(said: str, bracketed: bool) -> None:
    assert fragment(said, said).is_bracketed == bracketed


def test_the_words_of_a_fragment_are_neither_its_marks_nor_its_slots() -> None:
    found = fragment("Topics: 12 Ports | 3 May 2031", "Topics: 12 Ports | 3 May 2031")
    assert (found.own_words, found.words) == (["topics", "ports"], 2)
    assert "date" in found.kinds
    assert not found.has_address
    assert fragment("Write to desk@lune.example", "Write to desk@lune.example").has_address


def test_what_reads_like_prose_is_prose() -> None:
    assert fragment(PROSE, PROSE).is_prose
    assert not fragment("Share this", "Share this").is_prose


def test_a_fragment_is_known_by_the_phrases_of_filters_that_claim_it() -> None:
    assert fragment("Share this article", "Share this article").known == {"share_widgets"}
    assert not fragment("Letters to the mill", "Letters to the mill").known


@pytest.mark.parametrize(
    ("said", "leads"),
    [("Click to share on", True), ("Share this article", False), ("The mill", False)],
)
def test_some_known_phrases_lead_up_to_something(said: str, leads: bool) -> None:
    assert fragment(said, said).leads == leads


def test_the_sites_of_a_fragment_are_those_that_are_known() -> None:
    texts = ["Share this", "Share this", PROSE]
    assert fragment("Share this", *texts, sites=["a", "b", "c"]).sites == {"a", "b"}
    assert fragment("Share this", *texts).sites == set()


@pytest.mark.parametrize(
    ("days", "is_of_one_day"),
    [
        (["2031-03-01", "2031-03-01", "2031-03-02"], True),
        (["2031-03-01", "2031-03-02", "2031-03-02"], False),
        ([None, None, "2031-03-02"], False),
        ([], False),
    ],
)
def test_a_fragment_is_of_one_day_if_all_articles_that_have_it_are(
    days: list[str | None], is_of_one_day: bool
) -> None:
    of = group("Share this", "Share this", PROSE, days=days)
    assert Fragment(of, list(places("Share this", of))).is_of_one_day == is_of_one_day


def test_what_changes_from_place_to_place_is_written_as_a_slot() -> None:
    of = group("Page 2: 12 {new}  comments", "Page 2: 13 {new}  comments")
    found = Fragment(of, [Place(0, 0, 6), Place(1, 0, 6)])
    assert found.said() == "Page 2: {number} new comments"
    assert found.changes
    assert not found.at(found.places[:1]).changes
    assert found.at(found.places[:1]).said() == "Page 2: 12 new comments"


def names(line: str, articles: int = 10) -> str:
    """Return how `line` reads in an article that nine others stand beside, with slots for names."""
    of = group(line, *[f"Photo: {i} The Lune Post" for i in range(articles - 1)])
    slotted = with_names(of.texts, of.size)
    return " ".join(slotted.vocabulary.keys[number] for number in slotted.lines[0].ids).strip()


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("Photo: Maren Holt/Lune Post", "photo : {name} / lune post"),
        ("Photo: Maren J. Holt", "photo : {name}"),
        ("Photo: Maren Holt and Idris Vane", "photo : {name} and {name}"),
        ("Photo: . Maren", "photo : . {name}"),
        ("Photo: the ferry of Elmstead", "photo : the ferry of {name}"),
        ("Photo: the ferry", "photo : the ferry"),
    ],
)
def test_a_run_of_rare_words_with_capitals_is_a_name(line: str, reads: str) -> None:
    assert names(line) == reads


@pytest.mark.parametrize(("having", "rare"), [(2, True), (3, False)])
def test_a_word_of_a_name_stands_in_two_articles_or_a_fifth_of_them(
    having: int, rare: bool
) -> None:
    for size, most in ((5, having), (20, having + 2)):
        of = group(*["Photo: Maren"] * most, *["Photo: the ferry"] * (size - most))
        slotted = with_names(of.texts, of.size)
        assert ("{name}" in [slotted.vocabulary.keys[n] for n in slotted.lines[0].ids]) == rare


LONG = "the old ferry of the islands sails from the quay of the town at noon today."


@pytest.mark.parametrize(
    ("article", "of"),
    [
        (f"First {LONG} Second {LONG} Third {LONG}", 0),
        (f"First {LONG} Second {LONG} Other {LONG} Another {LONG}", 0),  # half of it
        (f"First {LONG} Other {LONG} Another {LONG}", 1),
        (f"> First {LONG}", 0),  # as mails quote
        (f"The ferry sails. The crew waits. Other {LONG} Another {LONG}", 1),
        ("The ferry sails. The crew waits.", 1),
        ("The ferry of the islands sails at noon today.", 0),  # ten tokens
        ("The ferry of the islands sails at noon.", 1),
    ],
)
def test_an_article_is_a_copy_that_has_half_of_its_longer_sentences_from_another(
    article: str, of: int
) -> None:
    short = "The ferry sails. The crew waits. The ferry of the islands sails at noon."
    first = f"First {LONG} Second {LONG} Third {LONG} {short} The ferry of the islands sails at noon today."
    assert copied(first, article) == [0, of]


def copied(*articles: str) -> list[int]:
    """Return of which article each one is a copy."""
    return originals(Texts([(said, None) for said in articles]))


def test_a_copy_of_a_copy_is_one_of_the_first() -> None:
    pairs = (("One", "Two"), ("Two", "Six"), ("Six", "Ten"))
    assert copied(*[f"{a} {LONG} {b} {LONG}" for a, b in pairs]) == [0, 0, 0]


def test_a_sentence_that_copies_repeat_counts_once() -> None:
    first = f"First {LONG} Second {LONG}"
    assert copied(first, first, f"First {LONG} Other {LONG} Another {LONG}") == [0, 0, 2]


def test_the_first_eight_articles_that_had_a_sentence_are_remembered_of_it() -> None:
    many = f"So it was told to all who asked, {LONG}"
    own = [f"{many} " + " ".join(f"{mark}{i} {LONG}" for mark in "ABC") for i in "abcdefghi"]
    assert copied(*own, f"{many} Ah {LONG}", f"{many} Ai {LONG}") == [*range(9), 7, 0]


def nearness(*texts: str) -> float:
    """Return how near "Lantern mill" is to the subject of the articles that have it."""
    of = group(*texts)
    stands = list(places("Lantern mill", of))
    return Subjects(of, stands).nearness(Fragment(of, stands))


def test_a_fragment_is_near_to_its_articles_if_they_use_its_words_elsewhere_and_others_do_not() -> (
    None
):
    near = ["Lantern mill\nThe lanterns and the mill", "Lantern mill\nThe lantern of the mill"]
    far = ["Lantern mill\nThe ferry", "Lantern mill\nThe quay"]
    others = ["The ferry and the quay"] * 4
    assert nearness(*near, *others) == 1.0
    assert nearness(*far, *others) == 0.0
    assert nearness(*near[:1], *far[:1], *others) == 0.5
    assert nearness(*far, *["A lantern"] * 2, *others) == pytest.approx(-(2 / 6 + 0) / 2)
    assert nearness(*near) == 0.0  # what most articles say tells of no subject
