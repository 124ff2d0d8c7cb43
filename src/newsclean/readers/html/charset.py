"""The charset of a page, which is not always the one that the page declares.

These decide, in this order: a byte order mark; UTF-8, if the bytes are valid UTF-8 and not plain
ASCII, since other charsets are never so by chance; the charset of the HTTP header; the one that
the page declares; charset_normalizer's statistical guess. Bytes that are not in the charset
are read as windows-1252 in a page of UTF-8, else replaced, with a warning.
"""

import codecs
from collections.abc import Iterator

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from newsclean.readers.html.limits import LARGEST
from newsclean.readers.stray_bytes import read_utf8, share_utf8
from newsclean.readers.text_encoding import text_encoding

_SAMPLE = 4096
_SHARE = 1 << 16  # bytes by which two ways of reading are compared
_PART = 5000  # bytes of each end of a page that are guessed by
_UTF8 = 0.8  # of what is not ASCII: a page that has more is of UTF-8 with stray bytes
_GZIP = b"\x1f\x8b\x08"


def decode_page(page: bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    """Return the text of `page` and warnings; `encoding` is the charset of the HTTP header."""
    warnings: list[str] = []
    page = _unzipped(page, warnings)
    if len(page) > LARGEST:
        warnings.append(f"the page is longer than {LARGEST} bytes; the rest was left out")
        page = page[:LARGEST]
    charset, mark = read_bom(page)
    if charset and mark:
        return _read(page[len(mark) :], charset, warnings), warnings
    # An escape may be ISO-2022, a NUL UTF-16: both are bytes of ASCII alone.
    if page.isascii() and b"\x1b" not in page and b"\0" not in page:
        return page.decode("ascii"), warnings
    stated = [name for name in _stated(page, encoding) if name]
    try:
        # Before what the page declares: hardly a text in another charset is valid UTF-8 by chance,
        # and many pages declare a charset that they are not in.
        text = page.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text[:_SAMPLE] and "\x1b" not in text:
            if stated and stated[0] not in ("utf-8", "ascii") and not page.isascii():
                warnings.append(f"the page is in UTF-8, though it is declared as {stated[0]}")
            return text, warnings
    if wide := _utf16(page):
        name, start = wide
        if start:
            warnings.append("the first byte of the page is half a character; it was left out")
        return _read(page[start:], name, warnings), warnings
    for name in stated:
        if name and name != "utf-8":
            return _read(page, name, warnings), warnings
    if stated or share_utf8(page) > _UTF8:
        return _as_utf8(page, warnings), warnings
    return _guessed(page, warnings), warnings


def _stated(page: bytes, encoding: str | None) -> Iterator[str | None]:
    """Yield the charsets that the header and the page name, by their Python names."""
    for find, source in (
        (resolve_encoding, encoding),
        (html_body_declared_encoding, page[:_SAMPLE]),
    ):
        try:
            name = find(source) if source else None
        except ValueError:  # a name that holds a NUL, say
            continue
        yield name if name and text_encoding(name) else None


def _utf16(page: bytes) -> tuple[str, int] | None:
    """Return UTF-16 in the byte order that the NULs of a page without a mark show, and where it starts."""
    sample = page[:_SAMPLE]
    orders = ("utf-16-le", "utf-16-be")
    for at in (1, 0):
        nulls = sample[at::2].count(0)
        if nulls > len(sample) // 8 and nulls > 4 * sample[1 - at :: 2].count(0):
            # Where a byte was lost in front, Latin letters read the same in the other order. A space beside
            # another letter does not: half of each would make a third.
            here, shifted = (orders[1 - at], 0), (orders[at], 1)
            return shifted if _gaps(page, *shifted) > _gaps(page, *here) + 1 else here
    return None


def _gaps(page: bytes, name: str, start: int) -> int:
    """Return how many words and tags begin in the page where it is UTF-16 that starts at page[start]."""
    text = page[start : start + _SHARE].decode(name, "replace")
    return text.count(" ") + text.count("<")


def _read(page: bytes, name: str, warnings: list[str]) -> str:
    """Return `page` read as `name`, with U+FFFD for what is not in it."""
    try:
        return page.decode(name)
    except UnicodeDecodeError:
        warnings.append(f"some bytes are not {codecs.lookup(name).name}; they were replaced")
        return page.decode(name, "replace")


def _as_utf8(page: bytes, warnings: list[str]) -> str:
    """Return `page` read as UTF-8, and what is not UTF-8 as windows-1252."""
    warnings.append("some bytes are not UTF-8; they were read as windows-1252")
    return read_utf8(page, "replace")[0]


def _guessed(page: bytes, warnings: list[str]) -> str:
    """Return `page` read in the charset that its bytes look like."""
    from charset_normalizer import from_bytes

    sample = page if len(page) < 2 * _PART else page[:_PART] + page[-_PART:]
    for name in [guess.encoding for guess in from_bytes(sample) or from_bytes(page)]:
        if name.startswith("utf_8"):
            continue  # it is not, or this would not have been asked
        try:
            text = page.decode(name)
        except (LookupError, ValueError):
            continue
        warnings.append(f"the page declares no charset; it was read as {name}")
        return text
    return _as_utf8(page, warnings)


def _unzipped(page: bytes, warnings: list[str]) -> bytes:
    """Return `page`, unpacked if it is gzipped; up to LARGEST, since it may be a bomb."""
    if not page.startswith(_GZIP):
        return page
    import zlib

    try:
        # 31: a gzip header, in the largest window.
        return zlib.decompressobj(31).decompress(page, LARGEST)
    except zlib.error:
        warnings.append("the page looks gzipped and cannot be unpacked")
        return page
