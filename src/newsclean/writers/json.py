"""JSON: the Article by itself, or a record with the Article among its own fields."""

import json
from typing import Any

import msgspec

from newsclean.corpus.job import WHOLE, Job
from newsclean.corpus.outcome import Outcome
from newsclean.model.article import Article


def write_article(outcome: Outcome, job: Job) -> bytes:
    """Return the Article as JSON, indented if it is the only one; a failure as {"error": …}."""
    if outcome.article is None:
        return msgspec.json.encode({"error": outcome.error}) + (b"\n" if job.single else b"")
    packed = outcome.article.to_json(indent=2 if job.single else 0).encode()
    return packed + b"\n" if job.single else packed


def write_record(outcome: Outcome, job: Job) -> bytes:
    """Return the record on a line: its own fields as they came, and what `job.into` adds."""
    record = with_article(outcome, job)
    try:
        return msgspec.json.encode(record) + b"\n"
    except UnicodeEncodeError:  # a lone surrogate in the text: only \\u escapes can carry it
        escaped = {key: _escaped(value) for key, value in record.items()}
        return msgspec.json.encode(escaped) + b"\n"


def with_article(outcome: Outcome, job: Job) -> dict[str, Any]:
    """Return the record's own fields with the Article, or the error, under the chosen names."""
    record = dict(outcome.own)
    if outcome.article is not None:
        for field, name in job.into:
            record[name] = part(outcome.article, field)
        return record
    error = outcome.error
    if job.error_into in record:
        error["replaced"] = record[job.error_into]
    record[job.error_into] = error
    return record


def part(article: Article, field: str) -> Any:
    """Return the Article itself, or the field of it that is named."""
    return article if field == WHOLE else getattr(article, field)


def _escaped(value: Any) -> msgspec.Raw:
    if isinstance(value, msgspec.Raw):
        return value
    plain = msgspec.to_builtins(value)
    return msgspec.Raw(json.dumps(plain, default=_plain, separators=(",", ":")).encode())


def _plain(value: Any) -> Any:
    """Return what `json` cannot write as what it can: raw JSON read, all else as msgspec has it."""
    if isinstance(value, msgspec.Raw):
        return json.loads(bytes(value))
    return msgspec.json.decode(msgspec.json.encode(value))
