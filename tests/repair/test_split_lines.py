"""Sentences broken at their links: joined where a text shows it, and no verse or list with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean
from newsclean.repair.split_lines import may_be_split, rejoin_split

PARAGRAPHS = [
    "In July the harbour board of Larkhaven stood before the council and [made its case for dearer "
    "tickets], with figures that surprised nobody who sails.",
    "On the long evening before the vote in June the board had asked [Maren Holt], who has run the line for years, and [the engineers of Ost "
    "Vale] were heard as well. They called the fares [a slip of the pen].",
    "Nobody in the room objected at first, on either side of the bay ([the minutes] tell as much). Then the islanders’ union, which speaks "
    "for [4,000 passengers] on both shores, wrote a letter.",
]
VERSE = ["The ferry lies", "in morning light", "and waits for none", "who slept the night,"]
ITEMS = ["The steward sells", "coffee, black or white", "tea from the hills", "rolls with butter"]


def split(paragraph: str) -> list[str]:
    """Return the lines of a paragraph whose links, in brackets, stand alone."""
    parts = paragraph.replace("]", "[").split("[")
    return [part.strip() for part in parts]


def joined(lines: list[str], residue: str = "") -> list[str]:
    """Return `lines` with their groups joined by spaces."""
    groups = rejoin_split(lines, lambda line: line == residue)
    inside = {place for group in groups for place in group[1:]}
    made: list[str] = []
    for place, line in enumerate(lines):
        made[-1:] = [f"{made[-1]} {line}"] if place in inside else [*made[-1:], line]
    return made


def test_a_text_is_put_together_again_at_its_links() -> None:
    text = "\n".join(line for paragraph in PARAGRAPHS for line in split(paragraph))
    article = clean(text)
    whole = [paragraph.replace("[", "").replace("]", "") for paragraph in PARAGRAPHS]
    assert [p.text for p in article.paragraphs] == whole
    assert article.warnings == ("the text is broken at its links: 12 line ends were joined",)
    assert article.restore() == text
    assert str(clean(str(article))) == str(article)


def test_lines_are_left_as_they_are_held_where_a_user_says_so() -> None:
    text = "\n".join(line for paragraph in PARAGRAPHS for line in split(paragraph))
    assert len(clean(text, unwrap=False).paragraphs) > len(PARAGRAPHS)


@pytest.mark.parametrize(
    "lines",
    [
        VERSE,
        ITEMS,
        [line for stanza in (VERSE, VERSE) for line in [*stanza, ""]],
        ["SELECT name", ", berth", ", captain", "FROM ferries"],
        [
            "It sails at six.",
            "eBay sells the tickets, as the harbour office has said for two years.",
        ],
        ["The mayor said: “The quay is safe, and so are all who work there.”", ": a dry aside"],
    ],
)
def test_verse_lists_code_and_whole_sentences_are_left_alone(lines: list[str]) -> None:
    assert rejoin_split(lines, lambda _: False) == []


def test_a_blank_line_parts_paragraphs_whatever_follows() -> None:
    lines = [part for line in split(PARAGRAPHS[0]) for part in (line, "")]
    assert rejoin_split(lines, lambda _: False) == []


def test_a_paragraph_that_opens_small_goes_on_from_a_paragraph() -> None:
    before = "The board measured several things in the cold water below the pier, among them salt,"
    after = (
        "lead, oil from the engines of the old ferry and what the people of Ost Vale throw away."
    )
    assert joined([before, after]) == [f"{before} {after}"]


def test_residue_between_two_halves_of_a_sentence_is_joined_to_neither() -> None:
    lines = [*split(PARAGRAPHS[0]), *split(PARAGRAPHS[1])]
    lines.insert(1, "Advertisement")
    assert "Advertisement" in joined(lines, "Advertisement")


def test_a_heading_stays_apart_from_the_paragraph_under_it() -> None:
    heading = "Ferry fares go up in Larkhaven for the third time in as many years"
    lines = [
        heading,
        "As part of its",
        "new timetable",
        "the board raised them.",
        *split(PARAGRAPHS[0]),
    ]
    assert joined([*lines, *split(PARAGRAPHS[1])])[0] == heading


@given(
    st.lists(st.sampled_from([", and", ". So", "a", "A b", "", "x" * 99, "he said"]), max_size=12)
)
def test_groups_are_runs_in_order_that_share_no_line(lines: list[str]) -> None:
    groups = rejoin_split(lines, lambda _: False)
    places = [place for group in groups for place in group]
    assert places == sorted(set(places))
    assert all(len(group) > 1 and all(lines[place] for place in group) for group in groups)
    assert may_be_split(lines) or not groups
