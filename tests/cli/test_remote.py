"""Inputs that are not here, by their addresses, and all ways in which files are packed."""

import bz2
import gzip
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import DIRTY
from tests.cli.conftest import Command, lines, written

RECORD = json.dumps({"text": DIRTY}) + "\n"


@pytest.fixture
def memory() -> Iterator[Any]:
    """A file system in memory, with a folder of texts."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.pipe("/papers/may/ferry.txt", DIRTY.encode())
    system.pipe("/papers/crawl.jsonl", RECORD.encode() * 90)
    system.pipe("/papers/crawl.jsonl.gz", gzip.compress(RECORD.encode()))
    system.pipe("/papers/.hidden/old.txt", DIRTY.encode())
    system.pipe("/papers/picture.png", b"\x89PNG\r\n")
    yield system
    system.rm("/papers", recursive=True)


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress, gzip.compress])
def test_packed_files_are_read_whatever_they_are_called(
    run: Command, tmp_path: Path, pack: Any
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(pack(RECORD.encode() * 3))
    status, out, _ = run(path, "--into", "text=text")
    assert status == 0
    assert len(lines(out)) == 3


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress])
def test_half_a_packed_file_fails_where_it_ends(run: Command, tmp_path: Path, pack: Any) -> None:
    path = tmp_path / "in.jsonl.xz"
    path.write_bytes(
        pack("".join(f'{{"text": "Line {n}."}}\n' for n in range(80_000)).encode())[:-400]
    )
    status, out, said = run(path, "--to", "jsonl", "--only", "")
    assert status == 1
    assert "cannot read on: the compressed data ends too early" in said
    assert lines(out)[-1]["error"]["type"] == "UnreadableInput"


def test_a_file_at_an_address_is_read_as_one_here(
    run: Command, memory: Any, tmp_path: Path
) -> None:
    here = tmp_path / "crawl.jsonl"
    here.write_text(RECORD * 90)
    assert run("memory://papers/crawl.jsonl") == run(here)
    assert run("memory://papers/crawl.jsonl", "-j", 2) == run(here)


def test_a_directory_at_an_address_gives_a_directory_here(
    run: Command, memory: Any, tmp_path: Path
) -> None:
    assert run("memory://papers", "-o", f"{tmp_path}/out/") == (0, "", "")
    made = sorted(p.relative_to(tmp_path / "out").as_posix() for p in tmp_path.rglob("out/**/*.*"))
    assert made == ["crawl.jsonl", "crawl.jsonl.gz", "may/ferry.txt"]


def test_an_address_of_a_file_here_reads_the_file(run: Command, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    path = written(tmp_path / "in.jsonl", [{"text": DIRTY}])
    assert run(f"file://{path}") == run(path)


def test_parquet_at_an_address_is_read(run: Command, memory: Any, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(
        pa.table({"text": [DIRTY, "A line."]}), tmp_path / "in.parquet"
    )
    memory.pipe("/papers/in.parquet", (tmp_path / "in.parquet").read_bytes())
    assert run("memory://papers/in.parquet") == run(tmp_path / "in.parquet")


def test_a_stopped_run_goes_on_unless_what_is_at_the_address_has_changed(
    run: Command, memory: Any, tmp_path: Path
) -> None:
    memory.pipe("/papers/bad.jsonl", RECORD.encode() * 70 + b"no record\n")
    given = ("memory://papers/bad.jsonl", "-o", tmp_path / "out.jsonl", "--on-error", "fail")
    assert run(*given)[0] == 1
    assert "going on with" in run(*given, "--resume")[2]
    memory.pipe("/papers/bad.jsonl", RECORD.encode() * 75)
    status, _, said = run(*given, "--resume")
    assert status == 2
    assert "its inputs were other files, or they have changed since" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("memory://papers/none.txt",), "cannot read memory://papers/none.txt: "),
        (("nowhere://papers/a.txt",), "cannot read nowhere://papers/a.txt: "),
        (("memory://papers", "-o", "memory://clean.jsonl"), "is not a file here: write one here"),
        (("memory://papers", "-o", "memory://clean/"), "is not a file here: write one here"),
        (("memory://papers", "--errors", "s3://e.jsonl"), "s3://e.jsonl is not a file here"),
        (("memory://papers", "--rules", "s3://r.toml"), "s3://r.toml is not a file here: copy it"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(
    run: Command, memory: Any, arguments: tuple[str, ...], says: str
) -> None:
    status, out, said = run(*arguments)
    assert (status, out) == (2, "")
    assert says in said


def test_without_the_package_the_extra_is_named(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    status, _, said = run("s3://papers/crawl.jsonl")
    assert status == 2
    assert "a remote input needs the package fsspec: pip install 'newsclean[remote]'" in said


@pytest.mark.parametrize(
    ("path", "package"),
    [
        ("s3://papers/a.txt", "s3fs"),
        ("gs://papers/a.txt", "gcsfs"),
        ("hf://datasets/a/b", "huggingface_hub"),
    ],
)
def test_without_what_reads_a_protocol_its_package_is_named(
    run: Command, monkeypatch: pytest.MonkeyPatch, path: str, package: str
) -> None:
    registry = pytest.importorskip("fsspec.registry")
    monkeypatch.setitem(sys.modules, package, None)
    for protocol in ("s3", "gs", "hf"):
        monkeypatch.delitem(registry._registry, protocol, raising=False)
    status, out, said = run(path)
    assert (status, out) == (2, "")
    assert (
        said
        == f"newsclean: cannot read {path}: it needs the package {package}: pip install {package}\n"
    )


class Breaking:
    """A file of a protocol whose own errors are no OSErrors."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def seekable(self) -> bool:
        return False

    def read(self, size: int) -> bytes:
        if not self.data:
            raise ArithmeticError("the payload is not complete")
        data, self.data = self.data[:size], self.data[size:]
        return data

    def close(self) -> None:
        """Nothing is open."""


def test_a_connection_that_breaks_off_fails_in_its_place(
    run: Command, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(memory), "open", lambda *given, **more: Breaking(RECORD.encode() * 3))
    status, out, said = run("memory://papers/crawl.jsonl", "--into", "text=text")
    *before, last = lines(out)
    assert (status, len(before)) == (1, 3)
    assert last["error"]["type"] == "UnreadableInput"
    assert "the payload is not complete; the connection broke off, run it again" in said
