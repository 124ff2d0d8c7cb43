"""WARC and Parquet files with faults, each made of a number, and what the command makes of them."""

import gzip
import json
import math
import multiprocessing
import os
import random
import sys
import tempfile
import zlib
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from corpus import article, page

SECONDS = 60  # that a run over a small file may take
Broken = Callable[[random.Random, Path], str | None]


def crawl_broken(number: int) -> str | None:
    """Return in words what breaks on the crawl of that number; None if nothing does."""
    return _apart(_crawl, number)


def table_broken(number: int) -> str | None:
    """Return in words what breaks on the Parquet file of that number; None if nothing does."""
    return _apart(_table, number)


def _apart(broken: Broken, number: int) -> str | None:
    """Ask `broken` in a process of its own, which a file may end or hang."""
    _load()
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_within, args=(broken, number, theirs))
    process.start()
    theirs.close()
    process.join(SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
        return f"no end after {SECONDS} seconds"
    if process.exitcode:
        return f"the process ended with status {process.exitcode}"
    told: str | None = ours.recv()
    return told


@cache
def _load() -> None:
    """Load what every run needs, once for all; but not pyarrow, whose threads no fork survives."""
    import newsclean.cli.command  # noqa: F401
    from newsclean import clean_html

    clean_html(page(article(0)))


def _within(broken: Broken, number: int, connection: Connection) -> None:
    with tempfile.TemporaryDirectory() as folder:
        connection.send(broken(random.Random(number), Path(folder)))


class Ran(NamedTuple):
    """What a run gave: its status, what it said, and its records."""

    status: int
    said: str
    records: list[dict[str, Any]]


def _cleaned(path: Path, output: Path) -> Ran | str:
    """Return what the command makes of a file, or in words what it may not do."""
    from newsclean.cli import main

    said = path.parent / "said"
    with said.open("w") as file:
        os.dup2(file.fileno(), 2)
    try:
        status = main([str(path), "-o", str(output), "-j", "1"])
    except BaseException as error:
        return f"it raises {type(error).__name__}: {error}"
    sys.stderr.flush()
    told = said.read_text("utf-8", "replace")
    if status not in (0, 1, 2) or "Traceback" in told:
        return f"status {status}: {told}"
    if status == 2 or not output.exists():
        return Ran(status, told, []) if status and told else f"no output, status {status}"
    records = [json.loads(line) for line in output.read_bytes().splitlines()]
    if status != any("error" in record for record in records):
        return f"status {status}, and the records say otherwise"
    return Ran(status, told, records)


# Crawls


def _response(body: bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 200 OK\r\nContent-Type: {kind}", *headers, "\r\n"]
    return "\r\n".join(lines).encode() + body


def _record(content: bytes, number: int, length: object = None, end: bytes = b"\r\n\r\n") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        f"WARC-Date: 2031-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + end


def _chunked(body: bytes) -> bytes:
    parts = [body[at : at + 700] for at in range(0, len(body), 700)]
    return b"".join([b"%x\r\n%b\r\n" % (len(part), part) for part in parts]) + b"0\r\n\r\n"


def _good(pick: random.Random, body: bytes, number: int) -> bytes:
    """Return the record of a page in one of the codings that servers use, or say that they do."""
    ways = (
        _response(body),
        _response(gzip.compress(body), "Content-Encoding: gzip"),
        _response(_chunked(body), "Transfer-Encoding: chunked"),
        _response(
            _chunked(gzip.compress(body)), "Content-Encoding: gzip", "Transfer-Encoding: chunked"
        ),
        _response(zlib.compress(body), "Content-Encoding: deflate"),
        _response(zlib.compress(body)[2:-4], "Content-Encoding: deflate"),
        _response(body, "Content-Encoding: " + pick.choice(["gzip", "br", "deflate", "utf-8"])),
        _response(body, "Transfer-Encoding: chunked"),
    )
    return _record(pick.choice(ways), number)


def _bad(pick: random.Random, body: bytes, number: int) -> bytes:
    """Return a record of which nobody can read the page, but where the next one begins."""
    ways = (
        _record(_response(gzip.compress(body)[:-9], "Content-Encoding: gzip"), number),
        _record(_response(pick.randbytes(300), "Content-Encoding: dcb"), number),
        _record(pick.randbytes(200).replace(b"WARC/", b""), number),
        _record(_response(body), number).replace(b"Content-Length: ", b"Content-Size: "),
        _record(_response(body), number, -4),
        _record(_response(body), number, "many"),
        b"\0\1\2\n" * pick.randrange(1, 9000),
    )
    return pick.choice(ways)


def _crawl(pick: random.Random, folder: Path) -> str | None:
    """Make a crawl and clean it: each page that is whole comes out, in its place; the rest is told."""
    members, good = [], []
    for number in range(pick.randrange(1, 9)):
        body = page(article(pick.randrange(10_000))).encode()
        good.append(pick.random() < 0.7)
        members.append((_good if good[-1] else _bad)(pick, body, number))
    packing = pick.choice(("plain", "each", "whole"))
    if packing == "each":
        members = [gzip.compress(member, mtime=0) for member in members]
    data = b"".join(members)
    if packing == "whole":
        data = gzip.compress(data, mtime=0)
    first = sum(map(len, members))  # where the first byte stands that is not as it was
    damaged = pick.random() < 0.5
    if damaged:
        first, data = _damaged(pick, data)
    path = folder / ("in.warc" if packing == "plain" else "in.warc.gz")
    path.write_bytes(data)
    ran = _cleaned(path, folder / "out.jsonl")
    if isinstance(ran, str):
        return ran
    ends = [sum(map(len, members[: i + 1])) for i in range(len(members))]
    # What is packed as a whole gives nothing for sure behind its first fault, nor before it.
    sure = [end <= first and not (damaged and packing == "whole") for end in ends]
    wanted = [f"https://a.example/{i}" for i in range(len(members)) if good[i] and sure[i]]
    came = [record["url"] for record in ran.records if "article" in record]
    missing = [url for url in wanted if url not in came]
    if missing:
        return f"{missing} did not come out: {ran.said}"
    if damaged:
        return None
    if not all(good) and not ran.status:
        return "a bad record is not told of"
    return None if came == wanted else f"{came} came out, not {wanted}"


def _damaged(pick: random.Random, data: bytes) -> tuple[int, bytes]:
    """Return `data` with a fault, and the place of the first byte that is not as it was."""
    at = pick.randrange(len(data))
    until = min(len(data), at + pick.randrange(1, 2000))
    ways = (
        data[:at],
        data[:at] + pick.randbytes(pick.randrange(1, 50)) + data[at:],
        data[:at] + pick.randbytes(until - at) + data[until:],
        data[:at] + bytes(until - at) + data[until:],
        data[:at] + data[until:],
        data[:at] + bytes([data[at] ^ (1 << pick.randrange(8))]) + data[at + 1 :],
    )
    return at, pick.choice(ways)


# Tables


def _columns(pick: random.Random, rows: int) -> dict[str, Any]:
    """Return columns of many types, each with what is hard to hand on in it."""
    import pyarrow as pa

    def some(*values: Any) -> list[Any]:
        return [pick.choice(values) for _ in range(rows)]

    kinds = {
        "whole": pa.array(some(0, -1, 2**63 - 1, None), pa.int64()),
        "part": pa.array(some(1.1, math.nan, math.inf, -0.0, None), pa.float64()),
        "small": pa.array(some(1.5, math.nan, None), pa.float32()),
        "when": pa.array(some(0, 2**55, -(2**55), None), pa.timestamp("us", "Europe/Berlin")),
        "day": pa.array(some(0, 3_000_000, -800_000, None), pa.date32()),
        "kind": pa.array(some("news", "", None), pa.string()).dictionary_encode(),
        "many": pa.array(some([], ["a", None], None), pa.list_(pa.string())),
        "both": pa.array(
            some({"a": 1, "b": "x"}, None), pa.struct({"a": pa.int8(), "b": pa.string()})
        ),
        "raw": pa.array(some(b"\xff\x00", b"", None), pa.binary()),
        "price": pa.array(some(None), pa.decimal128(30, 4)),
        "nothing": pa.nulls(rows),
        "map": pa.array(some([("a", 1)], [], None), pa.map_(pa.string(), pa.int32())),
        "flag": pa.array(some(True, False, None), pa.bool_()),
    }
    chosen = pick.sample(sorted(kinds), pick.randrange(len(kinds)))
    text = [article(pick.randrange(10_000)) if pick.random() < 0.9 else None for _ in range(rows)]
    kind = pick.choice([pa.string(), pa.large_string()])
    return {"text": pa.array(text, kind), **{name: kinds[name] for name in chosen}}


def _table(pick: random.Random, folder: Path) -> str | None:
    """Make a Parquet file and clean it: each row that Arrow reads comes out, with its own columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / "in.parquet"
    pq.write_table(
        pa.table(_columns(pick, pick.randrange(60))),
        path,
        row_group_size=pick.choice((1, 7, 1000)),
        compression=pick.choice(("none", "snappy", "gzip", "zstd")),
        use_dictionary=pick.random() < 0.5,
        data_page_size=pick.choice((100, 1 << 20)),
        version=pick.choice(("1.0", "2.4", "2.6")),
    )
    if pick.random() < 0.7:
        path.write_bytes(_damaged(pick, path.read_bytes())[1])
    try:
        wanted = pq.read_table(path)
    except (pa.ArrowException, OSError, UnicodeError):
        wanted = None
    form = pick.choice(("parquet", "jsonl"))
    output = folder / f"out.{form}"
    if form == "jsonl":
        ran = _cleaned(path, output)
        if isinstance(ran, str):
            return ran
        return _rows_missing(wanted, len(ran.records), ran)
    return _table_differs(path, output, wanted)


def _table_differs(path: Path, output: Path, wanted: Any) -> str | None:
    """Clean a Parquet file to another; return in words what of `wanted` is not in it."""
    import pyarrow.parquet as pq

    from newsclean.cli import main

    status = main([str(path), "-o", str(output), "-q"])
    if status not in (0, 1, 2):
        return f"status {status}"
    if wanted is None or not output.exists():
        return None if status else "nothing is said of what cannot be read"
    made = pq.read_table(output)
    if told := _rows_missing(wanted, made.num_rows, Ran(status, "", [])):
        return told
    for name in wanted.schema.names:
        if _shown(made[name]) != _shown(wanted[name]):
            return f"the column {name!r} is not as it was"
    return None


def _shown(column: Any) -> str:
    """Return the values of a column in words: NaN is then itself, and no date is out of range."""
    import pyarrow as pa

    kind = column.type
    plain = column.cast(kind.value_type) if pa.types.is_dictionary(kind) else column
    shown: str = plain.combine_chunks().to_string(window=1000, container_window=1000)
    return shown


def _rows_missing(wanted: Any, count: int, ran: Ran) -> str | None:
    if wanted is None:
        return None if ran.status else "nothing is said of what cannot be read"
    if count != wanted.num_rows:
        return f"{count} rows of {wanted.num_rows}, status {ran.status}: {ran.said}"
    return None
