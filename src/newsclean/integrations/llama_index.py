"""LlamaIndex: a transformation that cleans, for an ingestion pipeline or an index."""

from collections.abc import Sequence
from typing import Any

from llama_index.core.schema import BaseNode, MetadataMode, TransformComponent
from pydantic import PrivateAttr

from newsclean.integrations.fields import FACTS, RowCleaner, body, facts, told
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Failure


class CleanNodes(TransformComponent):  # type: ignore[misc]  # it may not be installed
    """Cleans nodes; their metadata gets what is known of the article and was not yet there.

    A node that cannot be cleaned stays as it was, with ``newsclean_error`` in its metadata. The
    fingerprint is a field, so that the cache of an ingestion pipeline knows another newsclean.
    """

    into: tuple[str, ...] = FACTS
    fingerprint: str = ""
    _cleaner: RowCleaner = PrivateAttr()

    def __init__(self, pipeline: Pipeline | None = None, **data: Any) -> None:
        """Take what cleans, and as `into` the fields for the metadata."""
        cleaner = RowCleaner(pipeline, "node")
        super().__init__(**{**data, "fingerprint": cleaner.job.given.fingerprint})
        self._cleaner = cleaner

    def __call__(self, nodes: Sequence[BaseNode], **kwargs: Any) -> Sequence[BaseNode]:
        """Return copies of `nodes`, cleaned; `kwargs` are LlamaIndex's and not read."""
        return [self._cleaned(node) for node in nodes]

    def _cleaned(self, node: BaseNode) -> BaseNode:
        said = node.metadata
        known = {name: said.get(name) for name in ("title", "language", "url")}
        made = self._cleaner({**known, "text": node.get_content(MetadataMode.NONE)})
        copy = node.model_copy(deep=True)
        if isinstance(made, Failure):
            copy.metadata = {**said, "newsclean_error": told(made)}
        elif isinstance(made, Article):
            copy.metadata = {**facts(made, self.into), **said}
            copy.set_content(body(made))
        return copy
