"""Lines of a page are as a browser shows them, whatever elements stand in them."""

import pytest

import newsclean
from tests.readers.html import lines

FERRY = "The ferry to Alden sails twice a day from the old quay, and once on Sundays."


@pytest.mark.parametrize(
    "html",
    [
        "The ferry to <st1:place>Alden</st1:place> sails",
        "<st1:place><st1:city>The</st1:city> ferry</st1:place> to Alden sails",
        "The ferry to <noindex><a href=/alden>Alden</a></noindex> sails",
        "The <button>ferry</button> to Alden sails",
        "The ferry to <math><mi>Alden</mi><annotation>\\alden</annotation></math> sails",
        "The ferry to <x-term><x-name>Alden</x-name></x-term> sails",
        "The ferry to Alden<span style='color: red; display:none'>, says 4711,</span> sails",
        "The ferry<time hidden>2024-05-12</time> to Alden sails",
    ],
)
def test_what_stands_in_a_sentence_does_not_break_it(html):
    assert lines(f"<p>{html}</p>") == ["The ferry to Alden sails"]


@pytest.mark.parametrize(
    "html",
    [
        "<x-share>Share</x-share><x-save>Save</x-save>",
        "<button>Share</button> <button>Save</button>",
        "<a href=/><x-share>Share</x-share><x-save>Save</x-save></a>",
        "<nav>Share</nav>Save",
    ],
)
def test_what_stands_side_by_side_without_words_between_is_no_sentence(html):
    assert lines(f"<div>{html}</div>") == ["Share", "Save"]


def test_the_hidden_rest_of_a_story_and_a_hidden_formula_are_read():
    assert lines(f"<p>Read on: <span style='display:none'>{2 * FERRY}</span></p>") == [
        "Read on: " + 2 * FERRY
    ]
    formula = "<span style='display: none'><math><mi>v</mi></math></span><img alt=v>"
    assert lines(f"<p>The speed {formula} fell.</p>") == ["The speed v fell."]


RUBY = "<ruby>港町<rp>(</rp><rt>みなとまち</rt><rp>)</rp></ruby>では、長い<ruby>工事<rt>こうじ</ruby>が終わりました。"
PLAIN = "港町では、長い工事が終わりました。"
STORY = "新しい岸壁には大きな船が二隻とまることができます。来月からは毎日、島へ行く船が出ます。"


@pytest.fixture(scope="module")
def harbour():
    return newsclean.clean_html(
        f"<html lang=ja><title>港町</title><article><p>{RUBY}</p><p>{STORY}</p><p>{STORY}市長は喜んでいます。</p>"
    )


def test_readings_of_words_are_taken_out_of_the_line_and_accounted_for(harbour):
    assert harbour.paragraphs[0].text == PLAIN
    readings = [removal for removal in harbour.removals if removal.rule == "reading"]
    assert [removal.text for removal in readings] == ["(みなとまち)", "こうじ"]
    assert harbour.restore().startswith("港町(みなとまち)では、長い工事こうじが終わりました。")


def test_a_mark_of_no_character_in_a_page_makes_no_reading():
    assert lines("<p>港\ufdd0町の<ruby>工事<rt>こうじ</rt></ruby>が終わる</p>") == [
        "港町の工事が終わる"
    ]


def test_a_reading_without_a_word_is_read_as_text():
    assert lines("<p><rt>みなとまち</rt></p>") == ["みなとまち"]


def test_readings_are_taken_out_of_a_text_that_is_held_as_html_too():
    held = f"<p>{RUBY}</p><p>{STORY}</p>"
    article = newsclean.clean(held)
    assert [paragraph.text for paragraph in article.paragraphs] == [PLAIN, STORY]
    assert article.restore() == held
    unclosed = newsclean.clean(f"<p>{STORY}<rt>島へ<b>行く</b></p><p>{STORY}</p>")
    assert "島へ行く" in unclosed.text
