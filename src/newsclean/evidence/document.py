"""The Document: an input cut into Blocks, and what filters can ask of it.

Filters read Documents and yield Claims. What a Document says never changes; it remembers what it
was asked, and hands that on to the Document that a cut leaves.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any, TypeVar

from newsclean.evidence.cues import CuedText
from newsclean.evidence.gates import Gate, Openings
from newsclean.evidence.lookup import look_up
from newsclean.model.block import KEY_LENGTH, Block, casefold
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span
from newsclean.model.metadata import Metadata
from newsclean.phrases import Hit, fold, index
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.repair.blocks import block_at

__all__ = [
    "CONTEXT",
    "EXACT",
    "KEY_LENGTH",
    "STRONG",
    "Block",
    "Claim",
    "Document",
    "Filter",
    "block_at",
]

_BATCH = 500  # blocks that are made lower case at once: what saves time, and memory for no more

Filter = Callable[["Document"], Iterable[Claim]]
_T = TypeVar("_T")
_Found = list[tuple[Block, Any]]  # blocks, in order, and what a look at each of them said


class Document:
    """An input as filters see it: its blocks in order, and what can be asked of them.

    `source` is the input; `title`, `url` and `language` are what the caller knows of it, and
    `metadata` holds the Article's fields that a reader took from a page. `sound` says that
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
        metadata: Metadata = Metadata(),  # noqa: B008  # it is immutable
        sound: bool = False,
        hyphens: Container[int] = frozenset(),
    ) -> None:
        self.source = source
        self.blocks = tuple(blocks)
        self.title = title
        self.url = url
        self.language = language
        self.metadata = metadata
        self.sound = sound
        self.hyphens = hyphens
        self._sifted: dict[Any, _Found] = {}  # by look, or by cues
        self._before: dict[Any, _Found] = {}  # the same of the Document that this one came from
        self._fresh: Sequence[Block] = self.blocks  # the blocks that that one had not
        self._short: dict[int, Sequence[Block]] = {}  # blocks up to a length
        self._told: dict[Any, Any] = {}  # by what was asked of the whole Document
        self._lowered: CuedText | None = None
        self._openings: Openings | None = None
        for i, block in enumerate(self.blocks):
            block.index = i

    def without(self, gaps: Mapping[Block, list[Span]], gone: Container[Block] = ()) -> "Document":
        """Return the Document that is left when `gaps` (spans of the input) are cut out.

        Of the blocks in `gone` nothing is left.
        """
        left, fresh = [], []
        for block in self.blocks:
            if block in gone:
                continue
            rest: Block | None = block
            if block in gaps:
                rest = self._rest(block, gaps[block])
                fresh += [rest] if rest else []
            if rest:
                left.append(rest)
        return self._with(left, fresh)

    def replaced(self, blocks: Sequence[Block]) -> "Document":
        """Return the Document that has `blocks` in the places of its own."""
        fresh = [ours for ours, own in zip(blocks, self.blocks, strict=True) if ours is not own]
        return self._with(blocks, fresh) if fresh else self

    def _with(self, blocks: Sequence[Block], fresh: Sequence[Block]) -> "Document":
        """Return a Document of the same input with `blocks`, of which `fresh` are not ours."""
        document = Document(
            self.source,
            blocks,
            title=self.title,
            url=self.url,
            language=self.language,
            metadata=self.metadata,
            sound=self.sound,
            hyphens=self.hyphens,
        )
        document._before = self._sifted
        self._lowered = self._openings = None  # as large as the text, and asked for no more
        self._short.clear()
        for name in ("_hits", "_claims", "_lengths"):
            self.__dict__.pop(name, None)
        document._fresh = fresh
        return document

    def _rest(self, block: Block, gaps: Iterable[Span]) -> Block | None:
        """Return what is left of `block` when `gaps` are cut out, if anything is."""
        return block_at(
            self.source,
            _cut(block.pieces, gaps),
            self.language,
            sound=self.sound,
            hyphens=self.hyphens,
            link_share=block.link_share,
            hints=block.hints,
        )

    @property
    def _lower(self) -> CuedText:
        """The text of the blocks in lower case."""
        if self._lowered is None:
            self._lowered = CuedText(self._lower_parts)
        return self._lowered

    def _lower_parts(self) -> Iterator[str]:
        """Yield the text of the blocks in lower case, some at a time, so that one rare letter widens
        no more than these."""
        for i in range(0, len(self.blocks), _BATCH):
            yield _lowered(self.blocks[i : i + _BATCH])

    @cached_property
    def _hits(self) -> dict[str, tuple[list[Block], list[Hit]]]:
        """The hits of each filter, beside their blocks: in two lists, which cost less than pairs."""
        look_up([block for block in self.blocks if block.may_end is None])
        found: dict[str, tuple[list[Block], list[Hit]]] = {}
        for block in self.blocks:
            for hit in block.hits:
                if hit.filter not in found:
                    found[hit.filter] = ([], [])
                blocks, hits = found[hit.filter]
                blocks.append(block)
                hits.append(hit)
        return found

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """What the phrases of each filter claim by themselves: whole lines, then endings."""
        found: dict[str, list[Claim]] = {}
        for name in self._hits:
            found[name] = [
                block.claim(hit.rule, hit.phrase, strength=hit.strength)
                for block, hit in self.hits(name)
                if hit.claims
            ]
        phrases = index()
        for block in self.blocks:
            start = block.ending() if block.may_end else None
            if start is None:
                continue
            for hit in phrases.ending(fold(block.text[start:])):
                claim = block.claim(hit.rule, hit.phrase, start=start, strength=hit.strength)
                found.setdefault(hit.filter, []).append(claim)
        return found

    def hits(self, name: str, rule: str | None = None) -> list[tuple[Block, Hit]]:
        """Return the (block, hit) pairs of the filter `name`, in order, of one rule or of all."""
        if name not in self._hits:
            return []
        blocks, hits = self._hits[name]
        pairs = zip(blocks, hits, strict=True)
        return [pair for pair in pairs if pair[1].rule == rule] if rule else list(pairs)

    def claims(self, name: str) -> list[Claim]:
        """Return the claims that the phrases of `name` make by themselves (`claims = true`)."""
        return self._claims.get(name, [])

    def sift(
        self,
        look: Callable[[Block], _T | None],
        *cues: str,
        longest: int | None = None,
        opens: Container[str] | None = None,
        ends: str = "",
    ) -> list[tuple[Block, _T]]:
        """Return the blocks, in order, of which `look` says something true, with what it says.

        Args:
            look: judges a block by itself, never by its neighbours or its place. So what it says
                stands for as long as the block does, and is not asked again in a later round.
            cues: in lower case. Where there are any, only blocks are looked at in which one of
                them occurs, case ignored.
            longest: characters; longer blocks are left out.
            opens: folded words. Where it is given, blocks whose first word, past a bullet, is none
                of them are left out, unless there are marks in it, or it is of a script without
                spaces.
            ends: characters. Where it is given, blocks that end in none of them are left out.
        """
        if not self._fresh and self._before.get(look) == []:  # as in most later rounds
            self._sifted[look] = []
            return []
        return self._once(look, look, Gate(cues, longest, opens, ends))

    def containing(self, *cues: str, longest: int | None = None) -> list[Block]:
        """Return the blocks in which one of `cues` occurs, as in `sift`.

        The cues must not hang on the text: they are learnt, for all texts to come.
        """
        gate = Gate(cues, longest)
        return [block for block, _ in self._once((cues, longest), _always, gate)]

    def once(self, find: Callable[["Document"], _T]) -> _T:
        """Return what `find` says of this Document; it is asked once, however many want to know."""
        if find not in self._told:
            self._told[find] = find(self)
        found: _T = self._told[find]
        return found

    def _once(self, name: Any, look: Callable[[Block], Any], gate: Gate) -> _Found:
        """Return what `look` found, under `name`; of blocks that an earlier round had, what it said."""
        found = self._sifted.get(name)
        if found is None:
            before = self._before.get(name)
            if before is None:
                found = [(b, said) for b in self._gated(gate) if (said := look(b))]
            else:
                found = self._kept(before) if before else before
                if self._fresh:
                    new = [b for b in self._fresh if gate.passes(b)]
                    fresh = [(block, said) for block in new if (said := look(block))]
                    found = sorted(found + fresh, key=_place) if fresh else found
            self._sifted[name] = found
        return found

    def _kept(self, before: _Found) -> _Found:
        """Return those of `before` whose blocks this Document has, not an earlier one only."""
        blocks, last = self.blocks, len(self.blocks) - 1
        return [p for p in before if p[0].index <= last and blocks[p[0].index] is p[0]]

    def _gated(self, gate: Gate) -> Sequence[Block]:
        """Return the blocks that pass `gate`."""
        cues, longest = gate.cues, gate.longest
        if gate.opens is not None:
            if self._openings is None:
                self._openings = Openings(self.blocks)
            return [block for block in self._openings.among(gate.opens) if gate.fits(block)]
        if gate.ends:
            ends = gate.ends
            return [b for b in self.blocks if b.text[-1] in ends and gate.fits(b)]
        if not cues:
            return self.blocks if longest is None else self._up_to(longest)
        present = self._lower.occurring(cues)
        if not present:
            return ()
        blocks = self.blocks if longest is None else self._up_to(longest)
        if len(present) == 1:
            (cue,) = present
            return [b for b in blocks if cue in b.lower]
        places = {b.index for cue in present for b in blocks if cue in b.lower}
        return [self.blocks[i] for i in sorted(places)]

    def _up_to(self, longest: int) -> Sequence[Block]:
        """Return the blocks of at most `longest` characters."""
        found = self._short.get(longest)
        if found is None:
            found = list(compress(self.blocks, map(longest.__ge__, self._lengths)))
            if len(found) == len(self.blocks):
                found = self.blocks  # which is there already
            self._short[longest] = found
        return found

    @cached_property
    def _lengths(self) -> list[int]:
        """The lengths of the blocks' texts, in characters."""
        return [len(block.text) for block in self.blocks]

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The indexes of the blocks that read like running prose."""
        return tuple(block.index for block in self.blocks if block.is_prose)

    @cached_property
    def _first_prose(self) -> int:
        return next((b.index for b in self.blocks if b.is_prose), -1)

    @cached_property
    def _last_prose(self) -> int:
        return next((b.index for b in reversed(self.blocks) if b.is_prose), len(self.blocks))

    def before_body(self, block: Block) -> bool:
        """Does `block` stand before the first prose, with prose to come?"""
        return block.index < self._first_prose

    def after_body(self, block: Block) -> bool:
        """Does `block` stand after the last prose?"""
        return block.index > self._last_prose

    def next(self, block: Block) -> Block | None:
        """Return the block after `block`, if there is one."""
        return self.blocks[block.index + 1] if block.index + 1 < len(self.blocks) else None

    def previous(self, block: Block) -> Block | None:
        """Return the block before `block`, if there is one."""
        return self.blocks[block.index - 1] if block.index else None

    def beside(self, block: Block) -> tuple[Block, ...]:
        """Return the blocks right before and right after `block`, as many as there are."""
        i = block.index
        return self.blocks[max(0, i - 1) : i] + self.blocks[i + 1 : i + 2]


def _lowered(blocks: Sequence[Block]) -> str:
    """Return the texts of `blocks` in lower case, a line each, and let each know its own."""
    lowered = casefold("\n".join([block.text for block in blocks]))
    lines = lowered.split("\n")
    if len(lines) == len(blocks):  # no block has a line break in it
        for block, line in zip(blocks, lines, strict=True):
            block.lower = line
    return lowered


def _always(block: Block) -> bool:
    return True


def _place(pair: tuple[Block, Any]) -> int:
    return pair[0].index


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
