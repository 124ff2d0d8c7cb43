"""Copyright notices, rights reserved, licences and bans on republication.

Cuts lines that are a notice ("© 2019 Harwick Post. All rights reserved.", "Copyright Harwick
Media PLC 2019. RSS:"), the same glued onto the end of a paragraph, rights phrases on a line of
their own, and licence and republication notices that speak of "this article" or "this site". Near an end of
the text go sentences that are put together as bans are (what is copied, on what terms, of what), to `notes`.
Holder and latest year become the field `copyright`.

A notice has a sign or the word "copyright" and, besides, a year, a rights phrase, both sign and
word, or a company's legal form. A sign with a name alone ("© Jane Roe", "© Agency/ Jane Roe") is
a photo credit and is left to that filter.

Leaves alone sentences about copyright, licences and lawsuits.

Known limits: where a notice lists sites instead of a holder, the holder is what stands nearest to the year.
"""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.notices import LONGEST, Notices, Place, as_note, found_by
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
_AHEAD = 60  # characters before a glued notice that are more than a holder or a caption
_SIGNS = ("©", "ⓒ", "(c)", "℗")
_SENTENCE_END = (".", "!", "?", "”", '"', "»", "…", "。", ")", "’", "“", "।", "؟")
_REPRINTS = Notices(
    _NAME,
    (("reprint", "banned", "material"), ("reprint", "terms"), ("terms", "copying", "material")),
)
_CAPITAL = pattern(r"(?<=[^\W\d_A-Z]{2})\s(?=[^\W\d_a-zß-ÿ])")  # after a word that ends no sentence
_STOPS = " .。।>)]）】"  # behind a phrase of rights, before the next sentence
_SENTENCE_WORDS = 3
# A sentence ends, and something else begins; a Korean verb ends one without a stop
_TOLD = pattern(
    r"(?<=[^\W\d_]{2})[.!?…][\"'”’»)]{0,2}(?=\s|[©ⓒ℗])\s*|[。！？।۔؟]\s*|(?<=[가-힣]{2}다)\s"
)
_BANS = ("ban", "rights_label")  # how sentences begin that ban copying
_HOLDER_FIRST = ("rights_by", "ban_after")
_LICENCE = pattern(r"CC[ -]BY(?:[ -](?:NC|ND|SA)){0,2}(?:[ -]?\d\.\d)?(?:[ -][A-Z]{2})?\.?")


def copyright_lines(document: Document) -> Iterator[Claim]:
    """Yield claims on notices of copyright and licence; see the module's text."""
    for claim in document.phrase_claims("copyright_lines"):
        claim = _without_what_follows(_only_notice(claim))
        yield _kept(claim, claim.block.text[claim.start : claim.end])
    for block, looks in document.matching_lines(_notices):
        near_end = is_near_end(document, block, 1)
        for claims in looks:
            yield from [claim for claim in claims if near_end or claim.rule != "last"]
            if not near_end and any([claim.rule == "last" for claim in claims]):
                break  # the next ones stand before a ban that stays
    for block, _ in document.matching_lines(_is_licence):
        yield _kept(block.claim("licence", block.key, strength=EXACT), block.text)
    for block, match in document.phrase_matches("copyright_lines", "word"):
        if document.after_body(block):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, (start, end, said), strength in found_by(document, _bans_copying, _bans_within):
        yield as_note(block.claim("terms", said, start=start, end=end, strength=strength))


@line_rule(cues_from=lambda: _REPRINTS.cues, longest=LONGEST)
def _bans_copying(block: Block) -> Place | None:
    """Return where a ban on copying that is put together starts and ends, and what says so."""
    return _REPRINTS.in_line(block)


@line_rule(cues_from=lambda: _REPRINTS.cues, one_line=True)
def _bans_within(block: Block) -> list[Place]:
    """Return the sentences near the end of a line that are such bans."""
    return [f for f in _REPRINTS.within(block.text) if f[0] > len(block.text) - _LONGEST]


def _without_what_follows(claim: Claim, end: int | None = None) -> Claim:
    """Return `claim` on the notice alone, where sentences of the text stand behind it in the line.

    What stands from text[end] on counts as cut; by default nothing does.
    """
    text = claim.block.text
    end = len(text) if end is None else end
    if claim.end not in (None, end):
        return _unless_torn(claim)
    # A line of its own that opens as a notice is one to its end, unless it is an article's length.
    if not claim.start and len(text) <= _LONGEST:
        return claim
    told = _told_behind(text, claim.start, end)
    if told is not None:
        return _unless_torn(replace(claim, end=told))
    notice = text[claim.start : end][:_LONGEST]
    unsure = not has_rights(notice) and _runs_on(notice)
    return replace(claim, strength=CONTEXT) if unsure else claim


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


def _only_notice(claim: Claim) -> Claim:
    """Return `claim` on the notice alone, where sentences of the text stand before it in the line."""
    if claim.rule not in _HOLDER_FIRST:
        return claim
    text = claim.block.text
    told = _told_before(text, len(text) - len(claim.evidence))  # the last one is the notice's own
    return replace(claim, start=told) if told > claim.start else claim


def _told_before(text: str, end: int, start: int = 0) -> int:
    """Return where the last sentence in text[start:end] ends that no notice says, `start` if there
    is none."""
    found = empty = start  # between the two stands no small word, but a small letter
    for stop in _TOLD.finditer(text, start):
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


def _told_behind(text: str, start: int, last: int) -> int | None:
    """Return where the text goes on behind the notice at text[start:last], if it does.

    A line may hold a whole article, and a notice in its middle: what follows it are sentences of
    some length that name no rights and open as no ban does.
    """
    end = start
    for stop in chain(_TOLD.finditer(text, start, last), [None]):
        said = text[end : stop.end() if stop else last]
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
    text = text.strip()  # between sentences of Chinese stand spaces at times
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


@line_rule(longest=_LICENCE_LONGEST, begins=lambda word: word[:1] == "C")
def _is_licence(block: Block) -> bool:
    """Is the block the name of a licence?"""
    return bool(_LICENCE.fullmatch(block.text))


@line_rule(cues_from=lambda: (*_SIGNS, *cues("copyright_lines", "notice", "rights", *_BANS)))
def _notices(block: Block) -> list[list[Claim]]:
    """Return claims on `block` if it is a notice, or on the notices in it and at its end.

    Each list holds what a look would find once the lists before it are cut: where each took a look
    of its own, hundreds of notices in one line would cost the square of its length.
    """
    front = _from_the_front(block)
    return [looks for looks in (front, *_from_the_end(block, glued=not front)) if looks]


def _from_the_front(block: Block) -> list[Claim]:
    """Return claims on the first notice of the line, and on those behind it as long as sentences of
    the text stand between."""
    claims: list[Claim] = []
    at = 0
    while claim := _first_notice(block, at):
        claims.append(claim)
        if claim.end is None:
            break
        at = claim.end
    return claims


def _first_notice(block: Block, at: int) -> Claim | None:
    """Return a claim on the first notice from text[at] on, a name or a label before it at most."""
    text = block.text
    lead = LEAD.search(text, at)
    told = _told_before(text, lead.start(), at) if lead else 0
    if not lead or (not told and len(text) > _LONGEST):
        return None
    # What is longer is no notice, as `_says_notice` has it, however much longer it is.
    if not _is_line(text[told : lead.end() + _LONGEST + 1]):
        return None
    claim = block.claim("glued" if told else "notice", lead[0].strip(), start=told, strength=EXACT)
    claim = _without_what_follows(claim)
    return _kept(claim, text[told : claim.end])


def _from_the_end(block: Block, *, glued: bool) -> Iterator[list[Claim]]:
    """Yield claims on what closes the line, then on what closes the rest of it, until nothing does.

    `glued` says whether to look for notices with a sign as well as for bans.
    """
    finders = (_glued_notice, _ban_at_end, _sentence_at_end)[not glued :]
    end = len(block.text)
    while end:
        found = [claim for find in finders if (claim := find(block, end))]
        yield found
        if not found or any([_stays(claim, end) for claim in found]):
            return
        end = min([claim.start for claim in found])
        while end and block.text[end - 1].isspace():
            end -= 1


def _stays(claim: Claim, end: int) -> bool:
    """May something before text[end] be left once `claim` is decided?"""
    return claim.end not in (None, end) or claim.strength == CONTEXT


def _closing(block: Block, rule: str, evidence: str, start: int, end: int) -> Claim:
    """Return the claim on text[start:end], where what stands behind `end` counts as cut."""
    whole = end == len(block.text)
    claim = block.claim(rule, evidence, start=start, end=None if whole else end, strength=EXACT)
    claim = _without_what_follows(claim, end)
    return _kept(claim, block.text[start : claim.end])


def _glued_notice(block: Block, end: int) -> Claim | None:
    """Return a claim on the notice with a sign or its word that closes text[:end]."""
    text = block.text
    for lead in LEAD.finditer(text, max(0, end - _TAIL), end):
        ahead = text[max(0, lead.start() - 2 * _AHEAD) : lead.start()].rstrip()
        # A short stretch before the sign is a holder, or a caption whose credit it is.
        closed = len(ahead) > _AHEAD and ahead.endswith(_SENTENCE_END)
        if closed and _says_notice(lead[0], text[lead.end() : end], glued=True):
            return _closing(block, "glued", lead[0].strip(), lead.start(), end)
    return None


def _ban_at_end(block: Block, end: int) -> Claim | None:
    """Return a claim on the ban on copying that closes text[:end]."""
    first = max(0, end - _TAIL)
    found = notice_at_end(block.text[first:end])
    if found is None:
        return None
    start = first + found
    return _closing(block, "ban_at_end", block.text[start:end][:60], start, end)


def _sentence_at_end(block: Block, end: int) -> Claim | None:
    """Return a claim on the last sentence of text[:end], if it begins as a ban on copying does."""
    text = block.text
    for stop in reversed(list(_TOLD.finditer(text, max(0, end - _TAIL), end))):
        said = text[stop.end() : end]
        key = fold(said)
        for match in index().matches(key) if said else ():
            if match.filter == "copyright_lines" and match.rule in _BANS:
                told = narrates(key, match.phrase, (match.language,))
                if told or is_inside_quotation(text, stop.end()):
                    return None
                return _closing(block, "last", match.phrase, stop.end(), end)
    return None


def _is_line(text: str) -> bool:
    """Is the line nothing but a notice, a name before it at most?"""
    lead = LEAD.search(text)
    if not lead:
        return False
    ahead = text[: lead.start()].strip(EDGE)
    if ahead and not (has_rights(text) and len(ahead) <= 90) and not _is_name(ahead):
        return False
    return not _is_credit(text) and _says_notice(lead[0], text[lead.end() :])


def _says_notice(lead: str, after: str, *, glued: bool = False) -> bool:
    """Do the sign or the word `lead` and what stands `after` it make a notice?"""
    said = lead.lower()
    sign = any(mark in said for mark in _SIGNS)
    if len(after) <= _LONGEST and has_rights(after):
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
