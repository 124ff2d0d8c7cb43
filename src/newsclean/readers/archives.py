"""Archive exports: files in which a press database wrote many documents, one after the other.

Each service marks where a document starts ("12 of 250 DOCUMENTS") or where it ends ("End of
Document", "Document OAKT000020160314ec3e0005m"). What a document itself says is undone when it is
cleaned (readers/held/archive.py).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.model.ledger import Span
from newsclean.phrases import worded
from newsclean.phrases.patterns import pattern
from newsclean.readers.guessed_encoding import decoded
from newsclean.readers.held.services import (
    ACCESSION,
    DOCUMENT,
    EUROPRESSE_NUMBER,
    NEXIS_DOCUMENTS,
    NEXIS_END,
    WISO_END,
)
from newsclean.readers.records import ARCHIVES, Failure, Item, Kind
from newsclean.text.prose import is_prose
from newsclean.text.visible import utf8

_NEXIS_START = worded(
    "words",
    rf"(?m)^[ \t\f]*(?P<at>\d{{1,6}}) {{of}} (?P<all>\d{{1,6}}) {NEXIS_DOCUMENTS}[ \t]*$",
    cased=True,
)
_NEXIS_END = pattern(rf"(?m)^[ \t]*(?:{NEXIS_END})[ \t]*$")
_FACTIVA_END = pattern(rf"(?m)^[ \t]*{DOCUMENT} {ACCESSION}[ \t]*$")
_EUROPRESSE_END = pattern(rf"(?m)^[ \t]*{EUROPRESSE_NUMBER}[ \t]*$")
_WISO_END = pattern(rf"(?m)^[ \t]*{WISO_END}[ \t]*$")
_PROQUEST_START = worded(
    "words",
    rf"(?m)^_{{20,}}[ \t]*\s*^[ \t]*{DOCUMENT} (?P<at>\d{{1,6}}) {{of}} (?P<all>\d{{1,6}})[ \t]*$",
    cased=True,
)
_SURE = 2  # marks that make a file an export, where the caller has not said so


class Document(NamedTuple):
    """One document of an export: where it stands, in characters, and what is odd about it."""

    span: Span
    note: str | None = None


def service_of(text: str) -> Kind | None:
    """Return the service that wrote `text`, if two of its marks are there at least.

    >>> service_of("Ferry sails\\n\\nEnd of Document\\n\\nBridge opens\\n\\nEnd of Document\\n")
    'nexis'
    >>> service_of("Ferry sails\\n\\nEnd of Document\\n")
    """
    return next((service for service in ARCHIVES if len(_marks(text, service)) >= _SURE), None)


def documents(text: str, service: Kind) -> list[Document]:
    """Return the documents of an export, in order; the whole text is one where there is no mark.

    Args:
        text: the file.
        service: ``nexis``, ``factiva``, ``proquest``, ``europresse`` or ``wiso``.
    """
    marks = _marks(text, service)
    if not marks:
        return [
            Document((0, len(text)), f"no mark of {service} stands in it: read as one document")
        ]
    if _is_start(marks[0]):
        return _from_starts(text, marks)
    return _up_to_ends(text, marks)


def records(data: bytes, name: str, service: Kind, encoding: str | None = None) -> Iterator[Item]:
    """Yield the documents of the file `data`, called `name`, as records.

    The own fields of each are the file, and where in it the document stands.
    """
    try:
        text, told = decoded(data, encoding)
    except LookupError as error:
        yield Item(name, 1, service, failure=Failure("UnknownEncoding", str(error), 1, name))
        return
    for number, (span, note) in enumerate(documents(text, service), 1):
        yield Item(
            name,
            number,
            service,
            text[slice(*span)].encode("utf-8", "surrogatepass"),
            own={"file": utf8(name), "document": number, "start": span[0], "end": span[1]},
            note=note or (told if number == 1 else None),
        )


class _Mark(NamedTuple):
    """A mark of a service: where it stands, and which of how many documents it counts."""

    span: Span
    at: int | None = None
    of: int | None = None


def _marks(text: str, service: Kind) -> list[_Mark]:
    """Return the marks of `service` in `text`: those at starts, or else those at ends."""
    starts = {"nexis": _NEXIS_START, "proquest": _PROQUEST_START}
    ends = {
        "nexis": _NEXIS_END,
        "factiva": _FACTIVA_END,
        "europresse": _EUROPRESSE_END,
        "wiso": _WISO_END,
    }
    if service in starts:
        found = [
            _Mark(match.span(), int(match["at"]), int(match["all"]))
            for match in starts[service].finditer(text)
        ]
        if found:
            return found
    return (
        [_Mark(match.span()) for match in ends[service].finditer(text)] if service in ends else []
    )


def _is_start(mark: _Mark) -> bool:
    return mark.at is not None


def _from_starts(text: str, marks: Sequence[_Mark]) -> list[Document]:
    """Return the documents that begin at `marks`; what stands before the first is no document."""
    bounds = [mark.span[0] for mark in marks] + [len(text)]
    found = [Document((a, b)) for a, b in pairwise(bounds)]
    last = marks[-1]
    if last.at is not None and last.of is not None and last.at < last.of:
        note = f"the file ends with document {last.at} of {last.of}: it may be cut off"
        found[-1] = found[-1]._replace(note=note)
    return found


def _up_to_ends(text: str, marks: Sequence[_Mark]) -> list[Document]:
    """Return the documents that end at `marks`, and the one that the end of the file cuts off."""
    bounds = [0] + [mark.span[1] for mark in marks]
    found = [Document((a, b)) for a, b in pairwise(bounds)]
    rest = text[bounds[-1] :]
    if any(is_prose(line) for line in rest.splitlines()):
        note = "the file ends inside this document: it may be cut off"
        found.append(Document((bounds[-1], len(text)), note))
    return found
