"""Told by counting which paragraphs need no look at their marks: only those that are well formed."""

from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.repair.quotes.plain import doubtful, is_well_formed
from newsclean.text.quotes.marks import ALL
from tests.effort import examples

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


@examples(600)
@given(PARAGRAPHS)
@example(["„1“(b”", "“"])
@example(["“a", "b”"])
@example(["“a\nb”"])
def test_what_counting_passes_over_is_well_formed(paragraphs: list[str]) -> None:
    looked_at = doubtful(paragraphs)
    for paragraph in paragraphs:
        if paragraph not in looked_at:
            assert all(is_well_formed(line) for line in paragraph.split("\n"))


def test_ordinary_quoting_is_told_by_counting() -> None:
    for paragraph in PAIRS:
        assert not doubtful([paragraph, "Nothing here.", paragraph])


def test_faults_are_not_overlooked_and_what_has_none_is() -> None:
    for paragraph in ("“Yes, he said.", "Yes,” he said.", '"Yes,” he said.', "“ Yes ”"):
        assert doubtful(["Nothing here.", paragraph, "It’s fine."]) == {paragraph}
