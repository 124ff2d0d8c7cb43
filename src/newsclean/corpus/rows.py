"""Records as rows: the columns of a table of them, and the value that each has in a column.

What writes the rows makes cells of the values: `csv_table` and `excel`.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from newsclean.corpus.columns import OTHERS, first_of, refuse_taken
from newsclean.corpus.job import Job, value_of
from newsclean.corpus.outcome import Outcome
from newsclean.readers.columns import columns_of
from newsclean.readers.errors import RecordError
from newsclean.readers.fields import own_fields
from newsclean.readers.members import read_value
from newsclean.readers.recognise import Source
from newsclean.readers.records import Chunk, Item
from newsclean.text.visible import utf8
from newsclean.writers.json import sayable, write_object


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
        known = columns_of(source, job.encoding, job.delimiter)
        columns += _missing(columns, known or [])
        is_known = is_known and known is not None
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


def rows(job: Job) -> tuple[list[str], Callable[[Outcome], list[Any]]]:
    """Return the names of all columns, and what gives the values of a record in them.

    A value is None where the record has none.
    """
    added = [name for _, name in job.into] + [job.error_into]
    columns = [*job.columns, *[name for name in added if name not in job.columns]]

    def one(outcome: Outcome) -> list[Any]:
        new = _new(outcome, job)
        own: dict[str, list[Any]] = {}
        for name, value in outcome.own.items():
            own.setdefault(str(name), []).append(value)
        values = [
            new[name] if name in new else own[name].pop(0) if own.get(name) else None
            for name in columns
        ]
        rest = {name: value for name, left in own.items() for value in left if name not in new}
        if rest and OTHERS in columns:
            values[columns.index(OTHERS)] = write_object(rest).decode().strip()
        return values

    return columns, one


def _new(outcome: Outcome, job: Job) -> dict[str, Any]:
    """Return what the record gets: of its article, or its error."""
    if outcome.article is not None:
        return {name: value_of(outcome.article, field) for field, name in job.into}
    return {job.error_into: outcome.error} if outcome.failure else {}


def text_of(value: Any) -> str:
    """Return a value as text: texts as they are, nothing for null, all else as JSON."""
    if isinstance(value, msgspec.Raw):
        raw = bytes(value)
        if raw[:1] not in (b'"', b"n"):
            return raw.decode()
        value = read_value(raw)
    if value is None:
        return ""
    if isinstance(value, str):
        return utf8(value)
    text = write_object({"": sayable(value)}).decode().strip()[4:-1]
    return str(read_value(text.encode())) if text[:1] == '"' else text
