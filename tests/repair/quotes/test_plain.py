"""Told by counting that all marks are in place: only where they are."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.repair.quotes.chain import is_well_formed
from newsclean.repair.quotes.marks import ALL
from newsclean.repair.quotes.plain import all_well_formed

PARTS = [
    *ALL,
    *'“”“”“”„“«»""’\'',
    "a",
    "Word",
    "1",
    " ",
    " ",
    ".",
    ",",
    "(",
    "—",
    "&",
    "&amp;",
    "<<",
    ",,",
    "\xa0",
]
PAIRS = [
    "“Yes,” he said.",
    "„Ja“, sagte er.",
    "«oui»",
    '"No."',
    "don't",
    "it’s",
    "「は」",
    "Plain.",
]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
    | st.lists(st.sampled_from([*PAIRS, " ", " "]), max_size=4).map("".join)
    | st.text(),
    max_size=5,
)


@settings(max_examples=600)
@given(PARAGRAPHS)
@example(["„1“(b”", "“"])
@example(["“a", "b”"])
@example(["“a\nb”"])
def test_what_counting_calls_well_formed_is_so_paragraph_by_paragraph(
    paragraphs: list[str],
) -> None:
    if all_well_formed(paragraphs):
        assert all(is_well_formed(p) for text in paragraphs for p in text.split("\n"))


def test_ordinary_quoting_is_told_by_counting() -> None:
    for paragraph in PAIRS:
        assert all_well_formed([paragraph, "Nothing here.", paragraph])


def test_faults_are_not_overlooked() -> None:
    for paragraph in ("“Yes, he said.", "Yes,” he said.", '"Yes,” he said.', "“ Yes ”"):
        assert not all_well_formed(["Nothing here.", paragraph])
