r"""Escapes that were written rather than meant: ``\n``, ``\"``, ``\u201c``, ``\/``, ``\xa0``.

A text that was taken out of JSON, SQL or source code unread has them where prose has line breaks,
quotation marks and letters: a written line break behind a sentence or a word and before a capital,
more quotation marks with a backslash than without, a letter or quotation mark by its number. One
such sign is enough, for prose has no backslashes; but an article about code shows them.
"""

from collections.abc import Iterator

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.form import UNSEEN, Form, Undoing, counted
from newsclean.readers.held.shown import shows_escapes

_ESCAPE = pattern(r"\\(?:u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|x[0-9a-fA-F]{2}|[nrt\"'/\\])")
_SIMPLE = {"n": "\n", "r": "\n", "t": "\t", '"': '"', "'": "'", "/": "/", "\\": "\\"}

# A written line break where a line would break: behind the end of a sentence or a word, before a
# capital, a letter of a script without case, a quotation mark or another line break.
_BREAK = pattern(
    rf"\\(?:r\\)?n(?:\\[nrt]|\n|{UNSEEN}|\\u00a0|\\xa0|&#?\w{{2,6}};){{0,12}}+"
    r"(?:[\"“„«‘'(\[–—•*-]\s?|\\[\"'])?(?P<next>[^\W_])"
)
_BESIDE = pattern(UNSEEN)
_SENTENCE_ENDS = frozenset('.!?…:;।。"”’»)]')
_LETTER = pattern(
    r"\\u(?:00[a-fA-F][0-9a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]{2}|20[0-9a-fA-F]{2}|[3-9a-fA-F][0-9a-fA-F]{3})"
)
_HEX = pattern(
    r"(?:[^\W\d_]|[»«“”.,:])(?:\s|&nbsp;|&#160;)?\\x(?:a0|ad|[c-f][0-9a-f])|\\x(?:a0|ad)[^\W\d_\\]"
)
_QUOTE = pattern(r"(?<!\\)\\\"")
_APOSTROPHE = pattern(r"(?<=[^\W\d_])\\'(?=[^\W\d_])")
_SLASH = pattern(r"(?:https?:\\/\\/|<\\/[a-z])")


def undo(text: str) -> Undoing | None:
    r"""Return what undoes written escapes in `text`; None if it is not held so.

    >>> from newsclean.model.change import apply
    >>> text = r"Ferry stays\n\nThe council said \"yes\" on Tuesday."
    >>> apply(text, undo(text).changes)
    'Ferry stays\n\nThe council said "yes" on Tuesday.'
    """
    if not _is_held(text) or shows_escapes(text):
        return None
    changes = list(escape_changes(text))
    if not changes:
        return None
    return Undoing(changes, counted(len(changes), "escape was", "escapes were") + " read")


def _is_held(text: str) -> bool:
    if any(_breaks_line(text, match.start(), match["next"]) for match in _BREAK.finditer(text)):
        return True
    quotes = len(_QUOTE.findall(text)) if '\\"' in text else 0
    if quotes > 1 and quotes * 2 > text.count('"'):
        return True
    if "\\'" in text and _APOSTROPHE.search(text):
        return True
    return any(shape.search(text) for shape in (_LETTER, _HEX, _SLASH))


def _breaks_line(text: str, place: int, following: str) -> bool:
    """Does a line break written at `place` stand where a line would break, before `following`?

    That is a capital, a digit or a letter of a script without case.
    """
    before = _BESIDE.sub("", text[max(0, place - 4) : place])[-1:]
    return not following.islower() and (before in _SENTENCE_ENDS or before.isalpha())


def escape_changes(text: str, start: int = 0, end: int | None = None) -> Iterator[Change]:
    """Yield what reads the escapes of text[start:end], each by itself; half a pair stays as it is."""
    stop = len(text) if end is None else end
    high: Change | None = None
    for match in _ESCAPE.finditer(text, start, stop):
        code = match[0][1:]
        after = _SIMPLE.get(code[0]) or chr(int(code[1:], 16))
        if high and high.end == match.start() and "\udc00" <= after <= "\udfff":
            number = 0x10000 + (ord(high.after) - 0xD800) * 0x400 + ord(after) - 0xDC00
            yield Change(high.start, match.end(), chr(number), "escapes")
            high = None
            continue
        high = Change(*match.span(), after, "escapes") if "\ud800" <= after <= "\udbff" else None
        if after == "\0" or "\ud800" <= after <= "\udfff":
            continue
        yield Change(*match.span(), after, "escapes")


ESCAPES = Form("escaped text", ("\\",), undo)
