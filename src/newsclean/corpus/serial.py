"""The engine of one process: each chunk in its turn."""

from collections.abc import Generator, Iterable

from newsclean.corpus.job import Job
from newsclean.corpus.work import Result, worker
from newsclean.readers.records import Chunk


def run(job: Job, chunks: Iterable[Chunk]) -> Generator[Result, None, None]:
    """Yield what came of `chunks`, in order."""
    work = worker(job)
    for chunk in chunks:
        yield work(chunk)
