"""Hostile pages end in bounded time, with an Article and a warning."""

import random
import time

import pytest

import newsclean
from newsclean.readers.html.page import as_bytes, is_safe_to_parse
from tests.readers.html import page

SENTENCE = "The harbour was closed for a second day on Tuesday, said the port. "


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300_000 + SENTENCE,
        "<span>" * 300_000,
        "<ul><li>" * 100_000,
        "<" * 500_000,
        "/>" * 500_000,
        "<i/>" * 200_000,
        "<html " * 50_000,
        "<!DOCTYPE " * 50_000,
        "<p>" + "&amp;" * 100_000,
        '<script type="application/ld+json">' * 20_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>" + SENTENCE * 5,
        f'<div class="{"a-b " * 100_000}"><p>' + SENTENCE * 5,
        "<title>" + "a - b | " * 30_000 + "</title><p>" + SENTENCE,
        '<meta name="author" content="By Jane Roe">' * 10_000,
        "\0\1\2<p>\ud800" + SENTENCE,
        f"<p>&#1;&#x0;{SENTENCE}</p><style></style>&#2;",
        "".join(f"<font size={i}><p>" for i in range(5_000)) + SENTENCE,
        "<p " + " ".join(f"a{i}" for i in range(100_000)) + f">{SENTENCE}",
    ],
    ids=lambda html: html[:24],
)
@pytest.mark.parametrize("extractor", ["judge", "trafilatura", "resiliparse"])
def test_a_hostile_page_ends_soon(html, extractor):
    if extractor == "resiliparse":
        pytest.importorskip("resiliparse")
    start = time.process_time()
    article = newsclean.clean_html(html, extractor=extractor)
    assert article.restore() is not None
    assert time.process_time() - start < 20


def test_what_lies_too_deep_is_lost_with_a_warning():
    article = newsclean.clean_html("<div>" * 300 + SENTENCE)
    assert "within one another" in article.warnings[0]


@pytest.mark.parametrize("opening", ["<font size={}><p>", "<div>", "<a{}>"])
def test_a_page_that_would_take_quadratic_time_is_not_tame(opening):
    assert not is_safe_to_parse("".join(opening.format(i) for i in range(5_000)).encode())
    assert is_safe_to_parse("".join(opening.format(i) for i in range(500)).encode())


def test_a_tag_without_end_loses_its_attributes_and_a_long_text_loses_nothing():
    text = f"<p>{'b ' * 40_000}</p>"
    assert as_bytes(f"{text}<p {'b ' * 40_000}>c") == f"{text}<p>c".encode()


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<p>Line {i}</p>" for i in range(10_001)),
        "".join(f"<p>{i} {SENTENCE}</p>" for i in range(10_001)),
        f"<p>{SENTENCE}" + "".join(f'<a href="/{i}">Harbour {i}</a> ' for i in range(20_001)),
    ],
    ids=["lines", "sentences", "links"],
)
def test_a_page_of_too_many_siblings_is_read_without_trafilatura_and_says_so(html):
    start = time.process_time()
    article = newsclean.clean_html(html, extractor="trafilatura")
    assert time.process_time() - start < 10
    assert "too many" in article.warnings[0]
    assert article.text.count("\n\n") > 9_000 or "Harbour 20000" in article.restore()


@pytest.mark.parametrize("seed", range(20))
def test_a_page_cut_short_or_with_flipped_bytes_gives_an_article(seed):
    rng = random.Random(seed)
    data = bytearray(page("bridge").encode())
    for _ in range(rng.choice([0, 10, 300])):
        data[rng.randrange(len(data))] = rng.randrange(256)
    article = newsclean.clean_html(bytes(data[: rng.randrange(len(data))]))
    assert newsclean.Article.from_json(article.to_json()) == article


@pytest.mark.parametrize("end", ["/title>", "</title", ""])
def test_a_title_whose_end_is_torn_does_not_swallow_the_page(end):
    html = page("bridge").replace("</title>", end)
    torn, whole = newsclean.clean_html(html), newsclean.clean_html(page("bridge"))
    assert torn.title == whole.title
    assert torn.text == whole.text


def test_a_title_in_the_body_is_not_shown_as_no_browser_shows_it():
    html = page("bridge").replace("<!DOCTYPE html>", "!DOCTYPE html>")
    assert "!DOCTYPE" in html
    torn, whole = newsclean.clean_html(html), newsclean.clean_html(page("bridge"))
    assert torn.restore().removeprefix("!DOCTYPE html>").strip() == whole.restore().strip()
