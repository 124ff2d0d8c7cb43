"""Polls, ratings, quizzes' buttons and reports of errors.

Cuts lines that ask for a rating ("Rate this article", "Was this article helpful?"), what such a
widget shows ("Average rating: 4.2", "37 Bewertungen", "3,214 votes", "Thank you for your vote!"),
its buttons ("View results", "Abstimmen"), and invitations to report an error ("Report a typo",
"Fehler gefunden?", "Нашли ошибку? …"). A word that is an ordinary one too ("Vote", "Umfrage",
"Quiz") and a lone share of votes ("42 %") go only beside such a line or after the last prose.

Leaves alone sentences about surveys, votes and elections, and a poll's question, which cannot be
told from a subhead.

Known limits: the answers of a poll stay unless they are a share of votes alone.
"""

import re
from collections.abc import Iterator

from newsclean.document import EXACT, STRONG, Block, Claim, Document

_NAME = "polls"
_LONGEST = 60
_CUES = (*"★☆⭐✩", "average", "durchschnitt", "rating")
# "★★★★☆", "4.2/5", "4,5 von 5 Sternen (37 Bewertungen)", "[Total: 12 Average: 4.1]"
_STARS = re.compile(r"[★☆⭐✩✭\s]{2,20}(?:[\d.,/() ]{0,20})")
_TOTALS = re.compile(
    r"[\[(]?\s?(?:total|gesamt|ratings?|rated|average|durchschnitt|note|nota|voto|оценка)\W{0,3}\d{1,6}\b"
    r".{0,40}\d(?:[.,]\d{1,2})?\s?(?:/\s?\d{1,2})?\s?[\])]?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:\d{1,3}(?:[.,]\d{1,2})?\s?%|\(?\d{1,6}\)?)")


def polls(document: Document) -> Iterator[Claim]:
    """Yield claims on polls, ratings and reports of errors; see the module's text."""
    yield from document.claims(_NAME)
    for block, _ in document.sift(_is_rating, longest=_LONGEST):
        yield block.claim("rating", block.text, strength=EXACT)
    if not document.hits(_NAME):
        return
    for block, hit in document.hits(_NAME, "word"):
        if hit.phrase == block.key and (
            document.after_body(block) or _has_company(document, block)
        ):
            yield block.claim("word", hit.phrase, strength=STRONG)
    for block in document.containing("%"):
        if len(block.text) <= 12 and _SHARE.fullmatch(block.text) and _has_company(document, block):
            yield block.claim("share", block.text, strength=STRONG)


def _is_rating(block: Block) -> bool:
    """Is the block what a rating's widget shows?"""
    if not any(map(block.lower.__contains__, _CUES)):
        return False
    return bool(_STARS.fullmatch(block.text) or _TOTALS.fullmatch(block.text))


def _has_company(document: Document, block: Block) -> bool:
    """Does a line of a poll beyond doubt stand right before or after?"""
    beside = (document.previous(block), document.next(block))
    return any(
        b is not None and any(hit.filter == _NAME and hit.claims for hit in b.hits) for b in beside
    )
