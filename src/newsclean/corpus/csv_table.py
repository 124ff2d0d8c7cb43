"""CSV and TSV out: the columns of the records, the article's, and the error's."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from newsclean.corpus.columns import OTHERS, first_of, refuse_taken
from newsclean.corpus.job import Job, value_of
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Frame
from newsclean.readers.csv_table import DELIMITERS, header_of
from newsclean.readers.errors import RecordError
from newsclean.readers.fields import own_fields
from newsclean.readers.members import read_value
from newsclean.readers.recognise import Source
from newsclean.readers.records import TABLES, Chunk, Item, delimiter_of
from newsclean.readers.streams import opened
from newsclean.text.visible import utf8
from newsclean.writers.json import write_object


def with_columns(
    job: Job, sources: list[Source], found: Iterable[Item | Chunk]
) -> tuple[Job, Iterable[Item | Chunk]]:
    """Return `job` with the columns of its records, and all of `found`.

    Tables say their columns in their first rows. Other records are looked at, the first ones
    (see `first_of`); if there are more, fields that only those have go into the column `OTHERS`.

    Raises:
        InputError: a column has a name that the output needs.
    """
    columns: list[str] = []
    is_known = True
    for source in sources:
        if source.kind in TABLES:
            with opened(source.path) as stream:
                known = header_of(stream, job.encoding, delimiter_of(source.kind, job.delimiter))
            columns += _missing(columns, known)
        else:
            is_known = False
    if not is_known:
        first, found, has_more = first_of(found)
        for item in first:
            columns += _missing(columns, _names(item))
        columns += _missing(columns, [OTHERS] if has_more else [])
    refuse_taken(columns, job)
    return msgspec.structs.replace(job, columns=tuple(columns)), found


def _missing(columns: list[str], names: Iterable[str]) -> list[str]:
    """Return those of `names` that `columns` lacks; a name may be there several times."""
    left = list(columns)
    found = []
    for name in names:
        if name in left:
            left.remove(name)
        else:
            found.append(name)
    return found


def _names(item: Item | Chunk) -> list[str]:
    """Return the names of the fields of a record, or of the columns of a table."""
    if isinstance(item, Chunk):
        from newsclean.readers.parquet import unpacked

        return list(unpacked(item.table).schema.names) if item.table else []
    try:
        return [str(name) for name in own_fields(item)]
    except RecordError:
        return []


def rows(job: Job) -> tuple[Callable[[Outcome], bytes], Frame]:
    """Return what writes a record as a row, and the frame with the names of the columns."""
    added = [name for _, name in job.into] + [job.error_into]
    columns = [*job.columns, *[name for name in added if name not in job.columns]]
    delimiter = "\t" if job.to == "tsv" else job.delimiter or DELIMITERS[0]

    def one(outcome: Outcome) -> bytes:
        new: dict[str, Any] = {}
        if outcome.article is not None:
            new = {name: value_of(outcome.article, field) for field, name in job.into}
        elif outcome.failure:
            new = {job.error_into: outcome.error}
        own: dict[str, list[Any]] = {}
        for name, value in outcome.own.items():
            own.setdefault(str(name), []).append(value)
        cells = []
        for name in columns:
            if name in new:
                cells.append(_cell(new[name]))
            else:
                values = own.get(name)
                cells.append(_cell(values.pop(0)) if values else "")
        rest = {name: value for name, values in own.items() for value in values if name not in new}
        if rest and OTHERS in columns:
            cells[columns.index(OTHERS)] = write_object(rest).decode().strip()
        return _row(cells, delimiter)

    mark = codecs.BOM_UTF8 if job.marked else b""
    return one, Frame(start=mark + _row(columns, delimiter))


def _row(cells: list[str], delimiter: str) -> bytes:
    """Return a row; the line ends of RFC 4180, or a cell with a lone CR would not be quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    """Return a value as a cell: texts as they are, nothing for null, all else as JSON."""
    if isinstance(value, msgspec.Raw):
        raw = bytes(value)
        if raw[:1] not in (b'"', b"n"):
            return raw.decode()
        value = read_value(raw)
    if value is None:
        return ""
    if isinstance(value, str):
        return utf8(value)
    text = write_object({"": value}).decode().strip()[4:-1]
    return str(read_value(text.encode())) if text[:1] == '"' else text
