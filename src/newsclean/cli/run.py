"""A run: records go from the readers through an engine to the output, and are reported."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from newsclean.cli.plan import Plan
from newsclean.cli.progress import Progress
from newsclean.cli.report import Report, is_terminal, say
from newsclean.corpus.errors import BusyError, EngineError
from newsclean.corpus.forms import form
from newsclean.corpus.job import AT_END, ROWS, Job, provenance
from newsclean.corpus.journal import JOURNAL, ChangedError, Head, head, last_mark
from newsclean.corpus.output import PARTIAL
from newsclean.corpus.statistics import Stats
from newsclean.corpus.store import Store, begin, begin_whole
from newsclean.corpus.work import Result, joined
from newsclean.readers.items import items
from newsclean.readers.records import CHUNK_RECORDS, Chunk, Item, chunked
from newsclean.site_rules.rule import SiteRules

if TYPE_CHECKING:
    from newsclean.learning.learner import Learner
    from newsclean.report.collect import Collected

DONE, FAILED, REFUSED, INTERRUPTED, CLOSED = 0, 1, 2, 130, 141


def told_rules(rules: SiteRules) -> str:
    """Return how many rules there are, for people."""
    sites = len({rule.site for rule in rules.rules})
    return (
        f"{_counted(len(rules.rules), 'rule')} for {_counted(sites, 'site')}, "
        f"{len(rules.held_back):,} held back"
    )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


class Run:
    """One run of a Plan."""

    def __init__(self, made: Plan) -> None:
        worth = any(source.kind not in ("text", "html") for source in made.sources)
        self.plan = made
        shared = made.output is None and is_terminal(sys.stdout)  # data and bar on one screen
        long = not shared and (worth or len(made.sources) > 1)
        self.progress = Progress(made.progress, made.sources, long)
        self.report = Report(made.quiet, self.progress.clear)
        self.stats = Stats()
        self.learner: Learner | None = None
        self.seen: Collected | None = None
        self.changed = 0
        self.store: Store | None = None

    def go(self) -> int:
        """Run, and return the exit status."""
        for note in self.plan.notes:
            self.report.note(note)
        try:
            if self.plan.learn:
                self._learn()
            return self.work()
        except KeyboardInterrupt:
            return self.stopped("interrupted", INTERRUPTED)
        except BrokenPipeError:
            return CLOSED
        except ChangedError as error:
            say(f"cannot resume {self.plan.output}: {error}; without --resume it is written anew")
            return REFUSED
        except BusyError as error:
            say(f"{error}: give another OUTPUT, or wait for it")
            return REFUSED
        except EngineError as error:
            return self.stopped(str(error), FAILED)
        except OSError as error:
            where = error.filename or self.plan.output or "standard output"
            return self.stopped(f"cannot write {where}: {error.strerror or error}", FAILED)
        finally:
            self.progress.close()
            self.close()

    def work(self) -> int:
        """Read, clean and write all, and return the exit status."""
        found = self.begin()
        if found is None or self.store is None:
            return DONE
        status = self._through(found, self.store)
        self.report.summary(self.store.mark.read)
        return status

    def begin(self) -> Iterable[Item | Chunk] | None:
        """Open the output and return the records that are not in it yet; None if it is whole."""
        job, found = self._prepared()
        self.plan = msgspec.structs.replace(self.plan, job=job)
        self.store = self._store()
        if self.store is None:
            return None
        self.report.failed += self.store.mark.failed
        return _after(found, self.store.mark.read)

    def close(self) -> None:
        """Close the output, finished or not."""
        if self.store:
            self.store.close()

    def _learn(self) -> None:
        """Read all inputs once to learn rules from them, for the run that follows."""
        plan = self.plan
        job = msgspec.structs.replace(plan.job, to="rules", single=False)
        self.plan = msgspec.structs.replace(plan, job=job)
        watched = Progress(plan.progress, plan.sources, self.progress.bar is not None)
        found = self._items(watched)
        read = 0
        with closing(self.results(self.chunks(found))) as results:
            for result in results:
                self.learner = joined(self.learner, result.learner)
                read += result.records
                watched.update(read, 0)
        watched.finish()
        watched.close()
        job = msgspec.structs.replace(plan.job, rules=self._rules())
        self.plan = msgspec.structs.replace(plan, job=job)

    def _rules(self) -> str:
        """Return what was learned, as the text of a file."""
        from newsclean.site_rules.file import write_rules

        rules = self.learner.rules() if self.learner else SiteRules()
        self.report.note(f"learned {told_rules(rules)}")
        return write_rules(rules)

    def _items(self, progress: Progress) -> Iterator[Item | Chunk]:
        job = self.plan.job
        return items(
            self.plan.sources,
            encoding=job.encoding,
            watch=progress.watch,
            max_record=job.max_record,
            delimiter=job.delimiter,
        )

    def _prepared(self) -> tuple[Job, Iterable[Item | Chunk]]:
        """Return the job, and the records; for tables they are looked at first."""
        found = self._items(self.progress)
        if self.plan.job.to in ROWS:
            from newsclean.corpus.rows import with_columns

            return with_columns(self.plan.job, self.plan.sources, found)
        if self.plan.job.to != "parquet":
            return self.plan.job, found
        from newsclean.corpus.columns import with_schema

        return with_schema(self.plan.job, self.plan.sources, found)

    def _store(self) -> Store | None:
        """Open the output; None if a run that is resumed has nothing left to do."""
        path, shape = self.plan.output, form(self.plan.job)
        if path is None or not self.plan.whole:
            return begin(path, self.plan.errors, shape, self.plan.job.steers)
        if self.is_whole():
            self._say_whole(path)
            return None
        asked = self._head() if self.keeps_journal() else None
        mark = last_mark(path, asked) if asked and self.plan.resume else None
        if not self.plan.resume and os.path.exists(path + JOURNAL):
            self.report.note(
                f"an unfinished run of {path} is given up; --resume would have gone on"
            )
        if mark:
            self.report.note(f"going on with {path} after {mark.read:,} records")
        return begin_whole(path, self.plan.errors, shape, asked, mark)

    def is_whole(self) -> bool:
        """Has an earlier run, which this one takes up, written all of the output?"""
        path = str(self.plan.output)
        return self.plan.resume and os.path.exists(path) and not os.path.exists(path + PARTIAL)

    def keeps_journal(self) -> bool:
        """Can the run be taken up in the middle of its output?"""
        return not self.plan.once

    def _head(self) -> Head:
        job = self.plan.job
        apart = {"errors": self.plan.errors, "record_timeout": self.plan.record_timeout}
        options = {**job.options(), **apart}
        return head(self.plan.sources, options, job.pipeline().fingerprint)

    def _say_whole(self, path: str) -> None:
        if os.path.exists(path + JOURNAL):
            os.unlink(path + JOURNAL)
        self.report.note(f"{path} is whole: there is no unfinished run of it")

    def _through(self, found: Iterable[Item | Chunk], store: Store) -> int:
        """Run all records through the engine, and return the exit status."""
        with closing(self.results(self.chunks(found))) as results:
            for result in results:
                if not self.takes(result, store):
                    return FAILED
                self.progress.update(store.mark.read, self.report.failed)
        if self.plan.job.to == "stats":
            self.stats.made_by = provenance(self.plan.job.pipeline())
            table = self.stats.to_json() if self.plan.json else self.stats.table().encode()
            store.output.write([table])
        if self.plan.job.to == "rules":
            store.output.write([self._rules().encode()])
        if self.plan.job.to == "report":
            from newsclean.corpus.reported import report

            store.output.write([report(self.seen, self.plan.job, self.plan.sources)])
        store.finish()
        self.progress.finish()
        return FAILED if self.report.failed or self.changed else DONE

    def chunks(self, found: Iterable[Item | Chunk]) -> Iterator[Chunk]:
        """Yield records in chunks; what comes from a pipe one by one, as it comes."""
        at_once = bool(self.plan.once) and self.plan.jobs == 1 and self.plan.job.to not in AT_END
        return chunked(found, 1 if at_once else CHUNK_RECORDS)

    def results(self, chunks: Iterable[Chunk]) -> Generator[Result, None, None]:
        """Yield what comes of `chunks`, in order."""
        limit = self.plan.record_timeout
        if limit is None and (self.plan.jobs == 1 or self.plan.job.single):
            from newsclean.corpus.serial import run as serial

            return serial(self.plan.job, chunks)
        from newsclean.corpus.processes import run as parallel

        return parallel(self.plan.job, chunks, self.plan.jobs, self.report.note, limit)

    def count(self, result: Result) -> None:
        """Take in what a result says of the run: failures, notes, figures."""
        self.report.notes(result.notes)
        self.report.failures(result.failures)
        self.changed += result.changed
        if result.stats:
            self.stats.merge(result.stats)
        self.learner = joined(self.learner, result.learner)
        self.seen = joined(self.seen, result.seen)

    def takes(self, result: Result, store: Store) -> bool:
        """Count a result and write it to `store`; False if it has the failure that ends the run."""
        self.count(result)
        if result.failures and self.plan.job.on_error == "fail":
            store.output.write(result.parts)
            self.stopped("stopped at the first failure (--on-error fail)", FAILED)
            return False
        store.put(result)
        return True

    def stopped(self, message: str, status: int) -> int:
        """Say why a run ended early, and how it can go on."""
        if self.store and self.store.journal:
            message += f"; {self.store.mark.read:,} records are done, --resume goes on from there"
        self.report.say(message)
        return status


def _after(found: Iterable[Item | Chunk], read: int) -> Iterator[Item | Chunk]:
    """Yield the records after the first `read`, which an earlier run has done."""
    for item in found:
        if read > 0:
            read -= len(item.items) if isinstance(item, Chunk) else 1
            continue
        yield item
