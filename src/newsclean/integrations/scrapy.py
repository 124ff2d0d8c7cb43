"""Scrapy: an item pipeline that cleans, by settings, and counts in the crawler's stats.

::

    ITEM_PIPELINES = {"newsclean.integrations.scrapy.CleanPipeline": 300}

| setting | what | default |
|---|---|---|
| ``NEWSCLEAN_TEXT_FIELD`` | the field of the text | ``text`` |
| ``NEWSCLEAN_HTML_FIELD`` | that of the page, for items that have no text | ``html`` |
| ``NEWSCLEAN_TITLE_FIELD`` | that of the title | ``title`` |
| ``NEWSCLEAN_URL_FIELD`` | that of the address | ``url`` |
| ``NEWSCLEAN_LANGUAGE_FIELD`` | that of the language | ``language`` |
| ``NEWSCLEAN_PROFILE`` | ``gentle``, ``standard`` or ``strict`` | ``standard`` |
| ``NEWSCLEAN_SKIP`` | filters to leave out | none |
| ``NEWSCLEAN_KEEP`` | families to leave in the text | none |
| ``NEWSCLEAN_INTO`` | a mapping of fields of the article to fields of the item | title and text |
| ``NEWSCLEAN_ON_ERROR`` | ``keep`` the item as it was, or ``drop`` it | ``keep`` |

Stats: ``newsclean/cleaned``, ``newsclean/failed``, ``newsclean/removed_characters``.
"""

from typing import TYPE_CHECKING, Any, get_args

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem, NotConfigured

from newsclean.corpus.job import Job, Profile
from newsclean.integrations.fields import INPUT, RowCleaner, names, removed, row
from newsclean.readers.records import Failure

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings


class CleanPipeline:
    """Cleans items; see the settings above. An item without text or page passes as it is."""

    def __init__(self, settings: "BaseSettings", stats: Any = None) -> None:
        """Read `settings`; `stats` is the crawler's collector.

        Raises:
            NotConfigured: a setting is not as said; the message says which.
        """
        self.stats = stats
        self.fields = {n: settings.get(f"NEWSCLEAN_{n.upper()}_FIELD", n) for n in INPUT}
        text, title = self.fields["text"], self.fields["title"]
        self.on_error = settings.get("NEWSCLEAN_ON_ERROR", "keep")
        profile = settings.get("NEWSCLEAN_PROFILE", "standard")
        try:
            if self.on_error not in ("keep", "drop"):
                raise ValueError(f"NEWSCLEAN_ON_ERROR is keep or drop, not {self.on_error!r}")
            if profile not in get_args(Profile):
                raise ValueError(f"NEWSCLEAN_PROFILE is no profile: {profile!r}")
            into = settings.getdict("NEWSCLEAN_INTO") or {"title": title, "text": text}
            self.into = names({**into, "error": ""}, ledger=False)
            job = Job(
                profile=profile,
                skip=tuple(settings.getlist("NEWSCLEAN_SKIP")),
                keep=tuple(settings.getlist("NEWSCLEAN_KEEP")),
            )
            self.cleaner = RowCleaner(job.pipeline(), "item")
        except ValueError as error:
            raise NotConfigured(f"newsclean: {error}") from None

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "CleanPipeline":
        """Return the pipeline of `crawler`."""
        return cls(crawler.settings, crawler.stats)

    def process_item(self, item: Any) -> Any:
        """Return `item`, cleaned.

        Raises:
            DropItem: it cannot be cleaned, and such items are to be dropped.
        """
        fields = ItemAdapter(item)
        made = self.cleaner({name: fields.get(field) for name, field in self.fields.items()})
        if made is None:
            return item
        if isinstance(made, Failure):
            self._count("failed")
            if self.on_error == "drop":
                raise DropItem(f"newsclean: {made.message}")
            return item
        self._count("cleaned")
        self._count("removed_characters", removed(made))
        for field, value in row(made, self.into).items():
            if field and value is not None:
                fields[field] = value
        return item

    def _count(self, name: str, value: int = 1) -> None:
        if self.stats is not None:
            self.stats.inc_value(f"newsclean/{name}", value)
