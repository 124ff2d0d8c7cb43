"""Crawls in: every record of a WARC file comes out or is told of, whatever is wrong with its neighbours."""

import gzip
import io
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.errors import InputError
from newsclean.readers.streams import Stream
from newsclean.readers.warc import responses
from tests.cli.command import newsclean
from tests.cli.conftest import Command, lines
from tests.effort import examples

PAGE = (
    "<html><body><article><h1>Ferry returns</h1>"
    + "".join(
        f"<p>The ferry of line {n} will run again from Monday, the harbour office said in Larkhaven.</p>"
        for n in range(5)
    )
).encode()


def record(
    content: bytes,
    number: int = 0,
    kind: str = "application/http; msgtype=response",
    more: str = "",
    length: int | None = None,
) -> bytes:
    """Return a record with `content`, and its length or the `length` that its header says."""
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        f"WARC-Date: 2031-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n{more}"
        f"Content-Type: {kind}\r\nContent-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(body: bytes = PAGE, kind: str = "text/html", more: str = "") -> bytes:
    """Return an HTTP response."""
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    """Return `body` in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join([b"%x\r\n%b\r\n" % (len(part), part) for part in parts]) + b"0\r\n\r\n"


def raw_deflated(body: bytes) -> bytes:
    """Return `body` as raw deflate, without the header of zlib."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


GOOD = record(response(), 9)
CODED = {
    "gzip": (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
    "x-gzip": (gzip.compress(PAGE), "content-encoding: X-GZIP\r\n"),
    "chunks": (chunked(PAGE), "Transfer-Encoding: chunked\r\n"),
    "gzip in chunks": (
        chunked(gzip.compress(PAGE)),
        "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
    ),
    "gzip twice": (gzip.compress(gzip.compress(PAGE)), "Content-Encoding: gzip, gzip\r\n"),
    "gzip of two members": (
        gzip.compress(PAGE[:200]) + gzip.compress(PAGE[200:]),
        "Content-Encoding: gzip\r\n",
    ),
    "gzip with padding": (gzip.compress(PAGE) + b"\0" * 20, "Content-Encoding: gzip\r\n"),
    "zlib as deflate": (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
    "raw deflate": (raw_deflated(PAGE), "Content-Encoding: deflate\r\n"),
    "plain as gzip": (PAGE, "Content-Encoding: gzip\r\n"),
    "plain as br": (PAGE, "Content-Encoding: br\r\n"),
    "plain as zstd": (PAGE, "Content-Encoding: zstd\r\n"),
    "plain as deflate": (PAGE, "Content-Encoding: deflate\r\n"),
    "plain as chunks": (PAGE, "Transfer-Encoding: chunked\r\n"),
    "plain as what is not known": (PAGE, "Content-Encoding: utf-8\r\n"),
    "identity": (PAGE, "Content-Encoding: identity\r\n"),
    "doubled headers": (gzip.compress(PAGE), "Content-Encoding:\r\nContent-Encoding: gzip\r\n"),
}

BAD = {
    "gzip that is cut": (
        record(response(gzip.compress(PAGE)[:-9], more="Content-Encoding: gzip\r\n")),
        "DamagedBody",
    ),
    "chunks that are cut": (
        record(response(chunked(gzip.compress(PAGE))[:99], more=CODED["gzip in chunks"][1])),
        "DamagedBody",
    ),
    "packed, nobody knows how": (
        record(response(b"\0\1\2" * 99, more="Content-Encoding: dcb\r\n")),
        "UnknownEncoding",
    ),
    "a bomb": (
        record(response(gzip.compress(b"a" * (1 << 22)), more="Content-Encoding: gzip\r\n")),
        "RecordTooLong",
    ),
    "a bomb of chunks": (
        record(response(chunked(b"a" * (1 << 20), 9999), more=CODED["chunks"][1])),
        "RecordTooLong",
    ),
    "a long page": (record(response(b"a" * (1 << 21))), "RecordTooLong"),
    "no response": (record(b"\0" * 99), "DamagedRecord"),
    "no length": (
        record(response()).replace(b"Content-Length: ", b"Content-Size: "),
        "DamagedRecord",
    ),
    "a length that is no number": (record(response(), length=-4), "DamagedRecord"),
    "a header without an end": (GOOD[:80] + b"\r\n", "DamagedRecord"),
    "bytes between records": (b"\0\1\n" * 70_000, "DamagedRecord"),
}


def read(data: bytes, longest: int = 1 << 20) -> list[tuple[str, bytes]]:
    """Return the records of a file: the type of each failure or nothing, and the page."""
    stream = Stream(io.BufferedReader(io.BytesIO(data)), "in.warc")  # type: ignore[arg-type,type-var]
    return [
        (item.failure.type if item.failure else "", item.data)
        for item in responses(stream, "in.warc", longest)
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_crawl_become_records_with_their_addresses(
    run: Command, tmp_path: Path, packed: bool
) -> None:
    contents = [response(), response(b"x", "image/png"), response(kind="text/html; charset=utf-8")]
    members = [record(content, number) for number, content in enumerate(contents)]
    path = tmp_path / ("in.warc.gz" if packed else "in.warc")
    path.write_bytes(b"".join(map(gzip.compress, members) if packed else members))
    status, out, said = run(path)
    records = lines(out)
    assert (status, said) == (0, "")
    assert [record["url"] for record in records] == ["https://a.example/0", "https://a.example/2"]
    assert "line 4" in records[1]["article"]["paragraphs"][-1]["text"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_crawl_can_come_from_standard_input(pack: type[bytes]) -> None:
    done = newsclean(text=pack(GOOD * 2))
    assert (done.returncode, done.stderr) == (0, b"")
    assert ["article" in record for record in lines(done.stdout.decode())] == [True, True]


@pytest.mark.parametrize(("body", "header"), CODED.values(), ids=CODED)
def test_a_body_is_read_in_the_coding_that_it_has(body: bytes, header: str) -> None:
    pytest.importorskip("brotli")
    pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    found = read(record(response(body, more=header)) + GOOD)
    assert found == [("", PAGE), ("", PAGE)]


def test_brotli_and_zstd_are_undone() -> None:
    brotli = pytest.importorskip("brotli")
    zstd = pytest.importorskip(
        "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    )
    for coding, body in (("br", brotli.compress(PAGE)), ("zstd", zstd.compress(PAGE))):
        data = record(response(body, more=f"Content-Encoding: {coding}\r\n"))
        assert read(data + GOOD) == [("", PAGE), ("", PAGE)]
        cut = record(response(body[:-9], more=f"Content-Encoding: {coding}\r\n"))
        assert read(cut + GOOD) == [("DamagedBody", b""), ("", PAGE)]


def test_without_its_package_brotli_is_one_failed_record(monkeypatch: pytest.MonkeyPatch) -> None:
    brotli = pytest.importorskip("brotli")
    monkeypatch.setitem(sys.modules, "brotli", None)
    packed = record(response(brotli.compress(PAGE), more="Content-Encoding: br\r\n"))
    assert read(packed + GOOD) == [("MissingExtra", b""), ("", PAGE)]


@pytest.mark.parametrize(("data", "type"), BAD.values(), ids=BAD)
def test_a_bad_record_is_one_failure_and_the_rest_is_read(data: bytes, type: str) -> None:
    found = read(GOOD + data + GOOD)
    kinds = [kind for kind, _ in found]
    assert (kinds[0], kinds[-1], set(kinds[1:-1])) == ("", "", {type})
    assert found[0] == found[-1] == ("", PAGE)


def test_a_page_that_the_crawl_cut_is_read_as_far_as_it_goes() -> None:
    cut = gzip.compress(PAGE)[:-20]
    data = record(
        response(cut, more="Content-Encoding: gzip\r\n"), more="WARC-Truncated: length\r\n"
    )
    ((kind, page),) = read(data)
    assert kind == ""
    assert PAGE.startswith(page)
    assert len(page) > 100


def test_a_text_of_a_wet_file_is_a_record() -> None:
    assert read(record(b"A line of text.", kind="text/plain")) == [("", b"A line of text.")]


@pytest.mark.parametrize("at", [10, 40, 150, len(GOOD) - 300, len(GOOD) - 30])
@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_that_is_cut_off_is_told_wherever_it_is_cut(
    run: Command, tmp_path: Path, at: int, packed: bool
) -> None:
    data = GOOD + GOOD[:at]
    path = tmp_path / "in.warc"
    path.write_bytes(gzip.compress(data) if packed else data)
    status, out, said = run(path)
    assert status == 1
    assert [list(record)[-1] for record in lines(out)] == ["article", "error"]
    assert "cut off" in said


@examples(60)
@given(
    st.lists(st.sampled_from([GOOD, b"junk\n", b"\r\n", record(b"", 1, "image/png")])), st.data()
)
def test_no_byte_of_a_crawl_goes_unseen(parts: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(parts)
    junk = sum(
        part == b"junk\n" and b"junk\n" not in [p for p in parts[:at] if p != b"\r\n"][-1:]
        for at, part in enumerate(parts)
    )
    assert len(read(whole)) == parts.count(GOOD) + junk
    cut = data.draw(st.integers(0, len(whole)))
    seen: list[tuple[str, bytes]] = []
    try:
        seen = read(whole[:cut])
    except InputError:
        return
    assert len(seen) >= whole[:cut].count(PAGE)
