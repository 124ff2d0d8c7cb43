"""JSON: an Article by itself, or an object with Articles among its values."""

import json
from math import isinf, isnan
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
        return _escaped(fields) + b"\n"


def _escaped(value: Any) -> bytes:
    if isinstance(value, msgspec.Raw):
        return bytes(value)
    if isinstance(value, dict):
        members = [json.dumps(key).encode() + b":" + _escaped(value[key]) for key in value]
        return b"{" + b",".join(members) + b"}"
    plain = msgspec.to_builtins(value)
    return json.dumps(plain, default=_plain, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    """Return what `json` cannot write as msgspec has it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def sayable(value: Any) -> Any:
    """Return `value` with what JSON has no numbers for as strings, as protobuf's JSON has it."""
    if isinstance(value, float):
        if isnan(value):
            return "NaN"
        return ("-Infinity" if value < 0 else "Infinity") if isinf(value) else value
    if isinstance(value, dict):
        return {name: sayable(item) for name, item in value.items()}
    return [sayable(item) for item in value] if isinstance(value, (list, tuple)) else value
