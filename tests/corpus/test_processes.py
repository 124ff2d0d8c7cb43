"""Several processes: order, bounds, and workers that die."""

import json
import multiprocessing
import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from newsclean.corpus import serial
from newsclean.corpus.errors import EngineError
from newsclean.corpus.job import Job
from newsclean.corpus.processes import AHEAD, run
from newsclean.corpus.work import Result
from newsclean.evidence.document import Document
from newsclean.model.claim import Claim
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Chunk, Item, chunked
from newsclean.writers import json as json_writer


def deadly(document: Document) -> Iterator[Claim]:
    """A filter that takes its process down when it sees poison."""
    if "poison" in document.source:
        os.kill(os.getpid(), signal.SIGKILL)
    return iter(())


class Deadly(Job, frozen=True):
    """A job with that filter alone."""

    def pipeline(self) -> Pipeline:
        return Pipeline().with_filter(deadly)


class CannotStart(Job, frozen=True):
    """A job that no worker can begin."""

    def pipeline(self) -> Pipeline:
        os._exit(3)


def items(count: int, poisoned: tuple[int, ...] = ()) -> Iterator[Item]:
    """Yield records, some of them poisoned."""
    for n in range(count):
        text = "A line of poison." if n in poisoned else f"Line {n} of text."
        yield Item("in.jsonl", n + 1, "jsonl", json.dumps({"n": n, "text": text}).encode())


def records(results: list[Result]) -> list[Any]:
    """Return what was written."""
    return [json.loads(part) for result in results for part in result.parts]


def silent(message: str) -> None:
    """Say nothing."""


def test_the_order_is_that_of_one_process() -> None:
    job = Job(to="jsonl", single=False)
    alone = [*serial.run(job, chunked(items(300), 7))]
    together = [*run(job, chunked(items(300), 7), 2, silent)]
    assert [result.parts for result in together] == [result.parts for result in alone]


def test_no_more_is_read_than_a_few_chunks_ahead() -> None:
    read = 0

    def watched() -> Iterator[Chunk]:
        nonlocal read
        for chunk in chunked(items(600), 5):
            read += 1
            yield chunk

    for written, _ in enumerate(run(Job(to="jsonl", single=False), watched(), 2, silent)):
        assert read - written <= 2 * AHEAD


def test_a_record_that_kills_its_worker_fails_alone_and_in_its_place() -> None:
    said: list[str] = []
    made = records(
        [*run(Deadly(to="jsonl", single=False), chunked(items(40, (13, 29)), 10), 2, said.append)]
    )
    assert [record["n"] for record in made] == [*range(40)]
    errors = {record["n"]: record["error"] for record in made if "error" in record}
    assert [*errors] == [13, 29]
    assert errors[13] == {
        "type": "WorkerDied",
        "message": "the process that cleaned it was killed (SIGKILL), 3 times in a row",
        "record": 14,
        "source": "in.jsonl",
    }
    assert any("a worker was killed (SIGKILL) in in.jsonl:11-20" in told for told in said)


def test_a_worker_killed_from_outside_costs_no_record() -> None:
    said: list[str] = []
    results = run(Job(to="jsonl", single=False), chunked(items(900), 10), 2, said.append)
    made = []
    for n, result in enumerate(results):
        made.append(result)
        if n in (3, 30):
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert [record["n"] for record in records(made)] == [*range(900)]
    assert not [record for record in records(made) if "error" in record]


def test_a_run_that_is_given_up_leaves_no_process() -> None:
    results = run(Job(to="jsonl", single=False), chunked(items(500), 5), 2, silent)
    next(results)
    results.close()
    assert multiprocessing.active_children() == []


def test_workers_that_cannot_begin_are_told_once() -> None:
    with pytest.raises(EngineError, match=r"the last one ended with status 3; try -j 1"):
        [*run(CannotStart(to="jsonl"), chunked(items(5)), 2, silent)]


def test_what_cannot_be_written_is_a_failed_record(monkeypatch: pytest.MonkeyPatch) -> None:
    write = json_writer.write_object

    def picky(fields: dict[str, Any]) -> bytes:
        if "article" in fields and "Line 3 " in fields["article"].text:
            raise ValueError("no threes")
        return write(fields)

    monkeypatch.setattr(json_writer, "write_object", picky)
    made = records([*serial.run(Job(to="jsonl", single=False), chunked(items(6)))])
    assert [record.get("n") for record in made] == [*range(6)]
    assert made[3]["error"]["message"] == "it cannot be written: ValueError: no threes"
