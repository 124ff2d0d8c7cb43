"""A phrase that was met, and how sure a cut by it is."""

from enum import IntEnum
from typing import Literal

import msgspec

Match = Literal["line", "prefix", "label", "suffix", "ending"]
"""How a phrase meets a line: ``line``, it is the whole line; ``prefix``, the line starts with
it and a short rest follows; ``label``, a separator and any rest follow; ``suffix``, the line
ends with it after a short start; ``ending``, it is the last sentence of a longer line."""


class Strength(IntEnum):
    """How sure a claim is: the profiles and the prose guard go by it."""

    EXACT = 3
    """A phrase or form names all that is cut."""
    STRONG = 2
    """A form and its neighbours say so; never enough for running prose."""
    CONTEXT = 1
    """Only position or likeness speak for it: acted on in the strict profile alone."""


EXACT, STRONG, CONTEXT = Strength


class PhraseMatch(msgspec.Struct, frozen=True, gc=False):
    """A phrase that a line met: whose it is, by which rule, and how sure a cut by it is."""

    filter: str
    rule: str
    phrase: str
    match: Match
    language: str
    strength: Strength
    claims: bool
    rest: int
