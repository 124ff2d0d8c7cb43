"""Spaces before punctuation, sentences that lost their space, runs of dots and dashes.

The second half of spacing: each step takes a paragraph whose white space is plain already, as
`space_changes` leaves it, and proposes changes of marks and spaces, never of letters or digits.
"""

import re
from collections.abc import Iterator

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.repair.spacing_tables import (
    ADDRESS_ENDS,
    CJK,
    NO_SPACE_BEFORE_MARKS,
    SENTENCE_STARTS,
    SHORT_STARTS,
)

# Whatever this module changes holds one of these marks in one of these places. Each pattern begins
# with the mark itself: the regex engine finds a single character many times as fast as a class.
_SPACED = pattern(r" [ ,.;:!?)،؛؟](?!(?<=\.)\.)")  # " ..." is never closed up
_LETTERS_MEET = (
    # letter, mark, letter that is not small; but "U.S." is neither two sentences nor a capital
    # after a small letter, the only two that `sentence_changes` knows
    r"(?<=[^\W\d_].)(?=[^\W\d_a-z])(?!(?<=[A-Z].)[A-Z](?!\w))"
)
# A bracket that stands by itself and a full stop, then a capitalised word: "(31/12/2022).Roe said"
_BRACKET_MEETS = r"(?<=\).)(?=[^\W\d_a-z][^\W\d_A-Z])"
_HINTS = tuple(
    (mark, pattern(re.escape(mark) + after))
    for mark, after in (
        (".", rf"(?:{_LETTERS_MEET}|{_BRACKET_MEETS}|(?=\.{{4}}))"),
        ("!", _LETTERS_MEET),
        ("?", _LETTERS_MEET),
        ("(", "(?= )"),
        ("…", "(?=…)"),
        ("-", "(?=[-–—]{2})"),
        ("–", "(?=[-–—]{2})"),
        ("—", "(?=[-–—]{2})"),
    )
)


def may_need_marks(text: str) -> bool:
    """Return whether a step of this module might change `text`: false for nearly all prose.

    True also for two spaces in a row, which one look finds along with a space before a mark.
    """
    return bool(mark_hints(text))


def mark_hints(text: str) -> list[re.Pattern[str]]:
    """Return the patterns, of those that tell of a change, which `text` matches.

    None looks past a line break: a line of `text` matches these or none.
    """
    hints = [_SPACED] if _SPACED.search(text) else []
    for mark, hint in _HINTS:
        if mark in text and hint.search(text):
            hints.append(hint)
    return hints


# A line of program or formula, where spaces and marks have another meaning.
# It begins with one class, so that the regex engine runs over all else
_CODE = pattern(
    r"[{}=!&|(<](?:(?<=[{}])|(?<=[=!])=|(?<==)>|(?<=&)&|(?<=\|)\||(?<=\w\()\)|(?<=<)/?\w)"
)

_AFTER_WORD = r" (?<=[\w)\]”\"’»%] )"
_CLOSED = r"(?=[\s)\]”\"’»]|$)"

# A comma or full stop that ends something, not the first of spaced dots (". . ."), not ".5" or
# ".com". No language sets a space there.
_BEFORE_STOP = rf"{_AFTER_WORD}(?=[,.،؛؟]{_CLOSED}(?!. ?[.,]))"

# "( so )" is set "(so)" everywhere; faces such as ": (" are not brackets.
_IN_BRACKETS = r" (?<=\( )(?<!\S\( )(?<![:;=] \( )(?=\w)| (?<=[\w.!?…%”\"’] )(?=\))"

# The marks that French sets off; not a face (": )") and not a score ("2 : 1").
_BEFORE_MARK = rf"{_AFTER_WORD}(?=[;:!?]{{1,8}}{_CLOSED})(?!. ?[()])(?!: ?\d)"

_BEFORE_ANY = pattern(f"{_BEFORE_STOP}|{_IN_BRACKETS}|{_BEFORE_MARK}")
_BEFORE_SOME = pattern(f"{_BEFORE_STOP}|{_IN_BRACKETS}")
_SPACE_AT_MARK = pattern(r" [,.;:!?)،؛؟]|\( ")


def punctuation_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield the removal of spaces before marks, and inside round brackets.

    Before a comma or full stop in every language, before ``; : ! ?`` only in one that is sure to
    have none. Spaced dots, faces, scores, ".com" and lines of code are left alone.

    >>> list(punctuation_changes("Rain , they say !", "en"))  # doctest: +NORMALIZE_WHITESPACE
    [Change(start=4, end=5, after='', rule='space_before_mark'),
     Change(start=15, end=16, after='', rule='space_before_mark')]
    """
    if not _SPACE_AT_MARK.search(text):
        return
    opened = text.find("(")
    before = _BEFORE_ANY if language in NO_SPACE_BEFORE_MARKS else _BEFORE_SOME
    spans = [match.span() for match in before.finditer(text)]
    if spans and not _CODE.search(text):
        for start, end in spans:
            if text[end] != ")" or 0 <= opened < start:
                yield Change(start, end, "", "space_before_mark")


_MARK_AND_CAPITAL = pattern(r"[.!?](?<=[^\W\d_][.!?])(?=[^\W\d_a-z])")
_BRACKET_AND_CAPITAL = pattern(rf"\.{_BRACKET_MEETS}")
_BY_ITSELF = pattern(r"(?:^|\s)\([^()]{3,58}\)$")  # not the call of a function

# The run of non-spaces up to the mark, and that after it. Words stand alone there, but for quotes,
# brackets, a hyphen, an apostrophe; nothing that may belong to an address, a number, a program, and
# no other such mark, so that what one call leaves the next one leaves too.
_ENDING = pattern(r"(?:.*[^\w.!?@/\\:…&=#+~_])?([^\W\d_]{2,40})", re.DOTALL)
_OPENING = pattern(r"([^\W\d_]{1,40})(?:\s(?!=)|$|[,;:…!?.)\"”’»]{1,4}(?:\s|$)|['’-][^\W\d_])")
_ADDRESS = pattern(r"[@/\\_=<>#{}|~]|www|\d\.\w")
_NEARBY = 60  # how far to look each way: further than any word of a language reaches


def sentence_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield the space that is missing between two sentences.

    Only where they are surely two: a word in small letters ends and a capitalised word begins
    ("region.The spokesperson"), any word ends and one begins that opens sentences ("Iran.The
    ministry"), or brackets end ("(3 May).Roe said"). Addresses, host and file names, abbreviations and names like Node.Js stay.

    >>> list(sentence_changes("It left the region.The spokesperson agreed."))
    [Change(start=19, end=19, after=' ', rule='missing_space')]
    """
    places = [m.end() for m in _MARK_AND_CAPITAL.finditer(text) if _is_squashed(text, m.end())]
    if ")." in text:
        found = [m.end() for m in _BRACKET_AND_CAPITAL.finditer(text)]
        places = sorted(places + [place for place in found if _ends_in_bracket(text, place)])
    if places and not _CODE.search(text):
        for place in places:
            yield Change(place, place, " ", "missing_space")


def _ends_in_bracket(text: str, place: int) -> bool:
    """Return whether brackets that stand by themselves end a sentence right before `place`."""
    first = _OPENING.match(text, place, place + _NEARBY)
    if not first or not first[1][1:].islower() or first[1].lower() in ADDRESS_ENDS:
        return False
    return bool(_BY_ITSELF.search(text[max(0, place - _NEARBY) : place - 1]))


def _is_squashed(text: str, place: int) -> bool:
    """Return whether one sentence ends right before `place` in `text` and another begins there."""
    ending = text[max(0, place - _NEARBY) : place - 1].rsplit(maxsplit=1)[-1]
    last = _ENDING.fullmatch(ending)
    first = _OPENING.match(text, place, place + _NEARBY)
    if not last or not first or not _are_two_sentences(last[1], text[place - 1], first[1]):
        return False
    beyond = text[place : place + _NEARBY].split(maxsplit=1)[0]
    return not _ADDRESS.search(ending + beyond)


def _are_two_sentences(last: str, mark: str, first: str) -> bool:
    """Return whether a sentence ends with the word `last` and `mark`, and one begins with `first`.

    Two letters before a full stop are as likely an abbreviation.
    """
    if not first[0].isupper() or not (first[1:].islower() or len(first) == 1):
        return False
    word = first.lower()
    if word in SENTENCE_STARTS:
        return True
    if not last.islower() or (mark == "." and len(last) < 3) or word in ADDRESS_ENDS:
        return False
    return len(word) > 2 or word in SHORT_STARTS


# Five dots and more within a sentence are three; leaders of a table of contents ("Sport ..... 7")
# stay, and so does Chinese and Japanese usage, where runs of dots and dashes are set in pairs.
_DOTS = pattern(rf"(?<=[^\W\d_])(?<![{CJK}])\.{{5,}}(?!\d| \d|[.…])")
_ELLIPSES = pattern(rf"(?<=[^\W\d_])(?<![{CJK}])…{{2,}}(?![.…\d]| \d)")
_DASHES = pattern(rf"(?<=[^\W_])(?<![{CJK}])(?: [-–—]{{3,}} |[-–—]{{3,}})(?=[^\W_])")


def run_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield an ellipsis for a run of dots and one dash for a run of dashes, within prose.

    Lines of dashes, leaders of dots, "--" and the Chinese "——" and "……" are left alone.

    >>> list(run_changes("Well.....no ---- never"))  # doctest: +NORMALIZE_WHITESPACE
    [Change(start=4, end=9, after='...', rule='dot_run'),
     Change(start=11, end=17, after=' — ', rule='dash_run')]
    """
    found = []
    if "....." in text:
        found += [Change(*m.span(), "...", "dot_run") for m in _DOTS.finditer(text)]
    if "……" in text:
        found += [Change(*m.span(), "…", "dot_run") for m in _ELLIPSES.finditer(text)]
    if "--" in text or "––" in text or "——" in text:
        found += [
            Change(*m.span(), " — " if m[0][0] == " " else "—", "dash_run")
            for m in _DASHES.finditer(text)
        ]
    yield from sorted(found)
