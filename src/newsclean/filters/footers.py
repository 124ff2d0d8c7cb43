"""Site footers and navigation: imprint, terms, contact, sections, standards, powered by.

Cuts lines that only a footer has ("Privacy Policy", "Datenschutzerklärung", "This site is
protected by reCAPTCHA …", "Powered by …", "Our Standards: …"), tips and contacts of the newsroom
("Got a tip? Email …"), licence numbers, and footer and navigation words ("Contact", "Home",
"Sport") after the body, in runs of three lines, or several on one line. A run inside the body
needs a word that no list of an article has ("Home", "Sitemap", "Log in").

Behind the last sentence of a line go links of the paper to itself with a mark before each
("▶ 채널 구독하기"), where a reporter's signature or a ban on copying stands beside them.

Leaves alone footer words as subheads, and lists of places, sports or topics.

Known limits: addresses and telephone numbers are cut only among footer lines; the name of a
section as the last subhead of a text goes only in a run.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.lines import meets
from newsclean.evidence.position import below_body, has_company, is_near_end
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, fold_all, table, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.tails import run_at_end

_NAVIGATION = ("legal", "topic", "word", "loose_word", "section", "sure")
_RUN = 3  # lines or words of navigation that make a run
_LONG_RUN = 5  # lines that make one outside the body, though none of them is sure
_LONGEST = 400  # characters of a run on one line
_ADDRESS_LONGEST = 120  # characters of an address or a licence number
_PARTS = pattern(r"\s*[|•·–—/>»›]\s*|\s-\s|\s{2,}|\t")
_MOST = 4  # words of the longest navigation phrase on a line without separators
# "京ICP备14027177号-1", "京公网安备11000002000001号", "ISSN 1234-5678", "HRB 12345"
_NUMBER = worded(
    "footers",
    r"[京沪粤浙苏鲁闽川渝津鄂湘豫冀皖赣陕辽吉黑桂云贵琼甘青宁新藏蒙]?{licence}.{0,40}|{permit}.{0,40}"
    r"|ISSN:? ?\d{4}-?\d{3}[\dX].{0,20}|HRB \d+.{0,30}",
)
_LICENCE = worded("footers", r".{0,24}{permit}\w{0,2}[：:]?\s?[\w()（）-]{4,40}")
# A telephone number, an address line: evidence among footer lines only.
_ADDRESS = worded(
    "footers",
    r"{phone}.{0,6}[+\d(][\d /().-]{5,24}|\d{4,5} [^\W\d_]\w+|\+\d[\d ()/.-]{7,20}",
)


def footers(document: Document) -> Iterator[Claim]:
    """Yield claims on lines of footers and navigation; see the module's text."""
    for claim in document.phrase_claims("footers"):
        # "- ISSN" in a list of what a book shows: the label of an imprint names somebody
        if claim.rule != "imprint" or claim.block.key != claim.evidence:
            yield claim
    for block, _ in document.matching_lines(_is_licence):
        yield block.claim("licence_number", block.text[:40], strength=EXACT)
    yield from _beside(document, "topic", "topic")
    yield from _beside(document, "word", "word")
    yield from _beside(document, "loose_word", "loose_word")
    yield from _beside(document, "outer_opening", "sentence")
    for block, (start, end) in document.matching_lines(_links_at_end):
        evidence = block.text[start : start + 60]
        yield block.claim("own_links", evidence, start=start, end=end, strength=EXACT)
    yield from _newsroom(document)
    yield from _runs(document)
    for block, _ in document.matching_lines(_is_run):
        yield block.claim("line_run", block.key[:60], strength=EXACT)
    yield from _addresses(document)


@line_rule("▶", "►", "▷", "☞", "※")
def _links_at_end(block: Block) -> tuple[int, int] | None:
    """Return where the paper's marked links to itself stand that close a line."""
    return run_at_end(block.text)


def _beside(document: Document, listed: str, rule: str) -> Iterator[Claim]:
    """Yield claims by `rule` on lines of the list `listed` after the body or beside a footer's."""
    for block, match in document.phrase_matches("footers", listed):
        after = listed != "loose_word" and document.after_body(block)
        beside = has_company(document, block, _is_footer)
        if after or beside:
            sure = beside or listed != "word"  # a word alone may be the last subhead
            yield block.claim(rule, match.phrase, strength=STRONG if sure else CONTEXT)


def _newsroom(document: Document) -> Iterator[Claim]:
    """Yield claims on how to reach the newsroom, and on its pledges."""
    for block, match in document.phrase_matches("footers", "newsroom"):
        ears = table("footers")["ears"]
        own = "@" in block.text and any(ear in block.key for ear in ears)
        if own or document.after_body(block):
            yield block.claim("newsroom", match.phrase, strength=EXACT if own else STRONG)
    for block, word in document.matching_lines(_secret):
        yield block.claim("newsroom", word, strength=EXACT)
    for block, verb in document.matching_lines(_pledge):
        if is_near_end(document, block, 1):
            sure = _hears_complaints(block)
            yield block.claim("pledge", verb, strength=EXACT if sure else CONTEXT)


@line_rule("?", longest=_LONGEST)
def _secret(block: Block) -> str | None:
    """Return the first of the words of a question how to tell the newsroom in secret."""
    key = block.key
    found = [word for word in table("footers")["secrets"] if word in key]
    return found[0] if len(found) >= 2 and not found[0].startswith("anonym") else None


@line_rule(cues_from=lambda: cues("footers", "pledge_codes"))
def _pledge(block: Block) -> str | None:
    """Return the words with which the block binds the paper to a code."""
    words = table("footers")
    verb = next((verb for verb in words["pledge_verbs"] if verb in block.key[:90]), None)
    return verb if any(code in block.key for code in words["pledge_codes"]) else None


def _hears_complaints(block: Block) -> bool:
    """Does a pledge say where to complain? Without it, it may be an article's first sentence."""
    return any(word in block.key for word in table("footers")["pledge_complaints"])


def _runs(document: Document) -> Iterator[Claim]:
    """Yield claims on three navigation lines or more in a row."""
    run: list[Block] = []
    for block, match in document.phrase_matches("footers"):
        if match.rule not in _NAVIGATION or match.phrase != block.key or block in run[-1:]:
            continue
        if run and document.index(block) != document.index(run[-1]) + 1:
            yield from _run_claims(document, run)
            run = []
        run.append(block)
    yield from _run_claims(document, run)


def _run_claims(document: Document, run: list[Block]) -> Iterator[Claim]:
    """Yield claims on the lines of `run`, if they are enough."""
    if len(run) < _RUN:
        return
    outside = document.after_body(run[0]) or document.before_body(run[-1])
    sure = any(_is_sure(b.key) for b in run) or (outside and len(run) >= _LONG_RUN)
    strength = STRONG if sure else CONTEXT
    yield from (b.claim("run", b.key, strength=strength) for b in run)


@line_rule(longest=_ADDRESS_LONGEST)
def _is_licence(block: Block) -> bool:
    """Is the block the number of a licence or a register?"""
    text = block.text
    if text.isascii() and not text.startswith(("ISSN", "HRB")):
        return False
    if not text[-1].isalnum():
        return False
    return bool(_NUMBER.fullmatch(text) or _LICENCE.fullmatch(text))


def _addresses(document: Document) -> Iterator[Claim]:
    """Yield claims on addresses and numbers that stand among footer lines after the body."""
    if not document.phrase_matches("footers"):
        return
    for block in below_body(document):
        is_address = len(block.text) <= _ADDRESS_LONGEST and _ADDRESS.search(block.text)
        if is_address and has_company(document, block, _is_footer):
            yield block.claim("address", block.text[:40], strength=STRONG)


def _is_footer(block: Block) -> bool:
    """Is the block a line that makes the one beside it a footer's?"""
    return meets(block, "footers", "legal", "topic", "word", "imprint", "opening")


@cache
def _first_words() -> frozenset[str]:
    """The words that navigation begins with."""
    return frozenset(p.partition(" ")[0] for p in _phrases(*_NAVIGATION))


@line_rule(longest=_LONGEST, begins=one_of(_first_words))
def _is_run(block: Block) -> bool:
    """Is the line three navigation phrases or more, one of them sure, and nothing else?"""
    if block.is_prose or block.key.partition(" ")[0] not in _first_words():
        return False
    parts = _PARTS.split(block.text)
    if len(parts) >= _RUN:
        parts = list(map(fold, parts))
        # Two thirds: menus name sections that no list has ("Harwick United").
        known = sum(map(_is_nav, parts))
        return known >= _RUN and 3 * known >= 2 * len(parts) and any(map(_is_sure, parts))
    words = block.key.split(" ")
    found = _segments(words) if len(words) >= _RUN else []
    return len(found) >= _LONG_RUN and any(map(_is_sure, found))  # "Social Media Marketing"


def _segments(words: list[str]) -> list[str]:
    """Return the navigation phrases that `words` are laid out of, or [] if anything is left."""
    found, at = [], 0
    while at < len(words):
        for length in range(min(_MOST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length]).strip("&|-,•· ")
            if not phrase or _is_nav(phrase):
                break
        else:
            return []
        found += [phrase] if phrase else []
        at += length
    return found


@cache
def _phrases(*rules: str) -> frozenset[str]:
    tables = table("footers")
    return frozenset(fold_all([phrase for rule in rules for phrase in tables[rule]]))


def _is_nav(key: str) -> bool:
    """Is the key a footer or navigation phrase?"""
    return key in _phrases(*_NAVIGATION)


def _is_sure(key: str) -> bool:
    """Is the key one that no list of an article has?"""
    return key in _phrases("legal", "topic", "sure")
