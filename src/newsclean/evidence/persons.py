"""Persons: is a name in a byline one, and is it of whom the text speaks?

A word that the text itself writes small is an ordinary word; and of whom it speaks, that person has
hardly signed it.
"""

from newsclean.evidence.document import Document
from newsclean.evidence.title import title_block
from newsclean.phrases.patterns import pattern
from newsclean.text.people import is_known_person, is_no_person

_INITIALS = 3  # letters of a word in capitals that is no shout
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
