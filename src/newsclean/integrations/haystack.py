"""Haystack: a component that cleans documents."""

from collections.abc import Collection
from dataclasses import replace

from haystack import Document, component

from newsclean.integrations.fields import FACTS, RowCleaner, body, facts, told
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Failure


@component
class NewsCleaner:
    """Cleans documents; their meta gets what is known of the article and was not yet there.

    A document that cannot be cleaned stays as it was, with ``newsclean_error`` in its meta. Cleaned
    documents get a new id, as Haystack derives it from what they say.
    """

    def __init__(self, pipeline: Pipeline | None = None, into: Collection[str] = FACTS) -> None:
        """Take what cleans, and the fields for the meta."""
        self.cleaner = RowCleaner(pipeline, "document")
        self.into = tuple(into)

    @component.output_types(documents=list[Document])  # type: ignore[untyped-decorator]
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """Return new documents, in order."""
        return {"documents": [self._cleaned(document) for document in documents]}

    def _cleaned(self, document: Document) -> Document:
        said = document.meta
        known = {name: said.get(name) for name in ("title", "language", "url")}
        made = self.cleaner({**known, "text": document.content})
        if isinstance(made, Failure):
            meta = {**said, "newsclean_error": told(made)}
            return replace(document, id="", meta=meta)
        if not isinstance(made, Article):
            return document
        return replace(document, id="", content=body(made), meta={**facts(made, self.into), **said})
