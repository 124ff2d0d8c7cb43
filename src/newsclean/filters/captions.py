"""Captions without a credit.

Cuts lines that say that they are captions: a label ("Image caption …", "Bildunterschrift: …",
"Pictured: …", "تعليق على الصورة …") and the buttons and counters of pictures ("Image 1 of 5",
"Bild vergrößern", "画像を拡大"). What follows the label becomes a field `captions`. People named
"from left:", directions between commas ("Jane Roe, left, and John Doe, right, meet …"), a party
with a place in the picture ("(FWG, M)"), and the full date of agencies' pictures in the present
tense ("… speaks in Harwick, Wednesday, January 10, 2024, in …") are captions as well, and so are
lines of six words and more without an end that say in brackets where somebody stands. Shorter
ones ("Jane Roe (left)") go in the strict profile. The pictures of a gallery go where three or more
are numbered one after the other ("1/50 The harbour at night", "2/50 …").

Leaves alone sentences that mention a picture, and a label that is an ordinary word without a
colon ("Above the harbour …", "Bild der Lage").

Known limits: a caption without label, credit or direction cannot be told from a sentence, and
stays. Captions with a credit are cut by photo_credits.
"""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, table, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.labels import after
from newsclean.text.prose import ends_like_sentence, word_count
from newsclean.text.scripts import has_no_capitals
from newsclean.text.speech import has_quotation_mark

_NAME = "captions"
_LONGEST = 300  # characters of a labelled caption
_COUNTER = 16  # characters of "1 of 12 |"
_COUNT = worded(
    "words",
    r"[(\[]?(?P<number>\d{1,3}) ?(?:/|{of}) ?(?P<last>\d{1,3})[)\]]? ?(?P<bar>\|)?",
)
_COUNTED = "0123456789(["
# "…, Wednesday, January 10, 2024, in Lunefeld": weekday, day and year, as agencies date pictures
_WIRE = worded(_NAME, r"{dates.weekdays}, [^\W\d_]{3,9}\.? \d{1,2}, \d{4},? {dated_at}")
_YEAR = pattern(r"\d, \d{4}")
# "Mayor Ada Lund, second left, and Ole Strand, right, shake hands": directions between commas.
# A name that ends in such a word is a building's: "Harwick Center, left, …".
_BETWEEN_COMMAS = worded(
    _NAME,
    r"[A-Z][\w.'’-]+ (?!(?i:{side}))[A-Z][\w.'’-]+, (?:{rank} (?:{rank_from} )?)?{side}, ",
    cased=True,
)
# "Ada Lund (FWG, M), Bürgermeisterin, spricht …": party and place, as German agencies write
_PARTY = pattern(r"\([A-ZÄÖÜ][\wäöü/. -]{0,14}, (?:M|l|r|[2-5]\. ?v\. ?[lr]|li|re)\.?\)")
# What a caption says in the present tense; notices of events and of deaths do not.
_PRESENT = worded(_NAME, "{showing}", cased=True)
_NOT_PRESENT = worded(_NAME, "{past}", cased=True)
# "- 3/50 The harbour at night", "3 of 50 …", "(3/50) …": a picture of a gallery
_SLIDE = worded("words", r"(?:[-–—•*·] ?)?[(\[]?(\d{1,3}) ?(?:/|{of}) ?(\d{1,3})[)\]:.]?\s\D")
_SLIDES = 3  # pictures numbered one after the other
_DAYS = 31  # "1/12 …", "2/12 …" may be days, unless they run from the first to the last
_LONG = 480  # characters of a caption that names several people
_NAMED_WORDS = 6  # words of a line with directions that is no entry of a list
_WHERE = 30  # characters behind "Pictured" that say where
_SHORT = 160  # characters of a caption told by its directions


def captions(document: Document) -> Iterator[Claim]:
    """Yield claims on captions; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, parted in document.matching_lines(_counter):
        if parted == "|" or (document.index(block) and document.before_body(block)):
            strength = EXACT if parted == "|" else STRONG
            yield block.claim("counter", block.text, strength=strength)
    for rule in ("plain", "label"):
        for block, match in document.phrase_matches(_NAME, rule):
            caption = _labelled(block, match.phrase, plain=rule == "plain")
            if caption:
                fields = (("captions", caption),)
                yield block.claim("label", match.phrase, strength=EXACT, fields=fields)
    for _, claims in document.matching_lines(_directed):
        for claim in claims:
            # "Ada Lund (right)" may be a headline; "from left:" stands in none.
            title = claim.rule == "direction" and not document.index(claim.block)  # it may be one
            yield replace(claim, strength=CONTEXT) if title else claim
    for block, _ in document.matching_lines(_has_commas):
        fields = (("captions", block.text),)
        yield block.claim("direction", block.text[:40], strength=EXACT, fields=fields)
    for block, party in document.matching_lines(_party):
        yield block.claim("direction", party, strength=EXACT, fields=(("captions", block.text),))
    for block, shown in document.matching_lines(_shown):
        yield block.claim("direction", shown, strength=EXACT, fields=(("captions", block.text),))
    yield from _gallery(document)
    for block, day in document.matching_lines(_wire):
        yield block.claim("wire", day, strength=EXACT, fields=(("captions", block.text),))


@line_rule(longest=_COUNTER, begins=lambda word: word[:1] in _COUNTED)
def _counter(block: Block) -> str:
    """Return what ends the count of pictures that the block is: "|" as in "1 of 12 |", else "/"."""
    found = _COUNT.fullmatch(block.text)
    if found is None:
        return ""
    if found["bar"]:
        return "|"
    return "/" if 1 <= int(found["number"]) <= int(found["last"]) else ""


@cache
def _directions() -> tuple[str, ...]:
    """Return the cues that say where somebody stands, of any that hold another only that."""
    found = sorted(cues(_NAME, "place", "from_left"))
    return tuple(cue for cue in found if not any(o in cue for o in found if o != cue))


@line_rule(cues_from=_directions, longest=_SHORT)
def _directed(block: Block) -> list[Claim]:
    """Return claims on a short line that says where somebody stands."""
    if ends_like_sentence(block.text):
        return []
    lower = block.lower
    fields, evidence = (("captions", block.text),), block.text[:40]
    sure = any(cue in lower for cue in cues(_NAME, "from_left"))
    if not sure and not any(cue in lower for cue in cues(_NAME, "place")):
        return []
    strength = STRONG if sure or _is_long_enough(block) else CONTEXT
    return [block.claim("direction", evidence, strength=strength, fields=fields)]


@line_rule(cues_from=lambda: cues(_NAME, "shown"), longest=_LONGEST)
def _shown(block: Block) -> str:
    """Return "Pictured left" of a line that opens so: who is shown, and where in the picture."""
    shown = next((word for word in table(_NAME)["shown"] if block.key.startswith(word)), "")
    where = block.key[len(shown) : len(shown) + _WHERE]
    place = next((w for w in table(_NAME)["where"] if f" {w}" in where), "") if shown else ""
    return f"{shown} {place}" if place and not has_quotation_mark(block.text) else ""


def _is_long_enough(block: Block) -> bool:
    """Is the line of more words than an entry of a list ("Lund (left)")?"""
    return word_count(block.text) >= _NAMED_WORDS and "(c)" not in block.lower


@line_rule(begins=lambda word: word[:1].isdecimal() or word[:1] in "-–—•*·([")
def _slide(block: Block) -> tuple[int, int] | None:
    """Return the number of a picture and how many there are, if the line begins with them."""
    found = _SLIDE.match(block.text)
    if found is None:
        return None
    number, last = int(found[1]), int(found[2])
    return (number, last) if 1 <= number <= last and last >= _SLIDES else None


def _gallery(document: Document) -> Iterator[Claim]:
    """Yield claims on three lines or more that number their pictures one after the other."""
    run: list[tuple[Block, tuple[int, int]]] = []
    for block, (number, last) in document.matching_lines(_slide):  # it opens with a number
        follows = run and (document.index(run[-1][0]), run[-1][1]) == (
            document.index(block) - 1,
            (number - 1, last),
        )
        if run and not follows:
            yield from _slides(run)
            run = []
        run.append((block, (number, last)))
    yield from _slides(run)


def _slides(run: list[tuple[Block, tuple[int, int]]]) -> Iterator[Claim]:
    """Yield claims on the pictures of `run`, if they are enough and no days of a month."""
    # "1/12 …" may be the first of December: only a gallery that is there whole is told from days.
    if len(run) < _SLIDES or (run[0][1][1] <= _DAYS and len(run) < run[0][1][1]):
        return
    for block, (number, last) in run:
        fields = (("captions", block.text),)
        yield block.claim("gallery", f"{number}/{last}", strength=EXACT, fields=fields)


@line_rule(cues_from=lambda: [f" {side}, " for side in cues(_NAME, "side")], longest=_LONG)
def _has_commas(block: Block) -> bool:
    return bool(_BETWEEN_COMMAS.search(block.text)) and _is_present(block.text)


@line_rule("(", longest=_LONG)
def _party(block: Block) -> str:
    """Return the party and place in the picture that the line gives to somebody, or nothing."""
    found = _PARTY.search(block.text)
    return found[0] if found else ""


@line_rule("day, ", longest=_LONGEST)
def _wire(block: Block) -> str:
    """Return the day of a caption that dates its picture as agencies do, "" of other lines."""
    if not _YEAR.search(block.text):  # the weekdays of sixty languages are many to look for
        return ""
    day = _WIRE.search(block.text)
    return day[0] if day and _is_present(block.text) else ""


def _is_present(text: str) -> bool:
    """Does `text` tell what a picture shows, not what was or will be?"""
    present = bool(_PRESENT.search(text)) and not _NOT_PRESENT.search(text)
    return present and not has_quotation_mark(text)


def _labelled(block: Block, phrase: str, *, plain: bool) -> str | None:
    """Return the caption after the label `phrase`, where it is `plain` or a mark follows."""
    rest = after(block.text, phrase)
    if not rest or len(block.text) > _LONGEST or rest.endswith(("?", "!")):
        return None
    between = block.text[: len(block.text) - len(rest)]
    marked = between.rstrip().endswith((":", "：", "|", "/", "／"))
    apart = between[-1:].isspace() or not rest[0].isalpha() or has_no_capitals(rest[0])
    return rest if marked or (plain and apart) else None
