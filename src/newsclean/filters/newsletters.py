"""Newsletter and e-mail alert prompts: headings, invitations, forms, consents and receipts.

Cuts lines that are a phrase of the table ("Sign up for our newsletter", "Enter your email
address"), short invitations that open with an imperative and name the newsletter or the inbox
("Get the best of Harwick delivered to your inbox every Friday"), and what a sign-up form says
("By signing up you agree to …", "The next issue of X will soon be in your inbox."). Words that
may be a subhead ("Newsletter", "Subscribe") and one-line promises of what the letter brings go
only beside another prompt or outside the body. The controls of a letter sent by mail go, alone or in
a row ("Unsubscribe | View in browser"), and its sender's address beside one of these lines.

An invitation to the paper's own letter that is a sentence goes from the middle of a text of one line, too.

Leaves alone sentences about newsletters, and advice to sign up for what others send.

Known limits: a promise that reads like a sentence of prose and names no newsletter stays.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import invitations, invites, is_residue, names_any
from newsclean.evidence.position import has_company, is_outside_body
from newsclean.evidence.sentences import claims_within, sentences
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, folded, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.prose import ends_like_sentence
from newsclean.text.speech import quotes_somebody

_LONGEST = 260  # characters of an invitation
_LABEL = 40  # characters of a letter's name before an invitation
# "…をお届けします。（週５回配信）": how often a letter comes
_CADENCE = worded("newsletters", r"[（(]{every}[^（）()]{0,8}{delivered}[）)]$")
_NAME = 80  # characters of a letter's name and editor above what it promises
_PROMISE = 110  # characters of a promise beside a prompt
_QUESTION = 70  # characters of a question that leads to a call
_ROW = 160  # characters of a row of controls
_BETWEEN = pattern(r"\s*[|•·∙]\s*|\s+[/–-]\s+")
# "12 Quay Street PMB 40, Harwick, ME 04101": mail laws ask senders for it
_POSTAL = pattern(
    r"\d{1,6} [^.!?;:]{4,60}, [^,.!?;:\d]{2,30},? (?P<code>[A-Z]{2} \d{5}(?:-\d{4})?)"
)
_CLAUSE = pattern(r"[,;:،؛，：–—]")
# "What is on in Harwick?", and no sentence before it
_ASKS = pattern(r"[¿]?[^.!?:;。！？؟\"“”„«»]{8,}[?？؟]")


def newsletters(document: Document) -> Iterator[Claim]:
    """Yield claims on newsletter prompts; see the module's text."""
    for claim in document.phrase_claims("newsletters"):
        yield replace(claim, start=0) if claim.start and _only_asks(claim) else claim
    yield from invitations(document, "newsletters", "letters", _LONGEST)
    yield from claims_within(document, _inside, "invitation")
    for block, _ in document.matching_lines(_is_row):
        yield block.claim("row", block.text[:60], strength=EXACT)
    for block, code in document.matching_lines(_postal):
        if document.after_body(block) and has_company(document, block, _closes_letter):
            yield block.claim("address", code, strength=STRONG)
    for block, label in document.matching_lines(_labelled):
        yield block.claim("invitation", label, strength=EXACT)
    for block, match in document.phrase_matches("newsletters", "consent"):
        if names_any(block.key, "newsletters", "terms") and not quotes_somebody(block.text):
            yield block.claim("consent", match.phrase, strength=EXACT)
    for block, match in document.phrase_matches("newsletters", "word"):
        if is_outside_body(document, block) or has_company(document, block, _is_prompt):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, match in document.phrase_matches("newsletters", "field"):
        if has_company(document, block, _is_prompt):
            yield block.claim("field", match.phrase, strength=STRONG)
    promises = [
        (block, match.phrase) for block, match in document.phrase_matches("newsletters", "promise")
    ]
    for block, cadence in document.matching_lines(_cadence):
        yield block.claim("cadence", cadence, strength=EXACT)
        promises.append((block, cadence))
    for block, phrase in promises:
        if name := _name_above(document, block):
            yield name.claim("name", phrase, strength=STRONG)
    for block, _ in document.phrase_matches("newsletters", "button"):
        yield from _promise(document, block)


def _letters() -> Sequence[str]:
    return table("newsletters")["letters"]


@cache
def _names_letter() -> Callable[[str], bool]:
    return search_for(_letters())


@line_rule(cues_from=_letters, one_line=True)
def _inside(block: Block) -> list[tuple[int, int]]:
    """Return where the sentences of a line stand that invite to a letter of the paper's own."""
    return [
        (start, end)
        for start, end, line in sentences(block.text, _names_letter())
        if len(line.text) <= _LONGEST and _is_sure(line)
    ]


def _is_sure(line: Block) -> bool:
    if _CLAUSE.search(line.text):
        return False  # "Sign up for our newsletter or stay out, it tells them at the door."
    found = (m for m in line.matches if (m.filter, m.rule) == ("newsletters", "invitation"))
    return any(invites(line, match, "letters") == EXACT for match in found)


@line_rule("|", "•", "·", "∙", " / ", " – ", " - ", longest=_ROW)
def _is_row(block: Block) -> bool:
    """Is the block a row of a letter's controls: "Unsubscribe | View in browser | Privacy"?"""
    parts = [fold(part) for part in _BETWEEN.split(block.text) if part.strip()]
    sure = [part for part in parts if part in folded("newsletters", "control")]
    return len(parts) > 1 and bool(sure) and all(map(_in_row().__contains__, parts))


@cache
def _in_row() -> frozenset[str]:
    return folded("newsletters", "control") | folded("newsletters", "beside")


@line_rule(longest=_NAME, closes=str.isdecimal)
def _postal(block: Block) -> str:
    """Return the postal code of the block, where it is an address in the United States."""
    found = _POSTAL.fullmatch(block.text)
    return found["code"] if found else ""


def _closes_letter(block: Block) -> bool:
    """Does the block stand at the foot of a letter: a control, or a notice of copyright?"""
    return block.text.startswith("©") or is_residue(block)


def _only_asks(claim: Claim) -> bool:
    """Is all that stands before the call one short question, which leads to it?"""
    before = claim.block.text[: claim.start].strip()
    return len(before) <= _QUESTION and bool(_ASKS.fullmatch(before))


@line_rule(cues_from=lambda: cues("newsletters", "delivered"), longest=_PROMISE)
def _cadence(block: Block) -> str:
    """Return how often a letter comes, if the block ends in it."""
    found = _CADENCE.search(block.text)
    return found[0] if found else ""


def _name_above(document: Document, promise: Block) -> Block | None:
    """Return the name of a letter right above what it promises, where it cannot be the title."""
    name = document.previous(promise)
    if name is None or len(name.text) > _NAME or name.is_prose or ends_like_sentence(name.text):
        return None
    above = document.previous(name)
    # The line above a promise at the top of a text is as likely its headline.
    may_be_title = document.before_body(name) and not (above and is_residue(above))
    return None if may_be_title else name


@line_rule(cues_from=lambda: _invitations(), longest=_LONGEST)
def _labelled(block: Block) -> str | None:
    """Return the letter's name with which the block opens, before an invitation."""
    if ":" not in block.lower:
        return None
    label = block.key.split(":", 1)[0]
    return (
        label if len(label) <= _LABEL and names_any(block.key, "newsletters", "letters") else None
    )


def _invitations() -> list[str]:
    """Return the invitations that follow a letter's name, with the colon before them."""
    return [f": {invitation}" for invitation in cues("newsletters", "after_name")]


def _promise(document: Document, button: Block) -> Iterator[Claim]:
    """Yield claims on a newsletter's heading and the line between it and its button."""
    block = document.previous(button)
    heading = document.previous(block) if block else None
    if block is None or heading is None:
        return
    if len(block.text) <= _PROMISE and _is_prompt(heading):
        yield heading.claim("heading", button.key, strength=STRONG)
        yield block.claim("promise", button.key, strength=STRONG)


def _is_prompt(block: Block) -> bool:
    """Does the block meet a phrase that is more than a form's field or an opening?"""
    weak = ("field", "invitation", "consent")
    return any(match.filter == "newsletters" and match.rule not in weak for match in block.matches)
