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
from newsclean.phrases import worded
from newsclean.phrases.patterns import pattern
from newsclean.phrases.tables import tables
from newsclean.readers.held.form import DATABASE_CUES, Form, Undoing, counted, settled
from newsclean.readers.held.services import (
    ACCESSION,
    BY,
    DOCUMENT,
    NEXIS_DOCUMENTS,
    NEXIS_END,
    WISO_END,
    WRAP,
    count_of,
)
from newsclean.text.dates import read_stamp
from newsclean.text.people import is_no_person, people

_LABEL = pattern(
    r"(?m)^[ \t]{0,4}(?P<label>[^\W\d_a-z][^\W\d_]{2,15}(?:[ -][^\W\d_]{2,15}){0,3}):[ \t]*(?P<value>[^\n]*)$"
)
_HEAD_LINE, _HEAD_LINES = 80, 10  # a record's head is a few short lines
_SHARE = pattern(r"\s*\(\d{1,3}%\)")
_PAGE = pattern(r"(?s);.*")
# Lines that only an export has: they are enough to tell one, and go.
_COUNTER = worded(
    "words",
    rf"(?m)^[ \t\f]*(?:\d{{1,6}} {{of}} \d{{1,6}} {NEXIS_DOCUMENTS}"
    rf"|{DOCUMENT} \d{{1,6}} {{of}} \d{{1,6}}"
    rf"|{DOCUMENT} {ACCESSION}"
    rf"|{NEXIS_END}|{WISO_END}|ProQuest document link)[ \t]*$",
    cased=True,
)
# "Document OAKT0000…": with the source's code in front, filled up with noughts
_NUMBER = pattern(rf"(?m)^[ \t]*(?:{DOCUMENT} )(?=(?P<code>[A-Z]{{2,8}})0*\d){ACCESSION}[ \t]*$")
_CODE_LINE = pattern(r"(?m)^[ \t]*(?P<code>[A-Z]{2,8})[ \t]*$")
# Lines that part a record where it is known to be one.
_PARTS = pattern(
    r"(?m)^[ \t]*(?:_{20,}|Body|Text|Classification|Klassifizierung|Corps|Classificazione|Clasificación|Graphic)[ \t]*$"
)
_PAPER = pattern(  # each centred, with blank lines between
    r"\s*\n[ \t]*(?P<paper>\S[^\n]{1,79})\n(?:[ \t]*\n){0,3}[ \t]*(?P<day>\S[^\n]{5,39})\n"
)
_AND = pattern(r"(?<=\w) And (?=\w)")
_REVERSED = pattern(r"([^\s,;]+), ([^,;]+)")  # "Moor, Ada"
_WORDS = pattern(r"(\d[\d.,]*) +(?:words?|Wörter|mots|woorden|palabras|parole|palavras)")
_LINE = pattern(r"[^\n]*\S[^\n]*")
_ISSUE = pattern(r"(?P<paper>[^\n]{2,80}?) vom (?P<day>\d{1,2}\.\d{1,2}\.\d{4})")
_COUNT_LINE = pattern(
    r"(?m)^[ \t]*\d[\d.,]* (?:words|Wörter|mots|woorden|palabras|parole|palavras)[ \t]*$"
)
_END_LINES = 5  # at the head and at the tail, where a lone field may stand


class _Field(NamedTuple):
    """A labelled field: its label, its kind, its place, where what it says starts, and what that is."""

    label: str
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
    ('It sails.', (('word_count', 12), ('authors', ('Ada Moor',))))
    """
    fields = list(_fields(text))
    counters = [match.span() for match in _COUNTER.finditer(text)]
    own = {field.kind + field.said for field in fields if field.kind == "own"}
    counters += _source_codes(text)
    parts = [match.span() for match in _PARTS.finditer(text)]
    # One label of a database's own is enough beside two others; two of its own need none.
    is_record = bool(counters) or len(own) + (len(fields) - len(own) > 1) > bool(own) > 0
    if not is_record and not (parts and fields):
        return _lone(text, fields)
    known: tuple[tuple[str, Any], ...] = ()
    changes = [Change(*span, "", "database") for span in (*counters, *parts)]
    if counters and (paper := _PAPER.match(text, counters[0][1])) and read_stamp(paper["day"]):
        changes.append(Change(*paper.span("paper"), "", "database"))
    headlines = [f for f in fields if f.kind == "headline" and not _is_above(text, f)]
    if headlines and _is_head(text[: fields[0].start]):
        changes = [Change(0, fields[0].start, "", "database")]
        known = tuple(_dated(text[: fields[0].start]))
    for field in fields:
        # Headline and body are the article: their labels go, what they say stays.
        kept = field.kind == "body" or field in headlines
        changes.append(Change(field.start, field.inner if kept else field.end, "", "database"))
        if kept and field.kind == "headline":  # what is wrapped there is one line
            wraps = WRAP.finditer(text, field.inner, field.end)
            changes += (Change(*match.span(), " ", "database") for match in wraps)
    changes = settled(change for change in changes if change.start < change.end)
    told = counted(len(changes), "line was", "lines were")
    head = text[: fields[0].start] if fields else ""
    return Undoing(changes, f"{told} taken out", known=(*known, *_known(fields, head)))


def _source_codes(text: str) -> list[tuple[int, int]]:
    """Return where a line is the source's code with which the record's accession number begins."""
    number = _NUMBER.search(text)
    if number is None:
        return []
    codes = _CODE_LINE.finditer(text, 0, number.start())
    return [match.span() for match in codes if match["code"] == number["code"]]


def _lone(text: str, fields: list[_Field]) -> Undoing | None:
    """Return what takes a lone field of a database out of the head or the tail of `text`.

    A scraper has taken the rest of its record. Few labels are so much a database's own.
    """
    head, tail = _ends(text)
    alone = [
        field
        for field in fields
        if field.label in tables("newsclean.readers.held")["archive"]["alone"]
        and (field.start < head or field.start >= tail)
    ]
    counts = [match.span() for match in _COUNT_LINE.finditer(text, 0, head)]
    changes = [Change(*span, "", "database") for span in counts]
    for field in alone:
        end = field.inner if field.kind == "body" else field.end
        changes.append(Change(field.start, end, "", "database"))
    changes = settled(changes)
    if not changes:
        return None
    told = counted(len(changes), "line was", "lines were")
    return Undoing(changes, f"{told} taken out", known=tuple(_known(alone, text[:head])))


def _ends(text: str) -> tuple[int, int]:
    """Return where the first lines of `text` end, and where its last ones begin."""
    lines = [match.span() for match in _LINE.finditer(text)]
    if not lines:
        return 0, 0
    return lines[: _END_LINES + 1][-1][0] + 1, lines[-_END_LINES:][0][0]


@cache
def _kinds() -> dict[str, str]:
    """Return what kind of field each label opens."""
    table = tables("newsclean.readers.held")["archive"]
    return {label: kind for kind, labels in table.items() if kind != "alone" for label in labels}


def _fields(text: str) -> Iterator[_Field]:
    """Yield the fields of `text` in order."""
    kinds = _kinds()
    found = [match for match in _LABEL.finditer(text) if match["label"] in kinds]
    for i, match in enumerate(found):
        limit = found[i + 1].start() if i + 1 < len(found) else len(text)
        # A field ends with its paragraph, lest the last one swallow the article.
        blank = text.find("\n\n", match.end(), limit)
        end = blank if blank >= 0 else min(limit, len(text))
        kind = kinds[match["label"]]
        said = " ".join(text[match.start("value") : end].split())
        yield _Field(match["label"], kind, match.start(), match.start("value"), end, said)


def _is_above(text: str, headline: _Field) -> bool:
    """Stands what the field `headline` says on a line above it, too? A record may end in its title."""
    return any(line.strip() == headline.said for line in text[: headline.start].split("\n"))


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


def _known(fields: list[_Field], head: str) -> Iterator[tuple[str, Any]]:
    """Yield the fields of the Article that those of the record tell, below its `head`."""
    told: dict[str, list[str]] = {}
    for field in fields:
        if not field.said:
            continue
        if field.kind == "authors":
            named = (name for name in _authors(field.said) if name not in head)  # a paper's
            told.setdefault("authors", []).extend(named)
        elif field.kind == "source" and (issue := _ISSUE.match(field.said)):
            yield "publisher", issue["paper"].strip(' "„“')
            if (stamp := read_stamp(issue["day"])) and stamp.published:
                yield "published", stamp.published
        elif field.kind == "sections":
            told.setdefault("sections", []).append(_PAGE.sub("", field.said))
        elif field.kind == "tags":
            tags = (_SHARE.sub("", tag).strip() for tag in field.said.split(";"))
            told.setdefault("tags", []).extend(tag for tag in tags if tag)
        elif field.kind == "notes":
            told.setdefault("notes", []).append(field.said)
        elif field.kind == "captions":
            told.setdefault("captions", []).append(field.said)
        elif field.kind == "own" and (words := _WORDS.fullmatch(field.said)):
            yield "word_count", count_of(words[1])
    for name, values in told.items():
        if values:
            yield name, tuple(dict.fromkeys(values))


def _authors(said: str) -> Iterator[str]:
    """Yield the people of a byline; the paper that stands behind a name, or alone, is none.

    Libraries part those whose family names they write first by semicolons: "Moor, Ada; Elling, Maud".
    """
    parts = [part.strip() for part in said.split(";")]
    listed = parts if all(map(_REVERSED.fullmatch, parts)) else [said]
    for part in listed:
        yield from (name for name in people(_named(part)) or () if not is_no_person(name))


def _named(said: str) -> str:
    """Return a byline as people write it: in small letters, the family name last."""
    said = BY.sub("", said)
    said = _AND.sub(" and ", said.title()) if said.isupper() else said
    reversed_name = _REVERSED.fullmatch(said)
    return f"{reversed_name[2]} {reversed_name[1]}" if reversed_name else said


DATABASE = Form("a database's record", DATABASE_CUES, undo)
