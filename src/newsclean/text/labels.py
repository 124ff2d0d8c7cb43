"""Labels before a name: "Source: …", and what stands behind one."""

from newsclean.phrases import fold
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import words

_COMPANY = pattern(
    r"\b(?:GmbH|AG|KG|e\.\s?V|Ltd|LLC|Inc|PLC|plc|Corp|Company|Co|S\.?A|S\.?p\.?A|SARL|SAS|B\.?V|"
    r"A/S|AB|AS|Oy|Oyj|Sp|s\.r\.o|a\.s|Kft|Zrt|OOO|ООО|Pty|Limited|Verlag|株式会社)\b\.?"
)


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
