r"""Strings as programs write them: ``['…', '…']``, ``"…""…"``, ``"…\n…"``, ``b'…'``.

The whole text must be one such value, from its first character to its last: a list of strings in
brackets, a field of a table in quotes that has its own quotes doubled, a string in quotes whose
inner quotes have backslashes. A list may lack its end, as texts do that were cut to a length.
Each string of a list becomes a paragraph.
"""

from collections.abc import Iterator

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.escapes import escape_changes
from newsclean.readers.held.form import Form, Undoing, counted

_STRING = pattern(r"'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"", 16)
_COMMA = pattern(r"\s*,\s*")
_OPEN = pattern(r"\s*[\[(]\s*(?=[\"'])")
_SHUT = pattern(r"\s*,?\s*[\])]\s*")
_UNREAD = pattern(r"\\[n\"'\\]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")
_DOUBLED = pattern(r"\"+")

_WORDS = 2  # of a text, or its escapes where it has no spaces


def undo(text: str) -> Undoing | None:
    """Return what undoes the notation of `text`; None if it is no such value.

    >>> from newsclean.model.change import apply
    >>> text = "['The ferry sails.', 'It is late.']"
    >>> apply(text, undo(text).changes)
    'The ferry sails.\\n\\nIt is late.'
    """
    start = text[: len(text) - len(text.lstrip()) + 2].lstrip()
    if start[:1] in ("[", "("):
        return _list(text)
    if start[:1] == '"':
        return _field(text) or _string(text)
    if start[:1] == "'":
        return _string(text)
    return None


def _list(text: str) -> Undoing | None:
    """Read `text` as a list or tuple of strings."""
    opening = _OPEN.match(text)
    if not opening:
        return None
    changes = [Change(0, opening.end() + 1, "", "literal")]
    at, count = opening.end(), 0
    while match := _STRING.match(text, at):
        count += 1
        changes += _inside(text, match.start() + 1, match.end() - 1)
        at = match.end()
        comma = _COMMA.match(text, at)
        if not comma or text[comma.end() : comma.end() + 1] not in ("'", '"'):
            break
        changes.append(Change(at - 1, comma.end() + 1, "\n\n", "literal"))
        at = comma.end()
    shut = _SHUT.fullmatch(text, at) if count else None
    if shut:
        changes.append(Change(at - 1, len(text), "", "literal"))
    elif count and text[at : at + 1] in ("'", '"') and changes[-1].end == at + 1:
        changes += _inside(text, at + 1, len(text))  # the last string was cut off
        count += 1
    else:
        return None
    if count == 1 and " " not in text.strip():
        return None
    return Undoing(changes, counted(count, "string was", "strings were") + " made paragraphs")


def _inside(text: str, start: int, end: int) -> Iterator[Change]:
    for change in escape_changes(text, start, end):
        yield change._replace(rule="literal")


def _field(text: str) -> Undoing | None:
    """Read `text` as a field of CSV: in quotes, with all inner quotes doubled."""
    body = text.strip()
    first = text.find(body)
    last = first + len(body)
    if len(body) < 4 or body[-1] != '"' or '""' not in body[1:-1]:
        return None
    changes = [Change(0, first + 1, "", "field")]
    for run in _DOUBLED.finditer(text, first + 1, last - 1):
        size = len(run[0])
        if size % 2:
            return None
        changes += (Change(i, i + 2, '"', "field") for i in range(run.start(), run.end(), 2))
    if len(changes) == 1:
        return None
    changes.append(Change(last - 1, len(text), "", "field"))
    return Undoing(
        changes,
        counted(len(changes) - 2, "doubled quote was", "doubled quotes were") + " made single",
    )


def _string(text: str) -> Undoing | None:
    """Read `text` as one string in quotes, with escapes inside."""
    body = text.strip()
    first = text.find(body)
    match = _STRING.match(body)
    if not match or match.end() != len(body) or not _UNREAD.search(body):
        return None
    # One escape and no second word is no text; mended quotation marks may look so (law 3).
    if len(body.split()) < _WORDS and len(_UNREAD.findall(body)) < _WORDS:
        return None
    last = first + len(body)
    changes = [
        Change(0, first + 1, "", "literal"),
        *_inside(text, first + 1, last - 1),
        Change(last - 1, len(text), "", "literal"),
    ]
    return Undoing(changes, counted(len(changes) - 2, "escape was", "escapes were") + " read")


LITERALS = Form(
    "a literal of a program",
    ("['", '["', "('", '("', '""', "\\n", '\\"', "\\'", "\\u", "\\x"),
    undo,
)
