"""Hugging Face datasets: `Cleaned` for ``Dataset.map``, streamed or not."""

from typing import TYPE_CHECKING, Any

from newsclean.integrations.arrow import clean_batch, schema
from newsclean.integrations.fields import FIELDS, Into
from newsclean.pipeline import Pipeline
from newsclean.readers.parquet import arrow

if TYPE_CHECKING:
    from datasets import Features


class Cleaned:
    """Cleans batches of a data set: ``ds.map(Cleaned(), batched=True)``.

    Its state holds the Pipeline's fingerprint, so that the cache of datasets does not give what
    another newsclean, or another Pipeline, had made.
    """

    def __init__(
        self,
        text: str = "text",
        *,
        into: Into = tuple(FIELDS),
        ledger: bool = False,
        pipeline: Pipeline | None = None,
        **options: Any,
    ) -> None:
        """Take the column of the texts, what cleans, and the other arguments of `clean_batch`."""
        self.text = text
        self.into = into
        self.ledger = ledger
        self.pipeline = pipeline or Pipeline.default()
        self.fingerprint = self.pipeline.fingerprint
        self.options = options

    def __call__(self, batch: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Return `batch`, a list a column, with the columns of its articles."""
        made: dict[str, list[Any]] = clean_batch(
            arrow().table(dict(batch)),
            self.text,
            into=self.into,
            ledger=self.ledger,
            pipeline=self.pipeline,
            **self.options,
        ).to_pydict()
        return made

    def features(self, own: "Features") -> "Features":
        """Return the features of what is made of a data set with the features `own`.

        For ``map(…, features=…)``: a column that is empty in the first batch has its type then, too.
        """
        from datasets import Features

        made = schema(own.arrow_schema, into=self.into, ledger=self.ledger, pipeline=self.pipeline)
        return Features.from_arrow_schema(made.remove_metadata())
