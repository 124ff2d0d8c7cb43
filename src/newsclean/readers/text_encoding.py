"""The encoding of a text file: what a mark or the caller names, else UTF-8."""

import codecs

from newsclean.readers.stray_bytes import read_utf8

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked_encoding(data: bytes) -> tuple[bytes, str | None]:
    """Return the byte order mark that `data` begins with and the encoding that it names, if any."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))


_NO_ENCODINGS = frozenset(
    ["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"]
)
"""What Python calls encodings of text and no text is written in: of host names, of literals."""


def text_encoding(name: str) -> str | None:
    """Return the name by which Python knows an encoding of text; None if it is no such name.

    >>> text_encoding("Latin1"), text_encoding("punycode"), text_encoding("gzip")
    ('iso8859-1', None, None)
    """
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):  # a name may hold what no name can
        return None
    is_text = getattr(found, "_is_text_encoding", True) and found.name not in _NO_ENCODINGS
    return found.name if is_text else None


_UTF_8 = ("utf-8", "utf-8-sig")


def told_stray(count: int, encoding: str) -> str:
    """Return for people that `count` bytes are not in the `encoding` of a file, and how they were read.

    >>> told_stray(20, "utf-8")
    '20 bytes are not UTF-8; they were read as windows-1252 (--encoding names another)'
    """
    told = f"{count:,} bytes are" if count > 1 else "1 byte is"
    if text_encoding(encoding) in _UTF_8:
        read = "they were" if count > 1 else "it was"
        return f"{told} not UTF-8; {read} read as windows-1252 (--encoding names another)"
    return f"{told} not {encoding}, and U+FFFD stands for what cannot be read"


def decode_text(data: bytes, encoding: str | None = None) -> tuple[str, int]:
    """Return the text that `data` holds, and how many bytes of it are not in its encoding.

    A byte order mark decides; then `encoding`; then UTF-8. Bytes that are not UTF-8 are read as
    windows-1252; in other encodings they become U+FFFD.

    Raises:
        LookupError: `encoding` is not known.
    """
    mark, named = marked_encoding(data)
    data, encoding = data[len(mark) :], named or encoding
    found = text_encoding(encoding or "utf-8")
    if found is None:
        raise LookupError(f"{encoding!r} is no encoding of text")
    if found in _UTF_8:
        try:
            return data.decode(), 0
        except UnicodeDecodeError:
            return read_utf8(data, "control")
    return _replaced(data, found)


def _replaced(data: bytes, encoding: str) -> tuple[str, int]:
    """Return `data` read as `encoding` with U+FFFD for what is not, and how many bytes that is."""
    bad = 0

    def replace(error: UnicodeError) -> tuple[str, int]:
        nonlocal bad
        if not isinstance(error, UnicodeDecodeError):
            raise error
        bad += error.end - error.start
        return "\ufffd", error.end

    codecs.register_error("newsclean.replace", replace)
    return data.decode(encoding, "newsclean.replace"), bad
