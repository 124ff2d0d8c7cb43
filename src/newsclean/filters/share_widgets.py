"""Share, like and print buttons.

Cuts lines that are a button's label ("Share this article", "Auf Facebook teilen", "Click to
share on Reddit (Opens in new window)"), their counters ("534 shares", "2.1K likes"), what they
answer ("Link copied!") and the like button's lines ("Be the first to like this."). Runs of
button words go whether they stand on one line ("Facebook Twitter Email", "FacebookTwitterEmail",
"Share | Tweet | Pin") or on lines of their own,
or behind the last sentence of a paragraph.

A network's name alone ("Facebook") is cut beside other buttons or after the last prose; a word
that is also an ordinary one ("Save", "More", "Kommentar", a bare number) only beside buttons.

Leaves alone sentences about sharing and about social media, and a network's name as a subhead.

Known limits: a subhead that is the name of a network and stands after the last prose goes; two
networks on a line of their own inside the body stay.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import is_plain, line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, first_word, fixed, fold, fold_all, index, table
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.calls import around_networks
from newsclean.text.scripts import writes_without_spaces

_SLOT, _WEAK_SLOT = "§", "¤"  # stand for a network's name; the weak one is a common word too
_GLUED_LONGEST = 260  # characters of buttons that are glued into one line
_SEAMS = 2  # capitals that are glued to the button before
_NETWORKS_IN_ROW = 2
_GLUED_NAME = pattern(
    r"(?:(?<!\w)X|Facebook|Twitter|Pinterest|LinkedIn|BlogThis[!！]? ?)(?=[^\W\d_a-z])"
)
_LONG_NAME = 7  # letters of a network's name
_LONGEST = 200  # characters of a run of buttons
_LABEL = 120  # characters of a single label, brackets included
_GAP = 2  # lines of another kind that a row of buttons may have between two of them
_FIRST = 6  # words that are looked at before all of them are
_FIRST_LABEL = 50  # characters within which the first label of a glued run ends
_MARKS = " |•·,/:;!()[]–—→»-"
_SEPARATORS = pattern(rf"[\s{re.escape(_MARKS)}]+")
_HEAD = 4  # letters: a name this long may have an ending of the language
# "FacebookTwitter", "ThisBlogThis!Share". It begins with one class: see prose._BREAK.
_GLUED = pattern(r"[A-ZÀ-Þ](?<=[a-zß-ÿ!].)")
_STOP = pattern(r"[.!?…。][\"'”’»)]{0,2}\s+")
_HINT = pattern(r"\([^()]{5,40}\)?")  # "(Opens in new window)"
_RUN = 500  # characters at the end of a line in which a run of buttons begins
_BARE_NUMBER = pattern(r"\d[\d.,]{0,6}[kKmM]?$")


class _Candidate(msgspec.Struct, frozen=True, gc=False):
    """What a block that may be a button says by itself."""

    block: Block
    claim: Claim | None
    is_outer: bool
    """is it a button if no prose follows?"""
    is_sure: bool
    """is it one beyond doubt?"""


def share_widgets(document: Document) -> Iterator[Claim]:
    """Yield claims on share buttons; see the module's text."""
    yield from document.phrase_claims("share_widgets")
    for block, _ in document.matching_lines(_is_glued_row):
        yield block.claim("glued_row", block.key[:60], strength=EXACT)
    for block, start in document.matching_lines(_run_at_end):
        yield block.claim("widget_run", block.text[start:][:60], start=start, strength=EXACT)
    row: list[_Candidate] = []  # what may be buttons, since the last line that was none
    for _, candidate in document.matching_lines(_may_be_button):
        claim = candidate.claim or _outside(document, candidate)
        if claim:
            yield claim
        if candidate.block.is_prose or (
            row and _are_apart(document, row[-1].block, candidate.block)
        ):
            yield from _row_claims(row)
            row = []
        if not candidate.block.is_prose:
            row.append(replace(candidate, is_sure=True) if claim else candidate)
    yield from _row_claims(row)


@line_rule("facebook", "blogthis", longest=_GLUED_LONGEST)
def _is_glued_row(block: Block) -> bool:
    """Is the block buttons glued into one word after the other, two of networks among them?"""
    text = block.text
    if ". " in text or text[-1] in ".?":
        return False
    glued = sum(
        here.isupper() and (before in "!！" or (before.isalpha() and not before.isupper()))
        for before, here in pairwise(text.replace("! ", "!"))
    )
    networks = sum(name in block.lower for name in _long_names())
    seams = glued >= _SEAMS and networks >= _NETWORKS_IN_ROW
    return seams and _GLUED_NAME.search(text) is not None


@cache
def _long_names() -> frozenset[str]:
    """Return the names of networks that are part of no other word."""
    return frozenset(name for name in fixed()["networks"]["all"] if len(name) >= _LONG_NAME)


def _outside(document: Document, candidate: _Candidate) -> Claim | None:
    """Return a claim on a word or a network's name after the last prose."""
    if candidate.is_outer and document.after_body(candidate.block):
        return candidate.block.claim("word", candidate.block.key, strength=STRONG)
    return None


def _are_apart(document: Document, one: Block, other: Block) -> bool:
    """Does too much stand between two buttons, or prose, for one row?"""
    between = document.blocks[document.index(one) + 1 : document.index(other)]
    return len(between) > _GAP or any([block.is_prose for block in between])


def _row_claims(row: list[_Candidate]) -> Iterator[Claim]:
    """Yield claims on the blocks of `row`, if one of them is a button beyond doubt."""
    if len(row) > 1 and any([candidate.is_sure for candidate in row]):
        for candidate in row:
            yield candidate.block.claim("word", candidate.block.key, strength=STRONG)


@lru_cache(maxsize=10_000)
def _may_open(first: str) -> bool:
    """Could a line that no phrase meets be buttons, if it opens with the folded word `first`?

    Spares most lines the longer tests. Nothing is told of words with marks, in scripts without spaces, nor of glued ones.
    """
    if first.isascii():
        first = _SEPARATORS.split(first)[0]  # "harbour-side": what it begins with must be known
    if not first.isalpha() or writes_without_spaces(first):
        return True
    words = _opening_words()
    if first in words or any(first[:size] in words for size in range(_HEAD, len(first))):
        return True
    return not first.isascii() and any(name in first for name in _names() if not name.isascii())


@line_rule(
    longest=_LONGEST,
    begins=lambda word: not is_plain(word) or bool(_GLUED.search(word)) or _may_open(fold(word)),
    meets="share_widgets",
)
def _may_be_button(block: Block) -> _Candidate | None:
    """Return what the block says by itself, if it may be a button."""
    matches = [match for match in block.matches if match.filter == "share_widgets"]
    opens = matches or _may_open(first_word(block.text, block.key))
    if not opens and not _GLUED.search(block.text, 0, _FIRST_LABEL):
        return None  # most blocks
    if claim := _claim(block):
        return _Candidate(block, claim, is_outer=False, is_sure=True)
    key = block.key
    is_network = _is_network(key)
    if not (matches or is_network or _BARE_NUMBER.match(block.text)):
        return None
    is_outer = is_network or any(match.rule == "outside" for match in matches)
    is_sure = (is_network and key not in _weak_names()) or any(match.claims for match in matches)
    return _Candidate(block, None, is_outer, is_sure)


def _claim(block: Block) -> Claim | None:
    """Return the claim that the block earns wherever it stands, if any."""
    if _may_be_labels(block.lower.partition(" (")[0].split(" ", _FIRST)[:_FIRST]):
        if slot := _slot(block):
            return block.claim("slot", slot, strength=EXACT)
        if _is_run(block.key):
            return block.claim("widget_run", block.key, strength=EXACT)
    text = block.text
    if _GLUED.search(text, 0, _FIRST_LABEL) and _is_run(fold(_GLUED.sub(r" \g<0>", text))):
        return block.claim("widget_run", block.key, strength=EXACT)
    return None


@line_rule(cues_from=lambda: cues("share_widgets", "opens", "like"))
def _run_at_end(block: Block) -> int | None:
    """Return where the buttons begin that stand behind the last sentence of the block."""
    text = block.text
    for stop in _STOP.finditer(text, max(0, len(text) - _RUN)):
        key = _HINT.sub(" ", fold(text[stop.end() :]))
        for opening in _opens():
            key = key.replace(opening, " ")
        if _is_run(" ".join(key.split())):
            return stop.end()
    return None


@cache
def _opens() -> tuple[str, ...]:
    """Return the openings of buttons before a network's name, the longest first."""
    return tuple(sorted(fold_all(table("share_widgets")["opens"]), key=len, reverse=True))


def _slot(block: Block) -> str:
    """Return the label around a network's name that the block is, "" if it is none."""
    key = block.key.partition(" (")[0]
    if len(block.text) > _LABEL or not _holds_name()(key) or not _may_be_labels(key.split(" ")):
        return ""
    label = _labelled(key).replace(_WEAK_SLOT, _SLOT)
    return label if label in _slots() else ""


def _is_network(key: str) -> bool:
    """Is `key` the names of one or two networks and nothing else?"""
    names = _names()
    if key in names:
        return True
    if len(key) >= 30 or key[:2] not in _name_heads():
        return False
    parts = _SEPARATORS.split(key)
    return len(parts) == 2 and all(part in names for part in parts)


def _may_be_labels(words: list[str]) -> bool:
    """Could each of `words` be one of a label or a network's name?

    Spares most lines the longer tests. Where marks or other letters than a to z stand in a word, a name may begin in its
    middle.
    """
    known, heads = _label_words(), _name_word_heads()
    for word in words:
        if word in known or word[:_HEAD] in heads:
            continue
        if word.isascii() and word.isalpha():
            return False
    return True


def _is_run(key: str) -> bool:
    """Is `key` several buttons and nothing else, two of them beyond doubt?"""
    first = key.partition(" ")[0]
    if first.isalpha() and not _begins_label(first):
        return False
    words = [word for word in _SEPARATORS.sub(" ", key).split() if not word.isdigit()]
    if len(words) < 2 or not _may_be_labels(words) or not _begins_label(words[0]):
        return False
    labels = _segments(_labelled(" ".join(words)).split())
    sure = sum(label in _sure() for label in labels)
    return sure >= 2 and (len(labels) >= 3 or labels != [_SLOT, _SLOT])


def _begins_label(word: str) -> bool:
    """Does a label begin with `word`, or with a network's name and the ending hung on to it?"""
    known = _first_words()
    if word in known:
        return True
    if (word.isascii() and word[:_HEAD] not in _name_word_heads()) or not _holds_name()(word):
        return False
    first = _labelled(word).split()[0]
    return first == _SLOT or first in known


def _segments(words: list[str]) -> list[str]:
    """Return `words` as a row of labels, the longest first; [] if that cannot be."""
    if not _run_words().issuperset(words):
        return []
    rows: list[list[str] | None] = [None] * len(words) + [[]]
    for at in reversed(range(len(words))):
        for size in range(min(_most_words(), len(words) - at), 0, -1):
            label, rest = " ".join(words[at : at + size]), rows[at + size]
            if rest is not None and label in _labels():
                rows[at] = [label, *rest]
                break
    return rows[0] or []


def _labelled(key: str) -> str:
    """Return `key` with a slot, in spaces, for each network's name."""
    if not _holds_name()(key):
        return key
    found = _name().sub(lambda name: f" {_WEAK_SLOT if name[0] in _weak_names() else _SLOT} ", key)
    return " ".join(found.split())


@cache
def _name() -> re.Pattern[str]:
    """Match a network's name, with the ending that a language may hang on to a longer one."""
    names = sorted(_names(), key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in names if name.isascii())
    other = "|".join(re.escape(name) for name in names if not name.isascii())
    # The others first: some begin with the letters of a shorter name ("QQ空间").
    return pattern(rf"{other}|(?<![a-z])(?:{latin})(?:(?<=\w{{4}})[a-zäöę]{{0,4}})?(?![a-z])")


@cache
def _names() -> frozenset[str]:
    return frozenset(fold_all(fixed()["networks"]["all"]))


@cache
def _holds_name() -> Callable[[str], bool]:
    return search_for(sorted(_names()))


@cache
def _name_heads() -> frozenset[str]:
    """The first two characters of the names, or one and the mark that parts it from another."""
    ends = {name + mark for name in _names() if len(name) == 1 for mark in _MARKS}
    return frozenset(name[:2] for name in _names()) | ends


@cache
def _weak_names() -> frozenset[str]:
    return frozenset(fold_all(fixed()["networks"]["weak"]))


@cache
def _slots() -> frozenset[str]:
    """The labels that hold a network's name, as `_labelled` leaves them.

    Some have the name of another one beside it: "email this to {}", "分享到{}朋友圈".
    """
    labels = around_networks("share_widgets", _SLOT)
    return frozenset(_labelled(label).replace(_WEAK_SLOT, _SLOT) for label in labels)


@cache
def _labels() -> frozenset[str]:
    """Every label of a button, ordinary words among them, as `_is_run` reads them."""
    return _sure() | _lines() | {_WEAK_SLOT}


@cache
def _most_words() -> int:
    """Return how many words the longest label has."""
    return max(len(label.split()) for label in _labels())


@cache
def _sure() -> frozenset[str]:
    """The labels that are buttons beyond doubt."""
    weak = {label.replace(_SLOT, _WEAK_SLOT) for label in _slots()}
    return _slots() | weak | _lines(claims=True) | {_SLOT}


def _lines(*, claims: bool = False) -> frozenset[str]:
    """Return the phrases of this filter, those that claim or all, without marks between words."""
    found = index().lines_of("share_widgets", claims=claims)
    return frozenset([" ".join(_SEPARATORS.sub(" ", key).split()) for key in found])


@cache
def _run_words() -> frozenset[str]:
    """The words that a row of labels can be laid out of."""
    return frozenset(word for label in _labels() for word in label.split())


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


@cache
def _opening_words() -> frozenset[str]:
    """The same, each as the first word of a line is folded."""
    return frozenset(fold_all(sorted(_first_words())))
