"""The Document: an input cut into Blocks, and what filters can ask of it.

Filters read Documents and yield Claims. A Document is a value: a cut leaves another one. What line
rules said is remembered in the memo of the run, which both share.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from newsclean.evidence.boundaries import Place, phrase_places, places_at_end, places_inside
from newsclean.evidence.line_rules import LineRule
from newsclean.evidence.memo import Memo
from newsclean.evidence.starts import starts_in
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.model.ledger import Removal
from newsclean.model.metadata import NOTHING_KNOWN, Metadata
from newsclean.phrases import PhraseIndex, PhraseMatch, index, signature, takes_sentences
from newsclean.site_rules.matching import Found, Matcher
from newsclean.text.prose import ends_like_sentence, word_count
from newsclean.text.speech import reports_speech

Filter = Callable[["Document"], Iterable[Claim]]
T = TypeVar("T")
_SENTENCE = 6  # words of a sentence that stands before what ends a line


class Document:
    """An input as filters see it: its blocks in order, and what can be asked of them.

    `source` is the input; `title`, `url` and `language` are what the caller knows of it, and
    `metadata` holds the Article's fields that a reader took from a page. `heading` is that title as
    a line: the one on top of the input that says it, which is none of the blocks, or one that
    stands nowhere in the input (its span is empty).
    `needs_no_repair` says that no line of it needs mending, `hyphens` are the offsets behind
    hyphens that cut a word in two. `set_aside` is what of the input the reader gave no block: what a page
    shows beside its article. `is_judged` says that the judge may choose among its lines, as it may among those of a
    text: where cuts leave the text of a whole page, it is asked again.
    """

    source: str
    blocks: tuple[Block, ...]
    title: str | None
    heading: Block | None
    url: str | None
    language: str | None
    metadata: Metadata
    needs_no_repair: bool
    hyphens: Container[int]
    set_aside: tuple[Removal, ...]
    is_judged: bool
    _memo: Memo
    _found: dict[Callable[["Document"], Any], Any]

    def __init__(
        self,
        source: str,
        blocks: Sequence[Block],
        *,
        title: str | None = None,
        heading: Block | None = None,
        url: str | None = None,
        language: str | None = None,
        metadata: Metadata = NOTHING_KNOWN,
        needs_no_repair: bool = False,
        hyphens: Container[int] = frozenset(),
        set_aside: tuple[Removal, ...] = (),
        is_judged: bool = False,
        memo: Memo | None = None,
    ) -> None:
        self.__dict__.update(
            source=source,
            blocks=tuple(blocks),
            title=heading.text if heading else title,
            heading=heading,
            url=url,
            language=language,
            metadata=metadata,
            needs_no_repair=needs_no_repair,
            hyphens=hyphens,
            set_aside=set_aside,
            is_judged=is_judged,
            _memo=memo or Memo(),
            _found={},
        )
        if memo is None:
            self._memo.add(self.blocks)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Document cannot be altered: its {name} is what its reader made")

    def with_blocks(
        self, blocks: Sequence[Block], heading: Block | None = None, title: str | None = None
    ) -> "Document":
        """Return the Document of the same input that has `blocks`, `heading` and `title` if they are given."""
        if not self._memo.is_asked:  # then nobody has to know what the lines were before
            return self._of(blocks, self._memo.fresh(blocks), heading, title)
        self._memo.add([block for block in blocks if block not in self._places])
        return self._of(blocks, self._memo, heading, title)

    def with_phrases(self, phrases: PhraseIndex) -> "Document":
        """Return this Document as it is where `phrases` serve, and no others."""
        blocks = [block.not_looked_up() for block in self.blocks]
        memo = Memo(phrases, self._memo.site_rules)
        memo.add(blocks)
        return self._of(blocks, memo)

    def with_site_rules(self, site_rules: Matcher) -> "Document":
        """Return this Document as it is where `site_rules` hold, and no others."""
        memo = Memo(self._memo.phrases, site_rules)
        memo.add(self.blocks)
        return self._of(self.blocks, memo)

    def site_rule_places(self) -> Iterator[tuple[Block, Found]]:
        """Yield the blocks, in order, in which fragments of site rules stand, and where."""
        rules = self._memo.site_rules
        if rules is None or rules.is_empty:
            return
        for place, block in enumerate(self.blocks):
            for found in rules.find(block.text, block.key, place, len(self.blocks)):
                yield block, found

    def _of(
        self,
        blocks: Sequence[Block],
        memo: Memo,
        heading: Block | None = None,
        title: str | None = None,
    ) -> "Document":
        return Document(
            self.source,
            blocks,
            title=title or self.title,
            heading=heading or self.heading,
            url=self.url,
            language=self.language,
            metadata=self.metadata,
            needs_no_repair=self.needs_no_repair,
            hyphens=self.hyphens,
            set_aside=self.set_aside,
            is_judged=self.is_judged,
            memo=memo,
        )

    @cached_property
    def length(self) -> int:
        """The number of characters of the input that were not set aside."""
        return len(self.source) - sum([len(removal.text) for removal in self.set_aside])

    @property
    def kept(self) -> tuple[Block, ...]:
        """The lines of the input that are kept: the blocks, and a given title if it is one."""
        if self.heading and self.heading.stands:
            return (self.heading, *self.blocks)
        return self.blocks

    # What lines say

    def matching_lines(self, rule: LineRule[T | None]) -> list[tuple[Block, T]]:
        """Return the blocks, in order, of which `rule` says something true, with what it says."""
        if rule.one_line and len(self.prose) != 1:
            return []
        said: dict[Block, T] = self._memo.said(rule)
        if not said:
            return []
        here = self._places
        pairs = [pair for pair in said.items() if pair[0] in here]
        # Lines that a cut has made anew come last in the memo, wherever they stand in the text.
        return pairs if self._memo.in_order else sorted(pairs, key=lambda pair: here[pair[0]])

    @property
    def open_rules(self) -> set[LineRule[Any]]:
        """The line rules that have said something of a line, or are to judge one yet."""
        return self._memo.open_rules()

    @property
    def told_phrases(self) -> set[str | tuple[str, str | None]]:
        """The filters, and their rules, of which phrases are met, and the filters for which they claim."""
        return {*self._matches, *self._claims}

    def containing(self, *cues: str, longest: int | None = None) -> list[Block]:
        """Return the blocks of at most `longest` characters in which one of `cues` occurs.

        The cues are in lower case; case is ignored.
        """
        blocks: Iterable[Block] = self.blocks
        if longest is not None:
            blocks = [block for block in blocks if len(block.text) <= longest]
        return [block for block in blocks if any(cue in block.lower for cue in cues)]

    def phrase_matches(
        self, filter_name: str, rule: str | None = None
    ) -> list[tuple[Block, PhraseMatch]]:
        """Return the blocks, in order, that meet phrases of a filter, of one rule or of all."""
        return self._matches.get((filter_name, rule), [])

    def phrase_claims(self, filter_name: str) -> list[Claim]:
        """Return the claims that the phrases of a filter make by themselves."""
        return self._claims.get(filter_name, [])

    @cached_property
    def _matches(self) -> dict[tuple[str, str | None], list[tuple[Block, PhraseMatch]]]:
        """The phrases that blocks as a whole meet, by filter and rule, and by filter alone."""
        found: dict[tuple[str, str | None], list[tuple[Block, PhraseMatch]]] = {}
        for block in self.blocks:
            for match in block.matches:
                pair = block, match
                found.setdefault((match.filter, match.rule), []).append(pair)
                found.setdefault((match.filter, None), []).append(pair)
        return found

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """What the phrases of each filter claim by themselves: whole lines, then parts of lines."""
        found: dict[str, list[Claim]] = {}
        for (name, rule), pairs in self._matches.items():
            if rule is None:
                found[name] = [
                    block.claim(
                        signature(name, match.rule),
                        match.phrase,
                        start=_start_of(block, match),
                        strength=match.strength,
                    )
                    for block, match in pairs
                    if match.claims and not _tells_what_was_said(block, match)
                ]
        for block, here in self._phrase_places():
            for place in here:
                claim = block.claim(
                    signature(place.match.filter, place.match.rule),
                    place.match.phrase,
                    start=place.start,
                    end=place.end,
                    strength=place.strength,
                )
                found.setdefault(place.match.filter, []).append(claim)
        return found

    def _phrase_places(self) -> list[tuple[Block, list[Place]]]:
        """Return the blocks in which phrases claim a part, and the places in them."""
        phrases = self._memo.phrases
        # The rules were declared for the built-in phrases; what they remember says nothing of others.
        if phrases is index():
            return self.matching_lines(places_inside) + self.matching_lines(places_at_end)
        return [(block, phrase_places(block, phrases)) for block in self.blocks]

    # Where lines stand

    @cached_property
    def _places(self) -> dict[Block, int]:
        return {block: place for place, block in enumerate(self.blocks)}

    def has(self, block: Block) -> bool:
        """Is `block` one of the blocks?"""
        return block in self._places

    def index(self, block: Block) -> int:
        """Return the place of `block` among the blocks, from 0.

        Raises:
            KeyError: the Document has no such block.
        """
        return self._places[block]

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The indexes of the blocks that read like running prose."""
        return tuple([i for i, block in enumerate(self.blocks) if block.is_prose])

    def before_body(self, block: Block) -> bool:
        """Does `block` stand before the first prose, with prose to come?"""
        return bool(self.prose) and self.index(block) < self.prose[0]

    def after_body(self, block: Block) -> bool:
        """Does `block` stand after the last prose?"""
        return bool(self.prose) and self.index(block) > self.prose[-1]

    def next(self, block: Block) -> Block | None:
        """Return the block after `block`, if there is one."""
        at = self.index(block) + 1
        return self.blocks[at] if at < len(self.blocks) else None

    def previous(self, block: Block) -> Block | None:
        """Return the block before `block`, if there is one."""
        at = self.index(block)
        return self.blocks[at - 1] if at else None

    def beside(self, block: Block) -> tuple[Block, ...]:
        """Return the blocks right before and right after `block`, as many as there are."""
        at = self.index(block)
        return self.blocks[max(0, at - 1) : at] + self.blocks[at + 1 : at + 2]

    def of_top(self, find: Callable[["Document"], T], count: int) -> T:
        """Return what `find` says of this Document, which hangs on its title and first `count` blocks.

        A Document of the same run that has the same ones is asked for both.
        """
        key, said = (find, self.title, self.blocks[:count]), self._memo.of_top
        if key not in said:
            said[key] = find(self)
        found: T = said[key]
        return found

    def cached(self, find: Callable[["Document"], T]) -> T:
        """Return what `find` says of this Document; it is asked once, however many want to know."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found


def _start_of(block: Block, match: PhraseMatch) -> int:
    """Return where what the phrase claims of a line begins.

    Behind a sentence, where the line ends with a phrase that takes none along.
    """
    if match.match != "suffix" or takes_sentences(match.filter, match.rule):
        return 0
    text = block.text
    most = len(text) - len(match.phrase)  # some phrases have several sentences
    starts = (at for at in reversed(starts_in(text)) if at <= most)
    before = text[: next((at for at in starts if ends_like_sentence(text[:at].rstrip())), 0)]
    is_apart = before.count("(") == before.count(")")  # else one bracket holds both
    return len(before) if is_apart and word_count(before) >= _SENTENCE else 0


def _tells_what_was_said(block: Block, match: PhraseMatch) -> bool:
    """Opens the phrase a sentence that says who said so ("Share this with all, the flyer said")?"""
    return match.match == "prefix" and block.is_prose and reports_speech(block.text)
