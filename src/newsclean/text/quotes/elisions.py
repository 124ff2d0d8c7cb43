"""Where a single mark is an apostrophe: the words that lose letters. Data only."""

from typing import Final


def words(listed: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces."""
    return frozenset(listed.split())


# English words whose head is cut off, as they read after the apostrophe. Lower case.
HEADLESS: Final = words(
    "tis twas twere twill em cause til till bout round n neath twixt ere nuff cos coz"
)

# Words that lose their end before the next word, so that a quotation may open right after the
# apostrophe: French l’, d’, qu’, Italian dell’, nell’, Catalan n’. Lower case.
TAILLESS: Final = words(
    "l d j m t s c n qu jusqu lorsqu puisqu quoiqu quelqu presqu"
    " un all dell dall nell sull coll quell quest bell sant anch dov com"
)

# Ends of English words after an apostrophe: don’t, she’s, we’re, I’ve, he’ll, I’m, they’d.
CONTRACTIONS: Final = words("s t re ve ll m d")
