"""The ends of a text that is held as one line, as filters would judge them were they lines.

Before the first sentence of such a text stand its share row, its date, a credit; behind the last one prompts,
tags, a source, a ban on copying. Filters know all of these as lines. So the stretch at an end is
shown to them as a line beside the text, and goes where one of them is sure of the whole of it and nothing
can be said against it (`guard`). It must be certain how far it reaches, too:

- at the end it begins where a sentence, or a bracket, ends, and it is one sentence, or several labels and
  prompts of which each is residue, or a question and what to do then. Where a part of it is, and the rest reads as a sentence, it stays;
- at the top it is the longest that is residue, what follows begins as a sentence may, and one word more
  would not go along with it. Of names nobody knows where they end ("By Jane Roe Harwick was …"), but
  before a date.

What stands before a stretch that goes is looked at in its turn. Where more stretches would go than any
article has at its ends, all stay: each is a look of its own.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from newsclean.decide.guard import SignedClaim, judge
from newsclean.evidence.document import Document
from newsclean.evidence.sorting import declared
from newsclean.model.block import Block, look_up
from newsclean.phrases import fixed, fold, fold_all, index, table
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.agencies import agency_kind
from newsclean.text.datelines import read_dateline
from newsclean.text.notices import has_rights
from newsclean.text.prose import ends_like_sentence, is_prose, word_count

Look = Callable[[Document], Sequence[SignedClaim]]
Part = tuple[int, int, list[SignedClaim]]
"""Where a part of a stretch begins and ends, and what is claimed of it."""

_SHORTEST = 120  # characters of a line that may hold more than one thing
_STRETCHES = 16  # at the ends of an article are fewer
_TAIL = 420  # characters of a stretch at the end
_PLACES = 14  # in it, where one of its parts may begin or end
_HEAD = 160  # characters of a stretch at the top
_HEAD_WORDS = 22
_QUESTION = 9  # words: "Have you seen a mistake?", before the address to write to
_ASKS = "?؟？;"
_WORDS = 3  # of a stretch at the top, and of one that ends in a full stop
_FULL_STOPS = (".", "。", "।", "۔")
_CLOSING = ")]】）〕］"
_DATED = pattern(r"\d(?:\D*\d){3}")  # as many digits as a year, or a time, has
_LONG_NAME = 5  # bytes of a network's name that is part of no other word
_BRACKETED = pattern(r"[\[(（【〔].{2,90}[\])）】〕]")
_PROBE = "Harwick"  # the word more that must not go along
# What ends a sentence or a bracket and the space behind it, where something new may begin
_STOP = pattern(
    r"(?<=[.!?…।॥؟۔።])[\"'”’»)\]」]{0,2}\s+(?=[^\sa-zß-ÿ])"
    r"|(?<=[。！？])[」』”’)）\]]{0,2}\s*(?=[^\s」』”’)）])|(?<=[\])>）】])\s+(?=[^\sa-zß-ÿ])"
)
_GAP = pattern(r"\s+(?=\S)|(?<=[\])】）〕])(?=\S)")
# Fields whose values are whatever stands there: names, captions, lists of words
_FREE = frozenset(
    ("authors", "credits", "captions", "copyright", "source", "tags", "sections", "notes")
)


def claims_at_ends(
    document: Document, look: Look, claims: Sequence[SignedClaim]
) -> list[SignedClaim]:
    """Return what the filters, asked by `look`, claim of the ends of a text that is one line.

    `claims` are what they say of the line as it is: a stretch behind another one that meets these is
    left to the next look.
    """
    if len(document.prose) != 1:
        return []
    block = document.blocks[document.prose[0]]
    beside = Beside(document, block, look, 0, block.text)
    found: list[SignedClaim] = []
    for _ in range(_STRETCHES):
        above, below = _of_ends(beside) if len(beside.text) >= _SHORTEST else ([], [])
        new = [*above, *below]
        if not new or (found and any(_meet(one, other) for one in new for other in claims)):
            return found
        found += new
        beside = beside.within(above, below)
    return []


def _meet(one: SignedClaim, other: SignedClaim) -> bool:
    """Do two claims share characters of a line?"""
    if one.claim.block is not other.claim.block:
        return False
    ends = [len(c.block.text) if c.end is None else c.end for c in (one.claim, other.claim)]
    return one.claim.start < ends[1] and other.claim.start < ends[0]


def _of_ends(beside: "Beside") -> tuple[list[SignedClaim], list[SignedClaim]]:
    """Return the claims on the first stretch of the line, and on the last one."""
    text = beside.text
    heads, tails = _heads(text), [_tail(text, at) for at in _starts(text)]
    lines = [line for tail in tails for line in tail.lines.values()]
    likely = beside.likely(list(heads.values()), lines)
    if not likely:
        return [], []
    return _at_the_top(beside, heads, likely), _at_the_end(beside, tails, likely)


class Beside(NamedTuple):
    """A line of a Document above and below which others are shown to its filters.

    `text` is what is left of it, which begins at `top`.
    """

    document: Document
    block: Block
    look: Look
    top: int
    text: str

    def within(self, above: Sequence[SignedClaim], below: Sequence[SignedClaim]) -> "Beside":
        """Return the same for what stands between what is claimed `above` and `below`."""
        top = max([signed.claim.end or 0 for signed in above], default=self.top)
        end = min([signed.claim.start for signed in below], default=self.top + len(self.text))
        return self._replace(top=top, text=self.block.text[top:end])

    def part(self, signed: SignedClaim, start: int, end: int) -> SignedClaim:
        """Return the claim, which was made on a line, as one on text[start:end]."""
        start, end = self.top + start, self.top + end
        return SignedClaim(
            signed.filter, replace(signed.claim, block=self.block, start=start, end=end)
        )

    def claims(
        self, above: Sequence[Block], below: Sequence[Block]
    ) -> dict[Block, list[SignedClaim]]:
        """Return the claims that stand on the whole of a line that is shown, by line."""
        blocks, at = self.document.blocks, self.document.index(self.block)
        shown = [*blocks[:at], *above, self.block, *below, *blocks[at + 1 :]]
        lines = {*above, *below}
        whole = [
            signed
            for signed in self.look(self.document.with_blocks(shown))
            if signed.claim.block in lines and _is_whole(signed)
        ]
        found: dict[Block, list[SignedClaim]] = {}
        for signed in judge(whole, threshold=STRONG, length=self.document.length).cuts:
            found.setdefault(signed.claim.block, []).append(signed)
        return found

    def likely(self, above: Sequence[Block], below: Sequence[Block]) -> Collection[Block]:
        """Return those of the lines that may be residue, all being shown at once: mostly none."""
        hinted = _hinted(above) | _hinted(below)
        if not hinted:
            return ()
        return self.claims(
            [line for line in above if line in hinted], [line for line in below if line in hinted]
        ).keys()


def _hinted(lines: Sequence[Block]) -> set[Block]:
    """Return those of `lines` in which anything hints at residue: a phrase, a rule, a name, a date.

    The longest of them holds all others: what it does not name, none does.
    """
    if not lines:
        return set()
    look_up(lines, index())
    longest = max(lines, key=lambda line: len(line.text))
    told = {line for line in lines if line.matches}
    if _names_network()(longest.key) or has_rights(longest.text):
        told.update(line for line in lines if _names_network()(line.key) or has_rights(line.text))
    short = [line for line in lines if line not in told and not line.is_prose]
    told.update(line for line in short if _is_named(line.text))
    for seen in declared().cued(short).values():
        told.update(seen)
    return told


def _is_named(text: str) -> bool:
    """May `text` be a date, the name of an agency, or a credit in brackets?"""
    return bool(_DATED.search(text) or agency_kind(text) or _BRACKETED.fullmatch(text))


@cache
def _names_network() -> Callable[[str], bool]:
    names = fold_all(fixed()["networks"]["all"])
    return search_for([name for name in names if len(name.encode()) >= _LONG_NAME])


def _is_whole(signed: SignedClaim) -> bool:
    """Does the claim take all of its line, and for what that says itself?"""
    claim = signed.claim
    whole = claim.start == 0 and claim.end in (None, len(claim.block.text))
    return whole and claim.duplicate_of is None and claim.list_id is None and not claim.report_only


class Tail(NamedTuple):
    """A stretch at the end of a line: where parts of it may begin, and how they read."""

    places: list[int]
    lines: dict[tuple[int, int], Block]


def _starts(text: str) -> list[int]:
    """Return where the last stretch of `text` may begin: its last sentence, a question before it."""
    starts = [stop.end() for stop in _STOP.finditer(text, max(1, len(text) - _TAIL))][-2:]
    if len(starts) == 2 and not _asks(text[starts[0] : starts[1]].rstrip()):
        del starts[0]
    return starts[::-1]


def _asks(text: str) -> bool:
    return text[-1:] in _ASKS and word_count(text) <= _QUESTION


def _tail(text: str, start: int) -> Tail:
    """Return the stretch of `text` from `start` on."""
    end = len(text)
    gaps = [gap.end() for gap in _GAP.finditer(text, start)]
    places = [start, *[at for at in gaps if not text[at].islower()], end]
    spans = [(start, end)]
    if _may_have_parts(Block((0, 0), text[start:])):
        few = len(places) <= _PLACES  # of many parts only the first and the last are asked of
        spans = [(a, b) for a, b in combinations(places, 2) if few or a == start or b == end]
    return Tail(places, {(a, b): Block((0, 0), text[a:b].rstrip()) for a, b in spans})


def _may_have_parts(stretch: Block) -> bool:
    """May `stretch` be a row of prompts? A sentence of prose is none that says nothing of a page."""
    look_up([stretch], index())
    named = stretch.matches or _names_network()(stretch.key) or has_rights(stretch.text)
    return bool(named) or not (stretch.is_prose and ends_like_sentence(stretch.text))


def _at_the_end(
    beside: Beside, tails: Sequence[Tail], likely: Collection[Block]
) -> list[SignedClaim]:
    """Return the claims on the last stretch of the line, if all of its parts go."""
    for tail in tails:
        if parts := _parts(tail, beside, likely):
            return [
                beside.part(signed, len(beside.text[:a].rstrip()), b)
                for a, b, claims in parts
                for signed in claims
            ]
    return []


def _parts(tail: Tail, beside: Beside, likely: Collection[Block]) -> list[Part]:
    """Return the parts of `tail`, as few as there may be, if all of them go."""
    *starts, end = tail.places
    parts: dict[int, list[Part]] = {end: []}
    for a in reversed(starts):
        for b in reversed(tail.places):
            line = tail.lines.get((a, b))
            if line is None or line not in likely or b not in parts:
                continue
            if not _goes_on(tail, (a, b), likely) and (claims := _begun(line, beside)):
                parts[a] = [(a, b, claims), *parts[b]]
                break
    return parts.get(tail.places[0], [])


def _goes_on(tail: Tail, span: tuple[int, int], likely: Collection[Block]) -> bool:
    """May what stands in `span` be residue and a sentence of the text: "Read also: Mill burns The council met."?"""
    a, b = span
    for place in tail.places:
        first, rest = tail.lines.get((a, place)), tail.lines.get((place, b))
        if first in likely and rest and rest not in likely and _is_sentence(rest.text):
            return True
    return False


def _is_sentence(text: str) -> bool:
    """Reads `text` as a sentence of its own, not as names that a prompt ends in?"""
    words = text.split(None, 2)
    if len(words) < _WORDS or not ends_like_sentence(text) or words[1][0].isupper():
        return False
    return fold(words[0]) in _openings() or fold(words[1]) not in _bound()


def _begun(line: Block, beside: Beside) -> list[SignedClaim]:
    """Return the claims on `line` that are sure, or made on the words with which it begins."""
    if line.text.endswith(_FULL_STOPS) and (len(line.text.split()) < _WORDS or _is_labelled(line)):
        return []  # "Read on." may be a sentence, and "Read also: Mill burns The council met." has one
    return [
        signed
        for signed in beside.claims((), [line]).get(line, ())
        if (signed.claim.strength == EXACT or _opens(line, signed.claim.evidence))
        and not (line.text[0] in "(（" and _is_free(signed))  # `signatures` knows such names
    ]


def _is_labelled(line: Block) -> bool:
    labelled = any(match.match == "label" and match.phrase != line.key for match in line.matches)
    return labelled and not has_rights(line.text)


def _opens(line: Block, evidence: str) -> bool:
    key = fold(evidence)  # nothing is left of a mark
    return bool(key) and line.key.startswith(key)


def _heads(text: str) -> dict[int, Block]:
    """Return how the first stretch of `text` reads, by where it may end; none before a dateline."""
    dateline = read_dateline(text)
    if dateline and (dateline.place or agency_kind(dateline.agency or "")):
        return {}
    gaps = list(_GAP.finditer(text, 1, _HEAD))[:_HEAD_WORDS]
    return {
        gap.end(): Block((0, 0), text[: gap.start()])
        for gap in gaps
        if not text[gap.end()].islower()
    }


def _at_the_top(
    beside: Beside, heads: Mapping[int, Block], likely: Collection[Block]
) -> list[SignedClaim]:
    """Return the claims on the first stretch of the line, if it goes."""
    open_: dict[int, list[SignedClaim]] = {}
    for end, line in reversed(list(heads.items())):
        claims = _sure(line, beside) if line in likely and _is_whole_label(line) else []
        if claims and _is_certain(claims, line, beside):
            return [beside.part(signed, 0, end) for signed in claims]
        if claims:
            open_[end] = claims
    return _before_date(beside, list(heads), open_) if open_ else []


def _before_date(
    beside: Beside, ends: Sequence[int], names: Mapping[int, list[SignedClaim]]
) -> list[SignedClaim]:
    """Return the claims on a name at the top and on the date behind it, which says where that ends."""
    text = beside.text
    spans = {(a, b): Block((0, 0), text[a:b].rstrip()) for a in names for b in ends if a < b}
    dates = {span: line for span, line in spans.items() if _DATED.search(line.text)}
    likely = beside.likely(list(dates.values()), ())
    for (start, end), line in reversed(list(dates.items())):
        claims = _sure(line, beside) if line in likely and _is_whole_label(line) else []
        if claims and _is_certain(claims, line, beside):
            return [
                *(beside.part(signed, 0, start) for signed in names[start]),
                *(beside.part(signed, start, end) for signed in claims),
            ]
    return []


def _is_whole_label(line: Block) -> bool:
    """Has `line` no sentence and none that begins, and no mark behind which something follows?"""
    text = line.text
    return not (_holds_sentence(line) or _ends_in_opening(text) or text.endswith((":", "：")))


def _is_certain(claims: Sequence[SignedClaim], line: Block, beside: Beside) -> bool:
    """Is it certain that `line`, of which `claims` are made, ends what goes?

    A word or two may be part of a name that follows: "Share", "Dona", "Live" and "Home Office".
    """
    if line.text[-1] in _CLOSING:
        return True
    if len(line.text.split()) < _WORDS and not _DATED.search(line.text):
        return False
    longer = Block((0, 0), f"{line.text} {_PROBE}")
    return not any(map(_is_free, claims)) and not _sure(longer, beside)


def _sure(line: Block, beside: Beside) -> list[SignedClaim]:
    claims = beside.claims([line], ()).get(line, ())
    return [signed for signed in claims if signed.claim.strength == EXACT]


def _holds_sentence(line: Block) -> bool:
    """Is `line` prose, or does it begin with a sentence of prose?"""
    stops = _STOP.finditer(line.text)
    return line.is_prose or any(is_prose(line.text[: stop.start()]) for stop in stops)


def _ends_in_opening(text: str) -> bool:
    """Is the last word of `text` one with which a sentence begins: "17:45 Il"?"""
    word = text.rpartition(" ")[2]
    return word.istitle() and fold(word) in _openings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(fold_all(table("headlines")["begins"]))


@cache
def _bound() -> frozenset[str]:
    return frozenset(fold_all(table("headlines")["bound"]))


def _is_free(signed: SignedClaim) -> bool:
    return any(name in _FREE for name, _ in signed.claim.fields)
