"""From an Item to its text or page, and to what its fields say of it."""

from datetime import date, time
from math import isnan
from typing import Any, NamedTuple

import msgspec

from newsclean.readers.errors import RecordError
from newsclean.readers.guessed_encoding import decoded
from newsclean.readers.members import members, read_value
from newsclean.readers.records import TABLES, Item
from newsclean.text.visible import utf8


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """The names of the fields that hold a record's text, page, title, address, language and site."""

    text: str = "text"
    html: str = "html"
    title: str = "title"
    url: str = "url"
    language: str = "language"
    site: str = "site"


class Parsed(NamedTuple):
    """A record that can be cleaned: one of `text` and `html`, and what is known of it.

    `note` is for people; `warning` goes into the Article.
    """

    text: str | None = None
    html: str | bytes | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    note: str | None = None
    site: str | None = None
    warning: str | None = None


def parse(item: Item, own: dict[str, Any], names: Names, limit: int) -> Parsed:
    """Return what `item` holds.

    Args:
        item: the record.
        own: its own fields, as `own_fields` or a table gives them.
        names: the names of the fields to read.
        limit: how many bytes the text of one record may have.

    Raises:
        RecordError: it cannot be cleaned, and why.
    """
    if item.kind == "jsonl":
        _refuse_bad_utf8(item.data)
    if item.kind in ("jsonl", "parquet"):
        return from_fields(own, names, limit)
    if item.kind in TABLES:  # an empty cell says nothing
        filled = {name: cell for name, cell in own.items() if cell}
        return from_fields(filled, names, limit)._replace(note=item.note)
    if item.kind == "excel":
        texts = {name: _shown(cell) for name, cell in own.items() if cell is not None}
        return from_fields(texts, names, limit)._replace(note=item.note)
    refuse_long(len(item.data), limit)
    if item.kind == "html":
        return Parsed(html=item.data, url=item.url, encoding=item.encoding)
    text, note = decoded(item.data, item.encoding)
    return Parsed(text=text, url=item.url, note=note or item.note, warning=note)


def _shown(cell: Any) -> str:
    """Return the cell of a workbook as a text: a date, which is under texts by mistake, in ISO 8601."""
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def own_fields(item: Item) -> dict[str, Any]:
    """Return the own fields of `item`: values of JSONL as raw JSON, bit for bit.

    Raises:
        RecordError: a line that is not a JSON object.
    """
    if item.own is not None:
        return item.own
    if item.kind in ("text", "html"):
        return {"file": utf8(item.source)}
    if item.kind != "jsonl" or (item.failure and not item.data):
        return {}
    return members(item.data.decode("utf-8", "replace"))


def _refuse_bad_utf8(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise RecordError("InvalidUTF8", f"not UTF-8: byte {error.start} of the record") from None


def refuse_long(size: int, limit: int) -> None:
    """Refuse a text or page of `size` bytes if that is more than `limit`.

    Raises:
        RecordError: it is.
    """
    if size > limit:
        told = f"{size:,} bytes, more than --max-record allows ({limit:,})"
        raise RecordError("RecordTooLong", told)


def from_fields(own: dict[str, Any], names: Names, limit: int) -> Parsed:
    """Return what the fields `own` of a record say; a page counts where the text beside it is empty.

    Raises:
        RecordError: there is neither a text nor a page, or a field is not a string.
    """
    text = _string(own, names.text)
    html = None if text else _page(own, names.html)
    if html:
        text = None
    elif text is not None:
        html = None
    if text is None and html is None:
        told = f"neither {names.text!r} nor {names.html!r} is there"
        raise RecordError("NoText", f"{told}: name the field with --text-field or --html-field")
    refuse_long(len(text if text is not None else html or b""), limit)
    return Parsed(
        text=text,
        html=html,
        title=_string(own, names.title),
        url=_string(own, names.url),
        language=_string(own, names.language),
        site=_name(own, names.site),
    )


def _value(own: dict[str, Any], name: str) -> Any:
    value = own.get(name)
    if not isinstance(value, msgspec.Raw):
        return value
    try:
        return read_value(bytes(value))
    except (ValueError, RecursionError):
        raise RecordError("InvalidJSON", f"not JSON in the field {name!r}") from None


def _string(own: dict[str, Any], name: str) -> str | None:
    value = _value(own, name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and isnan(value):  # what a data frame has for nothing
        return None
    raise RecordError("NotAString", f"the field {name!r} is not a string")


def _name(own: dict[str, Any], name: str) -> str | None:
    """Return what names something; what is no string does not."""
    value = _value(own, name)
    return value if isinstance(value, str) and value else None


def _page(own: dict[str, Any], name: str) -> str | bytes | None:
    value = _value(own, name)
    return value if isinstance(value, bytes) else _string(own, name)
