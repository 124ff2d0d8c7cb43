"""LangChain: a document transformer that cleans, for what loaders hand over."""

from collections.abc import Collection, Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from newsclean.integrations.fields import FACTS, RowCleaner, body, facts, told
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Failure


class CleanTransformer(BaseDocumentTransformer):  # type: ignore[misc]  # it may not be installed
    """Cleans documents; their metadata gets what is known of the article and was not yet there.

    It reads ``title``, ``language`` and ``source`` of the metadata (the address, as loaders name it).
    A document that cannot be cleaned stays as it was, with ``newsclean_error`` in its metadata.
    """

    def __init__(self, pipeline: Pipeline | None = None, *, into: Collection[str] = FACTS) -> None:
        """Take what cleans, and the fields for the metadata."""
        self.cleaner = RowCleaner(pipeline, "document")
        self.into = tuple(into)

    def transform_documents(
        self, documents: Sequence[Document], **kwargs: Any
    ) -> Sequence[Document]:
        """Return new documents, in order; `kwargs` are LangChain's and not read."""
        return [self._cleaned(document) for document in documents]

    def _cleaned(self, document: Document) -> Document:
        said = document.metadata
        known = {
            "title": said.get("title"),
            "language": said.get("language"),
            "url": said.get("url") or said.get("source"),
        }
        made = self.cleaner({**known, "text": document.page_content})
        if isinstance(made, Failure):
            metadata = {**said, "newsclean_error": told(made)}
            return document.model_copy(update={"metadata": metadata})
        if not isinstance(made, Article):
            return document
        metadata = {**facts(made, self.into), **said}
        return document.model_copy(update={"page_content": body(made), "metadata": metadata})
