"""The outcome of one record: its Article or its Failure."""

from typing import Any, NamedTuple

from newsclean.model.article import Article
from newsclean.readers.fields import Parsed
from newsclean.readers.records import Failure, Item, placed


class Outcome(NamedTuple):
    """A record and its Article, or its Failure.

    `own` are the record's own fields; `given` is what was read of them; `raw` is a line that no
    fields can be read from; `note` is for people; `seconds` is the time that cleaning took.
    """

    item: Item
    own: dict[str, Any]
    article: Article | None = None
    failure: Failure | None = None
    given: Parsed | None = None
    raw: str | None = None
    note: str | None = None
    seconds: float = 0.0

    @property
    def place(self) -> str:
        """Where the record is, for people: the file, and the record if it holds several."""
        return placed(self.item.source, self.item.number)

    @property
    def error(self) -> dict[str, Any]:
        """The failure as it is written into the record."""
        failure = self.failure
        plain: dict[str, Any] = failure.plain() if failure else {}
        return plain if self.raw is None else {**plain, "input": self.raw}

    @property
    def changed(self) -> bool:
        """Does the article differ from its input? Line ends at both ends do not count."""
        if self.article is None or self.given is None or self.given.text is None:
            return self.article is not None
        text = self.given.text.strip("\r\n")
        if self.given.title:
            return self.article.text != text and str(self.article) != text
        return str(self.article) != text
