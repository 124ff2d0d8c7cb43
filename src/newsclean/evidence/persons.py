"""Persons: is a name in a byline one, and is it of whom the text speaks?

A word that the text itself writes small is an ordinary word; and of whom it speaks, that person has
hardly signed it.
"""

from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.headlines import opens_sentence
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.title import title_block
from newsclean.model.block import Block
from newsclean.phrases import fold, folded
from newsclean.phrases.patterns import pattern
from newsclean.text.labels import after
from newsclean.text.people import is_known_person, is_no_person
from newsclean.text.signatures import who_signed

_INITIALS = 3  # letters of a word in capitals that is no shout
_LINE = 150  # characters of a line that holds a byline and the text
_HEAD = 110  # characters of a byline
# A space or a seam: "By Jane RoeThe council", not within "DeSantis"
_GAP = pattern(r"\s(?=[^\W\d_a-zß-ÿ])|(?<=[a-zß-ÿ]{3})(?=[A-ZÀ-Þ][a-zß-ÿ])")
_WORDS = pattern(r"[^\W\d_][\w.'’-]*")


def credible(document: Document, names: tuple[str, ...], said: str) -> tuple[str, ...]:
    """Return those of `names` behind a byline's mark, in the words `said`, against which nothing speaks.

    A word that the text itself writes small is an ordinary one. What stands behind a person and a stroke
    without a given name is a paper ("By Jane Roe / Harwick Base").
    """
    person, _, paper = said.partition("/")
    unsure = paper if any(name in person and is_known_person(name) for name in names) else ""
    return tuple(
        name
        for name in names
        if is_known_person(name) or (name not in unsure and _is_credible(document, name))
    )


def _is_credible(document: Document, name: str) -> bool:
    """Speaks nothing against `name`: no word of it, no capitals in part of it, not the text?"""
    parts = name.split()
    long = [word for word in parts if len(word) > _INITIALS]
    if is_no_person(name) or len({word.isupper() for word in long}) > 1:
        return False
    return not any(word in _small_words(document) for word in parts)


def _small_words(document: Document) -> frozenset[str]:
    """Return the words of the prose, as they stand in lower case, with a capital."""
    return document.cached(_small)


def _small(document: Document) -> frozenset[str]:
    prose = (document.blocks[index].text for index in document.prose)
    return frozenset(
        word.capitalize() for text in prose for word in _WORDS.findall(text) if word.islower()
    )


def is_subject(document: Document, name: str) -> bool:
    """Does the text speak of whoever is called `name`? Then it is a topic, no signature."""
    last = name.split()[-1]
    said = [document.blocks[index] for index in document.prose]
    title = title_block(document)
    return any(last in block.text for block in (*said, *((title,) if title else ())))


@cache
def _openings() -> frozenset[str]:
    """Return the words with which bylines begin."""
    return folded("bylines", "by") | folded("bylines", "label")


@line_rule(begins=one_of(_openings))
def byline_at_head(block: Block) -> tuple[int, tuple[str, ...]] | None:
    """Return where the byline ends with which a line of prose begins, and whom it names.

    Only names stand in it. They end where a word opens a sentence ("By Jane Roe The council …"), where
    one is glued to them, or where capitals end that all of them are written in ("VON JANA ROE Der Rat …").
    """
    text = block.text
    if len(text) < _LINE:
        return None
    label, name, *_ = (*text[:_HEAD].split(None, 2), "")
    if not name[:1].isupper():
        return None  # most lines
    phrase = fold(label.rstrip(":："))
    if phrase not in _openings():
        return None
    for gap in _GAP.finditer(text, len(phrase) + 2, _HEAD):
        rest = after(text[: gap.start()], phrase)
        who = who_signed(rest) if rest else None
        if not rest or who is None or not who[0] or " " not in who[0][0]:
            continue
        following, then = (*text[gap.end() :].split(None, 2), "")[:2]
        capitals_end = rest.isupper() and len(following) > 1 and following[1:].islower()
        glued = not gap[0] and then[:1].islower()  # not "AbdulRahman Lund"
        if glued or capitals_end or opens_sentence(text, gap.end()):
            return gap.end(), who[0]
    return None
