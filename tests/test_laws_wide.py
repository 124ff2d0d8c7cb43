"""The laws once more, over residue of all filters: what the fixtures and the phrase tables hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Pipeline, clean
from newsclean.repair.quotes import Style
from newsclean.testing.laws import broken_law, removed
from tests.effort import examples
from tests.pipelines import NAMES, PROFILES
from tests.residue import any_residue

PROSE = (
    "The old mill in Harwick will become a library, the council decided on Monday after long talks."
)
SAID = "Nobody asked us, said Anton Perl, who runs the ferry."
UNLAWFUL = {
    "the line that is the title goes, and its copies stay": (
        "copyright_lines",
        f"版權所有: Old mill becomes a library\nOld mill becomes a library\n{PROSE}",
    ),
    "the line that repeats the title becomes prose as its end goes": (
        "related_items",
        f"{SAID} Read more\n{SAID} Read more.",
    ),
    "a copy is too short to be one as its end goes": (
        "page_furniture",
        "\n".join(["The town has put up a list of closed roads (opens in new tab)."] * 2),
    ),
}
"""Texts of which more goes without the filter: by what happens, the filter and the text."""


def removed_marks(text: str, article: Article) -> set[int]:
    """Return where the characters stood that were removed, but for white space: what of it stands
    between a line and what was glued to it is a space if only one of them goes."""
    return {i for i in removed(article) if not text[i].isspace()}


def outlaws(text: str, name: str) -> str:
    """Return what is removed of `text` only if the filter `name` is away."""
    more = removed_marks(text, Pipeline.default().without(name)(text))
    return "".join(text[i] for i in sorted(more - removed_marks(text, clean(text))))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_laws_hold_among_residue_of_all_kinds(profile: str) -> None:
    @examples(60)
    @given(any_residue())
    def hold(text: str) -> None:
        assert broken_law(PROFILES[profile], text) is None

    hold()


STYLED = {
    "an edge of a word that becomes an apostrophe": ("straight", "z›ur autorin"),
    "a date whose mark becomes a plain one": ("straight", "e\n1/9/20”1:40"),
    "a copy that is one once its mark is plain": (
        "straight",
        f"{PROSE}\n{PROSE[:40]}‹{PROSE[40:]}",
    ),
    "marks alone": ("typographic", f"{PROSE}\n»»»\nRead more"),
}
"""Texts whose marks, as the pipeline's style has them, let a filter see what it did not see before."""


@pytest.mark.parametrize(("style", "text"), STYLED.values(), ids=STYLED)
def test_law_3_holds_where_the_style_of_marks_lets_a_filter_see_more(
    style: Style, text: str
) -> None:
    pipeline = Pipeline.default().with_quotes(style)
    once = str(pipeline(text))
    assert str(pipeline(once)) == once
    assert pipeline(text).restore() == text


def test_law_3_holds_where_a_line_stands_above_the_title() -> None:
    text = f"The last keeper\n12 de mayo 2039, 19:36\nThe last keeper\n5 metres > 3 metres\n{PROSE}"
    once = str(clean(text))
    assert str(clean(once)) == once


@pytest.mark.xfail(strict=True, reason="what repeats a line hangs on how others cut that line")
@pytest.mark.parametrize(("name", "text"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_law_5_taking_a_filter_away_never_removes_more_even_of_these(name: str, text: str) -> None:
    assert outlaws(text, name) == ""


@pytest.mark.slow
def test_law_5_taking_a_filter_away_hardly_ever_removes_more_among_residue_of_all_kinds() -> None:
    broken = []

    @examples(1000)
    @given(any_residue(), st.sampled_from(NAMES))
    def look(text: str, name: str) -> None:
        if outlaws(text, name):
            broken.append((name, text))

    look()
    assert len(broken) <= 5, broken


def test_law_3_where_a_block_of_notes_leaves_no_heading_with_marks() -> None:
    first = "The council of Harwick decided on Monday to keep the night ferry through the winter.\n"
    last = "The line will now have to find a second crew by November, the council wrote to it.\n"
    once = str(clean(f"{first}# dpa-Notizblock\n{last}## Orte"))
    assert str(clean(once)) == once


@pytest.mark.parametrize("residue", ["Advertisement\n{}", "{}\nShare this article"])
def test_law_3_where_residue_alone_keeps_a_list_of_strings_from_being_read_as_one(
    residue: str,
) -> None:
    text = residue.format(f"['{PROSE}', '{SAID}']")
    article = clean(text)
    assert str(clean(str(article))) == str(article)
    assert article.restore() == text
    assert PROSE in article.text
    assert "nothing was cut" in article.warnings[-1]
    assert PROSE in clean(text, unwrap=False).text


def test_law_2_letters_that_are_read_by_those_beside_them_come_of_what_is_kept() -> None:
    text = "©A000000Be a00000000000000000000000000000000000000000000 \x89Äß"
    assert broken_law(Pipeline.default(), text) is None
