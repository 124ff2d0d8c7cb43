"""WARC in: the pages of a crawl, and the texts of WET files."""

from collections.abc import Iterator
from typing import Any

from newsclean.readers.errors import InputError, MissingExtraError
from newsclean.readers.records import Item, Kind
from newsclean.readers.streams import Stream

_PAGES = ("text/html", "application/xhtml+xml")


def responses(stream: Stream, name: str) -> Iterator[Item]:
    """Yield the HTML pages and plain texts of a WARC file; other records are skipped.

    Raises:
        InputError: it is not a whole WARC file.
        MissingExtraError: fastwarc is not installed.
    """
    warc = fastwarc()
    kinds = warc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    number = 0
    for record in warc.ArchiveIterator(
        stream.plain, record_types=wanted, parse_http=True, auto_decode="all", stream_detect=False
    ):
        kind = _kind(record)
        if kind is None:
            continue
        number += 1
        yield _item(record, kind, number, name)


def fastwarc() -> Any:
    """Return the module of fastwarc that reads records.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import fastwarc.warc
    except ImportError:
        raise MissingExtraError("WARC", "warc", "fastwarc") from None
    return fastwarc.warc


def _kind(record: Any) -> Kind | None:
    """Return the kind of `record`: a page, a text, or None if it holds no article."""
    headers = record.http_headers
    if headers is not None:
        kind = (record.http_content_type or "").lower()
        if headers.status_code not in (None, 200):
            return None
    else:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind in _PAGES:
        return "html"
    return "text" if kind == "text/plain" else None


def _item(record: Any, kind: Kind, number: int, name: str) -> Item:
    url = record.headers.get("WARC-Target-URI")
    own = {
        "url": url,
        "date": record.headers.get("WARC-Date"),
        "record_id": record.headers.get("WARC-Record-ID"),
    }
    http = record.http_headers
    announced = record.content_length
    data = record.reader.read()
    packed = http is not None and any(h.lower().endswith("-encoding") for h in http.asdict())
    if len(data) < announced and not packed:
        raise InputError(
            f"the file is cut off: {len(data):,} of {announced:,} bytes of it are there"
        )
    return Item(name, number, kind, data, own, url, record.http_charset if http else None)
