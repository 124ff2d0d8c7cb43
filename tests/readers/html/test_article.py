"""From a page to an Article: what is kept, what is put back, what is cut, and why."""

import pickle
import subprocess
import sys

import pytest

import newsclean
from tests.readers.html import page


@pytest.fixture(scope="module")
def bridge():
    return newsclean.clean_html(
        page("bridge"), url="https://herald.example/news/old-bridge-reopens"
    )


def test_the_body_is_kept_in_the_order_of_the_page(bridge):
    first, *_, last = [p.text for p in bridge.paragraphs]
    assert first.startswith("Walkers and buses may use the stone bridge")
    assert last.startswith("The council will decide in May")
    assert len(bridge.paragraphs) == 8


def test_a_standfirst_that_the_extractor_dropped_is_put_back_and_told():
    bridge = newsclean.clean_html(page("bridge"), extractor="trafilatura")
    source = bridge.restore()
    standfirst = "Walkers and buses may use the stone bridge again, but lorries must go round by the motorway."
    assert [source[a:b] for a, b in bridge.rescued] == [standfirst]
    assert bridge.paragraphs[0].text == standfirst


def test_a_subhead_keeps_its_kind(bridge):
    kinds = {p.text: p.kind for p in bridge.paragraphs}
    assert kinds["A narrow road"] == "heading"


def test_related_items_and_comments_are_not_in_the_text(bridge):
    assert "Flood took the old pier" not in bridge.text
    assert "I walked over it twice" not in bridge.text


def test_captions_become_a_field(bridge):
    assert bridge.captions == ("The bridge on the morning of its reopening.",)


def test_a_whole_article_is_called_full(bridge):
    assert bridge.completeness.verdict == "full"


def test_the_ledger_gives_back_what_was_extracted(bridge):
    assert bridge.restore().count("\n\n") >= 7


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("paywall", "paywall"),
        ("section", "index_page"),
        ("consent", "consent_wall"),
        ("live", "live_blog"),
    ],
)
def test_other_pages_are_called_what_they_are(name, verdict):
    completeness = newsclean.clean_html(page(name)).completeness
    assert completeness.verdict == verdict
    assert completeness.evidence


@pytest.mark.parametrize(
    "html", ["", "   ", "<html></html>", "<script>1</script>", b"", b"\0\0", b"\xff\xfe"]
)
@pytest.mark.parametrize("extractor", ["judge", "trafilatura", "resiliparse"])
def test_a_page_without_an_article_gives_an_article_with_a_warning(html, extractor):
    if extractor == "resiliparse":
        pytest.importorskip("resiliparse")
    article = newsclean.clean_html(html, extractor=extractor)
    assert article.text == ""
    assert article.warnings
    assert article.completeness.verdict == "not_article"


def test_anything_but_text_and_bytes_is_refused():
    with pytest.raises(TypeError, match="str or bytes"):
        newsclean.clean_html(12)


def test_an_unknown_extractor_is_refused_by_name():
    with pytest.raises(ValueError, match="judge, trafilatura, resiliparse"):
        newsclean.clean_html("<p>x</p>", extractor="magic")


def test_a_missing_extra_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr("newsclean.readers.extractors.missing", lambda extractor: ("lxml",))
    for extractor, extra in (("resiliparse", "fast"), ("trafilatura", "html")):
        told = rf"pip install 'newsclean\[{extra}\]' \(in a clone: pip install '.\[{extra}\]'\)$"
        with pytest.raises(newsclean.MissingExtraError, match=told) as raised:
            newsclean.clean_html(page("bridge"), extractor=extractor)
        assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_the_fast_extractor_finds_the_same_paragraphs(bridge):
    pytest.importorskip("resiliparse")
    fast = newsclean.clean_html(page("bridge"), extractor="resiliparse")
    assert fast.title == bridge.title
    assert fast.authors == bridge.authors
    prose = [p.text for p in bridge.paragraphs[1:] if p.kind == "paragraph"]
    assert [text for text in prose if text not in fast.text] == []


def test_a_paragraph_that_only_articlebody_speaks_for_is_put_back():
    lost = "The ferry, which had carried the traffic meanwhile, made its last crossing at noon."
    html = page("bridge").replace(
        "</div>\n</article>", f'<div class="teaser"><p>{lost}</p></div></div>\n</article>'
    )
    body = " ".join(p.text for p in newsclean.clean_html(page("bridge")).paragraphs[1:])
    html = html.replace('"articleSection"', f'"articleBody": "{body} {lost}", "articleSection"')
    assert lost in newsclean.clean_html(html).text


_PROSE = (
    "The old paper mill in Harwick will become a library, the town council decided on Monday evening.",
    "The council expects work on the roof to begin in spring and to last for most of the year.",
    "The mill has stood empty since 1994, when the last of its machines were sold to a firm in Lune.",
    "Three firms have offered to do the work, and the council wants to choose one of them by May.",
)


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_paragraph_that_is_a_link_as_a_whole_is_put_back_between_its_neighbours():
    linked = f'<div class="wrap"><p><a href="https://x.example/a"><b>{_PROSE[2]}</b></a></p></div>'
    html = f"<article><h1>Mill to become a library</h1>{_paragraphs(*_PROSE[:2])}{linked}{_paragraphs(_PROSE[3], *_PROSE[:1])}</article>"
    assert _PROSE[2] in newsclean.clean_html(html).text


def test_a_short_list_is_put_back_under_its_subhead():
    asked = "<h3>What comes next</h3><ul><li>Mend the roof.</li><li>Buy books.</li></ul>"
    html = (
        f"<h2>Mill to become a library</h2>{_paragraphs(_PROSE[0])}{asked}{_paragraphs(_PROSE[1])}"
    )
    assert newsclean.clean_html(html).text.split("\n\n")[1:4] == [
        "What comes next",
        "Mend the roof.",
        "Buy books.",
    ]


def test_paragraphs_in_a_table_that_frames_the_page_stay_paragraphs():
    menu = '<td><a href="/">Home</a> <a href="/archive">Archive</a></td>'
    text = "".join(f"<p>{text}" for text in _PROSE)
    html = f"<table><tr>{menu}<td><h1>Mill to become a library</h1>{text}</td></tr></table>"
    assert newsclean.clean_html(html).text.split("\n\n") == list(_PROSE)


def test_an_empty_page_shows_the_articlebody_of_its_metadata():
    text = page("live").replace("LiveBlogPosting", "NewsArticle").split("<article>")[0]
    told = (
        "The counting of the postal votes has begun, and the boxes are on their way to the sports hall. "
        * 4
    )
    html = (
        text.replace('"headline"', f'"articleBody": "{told}", "headline"')
        + "<div id=app></div></body></html>"
    )
    article = newsclean.clean_html(html)
    assert "The counting of the postal votes has begun" in article.text
    assert any("does not show" in warning for warning in article.warnings)


def test_a_text_run_never_imports_what_pages_need():
    code = (
        "import sys, newsclean; newsclean.clean('Bridge opens\\n\\nThe bridge opened on Monday, at last.');"
        "sys.exit(bool({'lxml', 'trafilatura', 'resiliparse', 'selectolax', 'w3lib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
