"""Does a line read like running prose? The one judgement that guards every cut.

Measured on publishers' own paragraphs: 92% end in a full stop, question or exclamation mark,
their median length is 244 characters, and 3% have five words or fewer.
"""

from newsclean.phrases.patterns import pattern
from newsclean.text.scripts import stopless_letters, unspaced_letters, width

_ENDS = tuple(".!?…。！？．؟۔।॥։።။។")
_CUT_OFF = ("...", "…")
CLOSERS = "\"'”’»«“‘)]）」』》› *_"
"""What may stand behind the mark that ends a sentence, with the marks of bold and of slanted type."""
_BREAK = pattern(  # it begins with one class, so that the regex engine runs over all else
    r"[.!?…。！？؟۔।։።။](?:(?<=[.!?…])[\"'”’»)\]]{0,3} +[\"'“‘„«»(\[¿¡]{0,3}[^\W\d_]"
    r"|(?<=[。！？])|(?<=[؟۔।։።။]) )"
)
_CLAUSE = pattern(r"[,;،、，]")
_WORDS = 9  # a sentence of fewer words may be an interface string
_LONG = 140  # a line this long with two sentences is prose whatever its last character is
_STOPLESS = 120  # letters of a script whose sentences end in no mark; headlines have fewer
_WIDE_STOPS = "。！？"
_WIDE = 24  # letters of a script without spaces that make a sentence


def ends_like_sentence(text: str) -> bool:
    """Does `text` end in a mark that closes a sentence, quotation marks and brackets aside?

    >>> ends_like_sentence("“We will see,” she said.")
    True
    >>> ends_like_sentence("Ten ways to save on heating")
    False
    """
    return text.rstrip(CLOSERS).endswith(_ENDS)


def is_cut_off(text: str) -> bool:
    """Does `text` end in an ellipsis, as teasers do that were cut to length?"""
    if text[-1:] not in CLOSERS:
        return text.endswith(_CUT_OFF)
    return text.rstrip(CLOSERS).endswith(_CUT_OFF)


def is_prose(text: str) -> bool:
    """Does `text` read like running prose: a whole sentence of some length, or several?

    >>> is_prose("The harbour was closed for a second day on Tuesday, the port authority said.")
    True
    >>> is_prose("Harbour closed for a second day")
    False
    >>> is_prose("港务局周二表示，港口已连续第二天关闭，因为风暴损坏了两台起重机，而备用起重机要到周末才能从邻近港口运来。渡轮公司说，夜航班次将改从南码头出发，乘客可以凭船票免费乘坐接驳巴士。 Ad")
    True
    """
    if len(text) < _WIDE:
        return False
    bare = text.rstrip(CLOSERS)
    ends = bare.endswith(_ENDS) and not bare.endswith(_CUT_OFF)
    if ends and _has_words(text):
        return True
    if width(text) >= _LONG and _BREAK.search(text):
        return True
    if not ends and _has_wide_sentence(text):
        return True
    if len(text) >= _STOPLESS and stopless_letters(text) >= _STOPLESS:
        return True
    return not ends and len(text) >= 2 * _LONG and bool(_CLAUSE.search(text))


def _has_wide_sentence(text: str) -> bool:
    """Stands in `text` a whole sentence of a script without spaces, before something that was glued to it?"""
    if text.isascii():
        return False
    at = max([text.rfind(stop) for stop in _WIDE_STOPS])
    return at >= _WIDE and unspaced_letters(text[:at]) >= _WIDE


def _has_words(text: str) -> bool:
    """Has `text` the words of a sentence?"""
    return len(text.split(None, _WORDS - 1)) >= _WORDS or word_count(text) >= _WORDS


def word_count(text: str) -> int:
    """Count the words of `text`; in scripts without spaces two letters count as a word."""
    words = len(text.split())
    if text.isascii():
        return words
    return max(words, unspaced_letters(text) // 2)
