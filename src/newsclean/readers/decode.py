"""Bytes of a text file to a str: UTF-8, and what is not UTF-8 as windows-1252."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, encoding: str | None = None) -> tuple[str, int]:
    """Return the text that `data` holds, and how many bytes of it were not in its encoding.

    A byte order mark decides; then `encoding`; then UTF-8 is tried. Bytes that are not UTF-8
    are read as windows-1252, one by one, because the two are found mixed in one file; in other
    encodings they become U+FFFD.

    Raises:
        LookupError: `encoding` is not known.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    bad = 0

    def mend(error: UnicodeError) -> tuple[str, int]:
        nonlocal bad
        if not isinstance(error, UnicodeDecodeError):
            raise error
        bad += error.end - error.start
        stray = error.object[error.start : error.end]
        return (_western(stray) if is_utf8 else "\ufffd"), error.end

    is_utf8 = codecs.lookup(encoding or "utf-8").name == "utf-8"
    try:
        return data.decode(encoding or "utf-8"), 0
    except UnicodeDecodeError:
        codecs.register_error("newsclean.mend", mend)
        return data.decode(encoding or "utf-8", "newsclean.mend"), bad


def _western(stray: bytes) -> str:
    """Read `stray` as windows-1252, and its five unused bytes as the controls they are on the web."""
    return "".join(
        [byte.decode("cp1252", "ignore") or byte.decode("latin-1") for byte in _each(stray)]
    )


def _each(data: bytes) -> list[bytes]:
    return [data[i : i + 1] for i in range(len(data))]
