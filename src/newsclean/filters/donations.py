"""The publisher's own appeals for donations and membership.

Cuts lines that are such a prompt ("Donate now", "Support our journalism", "Werden Sie
Mitglied"), donation words ("Spenden", "Donate") beside another prompt or after the body, and
whole appeals of several sentences that both ask ("please consider a donation", "unterstützen Sie
uns") and name the cause in the first person ("our journalism", "unsere unabhängige Arbeit"). At the end of a text an appeal that ends in its
own button ("… support our campaign. Donate now") need not begin in the first person.

Leaves alone sentences about donations, donors and charities, and quoted appeals.

Known limits: an appeal that never speaks of "us" or "our" is not told from an article about an
appeal; one that is spread over many paragraphs loses only those that ask and name the cause.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import meets
from newsclean.evidence.position import has_company
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold, index, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.scripts import is_wide
from newsclean.text.speech import has_quotation_mark, reports_speech

_LONGEST = 1500  # characters of an appeal
_ABOVE = 3  # paragraphs above it
_CLOSING = 12  # blocks at the end among which an appeal may close a text
_BRIEF = 4  # letters of a request with which longer words begin
_SENTENCE = pattern(r"[.!?…。！？](?: |$)")
_WORD = pattern(r"\w+")
# What may touch a person in a text: marks, and what is left of a verb
_TOUCHING = (*",.:;!?…)", *(mark + verb for mark in "'’" for verb in ("re", "ve", "ll", "d", "m")))
# What may stand before a request: the end of a clause and "please" or "then", or "and".
_AHEAD = worded(
    "donations",
    r"(?:[.,;:!?…–—-] ?(?:(?:{words.please}|{ahead}) )?|[。，！？：]|(?:{words.and}|{or}) )$",
)


def donations(document: Document) -> Iterator[Claim]:
    """Yield claims on appeals for donations and membership; see the module's text."""
    yield from document.phrase_claims("donations")
    for block, match in document.phrase_matches("donations", "word"):
        if document.after_body(block) or has_company(document, block, _is_prompt):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, asked in document.matching_lines(_appeal):
        yield block.claim("appeal", asked, strength=EXACT)
    for block, button in document.matching_lines(_closing):
        near_end = document.index(block) >= len(document.blocks) - _CLOSING
        if near_end and len(document.prose) > _ABOVE:
            yield block.claim("appeal", button, strength=EXACT)


@line_rule(cues_from=lambda: _words_of_giving(), longest=_LONGEST)
def _appeal(block: Block) -> str | None:
    """Return the request of `block`, if it is an unquoted appeal in person for its own cause."""
    lower = block.lower
    if has_quotation_mark(lower) or not _may_speak_in_person(lower):
        return None
    return _asked(block) if _speaks_in_person(lower) else None


def _may_speak_in_person(lower: str) -> bool:
    """Is a word of the first sentence a person, as far as cutting it at spaces tells?"""
    first = lower.partition(". ")[0]
    if _marked_persons().isdisjoint(first.split()):
        return not first.isascii() and any(map(first.__contains__, _wide_persons()))
    return True


def _words_of_giving() -> tuple[str, ...]:
    """Return the words of giving, one of which stands in each appeal."""
    words = table("donations")["gates"]
    return tuple(dict.fromkeys((*words, *map(fold, words))))


def _asked(block: Block) -> str | None:
    """Return the request of an appeal for its own cause, if `block` is one."""
    key = block.key
    if reports_speech(block.text) or not _speaks_in_person(key):
        return None
    # A gift to "us" is asked for wherever it stands; other requests only at the head of a clause,
    # since reports hold the same words.
    asked = next((phrase for phrase in _cues("gifts") if phrase in key), None)
    asked = asked or next((phrase for phrase in _cues("asks") if _opens_clause(key, phrase)), None)
    return asked if asked and any(cause in key for cause in _cues("causes")) else None


def _may_close(blocks: Sequence[Block]) -> list[Block]:
    """Return those of `blocks` that may end in a button."""
    return [block for block in blocks if block.may_end_in_phrase and len(block.text) <= _LONGEST]


@line_rule(sift=_may_close)
def _closing(block: Block) -> str | None:
    """Return the button under an appeal at the end of a text, if `block` ends in one.

    The button says whose appeal it is; so it need not speak in person from its first sentence on.
    """
    start = block.ending()
    if start is None or has_quotation_mark(block.text) or reports_speech(block.text):
        return None
    button = fold(block.text[start:])
    if not any(match.filter == "donations" for match in index().ending(button)):
        return None
    asks = any(_opens_clause(block.key, phrase) for phrase in _cues("asks"))
    return button if asks and any(cause in block.key for cause in _cues("causes")) else None


def _speaks_in_person(key: str) -> bool:
    """Does the first sentence say "we" or "you", in some language?"""
    first = _SENTENCE.split(key, maxsplit=1)[0]
    if not _persons().isdisjoint(_WORD.findall(first)):
        return True
    return not first.isascii() and any(map(first.__contains__, _wide_persons()))


def _opens_clause(key: str, phrase: str) -> bool:
    """Does `phrase` stand at the head of a sentence or clause, or after "please" and the like?"""
    at = key.find(phrase)
    if at < 0 or (len(phrase) <= _BRIEF and key[at + len(phrase) :][:1].isalpha()):
        return False  # "doe" is not in "does"
    return at == 0 or bool(_AHEAD.search(key[max(0, at - 16) : at]))


def _is_prompt(block: Block) -> bool:
    return meets(block, "donations")


@cache
def _cues(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, table("donations")[name])))


@cache
def _persons() -> frozenset[str]:
    return frozenset(_cues("persons"))


@cache
def _wide_persons() -> tuple[str, ...]:
    """Return the persons of scripts in which no space need part them from what follows."""
    return tuple(person for person in _cues("persons") if is_wide(person[0]))


@cache
def _marked_persons() -> frozenset[str]:
    """Return the persons by themselves and with a mark that may touch them."""
    marked = {person + mark for person in _persons() for mark in _TOUCHING}
    return _persons() | marked | {"(" + person for person in _persons()}
