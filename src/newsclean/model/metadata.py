"""Metadata: what a page or a record says of its article beside its text, as a reader took it."""

from datetime import datetime

import msgspec

from newsclean.model.article import Completeness
from newsclean.model.ledger import Span


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of the Article that its page, or the record that holds it, gives.

    The title, the address and the language stand in the Document itself, since the caller may
    give them too.
    """

    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str | None = None
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str | None = None
    is_free: bool | None = None
    completeness: Completeness | None = None
    confidence: float | None = None
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rescued: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


NOTHING_KNOWN = Metadata()
