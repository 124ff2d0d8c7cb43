"""JSON: an Article by itself, or an object with Articles among its values."""

import json
from typing import Any

import msgspec

from newsclean.model.article import Article


def write(article: Article, *, indent: int = 0) -> bytes:
    """Return `article` as JSON; `indent` is the number of spaces a level, 0 for one line."""
    return article.to_json(indent=indent).encode()


def write_object(fields: dict[str, Any]) -> bytes:
    """Return `fields` as one JSON object on a line, with a line end.

    Values may be Articles, what they are made of, plain values, and raw JSON (`msgspec.Raw`),
    which is written as it is.
    """
    try:
        return msgspec.json.encode(fields) + b"\n"
    except UnicodeEncodeError:  # a lone surrogate in the text: only \\u escapes can carry it
        escaped = {key: _escaped(value) for key, value in fields.items()}
        return msgspec.json.encode(escaped) + b"\n"


def _escaped(value: Any) -> msgspec.Raw:
    if isinstance(value, msgspec.Raw):
        return value
    plain = msgspec.to_builtins(value)
    return msgspec.Raw(json.dumps(plain, default=_plain, separators=(",", ":")).encode())


def _plain(value: Any) -> Any:
    """Return what `json` cannot write as what it can: raw JSON read, all else as msgspec has it."""
    if isinstance(value, msgspec.Raw):
        return json.loads(bytes(value))
    return msgspec.json.decode(msgspec.json.encode(value))
