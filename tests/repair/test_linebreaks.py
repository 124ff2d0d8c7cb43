"""Line breaks: wrapped text is told from all that has short lines for reasons of its own."""

import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.repair.linebreaks import dehyphenate, rejoin_lines
from tests.effort import examples

NOTHING: set[str] = set()
STORY = [
    "The harbour master of Ostby closed the north quay on Monday after divers found that two of "
    "its timber piles had rotted through, a finding that surprised nobody who works there.",
    "Repairs will take until spring and cost about four million crowns, according to the port "
    "authority, which has asked the county for half of the sum. A decision is due in January.",
    "The ferries sail from the south quay meanwhile, twenty minutes later than the timetable "
    "says, because the ships have to wait for one another in the narrow basin.",
    "Fishermen were not asked.",
]
GERMAN = [
    "Die Gemeinde Kleinöding sperrt die Brücke über den Mühlbach bis zum Frühjahr, weil Prüfer "
    "an zwei Pfeilern Risse gefunden haben. Busse und Laster fahren einen Umweg von neun "
    "Kilometern, Fußgänger dürfen den Steg am alten Sägewerk benutzen, sofern er nicht vereist.",
    "Die Bürgermeisterin sprach von einem schweren Winter für alle, die jeden Tag über den Bach "
    "müssen, und versprach, dass die Gemeinde den Schulbus auch künftig bezahlt.",
]


def wrapped(paragraphs: list[str], width: int, between: list[str]) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(paragraph, width, break_on_hyphens=False) + between
    return lines


def rejoined(lines: list[str]) -> list[str]:
    """Return the document with its groups joined, blank lines left out."""
    starts = {group.start: group for group in rejoin_lines(lines)}
    found, place = [], 0
    while place < len(lines):
        group = starts.get(place, range(place, place + 1))
        found.append(" ".join(lines[i] for i in group))
        place = group.stop
    return [line for line in found if line]


@pytest.mark.parametrize("width", [45, 60, 72, 80, 99])
@pytest.mark.parametrize("story", [STORY, GERMAN])
def test_wrapped_paragraphs_are_put_together_again(story: list[str], width: int) -> None:
    assert rejoined(wrapped(story, width, [""])) == story


@pytest.mark.parametrize("width", [45, 60, 72, 99])
def test_a_rejoined_text_has_nothing_left_to_join(width: int) -> None:
    assert rejoin_lines(rejoined(wrapped(STORY, width, [""]))) == []


def test_wrapped_paragraphs_without_blank_lines_end_at_a_short_line() -> None:
    lines = wrapped(STORY, 72, [])
    assert rejoined(lines) == STORY


def test_one_paragraph_a_line_is_left_alone() -> None:
    assert rejoin_lines(STORY) == []
    assert rejoin_lines([line for text in STORY for line in (text, "")]) == []


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["One line."],
        ["", "", ""],
        # verse
        ["the ferry does not come today", "the gulls sit on the rail and say", "what all the"
         " harbour men will know", "that winter taught them long ago."],
        # headlines
        ["Bridge at Kleinöding stays closed until the spring", "Ferry timetable changes again",
         "County to decide on money for the port in January", "Divers find rot in north quay",
         "Fishermen angry about the works that nobody announced"],
        # a list
        ["- the north quay, closed until further notice by order", "- the south quay, open to"
         " ferries and to fishing boats", "- the basin, open to boats of less than nine metres"],
        ["1. the north quay, closed until further notice by order", "2. the south quay, open to"
         " ferries and to fishing boats", "3. the basin, open to boats of less than nine metres"],
        # a table
        ["quay      | state  | reason that the port authority gave", "north     | closed | piles"
         " that were found to have rotted", "south     | open   | ships wait for one another there"],
        # addresses
        ["https://ostby.example/harbour/north-quay-closed-until", "https://ostby.example/harbour/"
         "south-quay-stays-open-for", "https://ostby.example/harbour/fishermen-were-not-asked"],
        # short sentences, one a line
        ["The quay is closed to all ships and boats.", "Ferries use the other one until the spring.",
         "Nobody asked the fishermen, as they say.", "The county decides in January, or later."],
    ],
)  # fmt: skip
def test_verse_lists_tables_and_headlines_are_left_alone(lines: list[str]) -> None:
    assert rejoin_lines(lines) == []


def test_a_list_inside_a_wrapped_text_is_not_swallowed() -> None:
    lines = [
        *wrapped(STORY[:3], 72, [""]),
        "- north quay",
        "- south quay",
        "",
        *wrapped(STORY[:1], 72, []),
    ]
    assert rejoined(lines) == [*STORY[:3], "- north quay", "- south quay", STORY[0]]


@examples(200)
@given(st.lists(st.text("aB .-|\t", max_size=120) | st.sampled_from(wrapped(STORY, 60, [""]))))
def test_groups_are_in_order_apart_and_within_the_text(lines: list[str]) -> None:
    groups = rejoin_lines(lines)
    assert all(len(group) >= 2 and group.step == 1 for group in groups)
    assert all(a.stop <= b.start for a, b in pairwise(groups))
    assert all(group.start >= 0 and group.stop <= len(lines) for group in groups)
    assert all(lines[i] for group in groups for i in group)


def test_rejoining_takes_linear_time() -> None:
    start = time.process_time()
    rejoin_lines(["the ferry left the quay and came back to the other one"] * 50_000)
    rejoin_lines(["a"] * 200_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("left", "right", "written"),
    [
        ("a matter of infor-", "mation only", {"information"}),
        ("a matter of infor-", "mation only.", set()),
        ("die Sanierungs-", "arbeiten beginnen", {"sanierungsarbeiten"}),
        ("the Repub-", "lican mayor", set()),
        ("the harbour mas\u00ad", "ter agreed", {"harbour"}),
        ("the Coop-", "eration, he said", {"coop", "eration", "cooperation"}),
    ],
)
def test_a_cut_word_is_joined(left: str, right: str, written: set[str]) -> None:
    assert dehyphenate(left, right, written.__contains__)


@pytest.mark.parametrize(
    ("left", "right", "written"),
    [
        ("a long-", "term plan", {"long-term"}),
        ("a long-", "term plan", {"long", "term"}),
        ("die Ein-", "und Ausfuhr", set()),
        ("pre-", "and post-war", set()),
        ("the US-", "led force", set()),
        ("state-of-", "the-art", set()),
        ("the Anglo-", "Norwegian firm", set()),
        ("between 1990-", "1995", set()),
        ("she said -", "and left", set()),
        ("no hyphen", "here", {"hyphenhere"}),
        ("infor-", "", set()),
        ("", "mation", set()),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(left: str, right: str, written: set[str]) -> None:
    assert not dehyphenate(left, right, written.__contains__)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_strings_get_an_answer(left: str, right: str) -> None:
    assert dehyphenate(left, right, NOTHING.__contains__) in (True, False)


def test_wrapped_notices_that_end_in_their_writers_initials_are_joined() -> None:
    notes = [f"{paragraph} - mk" for paragraph in STORY[:3]]
    assert rejoined(wrapped(notes, 64, [""])) == notes


@pytest.mark.parametrize("width", range(45, 100))
def test_paragraphs_set_in_by_a_space_that_is_gone_are_put_together(width: int) -> None:
    lines: list[str] = []
    for paragraph in STORY:
        broken = textwrap.wrap(paragraph, width, initial_indent=" ", break_on_hyphens=False)
        lines += [*map(str.strip, broken), ""]
    assert rejoined(lines) == STORY
