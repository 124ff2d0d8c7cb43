"""Extraction by resiliparse: several times as fast as trafilatura, and a little coarser.

resiliparse parses the page and chooses its lines in C; what it hands back is a small page of
headings, paragraphs, lists and links, which is read as any page. The head is parsed by itself.
Class names are lost on the way, so that there is less evidence, and nothing is rescued but a
standfirst that the page's description repeats.
"""

import re
from importlib.util import find_spec
from typing import Any

from newsclean.document import Document
from newsclean.readers.html.build import Page, build
from newsclean.readers.html.errors import PageError
from newsclean.readers.html.flat import flatten
from newsclean.readers.html.head import read_head
from newsclean.readers.html.metadata import metadata_of
from newsclean.readers.html.page import LARGEST, parse

_HEAD_END = re.compile(r"</head\b|<body\b", re.I)
_JSONLD = re.compile(
    r"<script\b[^<>]{0,400}application/ld\+json[^<>]{0,400}>[^<]*(?:<(?!/script)[^<]*)*</script",
    re.I,
)
_LANG = re.compile(r"<html\b[^<>]{0,1000}>", re.I)
_TAGS = (
    "figure",
    "figcaption",
    "aside",
    "nav",
    "footer",
    "form",
    "button",
    "noscript",
    "svg",
    "time",
)
_NAMES = (
    "comment", "related", "recommend", "newsletter", "share", "social", "teaser", "promo", "paywall", "byline",
    "breadcrumb", "advert", "caption", "author", "outbrain", "taboola", "cookie", "consent", "more-on", "tags",
    "topics", "player", "widget", "sidebar", "subscri",
)  # fmt: skip
_SKIPPED = [*_TAGS, *(f'[class*="{name}" i],[id*="{name}" i]' for name in _NAMES)]
"""Selectors of what is left out. Where too little is left, a name was that of a wrapper."""
_LITTLE = 1500  # characters; so short an extract is held against one that leaves nothing out


def read_fast(text: str, url: str | None, warnings: list[str]) -> Document:
    """Return the Document of the page `text` as resiliparse extracts it.

    Raises:
        PageError: resiliparse is not installed.
    """
    _require()
    if len(text) > LARGEST:
        warnings.append(f"the page is longer than {LARGEST} characters; the rest was left out")
        text = text[:LARGEST]
    found = _extracted(text, warnings)
    head = read_head(_head(text, warnings))
    tree = parse(f"<html><body>{found}</body></html>", warnings)
    blocks = flatten(tree) if tree is not None else []
    fields = metadata_of(head, blocks, url)
    return build(Page(head, blocks, fields, tuple(warnings)), [block.text for block in blocks])


def _require() -> None:
    """Raise a PageError if resiliparse is not installed."""
    if find_spec("resiliparse") is None:
        raise PageError(
            "the extractor resiliparse is not installed; get it by: pip install 'newsclean[fast]'"
        )


def _extracted(text: str, warnings: list[str]) -> str:
    """Return the main content of the page `text` as reduced HTML."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(skipped: list[str]) -> str:
        found: str = extract_plain_text(
            tree,
            preserve_formatting="minimal_html",
            main_content=True,
            links=True,
            alt_texts=False,
            skip_elements=skipped,
        )
        return found

    try:
        tree = HTMLTree.parse(text)
        found = extract(_SKIPPED)
        if len(found) < _LITTLE:
            whole = extract([])
            return whole if len(whole) > 2 * len(found) else found
        return found
    except Exception:  # of a parser in C on a broken page
        warnings.append("the page could not be read by resiliparse")
        return ""


def _head(text: str, warnings: list[str]) -> Any:
    """Return the parsed head of the page `text`, with the JSON-LD of its body put into it."""
    end = _HEAD_END.search(text)
    at = end.start() if end else min(len(text), 100_000)
    scripts = [match[0] + ">" for match in _JSONLD.finditer(text, at)]
    return parse(f"{text[:at]}{''.join(scripts)}</head><body></body>", warnings)
