"""Scrapy: items come out as serial newsclean makes them, and the crawler's stats count them."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from tests.engines.recipes import recipe
from tests.engines.rows import POISON, expected, rows, totals

MADE: list[Any] = []


@dataclass
class Item:
    id: int
    text: str | None
    title: str | None = None


class Articles(scrapy.Spider):
    """Yields the rows without asking any server, as dicts and as items by turns."""

    name = "articles"

    async def start(self) -> Any:
        for one in rows():
            yield one if one["id"] % 2 else Item(**one)


class Collect:
    def process_item(self, item: Any) -> Any:
        MADE.append(item if isinstance(item, dict) else vars(item))
        return item


def test_items_come_out_as_from_serial_newsclean_and_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # the settings name profiles and filters; a filter of one's own comes by a package
    monkeypatch.setattr(
        "newsclean.corpus.job.Job.pipeline",
        lambda job: __import__("tests.engines.rows", fromlist=["PIPELINE"]).PIPELINE,
    )
    process = AsyncCrawlerProcess(
        {
            "ITEM_PIPELINES": {"newsclean.integrations.scrapy.CleanPipeline": 300, Collect: 400},
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    crawler = process.create_crawler(Articles)
    process.crawl(crawler)
    process.start()
    found = {item["id"]: item for item in MADE}
    assert [*sorted(found)] == [one["id"] for one in rows()]
    for given, wanted in zip(rows(), expected(), strict=True):
        made = found[given["id"]]
        if given["text"] == POISON:
            assert made["text"] == POISON  # kept as it was
        else:
            assert (made["text"], made.get("title")) == (wanted["text"], wanted["title"])
    everything, failed, removed = totals()
    nulls = sum(one["text"] is None for one in rows())
    stats = crawler.stats.get_stats()
    assert stats["newsclean/cleaned"] == everything - failed - nulls
    assert stats["newsclean/failed"] == failed
    assert stats["newsclean/removed_characters"] == removed


def known_settings() -> set[str]:
    from newsclean.integrations import scrapy as module

    return {"ITEM_PIPELINES", *re.findall(r"NEWSCLEAN_[A-Z_]+", module.__doc__ or "")}


def test_settings_are_read_and_wrong_ones_refused() -> None:
    from scrapy.exceptions import DropItem, NotConfigured
    from scrapy.settings import Settings

    from newsclean.integrations.scrapy import CleanPipeline

    said: dict[str, Any] = {}
    exec(recipe("Scrapy"), said)
    assert {name for name in said if name.isupper()} <= known_settings()
    settings = {
        "NEWSCLEAN_TEXT_FIELD": "body",
        "NEWSCLEAN_INTO": {"text": "clean", "authors": "by"},
        "NEWSCLEAN_SKIP": ["share_widgets"],
        "NEWSCLEAN_ON_ERROR": "drop",
    }
    clean = CleanPipeline(Settings(settings)).process_item
    body = "By Ada Brix\n\nThe ferry will run again from Monday, the harbour office said.\n\nShare this"
    made = clean({"body": body})
    assert (made["body"], made["by"]) == (body, ["Ada Brix"])
    assert made["clean"].endswith("Share this")
    assert clean({"other": 1}) == {"other": 1}
    with pytest.raises(DropItem):
        clean({"body": 3})
    for name, value in (("PROFILE", "wild"), ("SKIP", ["nothing"]), ("INTO", {"x": "y"})):
        with pytest.raises(NotConfigured, match="newsclean: "):
            CleanPipeline(Settings({f"NEWSCLEAN_{name}": value}))
