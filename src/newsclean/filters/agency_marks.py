"""Sign-offs of news agencies.

Cuts lines that are an agency's mark: "© dpa-infocom, dpa:240516-99-53606/3", "(dpa)", "dpa/afp",
"--IANS jp/tr" after the body, "(Reuters) –", "Source: AP", "mit dpa", "The Harwick Post with AFP"; in the strict profile an author's code alone on the last line
("(dmk)", "MDR (dst)"), two codes anywhere ("(dmk/jp)"); the mark in brackets or behind a dash after the last sentence of a paragraph ("… said. (dpa/lby)", "… said. —AFP"); and a last sentence that says
with whose report ("… said. Con información de EFE"). The agency becomes the field `agency`.

Leaves alone datelines at the start of a paragraph, sentences that name an agency, and two-letter
abbreviations that are not written as agencies write them.

Known limits: an author's code is cut only after the last prose, or at its end.
"""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import is_plain, line_rule
from newsclean.evidence.position import is_near_end
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import first_word, fold, fold_all, folded, table, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind, agency_names
from newsclean.text.labels import after, source_named
from newsclean.text.people import people
from newsclean.text.prose import is_prose

_NAME = "agency_marks"
_NAME_WORDS = 5  # of a paper
_LINE = 100  # characters of a line that is a mark
_CLOSERS = ")）]/"  # one of them ends a mark behind a sentence
_BRACKETED = 60  # characters of a mark in brackets
# "dpa:240516-99-53606/3", with what stands around it.
_NUMBERED = pattern(r"(?:©\s?)?(?:[\w-]{2,20},\s)?dpa:\d{6}-\d+-\d+/\d+(?:\s\([\w/ -]{2,30}\))?")
_CODE = pattern(r"(?:[A-ZÄÖÜ][\w.]{1,11} )?[(\[][a-zäöüß]{2,4}(?:[/,]\s?[a-zäöüß]{2,4})?[)\]]")
# "--IANS jp/tr", "PTI JP TR", "AFP-jp": an agency and the initials of those who wrote
_INITIALLED = pattern(
    r"[-–— ]{0,3}(?P<agency>[A-ZÄÖÜ]{2,5})(?: |-)"
    r"(?:[a-z]{2,4}(?:[/ -][a-z]{2,4}){0,4}|[A-Z]{2,4}(?:[/ -][A-Z]{2,4}){0,4})[ .]?"
)
_DESK = pattern(r"(?P<desk>[A-ZÄÖÜ]{2,6}) \((?P<names>[^()]{5,80})\)")
_SPLIT = worded("words", r"\s*(?:[/,;&+|]|\s{and}\s|\s[-–—]\s)\s*", cased=True)
_FIRST = pattern(r"[\s/,;&+|]")  # ends the first word of a mark
_CODE_LENGTH = 4  # letters, at most
_SHORT = pattern(rf"[a-zäöüß]{{2,{_CODE_LENGTH}}}|[A-ZÄÖÜ]{{2,{_CODE_LENGTH}}}")
_DASHED = pattern(r"[.!?…\"”“»’。！？] ?(?:[–—]|--?) ?([^\s–—.,;:-][^–—.;:]{1,40})$")
_STOPPED = pattern(r"[.!?…][\"'”’»]{0,2}\s+\(?(?=[^\W\d_a-z])")  # before a last sentence
_END = pattern(r"[.!?…\"”“»’)。！？]\s?[(（\[/]([^()（）\[\]]{1,50})[)）\]/]$")


def agency_marks(document: Document) -> Iterator[Claim]:
    """Yield claims on sign-offs of agencies; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, claim in document.matching_lines(_line):
        if claim.rule not in ("code", "desk", "initials") or document.after_body(block):
            inside = claim.rule == "mark" and not document.before_body(block)
            yield replace(claim, strength=EXACT) if inside else claim
    for block, claim in document.matching_lines(_ending):
        if is_near_end(document, block, 1):
            yield claim
        elif claim.rule == "dashed":
            continue
        elif claim.rule == "signed":
            yield replace(claim, fields=())
    for block, match in document.phrase_matches(_NAME, "with"):
        rest = after(block.text.strip("([ –—-"), match.phrase)
        if rest is not None and (agency := read_mark(rest)):
            yield block.claim("with", match.phrase, strength=EXACT, fields=(("agency", agency),))
    for block, (start, agency) in document.matching_lines(_with_behind):
        if is_near_end(document, block, 1):
            fields = (("agency", agency),)
            yield block.claim("with", agency, start=start, strength=EXACT, fields=fields)
    for block, agency in document.matching_lines(_paper_with):
        sure = EXACT if document.after_body(block) else STRONG
        yield block.claim("with", block.text, strength=sure, fields=(("agency", agency),))


@line_rule(":", "：", ")", "]", longest=_LINE, begins=lambda word: not _is_no_mark(word))
def _line(block: Block) -> Claim | None:
    """Return a claim on a line that is a mark as a whole, or may be one after the body."""
    text = block.text
    if text[-1] not in ")]" and ":" not in text and "：" not in text and _begins_plainly(block):
        return None  # most blocks
    written = _INITIALLED.fullmatch(text)
    if written and agency_kind(written["agency"]) == "wire":
        signed = (("agency", str(written["agency"])),)
        return block.claim("initials", text, strength=EXACT, fields=signed)
    bare = text.strip(" –—-•*|.")
    named = source_named(bare)
    if "dpa:" in bare and _NUMBERED.fullmatch(bare):
        return block.claim("number", text, strength=EXACT, fields=(("agency", "dpa"),))
    if named and (agency := read_mark(named[1])):
        return block.claim("source", named[0], strength=EXACT, fields=(("agency", agency),))
    if agency := read_mark(bare):
        sure = bare != text or len(agency) > 5 or bare.startswith(("(", "["))
        strength = EXACT if sure else STRONG
        return block.claim("mark", text, strength=strength, fields=(("agency", agency),))
    if text[-1] not in ")]":
        return None
    if _CODE.fullmatch(text):  # two codes, a stroke between, are no word in brackets
        return block.claim("code", text, strength=STRONG if "/" in text else CONTEXT)
    if (desk := _DESK.fullmatch(text)) and (names := people(desk["names"])):
        fields = tuple(("authors", name) for name in names)
        return block.claim("desk", text, strength=STRONG, fields=fields)
    return None


@line_rule(cues_from=lambda: [f" {word} " for word in table(_NAME)["with"]], longest=_BRACKETED)
def _paper_with(block: Block) -> str | None:
    """Return the agency of a line that is a paper's name with it: "The Harwick Post with AFP"."""
    for word in table(_NAME)["with"]:
        paper, found, rest = block.text.partition(f" {word} ")
        if found and (agency := read_mark(rest)) and _is_name(paper):
            return agency
    return None


@line_rule(cues_from=lambda: [f"{word} " for word in table(_NAME)["with"] if " " in word])
def _with_behind(block: Block) -> tuple[int, str] | None:
    """Return where the last sentence begins that only says with whose report, and the agency."""
    text = block.text.rstrip(" .)")
    for stop in _STOPPED.finditer(text, max(0, len(text) - _BRACKETED)):
        said = text[stop.end() :]
        for word in table(_NAME)["with"]:
            if " " in word and (rest := after(said, word)) and (agency := read_mark(rest)):
                return stop.end(), agency
    return None


def _is_name(text: str) -> bool:
    """Could `text` be a paper's name: a few words, the first and the last with a capital?"""
    words = text.strip(" ([–—-").split()
    return 0 < len(words) <= _NAME_WORDS and words[0][0].isupper() and words[-1][0].isupper()


def _begins_plainly(block: Block) -> bool:
    """Is the first word written as "The" is or longer than a code, and no agency's?"""
    return _is_word(block.text, first_word(block.text, block.key))


def _is_no_mark(word: str) -> bool:
    """Is `word`, with which a line opens, written so, and no agency's?"""
    return is_plain(word) and _is_word(word, fold(word))


def _is_word(text: str, first: str) -> bool:
    """Is the `first` word of `text`, folded, one that no mark begins with?"""
    no_code = len(first) > _CODE_LENGTH or (text[0].isupper() and text[1:2].islower())
    return no_code and first.isalpha() and first not in _first_words()


@line_rule(closes=lambda mark: mark.isalpha() or mark in _CLOSERS)
def _ending(block: Block) -> Claim | None:
    """Return a claim on a mark in brackets after the last sentence of a paragraph."""
    text = block.text
    if text[-1].isalpha():
        return _dashed(block)
    match = _END.search(text[-_BRACKETED:])
    start = len(text) - len(match[0]) + 1 if match else 0
    if not match or (len(text) < _BRACKETED and not is_prose(text[:start])):
        return None
    inner = match[1].strip()
    agency = read_mark(inner)
    if agency and agency[0].isalpha():
        fields = (("agency", agency),)
        return block.claim("signed", inner, start=start, strength=EXACT, fields=fields)
    if fold(inner) in folded(_NAME, "closing"):
        return block.claim("end", inner, start=start, strength=EXACT)
    if _CODE.fullmatch(f"({inner})"):
        return block.claim("code", inner, start=start, strength=CONTEXT)
    return None


def _dashed(block: Block) -> Claim | None:
    """Return a claim on an agency behind the last sentence and a dash: "… said. —AFP"."""
    text = block.text
    match = _DASHED.search(text[-_BRACKETED:]) if len(text) >= _BRACKETED else None
    agency = read_mark(match[1]) if match else None
    if match is None or not agency or not agency[0].isalpha():
        return None
    start = len(text) - len(match[0]) + 1
    return block.claim(
        "dashed", match[1], start=start, strength=EXACT, fields=(("agency", agency),)
    )


def read_mark(text: str) -> str | None:
    """Return the wire agencies that `text` names, if it names nothing else but desks and codes.

    >>> read_mark("dpa/lby"), read_mark("(Reuters) –"), read_mark("AFP, dpa")
    ('dpa', 'Reuters', 'AFP, dpa')
    >>> read_mark("Reuters said so"), read_mark("aa")
    (None, None)
    """
    bare = text.strip(" –—-•*|.()[]（）©:")
    if not 2 <= len(bare) <= _BRACKETED or not _may_be_mark(bare):
        return None
    parts = [part for part in _SPLIT.split(bare) if part]
    agency, _, place = bare.partition(", ")
    if place.isupper() and agency_kind(agency) == "wire":
        return agency  # "AFP, MANILA"
    wires = [part for part in parts if agency_kind(part) == "wire"]
    others = [part for part in parts if part not in wires]
    if not wires or len(parts) > 6 or not all(map(_SHORT.fullmatch, others)):
        return None
    return ", ".join(wires)


def _may_be_mark(text: str) -> bool:
    """Is each word of `text` one of agencies' names, a joint, capitals or a code, as far as spaces tell?"""
    told = (w for w in text.split() if w.isalpha() and not w.isupper() and not _SHORT.fullmatch(w))
    return all((w.casefold() if w.isascii() else fold(w)) in _mark_words() for w in told)


@cache
def _mark_words() -> frozenset[str]:
    """Return the words of agencies' names and those that join two, folded."""
    names = fold_all([*agency_names(), *table("words")["and"]])
    return frozenset(word for name in names for word in name.split())


@cache
def _first_words() -> frozenset[str]:
    """Return the words that agencies' names begin with, folded."""
    return frozenset(fold_all([_FIRST.split(name, maxsplit=1)[0] for name in agency_names()]))
