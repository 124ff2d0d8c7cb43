"""Parquet in: batches of rows as Arrow streams. Only the workers look at the columns."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.readers.errors import InputError, needed
from newsclean.readers.members import named
from newsclean.readers.records import CHUNK_RECORDS, Chunk, Item
from newsclean.readers.streams import BUFFER, Stream, opened

if TYPE_CHECKING:
    import pyarrow as pa


def arrow() -> Any:
    """Return pyarrow.

    Raises:
        MissingExtraError: it is not installed.
    """
    with needed("Parquet", "parquet", "pyarrow"):
        import pyarrow
        import pyarrow.parquet
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


def schemas(paths: Sequence[str]) -> list["pa.Schema"]:
    """Return the schemas of the Parquet files `paths`.

    Raises:
        InputError: one is not a whole Parquet file.
    """
    found = []
    for path in paths:
        try:
            with opened(path) as stream:
                found.append(_file(stream).schema_arrow.remove_metadata())
        except arrow().ArrowException as error:
            raise InputError(f"{path} is not a whole Parquet file: {_sentence(error)}") from None
    return found


def unified(schemas: Sequence["pa.Schema"]) -> "pa.Schema":
    """Return one schema that holds the columns of all `schemas`.

    A column that is dictionary-encoded stays so where all agree on what it holds.

    Raises:
        InputError: two have columns of one name and of types that do not go together, or one has
            two columns of one name.
    """
    pa = arrow()
    plain = [pa.schema([f.with_type(without_dictionaries(f.type)) for f in s]) for s in schemas]
    try:
        whole = pa.unify_schemas(plain, promote_options="permissive")
    except pa.ArrowException as error:
        raise InputError(f"the columns do not go together: {_sentence(error)}") from None
    fields = []
    for field in whole:
        types = {s.field(field.name).type for s in schemas if field.name in s.names}
        (first, *others) = [_with_wide_dictionaries(kind) for kind in types]
        fields.append(
            field if others or not _castable(field.type, first) else field.with_type(first)
        )
    return pa.schema(fields)


def _with_wide_dictionaries(kind: Any) -> Any:
    """Return `kind` with indices that several files cannot exhaust."""
    pa = arrow()

    def widened(k: Any) -> Any:
        return (
            pa.dictionary(pa.int32(), k.value_type, k.ordered) if pa.types.is_dictionary(k) else k
        )

    return _mapped(kind, widened)


def _castable(plain: Any, kind: Any) -> bool:
    pa = arrow()
    try:
        pa.nulls(1, plain).cast(kind)
    except pa.ArrowException:
        return False
    return bool(without_dictionaries(kind) == plain)


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


def columns(batch: Any, names: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return the columns `names` of a batch, or all, as one dict a row; of one name, all are kept."""
    schema = batch.schema
    chosen = [at for at, name in enumerate(schema.names) if names is None or name in names]
    values = [_listed(batch.column(at)) for at in chosen]
    titles = [schema.names[at] for at in chosen]
    return [named(zip(titles, row, strict=True)) for row in zip(*values, strict=True)] or [
        {} for _ in range(batch.num_rows)
    ]


def _listed(column: Any) -> list[Any]:
    """Return a column as Python values; times that Python does not have as text or as a number."""
    pa = arrow()
    try:
        values: list[Any] = column.to_pylist()
    except OverflowError:  # a date beyond the year 9999
        values = [_value(item) for item in column]
    except UnicodeDecodeError:  # text that is not UTF-8, as a damaged file may have it
        values = [_decoded(said) for said in column.cast(pa.binary()).to_pylist()]
    except (ValueError, ImportError):  # nanoseconds
        timed = pa.types.is_timestamp(column.type)
        values = column.cast(pa.string() if timed else pa.int64()).to_pylist()
    return values


def _decoded(said: bytes | None) -> str | None:
    """Return `said` as text; a byte that is not UTF-8 becomes a lone surrogate, as elsewhere."""
    return None if said is None else said.decode("utf-8", "surrogateescape")


def _value(item: Any) -> Any:
    """Return an Arrow scalar as a Python value; what has a time that Python has not, as text."""
    try:
        return item.as_py()
    except (ValueError, OverflowError):
        return item.cast(_with_times_as_text(item.type)).as_py()


def _with_times_as_text(kind: Any) -> Any:
    pa = arrow()
    types = pa.types
    return _mapped(kind, lambda k: pa.string() if types.is_temporal(k) else k)


def without_dictionaries(kind: Any) -> Any:
    """Return the Arrow type `kind` with what is dictionary-encoded in it plain."""
    types = arrow().types
    return _mapped(kind, lambda k: k.value_type if types.is_dictionary(k) else k)


def _mapped(kind: Any, change: Callable[[Any], Any]) -> Any:
    """Return the type `kind` with `change` made to all that it is made of."""
    pa = arrow()
    types = pa.types
    kind = change(kind)
    if types.is_struct(kind):
        fields = [kind.field(i) for i in range(kind.num_fields)]
        return pa.struct([field.with_type(_mapped(field.type, change)) for field in fields])
    if types.is_map(kind):
        return pa.map_(_mapped(kind.key_type, change), _mapped(kind.item_type, change))
    if types.is_large_list(kind):
        return pa.large_list(kind.value_field.with_type(_mapped(kind.value_type, change)))
    if types.is_fixed_size_list(kind):
        value = kind.value_field.with_type(_mapped(kind.value_type, change))
        return pa.list_(value, kind.list_size)
    if types.is_list(kind):
        return pa.list_(kind.value_field.with_type(_mapped(kind.value_type, change)))
    return kind


def _sentence(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
