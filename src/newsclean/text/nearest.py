"""Names that a misspelt one may have meant."""

from collections.abc import Collection


def told_unknown(name: str, known: Collection[str]) -> str:
    """Return `name` as a message quotes it, with those of `known` that are near; else with all.

    >>> told_unknown("titel", ["text", "title", "authors"])
    "'titel': did you mean title?"
    >>> told_unknown("x", ["title", "authors"])
    "'x': there are: authors, title"
    """
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=3)
    every = ", ".join(sorted(known)) or "none"
    return f"{name!r}: " + (f"did you mean {' or '.join(near)}?" if near else f"there are: {every}")
