"""Markdown, as crawlers and loaders make it of pages: links, emphasis, headings, tables.

A text is held as Markdown where a link has an address in brackets behind it, or where two signs
that prose does not have come together: words between pairs of asterisks, headings of two hashes or
more. An article that speaks of Markdown shows it and is left alone.

The words of links, headings, emphasis and cells stay; addresses, images and the marks themselves go.
A list item that is nothing but a link loses its bullet: it is a page's menu, not an article's list.
"""

from collections.abc import Iterable, Iterator

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.form import UNSEEN, Form, Undoing, counted, settled
from newsclean.readers.held.links import Link, definitions, links
from newsclean.readers.held.shown import shows_markdown

_HEADING = pattern(rf"(?m)^{UNSEEN}{{0,3}}(#{{1,6}})[ \t]{{1,3}}(?={UNSEEN}{{0,3}}\S)")
_CLOSING = pattern(r"(?m)(?<=\S)[ \t]{1,3}#{1,6}[ \t]*$")
_BOLD = pattern(r"(?<![\w*\\])(\*\*\*?|__)(?=[^\s*_])([^*\n]{1,400}?)(?<=[^\s\\])\1(?![\w*])")
_EMPHASIS = pattern(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*\\])\*(?![\w*])"
    r"|(?<![\w\\])_(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_\\])_(?!\w)"
)
_STRUCK = pattern(r"(?<![~\w])~~(?=\S)([^~\n]{1,400}?)(?<=\S)~~(?![~\w])")
_ESCAPE = pattern(r"\\(?=[-\\`*_{}\[\]()#+.!|>~$&<])")
_RULE = pattern(r"(?m)^[ ]{0,3}(?:(?:-[ ]?){3,40}|(?:\*[ ]?){3,40}|(?:_[ ]?){3,40}|={3,80})[ \t]*$")
_TABLE_RULE = pattern(
    r"(?m)^[ \t]{0,3}\|?(?:[ \t]{0,3}:?-{2,80}:?[ \t]{0,3}\|){1,40}(?:[ \t]{0,3}:?-{2,80}:?)?[ \t]*$"
)
_ROW = pattern(r"(?m)^[ \t]{0,3}\|[^\n]*")
_CELL = pattern(r"[ \t]*\|[ \t]*")
_ITEM = pattern(r"(?m)^[ \t]{0,12}(?:[-*+•]|\d{1,3}[.)])[ \t]{1,4}(?=!?\[)")
_LINE_END = pattern(r"[ \t\r]*(?:\n|$)")
_CODE = pattern(r"(?<!`)`([^`\n]{1,200})`(?!`)")
_QUOTED = pattern(r"(?m)^[ ]{0,3}(?:>[ ]?){1,4}(?=\S)")


def undo(text: str) -> Undoing | None:
    """Return what undoes Markdown in `text`; None if it is not held so.

    >>> from newsclean.model.change import apply
    >>> text = "# Ferry stays\\n\\nThe [council](https://a.example/c) voted on **Tuesday**."
    >>> apply(text, undo(text).changes)
    'Ferry stays\\n\\nThe council voted on Tuesday.'
    """
    labels = definitions(text)
    found = [link for link in links(text, labels) if link.has_address or link.is_image]
    headings = list(_HEADING.finditer(text)) if "#" in text else []
    bold = list(_BOLD.finditer(text)) if "**" in text else []
    linked = any(link.has_address for link in found)
    deep = any(len(match[1]) > 1 for match in headings)
    signs = (len(bold) > 1) + bool(headings) + deep + any(text[m.start()] == "*" for m in bold)
    if not (linked or signs > 1) or shows_markdown(text):
        return None
    changes = settled(
        (
            *(Change(*span, "", "markdown") for span in labels.values()),
            *_items(text, found),
            *_links(found),
            *_lines(text),
            *_inline(text),
        )
    )
    if not changes:
        return None
    told = counted(len(changes), "mark was", "marks were")
    if found:
        told = f"{counted(len(found), 'link', 'links')} and {told}"
    return Undoing(changes, f"{told} taken out")


def _links(found: Iterable[Link]) -> Iterator[Change]:
    """Yield what leaves of links their words, of images nothing."""
    for link in found:
        if link.is_image:
            yield Change(link.start, link.end, "", "markdown")
        else:
            yield Change(link.start, link.inner, "", "markdown")
            yield Change(link.outer, link.end, "", "markdown")


def _items(text: str, found: Iterable[Link]) -> Iterator[Change]:
    """Yield the bullets of list items that hold one link or image and nothing else."""
    ends = {link.start: link.end for link in found}
    for match in _ITEM.finditer(text):
        end = ends.get(match.end(), 0)
        if end and _LINE_END.match(text, end):
            yield Change(match.start(), match.end(), "", "markdown")


def _lines(text: str) -> Iterator[Change]:
    """Yield what goes of headings, rules, quoted lines and tables."""
    for shape, cue in (
        (_HEADING, "#"),
        (_CLOSING, "#"),
        (_QUOTED, ">"),
        (_RULE, ""),
        (_TABLE_RULE, "|"),
    ):
        if cue in text:
            yield from (Change(*match.span(), "", "markdown") for match in shape.finditer(text))
    if "|" in text:
        for row in _ROW.finditer(text):
            end = len(row[0].rstrip()) + row.start()
            for cell in _CELL.finditer(text, row.start(), row.end()):
                outer = cell.start() == row.start() or cell.end() >= end
                yield Change(*cell.span(), "" if outer else "\t", "markdown")


def _inline(text: str) -> Iterator[Change]:
    """Yield the marks of emphasis, code, escapes and addresses in angle brackets."""
    for shape, width in ((_BOLD, 0), (_STRUCK, 2), (_EMPHASIS, 1), (_CODE, 1)):
        for match in shape.finditer(text):
            size = width or len(match[1])
            yield Change(match.start(), match.start() + size, "", "markdown")
            yield Change(match.end() - size, match.end(), "", "markdown")
    if "\\" in text:
        yield from (Change(*match.span(), "", "markdown") for match in _ESCAPE.finditer(text))


MARKDOWN = Form("Markdown", ("](", "]: ", "**", "## "), undo)
