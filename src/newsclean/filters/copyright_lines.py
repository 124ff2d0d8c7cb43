"""Copyright notices, rights reserved, licences and bans on republication.

Cuts lines that are a notice ("© 2019 Harwick Post. All rights reserved.", "Copyright Harwick
Media PLC 2019. RSS:"), the same glued onto the end of a paragraph, rights phrases on a line of
their own, and licence and republication notices that speak of "this article" or "this site".
Holder and latest year become the field `copyright`.

A notice has a sign or the word "copyright" and, besides, a year, a rights phrase, both sign and
word, or a company's legal form. A sign with a name alone ("© Jane Roe", "© Agency/ Jane Roe") is
a photo credit and is left to that filter.

Leaves alone sentences about copyright, licences and lawsuits.

Known limits: a ban on republication in words that no phrase has, without a sign, stays. Where
a notice lists sites instead of a holder, the holder is what stands nearest to the year.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_near_end
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fixed, fold, index, table
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.notices import EDGE, LEAD, YEAR, has_rights, holder_of, read_notice, rights_end
from newsclean.text.prose import is_prose
from newsclean.text.scripts import is_wide
from newsclean.text.speech import is_inside_quotation
from newsclean.text.tails import notice_at_end
from newsclean.text.told import narrates

_NAME = "copyright_lines"
_LONGEST = 420  # characters of a notice with all its sentences
_LICENCE_LONGEST = 32  # characters of a licence's name
_OPENING = 40  # characters behind a notice in which its first two words are looked for
_TAIL = 260  # characters before the end of a paragraph in which a glued notice may start
_SIGNS = ("©", "ⓒ", "(c)", "℗")
_SENTENCE_END = (".", "!", "?", "”", '"', "»", "…", "。", ")", "’", "“", "।", "؟")
_CAPITAL = pattern(r"(?<=[^\W\d_A-Z]{2})\s(?=[^\W\d_a-zß-ÿ])")  # after a word that ends no sentence
_STOPS = " .。।>)]）】"  # behind a phrase of rights, before the next sentence
_SENTENCE_WORDS = 3
# A sentence ends, and something else begins; a Korean verb ends one without a stop
_TOLD = pattern(
    r"(?<=[^\W\d_]{2})[.!?…][\"'”’»)]{0,2}(?=\s|[©ⓒ℗])\s*|[。！？]|[।۔؟]\s*|(?<=[가-힣]{2}다)\s"
)
_BANS = ("ban", "rights_label")  # how sentences begin that ban copying
_HOLDER_FIRST = ("rights_by", "ban_after")
_LICENCE = pattern(r"CC[ -]BY(?:[ -](?:NC|ND|SA)){0,2}(?:[ -]?\d\.\d)?(?:[ -][A-Z]{2})?\.?")


def copyright_lines(document: Document) -> Iterator[Claim]:
    """Yield claims on notices of copyright and licence; see the module's text."""
    for claim in _notices(document):
        yield _without_what_follows(claim)


def _without_what_follows(claim: Claim) -> Claim:
    """Return `claim` on the notice alone, where sentences of the text stand behind it in the line."""
    text = claim.block.text
    if claim.end not in (None, len(text)):
        return _unless_torn(claim)
    # A line of its own that opens as a notice is one to its end, unless it is an article's length.
    if not claim.start and len(text) <= _LONGEST:
        return claim
    told = _told_behind(text, claim.start)
    if told is None:
        notice = text[claim.start :][:_LONGEST]
        unsure = not has_rights(notice) and _runs_on(notice)
        return replace(claim, strength=CONTEXT) if unsure else claim
    said = text[claim.start : told]
    return _unless_torn(_kept(replace(claim, end=told, fields=()), said))


def _unless_torn(claim: Claim) -> Claim:
    """Return `claim`, weak if what stands behind opens with two words of it: the notice goes on.

    Nobody knows where that ends, and half a notice is no better than the whole.
    """
    text = claim.block.text
    first, second, *_ = (*fold(text[claim.end :][:_OPENING]).split(), "", "")
    torn = second and f"{first} {second}" in fold(text[claim.start : claim.end])
    return replace(claim, strength=CONTEXT) if torn else claim


def _runs_on(notice: str) -> bool:
    """Goes a sentence on behind the notice with no mark between, so that nobody knows its end?"""
    lead = LEAD.match(notice)
    if lead:
        return is_prose(notice) and _is_sentence(notice[lead.end() :])
    return any(_is_told(notice[word.end() :]) for word in _CAPITAL.finditer(notice))


def _notices(document: Document) -> Iterator[Claim]:
    """Yield claims on notices, which may reach too far where a line holds a whole article."""
    for claim in document.phrase_claims("copyright_lines"):
        claim = _only_notice(claim)
        yield _kept(claim, claim.block.text[claim.start : claim.end])
    for _, claim in document.matching_lines(_notice):
        yield claim
    for block, start in document.matching_lines(_ban_at_end):
        said = block.text[start:]
        yield _kept(block.claim("ban_at_end", said[:60], start=start, strength=EXACT), said)
    for block, claim in document.matching_lines(_sentence_at_end):
        if is_near_end(document, block, 1):
            yield claim
    for block, _ in document.matching_lines(_is_licence):
        yield _kept(block.claim("licence", block.key, strength=EXACT), block.text)
    for block, match in document.phrase_matches("copyright_lines", "word"):
        if document.after_body(block):
            yield block.claim("word", match.phrase, strength=STRONG)


def _only_notice(claim: Claim) -> Claim:
    """Return `claim` on the notice alone, where sentences of the text stand before it in the line."""
    if claim.rule not in _HOLDER_FIRST:
        return claim
    told = _told_before(claim.block.text, len(claim.block.text))
    return replace(claim, start=told) if told > claim.start else claim


def _told_before(text: str, end: int) -> int:
    """Return where the last sentence before `end` ends that no notice says, 0 if there is none."""
    found = empty = 0  # between the two stands no small word, but a small letter
    for stop in _TOLD.finditer(text):
        # What no small word makes a sentence need not be read again: so time stays linear (law 7).
        if empty > found and not _has_small_word(text[empty : stop.start()]):
            empty = stop.start()
            continue
        if stop.end() > end or has_rights(text[found : stop.end()]):
            break
        said = text[found : stop.start()]
        if _is_sentence(said):
            found = stop.end()
        elif any(map(str.islower, said)) and not _has_small_word(said):
            empty = stop.start()
    return found


def _told_behind(text: str, start: int) -> int | None:
    """Return where the text goes on behind the notice that begins at `start`, if it does.

    A line may hold a whole article, and a notice in its middle: what follows it are sentences of
    some length that name no rights and open as no ban does.
    """
    end = start
    for stop in [*_TOLD.finditer(text, start), None]:
        said = text[end : stop.end() if stop else len(text)]
        if end > start and _is_told(said) and not _is_of_notice(said):
            return end
        named = rights_end(said)
        rest = said[named:].lstrip(_STOPS)
        if named and _is_told(rest):
            return end + len(said) - len(rest)
        end = stop.end() if stop else end
    return None


def _is_told(text: str) -> bool:
    """Is `text` a sentence of the article: of some length, begun as sentences are?"""
    begins = text[:1].isalnum() and not text[0].islower()
    return begins and is_prose(text) and _is_sentence(text)


def _is_of_notice(text: str) -> bool:
    """Does the sentence name rights, or open as a ban or a licence does?"""
    if has_rights(text) or LEAD.search(text):
        return True
    return any(match.filter == _NAME for match in index().matches(fold(text)))


def _is_sentence(text: str) -> bool:
    """Has `text` the words of a sentence: several, and one with a small letter or none with case?"""
    if LEAD.search(text) or (len(text.split()) < _SENTENCE_WORDS and not is_wide(text[-1:])):
        return False
    # In scripts without case every line passes; a line all in capitals is a heading, not a
    # sentence.
    if not any(map(str.islower, text)):
        return not text.isupper()
    return _has_small_word(text)


def _has_small_word(text: str) -> bool:
    """Has `text` a word of some length in small letters?"""
    return any(len(word) > 3 and word.isalpha() and word.islower() for word in text.split())


@line_rule(cues_from=lambda: cues("copyright_lines", "rights"))
def _ban_at_end(block: Block) -> int | None:
    """Return where the ban on copying starts that closes a line of the text."""
    return notice_at_end(block.text)


@line_rule(cues_from=lambda: cues("copyright_lines", *_BANS))
def _sentence_at_end(block: Block) -> Claim | None:
    """Return a claim on the last sentence of a line, if it begins as a ban on copying does."""
    text = block.text
    for stop in reversed(list(_TOLD.finditer(text, max(0, len(text) - _TAIL)))):
        said = text[stop.end() :]
        key = fold(said)
        for match in index().matches(key) if said else ():
            if match.filter == "copyright_lines" and match.rule in _BANS:
                told = narrates(key, match.phrase, (match.language,))
                if told or is_inside_quotation(text, stop.end()):
                    return None
                claim = block.claim("last", match.phrase, start=stop.end(), strength=EXACT)
                return _kept(claim, said)
    return None


@line_rule(longest=_LICENCE_LONGEST, opens="C".__eq__)
def _is_licence(block: Block) -> bool:
    """Is the block the name of a licence?"""
    return bool(_LICENCE.fullmatch(block.text))


@line_rule(cues_from=lambda: (*_SIGNS, *cues("copyright_lines", "notice")))
def _notice(block: Block) -> Claim | None:
    """Return a claim on `block` if it is a notice, or on the notice at its end."""
    text = block.text
    lead = LEAD.search(text)
    told = _told_before(text, lead.start()) if lead else 0
    if len(text) <= _LONGEST and lead and not told and _is_line(text, lead):
        return _kept(block.claim("notice", lead[0].strip(), strength=EXACT), text)
    if told and lead and _is_line(text[told:], LEAD.search(text[told:]) or lead):
        evidence = lead[0].strip()
        return _kept(block.claim("glued", evidence, start=told, strength=EXACT), text[told:])
    tails = [m for m in LEAD.finditer(text, max(0, len(text) - _TAIL)) if m.start()]
    for lead in tails:
        ahead = text[: lead.start()].rstrip()
        # A short stretch before the sign is a holder, or a caption whose credit it is.
        closed = len(ahead) > 60 and ahead.endswith(_SENTENCE_END)
        if closed and _says_notice(text, lead, glued=True):
            notice = text[lead.start() :]
            return _kept(
                block.claim("glued", lead[0].strip(), start=lead.start(), strength=EXACT), notice
            )
    return None


def _is_line(text: str, lead: re.Match[str]) -> bool:
    """Is the line nothing but a notice, a name before it at most?"""
    ahead = text[: lead.start()].strip(EDGE)
    if ahead and not (has_rights(text) and len(ahead) <= 90) and not _is_name(ahead):
        return False
    return not _is_credit(text) and _says_notice(text, lead)


def _says_notice(text: str, lead: re.Match[str], *, glued: bool = False) -> bool:
    """Does what stands at `lead` and after it make a notice?"""
    after = text[lead.end() :]
    said = lead[0].lower()
    sign = any(mark in said for mark in _SIGNS)
    if has_rights(after) and len(after) <= _LONGEST:
        return sign or bool(YEAR.search(after[:90])) or _is_name(holder_of(after) or "")
    if sign and (YEAR.match(after) or (not glued and YEAR.search(after[:90]))):
        return True
    if glued or len(after) > 160:
        return False
    both = sign and any(word in said for word in cues("copyright_lines", "notice"))
    holder = holder_of(after)
    if both or (holder and _is_company(holder)):
        return "/" not in after
    return not sign and _is_dated(after, holder)


def _is_dated(after: str, holder: str | None) -> bool:
    """Does a year or a name and a year follow the word "copyright", and little else?"""
    year = YEAR.search(after)
    if not year:
        return False
    rest = after[year.end() :].strip(EDGE)
    if not after[: year.start()].strip():
        return not rest or not rest[0].islower()
    return bool(holder) and _is_name(holder or "") and len(rest) <= 40


def _kept(claim: Claim, text: str) -> Claim:
    """Return `claim` with the field `copyright` that `text` gives, if it gives any."""
    notice = read_notice(text)
    worth = notice.holder or notice.year or claim.rule in ("licence", "republication")
    return replace(claim, fields=(("copyright", notice),)) if worth else claim


def _is_name(text: str) -> bool:
    """Is `text` a few capitalised words, as a holder's name is?"""
    words = text.split()
    data = table("copyright_lines")["subjects"]
    if not words or len(words) > 9 or any(fold(word) in data for word in words):
        return False
    return all(not w[0].islower() or len(w) <= 3 or "." in w for w in words)


def _is_company(name: str) -> bool:
    forms = fixed()["legal_forms"]
    return fold(name.split()[-1]).replace(".", "") in forms and _is_name(name)


def _is_credit(text: str) -> bool:
    """Does the line open as a photo credit does?"""
    return fold(text[:24]).startswith(tuple(table("copyright_lines")["credit_labels"]))
