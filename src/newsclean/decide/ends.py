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
from typing import NamedTuple

from msgspec.structs import replace

from newsclean.decide.guard import SignedClaim, judge
from newsclean.decide.stretches import (
    DATED,
    FEW_WORDS,
    Tail,
    heads_of,
    hinted,
    is_sentence,
    is_whole_label,
    starts_of,
    tail_from,
)
from newsclean.evidence.document import Document
from newsclean.model.block import Block, look_up
from newsclean.phrases import fold, index
from newsclean.phrases.match import EXACT, STRONG
from newsclean.text.notices import has_rights
from newsclean.text.prose import word_count

Look = Callable[[Document], Sequence[SignedClaim]]
Part = tuple[int, int, list[SignedClaim]]
"""Where a part of a stretch begins and ends, and what is claimed of it."""

_SHORTEST = 120  # characters of a line that may hold more than one thing
_STRETCHES = 16  # at the ends of an article are fewer
_FULL_STOPS = (".", "。", "।", "۔")
_STOPS_WITHIN = tuple(f"{mark} " for mark in _FULL_STOPS)
_CLOSING = ")]】）〕］"
_NAMES = 3  # of a text at its top: who wrote, took the picture, edited
_PROBE = "Harwick"  # the word more that must not go along
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
    heads, tails = heads_of(text), [tail_from(text, at) for at in starts_of(text)]
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
        told = hinted(above) | hinted(below)
        if not told:
            return ()
        return self.claims(
            [line for line in above if line in told], [line for line in below if line in told]
        ).keys()


def _is_whole(signed: SignedClaim) -> bool:
    """Does the claim take all of its line, and for what that says itself?"""
    claim = signed.claim
    whole = claim.start == 0 and claim.end in (None, len(claim.block.text))
    return whole and claim.duplicate_of is None and claim.list_id is None and not claim.report_only


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
        if first in likely and rest and rest not in likely and is_sentence(rest.text):
            return True
    return False


def _begun(line: Block, beside: Beside) -> list[SignedClaim]:
    """Return the claims on `line` that are sure, or made on the words with which it begins."""
    stopped = line.text.endswith(_FULL_STOPS)
    if stopped and (word_count(line.text) < FEW_WORDS or _is_labelled(line)):
        return []  # "Read on." may be a sentence, and "Read also: Mill burns The council met." has one
    if any(mark in line.text for mark in _STOPS_WITHIN) and _leads_away(line):
        return []  # "Read also Mill burns The council met. red/jr"
    return [
        signed
        for signed in beside.claims((), [line]).get(line, ())
        if (signed.claim.strength == EXACT or _opens(line, signed.claim.evidence))
        and not (line.text[0] in "(（" and _is_free(signed))  # `signatures` knows such names
    ]


def _is_labelled(line: Block) -> bool:
    labelled = any(match.match == "label" and match.phrase != line.key for match in line.matches)
    return labelled and not has_rights(line.text)


def _leads_away(line: Block) -> bool:
    """Does a label or a pointer open `line`, behind which a headline stands?"""
    return any(m.filter == "related_items" and m.match in ("label", "prefix") for m in line.matches)


def _opens(line: Block, evidence: str) -> bool:
    key = fold(evidence)  # nothing is left of a mark
    return bool(key) and line.key.startswith(key)


def _at_the_top(
    beside: Beside, heads: Mapping[int, Block], likely: Collection[Block]
) -> list[SignedClaim]:
    """Return the claims on the first stretch of the line, if it goes."""
    open_: dict[int, list[SignedClaim]] = {}
    for end, line in reversed(list(heads.items())):
        if line not in likely or not is_whole_label(line):
            continue
        claims = _sure(line, beside)
        if claims and _is_certain(claims, line, beside):
            return [beside.part(signed, 0, end) for signed in claims]
        # A word or two may be a button above something that is certain: "Listen Published: 12 March"
        if claims or len(line.text.split()) < FEW_WORDS:
            open_[end] = claims or beside.claims([line], ()).get(line, [])
    return _before_date(beside, list(heads), open_) if open_ else []


def _before_date(
    beside: Beside, ends: Sequence[int], names: Mapping[int, list[SignedClaim]]
) -> list[SignedClaim]:
    """Return the claims on names at the top and on a date, or a prompt, behind them, where they end."""
    found = {a: [beside.part(signed, 0, a) for signed in claims] for a, claims in names.items()}
    lines = {a: Block((0, 0), beside.text[:a].rstrip()) for a in found}
    single = {a: found[a] for a, line in lines.items() if _is_single(line, names[a])}
    for _ in range(_NAMES):
        if dated := _dated(beside, ends, single):
            return dated
        single = _further(beside, ends, single)
    return _dated(beside, ends, found)


def _is_single(line: Block, claims: Sequence[SignedClaim]) -> bool:
    """Is `line` one labelled name, and no "By Jane Roe Photo: Tom Kell"?"""
    return line.text.count(":") < 2 and all(_opens(line, c.claim.evidence) for c in claims)


def _dated(
    beside: Beside, ends: Sequence[int], found: Mapping[int, list[SignedClaim]]
) -> list[SignedClaim]:
    """Return the claims on what is `found` before a date or a prompt, and on that."""
    spans = _lines_from(beside.text, found, ends)
    dates = {span: line for span, line in spans.items() if _may_close(line)}
    likely = beside.likely(list(dates.values()), ())
    for (start, end), line in reversed(list(dates.items())):
        claims = _sure(line, beside) if line in likely and is_whole_label(line) else []
        if claims and _is_certain(claims, line, beside):
            return [*found[start], *(beside.part(signed, start, end) for signed in claims)]
    return []


def _may_close(line: Block) -> bool:
    """May `line` be a date, or a prompt of several words?"""
    prompt = line.matches and len(line.text.split()) >= FEW_WORDS
    return bool(prompt) or bool(DATED.search(line.text))


def _further(
    beside: Beside, ends: Sequence[int], found: Mapping[int, list[SignedClaim]]
) -> dict[int, list[SignedClaim]]:
    """Return what is `found` with one more labelled name behind it, by where that may end."""
    spans = {
        span: line for span, line in _lines_from(beside.text, found, ends).items() if line.matches
    }
    likely, longer = beside.likely(list(spans.values()), ()), {}
    for (start, end), line in spans.items():
        claims = _sure(line, beside) if line in likely and is_whole_label(line) else []
        if claims and _opens(line, claims[0].claim.evidence):
            more = [beside.part(signed, start, end) for signed in claims]
            longer[end] = [*found[start], *more]
    return longer


def _lines_from(
    text: str, starts: Collection[int], ends: Sequence[int]
) -> dict[tuple[int, int], Block]:
    lines = {(a, b): Block((0, 0), text[a:b].rstrip()) for a in starts for b in ends if a < b}
    look_up(list(lines.values()), index())
    return lines


def _is_certain(claims: Sequence[SignedClaim], line: Block, beside: Beside) -> bool:
    """Is it certain that `line`, of which `claims` are made, ends what goes?

    A word or two may be part of a name that follows: "Share", "Dona", "Live" and "Home Office".
    """
    if line.text[-1] in _CLOSING:
        return True
    if len(line.text.split()) < FEW_WORDS and not DATED.search(line.text):
        return False
    longer = Block((0, 0), f"{line.text} {_PROBE}")
    return not any(map(_is_free, claims)) and not _sure(longer, beside)


def _sure(line: Block, beside: Beside) -> list[SignedClaim]:
    claims = beside.claims([line], ()).get(line, ())
    return [signed for signed in claims if signed.claim.strength == EXACT]


def _is_free(signed: SignedClaim) -> bool:
    return any(name in _FREE for name, _ in signed.claim.fields)
