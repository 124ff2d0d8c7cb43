"""The fast way through a page: what its markup chooses, and what it leaves to resiliparse."""

import time

import pytest

import newsclean
from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.choose import choose
from newsclean.readers.html.fast import lean
from newsclean.readers.html.page import parse
from tests.readers.html import page

PROSE = [
    "The bridge over the Lune was opened to traffic again on Monday, two years after the flood.",
    "About three hundred people walked across behind the town band, among them many pupils.",
    "The council had set aside four million for the work, and spent a little less than that.",
    "Buses will cross it from Thursday, and lorries when the tests of the pillars are over.",
]
COMMENT = (
    "I walked over it twice, and it is a pity that nobody thought of a bench on the way across."
)


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def chosen(html):
    blocks = blocks_of(parse(f"<html><body>{html}</body></html>".encode(), []), [])
    return [blocks[i].text for i in choose(blocks)]


def test_the_element_that_holds_the_prose_is_the_article():
    menu = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(30))
    html = f"<ul>{menu}</ul><div><div>{paragraphs(PROSE)}</div><p>Contact us</p></div>"
    assert chosen(html) == PROSE


def test_comments_do_not_tell_where_the_article_is_however_many_they_are():
    html = f'<div>{paragraphs(PROSE)}</div><div class="comments">{paragraphs([COMMENT] * 12)}</div>'
    assert chosen(html) == PROSE


def test_a_name_that_is_the_wrappers_sets_nothing_apart():
    html = f'<div class="related comments">{paragraphs(PROSE)}</div>'
    assert chosen(html) == PROSE


def test_a_box_within_the_article_is_left_out():
    box = f'<div class="newsletter"><p>{COMMENT}</p></div>'
    html = f"<div>{paragraphs(PROSE[:2])}{box}{paragraphs(PROSE[2:])}</div>"
    assert chosen(html) == PROSE


def test_a_page_without_sentences_gives_its_longer_texts():
    lines = [
        "Flour, butter and two eggs from the farm next door",
        "Salt, sugar and a spoon of good vanilla from the shop",
    ]
    html = f"<div>{paragraphs(lines)}</div><a href='/x'>{'More recipes of the season for you ' * 2}</a>"
    assert chosen(html) == lines


def test_an_empty_element_that_is_left_open_sets_nothing_apart():
    assert chosen(f'<div class="share"/><div>{paragraphs(PROSE)}</div>') == PROSE


def test_what_a_frame_says_to_old_browsers_is_not_read():
    html = f"<div>{paragraphs(PROSE)}<iframe src='/x'><p>{COMMENT}</p></iframe></div>"
    assert chosen(html) == PROSE


def test_an_empty_page_gives_nothing():
    assert chosen("<div>Menu</div>") == []


def test_scripts_go_and_jsonld_stays():
    data = '<script type="application/ld+json">{"@type": "<nav>"}</script>'
    assert lean(f"<p>a<script>b</script>{data}<style>c</style><!-- d -->e") == f"<p>a{data}e"


@pytest.mark.parametrize("tag", ["nav", "footer"])
def test_a_menu_goes_but_not_with_an_article_in_it(tag):
    assert lean(f"<{tag}><a>Home</a></{tag}><p>a") == "<p>a"
    whole = f"<{tag}><article>a</article></{tag}>"
    assert lean(whole) == whole


@pytest.mark.parametrize("tag", ["script", "svg", "nav", "!--"])
def test_what_is_opened_and_never_closed_takes_no_time_and_nothing_with_it(tag):
    text = f"<{tag} >" * 100_000
    start = time.process_time()
    assert lean(text) == text
    assert time.process_time() - start < 2


def test_where_the_markup_tells_of_little_resiliparse_is_asked(monkeypatch):
    pytest.importorskip("resiliparse")
    told = " ".join(PROSE)
    monkeypatch.setattr(
        "newsclean.readers.html.fast.resiliparse_lines", lambda text, warnings: [told]
    )
    html = f"<html><body><div><div>{told}</div></div><p>{COMMENT}</p></body></html>"
    assert told in newsclean.clean_html(html, extractor="resiliparse").text


def test_images_and_links_go_but_not_the_page_s_own_address():
    own = '<link rel="Canonical" href="https://example.org/bridge">'
    images = '<img src="a.jpg" alt="It\'s open"/><img src=b.jpg><input type="hidden" value="1">'
    assert lean(f"{own}<link rel='icon'><link rel=\"icon\">{images}<p>a") == (
        f"{own}<link rel='icon'><p>a"
    )


@pytest.mark.parametrize(
    "image", ['<img alt="a > b">', "<img alt='a > b'>", '<img alt="a', "<imgs>", '<img alt="<p>">']
)
def test_what_is_no_plain_image_is_left_to_the_parser(image):
    assert lean(f"{image}<p>Rain") == f"{image}<p>Rain"


def test_resiliparse_reads_a_page_by_itself():
    pytest.importorskip("resiliparse")
    from newsclean.readers.html.fast import resiliparse_lines

    lines = resiliparse_lines(page("bridge"), [])
    assert any(line.startswith("The council will decide in May") for line in lines)
