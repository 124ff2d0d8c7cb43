"""The engine of several processes: order is kept, memory is bounded, killed workers are replaced.

Each worker has a pipe of its own and one chunk at a time, so that it is always known who works on
what. When a worker dies, its chunk is retried record by record. A record that kills one worker
after another by itself becomes a failed record, and the run goes on.
"""

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from math import inf
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, NamedTuple

from newsclean.corpus.errors import EngineError
from newsclean.corpus.job import Job
from newsclean.corpus.work import Result, merged, singles, worker
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Chunk, Failure, Item

AHEAD = 4  # chunks a worker that may be read before the oldest of them is written
_TRIES = 3  # workers that one record may kill before it is given up
_STARTS = 3  # workers in a row that may exit before they are ready
_WARMING = "A line of text."
_SHARE = 0.1  # of its limit that a record may take on average, in a chunk of several
_KILLED = 30  # workers in a row that may be killed before they are ready

Say = Callable[[str], None]


class Task(NamedTuple):
    """A chunk, or one record of it, for a worker."""

    number: int  # of the chunk, in order
    part: int  # of the chunk; 0 if it is whole
    chunk: Chunk
    tries: int = 0


def run(
    job: Job, chunks: Iterable[Chunk], jobs: int, say: Say, seconds: float | None = None
) -> Generator[Result, None, None]:
    """Yield the results of `chunks`, in order, made by `jobs` processes.

    Args:
        job: what is to be done.
        chunks: read as they are needed, at most `AHEAD` a worker before they are written.
        jobs: the number of processes.
        say: is told when a worker dies, and where it was.
        seconds: how long one record may take before it is given up; None for ever.

    Raises:
        EngineError: workers die before they are ready.
    """
    pool = _Pool(job, jobs, say, seconds)
    try:
        yield from _ordered(pool, iter(chunks), AHEAD * jobs)
    finally:
        pool.stop()


def _ordered(pool: "_Pool", chunks: Iterator[Chunk], most: int) -> Iterator[Result]:
    """Hand out `chunks`, and yield their results in the order of the chunks."""
    done: dict[int, dict[int, Result]] = {}
    handed_out = written = 0
    more = True
    while True:
        # Two bounds: results that wait for an earlier chunk fill memory, and so do tasks that wait
        # for a worker.
        while more and handed_out - written < most and len(pool.tasks) < len(pool.workers):
            chunk = next(chunks, None)
            if chunk is None:
                more = False
                break
            pool.tasks.append(Task(handed_out, 0, chunk))
            handed_out += 1
        if not more and written == handed_out:
            return
        for task, result in pool.advance():
            done.setdefault(task.number, {})[task.part] = result
        # A chunk that killed a worker comes back in as many parts as it has records.
        while len(done.get(written, ())) == pool.parts.get(written, 1):
            found = done.pop(written)
            pool.parts.pop(written, None)
            yield merged([found[part] for part in sorted(found)])
            written += 1


class _Worker:
    """A process, the pipe to it, and its task."""

    def __init__(self, job: Job) -> None:
        context = get_context("spawn")  # a forked child would hold the others' pipes open
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(job, theirs), daemon=True)
        with _ignore_interrupts():
            self.process.start()
        # While this end is open here as well, the death of the process would not end the pipe.
        theirs.close()
        self.is_ready = False
        self.task: Task | None = None
        self.since = 0.0

    def send(self, task: Task) -> None:
        """Send a task; if the process is dead, `receive` finds out."""
        self.task, self.since = task, monotonic()
        with suppress(OSError):
            self.pipe.send(task.chunk)

    def receive(self) -> Any:
        """Return what the process sent: a word when it is ready, then Results.

        Raises:
            EOFError or OSError: the process is dead.
        """
        return self.pipe.recv()

    def stop(self) -> None:
        """Kill the process if it still runs, and release what it held."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class _Pool:
    """The workers, and the tasks that wait for one."""

    def __init__(self, job: Job, jobs: int, say: Say, seconds: float | None) -> None:
        self.job = job
        self.seconds = seconds
        self.say = say
        self.tasks: deque[Task] = deque()
        self.parts: dict[int, int] = {}  # by number of a chunk that was split: its records
        self.failed_starts = 0  # in a row; one that exits by itself counts for several
        self.workers = [_Worker(job) for _ in range(jobs)]

    def advance(self) -> list[tuple[Task, Result]]:
        """Give tasks to idle workers, wait for a message, and return what is done."""
        for one in self.workers:
            if one.is_ready and one.task is None and self.tasks:
                one.send(self.tasks.popleft())
        done = []
        by_pipe: dict[Any, _Worker] = {w.pipe: w for w in self.workers if w.task or not w.is_ready}
        for pipe in wait(list(by_pipe), self._patience()):
            done += self._receive(by_pipe[pipe])
        return done + self._give_up_the_late()

    def _left(self, one: _Worker) -> float:
        """Return how many seconds `one` has left for its task."""
        if self.seconds is None or one.task is None:
            return inf
        # A chunk is given up long before each of its records could have been late: they are tried
        # one by one then, and have their whole time.
        others = len(one.task.chunk.items) - 1
        return one.since + self.seconds * (1 + _SHARE * others) - monotonic()

    def _patience(self) -> float | None:
        """Return how many seconds to wait for a message; None for ever."""
        left = min(map(self._left, self.workers))
        return None if left == inf else max(0.0, left)

    def _give_up_the_late(self) -> list[tuple[Task, Result]]:
        """Replace the workers that have taken too long."""
        done = []
        for one in [one for one in self.workers if self._left(one) <= 0]:
            one.process.kill()
            done += self._replace(one, f"took longer than {self.seconds:g} seconds a record")
        return done

    def _receive(self, one: _Worker) -> list[tuple[Task, Result]]:
        try:
            message = one.receive()
        except (EOFError, OSError):
            return self._replace(one)
        if isinstance(message, str):  # it has loaded all it needs
            one.is_ready, self.failed_starts = True, 0
            return []
        task, one.task = one.task, None
        return [(task, message)] if task else []

    def _replace(self, dead: _Worker, late: str = "") -> list[tuple[Task, Result]]:
        """Start another worker in the place of one that died or is `late`, and retry its task."""
        dead.process.join()
        cause, task = late or _cause_of_death(dead.process.exitcode), dead.task
        at = self.workers.index(dead)
        del self.workers[at]
        dead.stop()
        if not dead.is_ready:
            # One that exits by itself does so again, as where an import fails: a few are enough.
            # One that was killed may have been short of memory for a moment.
            self.failed_starts += 1 if cause.startswith("was killed") else _KILLED // _STARTS
        if self.failed_starts >= _KILLED:
            raise EngineError(f"workers cannot be started: the last one {cause}; try -j 1")
        # In the same place, so that tasks go to the workers in the same order as before.
        self.workers.insert(at, _Worker(self.job))
        return self._retry(task, cause, bool(late)) if task else []

    def _retry(self, task: Task, cause: str, late: bool) -> list[tuple[Task, Result]]:
        """Queue a task again, record by record; return the result of a record given up."""
        chunk = task.chunk
        if len(chunk.items) > 1:
            self.say(f"a worker {cause} in {chunk.place}; its records are tried one by one")
            parts = singles(chunk)
            self.parts[task.number] = len(parts)
            # In front: all later results wait for this chunk.
            self.tasks.extendleft(
                Task(task.number, part, single) for part, single in reversed([*enumerate(parts)])
            )
            return []
        if late:
            return [(task, self._failed(chunk, "TooSlow", f"the process that cleaned it {cause}"))]
        if task.tries + 1 < _TRIES:
            self.say(f"a worker {cause} in {chunk.place}; the record is tried again")
            self.tasks.appendleft(task._replace(tries=task.tries + 1))
            return []
        told = f"the process that cleaned it {cause}, {_TRIES} times in a row"
        return [(task, self._failed(chunk, "WorkerDied", told))]

    def _failed(self, chunk: Chunk, type: str, told: str) -> Result:
        """Return the result of a record that no worker can do: its own fields and an error."""
        item: Item = chunk.items[0]
        failure = Failure(type, told, item.number, item.source)
        return worker(self.job)(chunk._replace(items=(item._replace(failure=failure),)))

    def stop(self) -> None:
        """Stop all workers."""
        for one in self.workers:
            one.stop()


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"was killed ({signal.Signals(-code).name})"
        except ValueError:
            return f"was killed (signal {-code})"
    return f"ended with status {code}"


@contextmanager
def _ignore_interrupts() -> Iterator[None]:
    """Start processes that ignore an interrupt: the first process ends a run, and it alone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(job: Job, pipe: Connection) -> None:
    """Work in a process: take chunks and send their results until the pipe is closed."""
    # The signal was blocked while the process started; from here on it is ignored.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = worker(job)
    Pipeline.default()(_WARMING)  # the tables are loaded before any limit of time begins
    try:
        pipe.send("ready")
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, OSError):  # the first process has ended, for whatever reason
        return
