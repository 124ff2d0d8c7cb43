"""The spaces that touch a mark: inside a pair, outside it, missing or doubled."""

from typing import Final

from newsclean.model.change import Change
from newsclean.repair.quotes.convention import QuoteConvention
from newsclean.text.quotes import attribution
from newsclean.text.quotes.context import Mark
from newsclean.text.quotes.elisions import words
from newsclean.text.quotes.marks import ALL, NO_BREAK, SPACES
from newsclean.text.quotes.parsing import ParsedQuotes

_GUILLEMETS: Final = frozenset("«»‹›")
_ENDS_SPEECH: Final = frozenset(",.!?…")
_SHORTEST_WORD: Final = 3
_LOOK_AHEAD: Final = 40  # characters in which a phrase of two words shows its space
_WITHOUT_ENDINGS: Final = words("en fr es it pt nl ca gl ro")
_SPACED_AFTER: Final = "([{–—"
_NEVER_SPACED: Final = frozenset("([{<—–-/=|¿¡…'’")


class _Gap:
    """A run of spaces beside a mark; start == end where there is none."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    @property
    def spaces(self) -> str:
        return self.text[self.start : self.end]

    @property
    def at_edge(self) -> bool:
        return self.start == 0 or self.end == len(self.text)


Wanted = dict[int, tuple[_Gap, str, str]]  # by the place of the gap: what it should be, and why


def _gap_before(text: str, mark: Mark) -> _Gap:
    start = mark.start
    while start > 0 and text[start - 1] in SPACES:
        start -= 1
    return _Gap(text, start, mark.start)


def _gap_after(text: str, mark: Mark) -> _Gap:
    end = mark.end
    while end < len(text) and text[end] in SPACES:
        end += 1
    return _Gap(text, mark.end, end)


def space_changes(
    parsed: ParsedQuotes, convention: QuoteConvention, dropped: set[Mark]
) -> list[Change]:
    """Return the changes to spaces beside the marks of one paragraph.

    Marks in `dropped` are about to go. A space between two marks belongs to the style.
    """
    wanted: Wanted = {}
    _want_inside(wanted, parsed, convention, dropped)
    for mark in parsed.marks:
        if mark.role and mark not in dropped:
            gap = (_gap_before if mark.role == "open" else _gap_after)(parsed.text, mark)
            _want(wanted, gap, _outside(parsed.text, mark, gap, convention), "space_outside")
    return [Change(gap.start, gap.end, after, rule) for gap, after, rule in wanted.values()]


def _want_inside(
    wanted: Wanted, parsed: ParsedQuotes, convention: QuoteConvention, dropped: set[Mark]
) -> None:
    text, pairs = parsed.text, parsed.pairs + parsed.singles
    if not pairs:
        return
    starts, ends = {mark.start for mark in parsed.marks}, {mark.end for mark in parsed.marks}
    sure = not (set(parsed.unclosed) | set(parsed.stray)) - dropped
    for opener, closer in pairs:
        if opener in dropped or closer in dropped:
            continue
        left, right = _gap_after(text, opener), _gap_before(text, closer)
        if left.end >= right.end or not (sure or _is_directed(opener, closer)):
            continue
        after_opener, before_closer = _inside(opener, left, right, convention)
        if left.end not in starts:
            _want(wanted, left, after_opener, "space_inside")
        if right.start not in ends:
            _want(wanted, right, before_closer, "space_inside")


def _want(wanted: Wanted, gap: _Gap, after: str, rule: str) -> None:
    if gap.spaces != after and gap.start not in wanted:
        wanted[gap.start] = gap, after, rule


def _is_directed(opener: Mark, closer: Mark) -> bool:
    return opener.glyph not in "\"'" or closer.glyph not in "\"'"


def _inside(opener: Mark, left: _Gap, right: _Gap, convention: QuoteConvention) -> tuple[str, str]:
    """Return what should stand after the opening and before the closing mark."""
    if opener.glyph not in _GUILLEMETS:
        if left.spaces and right.spaces and set(left.spaces + right.spaces) <= set(NO_BREAK):
            return left.spaces, right.spaces
        return "", ""
    if not left.spaces and not right.spaces:
        return "", ""
    if left.spaces and right.spaces and not _language_forbids(convention):
        return left.spaces[0], right.spaces[0]
    if _language_wants(convention, left.spaces + right.spaces):
        space = (left.spaces or right.spaces)[0]
        return left.spaces[:1] or space, right.spaces[:1] or space
    return "", ""


def _language_forbids(convention: QuoteConvention) -> bool:
    return convention.style is not None and not convention.style.space


def _language_wants(convention: QuoteConvention, spaces: str) -> bool:
    """Return whether one-sided guillemets should have a space on both sides."""
    if convention.style is not None:
        return convention.style.space != ""
    if convention.counts.spaced != convention.counts.unspaced:
        return convention.counts.spaced > convention.counts.unspaced
    return spaces[0] in NO_BREAK


def _outside(text: str, mark: Mark, gap: _Gap, convention: QuoteConvention) -> str:
    """Return what should stand before an opening or after a closing mark."""
    if gap.spaces:
        if gap.at_edge:
            return gap.spaces
        follows = text[gap.end]
        ends = text[gap.end + 1 : gap.end + 2] in ("", *SPACES)
        if mark.role == "close" and follows in ",." and ends and gap.spaces[0] == " ":
            return ""
        return " " if " " in gap.spaces else gap.spaces[0]
    return " " if _lacks_space(text, mark, convention) else ""


def _lacks_space(text: str, mark: Mark, convention: QuoteConvention) -> bool:
    """Return whether a mark is glued to the word outside it: yes,”she; said“Yes, we”."""
    if mark.partner is None or not mark.double:
        return False
    if mark.role == "close":
        return _lacks_space_after(text, mark, convention)
    inner = text[mark.end : min(mark.partner, mark.end + _LOOK_AHEAD)]
    return mark.start > 0 and _lacks_space_before(text, mark, inner, convention)


def _lacks_space_after(text: str, mark: Mark, convention: QuoteConvention) -> bool:
    """Judge a closing mark: after the end of speech, or with its space on the wrong side.

    After a quoted word the next one may be an ending (”foo”n, „Foo“s), so only a language
    that hangs no endings there gets its space; German hangs none on a phrase.
    """
    before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
    if before in SPACES:
        return _is_western(after) or (after in _SPACED_AFTER and after != "")
    if not _is_western(after):
        return False
    if before in _ENDS_SPEECH:
        said = attribution.after(text, mark.end, convention.language).verb
        return said is not None or not _is_suffix(text, mark)
    word = text[mark.end : mark.end + _SHORTEST_WORD]
    if not (word.isalpha() and len(word) == _SHORTEST_WORD and word.islower()):
        return False
    phrase = " " in text[max(0, mark.start - _LOOK_AHEAD) : mark.start]
    return convention.spoken in _WITHOUT_ENDINGS or (convention.spoken == "de" and phrase)


def _lacks_space_before(text: str, mark: Mark, inner: str, convention: QuoteConvention) -> bool:
    """Judge an opening mark: its space on the wrong side, or glued to what leads up to it.

    A single quoted word may be the second half of a compound, so only a language without such
    compounds gets its space.
    """
    before, two_before = text[mark.start - 1], text[mark.start - 2 : mark.start - 1]
    if inner[:1] in SPACES:
        return before not in _NEVER_SPACED or (before in "–—" and two_before in tuple(SPACES))
    if before in ",:;":
        return not two_before.isdigit() and bool(two_before.strip()) and two_before not in ALL
    if before in ".!?":
        return two_before.islower() and inner[:1].isupper()
    if not (_is_western(before) and _is_western(two_before)):
        return False
    return " " in inner or (mark.written in '„«“"' and convention.spoken in _WITHOUT_ENDINGS)


def _is_western(character: str) -> bool:
    """Return whether this is a letter of a script that puts spaces around quotations."""
    return character.isalpha() and character < "\u0530"


def _is_suffix(text: str, mark: Mark) -> bool:
    """Return whether a short ending hangs on the quoted word: “Yahoo!”s, ”Jaa!”n."""
    end = mark.end
    while end < len(text) and end - mark.end < 4 and text[end].isalpha():
        end += 1
    return end - mark.end < 3 and text[mark.start - 1] not in "," and text[mark.end].islower()
