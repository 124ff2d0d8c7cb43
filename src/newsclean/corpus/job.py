"""A Job: all that a worker must know, in plain values, so that it can be sent to a process."""

from typing import Any, Literal

import msgspec

from newsclean.pipeline import Pipeline
from newsclean.readers.fields import Names
from newsclean.repair.quotes import Style

Target = Literal["text", "json", "jsonl", "jsonld", "parquet", "explain", "diff", "stats", "check"]
Profile = Literal["gentle", "standard", "strict"]
OnError = Literal["emit", "skip", "fail"]

WHOLE = ""  # in Job.into: the Article itself, not one of its fields


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done with each record, and how it is to come out."""

    to: Target = "text"
    single: bool = True  # one article in, one out
    profile: Profile = "standard"
    quotes: Style = "repair"
    unwrap: bool = True
    only: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    names: Names = Names()
    into: tuple[tuple[str, str], ...] = ((WHOLE, "article"),)  # (field of the Article, name)
    overwrite: bool = False  # may a name in `into` replace a field of the record?
    error_into: str = "error"
    on_error: OnError = "emit"
    max_record: int = 16 << 20  # bytes
    colour: bool = False
    width: int = 0  # of the terminal, in characters; 0 if the output is no terminal
    schema: bytes | None = None  # of the record's own columns, for Parquet

    def pipeline(self) -> Pipeline:
        """Return the Pipeline that this job names.

        Raises:
            ValueError: a filter is not known; the message gives the nearest names.
        """
        pipeline: Pipeline = getattr(Pipeline, self.profile)().with_quotes(self.quotes)
        pipeline = pipeline.with_unwrap(self.unwrap)
        if self.only is not None:
            pipeline = pipeline.only(*self.only)
        for name in self.also:
            pipeline = pipeline.with_filter(name)
        return pipeline.without(*self.skip)

    def options(self) -> dict[str, Any]:
        """Return what decides the output, for comparing two runs."""
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        del plain["colour"], plain["width"]
        return plain
