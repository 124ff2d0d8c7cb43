"""The wheel with the extra for pages: it reads one."""

import newsclean
from tests.engines import ROOT


def test_a_page_gives_its_article() -> None:
    html = (ROOT / "fixtures/pages/bridge.html").read_bytes()
    article = newsclean.clean_html(html, url="https://herald.example/news/old-bridge-reopens")
    assert article.title
    assert article.authors
    assert len(article.paragraphs) > 2


def test_a_page_without_a_declared_charset_is_guessed() -> None:
    text = "<p>Мост открыли для движения в понедельник утром, сообщила мэрия.</p>" * 9
    article = newsclean.clean_html(f"<html><body>{text}</body></html>".encode("windows-1251"))
    assert "понедельник" in article.text
