"""A record around a text, or above it: an object of JSON, or front matter in YAML.

An object that is the whole input holds the article in one of its fields. One that stands on the first
line, over the text, tells of it; so does a block between two lines of three hyphens. What such a record
says under plain names becomes fields of the Article. A title stays in its place, as the first line.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.escapes import escape_changes
from newsclean.readers.held.form import Form, Undoing
from newsclean.text.dates import read_stamp
from newsclean.text.people import people

_TEXTS = frozenset(
    [
        "text",
        "body",
        "content",
        "article",
        "articlebody",
        "maintext",
        "article_text",
        "full_text",
        "fulltext",
    ]
)
_TITLES = frozenset(("title", "headline"))
_AUTHORS = frozenset(("authors", "author", "byline", "creator"))
_DATES = frozenset(
    [
        "published",
        "date",
        "published_at",
        "publish_date",
        "date_publish",
        "datepublished",
        "pubdate",
    ]
)
_LONGEST = 20_000  # characters of an object that tells of the text below it

_STRING = r"\"(?:[^\"\\]|\\.)*+\""
_TOKEN = pattern(rf"{_STRING}|[{{}}\[\]:,]|[^\s\"{{}}\[\]:,]+", 16)
_FRONT = pattern(r"\ufeff?---[ \t]*\n((?:(?!---)[^\n]{0,2000}\n){1,60})---[ \t]*(?:\n|$)")
_ENTRY = pattern(r"(?m)^(?P<key>[A-Za-z][\w-]{0,30})[ \t]*:(?P<space>[ \t]*)(?P<value>[^\n]*)$")


class _Value(NamedTuple):
    """A field of a record: its name, and where what it says stands, without quotes."""

    key: str
    start: int
    end: int
    is_escaped: bool


def undo(text: str) -> Undoing | None:
    """Return what takes the record away in which, or under which, the article stands; None if none.

    >>> from newsclean.model.change import apply
    >>> text = '{"title": "Ferry stays", "author": "Ada Moor", "text": "It sails\\\\ndaily."}'
    >>> found = undo(text)
    >>> apply(text, found.changes), found.known
    ('Ferry stays\\n\\nIt sails\\ndaily.', (('authors', ('Ada Moor',)),))
    """
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    if text.startswith("---", start):
        return _front_matter(text, start)
    if text.startswith("{", start):
        return _object(text, start)
    return None


def _object(text: str, start: int) -> Undoing | None:
    """Read the object that opens at `start`."""
    whole = text.rstrip().endswith("}")
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    if whole and (fields := _fields(text, start, len(text))) is not None:
        body = max(
            (f for f in fields if f.key in _TEXTS), key=lambda f: f.end - f.start, default=None
        )
        if body and body.end - body.start > 1:
            return _unpacked(text, fields, body)
    first = text[start:line_end].rstrip()
    if not first.endswith("}") or not text[line_end:].strip() or len(first) > _LONGEST:
        return None
    fields = _fields(text, start, start + len(first))
    if not fields:
        return None
    told = "a line of JSON over the text was taken out"
    return Undoing([Change(0, start + len(first), "", "record")], told, known=_known(text, fields))


def _unpacked(text: str, fields: list[_Value], body: _Value) -> Undoing:
    """Return what leaves of an object its title, if that comes first, and its text."""
    heads = [f for f in fields if f.key in _TITLES and f.start < f.end]
    title = heads[0] if heads else None
    kept = [body] if title is None or title.start > body.start else [title, body]
    changes: list[Change] = []
    at = 0
    for value in kept:
        changes.append(Change(at, value.start, "\n\n" if at else "", "record"))
        changes += (c._replace(rule="record") for c in escape_changes(text, value.start, value.end))
        at = value.end
    changes.append(Change(at, len(text), "", "record"))
    said = None if title is None or title in kept else _said(text, title).strip() or None
    told = "its text was taken out of an object of JSON"
    return Undoing(changes, told, title=said, known=_known(text, fields))


def _fields(text: str, start: int, end: int) -> list[_Value] | None:
    """Return the fields of strings that the object text[start:end] has itself; None if it is none."""
    try:
        msgspec.json.decode(text[start:end], type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    found, depth, before = [], 0, ["", "", ""]
    for match in _TOKEN.finditer(text, start, end):
        token = match[0]
        if token[0] == '"' and depth == 1 and before[-1] == ":" and before[-2][:1] == '"':
            key = before[-2][1:-1].lower()
            found.append(_Value(key, match.start() + 1, match.end() - 1, True))
        elif token[0] == '"' and depth == 2 and before[-1] in ("[", ",") and before[-2] != "":
            found += _listed(found, match.start() + 1, match.end() - 1, before)
        depth += (token in ("{", "[")) - (token in ("}", "]"))
        before = [*before[1:], token]
    return found


def _listed(found: list[_Value], start: int, end: int, before: list[str]) -> Iterator[_Value]:
    """Yield the first name of a list of authors: ``"authors": ["…"``; the others follow it."""
    if before[-1] == "[" and before[-2] == ":" and before[-3][1:-1].lower() in _AUTHORS:
        yield _Value(before[-3][1:-1].lower(), start, end, True)
    elif before[-1] == "," and found and found[-1].key in _AUTHORS:
        yield _Value(found[-1].key, start, end, True)


def _front_matter(text: str, start: int) -> Undoing | None:
    """Read the block between two lines of hyphens that stands at `start`."""
    match = _FRONT.match(text, start)
    if not match:
        return None
    fields = []
    for entry in _ENTRY.finditer(text, match.start(1), match.end(1)):
        a, b = entry.span("value")
        value = text[a:b].rstrip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            a, value = a + 1, value[1:-1]
        fields.append(_Value(entry["key"].lower(), a, a + len(value), False))
    if not fields or len(fields) * 2 < match[1].count("\n"):
        return None
    title = next((f for f in fields if f.key in _TITLES and f.start < f.end), None)
    cuts = [(0, match.end())] if title is None else [(0, title.start), (title.end, match.end())]
    changes = [Change(a, b, "\n\n" if a else "", "record") for a, b in cuts]
    return Undoing(changes, "front matter over the text was taken out", known=_known(text, fields))


def _known(text: str, fields: list[_Value]) -> tuple[tuple[str, Any], ...]:
    """Return what the fields of a record tell by plain names: authors, and when it was published."""
    known: list[tuple[str, Any]] = []
    named = [n for f in fields if f.key in _AUTHORS for n in people(_said(text, f).strip()) or ()]
    if named:
        known.append(("authors", tuple(dict.fromkeys(named))))
    dates = (_date(_said(text, f).strip()) for f in fields if f.key in _DATES)
    if date := next((date for date in dates if date), None):
        known.append(("published", date))
    return tuple(known)


def _said(text: str, value: _Value) -> str:
    """Return what a field says, its escapes read."""
    raw = text[value.start : value.end]
    if not value.is_escaped:
        return raw
    said: str = msgspec.json.decode(f'"{raw}"', type=str)
    return said


def _date(said: str) -> datetime | None:
    """Return the date that a field says, by ISO 8601 or in words."""
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        stamp = read_stamp(said) if len(said) < 60 else None
        return stamp.published if stamp else None


RECORDS = Form("a record", ("{", "---"), undo)
