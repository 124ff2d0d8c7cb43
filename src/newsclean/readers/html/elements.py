"""The page as lxml elements: what trafilatura and htmldate read, and what rebuilds odd pages.

The parser (libxml2) stops at 256 elements within one another; browsers do so at 512, and no
real page comes near.
"""

import re
from typing import Any

from lxml import etree, html

from newsclean.phrases.patterns import pattern
from newsclean.readers.html.limits import TOO_DEEP

_DOCTYPE = pattern(rb"<\s?!\s?DOCTYPE[^<>]{0,500}>", re.I)
_SELF_CLOSED = pattern(rb"(<html\b[^<>]{0,2000}?)\s*/>", re.I)
_HEAD = 4096
_OPTIONS = {
    "encoding": "utf-8",
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
    "default_doctype": False,
}


def elements_of(page: bytes) -> Any:
    """Return the root element of the `page` (in UTF-8); None if there is no element in it."""
    start = _SELF_CLOSED.sub(rb"\1>", _DOCTYPE.sub(b"", page[:_HEAD], count=1), count=1)
    try:
        return html.document_fromstring(start + page[_HEAD:], html.HTMLParser(**_OPTIONS))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def rebuilt_html(page: bytes, warnings: list[str]) -> bytes:
    """Return the `page` (in UTF-8) with each element closed, none deep within others."""
    parser = etree.HTMLParser(**_OPTIONS)
    try:
        tree = etree.fromstring(page, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return b""
    if any("depth" in entry.message.lower() for entry in parser.error_log.filter_from_fatals()):
        warnings.append(TOO_DEEP)
    return b"" if tree is None else bytes(etree.tostring(tree, method="html", encoding="utf-8"))
