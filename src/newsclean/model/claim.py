"""Claims: what filters say of blocks."""

from typing import TYPE_CHECKING, Any

import msgspec

from newsclean.phrases.match import STRONG, Strength

if TYPE_CHECKING:
    from newsclean.model.block import Block


class Claim(msgspec.Struct, frozen=True, gc=False):
    """A filter's word that `block`, or text[start:end] of it, is residue, because of `evidence`.

    `fields` are (name, value) pairs for the Article. With `report_only` nothing is cut: the claim
    only reports what it read. `list_id` is the index of the block that opened the run which the
    claim belongs to. `duplicate_of` is the block that says the same and must stay for this one to go.
    """

    block: "Block"
    rule: str
    evidence: str
    start: int = 0
    end: int | None = None
    strength: Strength = STRONG
    fields: tuple[tuple[str, Any], ...] = ()
    report_only: bool = False
    list_id: int | None = None
    duplicate_of: "Block | None" = None
