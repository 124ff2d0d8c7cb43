"""A run that writes a file for each that it reads, all of them by one set of processes.

Each output is a run of its own, with its partial file and its journal, but for the engine, which
they share: so many small files are cleaned as fast as one large one, and each can be taken up again.
"""

import os
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import msgspec

from newsclean.cli.plan import Plan
from newsclean.cli.run import DONE, FAILED, Run
from newsclean.corpus.job import Job
from newsclean.readers.records import Chunk


class _File(Run):
    """One output: what is read for it, and how much of that is with the engine."""

    def __init__(self, made: Plan, of: Run) -> None:
        super().__init__(made)
        self.report, self.progress = of.report, of.progress
        self.pending = 0  # chunks
        self.is_read = False

    def keeps_journal(self) -> bool:
        """Is there a middle: has the file more than one article?"""
        return not self.plan.job.single


class DirectoryRun(Run):
    """One run of a Plan that has files."""

    def __init__(self, made: Plan) -> None:
        super().__init__(made)
        self.open: deque[_File] = deque()  # in order; their outputs have no name yet
        self.with_engine: deque[_File] = deque()  # a file a chunk, in order
        self.records = 0
        self.whole = 0  # outputs that an earlier run has written

    def work(self) -> int:
        """Read, clean and write all files, and return the exit status."""
        with closing(self.results(self._chunks())) as results:
            for result in results:
                file = self.with_engine.popleft()
                file.pending -= 1
                self.store = file.store
                assert file.store is not None  # it was opened before it was read
                if not self.takes(result, file.store):
                    return FAILED
                self.records += result.records
                self.progress.update(self.records, self.report.failed)
                self._finish()
        self._finish()
        self.progress.finish()
        if self.whole:
            self.report.note(f"{self.whole:,} of {len(self.plan.files):,} files were whole already")
        self.report.summary(self.records)
        return FAILED if self.report.failed else DONE

    def _chunks(self) -> Iterator[Chunk]:
        """Yield the records of all files, never those of two in one chunk."""
        for made in self.plan.files:
            job = msgspec.structs.replace(made.job, rules=self.plan.job.rules)
            file = _File(msgspec.structs.replace(made, job=job), self)
            if file.is_whole():
                self.whole += 1
                continue
            os.makedirs(os.path.dirname(str(made.output)) or ".", exist_ok=True)
            self.open.append(file)
            found = file.begin()
            settings = _other(file.plan.job, self.plan.job)
            for chunk in file.chunks(found or ()):
                file.pending += 1
                self.with_engine.append(file)
                yield chunk._replace(settings=settings)
            file.is_read = True

    def _finish(self) -> None:
        """Give the files their names that are read and written to the end."""
        while self.open and self.open[0].is_read and not self.open[0].pending:
            file = self.open.popleft()
            if file.store:
                file.store.finish()
                file.store.close()
        if not self.open:
            self.store = None

    def close(self) -> None:
        """Close the outputs that were not finished."""
        for file in self.open:
            file.close()


def _other(job: Job, base: Job) -> tuple[tuple[str, Any], ...]:
    """Return the settings of `job` that are not those of `base`."""
    names = Job.__struct_fields__
    return tuple((n, getattr(job, n)) for n in names if getattr(job, n) != getattr(base, n))
