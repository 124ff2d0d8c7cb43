"""Corrections, clarifications, editor's notes and notes on where a text first appeared.

Cuts paragraphs that are such a note by their form, and keeps each as the field `notes`: a label
and what follows it ("Editor's note: …", "Anmerkung der Redaktion: …"), however many sentences;
and sentences that open with a formula about the article itself ("This article was amended on …",
"An earlier version of this article …", "Aus dem Englischen von …"). A note in brackets counts as
well, and so does a formula that opens the last sentence of the last paragraph, or any sentence of a text of one line. Formulas that a sentence of the article could open with are cut only above the body or in
its last paragraphs.

Leaves alone a correction that is part of the running text, sentences about corrections, and what a
text tells its reader under a label ("Note: the bridge is closed until June"), if it is not about the
text itself.

Known limits: a note of several paragraphs loses only the one with the label.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import is_plain, line_rule
from newsclean.evidence.notices import as_note
from newsclean.evidence.position import is_at_an_end, is_near_end
from newsclean.evidence.sentences import sentences
from newsclean.model.block import KEY_LENGTH, Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold, folded, table
from newsclean.phrases.match import CONTEXT, EXACT, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.speech import is_inside_quotation, reports_speech

_LABEL = 60  # characters of a label at most
_HEAD = 140  # characters of a paragraph in which a formula and what it speaks of are looked for
_STARTS = (10, 6, 4, 2)  # letters by which the beginning of a label or formula is told
_LONGEST = 1200  # characters of a note
_LAST = 3  # paragraphs of prose at the end among which a formula counts
_LABELS = ("label", "weak_label", "reader_label")
_FORMULAS = ("formula", "version", "outer_formula")
_MARKS = ":：|–— "  # what may stand behind a label of one sign
_FORMULA_HEAD = 8  # characters of it: more than the key that is made of them
_TAIL = 250  # characters of a note at the end of a paragraph
_STOP = pattern(r"(?:[^\W\d_]{3}|\s[a-z]{2})[.!?][\"'”’»)]{0,2}\s+(?=[^\sa-z])")
_SEPARATOR = pattern(r"[:：|–—]")


def corrections(document: Document) -> Iterator[Claim]:
    """Yield claims on notes about the article, each kept as a field; see the module's text."""
    for claim in document.phrase_claims("corrections"):
        yield as_note(claim)
    for block, (rule, phrase) in document.matching_lines(_opening):
        yield as_note(block.claim(rule, phrase, strength=_certainty(document, block, rule)))
    for block, (start, phrase) in document.matching_lines(_at_end):
        if is_near_end(document, block, 1):
            yield as_note(block.claim("formula", phrase, start=start, strength=EXACT))
    for block, found in document.matching_lines(_inside):
        for start, end, phrase in found:
            yield as_note(block.claim("formula", phrase, start=start, end=end, strength=EXACT))


@line_rule(cues_from=lambda: table("corrections")["formula"], one_line=True)
def _inside(block: Block) -> list[tuple[int, int, str]]:
    """Return where the sentences of a line stand that open with a formula, and the formulas."""
    found = []
    for start, end, line in sentences(block.text, _may_have_formula):
        rule, phrase = _formula(line.key) or ("", "")
        if start and rule == "formula" and not reports_speech(line.text):
            found.append((start, end, phrase))
    return found


def _may_have_formula(said: str) -> bool:
    """May a casefolded sentence open with a formula?"""
    return fold(said[:_FORMULA_HEAD])[:4] in _openings()


def _may_open(word: str) -> bool:
    """May a label or formula begin with `word`, the first of a line?"""
    if not is_plain(word):
        return True
    first, starts = fold(word).partition(" ")[0], _starts()
    return first in _first_words() or any(first[:size] in starts for size in _STARTS)


@line_rule(longest=_LONGEST, begins=_may_open)
def _opening(block: Block) -> tuple[str, str] | None:
    """Return the label or formula with which the block opens as a note, and its rule."""
    starts = _starts()
    start = block.key if len(block.text) <= KEY_LENGTH else _beginning(block.text)
    # The first letters tell nearly all blocks apart: few are searched for a label or formula.
    long, middle, short, least = _STARTS
    may_open = start[:long] in starts or start[:middle] in starts
    if not (may_open or start[:short] in starts or start[:least] in starts):
        return None  # most blocks
    return _label(block.text) or _formula(block.key)


def _beginning(text: str) -> str:
    """Return how the key of a long line begins."""
    start = text[: _STARTS[0] + 1]
    plain = start.isascii() and start.replace(" ", "").isalpha()
    return start.lower() if plain else fold(text[:_LABEL])


@line_rule(cues_from=lambda: table("corrections")["formula"])
def _at_end(block: Block) -> tuple[int, str] | None:
    """Return where the last sentence of a line starts, and the formula with which it opens."""
    text = block.text
    stops = list(_STOP.finditer(text, max(0, len(text) - _TAIL)))
    start = stops[-1].end() if stops else 0
    found = _formula(fold(text[start:])) if start else None
    if found is None or found[0] != "formula" or reports_speech(text[start:]):
        return None
    return None if is_inside_quotation(text, start) else (start, found[1])


def _label(text: str) -> tuple[str, str] | None:
    """Return the label with which `text` opens, if something follows it."""
    mark = _SEPARATOR.search(text, 1, _LABEL)
    if not mark or mark.end() == len(text):
        return None
    label = fold(text[: mark.start()])
    return next(((rule, label) for rule in _LABELS if label in folded("corrections", rule)), None)


def _formula(key: str) -> tuple[str, str] | None:
    """Return the formula about the article itself with which the folded `key` opens."""
    for phrase, rule in _openings().get(key[:4], ()):
        if key.startswith(phrase):
            return rule, phrase
    return None


def _certainty(document: Document, block: Block, rule: str) -> Strength:
    """How sure is it that a block which opens with a label or formula of `rule` is a note?"""
    if rule == "label" and document.prose == (document.index(block),):
        return CONTEXT  # all the prose that there is: what else would it be a note on?
    if rule in ("label", "formula"):
        return EXACT
    if rule == "reader_label":
        about = folded("corrections", "itself") | folded("corrections", "about")
        if not any(word in block.key for word in about):
            return CONTEXT
    if rule in ("weak_label", "reader_label"):
        last = len(document.prose) > 1 and is_near_end(document, block, 1)
        return EXACT if last else CONTEXT
    # "An earlier version said …", she wrote: then somebody tells of a version.
    if reports_speech(block.text):
        return CONTEXT
    if rule == "version":
        itself = folded("corrections", "itself")
        return EXACT if any(word in block.key[:_HEAD] for word in itself) else CONTEXT
    return EXACT if is_at_an_end(document, block, _LAST) else CONTEXT


@cache
def _starts() -> frozenset[str]:
    """Return how labels and formulas begin: the first letters of long ones, two of short ones."""
    phrases = [phrase for rule in (*_LABELS, *_FORMULAS) for phrase in folded("corrections", rule)]
    sizes = [next((n for n in _STARTS if n <= len(phrase)), 2) for phrase in phrases]
    starts = {phrase[:size] for phrase, size in zip(phrases, sizes, strict=True)}
    marked = {start + mark for start in starts if len(start) == 1 for mark in _MARKS}
    return frozenset(starts | marked)


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of those beginnings that reach into a second one."""
    return frozenset(start.partition(" ")[0] for start in _starts() if " " in start)


@cache
def _openings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the formulas and their rules by their first four letters, the longest first."""
    buckets: dict[str, list[tuple[str, str]]] = {}
    for rule in _FORMULAS:
        for phrase in folded("corrections", rule):
            buckets.setdefault(phrase[:4], []).append((phrase, rule))
    return {head: tuple(sorted(found, key=lambda f: -len(f[0]))) for head, found in buckets.items()}
