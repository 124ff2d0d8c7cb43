"""The columns of a Parquet output: the record's own, the article's, and the error's."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from itertools import chain
from typing import Any

import msgspec

from newsclean.corpus.job import WHOLE, Job, provenance
from newsclean.model.article import Article
from newsclean.readers.errors import InputError, RecordError
from newsclean.readers.fields import own_fields
from newsclean.readers.members import Earlier, read_value
from newsclean.readers.parquet import arrow, schemas, unified, unpacked
from newsclean.readers.recognise import Source
from newsclean.readers.records import Chunk, Item
from newsclean.readers.streams import STDIN, is_pipe

OTHERS = "other_fields"  # JSON of the fields of a record that have no column
SAMPLE = 1000  # records that the columns of JSONL are inferred from
_SAMPLE_BYTES = 1 << 24
_DEEPEST = 16  # levels of lists and objects in a column; Arrow writes 60 or so


def with_schema(
    job: Job, sources: list[Source], found: Iterable[Item | Chunk]
) -> tuple[Job, Iterable[Item | Chunk]]:
    """Return `job` with the columns of its records, and all of `found`.

    Parquet files declare their columns. Columns of other records are inferred from the first
    `SAMPLE` of them; fields that only later records have go into the column `OTHERS`.

    Raises:
        InputError: columns have types that do not agree, or one has a name that the output needs.
    """
    pa = arrow()
    files = [
        s.path for s in sources if s.kind == "parquet" and s.path != STDIN and not is_pipe(s.path)
    ]
    known = schemas(files)
    if len(files) < len(sources):
        first, found, _ = first_of(found)
        known += [
            unpacked(item.table).schema for item in first if isinstance(item, Chunk) and item.table
        ]
        own = [_readable(item) for item in first if isinstance(item, Item)]
        known.append(pa.schema([*_inferred(own), pa.field(OTHERS, pa.string())]))
    own_columns = unified(known)
    refuse_taken(own_columns.names, job)
    return msgspec.structs.replace(job, schema=own_columns.serialize().to_pybytes()), found


def first_of(
    found: Iterable[Item | Chunk],
) -> tuple[list[Item | Chunk], Iterable[Item | Chunk], bool]:
    """Return the first of `found`, all of it, and whether there is more than the first."""
    first, weight, rest = [], 0, iter(found)
    for item in rest:
        first.append(item)
        weight += len(item.table or b"") if isinstance(item, Chunk) else len(item.data)
        if len(first) == SAMPLE or weight > _SAMPLE_BYTES:
            return first, chain(first, rest), True
    return first, first, False


def _readable(item: Item) -> dict[str, Any]:
    """Return the fields of a record as plain values; none if it cannot be read."""
    try:
        return values(own_fields(item))
    except RecordError:
        return {}


def values(own: dict[str, Any]) -> dict[str, Any]:
    """Return a record's fields with raw JSON read; what a value cannot be made of stays raw."""
    return {name: _value(field) for name, field in own.items() if not isinstance(name, Earlier)}


def _value(field: Any) -> Any:
    if isinstance(field, date | time):  # in ISO 8601, or days and times would be no column together
        return field.isoformat()
    if not isinstance(field, msgspec.Raw):
        return field
    try:
        return read_value(bytes(field))
    except (ValueError, RecursionError):  # a number of very many digits, say
        return field


def _inferred(records: list[dict[str, Any]]) -> Iterator[Any]:
    """Yield a field for each name in `records` whose values are of one type."""
    pa = arrow()
    for name in dict.fromkeys(chain.from_iterable(records)):
        try:
            kind = pa.array([_storable(record.get(name)) for record in records]).type
            name.encode()
        except (pa.ArrowException, UnicodeEncodeError, OverflowError, TypeError):
            continue
        if not pa.types.is_null(kind) and _is_storable(kind, _DEEPEST):
            yield pa.field(name, kind)


def _is_storable(kind: Any, levels: int) -> bool:
    """Can a file hold a column of the inferred type `kind`, which has at most so many `levels`?"""
    types = arrow().types
    if types.is_struct(kind):
        inner = [kind.field(i).type for i in range(kind.num_fields)]
        return bool(inner) and levels > 0 and all(_is_storable(t, levels - 1) for t in inner)
    return not types.is_list(kind) or (levels > 0 and _is_storable(kind.value_type, levels - 1))


def _storable(value: Any) -> Any:
    """Return `value`, or None for what no column holds: a number too large, a lone surrogate."""
    if isinstance(value, msgspec.Raw):
        return None
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return None
    return value


def refuse_taken(names: list[str], job: Job) -> None:
    """Refuse a column whose name the output of `job` needs.

    Raises:
        InputError: there is one, and it may not be replaced.
    """
    for name in (job.error_into, *(name for _, name in job.into)):
        if name in names and not job.overwrite:
            option = "--error-field" if name == job.error_into else "--into"
            raise InputError(f"there is a column {name!r} already: give another name with {option}")


def whole_schema(job: Job) -> Any:
    """Return the schema of the output: own columns, then the article's, then the error's.

    Its metadata says by which newsclean and which Pipeline it was made.
    """
    pa = arrow()
    schema = pa.ipc.read_schema(pa.py_buffer(job.schema))
    for name, kind in added(job):
        at = schema.get_field_index(name)
        field = pa.field(name, kind)
        schema = schema.append(field) if at < 0 else schema.set(at, field)
    return schema.with_metadata({**(schema.metadata or {}), **provenance(job.pipeline())})


def added(job: Job) -> list[tuple[str, Any]]:
    """Return the columns that `job` adds or replaces: name and Arrow type."""
    info = msgspec.inspect.type_info(Article)
    fields = {f.name: f.type for f in info.fields}  # type: ignore[attr-defined]  # the info of a Struct has them
    pa = arrow()
    kinds = {WHOLE: arrow_type(info), "text": pa.string()}
    columns = [(name, kinds.get(field) or arrow_type(fields[field])) for field, name in job.into]
    error = pa.struct(
        [
            ("type", pa.string()),
            ("message", pa.string()),
            ("record", pa.int64()),
            ("source", pa.string()),
            ("input", pa.string()),
        ]
    )
    return [*columns, (job.error_into, error)]


def arrow_type(info: Any) -> Any:
    """Return the Arrow type for a type of the Article, as msgspec describes it."""
    pa = arrow()
    inspect = msgspec.inspect
    match info:
        case inspect.UnionType():
            return arrow_type(next(t for t in info.types if not isinstance(t, inspect.NoneType)))
        case inspect.StructType():
            return pa.struct([(field.encode_name, arrow_type(field.type)) for field in info.fields])
        case inspect.VarTupleType() | inspect.ListType():
            return pa.list_(arrow_type(info.item_type))
        case inspect.TupleType():
            return pa.list_(arrow_type(info.item_types[0]))
        case inspect.IntType():
            return pa.int64()
        case inspect.FloatType():
            return pa.float64()
        case inspect.BoolType():
            return pa.bool_()
        case _:  # str, Literal, datetime: as text, as in JSON
            return pa.string()
