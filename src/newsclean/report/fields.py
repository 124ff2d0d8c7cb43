"""The fields of an Article as lines of text."""

from collections.abc import Iterator
from typing import Any

import msgspec

from newsclean.model.article import Article

_LINE = 300  # characters
_NAMES = (
    "title",
    "dateline",
    "authors",
    "published",
    "updated",
    "agency",
    "source",
    "publisher",
    "sections",
    "credits",
    "captions",
    "copyright",
    "tags",
    "notes",
    "language",
    "url",
    "image",
    "is_free",
)


def fields_of(article: Article) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields of `article` that hold something, each with what it says."""
    for name in _NAMES:
        value = getattr(article, name)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        if values:
            yield name, [_said(one) for one in values]


def line(text: str) -> str:
    """Return what is said beside a text, not longer than a few lines.

    >>> len(line("w" * 1_000_000))
    300
    """
    return text if len(text) <= _LINE else f"{text[: _LINE - 1]}…"


def _said(value: Any) -> str:
    if isinstance(value, msgspec.Struct):
        plain = msgspec.to_builtins(value)
        about = [f"{key}: {said}" for key, said in plain.items() if key != "text" and said]
        return f"{plain['text']} ({', '.join(about)})" if about else str(plain["text"])
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
