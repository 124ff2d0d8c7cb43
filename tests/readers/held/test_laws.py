"""The laws of newsclean on texts in containers."""

import html
import re

import pytest
from hypothesis import given

from newsclean import Pipeline, clean
from newsclean.readers.held import unwrap
from newsclean.repair.quotes import Style
from newsclean.testing import FORMS, Held, held_as, hostile_containers
from newsclean.testing.held import QUOTED, WRAPPED, plain
from newsclean.testing.lawful import cost
from newsclean.testing.laws import broken_law, is_subsequence, letters
from tests.effort import examples

from .invented import ARTICLES

EXAMPLES = examples(200)
ALL = {**FORMS, **QUOTED}
CASES = [
    pytest.param(wrap(parts), plain(parts), id=f"{name}-{language}")
    for language, parts in ARTICLES.items()
    for name, wrap in ALL.items()
    if name not in QUOTED or '"' in plain(parts)
]


def decoded(text: str) -> str:
    """Return what the escapes and entities in `text` say, as often as they were nested."""
    for _ in range(6):
        text = re.sub(
            r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}",
            lambda match: match[0].encode().decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
            text,
        )  # fmt: skip
        text = html.unescape(text.replace("\\\\", "\\"))
    return text


@pytest.mark.parametrize(("held", "text"), CASES)
def test_a_text_in_a_container_gives_the_article_that_it_gives_without(
    held: str, text: str
) -> None:
    article, bare = clean(held), clean(text)
    assert str(article) == str(bare)
    assert article.warnings


@pytest.mark.parametrize(("held", "text"), CASES)
def test_the_laws_hold_for_a_text_in_each_container(held: str, text: str) -> None:
    assert broken_law(Pipeline.default(), held) is None


@pytest.mark.parametrize(("held", "text"), CASES)
def test_a_text_taken_out_is_held_in_nothing(held: str, text: str) -> None:
    assert unwrap(str(clean(held))) is None


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("name", ["Markdown", "front matter", "a database", "HTML", "indented"])
def test_other_line_breaks_make_no_difference(name: str, line_break: str) -> None:
    held = FORMS[name](ARTICLES["en"])
    article = clean(held.replace("\n", line_break))
    assert str(article) == plain(ARTICLES["en"])
    assert article.restore() == held.replace("\n", line_break)


@pytest.mark.parametrize("parts", ARTICLES.values(), ids=ARTICLES)
def test_a_plain_article_is_held_in_nothing(parts: tuple[str, ...]) -> None:
    assert unwrap(plain(parts)) is None
    assert not clean(plain(parts)).warnings


@EXAMPLES
@given(held_as())
def test_what_a_container_holds_is_the_article_whatever_it_says(held: Held) -> None:
    article = clean(held.text)
    assert article.restore() == held.text
    assert str(article).split() == held.article.text.split()
    if held.form not in WRAPPED:  # there some line ends stay, in doubt
        assert str(article) == held.article.text


@EXAMPLES
@given(hostile_containers())
def test_law_2_every_change_writes_what_stood_there_decoded_or_white_space(text: str) -> None:
    """No invention, for containers: a change leaves white space, or what its escapes say."""
    held = unwrap(text)
    at = 0
    for change in held.changes if held else ():
        assert at <= change.start < change.end, "changes are in order, and none only inserts"
        at = change.end
        assert is_subsequence(
            letters(change.after), letters(decoded(text[change.start : change.end]))
        )


@pytest.mark.parametrize(
    "text", ["\\xa0LENGTH:", "?\\n&nbsp;0", "&quot;\\\\„", '" \'\'\\ud800\\""']
)
def test_law_3_marks_that_are_mended_make_no_literal(text: str) -> None:
    once = str(clean(text))
    assert str(clean(once)) == once


@pytest.mark.parametrize("text", ['"0 \\u0000„', '"\\xa00THE0THAT0THE', '"\\xa00 THE„'])
@pytest.mark.parametrize("style", ["repair", "straight", "typographic"])
def test_law_3_marks_that_would_make_a_literal_are_left_as_they_are(
    text: str, style: Style
) -> None:
    pipeline = Pipeline.default().with_quotes(style)
    article = pipeline(text)
    assert str(pipeline(str(article))) == str(article)
    assert article.restore() == text


def test_marks_that_are_left_so_that_they_make_no_literal_are_told() -> None:
    article = clean('"0 \\u0000„')
    assert "nothing was cut or repaired" in article.warnings[-1]


@pytest.mark.parametrize("text", ["<P><P>HTML\u200b0", "[ad\u200b_1] The quay is shut."])
def test_law_3_what_nobody_sees_hides_no_container(text: str) -> None:
    once = str(clean(text))
    assert str(clean(once)) == once


@pytest.mark.parametrize("text", ['„<n>{"text": "', "0``  ''", "a ``  b ''", "a `` b  ''"])
def test_law_3_what_repair_does_to_marks_and_spaces_makes_no_token(text: str) -> None:
    once = str(clean(text))
    assert str(clean(once)) == once


HOSTILE = (
    "<", "<a ", '<a x="', "<!--", "<script>", "</p>", "<p>", "[", "](", "[a](", "![", "](http://a", "\\", "\\n", "\\u201", '\\"', "['", "', '",
    '""', "**", "*a", "_a", "`", "| ", "|-", "# ", "&", "&lt;", "-LRB- ", "@-@", "[ad_", "[x a=", "[edit]", '{"a":', '{"', "---\n", "a: b\n",
    "LENGTH: \n", "HEADLINE: a\n", "]]>", "<n>", ' x="y" <b', "[a]: http://a\n", "[a]", "a\nb ", "    a\nb\n", "<p>\n", "a\\n", "just a moment...",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("opening", ["", "<p>x</p>", "[a](http://a.b) ", "['", '{"text": "'])
def test_law_7_undoing_is_linear(unit: str, opening: str) -> None:
    def least(size: int) -> float:
        text = opening + unit * (size // len(unit))
        return min(cost(unwrap, text) for _ in range(2))

    least(1_000)
    small = least(20_000)
    # ten times the text: a cost that grows with its square is a hundred times as high
    assert least(200_000) < 50 * max(small, 0.004)


@pytest.mark.parametrize(
    "text", ["The mayor stayed.&#92;nThe ferry left.", "A\\&#110;B", "“A&#92;xa0”\n\nThe ferry."]
)
def test_law_3_entities_that_would_make_a_container_are_left_as_they_are(text: str) -> None:
    article = clean(text)
    assert str(clean(str(article))) == str(article) == text
    assert article.restore() == text
    assert "nothing was cut or repaired" in article.warnings[-1]


def test_an_entity_before_an_escape_hides_no_container() -> None:
    assert str(clean("The quay&nbsp;\\xa0is shut.")) == "The quay is shut."
