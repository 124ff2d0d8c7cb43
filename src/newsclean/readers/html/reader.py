"""HTML in: from a page to a Document.

decode → drop scripts → parse → blocks → metadata → extract → build.
"""

from pathlib import Path

from newsclean.evidence.document import Document
from newsclean.phrases.match import STRONG, Strength
from newsclean.readers.extractors import Extractor
from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.build import Page, build, nothing, placed, whole
from newsclean.readers.html.charset import decode_page
from newsclean.readers.html.choose import choose
from newsclean.readers.html.dates import date_by_htmldate
from newsclean.readers.html.extract import trafilatura_lines
from newsclean.readers.html.head import read_head
from newsclean.readers.html.lean import without_scripts
from newsclean.readers.html.limits import BLOCKS_MOST, ELEMENTS_MOST
from newsclean.readers.html.metadata import Given, metadata_of
from newsclean.readers.html.page import as_bytes, bounded, parse, with_closed_title
from newsclean.readers.html.rescue import body_of


def read_html(
    html: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    extractor: Extractor = "judge",
    title: str | None = None,
    language: str | None = None,
    weights: str | None = None,
    needed: Strength = STRONG,
) -> Document:
    """Return the Document of the page `html`.

    Args:
        html: the page, as text or as bytes.
        url: its address.
        encoding: the charset of the HTTP header.
        extractor: which one chooses the lines; ``resiliparse`` needs ``newsclean[fast]``.
        title: the article's title, if it is known; it wins over the page's own.
        language: its two-letter code, likewise.
        weights: the file of the judge's weights; those of the package if it is None.
        needed: how sure a cut by the judge must be.

    Raises:
        TypeError: `html` is neither str nor bytes.
        WeightsError: the judge's weights are not there or damaged.
    """
    if not isinstance(html, str | bytes | bytearray | memoryview):
        raise TypeError(f"clean_html() takes str or bytes, not {type(html).__name__}")
    text, warnings = (html, []) if isinstance(html, str) else decode_page(bytes(html), encoding)
    text = with_closed_title(bounded(text, warnings))
    given = Given(title or None, url, language or None)
    if extractor == "resiliparse":
        from newsclean.readers.html.fast import read_fast

        return read_fast(text, given, warnings)
    if extractor == "judge":
        from newsclean.judge.model import WEIGHTS, load
        from newsclean.readers.html.judged import read_judged

        model = load(Path(weights) if weights else WEIGHTS)
        return read_judged(text, given, warnings, model, needed)
    return _read_by_trafilatura(text, given, warnings)


def _read_by_trafilatura(text: str, given: Given, warnings: list[str]) -> Document:
    """Return the Document of the page `text`, with the lines that trafilatura chooses."""
    from newsclean.readers.html.elements import elements_of

    page = as_bytes(without_scripts(text))
    tree = parse(page, warnings)
    if tree is None:
        return nothing(given, warnings)
    blocks, head = blocks_of(tree, warnings), read_head(tree)
    elements = elements_of(page)
    stated = metadata_of(
        head, blocks, given, tree, search=lambda: date_by_htmldate(elements, given.url)
    )
    count = 0 if elements is None else int(elements.xpath("count(//*)"))
    if count > ELEMENTS_MOST or len(blocks) > BLOCKS_MOST:
        warnings.append(f"the page has {count} elements, too many for trafilatura")
        found = whole(blocks, choose(blocks) or range(len(blocks)))
    else:
        found = placed(blocks, trafilatura_lines(elements, given.url))
    return build(Page(head, blocks, stated, tuple(warnings), body_of(head)), found)
