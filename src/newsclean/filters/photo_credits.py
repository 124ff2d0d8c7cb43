"""Picture credits, alone on a line or at the end of a caption.

Cuts lines that name who made a picture: a label and a name ("Photo: Jane Roe/Reuters", "写真：…"), a
© and a name without a year, a name and a picture agency, a picture agency alone. Where such a
credit ends a caption of at most two sentences, the caption goes with it; where it is glued to a
longer paragraph only the credit goes. A name alone after a caption's full stop, or after " / ", is a
credit too, and so are an owner in brackets and, inside the body, a wire agency after one sentence. Credits and captions become fields of the article.

Leaves alone sentences about pictures ("Photo: the minister, left, …" is a caption), © with a year
or a company (that is copyright), and a wire agency alone, which signs a text, not a picture.

Known limits: a caption whose credit is a bare name that no table knows ("Supplied" is known,
"Etlaq" is not) is not told from a sentence.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from newsclean.article import Credit
from newsclean.document import EXACT, STRONG, Block, Claim, Document
from newsclean.filters._credits import credit_at_end, whole_credit
from newsclean.filters._names import agency_kind

LONGEST = 300  # characters of a caption that is cut with its credit
_WIRED = 220  # characters of a caption with an agency after it
_AGENCY = 24  # characters of that agency
_WORDS = 5  # words of such a caption, at least
_LINE = 140  # characters of a line that is a credit and nothing else
_JOINTS = " |–—-,"  # stand between a caption and its credit, and between two credits
# A full stop after a word of three letters, and a capital after it.
_BREAK = re.compile(
    r"(?<=[^\W\d_]{3})[.!?…][\"'”’»)]{0,3} +[\"'“‘„«(]{0,3}[^\W\d_a-zß-ÿ]|[。！？]\S"
)


def photo_credits(document: Document) -> Iterator[Claim]:
    """Yield claims on picture credits; see the module's text."""
    yield from document.claims("photo_credits")
    labelled = {b: h.phrase for b, h in document.hits("photo_credits", "label")}
    for block in document.blocks:
        text = block.text
        credit = None
        if len(text) <= _LINE:
            credit = whole_credit(text, labelled.get(block), block.key)
        if credit:
            fields = (("credits", replace(credit, text=text)),)
            yield block.claim("credit", text[:60], strength=EXACT, fields=fields)
        elif block in labelled and text.endswith((":", "：")) and len(text) <= 30:
            yield block.claim("label", labelled[block], strength=STRONG)
        elif credit_at_end(text.rstrip(_JOINTS)):
            yield from _at_end(block)
        elif len(text) <= _WIRED and text[-1].isalpha() and (agency := _wired(document, block)):
            signed = Credit(person=None, agency=agency, text=agency)
            named = (("captions", text), ("credits", signed))
            yield block.claim("wired", agency, strength=EXACT, fields=named)


def _wired(document: Document, block: Block) -> str | None:
    """Return the wire agency that stands right after the one sentence of `block`.

    Inside the body only: at its end an agency signs the text, not a picture.
    """
    sentence, _, agency = block.text.rpartition(". ")
    if not 1 < len(agency) <= _AGENCY or agency_kind(agency) != "wire":
        return None
    inside = bool(document.prose) and block.index < document.prose[-2:][0]
    whole = len(sentence.split()) >= _WORDS and not _BREAK.search(sentence)
    return agency if inside and whole else None


def _at_end(block: Block) -> Iterator[Claim]:
    """Yield a claim on the caption that a credit ends, or on the credit alone."""
    text, start, credits = block.text, len(block.text), list[Credit | None]()
    for _ in range(6):  # "Foto: … | Video: …", "Photo: … Styling: … Hair: …"
        found = credit_at_end(text[:start].rstrip(_JOINTS))
        if not found:
            break
        end, (start, credit) = start, found
        credits.insert(0, credit and replace(credit, text=text[start:end].strip(" |,")))
    if not start or start == len(text):
        return
    caption = text[:start].rstrip(" |–—-,(（[")
    fields = tuple(("credits", credit) for credit in credits if credit)
    evidence = text[start:][:60]
    if len(text) < LONGEST and len(_BREAK.findall(caption)) <= 1:
        named = (("captions", caption), *fields)
        yield block.claim("caption", evidence, strength=EXACT, fields=named)
    else:
        yield block.claim("inline", evidence, start=start, strength=EXACT, fields=fields)
