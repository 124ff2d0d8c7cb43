"""A page that shows tags or escapes reads as it was meant, and reads the same when it is cleaned again."""

import pytest

import newsclean

SAID = [
    "The council of Mézin voted on Monday to keep the night ferry until midnight.",
    "The operator will need a second crew by the autumn, and it will be dear, she said.",
    "Nobody knows who will pay for it, and the winter is long on the island this year.",
]
TITLE = "Ferry stays until midnight"


def page(*paragraphs: str, title: str = TITLE) -> str:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<title>{title}</title><article><h1>{title}</h1>{shown}</article>"


@pytest.mark.parametrize("extractor", ["judge", "trafilatura"])
@pytest.mark.parametrize(
    "shown",
    [
        [f"&lt;p&gt;{said}&lt;/p&gt;" for said in SAID],
        [SAID[0].replace("night ferry", "&lt;b&gt;night ferry&lt;/b&gt;"), *SAID[1:]],
        [SAID[0].replace("é", "\\u00e9"), *SAID[1:]],
        [f"{SAID[0]}\\n\\n{SAID[1]}", SAID[2]],
        [f"**{SAID[0]}**", f"[{SAID[1]}](https://port.example/crew)", SAID[2]],
    ],
    ids=["paragraphs", "bold type", "an escape", "line breaks", "Markdown"],
)
def test_what_a_page_shows_of_a_container_is_undone_and_in_the_ledger(shown, extractor):
    whole = newsclean.clean_html(page(*shown), extractor=extractor)
    assert [p.text for p in whole.paragraphs] == SAID
    assert "the text is held as" in "".join(whole.warnings)
    assert str(newsclean.clean(str(whole))) == str(whole)
    untouched = newsclean.Pipeline.default().with_unwrap(False)
    assert whole.restore() == untouched.clean_html(page(*shown), extractor=extractor).restore()


def test_a_title_that_shows_an_escape_is_undone_as_well():
    whole = newsclean.clean_html(page(*SAID, title="Ferry stays in M\\u00e9zin"))
    assert whole.title == "Ferry stays in Mézin"
    assert str(newsclean.clean(str(whole))) == str(whole)


def test_a_page_about_code_shows_what_it_shows():
    about = "The tag &lt;b&gt; of HTML sets bold type, and \\u00e9 is an escape of JSON."
    whole = newsclean.clean_html(page(about, *SAID))
    assert (
        whole.paragraphs[0].text
        == "The tag <b> of HTML sets bold type, and \\u00e9 is an escape of JSON."
    )
    assert str(newsclean.clean(str(whole))) == str(whole)


def test_a_line_that_holds_nothing_but_the_container_goes_and_is_accounted_for():
    shown = page("&lt;br/&gt;&lt;hr/&gt;", *SAID, "&lt;!-- the end of the story --&gt;")
    whole = newsclean.clean_html(shown)
    assert [p.text for p in whole.paragraphs] == SAID
    assert "<!-- the end of the story -->" in whole.restore()
