"""Files in S3, by a server on this computer: read as files here, and each failure told in a sentence."""

import gzip
import json
import os
import random
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from newsclean import clean

TEXT = """\
Ferry {n} returns to Larkhaven

The ferry between Larkhaven and Ost Vale will run again from Monday, the harbour office said.

Share this
"""
RECORDS = [{"id": n, "text": TEXT.format(n=n)} for n in range(200)]
LINES = "".join(f"{json.dumps(record)}\n" for record in RECORDS).encode()
BLOCK = 1 << 16  # bytes that are asked for at once, so that a small file takes several requests


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server with a bucket of papers."""
    moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    address = "http://{}:{}".format(*moto.get_host_and_port())
    given = {"aws_access_key_id": "mine", "aws_secret_access_key": "secret"}
    s3 = boto3.client("s3", endpoint_url=address, region_name="us-east-1", **given)
    s3.create_bucket(Bucket="papers")
    s3.put_object(Bucket="papers", Key="may/articles.jsonl.gz", Body=gzip.compress(LINES))
    s3.put_object(Bucket="papers", Key="may/ferry.txt", Body=TEXT.encode(), ACL="public-read")
    noise = random.Random(5)
    padded = "".join(
        f"{json.dumps({**record, 'noise': noise.randbytes(2000).hex()})}\n" for record in RECORDS
    )
    s3.put_object(Bucket="papers", Key="long/padded.jsonl", Body=padded.encode())
    yield address
    moto.stop()


def run(server: str, *arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as one whose S3 is at `server`; an empty variable is taken away."""
    given = {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "mine",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",  # or it takes minutes until a server is given up
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        **environment,
    }
    kept = {name: value for name, value in (os.environ | given).items() if value}
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=kept,
        timeout=300,
    )


def refused(server: str, path: str, *arguments: object, **environment: str) -> str:
    """Return what is said where `path` is refused, on one line."""
    done = run(server, path, *arguments, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsclean: ")
    (line,) = done.stderr.splitlines()
    return line.removeprefix("newsclean: ")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_packed_file_is_read_as_one_here(server: str, jobs: int) -> None:
    done = run(server, "s3://papers/may/articles.jsonl.gz", "--into", "text=text", "-j", jobs)
    assert (done.returncode, done.stderr) == (0, "")
    made = [json.loads(line) for line in done.stdout.splitlines()]
    assert made == [{**one, "text": clean(one["text"]).text} for one in RECORDS]


def test_a_folder_of_a_bucket_becomes_a_folder_here(server: str, tmp_path: Path) -> None:
    done = run(server, "s3://papers/may", "-o", f"{tmp_path}/may/")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(p.name for p in (tmp_path / "may").iterdir()) == [
        "articles.jsonl.gz",
        "ferry.txt",
    ]


def test_a_public_file_is_read_without_keys(server: str) -> None:
    without = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
    told = refused(server, "s3://papers/may/ferry.txt", **without)
    assert told.startswith("cannot read s3://papers/may/ferry.txt: Unable to locate credentials; ")
    assert "AWS_ACCESS_KEY_ID" in told
    assert "FSSPEC_S3_ANON=true" in told
    done = run(server, "s3://papers/may/ferry.txt", FSSPEC_S3_ANON="true", **without)
    assert done.stdout == f"{clean(TEXT)}\n", done.stderr


def test_what_is_not_there_is_told(server: str) -> None:
    assert refused(server, "s3://papers/june.jsonl") == (
        "cannot read s3://papers/june.jsonl: there is no such file"
    )
    assert refused(server, "s3://letters/may.jsonl") == (
        "cannot read s3://letters/may.jsonl: The specified bucket does not exist"
    )


def test_a_wrong_key_is_told_with_where_keys_are_taken_from(server: str) -> None:
    _asks_for_keys(server, after=0)
    try:
        told = refused(server, "s3://papers/may/ferry.txt", AWS_ACCESS_KEY_ID="another")
    finally:
        _asks_for_keys(server, after=10**9)
    assert told.startswith(
        "cannot read s3://papers/may/ferry.txt: The AWS Access Key Id you provided"
    )
    assert "; keys are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile" in told


def _asks_for_keys(server: str, after: int) -> None:
    """Have the server refuse wrong keys after so many requests."""
    asked = urllib.request.Request(
        f"{server}/moto-api/reset-auth", str(after).encode(), {"Content-Type": "text/plain"}
    )
    urllib.request.urlopen(asked).close()


def test_a_server_that_does_not_answer_is_told(server: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nothing listens there
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
        told = refused(server, "s3://papers/may/ferry.txt", AWS_ENDPOINT_URL=nowhere)
    assert f'Could not connect to the endpoint URL: "{nowhere}' in told
    assert "another server from AWS_ENDPOINT_URL" in told


class _Cut(BaseRequestHandler):
    """Hand requests on to the server, until so many bytes have come back in all."""

    left = 0
    behind = ("", 0)

    def handle(self) -> None:
        with socket.create_connection(self.behind) as server:
            threading.Thread(target=self._back, args=(server,), daemon=True).start()
            while data := self.request.recv(1 << 16):
                server.sendall(data)

    def _back(self, server: socket.socket) -> None:
        with suppress(OSError):  # the other end may be the first to end it
            while data := server.recv(1 << 12):
                _Cut.left -= len(data)
                if _Cut.left < 0:
                    break
                self.request.sendall(data)
            self.request.shutdown(socket.SHUT_RDWR)


class _Cutting(ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that were cut."""


@pytest.fixture
def cutting(server: str) -> Iterator[str]:
    """The address of the same server behind a line that breaks off in the middle of a file."""
    host, _, port = server.removeprefix("http://").partition(":")
    _Cut.left, _Cut.behind = 5 * BLOCK, (host, int(port))
    with _Cutting(("127.0.0.1", 0), _Cut) as line:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{line.server_address[1]}"
        line.shutdown()


def test_a_line_that_breaks_off_costs_what_is_behind_and_is_told(
    server: str, cutting: str, tmp_path: Path
) -> None:
    blocks = json.dumps({"default_block_size": BLOCK, "default_cache_type": "readahead"})
    given = ("s3://papers/long/padded.jsonl", "--into", "text=text")
    broken = run(cutting, *given, FSSPEC_S3=blocks)
    whole = run(server, *given, FSSPEC_S3=blocks)
    *before, last = broken.stdout.splitlines()
    assert broken.returncode == 1
    assert 10 < len(before) < len(RECORDS)
    assert before == whole.stdout.splitlines()[: len(before)]
    assert json.loads(last)["error"]["type"] == "UnreadableInput"
    assert "Traceback" not in broken.stderr
    assert f"padded.jsonl:{len(before) + 1}: cannot read on: " in broken.stderr
    assert "the connection broke off, run it again" in broken.stderr


def test_nothing_is_written_there(server: str) -> None:
    for given in (("-o", "s3://papers/clean/"), ("--errors", "s3://papers/errors.jsonl")):
        told = refused(server, "s3://papers/may/ferry.txt", *given)
        assert told == f"{given[1]} is not a file here: write one here and copy it there"
