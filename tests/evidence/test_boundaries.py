"""Phrases inside a line: only whole ones, between two boundaries, and in linear time."""

import pytest

from newsclean import clean
from newsclean.evidence.boundaries import phrase_places
from newsclean.model.block import Block
from newsclean.phrases import index
from newsclean.phrases.match import CONTEXT

NOTE = "Story continues below advertisement"
BEFORE = "The council of Harwick voted on Monday to keep the night ferry."
AFTER = "The operator will need a second crew by the autumn."


def said(text: str) -> list[str]:
    places = phrase_places(Block((0, len(text)), text), index())
    return list(dict.fromkeys(text[place.start : place.end].strip() for place in places))


@pytest.mark.parametrize("mark", [" ", "\n", ". ", "", " [", " | "])
def test_what_is_left_is_what_stood_around_a_phrase(mark: str) -> None:
    close = "]" if "[" in mark else mark
    left = clean(f"{BEFORE}{mark}{NOTE}{close} {AFTER}").text
    assert NOTE not in left
    assert BEFORE in left
    assert AFTER in left


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE} {NOTE} was a line that typesetters of Harwick liked least.",
        f"The card reads: “Thank you. {NOTE}. Good night.” Nobody knows who wrote it.",
        f"They knew that {NOTE} would come, and they did not care for it at all.",
        f"{BEFORE} {NOTE}, the typesetters of Harwick wrote below each of them.",
    ],
)
def test_a_sentence_that_holds_the_same_words_stays(text: str) -> None:
    assert said(text) == []


def test_a_label_without_an_end_is_told_of_and_stays() -> None:
    text = (
        f"{BEFORE} Also read: Old mill becomes a library Residents of Harwick fear for it. {AFTER}"
    )
    places = phrase_places(Block((0, len(text)), text), index())
    assert [place.strength for place in places] == [CONTEXT]
    article = clean(text)
    assert article.text == text
    assert [held.text for held in article.abstained] == ["Also read"]


def test_a_label_with_nothing_behind_it_ends_the_line() -> None:
    assert said(f"{BEFORE} Read also:") == ["Read also:"]
    assert said(f"{BEFORE} Read also: The ferry of Harwick") == ["Read also: The ferry of Harwick"]


def test_a_label_right_behind_another_is_part_of_what_that_leads_to_and_a_later_one_ends_it() -> (
    None
):
    side_by_side = "Read also: Related: The ferry of Harwick"
    assert said(f"{BEFORE} {side_by_side}") == [side_by_side]
    assert said(f"{BEFORE} Read also: Ferry sails See also: Mill burns")[0] == (
        "Read also: Ferry sails"
    )


@pytest.mark.parametrize("headline", ["“The ferry of Harwick”", "‘The ferry’s crew of Harwick’"])
def test_a_label_without_a_mark_leads_up_to_a_headline_in_quotation_marks(headline: str) -> None:
    text = f"{BEFORE} Read also {headline}"
    (place,) = phrase_places(Block((0, len(text)), text), index())
    assert (place.start, place.end) == (len(BEFORE) + 1, len(text))


def test_a_quoted_headline_ends_with_its_mark_where_a_bracket_opens_behind_it() -> None:
    assert said(f"{BEFORE} Read also “The ferry of Harwick”[Video]") == [
        "Read also “The ferry of Harwick”"
    ]


@pytest.mark.parametrize(
    ("piece", "after"),
    [
        ("Advertisement", "Listen to the harbour, she said."),
        ("View gallery", "Nobody was hurt in the night."),
        ("Kommentare 14", "Der Rat tagt wieder im Mai."),
        ("PUBLICITÉ", "Le conseil se réunit en mai."),
    ],
)
def test_a_capital_that_is_glued_to_a_phrase_shows_that_its_line_ended(
    piece: str, after: str
) -> None:
    assert said(f"{BEFORE} {piece}{after}") == [piece]


def test_a_word_that_opens_a_sentence_ends_a_phrase_of_few_words() -> None:
    assert said(f"{BEFORE} View gallery {AFTER}") == ["View gallery"]
    assert said(f"{BEFORE} View gallery Residents of Harwick fear for it.") == []


def test_phrases_in_a_row_end_each_other() -> None:
    chain = "View gallery Share this article Advertisement"
    assert said(f"{BEFORE} {chain} {AFTER}") == [
        "View gallery",
        "Share this article",
        "Advertisement",
    ]
    assert said(f"{BEFORE} {chain} of the ferry was what they read.") == []


@pytest.mark.parametrize("stop", ["։", "።", "။", "។"])
def test_a_phrase_is_found_behind_the_full_stops_of_other_scripts(stop: str) -> None:
    before = f"{'բ' * 20} {'ա' * 30} {'գ' * 20}{stop}"
    assert said(f"{before} {NOTE}. {AFTER}") == [f"{NOTE}."]


def test_a_sentence_that_a_phrase_opens_goes_to_its_full_stop_if_it_has_no_clauses() -> None:
    sentence = "Sign up for our free letter on the harbour."
    assert said(f"{BEFORE} {sentence} {AFTER}") == [sentence]
    assert said(f"{BEFORE} Sign up for our free letter, they said at the door. {AFTER}") == []


def test_a_capital_inside_a_name_ends_no_headline() -> None:
    glued = "Related: Old mill becomes a libraryResidents of Harwick fear for it."
    assert said(f"{BEFORE} {glued}") == ["Related: Old mill becomes a library"]
    assert said(f"{BEFORE} Related: LunePix leaves Harwick Residents fear for it. {AFTER}") == []
