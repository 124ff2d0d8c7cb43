"""Datelines: where and for whom a report was filed.

Cuts nothing. Where the first prose opens with "MOSCOW (Sputnik) – …", "BERLIN, May 3 (Reuters) -
…", "PARIS — …", "ISTANBUL, 5 Nisan (AA) - …", "МОСКВА, 5 мая. /ТАСС/." or "新华社北京5月3日电",
with an outlet in brackets ("(CNN)") or an outlet's address ("WARTA.co.id, LUNEFELD –"), place and agency become the field `dateline` and the agency the field `agency`; the words stay where they
stand.

Leaves alone everything but the first two paragraphs of prose, and a mixed-case name before a dash
without an agency ("Berlin – eine Stadt …"), which may be the start of a sentence.

Known limits: "Riad. Die Boxwelt …" (place and full stop) is not read.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.model.claim import Claim
from newsclean.text.datelines import read_dateline

_HEAD = 110  # characters at the start of a paragraph in which a dateline ends


def datelines(document: Document) -> Iterator[Claim]:
    """Yield findings on datelines; see the module's text. None of them cuts."""
    for index in document.prose[:2]:
        block = document.blocks[index]
        dateline = read_dateline(block.text[:_HEAD])
        if dateline:
            agency = {"agency": dateline.agency} if dateline.agency else {}
            yield block.finding("dateline", dateline.text, dateline=dateline, **agency)
            return
