"""A phrase that was met."""

from typing import Literal

import msgspec

Match = Literal["line", "prefix", "label", "suffix", "ending"]
"""How a phrase meets a line: ``line``, it is the whole line; ``prefix``, the line starts with
it and a short rest follows; ``label``, a separator and any rest follow; ``suffix``, the line
ends with it after a short start; ``ending``, it is the last sentence of a longer line."""


class PhraseMatch(msgspec.Struct, frozen=True, gc=False):
    """A phrase that a line met: whose it is, by which rule, and how sure a cut by it is."""

    filter: str
    rule: str
    phrase: str
    match: Match
    language: str
    strength: int
    claims: bool
    rest: int


EXACT, STRONG, CONTEXT = 3, 2, 1
"""How sure a claim is. EXACT: a phrase or form names all that is cut. STRONG: a form and its
neighbours say so. CONTEXT: only position or likeness speak for it; the profile decides."""
