"""Lines that may be a name and nothing else: a person's, a paper's, a section's."""

import re
from functools import cache

from newsclean.phrases import fold, table
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import words
from newsclean.text.sections import is_section

# What any name has: two words with capitals, or a letter that has none, or a mark before a word
_CAPITALS = pattern(r"[\W\d_a-z]*+[^\W\d_a-z]\S*+\s.*[^\W\d_a-z]", re.DOTALL)
_UNCASED = pattern(
    r"[\u01bb-\u01f2\u0294\u02b0-\u02ff\u0374\u0559\u0590-\u1fff\u2135-\u2138\u2c00-\U0010ffff]"
    r"|(?<![^\W_])['’.\u200c-]"
)


def may_name(text: str) -> bool:
    """Has `text` what any name of a person has? Most lines have not."""
    return bool(_CAPITALS.match(text) or _UNCASED.search(text))


def is_plain_name(text: str) -> bool:
    """Is it two to four words in mixed case that name no place that everybody knows?

    >>> is_plain_name("Jane Roe"), is_plain_name("JANE ROE"), is_plain_name("Roe & Lund")
    (True, False, False)
    """
    if not 2 <= len(text.split()) <= 4 or not text[0].isalpha() or text.isupper():
        return False
    letters = text.replace(" ", "").replace("-", "").replace(".", "")
    return letters.isalpha() and fold(text) not in _words("places")


def is_house(key: str) -> bool:
    """Does the folded line `key` name a paper, a section or an edition?

    >>> is_house("the harwick post"), is_house("late edition"), is_house("jane roe")
    (True, True, False)
    """
    parts = key.split()
    edition = not _words("editions").isdisjoint(parts)
    return edition or is_section(key) or parts[-1] in words("medium")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("bylines")[section])
