"""Ray: `Cleaner` for ``Dataset.map_batches``, as a task or as an actor; `learn` learns site rules."""

from typing import TYPE_CHECKING, Any

from newsclean.integrations.arrow import clean_batch
from newsclean.integrations.learning import PART, BatchLearner, merged
from newsclean.pipeline import Pipeline
from newsclean.site_rules.rule import SiteRules

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset


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


def learn(ds: "Dataset", text: str = "text", **options: Any) -> SiteRules:
    """Return the site rules that the rows of `ds` teach: each block is learned from, then all are merged here.

    Args:
        ds: the rows; a block of them is a part.
        text: the column of the texts.
        options: the other arguments of `newsclean.integrations.learning.BatchLearner`.

    Raises:
        ValueError: there is no such column.
    """
    learner = BatchLearner(text, **options)
    learner.check(ds.columns() or [text])
    made = ds.map_batches(_Learned(learner), batch_format="pyarrow", batch_size=None)
    return merged(row[PART] for row in made.iter_rows())


class _Learned:
    """Makes of a block what it taught."""

    def __init__(self, learner: BatchLearner) -> None:
        self.learner = learner

    def __call__(self, block: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        return pa.table({PART: pa.array([self.learner([block])], pa.binary())})
