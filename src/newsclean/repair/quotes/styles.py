"""The quotation marks that each language writes by convention. Data only.

Sources: the languages' own orthographies and press style guides, as a newspaper of the
country prints them; where two conventions live side by side, the one of news prose.
"""

from typing import Final, NamedTuple

from newsclean.text.quotes.elisions import words

Pair = tuple[str, str]


class Style(NamedTuple):
    """The marks of one language.

    `double` is the outer pair, `single` what a single straight pair becomes, `nested` a double
    pair inside another, `space` what stands inside guillemets.
    """

    double: Pair
    single: Pair
    nested: Pair
    space: str = ""


_HIGH: Final = ("“", "”")
_LOW: Final = ("„", "“")
_ENGLISH: Final = Style(_HIGH, ("‘", "’"), _HIGH)
_GERMAN: Final = Style(_LOW, ("‚", "‘"), _LOW)
_POLISH: Final = Style(("„", "”"), ("‚", "’"), ("«", "»"))
_SWEDISH: Final = Style(("”", "”"), ("’", "’"), ("”", "”"))
_DANISH: Final = Style(("»", "«"), ("›", "‹"), ("»", "«"))
_FRENCH: Final = Style(("«", "»"), ("‘", "’"), _HIGH, "\u00a0")
_RUSSIAN: Final = Style(("«", "»"), ("‘", "’"), _LOW)
_ITALIAN: Final = Style(("«", "»"), ("‘", "’"), _HIGH)
_JAPANESE: Final = Style(("「", "」"), ("『", "』"), ("「", "」"))
_LANGUAGES: Final = (
    ("en zh ko hi id ms vi th tr nl pt es ca gl cy ga sw zu xh st af tl", _ENGLISH),
    ("he ar fa ur bn ta te ml", _ENGLISH),
    ("de cs sk sl is et lt lv bg ka mk lb", _GERMAN),
    ("pl ro hu hr sr bs", _POLISH),
    ("sv fi", _SWEDISH),
    ("da", _DANISH),
    ("fr", _FRENCH),
    ("ru uk be hy kk az", _RUSSIAN),
    ("it no nb nn el sq eu", _ITALIAN),
    ("ja", _JAPANESE),
)
STYLES: Final = {code: style for codes, style in _LANGUAGES for code in codes.split()}

# Languages that set the full stop after the closing mark even where a whole sentence is quoted.
STOP_OUTSIDE: Final = words("ru uk be bg pl es gl ca pt it el ro sr")


def style_of(language: str) -> Style | None:
    """Return the style of a language by its two-letter code (ISO 639-1), or None."""
    return STYLES.get(language)
