"""Picture credits, alone on a line or at the end of a caption.

Cuts lines that name who made a picture: a label and a name ("Photo: Jane Roe/Reuters", "写真：…"), a
© and a name without a year, a name and a picture agency, a picture agency alone. Where such a
credit ends a caption of at most two sentences, the caption goes with it; where it is glued to a
longer paragraph only the credit goes, and so it is where captions make up most of the text. A name alone after a caption's full stop, or after " / ", is a
credit too, and so are an owner in brackets and, inside the body, a wire agency after one sentence. Of a credit in brackets between two sentences
only the brackets go. Credits and captions become fields of the article.

Leaves alone sentences about pictures ("Photo: the minister, left, …" is a caption), © with a year
or a company (that is copyright), and a wire agency alone, which signs a text, not a picture.

Known limits: a caption whose credit is a bare name that no table knows ("Supplied" is known,
"Etlaq" is not) is not told from a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.headlines import opens_sentence, seam_in
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.position import is_near_end
from newsclean.evidence.starts import LOWER, STOP, UPPER
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold, fold_all, folded, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind, openings
from newsclean.text.credit_lines import (
    SENTENCE_ENDS,
    bracketed_credit,
    credit_at_end,
    whole_credit,
)
from newsclean.text.credits import Credit, read_credit
from newsclean.text.credits_behind import taken_credit
from newsclean.text.datelines import read_dateline
from newsclean.text.people import is_person
from newsclean.text.prose import is_prose
from newsclean.text.scripts import unspaced_letters
from newsclean.text.speech import has_quotation_mark, is_inside_quotation, reports_speech

LONGEST = 300  # characters of a caption that is cut with its credit
_STORY = 3  # captions of a photo story, at least: one or two stand above a report in brief, too
_WIRED = 220  # characters of a caption with an agency after it
_WORDS = 5  # words of such a caption, at least
_LINE = 140  # characters of a line that is a credit and nothing else
_AMID_LINE = 60  # characters of a line that may hold a credit between two sentences
_JOINTS = " |–—-,"  # stand between a caption and its credit, and between two credits
# "abc, de; Foto [M]: Lunepix; Erstveröffentlichung: 4.4.18": a newsroom's codes and its credit
_CODES = worded(
    "photo_credits",
    r"[a-zäöü]{2,5}(?:[,/] ?[a-zäöü]{2,5}){0,4}; ?(?i:{label})(?: \[M\])?: ?(?P<who>[^:;]{2,60}?)"
    r"(?:; ?[^;]{4,60})?",
    cased=True,  # codes are in small letters
)
# A full stop after a word of three letters, and a capital after it.
_BREAK = pattern(
    r"(?<=[^\W\d_]{3})[.!?…][\"'”’»)]{0,3} +[\"'“‘„«(]{0,3}[^\W\d_a-zß-ÿ]|[。！？]\s?[^\s」』”’)）]"
)


# "… on Monday. (Photo: Jane Roe) The mayor …": behind the end of a sentence, before another one
_AMID = pattern(
    r"[.!?…。！？۔।][\"'”’»」』]{0,2}(?P<space> ?)(?P<open>[(（\[])(?P<inner>[^()（）\[\]]{3,90})[)）\]]"
    r"(?P<behind> *)(?=[\"'“«„「¿¡]?[^\W\d_a-zß-ÿ])"
)
# "(Фото: из личного архива)": a label and its mark in brackets, whatever the owner
_IN_BRACKETS = pattern(
    r"[(（\[](?P<label>[^\W\d_][^():（）：\[\]]{1,24})[:：][^():（）：\[\]]{2,70}[)）\]]\.?"
)
# "… on Monday. Photo: Jane Roe/Lunepix The mayor …", "… lundi. © Lunepix Le maire …"
_LABEL_WORD = 18  # characters before a colon in which the last word of a label stands
_WORD = rf"[^\s\d{STOP}:：,،，()]{{2,16}}"
_LABELLED = pattern(
    rf"(?:^|[{STOP}\"”»] )(?P<credit>(?:(?P<label>{_WORD}(?: {_WORD}){{0,2}}) ?[:：]|©)\s?)(?=[^\W\d_])"
)
# "… on Monday. Image source, Lunepix The mayor …"
_SOURCED = pattern(
    rf"(?:^|[{STOP}\"”»] )(?P<credit>(?P<label>{_WORD}(?: {_WORD}){{1,4}})[,،，]\s?)(?=[^\W\d_])"
)
_STOP = pattern(r"[.!?…।۔։]\s+(?=[^\sa-z])|[。！？]\s?(?=[^\s」』”’)）])")  # parts two sentences
_OWNERS = 60  # characters of those whom such a credit names
_PART = pattern(r"\s*(?:/|, (?=[A-Z])|\bvia\b)\s*")
_SPACE = pattern(rf"\s+|(?<=[{LOWER}])(?=[{UPPER}][{LOWER}])")  # or a seam: "LunepixThe mayor"
_SPOKEN = pattern(r"[^\W\d_]+")


def photo_credits(document: Document) -> Iterator[Claim]:
    """Yield claims on picture credits; see the module's text."""
    yield from document.phrase_claims("photo_credits")
    for block, match in document.phrase_matches("photo_credits", "taken"):
        if credit := taken_credit(block.text):
            fields = (("credits", replace(credit, text=block.text)),)
            yield block.claim("credit", match.phrase, strength=EXACT, fields=fields)
    whole = document.matching_lines(_whole)
    yield from (claim for _, claim in whole)
    are_credits = {block for block, _ in whole}
    ends = [(b, claims) for b, claims in document.matching_lines(_ends) if b not in are_credits]
    story = _is_photo_story(document, [claim for _, claims in ends for claim in claims])
    for block, claims in ends:
        for claim in claims:
            if claim.rule == "caption" and (story or _is_told(document, block, claim)):
                credits = tuple(field for field in claim.fields if field[0] == "credits")
                start = len(_caption(claim))
                yield block.claim(
                    "inline", claim.evidence, start=start, strength=EXACT, fields=credits
                )
            elif claim.rule != "wired" or _is_shown(document, block, claim):
                yield claim
    for rule in (_amid, _labelled, _sourced):
        for _, claims in document.matching_lines(rule):
            yield from claims


def _is_photo_story(document: Document, claims: Sequence[Claim]) -> bool:
    """Do captions make up most of a text? Then they are what it tells, and only their credits go."""
    told = [len(claim.block.text) for claim in claims if claim.rule == "caption"]
    return len(told) >= _STORY and 2 * sum(told) > sum(len(b.text) for b in document.blocks)


def _caption(claim: Claim) -> str:
    """Return the caption that a claim on a caption and its credit keeps: its first field."""
    return str(claim.fields[0][1])


def _is_told(document: Document, block: Block, claim: Claim) -> bool:
    """Is what a credit ends a paragraph of the text, and no caption?

    A dateline or a quotation with its speaker says so anywhere, and so do several sentences that
    tell what was or will be; several sentences, or one that tells, among the prose of the body.
    """
    text = _caption(claim)
    if text[:1].islower():  # the line goes on from the one above
        return True
    if read_dateline(text) or (has_quotation_mark(text) and reports_speech(text)):
        return True
    if not is_prose(text):
        return False
    # All the prose that there is: an article of one line.
    if document.prose == (document.index(block),) and _STOP.search(text):
        return True
    # Beside no prose a line is a caption by its place, and takes more to be told as text.
    if not _is_among_prose(document, block):
        return bool(_BREAK.search(text)) and _tells(text)
    following = document.next(block)
    inside = following is not None and following.is_prose
    return (inside and bool(_BREAK.search(text))) or _tells(text)


def _is_among_prose(document: Document, block: Block) -> bool:
    """Stands prose above `block`, right beside it?"""
    previous = document.previous(block)
    return previous is not None and previous.is_prose and document.prose[0] < document.index(block)


def _tells(text: str) -> bool:
    """Does `text` tell what was or will be?

    A capital hides a noun of German or a name; scripts without capitals have words of one kind.
    """
    return (
        text.endswith(_endings())
        or any(word in _telling() for word in _SPOKEN.findall(text) if word == word.lower())
        or (unspaced_letters(text) > 0 and any(said in text for said in _within()))
    )


@cache
def _telling() -> frozenset[str]:
    return frozenset(table("photo_credits")["telling"])


@cache
def _within() -> tuple[str, ...]:
    return tuple(table("photo_credits")["telling_within"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table("photo_credits")["telling_ending"])


@line_rule("(", "（", "[")
def _amid(block: Block) -> list[Claim]:
    """Return the claims on credits in brackets between two sentences of a line."""
    text, claims = block.text, list[Claim]()
    for found in _AMID.finditer(text) if len(text) >= _AMID_LINE else ():
        credit = bracketed_credit(found["inner"].strip()) or _film(found["inner"])
        if credit is None or is_inside_quotation(text, found.start("open")):
            continue
        end = found.end("behind") if found["space"] else found.end() - len(found["behind"])
        claims.append(
            block.claim(
                "amid",
                found["inner"][:60],
                start=found.start("open"),
                end=end,
                strength=EXACT,
                fields=(("credits", credit),),
            )
        )
    return claims


def _labels_with_comma() -> Iterator[str]:
    """Yield the labels that a comma may part from the owner, with it: "image source,"."""
    for label in fold_all(table("photo_credits")["label"]):
        if " " in label:
            yield from (f"{label}{comma}" for comma in ",،，")


@line_rule("©", ":", "：")
def _labelled(block: Block) -> list[Claim]:
    """Return the claims on credits with a label between two sentences of which the end is known."""
    text = block.text
    if "©" in text or any([_ends_label(said) for mark in ":：" for said in text.split(mark)[:-1]]):
        return _between(block, _LABELLED)
    return []  # most lines


def _ends_label(said: str) -> bool:
    """Does what is `said` before a colon end in the last word of a label, or in marks alone?"""
    key = fold(said[-_LABEL_WORD:].rstrip(" ").rpartition(" ")[2])
    return not key or key.rpartition(" ")[2] in _last_words()


@line_rule(cues_from=_labels_with_comma)
def _sourced(block: Block) -> list[Claim]:
    """Return the same where a comma parts label and owner: "Image source, Lunepix"."""
    return _between(block, _SOURCED)


def _between(block: Block, form: re.Pattern[str]) -> list[Claim]:
    text, claims = block.text, list[Claim]()
    for found in form.finditer(text) if len(text) >= _AMID_LINE else ():
        start = found.start("credit")
        if found["label"] and fold(found["label"]) not in _bracket_labels():
            continue
        end = _owners_end(text, found.end())
        if not end or is_inside_quotation(text, start):
            continue
        said = text[start:end]
        credit = read_credit(text[found.end() : end])
        after = len(text) - len(text[end:].lstrip())
        fields = (("credits", replace(credit, text=said)),) if credit else ()
        claims.append(
            block.claim(
                "labelled",
                said[:60],
                start=start,
                end=after,
                strength=EXACT,
                fields=fields,
            )
        )
    return claims


def _owners_end(text: str, start: int) -> int:
    """Return where the owners named at text[start] end, before a sentence; or 0 if nobody knows.

    The name of an agency ends them, a capital that is glued to them, or a word that opens a sentence.
    """
    found = 0
    stop = _STOP.search(text, start, start + _OWNERS)
    limit = stop.start() if stop else start + _OWNERS
    if seam := seam_in(text[start:limit], 0):
        return start + seam
    for space in _SPACE.finditer(text, start, limit):
        follows = text[space.end() :].lstrip("\"'“«„‘¿¡(")[:1]
        if not follows.isalpha() or follows.islower():
            continue
        *people, last = _PART.split(text[start : space.start()])
        named = all(is_person(name) or agency_kind(name) or _is_owner(name) for name in people)
        known = is_person(last) or _is_owner(last)
        sure = agency_kind(last) or (people and _is_owner(last))
        if named and (sure or (known and opens_sentence(text, space.end()))):
            found = space.start()
    return found


def _is_owner(name: str) -> bool:
    """Is `name` an owner that is told without a name: "archive", "privat"?"""
    return fold(name) in folded("photo_credits", "owner")


@line_rule(":", "：", "©", closes=lambda mark: mark not in SENTENCE_ENDS)
def _ends(block: Block) -> list[Claim]:
    """Return the claims on what a credit at its end makes of a line."""
    if found := credit_at_end(block.text.rstrip(_JOINTS)):
        return list(_at_end(block, found))
    claim = _wired(block)
    return [claim] if claim else []


@line_rule(
    *("/", "(", "|", " - ", " – ", " via ", ";", "©"),
    longest=_LINE,
    begins=one_of(openings),
    meets="photo_credits",
)
def _whole(block: Block) -> Claim | None:
    """Return the claim on a line that is a credit and nothing else, or a label without one."""
    text, label = block.text, _label(block)
    credit = whole_credit(text, label, block.key)
    if credit is None and ";" in text and (codes := _CODES.fullmatch(text)):
        credit = read_credit(codes["who"])
    if credit:
        fields = (("credits", replace(credit, text=text)),)
        return block.claim("credit", text[:60], strength=EXACT, fields=fields)
    named = _IN_BRACKETS.fullmatch(text) if text[0] in "(（[" else None
    if named and fold(named["label"]) in _bracket_labels():
        return block.claim("in_brackets", text[:60], strength=EXACT)
    if label and text.endswith((":", "：")) and len(text) <= 30:
        return block.claim("label", label, strength=STRONG)
    return None


def _film(inner: str) -> Credit | None:
    """Return the credit of a film: "Видео: Телеканал Остбю"."""
    label, mark, rest = inner.partition(":")
    return read_credit(rest) if mark and fold(label) in folded("photo_credits", "film") else None


@cache
def _bracket_labels() -> frozenset[str]:
    """Return the labels that need no name behind them where brackets hold the line."""
    return folded("photo_credits", "film") | folded("photo_credits", "label")


@cache
def _last_words() -> frozenset[str]:
    """Return the words with which those labels end."""
    return frozenset(label.rpartition(" ")[2] for label in _bracket_labels())


def _label(block: Block) -> str | None:
    """Return the label of a credit with which the block begins, or that it is."""
    for match in reversed(block.matches):
        if match.filter == "photo_credits" and match.rule == "label":
            return match.phrase
    return None


def _is_shown(document: Document, block: Block, claim: Claim) -> bool:
    """Is what an agency ends a caption inside the body? At its end an agency signs the text."""
    if not document.prose or is_near_end(document, block, 2):
        return False
    return not has_quotation_mark(block.text) and not _is_told(document, block, claim)


def _wired(block: Block) -> Claim | None:
    """Return the claim on a caption of one sentence that a wire agency ends."""
    text = block.text
    if len(text) > _WIRED or ". " not in text or not text[-1].isalpha():
        return None  # most lines
    sentence, _, agency = text.rpartition(". ")
    if len(sentence.split()) < _WORDS or _BREAK.search(sentence):
        return None
    if agency_kind(agency) != "wire":
        return None
    signed = Credit(person=None, agency=agency, text=agency)
    named = (("captions", text), ("credits", signed))
    return block.claim("wired", agency, strength=EXACT, fields=named)


def _at_end(block: Block, found: tuple[int, Credit | None] | None) -> Iterator[Claim]:
    """Yield a claim on the caption that a credit, the `found` one, ends, or on the credits alone."""
    text, start, credits = block.text, len(block.text), list[Credit | None]()
    for _ in range(6):  # "Foto: … | Video: …", "Photo: … Styling: … Hair: …"
        if not found:
            break
        end, (start, credit) = start, found
        credits.insert(0, credit and replace(credit, text=text[start:end].strip(" |,")))
        found = credit_at_end(text[:start].rstrip(_JOINTS))
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
