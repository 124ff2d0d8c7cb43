"""Spark: a DataFrame in, the same with the columns of the articles out, cleaned by Arrow batches.

`learn` learns site rules from a DataFrame.

The workers are Python processes: newsclean must be installed where they run, and the environment
variable ``PYSPARK_PYTHON`` names the Python there.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.integrations.arrow import clean_batch, schema
from newsclean.integrations.fields import ERROR, FIELDS, Into, names
from newsclean.integrations.learning import PART, BatchLearner, merged
from newsclean.pipeline import Pipeline
from newsclean.site_rules.rule import SiteRules

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.accumulators import Accumulator
    from pyspark.context import SparkContext
    from pyspark.sql import DataFrame


class Counts(NamedTuple):
    """Accumulators: how many rows were cleaned, how many failed, how many characters went.

    As with all accumulators, a task that Spark runs twice counts twice.
    """

    rows: "Accumulator[int]"
    failed: "Accumulator[int]"
    removed: "Accumulator[int]"


def counts(context: "SparkContext") -> Counts:
    """Return new accumulators of `context`, for `clean_column`."""
    return Counts(context.accumulator(0), context.accumulator(0), context.accumulator(0))


def clean_column(
    df: "DataFrame",
    text: str = "text",
    *,
    into: Into = tuple(FIELDS),
    ledger: bool = False,
    pipeline: Pipeline | None = None,
    counts: Counts | None = None,
    **options: Any,
) -> "DataFrame":
    """Return `df` with the articles that it holds, in columns; nothing is done before Spark asks.

    Args:
        df: the rows.
        text: the column of the texts.
        into: see `newsclean.integrations.arrow.clean_batch`, as for all that is not named here.
        ledger: likewise.
        pipeline: likewise.
        counts: accumulators to count in; ``removed`` needs that field in `into`.
        options: the other arguments of `clean_batch`, such as ``html`` or ``on_error``.

    Raises:
        ValueError: a column or a field is not there, or a new column has the name of another.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    own = to_arrow_schema(df.schema)
    clean: Callable[[Any], Any] = partial(
        clean_batch, text=text, into=into, ledger=ledger, pipeline=pipeline, **options
    )
    clean(own.empty_table())  # so that a wrong argument is told here, not by a worker
    target = schema(own, into=into, ledger=ledger, pipeline=pipeline)
    columns = names(into, ledger=ledger)
    work = partial(_cleaned, clean, counts, columns[ERROR], columns.get("removed"))
    return df.mapInArrow(work, from_arrow_schema(target.remove_metadata()))


def learn(df: "DataFrame", text: str = "text", **options: Any) -> SiteRules:
    """Return the site rules that the rows of `df` teach: the workers learn in parts, which are merged here.

    Args:
        df: the rows.
        text: the column of the texts.
        options: the other arguments of `newsclean.integrations.learning.BatchLearner`.

    Raises:
        ValueError: there is no such column.
    """
    learner = BatchLearner(text, **options)
    learner.check(df.columns)
    made = df.mapInArrow(partial(_learned, learner), f"{PART} binary")
    return merged(bytes(row[PART]) for row in made.toLocalIterator())


def _learned(
    learner: BatchLearner, batches: "Iterable[pa.RecordBatch]"
) -> "Iterator[pa.RecordBatch]":
    """Yield what a partition taught; what a worker does."""
    import pyarrow as pa

    yield pa.RecordBatch.from_pydict({PART: [learner(batches)]})


def _cleaned(
    clean: Callable[[Any], Any],
    counts: Counts | None,
    error: str,
    removed: str | None,
    batches: "Iterable[pa.RecordBatch]",
) -> "Iterator[pa.RecordBatch]":
    """Yield `batches`, cleaned; what a worker does."""
    for batch in batches:
        made = clean(batch)
        if counts is not None:
            failed = made.column(error)
            counts.rows.add(batch.num_rows)
            counts.failed.add(len(failed) - failed.null_count)
            if removed is not None:
                counts.removed.add(sum(n for n in made.column(removed).to_pylist() if n))
        yield made
