"""A Job: all that a worker needs to know, in plain values that can be sent to a process."""

from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec

from newsclean import __version__
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.extractors import Extractor
from newsclean.readers.fields import Names
from newsclean.readers.records import MAX_RECORD
from newsclean.repair.quotes import Style

Target = Literal[
    "text",
    "json",
    "jsonl",
    "jsonld",
    "csv",
    "tsv",
    "excel",
    "parquet",
    "explain",
    "diff",
    "stats",
    "rules",
    "report",
    "check",
    "articles",
]
"""What is written; ``articles`` is for other processes of this run, which read them again."""
Profile = Literal["gentle", "standard", "strict"]
OnError = Literal["emit", "skip", "fail"]

ROWS: tuple[Target, ...] = ("csv", "tsv", "excel")  # records as rows of plain cells
AT_END: tuple[Target, ...] = ("excel", "parquet")  # made as a whole, once all is known
WHOLE = ""  # in Job.into: the Article itself, not one of its fields


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with each record, and how to write it."""

    to: Target = "text"
    single: bool = True  # one article in, one out
    profile: Profile = "standard"
    quotes: Style = "repair"
    unwrap: bool = True
    only: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()  # families that stay in the text
    phrases: tuple[str, ...] = ()
    rules: str | None = None  # the text of a file of site rules
    weights: str | None = None  # the path of a file of the judge's weights
    title: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    extractor: Extractor = "judge"
    names: Names = Names()
    into: tuple[tuple[str, str], ...] = ((WHOLE, "article"),)  # (field of the Article, name)
    overwrite: bool = False  # may a name in `into` replace a field of the record?
    error_into: str = "error"
    on_error: OnError = "emit"
    max_record: int = MAX_RECORD  # bytes
    learn_memory: int = 128 << 20  # bytes of articles that are learned from
    compare: str | None = None  # a file of the articles that an earlier run wrote
    colour: bool = False
    width: int = 0  # of the terminal, in characters; 0 if the output is no terminal
    schema: bytes | None = None  # of the record's own columns, for Parquet
    columns: tuple[str, ...] = ()  # of the record's own, for CSV and TSV
    delimiter: str | None = None  # between the cells of CSV, where it is given or told
    marked: bool = False  # has the CSV the byte order mark by which Excel knows UTF-8?

    def pipeline(self) -> Pipeline:
        """Return the Pipeline that this job names.

        Raises:
            ValueError: a filter, a family or phrases are not known (the message gives the nearest names),
                or the file of weights is not there, damaged or of another version.
        """
        pipeline: Pipeline = getattr(Pipeline, self.profile)().with_quotes(self.quotes)
        pipeline = pipeline.with_unwrap(self.unwrap)
        if self.phrases:
            pipeline = pipeline.with_phrases(*self.phrases)
        if self.rules is not None:
            from newsclean.site_rules.file import parse_rules

            pipeline = pipeline.with_rules(parse_rules(self.rules, "the file of rules"))
        if self.weights is not None:
            pipeline = pipeline.with_weights(self.weights)
        if self.only is not None:
            pipeline = pipeline.only(*self.only)
        for name in self.also:
            pipeline = pipeline.with_filter(name)
        return pipeline.without(*self.skip).keep(*self.keep)

    @property
    def steers(self) -> bool:
        """May the output have control characters: is it no terminal, or is it coloured?"""
        return not self.width or (self.colour and self.to in ("explain", "diff"))

    @property
    def whole_into(self) -> str:
        """The name under which records have the whole Article."""
        return next((name for field, name in self.into if field == WHOLE), "article")

    def options(self) -> dict[str, Any]:
        """Return the options that decide the output, to compare two runs."""
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        del plain["colour"], plain["width"]
        if self.rules is not None:  # what it says, not how long it is
            plain["rules"] = sha256(self.rules.encode()).hexdigest()[:16]
        if self.weights is not None:
            plain["weights"] = sha256(Path(self.weights).read_bytes()).hexdigest()[:16]
        return plain


def provenance(pipeline: Pipeline) -> dict[str, str]:
    """Return what the metadata of an output says of how it was made: version and fingerprint."""
    return {"newsclean": __version__, "newsclean.fingerprint": pipeline.fingerprint}


def value_of(article: Article, field: str) -> Any:
    """Return the `field` of `article` that a pair of `Job.into` names; the article for `WHOLE`."""
    return article if field == WHOLE else getattr(article, field)
