"""Guess a text's language from its commonest words, where only the language can decide.

Few words, but words that no other language of the table has; a text must show enough of them.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice
from typing import Final

from newsclean.phrases.patterns import pattern
from newsclean.text.quotes.elisions import words

_COMMON_WORDS: Final = {
    "en": words("the and of that was with for his from this have"),
    "de": words("der und das nicht ist auch ein dem sich auf eine für"),
    "fr": words("les et est dans une des du qui pour pas avec sur"),
    "es": words("el los las y del una por con su más pero como"),
    "it": words("il di che della gli per nel sono anche non dei alla"),
    "pt": words("os não uma do da em dos foi com mais ao pelo"),
    "nl": words("het van een dat niet op zijn voor ook aan maar deze"),
    "ca": words("els amb i una per dels és aquest més va"),
    "ro": words("și în este din cu pe mai care sunt pentru"),
    "pl": words("się nie jest że na do przez został oraz ale jak"),
    "cs": words("je na že se byl jsou také podle ale ve"),
    "hu": words("a az és hogy nem egy is volt meg csak"),
    "sv": words("och att det som är på inte av för har"),
    "da": words("og det at af er ikke til på der har"),
    "no": words("og det å av er ikke til på som har"),
    "fi": words("ja on ei että oli mutta myös se hän joka"),
    "tr": words("ve bir bu için ile olarak daha çok da de"),
}
# Scripts that one language, or one convention of quoting, goes with.
_SCRIPTS: Final = (
    ("ja", pattern("[\u3041-\u30ff]")),
    ("ko", pattern("[\uac00-\ud7a3]")),
    ("zh", pattern("[\u4e00-\u9fff]")),
    ("ru", pattern("[\u0400-\u052f]")),
    ("el", pattern("[\u0370-\u03ff]")),
    ("he", pattern("[\u05d0-\u05ea]")),
    ("ar", pattern("[\u0620-\u06ff]")),
)
_WORD: Final = pattern(r"[^\W\d_]{1,7}")
_MOST_WORDS: Final = 4000
_LONG: Final = 20_000  # characters
_NOT_LATIN: Final = "\u0370"  # where the scripts above begin

_FEWEST: Final = 3  # common words that make a guess


def guess_language(texts: Iterable[str]) -> str:
    """Return the code of the language that `texts` seem to be in, or "" in doubt.

    Marks play no part, so a text and its repaired form give the same answer.

    >>> guess_language(["The crew of the ferry sang, and that was the end of the night."])
    'en'
    >>> guess_language(["Oslo"])
    ''
    """
    found = map(str.lower, islice(chain.from_iterable(map(_words, texts)), _MOST_WORDS))
    seen = Counter(found)
    rare = {word: number for word, number in seen.items() if word >= _NOT_LATIN}
    for code, script in _SCRIPTS:
        inside = sum(number for word, number in rare.items() if script.match(word))
        if 2 * inside > seen.total():
            return code
    scores = sorted(
        (
            (sum(seen[word] for word in listed & seen.keys()), code)
            for code, listed in _COMMON_WORDS.items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = scores[:2]
    return code if best >= _FEWEST and best >= 2 * second else ""


def _words(text: str) -> Iterable[str]:
    if len(text) <= _LONG:
        return _WORD.findall(text)
    return (match.group() for match in _WORD.finditer(text))  # of which the first are enough
