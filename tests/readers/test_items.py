"""What is read is bounded: no record takes more memory than it may, no pipe holds a run up."""

import gzip
import io
import os
import tracemalloc
from pathlib import Path

import pytest

from newsclean.readers.items import items, lines
from newsclean.readers.recognise import Source, sources
from newsclean.readers.streams import Stream

LIMIT = 1 << 16


@pytest.mark.parametrize("kind", ["jsonl", "text", "html"])
def test_a_record_that_unpacks_to_more_than_is_allowed_is_not_held(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b'{"text": "' + b"a" * (1 << 26) + b'"}\n'))
    tracemalloc.start()
    found = [*items([Source(str(path), kind)], max_record=LIMIT)]  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.failure.type for item in found] == ["RecordTooLong"]  # type: ignore[union-attr]
    assert peak < 1 << 24


def test_the_lines_after_a_long_one_keep_their_numbers() -> None:
    data = b'{"n": 1}\n' + b"x" * (1 << 22) + b'\n{"n": 3}\n' + b"x" * (1 << 22)
    stream = Stream(io.BufferedReader(io.BytesIO(data)), "in.jsonl")  # type: ignore[arg-type,type-var]
    found = [(item.number, bool(item.failure)) for item in lines(stream, "in.jsonl", LIMIT)]
    assert found == [(1, False), (2, True), (3, False), (4, True)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_directory_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A line of text.")
    os.mkfifo(tmp_path / "b.txt")
    found = [source.path for source in sources([str(tmp_path)], None, set())]
    assert found == [str(tmp_path / "a.txt")]
