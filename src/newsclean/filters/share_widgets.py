"""Share, like and print buttons.

Cuts lines that are a button's label ("Share this article", "Auf Facebook teilen", "Click to
share on Reddit (Opens in new window)"), their counters ("534 shares", "2.1K likes"), what they
answer ("Link copied!") and the like button's lines ("Be the first to like this."). Runs of
button words go whether they stand on one line ("Facebook Twitter Email", "FacebookTwitterEmail",
"Share | Tweet | Pin") or on lines of their own.

A network's name alone ("Facebook") is cut beside other buttons or after the last prose; a word
that is also an ordinary one ("Save", "More", "Kommentar", a bare number) only beside buttons.

Leaves alone sentences about sharing and about social media, and a network's name as a subhead.

Known limits: a subhead that is the name of a network and stands after the last prose goes; two
networks on a line of their own inside the body stay.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from newsclean.document import EXACT, STRONG, Block, Claim, Document
from newsclean.phrases import Hit, fold, index, table

_SLOT, _WEAK_SLOT = "§", "¤"  # stand for a network's name; the weak one is a common word too
_LONGEST = 200  # characters of a run of buttons
_LABEL = 120  # characters of a single label, brackets included
_GAP = 2  # lines of another kind that a row of buttons may have between two of them
_WORDS = 7  # of the longest label that is looked for inside a run
_MARKS = " |•·,/:;!()[]–—→»-"
_SEPARATORS = re.compile(rf"[\s{re.escape(_MARKS)}]+")
_HEAD = 4  # letters: a name this long may have an ending of the language
_GLUED = re.compile(r"(?<=[a-zß-ÿ!])(?=[A-ZÀ-Þ])")  # "FacebookTwitter", "ThisBlogThis!Share"
_BARE_NUMBER = re.compile(r"\d[\d.,]{0,6}[kKmM]?$")


def share_widgets(document: Document) -> Iterator[Claim]:
    """Yield claims on share buttons; see the module's text."""
    yield from document.claims("share_widgets")
    row: list[Block] = []  # words that may be buttons, since the last line that was none
    sure, gap = False, 0
    for block in document.blocks:
        size = len(block.text)
        claim = _claim(document, block) if size <= _LONGEST else None
        if claim:
            yield claim
        gap = 0 if claim or (size <= _LABEL and _may_be_button(block)) else gap + 1
        if block.is_prose or gap > _GAP:
            if row:
                yield from _row_claims(row, sure)
                row = []
            sure, gap = False, 0
        elif gap == 0:
            row.append(block)
            sure = sure or claim is not None or _is_button(block)
    yield from _row_claims(row, sure)


def _row_claims(row: list[Block], sure: bool) -> Iterator[Claim]:
    """Yield claims on the blocks of `row`, if one of them is a button beyond doubt."""
    for block in row if sure and len(row) > 1 else ():
        yield block.claim("word", block.key, strength=STRONG)


def _claim(document: Document, block: Block) -> Claim | None:
    """Return the claim that the block earns without its neighbours, if any."""
    if slot := _slot(block):
        return block.claim("slot", slot, strength=EXACT)
    if _may_be_run(block) and (_is_run(block.key) or _is_run(fold(_GLUED.sub(" ", block.text)))):
        return block.claim("widget_run", block.key, strength=EXACT)
    if document.after_body(block) and (_is_network(block.key) or "outside" in _rules(block)):
        return block.claim("word", block.key, strength=STRONG)
    return None


def _slot(block: Block) -> str:
    """Return the label around a network's name that the block is, "" if it is none."""
    key = block.key.partition(" (")[0]
    if len(block.text) > _LABEL or not key or not _may_be_slot(key):
        return ""
    if not _may_be_labels(key.split(" ")):
        return ""
    label = _labelled(key).replace(_WEAK_SLOT, _SLOT)
    return label if label in _slots() else ""


def _may_be_slot(key: str) -> bool:
    """Could a label with a slot start or end like `key`? Cheap; scripts without spaces always."""
    first, last = _slot_ends()
    return key[-1] >= "\u0e00" or key.split(" ", 1)[0] in first or key.rsplit(" ", 1)[-1] in last


def _rules(block: Block) -> set[str]:
    """Return the rules of this filter whose phrases the block meets."""
    return {hit.rule for hit in block.hits if hit.filter == "share_widgets"}


def _may_be_button(block: Block) -> bool:
    """Is the short block a button, or a word or number that stands for one among others?"""
    if block.hits and _rules(block):
        return True
    return _is_network(block.key) or bool(_BARE_NUMBER.match(block.text))


def _is_button(block: Block) -> bool:
    """Is the block a button by itself, or the name of a network?"""
    if any(hit.filter == "share_widgets" and hit.claims for hit in block.hits):
        return True
    return _is_network(block.key) and block.key not in _weak_names()


def _is_network(key: str) -> bool:
    """Is `key` the names of one or two networks and nothing else?"""
    names = _names()
    if key in names:
        return True
    if len(key) >= 30 or key[:2] not in _name_heads():
        return False
    parts = _SEPARATORS.split(key)
    return len(parts) == 2 and all(part in names for part in parts)


def _may_be_run(block: Block) -> bool:
    """Does the block begin with the first word of a label, glued to the next or not? A gate."""
    word = _SEPARATORS.split(block.key, maxsplit=1)[0]
    if word in _first_words():
        return True
    heads = _first_heads()
    if word[:3] not in heads and word[:2] not in heads and word[:1] not in heads:
        return False
    text = block.text
    return bool(_GLUED.search(text.split(None, 1)[0] if text[0].isalpha() else text))


def _may_be_labels(words: list[str]) -> bool:
    """Could each of `words` be one of a label or a network's name? A gate.

    Where other marks or letters than a to z stand in a word a name may begin in its middle.
    """
    known, heads = _label_words(), _name_word_heads()
    return all(
        word in known or word[:_HEAD] in heads or not (word.isascii() and word.isalpha())
        for word in words
    )


def _is_run(key: str) -> bool:
    """Is `key` several buttons and nothing else, two of them beyond doubt?"""
    words = _SEPARATORS.sub(" ", key).split()
    if len(words) < 2 or words[0] not in _first_words() or not _may_be_labels(words):
        return False
    labels = _segments(_labelled(" ".join(words)).split())
    sure = sum(label in _sure() for label in labels)
    return sure >= 2 and (len(labels) >= 3 or labels != [_SLOT, _SLOT])


def _segments(words: list[str]) -> list[str]:
    """Return `words` as a row of labels, the longest first; [] if that cannot be."""
    rows: list[list[str] | None] = [None] * len(words) + [[]]
    for at in reversed(range(len(words))):
        for size in range(min(_WORDS, len(words) - at), 0, -1):
            label, rest = " ".join(words[at : at + size]), rows[at + size]
            if rest is not None and label in _labels():
                rows[at] = [label, *rest]
                break
    return rows[0] or []


def _labelled(key: str) -> str:
    """Return `key` with a slot, in spaces, for each network's name."""
    found = _name().sub(lambda name: f" {_WEAK_SLOT if name[0] in _weak_names() else _SLOT} ", key)
    return " ".join(found.split())


@cache
def _name() -> re.Pattern[str]:
    """Match a network's name, with the ending that a language may hang on to a longer one."""
    names = sorted(_names(), key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in names if name.isascii())
    other = "|".join(re.escape(name) for name in names if not name.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin})(?:(?<=\w{{4}})[a-zäöę]{{0,4}})?(?![a-z])|{other}")


@cache
def _names() -> frozenset[str]:
    return frozenset(fold(name) for name in table("share_widgets")["names"]["all"])


@cache
def _name_heads() -> frozenset[str]:
    """The first two characters of the names, or one and the mark that parts it from another."""
    ends = {name + mark for name in _names() if len(name) == 1 for mark in _MARKS}
    return frozenset(name[:2] for name in _names()) | ends


@cache
def _weak_names() -> frozenset[str]:
    return frozenset(fold(name) for name in table("share_widgets")["names"]["weak"])


@cache
def _slots() -> frozenset[str]:
    """The labels that hold a network's name, as `_labelled` leaves them."""
    groups = table("share_widgets")["slots"].values()
    labels = (fold(label.replace("{}", _SLOT)) for group in groups for label in group)
    return frozenset(" ".join(label.replace(_SLOT, f" {_SLOT} ").split()) for label in labels)


@cache
def _slot_ends() -> tuple[frozenset[str], frozenset[str]]:
    """The words that labels with a slot start with, and those that they end with."""
    labels = [label.split() for label in _slots()]
    return frozenset(label[0] for label in labels), frozenset(label[-1] for label in labels)


@cache
def _labels() -> frozenset[str]:
    """Every label of a button, ordinary words among them, as `_is_run` reads them."""
    return _sure() | _lines(lambda hit: True) | {_WEAK_SLOT}


@cache
def _sure() -> frozenset[str]:
    """The labels that are buttons beyond doubt."""
    weak = {label.replace(_SLOT, _WEAK_SLOT) for label in _slots()}
    return _slots() | weak | _lines(lambda hit: hit.claims) | {_SLOT}


def _lines(wanted: Callable[[Hit], bool]) -> frozenset[str]:
    """Return the phrases of this filter that are `wanted`, without marks between their words."""
    found = (
        key
        for key, hits in index().lines.items()
        if any(hit.filter == "share_widgets" and wanted(hit) for hit in hits)
    )
    return frozenset(" ".join(_SEPARATORS.sub(" ", key).split()) for key in found)


@cache
def _first_heads() -> frozenset[str]:
    """How the words begin that a run may start with."""
    return frozenset(word[:3] for word in _first_words())


@cache
def _label_words() -> frozenset[str]:
    """The words of all labels and names."""
    return frozenset(word for label in _labels() | _slots() | _names() for word in label.split())


@cache
def _name_word_heads() -> frozenset[str]:
    """How the words of names begin that a language may hang an ending on."""
    words = (word for name in _names() for word in _SEPARATORS.split(name))
    return frozenset(word[:_HEAD] for word in words if len(word) >= _HEAD)


@cache
def _first_words() -> frozenset[str]:
    """The words that a run may start with."""
    return frozenset(label.split()[0] for label in _labels() | _names() if label)
