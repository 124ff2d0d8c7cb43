"""An article as text, JSON and JSON-LD."""

import json
from datetime import UTC, datetime

import msgspec

from newsclean import clean
from newsclean.model.article import Article, Paragraph
from newsclean.text.credits import Credit
from newsclean.text.datelines import Dateline
from newsclean.text.notices import Copyright
from newsclean.writers import json as json_writer
from newsclean.writers import jsonld, text
from tests.writers.test_explain import PROSE

LONE = Article(paragraphs=(Paragraph(text="A \ud800 alone", kind="paragraph", span=(0, 9)),))


def test_text_ends_with_one_line_end_and_is_always_utf8() -> None:
    assert text.write(clean(f"{PROSE}\n\n")) == f"{PROSE}\n".encode()
    assert text.write(LONE) == b"A ? alone\n"


def test_json_of_an_article_is_read_back_as_that_article() -> None:
    article = clean(f"{PROSE}\n\nShare this")
    assert Article.from_json(json_writer.write(article)) == article
    assert json_writer.write(article, indent=2).startswith(b'{\n  "title"')


def test_an_object_keeps_raw_json_and_may_hold_an_article_with_a_lone_surrogate() -> None:
    for held in (LONE, LONE.text, [msgspec.Raw(b"[1.10]")]):
        line = json_writer.write_object({"price": msgspec.Raw(b"1.10"), "held": held})
        assert line.startswith(b'{"price":1.10,')
        assert line.endswith(b"}\n")
        assert "held" in json.loads(line)


def test_a_full_article_is_a_full_news_article() -> None:
    article = Article(
        title="Ferry returns",
        paragraphs=(Paragraph(text=PROSE, kind="paragraph", span=(0, len(PROSE))),),
        authors=("Maren Holt",),
        published=datetime(2031, 5, 4, tzinfo=UTC),
        dateline=Dateline(place="LARKHAVEN", agency="LPA", text="LARKHAVEN (LPA)"),
        agency="LPA",
        publisher="Larkhaven Post",
        sections=("Harbour",),
        credits=(Credit(person="Idris Vane", agency=None, text="Photo: Idris Vane"),),
        copyright=Copyright(holder="Larkhaven Post", year=2031, text="© 2031 Larkhaven Post"),
        tags=("ferries",),
        language="en",
    )
    made = jsonld.news_article(article)
    assert made["author"] == [{"@type": "Person", "name": "Maren Holt"}]
    assert made["datePublished"] == "2031-05-04T00:00:00+00:00"
    assert (made["dateline"], made["copyrightYear"]) == ("LARKHAVEN (LPA)", 2031)
    assert made["publisher"] == {"@type": "Organization", "name": "Larkhaven Post"}
    assert made["image"][0]["creator"]["name"] == "Idris Vane"
    assert "dateModified" not in made


def test_json_ld_is_on_a_line_or_indented() -> None:
    assert jsonld.write(LONE).count(b"\n") == 0
    assert jsonld.write(LONE, indent=2).startswith(b'{\n  "@context"')
    assert json.loads(jsonld.write(LONE))["articleBody"] == "A ? alone"
