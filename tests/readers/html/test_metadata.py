"""What a page says of its article, read and cross-checked."""

from datetime import datetime, timedelta, timezone

import pytest

import newsclean
from newsclean.readers.html.dates import read_date
from newsclean.readers.html.head import make_head
from newsclean.readers.html.jsonld import parse
from newsclean.readers.html.people import authors_of, split
from newsclean.readers.html.titles import site_keys, title_of
from tests.readers.html import page


def head(title=None, article="{}", **metas):
    found = {name.replace("__", ":"): [text] for name, text in metas.items()}
    return make_head(found, [article], title=title, canonical=None, language=None)


@pytest.fixture(scope="module")
def bridge():
    return newsclean.clean_html(
        page("bridge"), url="https://herald.example/news/old-bridge-reopens"
    )


def test_every_field_is_read(bridge):
    assert bridge.title == "Old bridge reopens after two years of repairs"
    assert bridge.authors == ("Jane Roe",)
    assert bridge.publisher == "The Lune Herald"
    assert bridge.sections == ("Local",)
    assert bridge.tags == ("bridges", "Lune")
    assert bridge.language == "en"
    assert bridge.url == "https://herald.example/news/old-bridge-reopens"
    assert bridge.image == "https://herald.example/images/bridge.jpg"
    assert bridge.is_free is True


def test_dates_keep_their_time_zone(bridge):
    zone = timezone(timedelta(hours=1))
    assert bridge.published == datetime(2024, 3, 4, 8, 30, tzinfo=zone)
    assert bridge.updated == datetime(2024, 3, 4, 11, 5, tzinfo=zone)


def test_a_site_name_is_cut_off_a_title_at_either_end():
    for text in (
        "Bridge opens - Lune Herald",
        "Bridge opens | Lune Herald | Local",
        "Lune Herald: Bridge opens",
        "Bridge opens_Local_Lune Herald",
        "Bridge opens:Lune Herald",
    ):
        told = head(og__title=text, og__site_name="Lune Herald")
        assert title_of(told, [], None, site_keys(told, None)) == "Bridge opens"


def test_a_title_with_a_dash_of_its_own_is_left_whole():
    told = head(og__title="Bridge opens - at last", og__site_name="Lune Herald")
    assert title_of(told, [], None, site_keys(told, None)) == "Bridge opens - at last"


def test_a_colon_or_an_underscore_of_its_own_stays_in_a_title():
    for text in ("Ferry leaves at 10:14", "How to name a my_file:my_line", "Score stands at 3:1"):
        told = head(og__title=text, og__site_name="Lune Herald")
        assert title_of(told, [], None, site_keys(told, None)) == text


def test_a_heading_that_is_the_last_part_of_the_title_is_the_sites_name():
    told = head("大桥周一重新开放_本地_卢恩日报")
    assert title_of(told, ["卢恩日报"], None, frozenset()) == "大桥周一重新开放"
    assert title_of(told, [], None, frozenset()) == "大桥周一重新开放_本地_卢恩日报"


def test_a_title_that_only_the_head_has_is_mended_as_a_line_of_the_text_is():
    body = "<p>The council of Larkhaven voted on Monday to close the old quay until the spring.</p>"
    for title in ("Quay of Larkhaven isn´t safe", "‘The quay is closed, mayor says"):
        head = f'<meta property="og:title" content="{title}">'
        article = newsclean.clean_html(f"<html><head>{head}</head><body>{body * 3}</body></html>")
        again = newsclean.clean(str(article), title=article.title)
        assert str(again) == str(article), title


def test_of_two_headlines_the_one_made_for_search_engines_is_not_taken():
    article = '{"@type": "NewsArticle", "headline": "Lune bridge reopening date and times"}'
    told = head("Lune bridge reopening date and times", article, og__title="The bridge is back")
    assert title_of(told, [], None, site_keys(told, None)) == "The bridge is back"


def test_without_json_ld_the_heading_that_readers_see_is_the_title_if_the_head_repeats_it():
    told = head("The bridge is back | Lune Herald", og__title="A bridge you will not believe")
    assert title_of(told, ["The bridge is back"], None, frozenset({"luneherald"})) == (
        "The bridge is back"
    )
    assert title_of(told, ["Lune bridge"], None, frozenset({"luneherald"})) == (
        "A bridge you will not believe"
    )


def test_a_heading_that_nothing_closes_is_the_title_without_what_follows():
    prose = "The stone bridge over the Lune was opened to walkers on Monday, the mayor said. "
    body = "".join(f"<p>{n}. {prose * 2}" for n in range(3))
    article = newsclean.clean_html(f"<title>The bridge is back</title><h1>The bridge is back{body}")
    assert article.title == "The bridge is back"
    assert len(article.paragraphs) == 3


def test_a_heading_below_all_prose_is_not_the_title():
    body = (
        "<p>The stone bridge over the Lune was opened to walkers on Monday, the mayor said.</p>" * 2
    )
    widget = "<div><h1>Original text</h1><p>Rate this translation</p></div>"
    page = f"<title>The bridge is back - The Lune Herald</title><div>The bridge is back</div>{body}"
    told = '<meta property="og:site_name" content="The Lune Herald">'
    assert newsclean.clean_html(f"{told}{page}{widget}").title == "The bridge is back"


def test_a_headline_in_the_place_of_the_sites_name_is_a_title_all_the_same():
    title = "Old bridge over the Lune reopens after two years of repairs"
    told = head(title, og__site_name=title)
    assert title_of(told, [title], None, site_keys(told, None)) == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Von Max Muster und Erika Beispiel, dpa", ["Max Muster", "Erika Beispiel", "dpa"]),
        ("Jane Roe, Political Correspondent", ["Jane Roe"]),
        ("ByBy Jane Roe", ["Jane Roe"]),
        ("Über Erika Beispiel", ["Erika Beispiel"]),
        ("https://herald.example/people/jane", []),
    ],
)
def test_names_are_split_from_one_another_and_from_roles(text, names):
    assert list(split(text)) == names


def test_an_agency_that_is_credited_is_an_author_and_the_agency():
    html = page("bridge").replace('{"@id": "#roe"}', '[{"name": "Jane Roe"}, {"name": "Reuters"}]')
    article = newsclean.clean_html(html)
    assert article.authors == ("Jane Roe", "Reuters")
    assert article.agency == "Reuters"


def test_a_person_in_the_byline_is_preferred_to_the_newsroom():
    article = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Lune Herald"}}'
    told = head(None, article, og__site_name="Lune Herald")
    assert authors_of(told, ["By Jane Roe"], frozenset({"luneherald"})) == ("Jane Roe",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<p><strong>Jane Roe/John Doe</strong></p>", ("Jane Roe", "John Doe")),
        ("<p>Mon | Text: <span class='authorname'>Jane Roe</span></p>", ("Jane Roe",)),
        ("<p><strong>A bridge and its town</strong></p>", ()),
        ("<p>Jane Roe</p>", ()),
        ("<p><a href='/authors/jroe'>Jane Roe</a></p>", ("Jane Roe",)),
        (
            "<p><a href='/autor/roe'>Jane Roe</a> y <a href='/autor/doe'>John Doe</a></p>",
            ("Jane Roe", "John Doe"),
        ),
        (
            "<p><a rel=author>Jane Roe</a> and <a rel=author>John Doe</a></p>",
            ("Jane Roe", "John Doe"),
        ),
        ("<p><a href='/author/lune'>Lune</a></p><p><a href='/author/doe'>John Doe</a></p>", ()),
        ("<p><a href='/author/'>All Authors</a></p>", ()),
        ("<p>by <a href='/editors/jane-roe-02/'>jane roe</a></p>", ("jane roe",)),
        ("<p><a href='/autor/erika-roe-lund-k7/'>Erika Roe - Lund</a></p>", ("Erika Roe - Lund",)),
        ("<p><a href='/author/jojo-lund'>By JoJo Lund</a></p>", ("JoJo Lund",)),
        ("<p><a href='/author/lune-news'>Lune News</a></p>", ()),
        ("<p><a rel=author href='/author/admin'>Site Admin</a></p>", ()),
        ("<p class=byline>Jane Roe</p>", ("Jane Roe",)),
        ("<p>Written by</p><p>Jane Roe</p>", ("Jane Roe",)),
        ("<h3>Autor</h3><p>Jane Roe</p>", ("Jane Roe",)),
        ("<p>Written by</p><p>The people of this town</p>", ()),
    ],
)
def test_an_author_whom_no_metadata_names_is_read_off_the_page(line, authors):
    prose = "The bridge over the Lune was opened to traffic again on Monday, after the flood. " * 4
    html = f"<html><body><h1>Bridge opens</h1>{line}<p>{prose}</p><p>{prose}</p></body></html>"
    article = newsclean.Pipeline.default().only().clean_html(html)
    assert article.authors == authors


@pytest.mark.parametrize("label", ["Written by", "Escrito por", "Verfasst von", "Автор"])
def test_the_author_on_the_card_for_social_networks_is_read_behind_a_label(label):
    card = head(twitter__label2=label, twitter__data2="Jane Roe")
    assert authors_of(card, [], frozenset()) == ("Jane Roe",)


def test_what_another_label_on_the_card_names_is_no_author():
    card = head(twitter__label1="Est. reading time", twitter__data1="Jane Roe")
    assert authors_of(card, [], frozenset()) == ()


def test_bylines_of_other_articles_and_of_readers_are_none_of_the_article():
    prose = "<p>The bridge over the Lune was opened to traffic again on Monday, she said.</p>" * 8
    more = "".join(
        f"<li><h2><a href='/{name}'>More of {name}</a></h2><span class=byline>By {name} Lund</span></li>"
        for name in ("Otto", "Erika", "Max")
    )
    signed = "<p><span>By <a href='/author/jane-roe'> Jane Roe </a></span> <span>in Towns, 4 May</span></p>"
    for line, authors in ((signed, ("Jane Roe",)), ("", ())):
        html = f"<html><body><h1>Bridge opens</h1>{line}{prose}<ul>{more}</ul></body></html>"
        assert newsclean.clean_html(html).authors == authors


def test_of_authors_in_several_meta_tags_those_in_the_byline_are_taken():
    told = head(author="Lune Holding", article__author="Jane Roe")
    assert authors_of(told, ["By Jane Roe"], frozenset()) == ("Jane Roe",)
    assert authors_of(told, [], frozenset()) == ("Lune Holding",)


@pytest.mark.parametrize(
    ("social", "heading", "title"),
    [
        ("Opinion | The bridge is back", "The bridge is back", "The bridge is back"),
        ("The bridge is back (Published 2016)", "The bridge is back", "The bridge is back"),
        ("The bridge is back", "Comment: The bridge is back", "The bridge is back"),
        (
            "Bridges, floods and the people of the Lune",
            "Bridges",
            "Bridges, floods and the people of the Lune",
        ),
    ],
)
def test_what_a_social_title_says_around_the_headline_is_no_part_of_it(social, heading, title):
    assert title_of(head(og__title=social), [heading], None, frozenset()) == title


@pytest.mark.parametrize(
    "text", ["2024-03-04T08:30:00Z", "2024-03-04 08:30:00+00:00", "Mon, 04 Mar 2024 08:30:00 +0000"]
)
def test_dates_are_read_in_the_usual_forms(text):
    assert read_date(text).isoformat() == "2024-03-04T08:30:00+00:00"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article"} -->',
        '//<![CDATA[\n{"@type": "Article",}\n//]]>',
        '{"@type": "Article", "a": "b\nc"};',
    ],
)
def test_broken_jsonld_is_mended(script):
    assert parse([script])[0]["@type"] == "Article"


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, "null", '"text"', "[1, 2]"])
def test_what_is_no_jsonld_gives_nothing(script):
    assert parse([script]) == []
