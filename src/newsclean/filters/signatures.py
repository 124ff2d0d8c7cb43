"""Who signs a text behind its last sentence, or on a line below it.

Cuts a signature in brackets: names with a date, an agency with its desk and a date, a date alone
("(Jane Roe, 3.5.2024)", "(APA/red, 3.5.2024)"), a name that nothing else is ("(Jane Roe)"), initials
behind the name of a house ("(Harwickpost/j.r.)"), what somebody did and who ("(Reportage par Jane
Roe)"), labels of those who worked on it ("(Kamera: Jane Roe, Schnitt: John Doe)") and where it comes
from ("(com informações da Rádio Harvica)"); a reporter's name, title and mail address, or the address
alone, behind the last sentence, in Korean without a space between; a mail address on the last line;
and a head behind each line of which a data set has put a full stop ("By . Jane Roe . PUBLISHED: …").
People become `authors`, the day `published`, an agency `agency`, the rest `source` or `notes`.

Leaves alone brackets behind the last sentence where others of the text have some, too: they say who
said so; a bare word or place in brackets; a mail address that a colon announces.

Known limits: a name that no table of given names has goes only with a date, a job or a label.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_near_end
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases.match import EXACT, STRONG
from newsclean.text.prose import ends_like_sentence
from newsclean.text.signatures import reporter_titles
from newsclean.text.signed import (
    Fields,
    Signed,
    count_in_brackets,
    dotted_head,
    is_mail,
    signed_in_brackets,
    signed_off,
)

_MAIL = 80  # characters of a line that is a mail address


def signatures(document: Document) -> Iterator[Claim]:
    """Yield claims on what signs a text; see the module's text."""
    for block, (start, said, fields) in document.matching_lines(_signed_off):
        yield block.claim("signed_off", said, start=start, strength=EXACT, fields=fields)
    for block, (end, fields) in document.matching_lines(_dotted):
        yield block.claim("dotted", block.text[:end], end=end, strength=EXACT, fields=fields)
    for block, (start, said, fields) in document.matching_lines(_in_brackets):
        last = block is document.blocks[-1] or is_near_end(document, block, 1)
        if last and not _names_sources(document):
            yield block.claim("in_brackets", said, start=start, strength=EXACT, fields=fields)
    for block, _ in document.matching_lines(_is_mail):
        above = document.previous(block)
        if document.after_body(block) and above and ends_like_sentence(above.text):
            yield block.claim("mail", block.text, strength=STRONG)


@line_rule(cues_from=lambda: ["@", *reporter_titles()])
def _signed_off(block: Block) -> Signed | None:
    """Return the reporter's name, title and mail behind the last sentence of a line."""
    return signed_off(block.text)


@line_rule("by . ", "by. ")
def _dotted(block: Block) -> tuple[int, Fields] | None:
    """Return where a head with a full stop behind each of its lines ends, and who wrote."""
    return dotted_head(block.text)


@line_rule(")", "）")
def _in_brackets(block: Block) -> Signed | None:
    """Return who signs in brackets behind the last sentence of a line, or on a line alone."""
    return signed_in_brackets(block.text)


@line_rule(")", "）")
def _sources_in_brackets(block: Block) -> int:
    """Count the sentences of a line behind which something stands in brackets."""
    return count_in_brackets(block.text)


def _names_sources(document: Document) -> bool:
    """Does the text name in brackets who said so, behind several sentences?"""
    return sum(count for _, count in document.matching_lines(_sources_in_brackets)) > 1


@line_rule("@", longest=_MAIL)
def _is_mail(block: Block) -> bool:
    """Is the block a mail address and nothing else?"""
    return is_mail(block.text)
