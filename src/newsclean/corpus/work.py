"""The work on a chunk of records: clean each one, write it, and count what failed."""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from newsclean.corpus.forms import form
from newsclean.corpus.job import ROWS, Job
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.statistics import Stats
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.errors import MissingExtraError, RecordError
from newsclean.readers.fields import Parsed, own_fields, parse
from newsclean.readers.records import TABLES, Chunk, Failure, Item
from newsclean.writers.json import write_object

if TYPE_CHECKING:
    from newsclean.learning.learner import Learner
    from newsclean.report.collect import Collected


class Result(msgspec.Struct, kw_only=True):
    """The result of a chunk: output in `parts` (one a record, or one a table), and the rest."""

    records: int
    parts: list[bytes]
    failures: list[Failure] = []
    notes: list[str] = []
    stats: Stats | None = None
    learner: "Learner | None" = None
    seen: "Collected | None" = None
    changed: int = 0


Work = Callable[[Chunk], Result]


def singles(chunk: Chunk) -> list[Chunk]:
    """Return the records of `chunk` as chunks of one record each; `merged` is the way back."""
    tables: Iterable[bytes | None] = [None] * len(chunk.items)
    if chunk.table is not None:
        from newsclean.readers.parquet import rows

        tables = rows(chunk.table)
    return [
        chunk._replace(items=(item,), table=table)
        for item, table in zip(chunk.items, tables, strict=True)
    ]


def merged(results: list[Result]) -> Result:
    """Return the results of the parts of one chunk as one, as if it were never split."""
    if len(results) == 1:
        return results[0]
    whole = Result(records=0, parts=[])
    for result in results:
        whole.records += result.records
        whole.parts += result.parts
        whole.failures += result.failures
        whole.notes += result.notes
        whole.changed += result.changed
        whole.stats = joined(whole.stats, result.stats)
        whole.learner = joined(whole.learner, result.learner)
        whole.seen = joined(whole.seen, result.seen)
    return whole


Counted = TypeVar("Counted", "Stats", "Learner", "Collected")


def joined(mine: Counted | None, theirs: Counted | None) -> Counted | None:
    """Return what both counted: `mine`, grown by `theirs`, where there are two."""
    if mine is None:
        return theirs
    if theirs is not None:
        mine.merge(theirs)
    return mine


def worker(job: Job) -> Work:
    """Return the function that does `job` on a chunk; what it needs is loaded here, once."""
    if job.to == "rules":
        return _learning(job)
    pipeline = job.pipeline()
    works: dict[tuple[tuple[str, Any], ...], Work] = {}

    def work(chunk: Chunk) -> Result:
        found = works.get(chunk.settings)
        if found is None:
            own = msgspec.structs.replace(job, **dict(chunk.settings))
            found = works[chunk.settings] = _cleaning(own, pipeline)
        return found(chunk)

    return work


def _cleaning(job: Job, pipeline: Pipeline) -> Work:
    """Return the function that cleans a chunk and writes it."""
    made = form(job)
    encode, tried = made.encode, made.tried
    look = _looking(job) if job.to == "report" else None

    def once(chunk: Chunk) -> Result:
        owns = _own(chunk, job)
        outcomes = [
            clean(item, own, job, pipeline) for item, own in zip(chunk.items, owns, strict=True)
        ]
        if tried:
            outcomes = [tried(outcome) for outcome in outcomes]
        if job.on_error == "fail":
            outcomes = _until_failure(outcomes)
        kept = [o for o in outcomes if o.article or job.on_error == "emit"]
        stats = None
        if job.to == "stats":
            stats = Stats()
            for outcome in outcomes:
                stats.add(outcome)
        return Result(
            records=len(outcomes),
            parts=encode(kept, chunk),
            failures=[o.failure for o in outcomes if o.failure],
            notes=[f"{o.place}: {o.note}" for o in outcomes if o.note],
            stats=stats,
            seen=look(outcomes) if look else None,
            changed=sum(o.changed for o in outcomes) if job.to == "check" else 0,
        )

    def work(chunk: Chunk) -> Result:
        try:
            return once(chunk)
        except Exception as error:  # a record cannot be written: look for it one by one
            if len(chunk.items) > 1:
                return merged([work(single) for single in singles(chunk)])
            item = chunk.items[0]
            told = f"it cannot be written: {type(error).__name__}: {error}"
            failure = Failure("Unwritable", told, item.number, item.source)
            try:
                return once(chunk._replace(items=(item._replace(failure=failure),)))
            except Exception:  # not even its own fields can be, or not all
                own = _writable(chunk, job)
                return once(Chunk((item._replace(own=own, failure=failure),)))

    return work


def _writable(chunk: Chunk, job: Job) -> dict[str, Any]:
    """Return those fields of the one record of `chunk` that can be written."""
    try:
        (own,) = _own(chunk, job)
        fields = own_fields(chunk.items[0]) if own is None else own
    except Exception:
        return {}
    return {name: value for name, value in fields.items() if _can_be_written(value)}


def _can_be_written(value: Any) -> bool:
    try:
        write_object({"": value})
    except Exception:
        return False
    return True


def _learning(job: Job) -> Work:
    """Return the function that learns from a chunk."""

    from newsclean.corpus.learned import learn_from

    def work(chunk: Chunk) -> Result:
        rows = _own(chunk, job)
        learner, failures = learn_from(list(zip(chunk.items, rows, strict=True)), job)
        return Result(records=len(rows), parts=[], failures=failures, learner=learner)

    return work


def _looking(job: Job) -> "Callable[[list[Outcome]], Collected]":
    """Return the function that collects what a report shows of outcomes."""
    from newsclean.corpus.reported import Earlier, collected

    earlier = Earlier(job.compare, job.whole_into) if job.compare else None
    return lambda outcomes: collected(outcomes, earlier)


def _until_failure(outcomes: list[Outcome]) -> list[Outcome]:
    """Return `outcomes` up to the first failure, that one included."""
    first = next((i for i, o in enumerate(outcomes) if o.failure), len(outcomes))
    return outcomes[: first + 1]


def _own(chunk: Chunk, job: Job) -> list[dict[str, Any] | None]:
    """Return for each row of a table its fields; for other records None."""
    if chunk.table is None:
        return [None] * len(chunk.items)
    from newsclean.readers.parquet import columns, unpacked

    batch = unpacked(chunk.table)
    if job.to != "parquet":
        return [*columns(batch)]
    # its columns are copied as they are: only those that are needed are read
    return [*columns(batch, [*msgspec.structs.astuple(job.names), *(name for _, name in job.into)])]


def clean(item: Item, own: dict[str, Any] | None, job: Job, pipeline: Pipeline) -> Outcome:
    """Return the outcome of one record; whatever is wrong with it is in there."""
    start = time.perf_counter()
    try:
        own = own_fields(item) if own is None else own
        if item.failure:
            left_over = item.data.decode() if item.kind in TABLES and item.data else None
            return Outcome(item, own, failure=item.failure, raw=left_over)
        _refuse_taken(own, job)
        parsed = parse(item, own, job.names, job.max_record)
        article = _article(parsed, job, pipeline)
    except RecordError as error:
        return _failed(item, own, error.type, error.message)
    except MissingExtraError as error:
        return _failed(item, own, "MissingExtra", str(error))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # of a dependency or a user's filter, which may call sys.exit()
        told = f"newsclean or a filter failed on it: {type(error).__name__}: {error}"
        return _failed(item, own, type(error).__name__, told)
    seconds = time.perf_counter() - start
    return Outcome(item, own, article=article, given=parsed, note=parsed.note, seconds=seconds)


def _article(parsed: Parsed, job: Job, pipeline: Pipeline) -> Article:
    title = parsed.title if job.title is None else job.title
    url = parsed.url if job.url is None else job.url
    language = parsed.language if job.language is None else job.language
    if parsed.html is not None:
        return pipeline.clean_html(
            parsed.html,
            url=url,
            encoding=parsed.encoding,
            extractor=job.extractor,
            title=title,
            language=language,
            site=parsed.site,
        )
    article = pipeline(parsed.text or "", title=title, url=url, language=language, site=parsed.site)
    if parsed.warning is None:
        return article
    return msgspec.structs.replace(article, warnings=(*article.warnings, parsed.warning))


def _refuse_taken(own: dict[str, Any], job: Job) -> None:
    """Refuse a record that has a field of the name that the article would get, unless told to."""
    taken = [name for _, name in job.into if name in own]
    if taken and not job.overwrite and job.to in ("jsonl", "parquet", *ROWS):
        told = f"it has a field {taken[0]!r} already: give the article's another name with --into"
        raise RecordError("FieldTaken", told)


def _failed(item: Item, own: dict[str, Any] | None, type: str, message: str) -> Outcome:
    raw = None
    if own is None:
        raw = item.data.decode("utf-8", "replace") if item.kind == "jsonl" else None
        own = {}
    failure = Failure(type, message, item.number, item.source)
    return Outcome(item, own, failure=failure, raw=raw)
