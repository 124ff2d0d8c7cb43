"""JSON-LD: the objects that a page describes itself with, and which of them is the article.

Pages break JSON in a few ways that are repaired here: comment and CDATA marks around it, raw line
breaks in strings, commas before a closing bracket. What still does not parse is left out.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from newsclean.phrases.patterns import pattern

_MARKS = pattern(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)"
    r"|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>|;)\s*$"
)
_LOOSE_COMMA = pattern(r",\s{0,200}(?=[}\]])")
_NODES = 20_000  # objects and lists that are looked at; real pages have a few hundred
ARTICLES = ("article", "blogposting", "report", "review", "liveblogposting", "creativework")


def parse(scripts: Sequence[str]) -> list[dict[str, Any]]:
    """Return the top objects of the JSON-LD `scripts`: those of a list or a graph one by one."""
    objects: list[dict[str, Any]] = []
    for script in scripts:
        stack = [_loads(script)]
        while stack and len(objects) < _NODES:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                objects.append(item)
                stack.extend(item[name] for name in ("mainEntity", "@graph") if name in item)
    return objects


def _loads(script: str) -> Any:
    """Return what `script` says; None if it cannot be read."""
    try:
        return msgspec.json.decode(script)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        pass
    bare = _MARKS.sub("", _MARKS.sub("", script))
    for text in (bare, _LOOSE_COMMA.sub("", bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def types(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the types of `item`, in lower case and without a prefix."""
    named = item.get("@type")
    kinds = named if isinstance(named, list) else [named]
    return tuple(
        k.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for k in kinds if isinstance(k, str)
    )


def is_article(item: dict[str, Any]) -> bool:
    """Does `item` describe an article, of whatever sort?"""
    return any(kind.endswith(ARTICLES) for kind in types(item))


def strings(value: Any) -> Iterator[str]:
    """Yield the strings of `value`: one, those of a list, or the names of objects."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name") or item.get("@value") or item.get("url")
        if isinstance(item, str) and item.strip():
            yield item.strip()


def first(value: Any) -> str | None:
    """Return the first string of `value`."""
    return next(strings(value), None)
