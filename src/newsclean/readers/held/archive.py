"""A record of a press database: ``LENGTH: 412 words``, ``HEADLINE: …``, ``LOAD-DATE: …``.

A text is such a record where two lines open with labels that only databases have, or one of these
and two other labels. What stands under a label, up to a blank line or the next label, goes with it;
the headline and the body lose their labels only. Bylines, sections and subjects become fields. Where
the headline has a label, the lines above the first label are the record's head (the paper, the day).
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.phrases.tables import tables
from newsclean.readers.held.form import DATABASE_CUES, Form, Undoing, counted, settled
from newsclean.text.dates import read_stamp
from newsclean.text.people import people

_LABEL = pattern(
    r"(?m)^[ \t]{0,4}(?P<label>[^\W\d_a-z][^\W\d_]{2,15}(?:[ -][^\W\d_]{2,15}){0,3}):[ \t]*(?P<value>[^\n]*)$"
)
_HEAD_LINE, _HEAD_LINES = 80, 10  # a record's head is a few short lines
_SHARE = pattern(r"\s*\(\d{1,3}%\)")
_PAGE = pattern(r";.*", 16)
_BY = pattern(r"(?i)^(?:by|von|par|por|door)\s+")
_COUNTER = pattern(
    r"(?m)^[ \t]*(?:\d{1,5} of \d{1,5} DOCUMENTS|Dokument \d{1,5} von \d{1,5}"
    r"|Document \d{1,5} (?:of|de) \d{1,5}|ProQuest document link)[ \t]*$"
)
_PAPER = pattern(r"\s*\n(?P<paper>[^\n]{2,80})\n\s{0,4}(?P<day>[^\n]{6,40})\n")
_REVERSED = pattern(r"([^\s,;]+), ([^,;]+)")  # "Moor, Ada"
_WRAP = pattern(r"[ \t]*\n[ \t]*(?=\S)")
_LINE = pattern(r"[^\n]*\S[^\n]*")


class _Field(NamedTuple):
    """A labelled field: its kind, where it stands, where what it says starts, and what that is."""

    kind: str
    start: int
    inner: int
    end: int
    said: str


def undo(text: str) -> Undoing | None:
    """Return what takes the labels and fields of a database out of `text`; None if it has none.

    >>> from newsclean.model.change import apply
    >>> text = "LENGTH: 12 words\\n\\nBYLINE: By Ada Moor\\n\\nIt sails.\\n\\nLOAD-DATE: May 2, 2016"
    >>> found = undo(text)
    >>> apply(text, found.changes).strip(), found.known
    ('It sails.', (('authors', ('Ada Moor',)),))
    """
    fields = list(_fields(text))
    counters = [match.span() for match in _COUNTER.finditer(text)]
    own = {field.kind + field.said for field in fields if field.kind == "own"}
    if not counters and (not own or len(own) + (len(fields) - len(own) > 1) < 2):
        return None
    known: tuple[tuple[str, Any], ...] = ()
    changes = [Change(*span, "", "database") for span in counters]
    if counters and (paper := _PAPER.match(text, counters[0][1])) and read_stamp(paper["day"]):
        changes.append(Change(*paper.span("paper"), "", "database"))
    if any(field.kind == "headline" for field in fields) and _is_head(text[: fields[0].start]):
        changes = [Change(0, fields[0].start, "", "database")]
        known = tuple(_dated(text[: fields[0].start]))
    for field in fields:
        end = field.inner if field.kind in ("headline", "body") else field.end
        changes.append(Change(field.start, end, "", "database"))
        if field.kind == "headline":  # what is wrapped there is one line
            wraps = _WRAP.finditer(text, field.inner, field.end)
            changes += (Change(*match.span(), " ", "database") for match in wraps)
    changes = settled(change for change in changes if change.start < change.end)
    told = counted(len(changes), "line was", "lines were")
    return Undoing(changes, f"{told} taken out", known=(*known, *_known(fields)))


@cache
def _kinds() -> dict[str, str]:
    """Return what kind of field each label opens."""
    table = tables("newsclean.readers.held")["archive"]
    return {label: kind for kind, labels in table.items() for label in labels}


def _fields(text: str) -> Iterator[_Field]:
    """Yield the fields of `text` in order."""
    kinds = _kinds()
    found = [match for match in _LABEL.finditer(text) if match["label"] in kinds]
    for i, match in enumerate(found):
        limit = found[i + 1].start() if i + 1 < len(found) else len(text)
        blank = text.find("\n\n", match.end(), limit)
        end = blank if blank >= 0 else min(limit, len(text))
        kind = kinds[match["label"]]
        said = " ".join(text[match.start("value") : end].split())
        yield _Field(kind, match.start(), match.start("value"), end, said)


def _is_head(text: str) -> bool:
    """Is `text`, which stands above the first label, a record's head?"""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return 0 < len(lines) <= _HEAD_LINES and all(len(line) <= _HEAD_LINE for line in lines)


def _dated(head: str) -> Iterator[tuple[str, Any]]:
    """Yield when the record's head says that the article was published."""
    for line in _LINE.findall(head):
        stamp = read_stamp(line.strip())
        if stamp and stamp.published:
            yield "published", stamp.published
            return


def _known(fields: list[_Field]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of the Article that those of the record tell."""
    told: dict[str, list[str]] = {}
    for field in fields:
        if not field.said:
            continue
        if field.kind == "authors":
            told.setdefault("authors", []).extend(people(_named(field.said)) or ())
        elif field.kind == "sections":
            told.setdefault("sections", []).append(_PAGE.sub("", field.said))
        elif field.kind == "tags":
            tags = (_SHARE.sub("", tag).strip() for tag in field.said.split(";"))
            told.setdefault("tags", []).extend(tag for tag in tags if tag)
        elif field.kind == "notes":
            told.setdefault("notes", []).append(field.said)
        elif field.kind == "captions":
            told.setdefault("captions", []).append(field.said)
    for name, values in told.items():
        if values:
            yield name, tuple(dict.fromkeys(values))


def _named(said: str) -> str:
    """Return a byline as people write it: in small letters, the family name last."""
    said = _BY.sub("", said)
    said = said.title() if said.isupper() else said
    reversed_name = _REVERSED.fullmatch(said)
    return f"{reversed_name[2]} {reversed_name[1]}" if reversed_name else said


DATABASE = Form("a database's record", DATABASE_CUES, undo)
