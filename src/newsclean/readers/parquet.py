"""Parquet in: batches of rows as Arrow streams. Only the workers look at the columns."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.readers.errors import InputError, MissingExtraError
from newsclean.readers.records import CHUNK_RECORDS, Chunk, Item
from newsclean.readers.streams import BUFFER, Stream, opened

if TYPE_CHECKING:
    import pyarrow as pa


def arrow() -> Any:
    """Return pyarrow.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("Parquet", "parquet", "pyarrow") from None
    return pyarrow


def tables(stream: Stream, name: str) -> Iterator[Chunk]:
    """Yield the rows of a Parquet file, in chunks.

    Raises:
        InputError: it is not a whole Parquet file.
        MissingExtraError: pyarrow is not installed.
    """
    pa = arrow()
    number = 0
    try:
        file = _file(stream)
        for batch in file.iter_batches(batch_size=CHUNK_RECORDS):
            items = tuple(Item(name, number + i, "parquet") for i in range(1, batch.num_rows + 1))
            number += batch.num_rows
            if items:
                yield Chunk(items, packed(batch))
    except pa.ArrowException as error:
        raise InputError(f"not a whole Parquet file: {_sentence(error)}") from None


def _file(stream: Stream) -> Any:
    """Open a Parquet file; a stream that cannot seek is copied to a temporary file first.

    Rows are read a page at a time, so that no row group is in memory whole.
    """
    pa = arrow()
    plain: Any = stream.plain
    if plain is not stream.raw or not stream.raw.seekable():
        import shutil
        import tempfile

        plain = tempfile.TemporaryFile()  # noqa: SIM115  # the ParquetFile reads on after this
        shutil.copyfileobj(stream.plain, plain, BUFFER)
        plain.seek(0)
    return pa.parquet.ParquetFile(plain, pre_buffer=False, buffer_size=BUFFER)


def schemas(paths: Sequence[str]) -> "pa.Schema":
    """Return one schema that holds the columns of all the Parquet files `paths`.

    Raises:
        InputError: two files have columns of one name and of types that do not go together, or
            one is not a whole Parquet file.
    """
    pa = arrow()
    found = []
    for path in paths:
        try:
            with opened(path) as stream:
                found.append(_file(stream).schema_arrow.remove_metadata())
        except pa.ArrowException as error:
            raise InputError(f"{path} is not a whole Parquet file: {_sentence(error)}") from None
    try:
        return pa.unify_schemas(found, promote_options="permissive")
    except pa.ArrowException as error:
        raise InputError(f"the columns do not go together: {_sentence(error)}") from None


def packed(batch: Any) -> bytes:
    """Return a RecordBatch as an Arrow stream."""
    pa = arrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def unpacked(table: bytes) -> Any:
    """Return the RecordBatch of an Arrow stream that `packed` made."""
    return arrow().ipc.open_stream(table).read_next_batch()


def rows(table: bytes) -> list[bytes]:
    """Return every row of an Arrow stream as a stream of its own."""
    batch = unpacked(table)
    return [packed(batch.slice(i, 1)) for i in range(batch.num_rows)]


def columns(batch: Any, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the columns `names` of a batch as one dict a row."""
    chosen = [name for name in names if name in batch.schema.names]
    values = [_listed(batch.column(name)) for name in chosen]
    return [dict(zip(chosen, row, strict=True)) for row in zip(*values, strict=True)] or [
        {} for _ in range(batch.num_rows)
    ]


def _listed(column: Any) -> list[Any]:
    """Return a column as Python values; times finer than Python's as text or as a number."""
    pa = arrow()
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, ImportError):  # nanoseconds
        timed = pa.types.is_timestamp(column.type)
        values = column.cast(pa.string() if timed else pa.int64()).to_pylist()
    return values


def _sentence(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
