"""Parquet out: chunks as Arrow batches in a file that grows, then the whole as Parquet.

The batches of a run are an Arrow stream, which can be cut after any batch and continued, and become
row groups of a fixed size at the end (see `whole`).
"""

from collections.abc import Callable
from typing import Any

import msgspec

from newsclean.corpus.columns import OTHERS, values, whole_schema
from newsclean.corpus.job import Job, value_of
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Frame
from newsclean.readers.parquet import arrow, unpacked, without_dictionaries
from newsclean.readers.records import Chunk
from newsclean.writers.json import write_object

ROW_GROUP = 1024  # records
_DECLARED = b"newsclean.declared"  # metadata of the stream: the schema that the file gets


Encode = Callable[[list[Outcome], Chunk], list[bytes]]


def batches(job: Job) -> tuple[Encode, Frame]:
    """Return what makes an Arrow batch of a chunk, and the frame that makes a stream of batches.

    The schema of `job` is known.
    """
    pa = arrow()
    declared = whole_schema(job)
    fields = [field.with_type(without_dictionaries(field.type)) for field in declared]
    schema = pa.schema(fields)  # or each batch would need the dictionaries of those before it
    start = schema.with_metadata({_DECLARED: declared.serialize().to_pybytes()})

    def encode(outcomes: list[Outcome], chunk: Chunk) -> list[bytes]:
        if not outcomes:
            return []
        batch = _batch(outcomes, chunk, schema, job)
        return [batch.serialize().to_pybytes()]

    return encode, Frame(start=start.serialize().to_pybytes())


def _batch(outcomes: list[Outcome], chunk: Chunk, schema: Any, job: Job) -> Any:
    """Return the records of a chunk as one RecordBatch of `schema`."""
    new = dict(_new_columns(outcomes, job, schema))
    own = [field for field in schema if field.name not in new]
    if chunk.table is None:
        old = _from_fields([outcome.own for outcome in outcomes], own)
    else:
        old = _from_table(chunk, [o.item.number for o in outcomes], own)
    arrays = [new[f.name] if f.name in new else old[f.name] for f in schema]
    return arrow().RecordBatch.from_arrays(arrays, schema=schema)


def _new_columns(outcomes: list[Outcome], job: Job, schema: Any) -> Any:
    """Yield name and array of each column that is added."""
    for field, name in job.into:
        found = [
            None if o.article is None else _storable(value_of(o.article, field)) for o in outcomes
        ]
        yield name, arrow().array(found, schema.field(name).type)
    errors = [_storable(o.error) if o.failure else None for o in outcomes]
    yield job.error_into, arrow().array(errors, schema.field(job.error_into).type)


def _storable(value: Any) -> Any:
    """Return a value of an Article as plain values, in UTF-8: lone surrogates become question marks."""
    try:
        return msgspec.json.decode(msgspec.json.encode(value))
    except UnicodeEncodeError:
        return _replaced(msgspec.to_builtins(value))


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _replaced(item) for key, item in value.items()}
    return [_replaced(item) for item in value] if isinstance(value, (list, tuple)) else value


def _from_table(chunk: Chunk, numbers: list[int], own: list[Any]) -> dict[str, Any]:
    """Return the columns of a table, cast to the types that all inputs agree on."""
    pa = arrow()
    batch = unpacked(chunk.table or b"")
    if len(numbers) < batch.num_rows:  # some are left out
        wanted = set(numbers)
        batch = batch.filter(pa.array([item.number in wanted for item in chunk.items]))
    columns = {}
    for field in own:
        at = batch.schema.get_field_index(field.name)
        missing = at < 0
        columns[field.name] = (
            pa.nulls(batch.num_rows, field.type) if missing else batch.column(at).cast(field.type)
        )
    return columns


def _from_fields(records: list[dict[str, Any]], own: list[Any]) -> dict[str, Any]:
    """Return the fields of records as columns; fields without a column are JSON in `OTHERS`."""
    pa = arrow()
    plain = [values(record) for record in records]
    left = [dict(record) for record in records]
    columns = {}
    for field in own:
        if field.name == OTHERS:
            continue
        fitting = [_fitting(record.get(field.name), field.type) for record in plain]
        columns[field.name] = pa.array(fitting, field.type)
        for rest, record, value in zip(left, plain, fitting, strict=True):
            if field.name in rest and (value is not None or record[field.name] is None):
                del rest[field.name]
    if any(field.name == OTHERS for field in own):
        others = [write_object(rest).decode().rstrip() if rest else None for rest in left]
        columns[OTHERS] = pa.array(others, pa.string())
    return columns


def _fitting(value: Any, kind: Any) -> Any:
    """Return `value` if a column of type `kind` holds it without loss, else None."""
    pa = arrow()
    if value is None or (isinstance(value, str) and pa.types.is_string(kind) and value.isascii()):
        return value
    try:
        kept = pa.scalar(value, kind).as_py()
    except (pa.ArrowException, UnicodeEncodeError, OverflowError, TypeError, ValueError):
        return None
    same = isinstance(value, bool) == isinstance(kept, bool)
    return value if same and (kept == value or _padded(value, kept)) else None


def _padded(value: Any, kept: Any) -> bool:
    """Is `kept` only `value` with the missing fields of its objects as nulls?"""
    if isinstance(value, dict) and isinstance(kept, dict):
        return value.keys() <= kept.keys() and all(
            _padded(value.get(name), item) for name, item in kept.items()
        )
    if isinstance(value, list) and isinstance(kept, list):
        return len(value) == len(kept) and all(map(_padded, value, kept))
    return bool(value == kept) or (value != value and kept != kept)  # NaN is NaN


def write_parquet(stream: Any, out: Any) -> None:
    """Write the batches of an Arrow stream as Parquet, in row groups of `ROW_GROUP` records.

    The file does not depend on how the stream is cut into batches.
    """
    pa = arrow()
    reader = pa.ipc.open_stream(stream)
    declared = pa.ipc.read_schema(pa.py_buffer(reader.schema.metadata[_DECLARED]))
    with pa.parquet.ParquetWriter(out, declared, compression="zstd") as writer:

        def write(rows: Any) -> None:
            writer.write_table(rows.combine_chunks().cast(declared), ROW_GROUP)

        held, count = [], 0
        for batch in reader:
            held.append(batch)
            count += batch.num_rows
            while count >= ROW_GROUP:
                table = pa.Table.from_batches(held)
                write(table.slice(0, ROW_GROUP))
                held = table.slice(ROW_GROUP).to_batches()
                count -= ROW_GROUP
        if count:
            write(pa.Table.from_batches(held))
