"""What is cut before a page is parsed changes nothing of what it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.html.lean import without_scripts
from tests.effort import examples
from tests.readers.html import lines

STORY = "The ferry to Alden sails."


@pytest.mark.parametrize(
    "cut",
    [
        "<script>a</SCRIPT>",
        "<SCRIPT>document.write('<script src=x><\\/script>')</SCRIPT>",
        "<script>write('</script\\>')</script >",
        "<script><!-- <script>a</script> --></script>",
        "<script><!-- write('<SCRIPT></SCRIPT>') --></script>",
        "<style>a</STYLE>",
        "<style><style></style>",
        "<!-->",
        "<!--->",
        "<!---->",
        "<!-- a --!>",
        "<template><template>a</template>b</template>",
        "<template><script></template></script></template>",
        "<svg><path></svg>",
        "<svg><!-- </svg> --></svg>",
    ],
)
def test_the_text_behind_a_script_a_style_or_a_comment_is_read(cut):
    html = f"<p>{STORY}</p>{cut}<p>{STORY}</p>"
    assert lines(without_scripts(html)) == lines(html) == [STORY, STORY]


def test_a_paragraph_in_a_drawing_that_is_not_closed_is_read():
    html = f"<svg><path><p>{STORY}</p><svg><path></svg><p>{STORY}</p></svg>"
    assert lines(without_scripts(html)) == lines(html) == [STORY, STORY]


PIECES = st.sampled_from([
    "<script>", "</script>", "</SCRIPT>", "<SCRIPT>", "</script\\>", "<!--", "-->", "<!-->", "<!---->", "--!>", "<style>", "</style>",
    "<svg><path></svg>", "<template>", "</template>", "<p>", "<div>", "</div>", STORY, "a > b ", "'</scr' + 'ipt>'", "<script src=x>",
])  # fmt: skip


@examples(300)
@given(st.lists(PIECES, max_size=16).map("".join))
def test_any_page_shows_the_same_without_its_scripts(html):
    assert lines(without_scripts(html)) == lines(html)
