"""Cookie banners and notices in place of embedded content.

Cuts the buttons and labels of consent ("Accept all", "Externer Inhalt", "Manage preferences"),
the sentences of banners and of placeholders by the way they begin ("We use cookies to …", "An
dieser Stelle finden Sie einen externen Inhalt …"), and others by their cues: cookies or external
content, a word of consent, and the reader addressed, in a line of a few short sentences, or a law on data and what
"we" do with them. In a text of one line a sentence of this kind goes from its middle.

Leaves alone reports about cookies and data protection, which address no reader, and quotations.

Known limits: a long privacy text of many paragraphs goes only in part; buttons of one ordinary
word ("Accept", "Save") are left where no other notice stands near.
"""

from collections.abc import Callable, Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import meets
from newsclean.evidence.position import has_company, is_outside_body
from newsclean.evidence.sentences import claims_within, sentences
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import table
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.search import search_for
from newsclean.text.scripts import has_no_capitals
from newsclean.text.speech import has_quotation_mark, reports_speech

_NAME = "consent_notices"
_SUBJECTS = ("cookies", "embeds")
_TOPICS = (*_SUBJECTS, "topic")
_LONGEST = 900  # characters of a notice
_SHORTEST = 30
_MANY = 3  # cues of consent that even a quotation mark does not outweigh
_AT_ONCE = 60  # characters within which a thorough one names embeds
_EARLY = 160  # characters within which the first cue stands


def consent_notices(document: Document) -> Iterator[Claim]:
    """Yield claims on consent notices; see the module's text."""
    yield from document.phrase_claims(_NAME)
    cues = table(_NAME)
    for block, match in document.phrase_matches(_NAME, "banner"):
        if any(cue in block.lower for kind in _TOPICS for cue in cues[kind]):
            yield block.claim("notice", match.phrase, strength=EXACT)
    for block, _ in document.matching_lines(_notifies):
        yield block.claim("notice", block.text[:60], strength=EXACT)
    for block, _ in document.matching_lines(_names_its_law):
        yield block.claim("notice", block.text[:60], strength=EXACT)
    yield from claims_within(document, _inside, "notice")
    for block, match in document.phrase_matches(_NAME, "word"):
        if is_outside_body(document, block) or has_company(document, block, _is_of_consent):
            yield block.claim("word", match.phrase, strength=STRONG)


@line_rule(cues_from=lambda: table(_NAME)["gate"], longest=_LONGEST)
def _notifies(block: Block) -> bool:
    """Do cookies or an embed, consent, the publisher and the reader occur, and no quotation?"""
    cues, text = table(_NAME), block.text
    folded = f" {block.lower} "
    subject = [at for kind in _SUBJECTS for cue in cues[kind] if (at := folded.find(cue)) >= 0]
    if not subject or len(text) < _SHORTEST:
        return False
    consents = sum(cue in folded for cue in cues["consent"])
    if not consents or min(subject) >= (_EARLY if consents < _MANY else 2 * _EARLY):
        return False
    thorough = _is_thorough(folded, cues)
    convincing = consents >= _MANY or thorough
    if has_quotation_mark(text) and (not convincing or reports_speech(text)):
        return False
    if not thorough and not _has_word(folded, cues["publisher"]):
        return False
    return _addresses(text, folded, cues["reader"])


def _subjects() -> list[str]:
    """Return what notices are about: cookies, or what others would show."""
    return [cue for kind in _SUBJECTS for cue in table(_NAME)[kind]]


@cache
def _names_subject() -> Callable[[str], bool]:
    return search_for(_subjects())


@line_rule(cues_from=_subjects, one_line=True)
def _inside(block: Block) -> list[tuple[int, int]]:
    """Return where the sentences of a line stand that are notices."""
    return [
        (start, end)
        for start, end, line in sentences(block.text, _names_subject())
        if _notifies(line) or _opens_banner(line)
    ]


def _opens_banner(line: Block) -> bool:
    """Does `line` begin as a banner's sentence, and name what those are about?"""
    opened = any(match.filter == _NAME and match.rule == "banner" for match in line.matches)
    cues = table(_NAME)
    return opened and any(cue in line.lower for kind in _TOPICS for cue in cues[kind])


@line_rule(cues_from=lambda: table(_NAME)["law"], longest=_LONGEST)
def _names_its_law(block: Block) -> bool:
    """Does the publisher say by what law it deals with the reader's data, and nobody is quoted?"""
    cues, lower = table(_NAME), block.lower
    return (
        not has_quotation_mark(lower)
        and any(cue in lower for cue in cues["processing"])
        and any(cue in lower for kind in ("consent", "cookies") for cue in cues[kind])
    )


def _is_thorough(folded: str, cues: dict[str, list[str]]) -> bool:
    """Does a notice begin with embeds, and name cookies and, three times, consent?

    Then it need not say "we" nor do without quotation marks.
    """
    return (
        any(cue in folded[:_AT_ONCE] for cue in cues["embeds"])
        and any(cue in folded for cue in cues["cookies"])
        and sum(map(folded.count, cues["consent"])) >= _MANY
    )


def _addresses(text: str, folded: str, cues: list[str]) -> bool:
    """Is the reader addressed? A cue with a capital ("Sie") counts inside a sentence only."""
    return _has_word(folded, [cue for cue in cues if cue.islower() or has_no_capitals(cue)]) or any(
        f" {cue}" in text and f". {cue}" not in text for cue in cues if cue[:1].isupper()
    )


def _has_word(text: str, cues: list[str]) -> bool:
    """Does a word of `text` begin with one of `cues`? Scripts without case are not parted."""
    return any((cue if has_no_capitals(cue) else f" {cue}") in text for cue in cues)


def _is_of_consent(block: Block) -> bool:
    return meets(block, _NAME)
