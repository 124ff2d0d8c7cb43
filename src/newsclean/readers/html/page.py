"""Text to tree: one parse of the page, bounded in size and depth.

The parser (libxml2) stops at 256 elements within one another; browsers do so at 512, and no
real page comes near. What lies deeper is lost, with a warning.
"""

import re
from typing import Any

from lxml import etree, html

LARGEST = 20_000_000  # characters of a page that are read
DEEPEST = 250
_DOCTYPE = re.compile(rb"<\s?!\s?DOCTYPE[^<>]{0,500}>", re.I)
_SELF_CLOSED = re.compile(rb"(<html\b[^<>]{0,2000}?)\s*/>", re.I)
_HEAD = 4096
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\f\r") + b"\x7f"
_DEAD = ("style", "svg", "canvas", "template")


def parse(text: str, warnings: list[str], *, plain: bool = False) -> Any:
    """Return the root element of the page `text`, or None if there is no element in it.

    Its elements are those of lxml.html, which trafilatura asks for, or `plain` ones, which are
    quicker to walk.
    """
    if len(text) > LARGEST:
        warnings.append(f"the page is longer than {LARGEST} characters; the rest was left out")
        text = text[:LARGEST]
    parser = (etree.HTMLParser if plain else html.HTMLParser)(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    page = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    start = _SELF_CLOSED.sub(rb"\1>", _DOCTYPE.sub(b"", page[:_HEAD], count=1), count=1)
    page = start + page[_HEAD:]
    try:
        tree = etree.fromstring(page, parser) if plain else html.document_fromstring(page, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    if tree is None:
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log.filter_from_fatals()):
        warnings.append(
            f"the page has more than {DEEPEST} elements within one another; the rest is lost"
        )
    return tree


def strip_dead(tree: Any) -> None:
    """Take out of `tree` what no extractor reads: styles, drawings, scripts but for JSON-LD.

    They are most of a page, and extractors copy it several times.
    """
    for script in tree.iter("script"):
        if not (script.get("type") or "").startswith("application/ld"):
            script.tag = _DEAD[0]
    etree.strip_elements(tree, *_DEAD, with_tail=False)
