"""The folded key: how a line reads when case, quoting, width and decoration do not matter.

Phrases and lines are folded alike, so a phrase table holds a phrase once. Quotation marks
and apostrophes are dropped whole, so that a key never changes when quotes are repaired.
"""

import re
from unicodedata import normalize

_QUOTES = re.compile("[\"'`´“”„‟‘’‚‛«»‹›″′＂＇「」『』〝〞〟]")
_SPACES = re.compile(r"\s+")
_EDGES = " \t-–—―•·●▪■◦‣∙*+…:.!?;,=>→»›<←|/\\#_~^()[]{}【】［］「」▶►▷▼▲△▽☰✕×✓✔★☆◆◇○◎※“”\u200b\u200e\u200f\ufe0f"
_NUMBER = re.compile(r"\d+(?:[.,: ]\d+)*")
NUMBER = "#"


def fold(text: str) -> str:
    """Return the key of `text`: NFKC, casefolded, no quotes, single spaces, bare ends.

    >>> fold("•  READ  More… »")
    'read more'
    >>> fold("Don’t miss:")
    'dont miss'
    >>> fold("ＲＥＡＤ　ＭＯＲＥ")
    'read more'
    """
    if text.isascii():
        key = text.lower()
        if "'" in key or '"' in key:
            key = key.replace("'", "").replace('"', "").replace("`", "")
    else:
        key = _QUOTES.sub("", normalize("NFKC", text).casefold())
    key = key.strip(_EDGES)
    return _SPACES.sub(" ", key) if "  " in key or "\t" in key or not key.isprintable() else key


def shape(key: str) -> str:
    """Return `key` with every number as ``#``: ``3 comments`` and ``12 comments`` are one shape.

    >>> shape("1,204 comments")
    '# comments'
    """
    return _NUMBER.sub(NUMBER, key)
