"""Labels before a name: "Source: …", and what stands behind one."""

from newsclean.phrases import fold, worded
from newsclean.text.agencies import words

_COMPANY = worded("names", r"{company}\.?", cased=True)

_LONGER = 6  # characters by which a phrase and its key differ at most: apostrophes, joiners


def is_company(text: str) -> bool:
    """Does `text` hold the legal form of a company?"""
    return bool(_COMPANY.search(text))


def after(text: str, phrase: str) -> str | None:
    """Return what stands in `text` after the folded `phrase` and its separator, if it starts so.

    >>> after("Légende de l'image : la place", "légende de limage")
    'la place'
    """
    start = len(text) - len(text.lstrip(" \t-–—―•·●*|:/>»([（【\"“„«'"))
    end = start + len(phrase)
    if text[start:end].casefold() != phrase:
        end = _end_of(text, start, phrase)
    return text[end:].lstrip(" \t:：՝|/-–—.)") if end else None


def _end_of(text: str, start: int, phrase: str) -> int:
    """Return the place behind `phrase` at text[start], whose key may be longer or shorter; or 0."""
    first = start + max(len(phrase) - _LONGER, 1)
    last = min(start + len(phrase) + _LONGER, len(text))
    return next((end for end in range(first, last + 1) if fold(text[start:end]) == phrase), 0)


def source_named(text: str) -> tuple[str, str] | None:
    """Return the label and the rest of "Source: …", or None if `text` is no such line.

    >>> source_named("Quelle: dpa")
    ('Quelle', 'dpa')
    >>> source_named("Sources said: the ship had left")
    """
    for mark in (":", "：") if ":" in text or "：" in text else ():
        label, found, rest = text.strip("([（［ -–—").partition(mark)
        if found and len(label) <= 40 and fold(label) in words("source"):
            return label.strip(), rest.strip()
    return None
