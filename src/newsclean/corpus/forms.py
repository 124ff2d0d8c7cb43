"""The forms of output: how one record is written, and what stands between two."""

from collections.abc import Callable
from typing import NamedTuple

from newsclean.corpus.job import Job
from newsclean.corpus.outcome import Outcome
from newsclean.readers.records import Chunk

One = Callable[[Outcome, Job], bytes]


class Form(NamedTuple):
    """How the records of a chunk become bytes, and what goes before, between and after them."""

    encode: Callable[[list[Outcome], Chunk], list[bytes]]
    start: bytes = b""
    between: bytes = b""
    end: bytes = b""
    table: bool = False  # is it made into a table at the end?


def form(job: Job) -> Form:
    """Return the form that `job` asks for; only its own writer is loaded."""
    match job.to:
        case "parquet":
            from newsclean.corpus.parquet import form_of

            return form_of(job)
        case "text":
            from newsclean.writers.text import write

            return _by_one(write, job, between=b"\f\n")
        case "json":
            from newsclean.writers.json import write_article

            if job.single:
                return _by_one(write_article, job)
            return _by_one(write_article, job, b"[\n", b",\n", b"\n]\n")
        case "jsonl":
            from newsclean.writers.json import write_record

            return _by_one(write_record, job)
        case "jsonld":
            from newsclean.writers.jsonld import write as write_linked

            return _by_one(write_linked, job)
        case "explain":
            from newsclean.writers.explain import write as write_explained

            return _by_one(write_explained, job, between=b"\n")
        case "diff":
            from newsclean.writers.diff import write as write_diff

            return _by_one(write_diff, job)
        case "check":
            return _by_one(_name_if_changed, job)
        case "stats":
            return Form(lambda outcomes, chunk: [])


def _by_one(one: One, job: Job, start: bytes = b"", between: bytes = b"", end: bytes = b"") -> Form:
    return Form(lambda outcomes, chunk: [one(o, job) for o in outcomes], start, between, end)


def _name_if_changed(outcome: Outcome, job: Job) -> bytes:
    return f"{outcome.place}\n".encode("utf-8", "surrogateescape") if outcome.changed else b""
