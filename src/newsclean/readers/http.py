"""HTTP responses as crawls keep them: the header, and the body without its transfer and content codings.

Announced codings are often untrue: the crawler has undone them and kept the header, or the server
has lied. So a body that does not have an announced coding is taken as it is, if it looks like text.
"""

import zlib
from collections.abc import Callable
from typing import NamedTuple

from newsclean.phrases.patterns import pattern
from newsclean.readers.errors import RecordError
from newsclean.readers.streams import zstd
from newsclean.readers.text_encoding import text_encoding

_STATUS = pattern(r"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_CHARSET = pattern(r"(?i)charset[ \t]*=[ \t]*[\"']?([^\s;\"',]+)")
_END = pattern(r"\r?\n\r?\n")
_SIZE = pattern(r"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16, the one text with NULs
_SAMPLE = 512  # bytes that tell text from packed data
_CONTROLS = bytes({*range(32)} - {*b"\b\t\n\v\f\r\x1b"})


class Head(NamedTuple):
    """The header of a response: its status, its fields by lower-case name, and its length."""

    status: int
    fields: dict[str, str]
    length: int  # bytes, the blank line included

    @property
    def media_type(self) -> str:
        """The media type, in lower case and without parameters; empty if none is announced."""
        return media_type(self.fields)

    @property
    def charset(self) -> str | None:
        """The encoding that the response announces, if it is one."""
        found = _CHARSET.search(self.fields.get("content-type", ""))
        return found[1] if found and text_encoding(found[1]) else None


def media_type(fields: dict[str, str]) -> str:
    """Return the media type, in lower case and without parameters; empty if none is announced."""
    return fields.get("content-type", "").partition(";")[0].strip().lower()


def head(data: bytes) -> Head | None:
    """Return the header of the response that `data` begins with; None if it is no response."""
    text = data.decode("latin-1")
    status = _STATUS.match(text)
    if not status:
        return None
    end = _END.search(text)
    lines = text[: end.start() if end else len(text)].splitlines()[1:]
    return Head(int(status[1]), fields(lines), end.end() if end else len(data))


def fields(lines: list[str]) -> dict[str, str]:
    """Return header lines as fields by lower-case name; folded lines are joined, doubled ones listed."""
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (" ", "\t"):
            if name:
                found[name] = f"{found[name]} {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else ""
        if name:
            value = value.strip()
            found[name] = f"{found[name]}, {value}" if found.get(name) else value
    return found


def body(of: Head, data: bytes, longest: int, *, is_cut: bool = False) -> bytes:
    """Return the body `data` of a response without the codings that it has.

    Args:
        of: the header of the response, which announces them.
        data: what follows the header.
        longest: bytes; a body that unpacks to more is not held in memory.
        is_cut: does the crawl say that it kept the beginning of the body alone?

    Raises:
        RecordError: it ends too early or is damaged, is too long, has a coding that is not known,
            or one that needs a package which is not installed.
    """
    announced = [*_listed(of.fields.get("content-encoding"))]
    transfer = [*_listed(of.fields.get("transfer-encoding"))]
    for coding in reversed([*announced, *transfer]):
        data = _without(coding, data, longest, is_cut)
    return data


def _listed(value: str | None) -> list[str]:
    return [part.strip().lower() for part in (value or "").split(",") if part.strip()]


def _without(coding: str, data: bytes, longest: int, is_cut: bool) -> bytes:
    """Return `data` without `coding`, or as it is if it does not have it."""
    undo = _CODINGS.get(coding)
    if not data or coding in ("identity", "none"):
        return data
    found, is_whole = undo(data, longest + 1) if undo else (b"", False)
    if len(found) > longest:
        raise RecordError("RecordTooLong", f"unpacked longer than {longest:,} bytes, not read")
    if found and (is_whole or is_cut):
        return found
    if _looks_plain(data):
        return data
    if undo is None:
        raise RecordError("UnknownEncoding", f"its content encoding {coding!r} is not known")
    raise RecordError("DamagedBody", f"its {coding} data is damaged or cut off")


def _looks_plain(data: bytes) -> bool:
    """Does `data` begin as text does? Packed data has control characters in its first bytes."""
    sample = data[:_SAMPLE]
    return sample.startswith(_MARKS) or sample == sample.translate(None, _CONTROLS)


def _unchunked(data: bytes, longest: int) -> tuple[bytes, bool]:
    """Return the chunks of `data` as one, and whether the last of them was there."""
    parts: list[bytes] = []
    at = held = 0
    while held < longest:
        line = data[at : at + 1024].decode("latin-1")
        size = _SIZE.match(line)
        if not size:
            return b"".join(parts), False
        start, length = at + size.end(), int(size[1], 16)
        if not length:
            return b"".join(parts), True
        part = data[start : start + min(length, longest - held)]
        parts.append(part)
        held += len(part)
        at = start + length
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
    return b"".join(parts), True


def _inflated(data: bytes, longest: int) -> tuple[bytes, bool]:
    """Return what gzip or zlib has packed as `data`, and whether its end was there."""
    parts: list[bytes] = []
    held = 0
    while data and held < longest:
        unpacker = zlib.decompressobj(wbits=32 + zlib.MAX_WBITS)
        found, error = _stepped(unpacker.decompress, data, longest - held)
        parts.append(found)
        held += len(found)
        if error or (not unpacker.eof and held < longest):
            return b"".join(parts), bool(parts[1:]) and not found  # after a member: padding
        data = unpacker.unused_data
    return b"".join(parts), True


def _stepped(
    unpack: Callable[[bytes, int], bytes], data: bytes, longest: int
) -> tuple[bytes, bool]:
    try:
        return unpack(data, longest), False
    except zlib.error:
        return b"", True


def _deflated(data: bytes, longest: int) -> tuple[bytes, bool]:
    """Return what was packed as ``deflate``: in the format of zlib, or raw, as many servers do."""
    found = _inflated(data, longest)
    if found[1]:
        return found
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    raw, error = _stepped(unpacker.decompress, data, longest)
    return (raw, unpacker.eof or len(raw) >= longest) if raw and not error else found


def _from_zstd(data: bytes, longest: int) -> tuple[bytes, bool]:
    module = zstd()
    unpacker = module.ZstdDecompressor()
    try:
        found: bytes = unpacker.decompress(data, longest)
    except module.ZstdError:
        return b"", False
    return found, unpacker.eof or len(found) >= longest


def _from_brotli(data: bytes, longest: int) -> tuple[bytes, bool]:
    try:
        import brotli
    except ImportError:
        if _looks_plain(data):
            return b"", False
        told = "its brotli data needs the package brotli: pip install 'newsclean[warc]'"
        raise RecordError("MissingExtra", told) from None
    unpacker = brotli.Decompressor()
    try:
        found: bytes = unpacker.process(data, output_buffer_limit=longest)
    except brotli.error:
        return b"", False
    return found, unpacker.is_finished() or len(found) >= longest


_CODINGS = {
    "chunked": _unchunked,
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _deflated,
    "br": _from_brotli,
    "zstd": _from_zstd,
}
