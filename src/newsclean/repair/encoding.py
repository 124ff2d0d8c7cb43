"""Mojibake, HTML entities, control characters: what ftfy repairs.

ftfy does this work well and slowly (two or three MB/s on news), and nearly all news text needs
none of it. So `may_need_ftfy` looks first: where it says no, ftfy would have given the text back
as it was; that holds for every string, not only for likely ones. ftfy is imported when the first
text needs it, not before.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from newsclean.model.change import Change, difference
from newsclean.phrases.patterns import pattern
from newsclean.repair.mojibake import (
    BAD,
    BOX,
    C1,
    CLOSING,
    CURRENCY,
    FACES,
    LAW,
    LOWER,
    LOWER_PLAIN,
    NUMERIC,
    OPENING,
    UPPER,
    UPPER_PLAIN,
)

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_ENTITY = pattern(r"&#?[0-9A-Za-z]{1,24};")

_CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufeff\ufff9-\ufffc"
_CONTROL = pattern(rf"\x1b\[[\d;]*[a-zA-Z]|[{_CONTROLS}]")

_LATIN = f"{LOWER}{UPPER}"
_MARKED = f"{_LATIN}{BOX}{OPENING}{CLOSING}{CURRENCY}{NUMERIC}{LAW}"

# (class before, class of this character, what must follow): pairs in which ftfy sees mojibake.
# Each row covers one or more of its rules. Where a rule looks further than three characters the
# row does not: the gate may open for nothing, never stay shut for something.
PAIRS = (
    (_MARKED + LOWER_PLAIN + UPPER_PLAIN + BAD, BAD, ""),
    (BAD, _MARKED, ""),
    (LOWER + LOWER_PLAIN + BOX + CLOSING + CURRENCY + NUMERIC, UPPER, ""),
    (BOX + CLOSING + CURRENCY + NUMERIC, LOWER, ""),
    (_LATIN + BOX + CLOSING, CURRENCY, ""),
    (UPPER + BOX, NUMERIC + LAW, ""),
    (_LATIN + BOX + CURRENCY + CLOSING, OPENING, f"[{NUMERIC}]"),
    (_LATIN + CURRENCY + NUMERIC + BOX + LAW, CLOSING, f"[{OPENING}]"),
    (CURRENCY + NUMERIC + BOX + UPPER, OPENING, ""),
    (BOX, FACES + CLOSING, ""),
    (_LATIN + CURRENCY + NUMERIC + OPENING + CLOSING + LAW, BOX, ""),
    (_LATIN, OPENING + CLOSING, r"\w"),
    (UPPER, "°", ""),
    ("ÂÃÎÐ", rf"€œŠš¢£Ÿž\xa0\xad®©°·»{OPENING}{CLOSING}–—´", ""),
    ("ØÙ", rf"\xa0\xad·´–—―…’ŸŠ®°µ»{CURRENCY}{BAD}{NUMERIC}{OPENING}", ""),
    ("×", "²³", ""),
    ("à", "²µ¹¼½¾", ""),
    ("√", "±∂†≠®™´≤≥¥µø", ""),
    ("≈", "°¢", ""),
    ("‚", "Ä", "[ìîïòôúùû†°¢π]"),
    ("‚", "âó", "[àä°ê]"),
    ("вВ", "Ђ", ""),
    ("β", "€", r"[™\xa0Ά\xad®°]"),
    ("ā", "€", ""),
    ("ВГРС", f"{C1}{BAD}{OPENING}{CLOSING}{CURRENCY}°µ", "[ВГРС]"),
    ("ΒΓΞΟ", f"{C1}{BAD}{OPENING}{CLOSING}{CURRENCY}°", "[ΒΓΞΟ]"),
)

# (class of this character, what must follow), whatever stands before.
SINGLES = (
    (rf"{C1}{_CONTROLS}\ud800-\udfff", ""),
    ("&", "#?[0-9A-Za-z]{1,24};"),
    ("Œœ", "[^A-Za-z]"),
    ("ÂÃ", " "),
    ("Â", f"[{OPENING}{CLOSING}]"),
)


def _suspect() -> re.Pattern[str]:
    """Return the pattern of all that ftfy might change, but for decomposed letters.

    It begins with one class, so that the regex engine runs over what is in no row, and asks for
    a possible first character of a pair before it goes through the rows.
    """
    firsts = "".join(before for before, _, _ in PAIRS)
    seconds = "".join(here for _, here, _ in PAIRS)
    pairs = "|".join(f"(?<=[{before}][{here}])(?={after})" for before, here, after in PAIRS)
    singles = "|".join(f"(?<=[{here}])(?={after})" for here, after in SINGLES)
    lead = seconds + "".join(here for here, _ in SINGLES)
    return pattern(f"[{lead}](?:(?<=[{firsts}].)(?:{pairs})|{singles})", re.DOTALL)


_SUSPECT = _suspect()


def may_need_ftfy(text: str) -> bool:
    """Return whether `fix_encoding` has to ask ftfy about `text`.

    False means that ftfy, set up as here, would return `text` itself. True means that it may
    change it. The test is made of what each of ftfy's fixers can touch at all: entities, the
    character pairs its mojibake test knows, control characters, surrogates, terminal escapes.

    >>> may_need_ftfy("Der Fluss führt „kaum noch“ Wasser, 5 % – sagt die Behörde.")
    False
    >>> may_need_ftfy("Fish &amp; chips"), may_need_ftfy("naÃ¯ve")
    (True, True)
    """
    if text.isascii() and "&" not in text and text.isprintable():
        return False  # an ASCII text can only hold entities and control characters
    return _SUSPECT.search(text) is not None


# ftfy repeats its fixers until nothing changes, so a text of nested entities (&amp;amp;amp;…)
# costs its length times its depth. ftfy bounds that by looking at so many characters at once:
# a length no paragraph reaches, and a short one for texts with semicolons to build towers of.
_SEGMENT, _SHORT_SEGMENT = 100_000, 4096
_LOOSE_SEMICOLONS = 500

# A longer text is cut where nothing that ftfy repairs can go on: one damaged word cut in two would
# have it look at every word of its segment by itself.
_CUT = pattern(r"[!-~](?= )")
_CUT_WITHIN = 1000  # characters before the end of a segment


@cache
def _config(segment: int) -> "TextFixerConfig":
    """Return the settings for news, for segments of that many characters.

    - Curly quotes, ligatures and full-width forms stay: they are the writer's, not damage.
    - `unescape_html` is "auto": entities are remains, unless the line holds a "<"; then it is
      markup that somebody shows, where a decoded entity would change the meaning.
    - Letters written with a combining mark stay so: they are the same text, not a damaged one,
      and publishers' own paragraphs hold them.
    - Line breaks stay: what is a line is for the reader, what becomes a space for spacing.
    """
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html="auto",
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        normalization=None,
        max_decode_length=segment,
        explain=False,
    )


def ungated(text: str) -> str:
    """Return what `fix_encoding` returns, without the gate: ``ftfy.fix_text`` set up for news."""
    from ftfy import fix_text

    # Semicolons that end no entity are what nested entities are built of.
    loose = text.count(";") - len(_ENTITY.findall(text))
    segment = _SEGMENT if loose <= _LOOSE_SEMICOLONS else _SHORT_SEGMENT
    config = _config(segment)
    if len(text) <= segment:
        return fix_text(text, config)
    if "<" in text:  # as ftfy decides for a segment: this line keeps its entities
        config = config._replace(unescape_html=False)
    return "".join([fix_text(part, config) for part in _parts(text, segment)])


def _parts(text: str, segment: int) -> Iterator[str]:
    """Yield `text` in parts of `segment` characters at most, cut behind a plain word if possible."""
    start = 0
    while len(text) - start > segment:
        end = start + segment
        cuts = [cut.end() for cut in _CUT.finditer(text, max(start, end - _CUT_WITHIN), end)]
        end = cuts[-1] if cuts else end
        yield text[start:end]
        start = end
    yield text[start:]


def fix_encoding(text: str) -> str:
    """Return `text` with mojibake, entities, control characters and split letters repaired.

    It is ``ftfy.fix_text`` with settings for news, and as fast as a scan where there is nothing
    to repair. Curly quotes, ligatures and full-width letters are left alone. Characters that
    come out of entities may be of any sort, line breaks and odd spaces too; `fix_spacing` deals
    with those. A line with a "<" in it keeps its entities.

    >>> fix_encoding("The cafÃ©â€™s owner paid &pound;40 &amp;amp; left.")
    'The café’s owner paid £40 & left.'
    >>> fix_encoding("“Quoted”, ﬁne and ＷＩＤＥ")
    '“Quoted”, ﬁne and ＷＩＤＥ'
    """
    return ungated(text) if may_need_ftfy(text) else text


def encoding_changes(text: str) -> list[Change]:
    """Return what `fix_encoding` would change in `text`, word by word where that can be told.

    The rule of a change is ``mojibake``, ``entity`` or ``control``. Words are
    matched by their number; where ftfy made or took spaces, the changed part is one change.

    >>> encoding_changes("naÃ¯ve R&amp;D")
    [Change(start=2, end=4, after='ï', rule='mojibake'), Change(start=8, end=13, after='&', rule='entity')]
    """
    after = fix_encoding(text)
    if after == text:
        return []
    return list(_word_changes(text, after))


def _word_changes(before: str, after: str) -> Iterator[Change]:
    """Yield the changes from `before` to `after`, pairing words if they are equally many."""
    old, new = before.split(" "), after.split(" ")
    # ftfy took or made a space: words no longer match by number.
    if len(old) != len(new):
        old, new = [before], [after]
    start = 0
    for word, mended in zip(old, new, strict=True):
        if word != mended:
            yield _narrowed(start, word, mended)
        start += len(word) + 1


def _narrowed(start: int, word: str, mended: str) -> Change:
    """Return the change of `word`, at `start`, without the ends that stay the same."""
    rule = _rule(word, mended)
    change = difference(word, mended, rule)[0]
    head, after = change.start, change.after
    if rule == "entity" and after == "" and word[head - 1 : head] == "&":
        head, after = head - 1, "&"  # "&amp;" became "&", rather than "amp;" nothing
    return Change(start + head, start + change.end, after, rule)


def _rule(before: str, after: str) -> str:
    """Return the name of the repair that led from `before` to `after`."""
    if _CONTROL.sub("", before) == after:
        return "control"
    if _ENTITY.search(before) and not _SUSPECT.search(_ENTITY.sub("", before)):
        return "entity"
    return "mojibake"
