"""The forms of output: how a record is written, and what stands between two records."""

import pickle
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from newsclean.corpus.job import Job, value_of
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Frame
from newsclean.corpus.whole import Make
from newsclean.model.article import Article
from newsclean.readers.records import Chunk, Failure
from newsclean.text.visible import harmless

One = Callable[[Outcome], bytes]
"""Writes one record."""
_INDENT = 2  # spaces a level, for the JSON of a single article


class Form(NamedTuple):
    """How the records of a chunk become bytes, and what goes before, between and after them."""

    encode: Callable[[list[Outcome], Chunk], list[bytes]]
    frame: Frame = Frame()
    make: Make | None = None  # makes the output of all that at the end
    tried: Callable[[Outcome], Outcome] | None = None  # a failure of a record that it cannot hold


def form(job: Job) -> Form:
    """Return the form that `job` asks for. Only its own writer is loaded."""
    match job.to:
        case "parquet":
            from newsclean.corpus.parquet import batches, write_parquet

            return Form(*batches(job), make=write_parquet)
        case "excel":
            from newsclean.corpus.excel import lines, write_workbook

            one, frame, tried = lines(job)
            return _by_one(one, frame)._replace(make=write_workbook, tried=tried)
        case "csv" | "tsv":
            from newsclean.corpus.csv_table import written

            return _by_one(*written(job))
        case "text":
            return _by_one(_text(job), Frame(between=b"\f\n"))
        case "json":
            return _by_one(_json(job), Frame() if job.single else Frame(b"[\n", b",\n", b"\n]\n"))
        case "jsonl":
            return _by_one(_json_line(job))
        case "jsonld":
            return _by_one(_json_ld(job))
        case "explain":
            return _by_one(_explanation(job), Frame(between=b"\n"))
        case "diff":
            return _by_one(_diff(job))
        case "check":
            return _by_one(_name_if_changed(job))
        case "articles":
            return _by_one(packed)
        case "stats" | "rules" | "report":
            return Form(lambda outcomes, chunk: [])


def _by_one(one: One, frame: Frame = Frame()) -> Form:  # noqa: B008  # it is immutable
    return Form(lambda outcomes, chunk: [one(outcome) for outcome in outcomes], frame)


def _text(job: Job) -> One:
    """Return the writer of plain text; among several texts a failed record is an empty line."""
    from newsclean.writers.text import write

    def one(outcome: Outcome) -> bytes:
        if outcome.article is None:
            return b"" if job.single else b"\n"
        return write(outcome.article)

    return one


def _json(job: Job) -> One:
    """Return the writer of Articles as JSON; a failed record is ``{"error": …}``."""
    from newsclean.writers.json import write

    def one(outcome: Outcome) -> bytes:
        if outcome.article is None:
            packed = _error_alone(outcome)
        else:
            packed = write(outcome.article, indent=_INDENT if job.single else 0)
        return packed + b"\n" if job.single else packed

    return one


def _json_line(job: Job) -> One:
    """Return the writer of records with the article, or the error, among their own fields."""
    from newsclean.writers.json import write_object

    def one(outcome: Outcome) -> bytes:
        return write_object(_record(outcome, job))

    return one


def _record(outcome: Outcome, job: Job) -> dict[str, Any]:
    """Return the record's own fields, and the article's or the error under the chosen names."""
    record = dict(outcome.own)
    if outcome.item.kind == "parquet":
        from newsclean.writers.json import sayable

        record = {name: sayable(value) for name, value in record.items()}
    if outcome.article is not None:
        for field, name in job.into:
            record[name] = value_of(outcome.article, field)
        return record
    error = outcome.error
    if job.error_into in record:
        error["replaced"] = record[job.error_into]
    record[job.error_into] = error
    return record


def _json_ld(job: Job) -> One:
    """Return the writer of JSON-LD; a failed record is ``{"error": …}``."""
    from newsclean.writers.jsonld import write

    def one(outcome: Outcome) -> bytes:
        if outcome.article is None:
            return _error_alone(outcome) + b"\n"
        return write(outcome.article, indent=_INDENT if job.single else 0) + b"\n"

    return one


def _error_alone(outcome: Outcome) -> bytes:
    return msgspec.json.encode({"error": outcome.error})


def _explanation(job: Job) -> One:
    """Return the writer of explanations; among several each has its place as a heading."""
    from newsclean.writers.explain import heading, write
    from newsclean.writers.marks import CUT, paint

    def one(outcome: Outcome) -> bytes:
        name = None if job.single else outcome.place
        if outcome.article is not None:
            return write(outcome.article, name=name, colour=job.colour, width=job.width)
        lines = [] if name is None else [heading(name, job.colour)]
        lines.append(f"{paint('failed', CUT, job.colour)}: {harmless(str(outcome.failure))}\n")
        return "\n".join(lines).encode("utf-8", "replace")

    return one


def _diff(job: Job) -> One:
    """Return the writer of diffs; a failed record has none."""
    from newsclean.writers.diff import write

    def one(outcome: Outcome) -> bytes:
        if outcome.article is None:
            return b""
        terminal = job.width > 0
        return write(outcome.article, outcome.place, colour=job.colour, for_terminal=terminal)

    return one


def packed(outcome: Outcome) -> bytes:
    """Return the Article or the Failure of `outcome` for another process; see `unpacked`."""
    made = outcome.article or outcome.failure
    try:
        return msgspec.json.encode(made)  # a tenth of the time that pickle takes
    except UnicodeEncodeError:  # a lone surrogate
        return pickle.dumps(made)


def unpacked(data: bytes) -> Article | Failure:
    """Return what `packed` wrote."""
    if data.startswith(b"{"):
        return msgspec.json.decode(data, type=Article)
    if data.startswith(b"["):
        return msgspec.json.decode(data, type=Failure)
    made: Article | Failure = pickle.loads(data)
    return made


def _name_if_changed(job: Job) -> One:
    """Return the writer of names; what is no terminal gets them as the file system has them."""

    def one(outcome: Outcome) -> bytes:
        if not outcome.changed:
            return b""
        name = harmless(outcome.place) if job.width else outcome.place
        return f"{name}\n".encode("utf-8", "surrogateescape")

    return one
