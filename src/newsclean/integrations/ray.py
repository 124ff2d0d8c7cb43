"""Ray: `Cleaner` for ``Dataset.map_batches``, as a task or as an actor."""

from typing import TYPE_CHECKING, Any

from newsclean.integrations.arrow import clean_batch
from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow as pa


class Cleaner:
    """Cleans Arrow batches: ``ds.map_batches(Cleaner(), batch_format="pyarrow")``.

    As an actor, which loads its tables once: ``ds.map_batches(Cleaner, batch_format="pyarrow",
    compute=ray.data.ActorPoolStrategy(size=2))``, with arguments in ``fn_constructor_kwargs``.
    """

    def __init__(
        self, text: str = "text", *, pipeline: Pipeline | None = None, **options: Any
    ) -> None:
        """Take the column of the texts, what cleans, and the other arguments of `clean_batch`."""
        self.text = text
        self.pipeline = pipeline
        self.options = options

    def __call__(self, batch: "pa.Table") -> "pa.Table":
        """Return `batch` with the columns of its articles."""
        return clean_batch(batch, self.text, pipeline=self.pipeline, **self.options)
