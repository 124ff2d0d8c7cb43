"""Addresses of places where something is held: a street, a number, a town."""

from newsclean.phrases.patterns import pattern
from newsclean.text.date_shapes import first_date

_LONGEST = 100  # characters
# "Via Roma, 1, Milano", "Hafenstraße 12, 20459 Hamburg", "14 Mill Lane, Harwick"
_ADDRESS = pattern(
    r"[^\W\d_a-zß-ÿ][^\W\d_][^,:;!?\d]{2,40}(?:,\s?|\s)(?:n[.º°]\s?)?\d{1,4}[a-z]?(?:,\s|\s[-–—]\s)(?:\d{4,6}\s)?[^\W\d_a-zß-ÿ][^,:;!?\d]{2,40}(?:,.{2,30})?"
    r"|\d{1,4}[a-z]?,?\s[^\W\d_a-zß-ÿ][^,:;!?\d]{4,40},\s(?:\d{4,6}\s)?[^\W\d_a-zß-ÿ][^,:;!?\d]{2,40}(?:,.{2,30})?"
)


def is_address(text: str) -> bool:
    """Is `text` a street with a number, and a town?

    >>> is_address("Via Roma, 1, Milano"), is_address("Hafenstraße 12, 20459 Hamburg")
    (True, True)
    >>> is_address("Jane Roe, 3 May 2024"), is_address("May 3, 2024")
    (False, False)
    """
    if len(text) > _LONGEST or text.endswith((".", "!", "?")):
        return False
    return bool(_ADDRESS.fullmatch(text)) and first_date(text) is None
