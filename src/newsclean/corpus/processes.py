"""The engine of several processes: order kept, memory bounded, killed workers replaced.

Each worker has a pipe of its own and one chunk at a time, so that it is known at any moment
who works on what. When a worker dies its chunk is tried again record by record; a record that
takes down one worker after another by itself is a failed record, and the run goes on.
"""

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from newsclean.corpus.errors import EngineError
from newsclean.corpus.job import Job
from newsclean.corpus.work import Result, merged, singles, worker
from newsclean.readers.records import Chunk, Failure, Item

AHEAD = 4  # chunks a worker that may be read before the oldest of them is written
_TRIES = 3  # workers that a record takes down by itself before it is given up
_STARTS = 3  # workers in a row that may end by themselves before they are ready
_KILLED = 30  # workers in a row that may be killed before they are ready

Say = Callable[[str], None]


class Task(NamedTuple):
    """A chunk, or one record of it, that a worker is to do."""

    number: int  # of the chunk, in order
    part: int  # of the chunk; 0 if it is whole
    chunk: Chunk
    tries: int = 0


def run(job: Job, chunks: Iterable[Chunk], jobs: int, say: Say) -> Generator[Result, None, None]:
    """Yield what came of `chunks`, in order, worked on by `jobs` processes.

    Args:
        job: what is to be done.
        chunks: read as they are needed, at most `AHEAD` a worker before they are written.
        jobs: the number of processes.
        say: told when a worker died, and where it was.

    Raises:
        EngineError: workers die before they have begun.
    """
    crew = _Crew(job, jobs, say)
    try:
        yield from _ordered(crew, iter(chunks), AHEAD * jobs)
    finally:
        crew.dismiss()


def _ordered(crew: "_Crew", chunks: Iterator[Chunk], most: int) -> Iterator[Result]:
    """Hand out `chunks`, and yield their results in the order of the chunks."""
    done: dict[int, dict[int, Result]] = {}
    handed = written = 0
    more = True
    while True:
        while more and handed - written < most and len(crew.tasks) < len(crew.workers):
            chunk = next(chunks, None)
            if chunk is None:
                more = False
                break
            crew.tasks.append(Task(handed, 0, chunk))
            handed += 1
        if not more and written == handed:
            return
        for task, result in crew.turn():
            done.setdefault(task.number, {})[task.part] = result
        while len(done.get(written, ())) == crew.parts.get(written, 1):
            found = done.pop(written)
            crew.parts.pop(written, None)
            yield merged([found[part] for part in sorted(found)])
            written += 1


class _Worker:
    """A process, the pipe to it, and what it is doing."""

    def __init__(self, job: Job) -> None:
        context = get_context("spawn")  # a forked child would hold the others' pipes open
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(job, theirs), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: Task | None = None

    def give(self, task: Task) -> None:
        """Send it a task; if it is dead, `take` will find out."""
        self.task = task
        with suppress(OSError):
            self.pipe.send(task.chunk)

    def take(self) -> Any:
        """Return what it sent.

        Raises:
            EOFError or OSError: it is dead.
        """
        return self.pipe.recv()

    def end(self) -> None:
        """Stop it, if it still runs, and forget it."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class _Crew:
    """The workers, and the tasks that wait for one."""

    def __init__(self, job: Job, jobs: int, say: Say) -> None:
        self.job = job
        self.say = say
        self.tasks: deque[Task] = deque()
        self.parts: dict[int, int] = {}  # of a chunk that was split: how many records it had
        self.stillborn = 0
        self.workers = [_Worker(job) for _ in range(jobs)]

    def turn(self) -> list[tuple[Task, Result]]:
        """Give tasks to idle workers, wait for news, and return what has been done."""
        for one in self.workers:
            if one.ready and one.task is None and self.tasks:
                one.give(self.tasks.popleft())
        found = []
        by_pipe: dict[Any, _Worker] = {w.pipe: w for w in self.workers if w.task or not w.ready}
        for pipe in wait(list(by_pipe)):
            found += self._heard(by_pipe[pipe])
        return found

    def _heard(self, one: _Worker) -> list[tuple[Task, Result]]:
        try:
            news = one.take()
        except (EOFError, OSError):
            return self._lost(one)
        if isinstance(news, str):  # it has loaded all it needs
            one.ready, self.stillborn = True, 0
            return []
        task, one.task = one.task, None
        return [(task, news)] if task else []

    def _lost(self, dead: _Worker) -> list[tuple[Task, Result]]:
        """Put another worker in the place of one that died, and see to what it was doing."""
        dead.process.join()
        how, task = _how(dead.process.exitcode), dead.task
        at = self.workers.index(dead)
        del self.workers[at]
        dead.end()
        if not dead.ready:
            self.stillborn += 1 if how.startswith("was killed") else _KILLED // _STARTS
        if self.stillborn >= _KILLED:
            raise EngineError(f"workers cannot be started: the last one {how}; try -j 1")
        self.workers.insert(at, _Worker(self.job))
        return self._mourned(task, how) if task else []

    def _mourned(self, task: Task, how: str) -> list[tuple[Task, Result]]:
        chunk = task.chunk
        if len(chunk.items) > 1:
            self.say(f"a worker {how} in {chunk.place}; its records are tried one by one")
            parts = singles(chunk)
            self.parts[task.number] = len(parts)
            self.tasks.extendleft(
                Task(task.number, part, single) for part, single in reversed([*enumerate(parts)])
            )
            return []
        if task.tries + 1 < _TRIES:
            self.say(f"a worker {how} in {chunk.place}; the record is tried again")
            self.tasks.appendleft(task._replace(tries=task.tries + 1))
            return []
        return [(task, self._given_up(chunk, how))]

    def _given_up(self, chunk: Chunk, how: str) -> Result:
        """Return the result of a record that no worker survives: its own fields and an error."""
        item: Item = chunk.items[0]
        told = f"the process that cleaned it {how}, {_TRIES} times in a row"
        failure = Failure("WorkerDied", told, item.number, item.source)
        return worker(self.job)(chunk._replace(items=(item._replace(failure=failure),)))

    def dismiss(self) -> None:
        """Stop all workers."""
        for one in self.workers:
            one.end()


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"was killed ({signal.Signals(-code).name})"
        except ValueError:
            return f"was killed (signal {-code})"
    return f"ended with status {code}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that do not hear an interrupt: it is the first process that ends a run."""
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = worker(job)
    try:
        pipe.send("ready")
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, OSError):  # the first process has ended, however it did
        return
