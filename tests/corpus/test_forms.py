"""What stands before, between and after records, and how statistics add up."""

import io
import json
from pathlib import Path

import pytest

from newsclean import clean
from newsclean.corpus.forms import form
from newsclean.corpus.job import Job, Target
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Frame, Partial, Plain
from newsclean.corpus.statistics import SLOWEST, Stats
from newsclean.readers.fields import Parsed
from newsclean.readers.records import Chunk, Failure, Item
from tests.writers.test_explain import PROSE

ARRAY = Frame(b"[", b",", b"]")
FAILURE = Failure("NoText", "there is no text", 2, "in.jsonl")
FAILED = Outcome(Item("in.jsonl", 2, "jsonl"), {"n": 1, "error": "old"}, failure=FAILURE)


def outcome(text: str) -> Outcome:
    """Return what comes of `text` in a file."""
    return Outcome(Item("ferry.txt", 0, "text"), {}, article=clean(text), given=Parsed(text=text))


def written(one: Outcome, job: Job) -> bytes:
    """Return how `job` writes the record `one`."""
    (part,) = form(job).encode([one], Chunk((one.item,)))
    return part


class Bytes(io.BytesIO):
    """A stream that takes only three bytes at a time, as a pipe may."""

    def write(self, data: object) -> int:
        return super().write(bytes(data)[:3])  # type: ignore[call-overload]  # it is given bytes


def test_an_array_is_whole_however_its_records_come() -> None:
    for chunks in ([], [[b"1"]], [[b"1", b"2"], [], [b"3"]], [[], [b"1"]]):
        stream = Bytes()
        output = Plain(stream, ARRAY)
        for chunk in chunks:
            output.write(chunk)
        output.finish()
        assert json.loads(stream.getvalue()) == [int(part) for chunk in chunks for part in chunk]


def test_a_partial_file_goes_on_where_it_is_told_to(tmp_path: Path) -> None:
    path = str(tmp_path / "out.json")
    first = Partial(path, ARRAY, "", (0, 0))
    first.write([b"1"])
    state = first.records, first.size
    first.write([b"2, cut off"])
    first.close()
    second = Partial(path, ARRAY, "", state)
    second.write([b"2"])
    second.finish()
    assert (tmp_path / "out.json").read_text() == "[1,2]"


def test_statistics_of_parts_add_up_to_those_of_the_whole() -> None:
    outcomes = [outcome(f"{PROSE}\n\nShare this\n\n{PROSE[:-1]} {n} times.") for n in range(30)]
    outcomes.append(Outcome(Item("x", 1, "jsonl"), {}))
    whole, parts = Stats(), Stats()
    for part in (outcomes[:7], outcomes[7:]):
        counted = Stats()
        for one in part:
            counted.add(one)
            whole.add(one)
        parts.merge(counted)
    assert json.loads(parts.to_json()) == json.loads(whole.to_json())
    assert (whole.records, whole.failed, len(whole.slowest)) == (31, 1, SLOWEST)


def test_options_that_decide_nothing_do_not_stand_in_the_journal() -> None:
    assert Job(colour=True, width=80).options() == Job().options()


ERROR = b'{"type":"NoText","message":"there is no text","record":2,"source":"in.jsonl"}'


@pytest.mark.parametrize(
    ("target", "single", "several"),
    [
        ("text", b"", b"\n"),
        ("json", b'{"error":' + ERROR + b"}\n", b'{"error":' + ERROR + b"}"),
        ("jsonld", b'{"error":' + ERROR + b"}\n", b'{"error":' + ERROR + b"}\n"),
        (
            "explain",
            b"[-failed-]: in.jsonl:2: there is no text\n",
            b"== in.jsonl:2\n[-failed-]: in.jsonl:2: there is no text\n",
        ),
        ("diff", b"", b""),
        ("check", b"", b""),
    ],
)
def test_each_form_has_its_way_to_say_that_a_record_failed(
    target: Target, single: bytes, several: bytes
) -> None:
    assert written(FAILED, Job(to=target)) == single
    assert written(FAILED, Job(to=target, single=False)) == several


def test_a_failed_record_keeps_its_own_fields_and_the_error_it_had() -> None:
    record = json.loads(written(FAILED, Job(to="jsonl", single=False)))
    assert record == {"n": 1, "error": {**json.loads(ERROR), "replaced": "old"}}


def test_an_explanation_among_several_is_headed_by_its_place() -> None:
    alone = written(outcome(PROSE), Job(to="explain"))
    assert written(outcome(PROSE), Job(to="explain", single=False)) == b"== ferry.txt\n" + alone
