"""Learning site rules in parts, wherever the parts are: each gives bytes, which merge into rules.

What a part gives runs no code when it is read, and holds what a `Learner` keeps: articles of at most
`memory` bytes. Any number of parts, in any order, gives the rules that one process learns.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from newsclean.learning.learner import MEMORY, MOST, Learner
from newsclean.site_rules.rule import SiteRules

PART = "part"
"""The one column of what the engines hand over: a Learner as bytes."""


def add_record(learner: Learner, record: Mapping[str, Any]) -> None:
    """Take in the ``text`` of `record`, with its ``site``, ``url`` and ``title`` if they are texts.

    A record without a text teaches nothing.
    """
    text, site, url, title = (_text(record.get(key)) for key in ("text", "site", "url", "title"))
    if text is not None:
        learner.add(text, site=site, url=url, title=title)


def merged(parts: Iterable[bytes]) -> SiteRules:
    """Return the rules that the Learners in `parts` learned together; one part is held at a time.

    Raises:
        ValueError: a part is no Learner, or was made with another memory.
    """
    whole: Learner | None = None
    for part in parts:
        learner = Learner.from_bytes(part)
        if whole is None:
            whole = learner
        else:
            whole.merge(learner)
    return whole.rules() if whole else SiteRules()


class BatchLearner:
    """Learns from Arrow batches: called with some, it returns the `PART` of a new Learner.

    Args:
        text: the column of the texts.
        url: that of the addresses; it, `title` and `site` need not be there.
        title: that of the titles.
        site: that of the sites, where the address does not tell it.
        memory: bytes of articles that are kept to learn from; see `newsclean.Learner`.
        most: articles of a site among them.
    """

    def __init__(
        self,
        text: str = "text",
        *,
        url: str = "url",
        title: str = "title",
        site: str = "site",
        memory: int = MEMORY,
        most: int = MOST,
    ) -> None:
        self.columns = {"text": text, "url": url, "title": title, "site": site}
        self.memory = memory
        self.most = most

    def check(self, names: Iterable[str]) -> None:
        """Refuse rows whose columns have the `names`, if there is no text among them.

        Raises:
            ValueError: so it is.
        """
        known = [*names]
        if self.columns["text"] not in known:
            raise ValueError(
                f"there is no column {self.columns['text']!r}; there are {', '.join(known)}"
            )

    def __call__(self, batches: Iterable[Any]) -> bytes:
        """Return the Learner of Arrow tables or batches, as bytes."""
        learner = Learner(memory=self.memory, most=self.most)
        for batch in batches:
            self.check(batch.schema.names)
            there = {key: name for key, name in self.columns.items() if name in batch.schema.names}
            columns = {key: batch.column(name).to_pylist() for key, name in there.items()}
            for values in zip(*columns.values(), strict=True):
                add_record(learner, dict(zip(columns, values, strict=True)))
        return learner.to_bytes()


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
