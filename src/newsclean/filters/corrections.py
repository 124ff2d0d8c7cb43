"""Corrections, clarifications, editor's notes and notes on where a text first appeared.

Cuts paragraphs that are such a note by their form, and keeps each as the field `notes`: a label
and what follows it ("Editor's note: …", "Anmerkung der Redaktion: …"), however many sentences;
and sentences that open with a formula about the article itself ("This article was amended on …",
"An earlier version of this article …", "Aus dem Englischen von …"). A note in brackets counts as
well. Formulas that a sentence of the article could open with are cut only above the body or in
its last paragraphs.

Leaves alone a correction that is part of the running text, and sentences about corrections.

Known limits: a note of several paragraphs loses only the one with the label.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import CONTEXT, EXACT, Block, Claim, Document
from newsclean.phrases import fold, table

_LABEL = 60  # characters of a label at most
_HEAD = 140  # characters of a paragraph in which a formula and what it speaks of are looked for
_LONGEST = 1200  # characters of a note
_LAST = 3  # paragraphs of prose at the end among which a formula counts
_SEPARATOR = re.compile(r"[:：|–—]")
_REPORTED = (" said", " says", " sagte", " told ", " dijo ", " a déclaré")


def corrections(document: Document) -> Iterator[Claim]:
    """Yield claims on notes about the article, each kept as a field; see the module's text."""
    for claim in document.claims("corrections"):
        yield _noted(claim)
    for block in document.blocks:
        if len(block.text) <= _LONGEST:
            head = block.text[:3]
            if head.isascii() and head.isalpha() and head.casefold() not in _heads():
                continue  # most blocks: there is no need to fold them
            yield from _labelled(document, block)
            yield from _formula(document, block)


def _labelled(document: Document, block: Block) -> Iterator[Claim]:
    """Yield a claim on a block that is a label of a note and what follows it."""
    mark = _SEPARATOR.search(block.text, 1, _LABEL)
    if not mark or mark.end() == len(block.text):
        return
    label = fold(block.text[: mark.start()])
    if label in _words("label"):
        yield _noted(block.claim("label", label, strength=EXACT))
    elif label in _words("weak_label"):
        last = len(document.prose) > 1 and block.index >= document.prose[-1]
        yield _noted(block.claim("weak_label", label, strength=EXACT if last else CONTEXT))


def _formula(document: Document, block: Block) -> Iterator[Claim]:
    """Yield a claim on a block that opens with a formula about the article itself."""
    for phrase, rule in _openings().get(block.key[:4], ()):
        if block.key.startswith(phrase):
            yield _noted(block.claim(rule, phrase, strength=_certainty(document, block, rule)))
            return


def _certainty(document: Document, block: Block, rule: str) -> int:
    """How sure is it that a block which opens with a formula of `rule` is a note?"""
    if rule == "formula":
        return EXACT
    if any(mark in block.text for mark in _REPORTED):
        return CONTEXT
    if rule == "version":
        return EXACT if any(word in block.key[:_HEAD] for word in _itself()) else CONTEXT
    return EXACT if _at_an_end(document, block) else CONTEXT


def _at_an_end(document: Document, block: Block) -> bool:
    """Does the block open the text, close it, or stand among the last prose?"""
    prose = document.prose
    return len(prose) > 1 and (block.index <= prose[0] or block.index >= prose[-_LAST:][0])


def _noted(claim: Claim) -> Claim:
    """Return `claim` with what it cuts as a note."""
    return claim._replace(fields=(("notes", claim.block.text[claim.start : claim.end]),))


@cache
def _words(name: str) -> frozenset[str]:
    phrases = table("corrections")[name]["words"].values()
    return frozenset(fold(phrase) for of_language in phrases for phrase in of_language)


@cache
def _heads() -> frozenset[str]:
    """Return the first three letters of all labels and formulas."""
    rules = ("label", "weak_label", "formula", "version", "outer_formula")
    return frozenset(phrase[:3] for rule in rules for phrase in _words(rule))


@cache
def _itself() -> tuple[str, ...]:
    return tuple(map(fold, table("corrections")["itself"]["words"]))


@cache
def _openings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the formulas and their rules by their first four letters, the longest first."""
    buckets: dict[str, list[tuple[str, str]]] = {}
    for rule in ("formula", "version", "outer_formula"):
        for phrase in _words(rule):
            buckets.setdefault(phrase[:4], []).append((phrase, rule))
    return {head: tuple(sorted(found, key=lambda f: -len(f[0]))) for head, found in buckets.items()}
