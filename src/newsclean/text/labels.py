"""Labels before a name: "Source: …", and what stands behind one."""

from newsclean.phrases import fold, worded
from newsclean.text.agencies import words

_COMPANY = worded("names", r"{company}\.?", cased=True)


def is_company(text: str) -> bool:
    """Does `text` hold the legal form of a company?"""
    return bool(_COMPANY.search(text))


def after(text: str, phrase: str) -> str | None:
    """Return what stands in `text` after the folded `phrase` and its separator, if it starts so."""
    start = len(text) - len(text.lstrip(" \t-–—―•·●*|:/>»([（【\"“„«'"))
    if text[start : start + len(phrase)].casefold() != phrase:
        return None
    return text[start + len(phrase) :].lstrip(" \t:：|/-–—.)")


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
