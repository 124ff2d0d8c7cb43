"""Arrow: a table or a batch of records in, the same with the columns of their articles out.

This is what engines with columns share: Spark, Ray, datasets, polars, DuckDB and pandas all hand
over Arrow, and take it back.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from newsclean.corpus.job import provenance
from newsclean.integrations.fields import FIELDS, Into, Kind, RowCleaner, names, row
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.errors import RecordError
from newsclean.readers.parquet import arrow
from newsclean.readers.records import Failure

if TYPE_CHECKING:
    import pyarrow as pa

    Rows = TypeVar("Rows", pa.Table, pa.RecordBatch)

OnError = Literal["column", "raise", "drop"]


def clean_batch(
    rows: "Rows",
    text: str = "text",
    *,
    html: str | None = None,
    title: str | None = "title",
    url: str | None = "url",
    language: str | None = "language",
    into: Into = tuple(FIELDS),
    ledger: bool = False,
    on_error: OnError = "column",
    pipeline: Pipeline | None = None,
) -> "Rows":
    """Return `rows` with the articles that they hold, in columns (see `schema`).

    A row with neither text nor page gets nulls. The columns that are read are replaced where the
    articles' have their names: give `into` a mapping to keep both, such as ``{"text": "clean_text"}``.
    Other columns are never replaced.

    Args:
        rows: a Table or a RecordBatch.
        text: the column of the texts.
        html: the column of pages (text or bytes), for rows that have no text.
        title: the column of the titles; this one, `url` and `language` need not be there, and None
            reads none.
        url: that of the addresses.
        language: that of the languages, as two-letter codes.
        into: the fields of the Article to take, or a mapping of fields to columns.
        ledger: whether a column ``article`` holds the whole Article as JSON, from which the input
            can be restored.
        on_error: what becomes of a row that cannot be cleaned: ``column`` says why in the column
            ``error``, ``raise`` raises it, ``drop`` leaves the row out.
        pipeline: what cleans; `Pipeline.default()` if not given.

    Raises:
        ValueError: a column or a field is not there, a new column has the name of one that is not
            read, or `on_error` is none of the three.
        TypeError: `rows` is neither a Table nor a RecordBatch.
        RecordError: a row cannot be cleaned, and `on_error` is ``raise``.
        MissingExtraError: pyarrow is not installed, or a page needs what is not.
    """
    pa = arrow()
    if not isinstance(rows, pa.Table | pa.RecordBatch):
        raise TypeError(
            f"clean_batch takes a Table or RecordBatch of Arrow, not {type(rows).__name__}:"
            " make one with pyarrow.table(…), or of a data frame with pyarrow.Table.from_pandas(…)"
        )
    pipeline = pipeline or Pipeline.default()
    if on_error not in ("column", "raise", "drop"):
        raise ValueError(f"on_error must be column, raise or drop; not {on_error!r}")
    read = {"text": text, "html": html, "title": title, "url": url, "language": language}
    columns = _present(read, rows.schema)
    wanted = names(into, ledger=ledger)
    _refuse_taken(rows.schema.names, wanted, columns)
    target = schema(rows.schema, into=into, ledger=ledger, pipeline=pipeline)
    clean = RowCleaner(pipeline)
    if isinstance(rows, pa.RecordBatch):
        return _batch(rows, columns, wanted, target, clean, on_error, 0)
    batches, number = [], 0
    for batch in rows.to_batches():
        batches.append(_batch(batch, columns, wanted, target, clean, on_error, number))
        number += batch.num_rows
    return pa.Table.from_batches(batches, target)


def schema(
    own: "pa.Schema",
    *,
    into: Into = tuple(FIELDS),
    ledger: bool = False,
    pipeline: Pipeline | None = None,
) -> "pa.Schema":
    """Return the schema of what `clean_batch` makes of rows whose schema is `own`.

    Columns of texts are strings, those of several are lists of strings, ``removed`` is a 64-bit
    integer, ``is_free`` a boolean; all may be null. The metadata names the version of newsclean and
    the Pipeline's fingerprint.

    Raises:
        ValueError: there is no such field, or two have one column.
        MissingExtraError: pyarrow is not installed.
    """
    made = own
    for name, column in names(into, ledger=ledger).items():
        field = arrow().field(column, _type(FIELDS[name].kind if name in FIELDS else "text"))
        at = made.get_all_field_indices(column)
        made = made.set(at[0], field) if at else made.append(field)
    metadata = {**(own.metadata or {}), **provenance(pipeline or Pipeline.default())}
    return made.with_metadata(metadata)


def _type(kind: Kind) -> Any:
    pa = arrow()
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.int64(),
        "truth": pa.bool_(),
    }
    return types[kind]


def _present(read: Mapping[str, str | None], own: "pa.Schema") -> dict[str, str]:
    """Return the columns to read that are there.

    Raises:
        ValueError: one is not there that is no default, or there is neither text nor page.
    """
    found = {name: column for name, column in read.items() if column in own.names}
    for name, column in read.items():
        is_optional = name == column or (name == "text" and "html" in found)
        if column is not None and name not in found and not is_optional:
            raise ValueError(f"there is no column {column!r}; there are {', '.join(own.names)}")
    if found.keys().isdisjoint(("text", "html")):
        raise ValueError(f"there is no column 'text'; there are {', '.join(own.names)}")
    return {name: str(column) for name, column in found.items()}


def _refuse_taken(own: list[str], wanted: Mapping[str, str], read: Mapping[str, str]) -> None:
    """Refuse new columns that would replace others than those that are read.

    Raises:
        ValueError: there is one.
    """
    for name, column in wanted.items():
        if column in own and column not in read.values():
            raise ValueError(
                f"there is a column {column!r} already, which is not read: give the article's"
                f" another name, as in into={{{name!r}: 'clean_{name}'}}, or leave it out"
            )


def _batch(
    batch: "pa.RecordBatch",
    columns: Mapping[str, str],
    wanted: Mapping[str, str],
    target: "pa.Schema",
    clean: RowCleaner,
    on_error: OnError,
    number: int,
) -> Any:
    """Return `batch` with the columns of its articles; its rows are numbered on from `number`."""
    pa = arrow()
    made = [*_made(batch, columns, clean, number)]
    if on_error == "raise":
        for one in made:
            if isinstance(one, Failure):
                raise RecordError(one.type, str(one))
    if on_error == "drop":
        batch = batch.filter(pa.array([not isinstance(one, Failure) for one in made], pa.bool_()))
        made = [one for one in made if not isinstance(one, Failure)]
    found = [row(one, wanted) for one in made]
    new = {*wanted.values()}
    arrays = [
        pa.array([values[field.name] for values in found], field.type)
        if field.name in new
        else batch.column(batch.schema.get_field_index(field.name))
        for field in target
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=target)


def _made(
    batch: "pa.RecordBatch", columns: Mapping[str, str], clean: RowCleaner, number: int
) -> Iterator[Article | Failure | None]:
    """Yield what became of each row."""
    values = {name: batch.column(column) for name, column in columns.items()}
    for at in range(batch.num_rows):
        number += 1
        try:
            record = {name: column[at].as_py() for name, column in values.items()}
        except UnicodeDecodeError as error:  # an engine let it through
            yield Failure("InvalidUTF8", f"not UTF-8: {error.reason}", number, clean.source)
            continue
        yield clean(record, number)
