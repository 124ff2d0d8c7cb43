"""Paragraphs whose marks stay whatever else the document holds, told without parsing them.

Wider than `marks.WELL_FORMED`: single quotations, also within double ones, »…«, « … » with plain
spaces, an ampersand. Every mark here stands where its neighbours alone say what it is, and no
rule of `mend` would touch it or ask the document about it; a property test holds this against
`read` and `mend`.
"""

import re
from typing import Final

from newsclean.phrases.patterns import pattern
from newsclean.repair.quotes.styles import Style
from newsclean.text.quotes.elisions import HEADLESS
from newsclean.text.quotes.marks import ALL, LETTER, has_typed_pair

_AMPERSAND: Final = r"&(?!(?:amp;)?#?\w{2,6};)"
_ALNUM: Final = r"[^\W_]"
_SINGLE: Final = "['’‘‚‛‹›`´′‵＇]"
_BEFORE: Final = r"(?<![^ \xa0(\[])(?<!\s\s)"  # an opening mark: a space, a bracket or nothing
_AFTER: Final = r"(?![^ \xa0.,;:!?)\]])(?!\s\s)(?! [,.])"  # a closing mark
_ENDING: Final = r"[\w.,!?…)\]%’']"  # what a closing mark stands behind


def _singles(used: str, other: str) -> str:
    """Return what may stand between double marks where `used` opens or closes, `other` never."""
    opener, closer = used[0], used[-1]
    headless = "|".join(sorted(HEADLESS))
    word = rf"(?=[^\W\d_])(?!(?i:{headless})(?![^\W\d_]))" if used == "‘’" else f"(?=[{LETTER}0-9])"
    return (
        rf"(?:[^&{ALL}]++|{_AMPERSAND}"
        rf"|(?<={_ALNUM})[{closer}{other}](?={_ALNUM})"
        rf"|(?<![^ \xa0(\[“\"])(?<!\s\s){opener}{word}"
        rf"|(?<=[\w.,!?…)]){closer}(?!{_SINGLE})(?!\s\s)(?! [,.]))*+"
    )


def _no_repair(used: str, other: str, *, spaced: bool) -> re.Pattern[str]:
    inner = _singles(used, other)
    pairs = [
        rf"{opener}(?=[\w‘'(\[]){inner}(?<={_ENDING})(?<!\d){closer}"
        for opener, closer in ("“”", '""', "«»")
    ]
    western = rf"[{LETTER}0-9]"  # beside a letter of East Asia a mark is read by the way it points
    pairs.append(rf"»(?={western}){inner}(?<=[{LETTER}.,!?)])«")
    if spaced:
        pairs.append(rf"«[ \xa0](?=[\w(\[]){inner}(?<={_ENDING}[ \xa0])»")
    return pattern(f"(?:{inner}(?:{_BEFORE}(?:{'|'.join(pairs)}){_AFTER})?)*+")


_CURLY: Final = {spaced: _no_repair("‘’", "'", spaced=spaced) for spaced in (True, False)}
_STRAIGHT: Final = {spaced: _no_repair("'", "’", spaced=spaced) for spaced in (True, False)}


def needs_no_repair(text: str, style: Style | None) -> bool:
    """Return whether nothing in `text` is to mend, in any document in a language of that `style`.

    >>> needs_no_repair("“They said ‘no’ twice,” she said.", None)
    True
    >>> needs_no_repair("They said “no, twice.", None)
    False
    """
    patterns = _CURLY if "‘" in text else _STRAIGHT
    no_repair_needed = patterns[style is None or style.space != ""].fullmatch(text)
    return no_repair_needed is not None and not has_typed_pair(text)
