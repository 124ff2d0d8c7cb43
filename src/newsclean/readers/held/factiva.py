"""A record of Factiva: a line a field, each behind a code of two or three letters ("HD …", "LP").

A text is one where a headline, the lead paragraph or the text, and an accession number stand behind their
codes at the head of lines. The headline, the lead and the text are the article; the other fields go,
and what they say of it becomes its fields.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.form import Form, Undoing, counted, settled
from newsclean.readers.held.services import ACCESSION, BY, DOCUMENT, WRAP, count_of
from newsclean.text.dates import read_stamp
from newsclean.text.people import is_no_person, people
from newsclean.text.prose import is_prose

# The codes that Factiva's help lists for the fields of an article ("Display formats").
_CODE = pattern(
    r"(?m)^[ \t]{0,4}(?P<code>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM)"
    r"(?:[ \t]+(?P<said>\S[^\n]*))?[ \t]*$"
)
_ARTICLE = frozenset(("HD", "LP", "TD"))  # their codes go, what they say stays
_ACCESSION = pattern(rf"(?:{DOCUMENT} )?{ACCESSION}")
_COUNT = pattern(r"(\d[\d.,]*)\s")


def undo(text: str) -> Undoing | None:
    """Return what takes the codes and the fields of Factiva out of `text`; None if it has none.

    >>> from newsclean.model.change import apply
    >>> text = "HD Ferry sails\\nBY Ada Moor\\nWC 2 words\\nLP\\nIt sails.\\nAN Document OSTBY0020160314ec3e0002b"
    >>> found = undo(text)
    >>> apply(text, found.changes).strip(), found.known
    ('Ferry sails\\n\\nIt sails.', (('authors', ('Ada Moor',)), ('word_count', 2)))
    """
    found = list(_codes(text))
    fields: dict[str, tuple[int, int]] = {}
    changes = []
    for match, following in zip_longest(found, found[1:]):
        end = following.start() if following else text.find("\n", match.end())
        end = len(text) if end < 0 else end
        inner = match.start("said") if match["said"] else match.end()
        fields.setdefault(match["code"], (inner, end))
        if match["code"] == "HD":  # what is wrapped there is one line
            wraps = WRAP.finditer(text, inner, end)
            changes += [Change(*w.span(), " ", "database") for w in wraps]
        if match["code"] in _ARTICLE:
            stop, put = inner + (not match["said"]), "\n" if match.start() else ""
        else:
            stop, put = end, ""
        changes.append(Change(match.start(), min(stop, len(text)), put, "database"))
    if not {"HD", "AN"} <= fields.keys() or fields.keys().isdisjoint(("LP", "TD")):
        return None
    if not _ACCESSION.fullmatch(_said(text, fields["AN"])):
        return None
    told = counted(len(found), "field was", "fields were")
    return Undoing(settled(changes), f"{told} read", known=tuple(_known(text, fields)))


def _codes(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines of `text` that open with a code; a sentence of the article may, too ("IN THE …")."""
    is_article = False
    for match in _CODE.finditer(text):
        said = match["said"] or ""
        if not (is_article and is_prose(said) and " : " not in said):
            yield match
            is_article = is_article or match["code"] in ("LP", "TD")
        if match["code"] == "AN" and is_article:
            return


def _said(text: str, span: tuple[int, int]) -> str:
    """Return what a field says, in one line."""
    return " ".join(text[slice(*span)].split())


def _known(text: str, fields: dict[str, tuple[int, int]]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of the Article that those of the record tell."""
    said = {code: _said(text, span) for code, span in fields.items()}
    names = [n for n in people(BY.sub("", said.get("BY", ""))) or () if not is_no_person(n)]
    if names:
        yield "authors", tuple(names)
    stamp = read_stamp(said["PD"]) if said.get("PD") else None
    if stamp and stamp.published:
        yield "published", stamp.published
    if said.get("SN"):
        yield "publisher", said["SN"]
    if count := _COUNT.match(said.get("WC", "")):
        yield "word_count", count_of(count[1])


FACTIVA = Form("a record of Factiva", ("\nAN ", "\nAN\n"), undo)
