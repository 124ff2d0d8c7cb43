"""The hand-written classes of characters, held against the Unicode properties as `regex` has them."""

import re
import sys

import pytest
import regex

from newsclean.repair import spacing_tables as tables

LETTERS = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalpha()]


def strays(ours: str, unicode_property: str) -> set[str]:
    """Return the letters that have the Unicode property and are not in our class."""
    inside, wanted = re.compile(f"[{ours}]"), regex.compile(unicode_property)
    return {letter for letter in LETTERS if wanted.match(letter) and not inside.match(letter)}


@pytest.mark.parametrize(
    ("ours", "scripts"),
    [
        (tables.RIGHT_TO_LEFT, ("Hebrew", "Arabic", "Syriac", "Thaana", "Nko")),
        (tables.JOINING, ("Devanagari", "Bengali", "Tamil", "Malayalam", "Sinhala", "Syriac")),
        (tables.UNSPACED, ("Thai", "Lao", "Myanmar", "Khmer")),
        (tables.CJK, ("Hiragana", "Katakana", "Bopomofo")),
    ],
    ids=["right to left", "joining", "unspaced", "CJK"],
)
def test_our_classes_hold_the_letters_of_their_scripts(ours: str, scripts: tuple[str, ...]) -> None:
    for script in scripts:
        found = strays(ours, rf"\p{{Script={script}}}")
        main_block = {letter for letter in found if ord(letter) < 0xA000}
        assert not main_block, (script, sorted(main_block)[:5])
