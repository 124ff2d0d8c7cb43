"""The Document: an input cut into Blocks, and the Claims that filters lay on them.

A Block is one line of the input (or several, where a hard-wrapped paragraph was joined): its
text as repair would leave it, its place in the input, and its folded key. Filters read
Documents and yield Claims; nothing here changes once it is made.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from newsclean.article import Span
from newsclean.phrases import Hit, fold, index
from newsclean.prose import is_prose
from newsclean.repair import mend
from newsclean.repair.changes import Change, Draft

EXACT, STRONG, CONTEXT = 3, 2, 1
"""How sure a claim is. EXACT: a phrase or form names all that is cut. STRONG: a form and its
neighbours say so. CONTEXT: only position or likeness speak for it; the profile decides."""

KEY_LENGTH = 300  # a longer line is no interface string; only its ends are looked up
_ENDING = 90  # how far before its end a paragraph may have a phrase glued on, in characters
_STOPS = (". ", "! ", "? ", ".” ", '." ', "… ", "。")


class Claim(NamedTuple):
    """A filter's word that `block`, or text[start:end] of it, is residue, because of `evidence`.

    `fields` are (name, value) pairs for the Article. With `keeps` nothing is cut: the claim
    only reports what it read. `cascade` is the index of the block that opened the run which the
    claim belongs to. `twin` is the block that says the same and must stay for this one to go.
    """

    block: "Block"
    rule: str
    evidence: str
    start: int = 0
    end: int | None = None
    strength: int = STRONG
    fields: tuple[tuple[str, Any], ...] = ()
    keeps: bool = False
    cascade: int | None = None
    twin: "Block | None" = None


Filter = Callable[["Document"], Iterable[Claim]]


class Block:
    """One line of the input.

    `pieces` are its spans in the input (more than one where something was cut out of its
    middle), `text` is how it reads after repair, `changes` how it came to read so, in offsets
    of the pieces laid end to end. `index` is its place in the Document. `link_share` (0 to 1)
    and `hints` are what a page's markup knew of it, where there was markup.
    """

    __slots__ = (
        "_hits",
        "_key",
        "_prose",
        "changes",
        "hints",
        "index",
        "link_share",
        "pieces",
        "text",
    )

    def __init__(
        self,
        pieces: tuple[Span, ...],
        text: str,
        changes: Sequence[Change] = (),
        *,
        link_share: float = 0.0,
        hints: frozenset[str] = frozenset(),
    ) -> None:
        self.pieces = pieces
        self.text = text
        self.changes = changes
        self.link_share = link_share
        self.hints = hints
        self.index = 0
        self._key: str | None = None
        self._hits: tuple[Hit, ...] | None = None
        self._prose: bool | None = None

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.text!r})"

    @property
    def span(self) -> Span:
        """Where the block starts and ends in the input."""
        return self.pieces[0][0], self.pieces[-1][1]

    @property
    def key(self) -> str:
        """The folded key of the whole block."""
        if self._key is None:
            self._key = fold(self.text)
        return self._key

    @property
    def is_prose(self) -> bool:
        """Does it read like running prose?"""
        if self._prose is None:
            self._prose = is_prose(self.text)
        return self._prose

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The phrases that the block as a whole meets."""
        if self._hits is None:
            self._hits = index().hits(self.key) if len(self.text) <= KEY_LENGTH else ()
        return self._hits

    def claim(self, rule: str, evidence: str, **details: Any) -> Claim:
        """Return a Claim on this block; `details` are the other fields of Claim."""
        return Claim(self, rule, evidence, **details)

    def finding(self, rule: str, evidence: str, **fields: Any) -> Claim:
        """Return a Claim that cuts nothing and reports `fields`."""
        return Claim(self, rule, evidence, fields=tuple(fields.items()), keeps=True)

    def ending(self) -> int | None:
        """Return where the last sentence starts, if it is short and another one precedes it."""
        tail = self.text[-_ENDING:]
        at = max([tail.rfind(stop) + len(stop) for stop in _STOPS if stop in tail], default=0)
        return len(self.text) - len(tail) + at if 0 < at < len(tail) else None

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where text[start:end] stood in the input, one span for each piece it touches."""
        if self.changes:
            draft = Draft("")
            draft.changes = list(self.changes)
            start, end = draft.origin(start), draft.origin(end, end=True)
        found, before = [], 0
        for a, b in self.pieces:
            here, there = max(a, a + start - before), min(b, a + end - before)
            if here < there:
                found.append((here, there))
            before += b - a
        return found


def block_at(
    source: str,
    pieces: Sequence[Span],
    language: str | None,
    *,
    sound: bool = False,
    hyphens: Container[int] = frozenset(),
    link_share: float = 0.0,
    hints: frozenset[str] = frozenset(),
) -> Block | None:
    """Return the Block of `pieces` of `source`, mended and bare of white space at its ends.

    None if nothing is left of it. Where two pieces meet without white space one is put between,
    but for pieces whose end is among `hyphens`: there a hyphen cut a word, and goes. `sound` says
    that no line of `source` needs mending.
    """
    spans = _trimmed(source, pieces)
    raw = "".join([source[a:b] for a, b in spans])
    changes: Sequence[Change] = ()
    text = raw
    if len(spans) > 1 or not sound:
        draft = Draft(raw)
        draft.revise(_seams(raw, spans, hyphens))
        draft.revise(mend(draft.text, language))
        draft.revise(_bare(draft.text))
        text, changes = draft.text, draft.changes
    return Block(tuple(spans), text, changes, link_share=link_share, hints=hints) if text else None


def _trimmed(source: str, pieces: Sequence[Span]) -> list[Span]:
    """Return `pieces` without white space at the outer ends, and without empty ones."""
    first, last = 0, len(pieces)
    while first < last and not source[slice(*pieces[first])].strip():
        first += 1
    while first < last and not source[slice(*pieces[last - 1])].strip():
        last -= 1
    spans = [(a, b) for a, b in pieces[first:last] if a < b]
    if spans:
        a, b = spans[0]
        spans[0] = (b - len(source[a:b].lstrip()), b)
        a, b = spans[-1]
        spans[-1] = (a, a + len(source[a:b].rstrip()))
    return spans


def _seams(raw: str, spans: Sequence[Span], hyphens: Container[int]) -> list[Change]:
    """Return what joins the pieces where they meet: a space, or a cut word's hyphen gone."""
    seams, at = [], 0
    for a, b in spans[:-1]:
        at += b - a
        if b in hyphens:
            seams.append(Change(at - 1, at, "", "hyphenation"))
        elif not raw[at - 1].isspace() and not raw[at].isspace():
            seams.append(Change(at, at, " ", "seam"))
    return seams


def _bare(text: str) -> list[Change]:
    """Return the changes that take white space off both ends of `text`."""
    body = text.strip()
    if body == text:
        return []
    start = text.find(body) if body else len(text)
    ends = ((0, start), (start + len(body), len(text)))
    return [Change(a, b, "", "spacing") for a, b in ends if a < b]


class Document:
    """An input as filters see it: its blocks in order, and what can be asked of them.

    `source` is the input; `title`, `url` and `language` are what the caller knows of it, and
    `known` holds the Article's fields that a reader took from a page's metadata. `sound` says that
    no line of it needs mending, `hyphens` are the offsets behind hyphens that cut a word in two.
    """

    def __init__(
        self,
        source: str,
        blocks: Sequence[Block],
        *,
        title: str | None = None,
        url: str | None = None,
        language: str | None = None,
        known: Mapping[str, Any] = MappingProxyType({}),
        sound: bool = False,
        hyphens: Container[int] = frozenset(),
    ) -> None:
        self.source = source
        self.blocks = tuple(blocks)
        self.title = title
        self.url = url
        self.language = language
        self.known = known
        self.sound = sound
        self.hyphens = hyphens
        for i, block in enumerate(self.blocks):
            block.index = i

    def without(self, gaps: dict[Block, list[Span]]) -> "Document":
        """Return the Document that is left when `gaps` (spans of the input) are cut out."""
        left = []
        for block in self.blocks:
            if block not in gaps:
                left.append(block)
                continue
            pieces = _cut(block.pieces, gaps[block])
            rest = block_at(
                self.source,
                pieces,
                self.language,
                sound=self.sound,
                hyphens=self.hyphens,
                link_share=block.link_share,
                hints=block.hints,
            )
            if rest:
                left.append(rest)
        return Document(
            self.source,
            left,
            title=self.title,
            url=self.url,
            language=self.language,
            known=self.known,
            sound=self.sound,
            hyphens=self.hyphens,
        )

    @cached_property
    def text(self) -> str:
        """All that the blocks say, a line each: to ask once whether a cue occurs at all."""
        return "\n".join([block.text for block in self.blocks])

    @cached_property
    def _lower(self) -> str:
        return self.text.casefold()

    @cached_property
    def _hits(self) -> dict[str, list[tuple[Block, Hit]]]:
        found: dict[str, list[tuple[Block, Hit]]] = {}
        for block in self.blocks:
            for hit in block.hits:
                found.setdefault(hit.filter, []).append((block, hit))
        return found

    @cached_property
    def _endings(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        endings = index().endings
        for block in self.blocks:
            start = block.ending()
            if start is None:
                continue
            for hit in endings.get(fold(block.text[start:]), ()):
                claim = block.claim(hit.rule, hit.phrase, start=start, strength=hit.strength)
                found.setdefault(hit.filter, []).append(claim)
        return found

    def hits(self, name: str, rule: str | None = None) -> list[tuple[Block, Hit]]:
        """Return the (block, hit) pairs of the filter `name`, in order, of one rule or of all."""
        found = self._hits.get(name, [])
        return found if rule is None else [pair for pair in found if pair[1].rule == rule]

    def claims(self, name: str) -> Iterator[Claim]:
        """Yield the claims that the phrases of `name` make by themselves (`claims = true`)."""
        for block, hit in self.hits(name):
            if hit.claims:
                yield block.claim(hit.rule, hit.phrase, strength=hit.strength)
        yield from self._endings.get(name, ())

    def containing(self, *cues: str) -> list[Block]:
        """Return the blocks in which one of `cues` occurs, case ignored; cues are in lower case."""
        if not any(cue in self._lower for cue in cues):
            return []
        return [b for b in self.blocks if any(cue in b.text.casefold() for cue in cues)]

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The indexes of the blocks that read like running prose."""
        return tuple(block.index for block in self.blocks if block.is_prose)

    def before_body(self, block: Block) -> bool:
        """Does `block` stand before the first prose, with prose to come?"""
        return bool(self.prose) and block.index < self.prose[0]

    def after_body(self, block: Block) -> bool:
        """Does `block` stand after the last prose?"""
        return bool(self.prose) and block.index > self.prose[-1]

    def next(self, block: Block) -> Block | None:
        """Return the block after `block`, if there is one."""
        return self.blocks[block.index + 1] if block.index + 1 < len(self.blocks) else None

    def previous(self, block: Block) -> Block | None:
        """Return the block before `block`, if there is one."""
        return self.blocks[block.index - 1] if block.index else None


def _cut(pieces: Sequence[Span], gaps: Iterable[Span]) -> list[Span]:
    """Return what is left of `pieces` without `gaps`; both in order, gaps within pieces."""
    left: list[Span] = []
    waiting = iter(sorted(gaps))
    gap = next(waiting, None)
    for a, b in pieces:
        while gap and gap[0] < b:
            if a < gap[0]:
                left.append((a, gap[0]))
            a = max(a, gap[1])
            if gap[1] > b:
                break
            gap = next(waiting, None)
        if a < b:
            left.append((a, b))
    return left
