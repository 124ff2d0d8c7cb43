"""datatrove: a formatter that cleans, a filter by what it found, an extractor of pages, and learning.

::

    CleanFormatter(), CleanFilter(exclusion_writer=JsonlWriter("dropped"))
"""

from collections.abc import Collection
from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.io import DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.pipeline.filters.base_filter import BaseFilter
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.utils.typeshelper import StatHints

from newsclean.integrations.fields import FACTS, LEDGER, RowCleaner, body, facts, removed, told
from newsclean.integrations.learning import add_record, merged
from newsclean.learning.learner import MEMORY, MOST, Learner
from newsclean.model.article import Article, Verdict
from newsclean.pipeline import Pipeline
from newsclean.readers.extractors import Extractor, require
from newsclean.readers.records import Failure
from newsclean.site_rules.rule import SiteRules

FULL: Verdict = "full"
_LEARNED = ".learner"  # how the name of a part ends
FOUND = "newsclean"
"""The key in the metadata of a document under which `CleanFormatter` says what it found."""


class CleanFormatter(BaseFormatter):  # type: ignore[misc]  # datatrove has no types
    """Cleans the text of each document, and writes down what it found in the metadata.

    The fields of the article that are known go into the metadata where it has none of that name.
    Under ``newsclean`` it says the characters that were ``removed``, their ``share`` of the text (0
    to 1), the ``completeness``, and the Pipeline's ``fingerprint``; or the ``error``, and then the
    text is as it was. It reads ``title``, ``url`` and ``language`` of the metadata.
    """

    name = "🧹 newsclean"

    def __init__(
        self,
        pipeline: Pipeline | None = None,
        *,
        into: Collection[str] = FACTS,
        ledger: bool = False,
    ) -> None:
        """Take what cleans, the fields for the metadata, and whether the whole Article is one too."""
        super().__init__()
        self.cleaner = RowCleaner(pipeline, "document")
        self.fingerprint = self.cleaner.job.given.fingerprint
        self.into = tuple(into)
        self.ledger = ledger

    def format(self, text: str) -> str:
        """Return `text`, cleaned by itself; as it was if that cannot be done."""
        made = self.cleaner({"text": text})
        return body(made) if isinstance(made, Article) else text

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Yield the documents, cleaned; none is left out."""
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                self._clean(document)
            yield document

    def _clean(self, document: Document) -> None:
        known = {name: document.metadata.get(name) for name in ("title", "url", "language")}
        made = self.cleaner({**known, "text": document.text})
        found: dict[str, Any] = {"fingerprint": self.fingerprint}
        if isinstance(made, Failure):
            self.stat_update("failed", f"failed_{made.type}")
            found["error"] = told(made)
        elif made is not None:
            taken = removed(made)
            found["removed"] = taken
            found["share"] = taken / max(1, len(document.text))
            if made.completeness:
                found["completeness"] = made.completeness.verdict
            if self.ledger:
                found[LEDGER] = made.to_json()
            self.stat_update("removed_characters", value=taken, unit="doc")
            document.text = body(made)
            for name, value in facts(made, self.into).items():
                if document.metadata.get(name) is None:
                    document.metadata[name] = value
        document.metadata[FOUND] = found


class CleanFilter(BaseFilter):  # type: ignore[misc]  # datatrove has no types
    """Keeps the documents of which `CleanFormatter` found nothing that speaks against them.

    The reasons: ``failed``, ``empty``, ``residue`` (more was removed than `most_removed`), or the
    verdict on its completeness, such as ``paywall``.
    """

    name = "🧹 newsclean"

    def __init__(
        self,
        *,
        most_removed: float = 1.0,
        verdicts: Collection[str] = (FULL,),
        exclusion_writer: Any = None,
    ) -> None:
        """Take the share of a text that may have been removed (0 to 1), and the verdicts that pass.

        A document without a verdict passes. `exclusion_writer` gets what does not.
        """
        super().__init__(exclusion_writer)
        self.most_removed = most_removed
        self.verdicts = tuple(verdicts)

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Return whether `doc` is kept, or False and the reason.

        Raises:
            ValueError: no CleanFormatter has seen it.
        """
        found = doc.metadata.get(FOUND)
        if found is None:
            raise ValueError("a CleanFilter stands behind a CleanFormatter: it has seen no such")
        if "error" in found:
            return False, "failed"
        if not doc.text:
            return False, "empty"
        if found.get("share", 0.0) > self.most_removed:
            return False, "residue"
        verdict = found.get("completeness")
        return True if verdict is None or verdict in self.verdicts else (False, verdict)


class CleanExtractor(BaseExtractor):  # type: ignore[misc]  # datatrove has no types
    """Extracts the clean article of each page: title, a blank line, paragraphs.

    By default newsclean's own judge chooses the lines, as everywhere. Needs ``newsclean[html]``, or
    ``newsclean[fast]`` for resiliparse.
    """

    name = "🧹 newsclean"

    def __init__(
        self,
        pipeline: Pipeline | None = None,
        *,
        extractor: Extractor = "judge",
        timeout: float = 10,
    ) -> None:
        """Take what cleans, what chooses the lines of a page, and the seconds that a page may take.

        Raises:
            MissingExtraError: the packages that read pages are not installed.
        """
        require(extractor)
        super().__init__(timeout)
        self.pipeline = pipeline or Pipeline.default()
        self.extractor: Extractor = extractor

    def extract(self, text: str) -> str:
        """Return the article of the page `text`."""
        return str(self.pipeline.clean_html(text, extractor=self.extractor))


class LearnRules(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Learns site rules from the documents that pass; each task leaves a part in a folder.

    The documents pass as they are. It reads ``url``, ``title`` and ``site`` of the metadata. When all
    tasks are done, `learned_rules` makes the rules of the folder.
    """

    type = "🧹 - LEARNER"
    name = "newsclean"

    def __init__(
        self, output_folder: DataFolderLike, *, memory: int = MEMORY, most: int = MOST
    ) -> None:
        """Take where the parts go, the bytes of articles to keep, and articles a site among them."""
        super().__init__()
        self.output_folder = get_datafolder(output_folder)
        self.memory = memory
        self.most = most

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Yield the documents, and write the part of this task once they have passed."""
        learner = Learner(memory=self.memory, most=self.most)
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                add_record(learner, {**document.metadata, "text": document.text})
            yield document
        with self.output_folder.open(f"{rank:05d}{_LEARNED}", "wb") as file:
            file.write(learner.to_bytes())


def learned_rules(folder: DataFolderLike) -> SiteRules:
    """Return the site rules that the tasks of a `LearnRules` learned into `folder`.

    Raises:
        ValueError: there is no part in it, or one is no Learner.
    """
    parts = get_datafolder(folder)
    names = parts.list_files(glob_pattern=f"*{_LEARNED}")
    if not names:
        raise ValueError(f"there is nothing in {folder} that a LearnRules wrote")
    return merged(_part(parts, name) for name in names)


def _part(folder: Any, name: str) -> bytes:
    with folder.open(name, "rb") as file:
        data: bytes = file.read()
    return data
