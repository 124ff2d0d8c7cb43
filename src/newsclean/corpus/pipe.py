"""Texts in, Articles out, in order: what `Pipeline.pipe` does, on the engines of the command line."""

import pickle
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Any

from newsclean.corpus.cores import cores
from newsclean.corpus.forms import unpacked
from newsclean.corpus.job import Job
from newsclean.corpus.processes import run
from newsclean.corpus.work import clean
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.errors import RecordError
from newsclean.readers.records import Failure, Item, chunked

SOURCE = "texts"
CHOICES = ("raise", "skip", "emit")


class GivenPipeline(Job, frozen=True, kw_only=True):
    """The job of cleaning by a Pipeline that is at hand, whose results stay in this run."""

    given: Pipeline

    def pipeline(self) -> Pipeline:
        """Return the Pipeline that was given."""
        return self.given


def given(pipeline: Pipeline) -> GivenPipeline:
    """Return the job of cleaning by `pipeline`; a text in memory may be of any length."""
    return GivenPipeline(to="articles", single=False, given=pipeline, max_record=sys.maxsize)


def pipe(
    pipeline: Pipeline,
    texts: Iterable[Any],
    *,
    jobs: int,
    batch_size: int,
    as_tuples: bool,
    on_error: str,
    seconds: float | None,
) -> Iterator[Any]:
    """Yield what `Pipeline.pipe` says; its arguments are checked at once, not at the first text."""
    if on_error not in CHOICES:
        raise ValueError(f"on_error must be one of {', '.join(CHOICES)}; not {on_error!r}")
    if isinstance(texts, str | bytes):
        raise TypeError("pipe() takes several texts, and this is one: clean() takes one")
    if jobs < 0 or batch_size < 1 or (seconds is not None and seconds <= 0):
        raise ValueError("jobs must be 0 or more, batch_size 1 or more, seconds more than 0")
    jobs = jobs or cores()
    if seconds is not None and jobs == 1:
        raise ValueError("seconds needs several jobs: a process cannot give up its own work")
    if jobs > 1:
        _refuse_what_cannot_be_sent(pipeline)
    return _pipe(pipeline, texts, jobs, batch_size, as_tuples, on_error, seconds)


def _pipe(
    pipeline: Pipeline,
    texts: Iterable[Any],
    jobs: int,
    batch_size: int,
    as_tuples: bool,
    on_error: str,
    seconds: float | None,
) -> Iterator[Any]:
    beside: deque[Any] = deque()
    items = _items(texts, beside if as_tuples else None)
    with closing(_made(pipeline, items, jobs, batch_size, seconds)) as found:
        for made in found:
            context = beside.popleft() if as_tuples else None
            if isinstance(made, Failure) and on_error == "raise":
                raise RecordError(made.type, str(made))
            if isinstance(made, Article) or on_error == "emit":
                yield (made, context) if as_tuples else made


def _made(
    pipeline: Pipeline, items: Iterable[Item], jobs: int, batch_size: int, seconds: float | None
) -> Generator[Article | Failure, None, None]:
    """Yield what became of `items`, in order."""
    job = given(pipeline)
    if jobs == 1:
        for item in items:
            yield made_of(item, job)
        return
    with closing(run(job, chunked(items, batch_size), jobs, _say_nothing, seconds)) as results:
        for result in results:
            yield from map(unpacked, result.parts)


def made_of(item: Item, job: GivenPipeline) -> Article | Failure:
    """Return the Article of a record, or the Failure; raises nothing."""
    outcome = clean(item, None, job, job.given)
    made = outcome.failure or outcome.article
    assert made is not None  # an Outcome has one of them
    return made


def _items(texts: Iterable[Any], beside: deque[Any] | None) -> Iterator[Item]:
    """Yield a record a text, numbered from 1; what goes with each is put at the end of `beside`."""
    for number, text in enumerate(texts, 1):
        if beside is not None:
            text, context = _pair(text, number)
            beside.append(context)
        failure = None
        if not isinstance(text, str):
            told = f"a text must be a str, not {type(text).__name__}"
            failure = Failure("NotAString", told, number, SOURCE)
        yield Item(SOURCE, number, "jsonl", own={"text": text}, failure=failure)


def _pair(given: Any, number: int) -> tuple[Any, Any]:
    """Return the text and the context that the pair `given` holds.

    Raises:
        TypeError: it is no pair.
    """
    if not isinstance(given, tuple | list) or len(given) != 2:
        told = f"texts:{number}: as_tuples takes pairs of a text and what goes with it"
        raise TypeError(f"{told}, and this is a {type(given).__name__}")
    text, context = given
    return text, context


def _say_nothing(message: str) -> None:
    """Say nothing: what a worker died of is in the Failure of its text."""


def _refuse_what_cannot_be_sent(pipeline: Pipeline) -> None:
    """Refuse a Pipeline that no other process can be given.

    Raises:
        ValueError: it has a filter that cannot be pickled.
    """
    for name, function in pipeline.filters:
        try:
            pickle.dumps(function)
        except Exception as error:  # pickle has no error of its own for it
            raise ValueError(
                f"the filter {name!r} cannot be sent to another process ({error}):"
                " define it at the top of a module, or use jobs=1"
            ) from None
