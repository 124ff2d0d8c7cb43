"""The marks themselves: which characters quote, which pair with which, and what stands in for them.

Everything here is data. Modifier letters (U+02BC and its kin) are letters of Ukrainian, Hawaiian
and other languages, so they are no marks and are never touched.
"""

from collections.abc import Iterator
from typing import Final

from newsclean.phrases.patterns import pattern

# Directed double marks, by the way they point in most languages. „foo“, ”foo” and »foo« turn
# some of them round: where a mark stands decides first, the way it points second.
DOUBLE_OPENERS: Final = "“„‟«「『〝﹁﹃"
DOUBLE_CLOSERS: Final = "”»」』〞〟﹂﹄"
DOUBLE_NEUTRAL: Final = '"＂'
SINGLE_OPENERS: Final = "‘‚‛‹"
SINGLE_CLOSERS: Final = "’›"
SINGLE_NEUTRAL: Final = "'＇"

# Characters that are typed for a mark and are none: primes, accents, a double acute.
DOUBLE_STAND_INS: Final = "″‶˝"
SINGLE_STAND_INS: Final = "`´′‵"

# Windows-1252 marks that were read as Latin-1 control characters.
CONTROLS: Final = {
    "\x82": "‚",
    "\x84": "„",
    "\x8b": "‹",
    "\x91": "‘",
    "\x92": "’",
    "\x93": "“",
    "\x94": "”",
    "\x9b": "›",
}

# Entities that name a mark (HTML 5, "named character references"), and their numbers.
ENTITIES: Final = {
    "quot": '"',
    "apos": "'",
    "ldquo": "“",
    "rdquo": "”",
    "bdquo": "„",
    "lsquo": "‘",
    "rsquo": "’",
    "sbquo": "‚",
    "laquo": "«",
    "raquo": "»",
    "lsaquo": "‹",
    "rsaquo": "›",
    "#34": '"',
    "#034": '"',
    "#39": "'",
    "#039": "'",
    "#171": "«",
    "#187": "»",
    "#8216": "‘",
    "#8217": "’",
    "#8218": "‚",
    "#8220": "“",
    "#8221": "”",
    "#8222": "„",
    "#x22": '"',
    "#x27": "'",
}

# Two characters typed for one double mark, and the mark they stand for where that is plain.
# ``foo'' is TeX, ''foo'' is wiki text, ,,foo'' and <<foo>> are typewriter forms.
DIGRAPHS: Final = {
    "``": "“",
    "''": '"',
    "´´": '"',
    "′′": '"',
    "‘‘": "“",
    "’’": "”",
    "‚‚": "„",
    ",,": "„",
    "<<": "«",
    ">>": "»",
    "‹‹": "«",
    "››": "»",
}

# Every pair that some language writes. English and Chinese; Swedish and Finnish; German, Czech
# and Icelandic; Polish, Romanian and Hungarian; French, Russian and Greek; German and Danish
# books; Finnish books; Japanese; and the full-width and reversed forms.
DOUBLE_PAIRS: Final = frozenset(
    {
        ("“", "”"),
        ("”", "”"),
        ("„", "“"),
        ("„", "”"),
        ("«", "»"),
        ("»", "«"),
        ("»", "»"),
        ('"', '"'),
        ("＂", "＂"),
        ("「", "」"),
        ("『", "』"),
        ("〝", "〟"),
        ("〝", "〞"),
        ("﹁", "﹂"),
        ("﹃", "﹄"),
        ("‟", "”"),
    }
)
SINGLE_PAIRS: Final = frozenset(
    {
        ("‘", "’"),
        ("’", "’"),
        ("‚", "‘"),
        ("‚", "’"),
        ("‹", "›"),
        ("›", "‹"),
        ("›", "›"),
        ("'", "'"),
        ("＇", "＇"),
        ("‛", "’"),
    }
)

SPACES: Final = " \t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
NO_BREAK: Final = "\u00a0\u202f"

DOUBLES: Final = DOUBLE_OPENERS + DOUBLE_CLOSERS + DOUBLE_NEUTRAL + DOUBLE_STAND_INS
STARTERS: Final = frozenset(DOUBLES) - frozenset(DOUBLE_STAND_INS)  # a prime opens no speech
SINGLES: Final = SINGLE_OPENERS + SINGLE_CLOSERS + SINGLE_NEUTRAL + SINGLE_STAND_INS
_CONTROLS: Final = "".join(CONTROLS)
ALL: Final = DOUBLES + SINGLES + _CONTROLS

_SAME: Final = pattern(r"(.)\1*")
_TWICE: Final = "`'´′‘’‚‹›"
_RUN: Final = rf"(?<=[{_TWICE}])[{_TWICE}]+"
_ENTITY: Final = r"(?<=&)(?:amp;)?#?\w{2,6};"
# Each alternative begins with the same set of characters, so that the search skips to them fast.
_TOKEN: Final = pattern(f"[&{ALL}](?:{_ENTITY}|{_RUN})?")
_TYPEWRITER: Final = pattern(rf"(?<!,),,(?=[^\W\d_])|(?<!<)<<(?!<)|(?<!>)>>(?!>)|{_TOKEN.pattern}")

# What well-formed text is made of, in one pass without backing up: runs without a mark,
# apostrophes, and pairs that hold nothing but those two. Whatever this does not match is read
# mark by mark; so it may be narrow but must never let a broken mark pass.
LETTER: Final = "A-Za-z\u00c0-\u052f"
_APOSTROPHE: Final = r"(?<=\w)['’](?!['’])"
_INNER: Final = rf"(?:[^&{ALL}]++|{_APOSTROPHE})*+"
_DIRECTED: Final = "|".join(
    (
        rf"“(?![\s”]){_INNER}(?<!\s)”",
        rf"„(?![\s“]){_INNER}(?<!\s)“",
        rf"«(?![\s»]){_INNER}(?<!\s)»",
        rf"«[{NO_BREAK}](?![\s»]){_INNER}(?<=[^\s][{NO_BREAK}])»",
    )
)
_OUTSIDE: Final = r"(?!\s\s)(?! [,.])"
_PAIRS: Final = "|".join(
    (
        rf"(?<![{LETTER},.;:!?])(?<!\s\s)(?:{_DIRECTED})(?![{LETTER}]){_OUTSIDE}",
        rf'(?<![^\s(\[—–])(?<!\s\s)"(?![\s"]){_INNER}(?<!\s)"(?![^\s.,;:!?)\]—–…]){_OUTSIDE}',
        rf"「{_INNER}」",
    )
)
WELL_FORMED: Final = pattern(rf"(?:[^&{ALL}]++|{_APOSTROPHE}|{_PAIRS})*+")


def has_typed_pair(text: str) -> bool:
    """Return whether a digraph occurs whose characters are no marks by themselves."""
    return ",," in text or "<<" in text or ">>" in text


def tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each mark of a text and how it is written, digraphs as one.

    >>> list(tokens("``Yes,'' &amp; &quot;no&quot;"))
    [(0, '``'), (6, "''"), (15, '&quot;'), (23, '&quot;')]
    """
    tokens = _TYPEWRITER if has_typed_pair(text) else _TOKEN
    for match in tokens.finditer(text):
        written = match.group()
        if len(written) == 1:
            if written != "&":
                yield match.start(), written
        elif written[0] == "&":
            if _entity_name(written) in ENTITIES:
                yield match.start(), written
        elif written in DIGRAPHS:
            yield match.start(), written
        else:
            yield from _runs(match.start(), written)


def _runs(start: int, written: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of a mixed run: two of a kind are a digraph, others stand alone."""
    for same in _SAME.finditer(written):
        if len(same.group()) == 2:
            yield start + same.start(), same.group()
        else:
            yield from ((start + same.start() + i, c) for i, c in enumerate(same.group()))


def _entity_name(written: str) -> str:
    return written.removeprefix("&").removeprefix("amp;").removesuffix(";")


def glyph_of(written: str) -> str:
    """Return the mark that `written` stands for: itself, or what an entity or digraph means.

    >>> glyph_of("&ldquo;"), glyph_of("''"), glyph_of("«")
    ('“', '"', '«')
    """
    if len(written) == 1:
        return CONTROLS.get(written, written)
    if written[0] == "&":
        return ENTITIES[_entity_name(written)]
    return DIGRAPHS[written]


def opens_with_mark(text: str) -> bool:
    """Return whether a paragraph begins with a quotation mark."""
    return text.lstrip(SPACES)[:1] in STARTERS
