"""Entities of HTML: ``&amp;``, ``&#39;``, ``&nbsp;``.

Where a text holds no tags, repair of its encoding decodes them. Here they are decoded with the tags
that they stand beside, and to bring to light tags that were escaped themselves.
"""

from html import unescape

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern

_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def entity_changes(text: str) -> list[Change]:
    """Return what decodes the entities of `text`; names that HTML does not know stay.

    >>> entity_changes("R&amp;D &unknown;")
    [Change(start=1, end=6, after='&', rule='entities')]
    """
    if "&" not in text:
        return []
    found = ((match.span(), match[0], unescape(match[0])) for match in _ENTITY.finditer(text))
    return [Change(*span, after, "entities") for span, raw, after in found if after != raw]
