"""Metadata: what is known of an article beside its text, by the caller, a page or a record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from newsclean.model.article import Completeness
from newsclean.model.ledger import Span
from newsclean.text.nearest import told_unknown


class Known(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of the Article that are known beforehand; they win over what its text says.

    Captions and notes are added to those that are found. The title, the address and the language
    are arguments of their own.
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
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def stated(self) -> dict[str, Any]:
        """Return the fields that say anything, by name."""
        if self is NOTHING_KNOWN:  # as of most texts
            return {}
        fields = msgspec.structs.asdict(self)
        return {name: value for name, value in fields.items() if value not in (None, ())}


class Metadata(Known, frozen=True, kw_only=True):
    """What a reader took from a page, or from the record that holds the article, beside its text."""

    completeness: Completeness | None = None
    confidence: float | None = None
    rescued: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()

    def overlaid(self, known: Known) -> "Metadata":
        """Return these fields, with those that are `known` in their place."""
        told = known.stated()
        return msgspec.structs.replace(self, **told) if told else self


NOTHING_KNOWN = Metadata()
_TIMES = ("published", "updated")


def known_of(given: Known | Mapping[str, Any] | None) -> Known:
    """Return what is `given`: as it is, or read from a mapping, with times in ISO 8601 if as text.

    A day without a time, such as ``2031-05-02``, is midnight without a zone.

    Raises:
        ValueError: there is no such field, or its value is of another type; the message says which.
    """
    if given is None:
        return NOTHING_KNOWN
    if isinstance(given, Known):
        return given
    for name in given:
        if name not in Known.__struct_fields__:
            raise ValueError(
                f"known: an article has no field {told_unknown(name, Known.__struct_fields__)}"
            )
    try:
        return msgspec.convert({name: _timed(name, value) for name, value in given.items()}, Known)
    except msgspec.ValidationError as error:
        raise ValueError(f"known: {error}") from None


def _timed(name: str, value: Any) -> Any:
    """Return the `value` of a field, as a time if it is a text that stands for one.

    Raises:
        ValueError: it should be one in ISO 8601, and is not.
    """
    if name not in _TIMES or not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f"known: {name} is no time in ISO 8601, such as 2031-05-02T09:30: {value!r}"
        ) from None
