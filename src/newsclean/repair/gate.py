"""Does a text need any mending at all? Asked of every text, and answered "no" for nearly all.

The answer may be "yes" for nothing, but never "no" where `repair_line` would change a line. Most of a
text is ASCII, which proves nothing by itself: it is blanked out, and of what is left, which are
runs of other characters, each is looked at once.
"""

import re
from collections.abc import Callable

from newsclean.phrases.patterns import pattern
from newsclean.repair.encoding import PAIRS, SINGLES, may_need_ftfy
from newsclean.repair.link_spaces import may_need_closing
from newsclean.repair.marks import mark_hints

# All that is plain in every place becomes a space; "&" may begin an entity. Tabs and the like
# become a control character, lest they pass for the spaces between words.
_PLAIN = set(range(0x20, 0x7F)) - set(b"&") | set(b"\n")
_BLANKED = bytes(
    0x20 if byte in _PLAIN else 0 if byte in b"\t\v\f\r" else byte for byte in range(256)
)


def _doubtful() -> re.Pattern[str]:
    """Return the pattern of what ftfy might change, whatever follows."""
    firsts = "".join(before for before, _, _ in PAIRS)
    seconds = "".join(here for _, here, _ in PAIRS)
    singles = "".join(here for here, _ in SINGLES)
    pairs = "|".join(f"(?<=[{before}][{here}])" for before, here, _ in PAIRS)
    return pattern(f"[{singles}]|[{seconds}](?<=[{firsts}].)(?:{pairs})", re.DOTALL)


_DOUBTFUL = _doubtful()


def may_need_mending(source: str) -> bool:
    """Return whether `repair_line` could change any line of `source`: asked once, it spares all lines."""
    return bool(mark_hints(source)) or may_need_closing(source) or _may_need_encoding(source)


def line_gate(source: str) -> Callable[[str], bool] | None:
    """Return what tells of a line of `source` whether `repair_line` could change it; None if of none.

    A line can only hold what its text holds, so it is asked for nothing else.
    """
    hints, encoding = mark_hints(source), _may_need_encoding(source)
    closing = may_need_closing(source)
    if not (hints or encoding or closing):
        return None

    def may_need(line: str) -> bool:
        for hint in hints:
            if hint.search(line):
                return True
        if closing and may_need_closing(line):
            return True
        return encoding and (not line.isprintable() or may_need_ftfy(line))

    return may_need


def _may_need_encoding(source: str) -> bool:
    """Return whether repair of the encoding, or of odd and invisible spaces, could do anything."""
    runs = source.encode("utf-8", "surrogatepass").translate(_BLANKED).split()
    rare = b" ".join(set(runs)).decode("utf-8", "surrogatepass")
    if not rare.isprintable():
        return True
    return _DOUBTFUL.search(rare) is not None and may_need_ftfy(source.replace("\n", ""))
