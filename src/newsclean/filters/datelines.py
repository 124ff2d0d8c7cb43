"""Datelines: where and for whom a report was filed.

Cuts a line above the text that is an agency's dateline and nothing else ("［港町 14日 ロイター］").
Where the first prose opens with "MOSCOW (Sputnik) – …", "BERLIN, May 3 (Reuters) -
…", "PARIS — …", "ISTANBUL, 5 Nisan (AA) - …", "МОСКВА, 5 мая. /ТАСС/." or "新华社北京5月3日电",
"Harwick, March 14 (IANS) …", "NEW HARWICK: …",
with an outlet in brackets ("(CNN)") or an outlet's address ("WARTA.co.id, LUNEFELD –"), place and agency become the field `dateline` and the agency the field `agency`; the words stay where they
stand. The reporter whom Korean agencies name between the mark and the text becomes an author
("(항만=연합뉴스) 김제인 기자 = …").

Leaves alone everything but the first two paragraphs of prose, and a mixed-case name before a dash
without an agency ("Berlin – eine Stadt …"), which may be the start of a sentence; capitals before a colon where another line begins so (who speaks,
in an interview), where they name a person, or are a label ("UPDATE: …").

Known limits: "Riad. Die Boxwelt …" (place and full stop) is not read.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.model.claim import Claim
from newsclean.phrases.match import EXACT
from newsclean.text.agencies import agency_kind
from newsclean.text.datelines import Dateline, read_dateline, read_place
from newsclean.text.people import is_known_person
from newsclean.text.signatures import read_reporters

_HEAD = 110  # characters at the start of a paragraph in which a dateline ends
_REPORTER = 40  # characters between a Korean agency's mark and its text
_EQUALS = "=＝"


def datelines(document: Document) -> Iterator[Claim]:
    """Yield claims and findings on datelines; see the module's text."""
    if alone := _line(document):
        yield alone
        return
    for index in document.prose[:2]:
        block = document.blocks[index]
        head = block.text[:_HEAD]
        dateline = read_dateline(head)
        if not dateline and index == document.prose[0]:
            dateline = _place(document, head)
        if dateline:
            agency = {"agency": dateline.agency} if dateline.agency else {}
            yield block.finding("dateline", dateline.text, dateline=dateline, **agency)
            for name in _reporters(block.text, dateline):
                yield block.finding("dateline", name, authors=name)
            return


def _line(document: Document) -> Claim | None:
    """Return a claim on the line above the first prose if it is an agency's dateline as a whole."""
    block = document.blocks[document.prose[0] - 1] if document.prose and document.prose[0] else None
    dateline = read_dateline(block.text) if block and len(block.text) <= _HEAD else None
    if block is None or not dateline or not dateline.agency or dateline.text != block.text:
        return None
    kind = agency_kind(dateline.agency)
    if not kind or (kind == "picture" and not dateline.place):
        return None  # "(Getty Images)" is a credit
    fields = (("dateline", dateline), ("agency", dateline.agency))
    return block.claim("line", block.text, strength=EXACT, fields=fields)


def _place(document: Document, head: str) -> Dateline | None:
    """Return the Dateline of "NEW HARWICK: …" where no other line begins so, and it is no person."""
    dateline = read_place(head)
    if not dateline or is_known_person((dateline.place or "").title()):
        return None
    others = [block for block in document.blocks if block.text[:_HEAD] != head]
    return None if any(read_place(block.text[:_HEAD]) for block in others) else dateline


def _reporters(text: str, dateline: Dateline) -> tuple[str, ...]:
    """Return who is named between an East Asian agency's mark and its text: "김제인 기자 = "."""
    mark, found, rest = text.partition(dateline.text)
    said = rest[:_REPORTER]
    ends = [at for at in map(said.find, _EQUALS) if at > 0]
    return read_reporters(said[: min(ends)]) if found and not mark and ends else ()
