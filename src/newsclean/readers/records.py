"""What readers give to engines: items in order, in chunks of bounded size."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from newsclean.text.visible import utf8

Kind = Literal[
    "text",
    "html",
    "jsonl",
    "json",
    "csv",
    "tsv",
    "excel",
    "parquet",
    "warc",
    "nexis",
    "factiva",
    "proquest",
    "europresse",
    "wiso",
]
TABLES: tuple[Kind, ...] = ("csv", "tsv")
ARCHIVES: tuple[Kind, ...] = ("nexis", "factiva", "proquest", "europresse", "wiso")
"""Exports of press databases: text files of many documents."""

MAX_RECORD = 16 << 20  # bytes of a text or page, if nothing else is said
CHUNK_RECORDS = 64
CHUNK_BYTES = 1 << 20


def delimiter_of(kind: Kind, given: str | None) -> str | None:
    """Return what stands between the cells of a table of that `kind`, if it is known."""
    return "\t" if kind == "tsv" else given


class Failure(NamedTuple):
    """What went wrong with one record, and where.

    `record` is its number in `source`, from 1: the line in JSONL, the row in Parquet, the
    article in WARC, and 0 for a file that holds one article.
    """

    type: str
    message: str
    record: int
    source: str

    def __str__(self) -> str:
        return f"{placed(self.source, self.record)}: {self.message}"

    def plain(self) -> dict[str, Any]:
        """Return the failure as it is written to files; they hold no lone surrogates."""
        return {k: utf8(v) if isinstance(v, str) else v for k, v in self._asdict().items()}


def placed(source: str, number: int) -> str:
    """Return where record `number` of `source` is, for people."""
    return f"{source}:{number}" if number else source


def too_long(number: int, source: str, limit: int) -> Failure:
    """Return the failure of a record that was not read, as it has more than `limit` bytes."""
    told = f"longer than --max-record allows ({limit:,} bytes): not read"
    return Failure("RecordTooLong", told, number, source)


class Item(NamedTuple):
    """One record as it is read, not yet parsed.

    `own` are fields beside the data (the headers of a WARC record); `failure` says why there is no
    data, if reading failed; `note` is for people.
    """

    source: str
    number: int
    kind: Kind
    data: bytes = b""
    own: dict[str, Any] | None = None
    url: str | None = None
    encoding: str | None = None
    failure: Failure | None = None
    note: str | None = None


class Chunk(NamedTuple):
    """Records that are worked on together.

    Rows of a table come as one Arrow stream in `table`, with one item a row. `settings` are those
    of the job, by name, that are others for these records.
    """

    items: tuple[Item, ...]
    table: bytes | None = None
    settings: tuple[tuple[str, Any], ...] = ()

    @property
    def place(self) -> str:
        """Where the chunk is in the input, for people."""
        start, end = self.items[0], self.items[-1]
        if start.source != end.source:
            return f"{placed(*start[:2])} to {placed(*end[:2])}"
        last = "" if start.number == end.number else f"-{end.number}"
        return f"{placed(*start[:2])}{last}"


def chunked(items: Iterable[Item | Chunk], size: int = CHUNK_RECORDS) -> Iterator[Chunk]:
    """Yield `items` in chunks of at most `size` records and about a megabyte.

    The bounds of chunks follow from the items alone, so that a run that is resumed at the end of a
    chunk cuts the rest as the first run would have.
    """
    held: list[Item] = []
    weight = 0
    for item in items:
        if isinstance(item, Chunk):
            if held:
                yield Chunk(tuple(held))
                held, weight = [], 0
            yield item
            continue
        length = _weight(item)
        if held and weight + length > CHUNK_BYTES:
            yield Chunk(tuple(held))
            held, weight = [], 0
        held.append(item)
        weight += length
        if len(held) == size:
            yield Chunk(tuple(held))
            held, weight = [], 0
    if held:
        yield Chunk(tuple(held))


def _weight(item: Item) -> int:
    """Return about how many bytes a record is long; cells of a table are fields, not data."""
    if item.kind not in (*TABLES, "excel") or not item.own:
        return len(item.data)
    return len(item.data) + sum(len(str(cell)) for cell in item.own.values())
