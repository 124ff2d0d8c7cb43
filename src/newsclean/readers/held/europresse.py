"""A document of Europresse (Eureka): names of the source on top, a certificate below.

Above the headline stand labels with what they name on the next line ("Nom de la source", "Type de
source", "Périodicité", …), a page and a count of words; below the text the rights, the certificate and
the document's number ("news·20160314·PO·20160314x20x1"). The rights stay: they are a notice of
copyright, which the filters read.
"""

from typing import Any

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.form import EUROPRESSE_CUES, Form, Undoing, counted, settled
from newsclean.readers.held.services import EUROPRESSE_NUMBER
from newsclean.text.dates import read_stamp

_LABEL = pattern(
    r"(?m)^[ \t]*(?P<label>Nom de la source|Type de source|Type de document|Périodicité|Couverture géographique|Provenance"
    r"|Name of source|Source name|Type of source|Source type|Periodicity|Geographic coverage|Coverage|Origin)"
    r"[ \t]*(?::[ \t]*|\n[ \t]*)(?P<said>[^\n]{2,100})$\n?"
)
_SOURCE = ("Nom de la source", "Name of source", "Source name")
# Lines by which a document is known, and that go
_MARK = pattern(
    rf"(?m)^[ \t]*(?:{EUROPRESSE_NUMBER}"
    r"|Certificat émis le [^\n]{6,160}|Certificate issued on [^\n]{6,160})[ \t]*$\n?"
)
_RIGHTS = pattern(
    r"Le présent document est protégé par les lois et conventions internationales"
    r"|The present document and its usage are protected under international copyright laws"
)
# Lines that go where a document is known
_FURNITURE = pattern(
    r"(?m)^[ \t]*(?:Note\(s\) ?:|Notes? ?:|Illustration\(s\) ?:|Mots?-clés? ?:[^\n]{0,300}|pp?\. ?[\w*, -]{1,12}"
    r"|Page (?:pp?\. ?)?[\w*]{1,6}|Aussi paru dans[^\n]{0,200}|Also published in[^\n]{0,200}|Document consulté le[^\n]{0,60})[ \t]*$\n?"
)
_HOLDER = pattern(
    r"(?m)^© ?\d{4} (?P<paper>[^\n]{2,80}?)\. (?:Tous droits réservés|All rights reserved)"
)
_WORDS = pattern(r"(?m)^[ \t]*(?:[^\n,]{0,40}, )?(?P<count>\d[\d ,.]*) (?:mots|words)[ \t]*$\n?")
_DAY = pattern(r"[^\n]{6,40}")
_HEAD = 400  # characters at the head in which the day stands
_LEAST = 3  # labels that make a document, where its end is lost


def undo(text: str) -> Undoing | None:
    """Return what takes the labels and the certificate out of `text`; None if it has none.

    >>> from newsclean.model.change import apply
    >>> text = "Nom de la source\\nLe Bac\\nType de source\\nPresse\\n\\nLe bac part.\\n\\nnews·20160314·PO·1x20\\n"
    >>> found = undo(text)
    >>> apply(text, found.changes).strip(), found.known
    ('Le bac part.', (('publisher', 'Le Bac'),))
    """
    labels = list(_LABEL.finditer(text))
    marks = list(_MARK.finditer(text))
    if not (marks or _RIGHTS.search(text) or len({m["label"] for m in labels}) >= _LEAST):
        return None
    counts = list(_WORDS.finditer(text))
    found = [*labels, *marks, *counts, *_FURNITURE.finditer(text)]
    known: list[tuple[str, Any]] = [
        ("publisher", label["said"].strip()) for label in labels if label["label"] in _SOURCE
    ][:1]
    changes = [Change(*match.span(), "", "database") for match in found]
    if paper := _paper(text):
        changes.append(Change(*paper, "", "database"))
        known = known or [("publisher", text[slice(*paper)].strip())]
    if labels and (day := _day(text[:_HEAD])):
        changes.append(Change(*day[0], "", "database"))
        known.append(("published", day[1]))
    if counts:
        digits = "".join(filter(str.isdigit, counts[0]["count"]))
        known.append(("word_count", int(digits)))
    changes = settled(change for change in changes if change.start < change.end)
    if not changes:
        return None
    told = counted(len(changes), "line was", "lines were")
    return Undoing(changes, f"{told} taken out", known=tuple(known))


def _paper(text: str) -> tuple[int, int] | None:
    """Return where the line stands at the head that names the paper of the rights below the text."""
    holder = _HOLDER.search(text)
    if holder is None:
        return None
    start = text[:_HEAD].find(f"\n{holder['paper']}\n") + 1
    return (start, start + len(holder["paper"]) + 1) if start else None


def _day(head: str) -> tuple[tuple[int, int], Any] | None:
    """Return where the line stands in `head` that is the day, and the day."""
    for match in _DAY.finditer(head):
        stamp = read_stamp(match[0].strip())
        if stamp and stamp.published:
            return match.span(), stamp.published
    return None


EUROPRESSE = Form("a document of Europresse", EUROPRESSE_CUES, undo)
