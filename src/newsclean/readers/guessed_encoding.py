"""The encoding of a text that names none and is not UTF-8, told from its bytes by chardet.

Of 1,113 beginnings of articles, of 1,000 characters in 14 encodings (gold texts of news pages, encoded
anew), 1,110 are read right, by chardet 7.7; the other three have 5 to 18 bytes outside ASCII. All 436
in windows-1252 or Latin-1 are among them: Western texts are read as they are without a guess. One or two
bytes outside ASCII say too little, and nothing is guessed.
"""

from collections.abc import Callable
from functools import cache
from inspect import signature
from typing import Any, NamedTuple

from newsclean.readers.stray_bytes import share_utf8
from newsclean.readers.text_encoding import decode_text, marked_encoding, told_stray

_WESTERN = ("cp1252", "iso8859-1", "iso8859-15")
_ENCODINGS = (
    *_WESTERN,
    *("big5hkscs", "cp932", "cp949", "euc_jis_2004", "euc_kr", "gb18030"),
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859-2", "iso8859-5", "iso8859-7", "koi8-r", "koi8-u", "cp866", "cp874", "tis-620"),
)
"""Those in which texts of news are found; DOS, Macintosh and EBCDIC are told by chance more often."""
_FEWEST = 3  # bytes outside ASCII by which anything is told
_UTF8 = 0.5  # of what is not ASCII: a text that has as much is of UTF-8, joined with one in windows-1252
_SAMPLE = 1 << 16  # bytes
_HIGH = bytes(range(128, 256))


class Guess(NamedTuple):
    """An encoding, and how sure it is, from 0 to 1."""

    encoding: str
    sureness: float

    @property
    def note(self) -> str:
        """What to tell people."""
        return (
            f"its encoding is not declared; it was read as {self.encoding}"
            f" ({self.sureness:.0%} sure); --encoding names another"
        )


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """Return the text that `data` holds, and a note if it is not in the encoding that it should be.

    A byte order mark decides; then `encoding`; then UTF-8; then what the bytes look like. Single bytes that
    are not UTF-8 are read as windows-1252; in other encodings they become U+FFFD.

    Raises:
        LookupError: `encoding` is not known.
    """
    text, bad = decode_text(data, encoding)
    if not bad:
        return text, None
    known = marked_encoding(data)[1] or encoding
    if known:
        return text, told_stray(bad, known)
    guess = guess_of(data)
    if guess:
        return decode_text(data, guess.encoding)[0], guess.note
    told = told_stray(bad, "utf-8")
    is_told = detector() or not is_undeclared(data)
    return text, told if is_told else f"{told}; pip install 'newsclean[encoding]' tells which it is"


@cache
def detector() -> Callable[..., Any] | None:
    """Return what tells encodings; None if it is not installed, or is an older one."""
    try:
        from chardet import detect
    except ImportError:
        return None
    return detect if "include_encodings" in signature(detect).parameters else None


def guess_of(data: bytes) -> Guess | None:
    """Return the encoding that the bytes of a text look like.

    None if a mark names it, if it is UTF-8 or nearly, if it is Western, or cannot be told.
    """
    tell = detector()
    if tell is None or not is_undeclared(data):
        return None
    found = tell(data[:_SAMPLE], include_encodings=_ENCODINGS, compat_names=False)
    name = found["encoding"]
    if not name or name in _WESTERN:
        return None
    return Guess(name, found["confidence"])


def is_undeclared(data: bytes) -> bool:
    """Is `data` in an encoding other than UTF-8 that no mark names?"""
    if data.isascii() or marked_encoding(data)[1]:
        return False
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    return high >= _FEWEST and share_utf8(sample) < _UTF8
