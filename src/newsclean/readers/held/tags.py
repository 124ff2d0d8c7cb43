"""HTML in a text: ``<p>``, ``<br/>``, ``<a href=…>``, and entities beside them.

A text is held as HTML where its tags are in use: an element is opened and closed around words, or
a tag stands that needs no closing (``<br>``, ``<img …>``). An article that *shows* tags names them
singly ("the <p> tag"), and speaks of HTML: there only a text that begins and ends in a tag, or
declares itself a document, is taken for held.

Tags of block elements become line breaks, others vanish; scripts, styles and readings of words (ruby)
go with what they hold; entities are decoded. Inside a closed paragraph a line break of the source is a
space, as in HTML.
"""

from collections.abc import Iterator

from newsclean.model.change import Change, apply
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.entities import entity_changes
from newsclean.readers.held.form import Form, Undoing, counted
from newsclean.readers.held.shown import shows_markup
from newsclean.text.prose import is_prose

_BLOCKS = """
address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption
figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav noscript ol
optgroup option p pre section select summary table tbody tfoot thead title tr ul br
"""
_CELLS = "td th"
_INLINE = """
a abbr acronym amp-img applet area audio b base bdi bdo big button canvas cite code col colgroup data
datalist del dfn dialog embed em font i iframe ilayer img input ins kbd label link map mark meta meter
nobr noembed noframes object output param picture pre progress q rp rt ruby s samp script small source
span strike strong style sub sup svg path template textarea time track tt u var video wbr
"""
_VOID = frozenset(["br", "hr", "img", "wbr"])
_WITH_CONTENT = ("script", "style", "noscript", "iframe", "svg", "template", "select", "textarea")
_READINGS = ("rp", "rt")  # of the word before them, above the line (ruby)
_RUBY = pattern(r"</?(?:r[bpt]|rtc|ruby)\b", 2)
_BLOCK = frozenset(_BLOCKS.split())
_CELL = frozenset(_CELLS.split())
_KNOWN = _BLOCK | _CELL | frozenset(_INLINE.split())
_CLOSED = frozenset(
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption", "dd", "dt"]
)

# Attributes hold no "<" but in quoted values. Values and their number are bounded, so that what is
# no tag is left soon: no page's tag has sixty attributes.
_TAG = pattern(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15}(?:[:-][a-zA-Z0-9]{1,20}){0,3})(?=[\s/>])"
    r"(?:=\s?\"[^\"]{0,500}\"|=\s?'[^']{0,500}'|[^<>=]+|=){0,120}+>"
)
_BARE = len("<img />")  # an image without a source is one that is spoken of
_START = pattern(r"<|\]\]>")
_MARK = pattern(r"<!--|<!\[CDATA\[|\]\]>|<[!?][a-zA-Z][^<>]{0,400}>")
_DOCUMENT = pattern(r"\s*(?:<!doctype html|<html\b|<\?xml\b|<!\[CDATA\[|<body\b)", 2)
_WHOLE = pattern(r"<!doctype html|<html[\s>]", 2)
_NEWLINE = pattern(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)")  # no blank line


class _Tag:
    """A tag or other mark of HTML in a text: where it is, and what stands for it."""

    __slots__ = ("after", "closes", "end", "name", "start")

    def __init__(self, start: int, end: int, name: str, closes: bool, after: str) -> None:
        self.start, self.end, self.name, self.closes, self.after = start, end, name, closes, after


def undo(text: str) -> Undoing | None:
    """Return what undoes HTML in `text`; None if it is not held so.

    >>> found = undo("<p>The ferry sails <b>daily</b>.</p>")
    >>> apply("<p>The ferry sails <b>daily</b>.</p>", found.changes), found.told
    ('\\nThe ferry sails daily.\\n', '4 tags were taken out')
    """
    tags = list(_tags(text))
    if not tags or not _is_held(text, tags):
        return None
    changes = [Change(tag.start, tag.end, tag.after, "tags") for tag in tags]
    changes += _between(entity_changes(text), changes)
    changes.sort()
    changes += _between(_breaks(text, tags), changes)
    changes.sort()
    return Undoing(changes, counted(len(tags), "tag was", "tags were") + " taken out")


def undo_escaped(text: str) -> Undoing | None:
    """Return what decodes a text whose tags were written as entities; None if there are none such.

    >>> undo_escaped("&lt;p&gt;The ferry sails.&lt;/p&gt;").told
    '4 entities were decoded'
    >>> undo_escaped("3 &lt; 4, and 5 &gt; 4")
    """
    changes = entity_changes(text)
    inner = apply(text, changes)
    if not any(change.after == "<" for change in changes) or undo(inner) is None:
        return None
    return Undoing(changes, counted(len(changes), "entity was", "entities were") + " decoded")


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags of known elements and other marks of HTML, in order, without overlap."""
    lower = text.lower() if "<s" in text or "<S" in text or "<i" in text or "<I" in text else text
    if len(lower) != len(text):  # a letter whose small form is longer: then as it is written
        lower = text
    missing: set[str] = set()  # ends that do not come any more: looked for once
    at = 0
    while start := _START.search(text, at):
        at = start.start()
        if found := _mark(text, at, missing):
            yield found
            at = found.end
            continue
        match = _TAG.match(text, at)
        name = match["name"].lower() if match else ""
        if not match or (name not in _KNOWN and ":" not in name and not name.startswith("amp-")):
            at += 1
            continue
        end, closes = match.end(), bool(match["close"])
        if name in _WITH_CONTENT and not closes and name not in missing:
            # An end that does not come is looked for once: a text of many opened scripts would else be searched to
            # its end for every one of them (law 7).
            ends = lower.find(f"</{name}", end)
            if ends < 0:
                missing.add(name)
            else:
                stop = text.find(">", ends)
                end = stop + 1 if stop >= 0 else end
        elif name in _READINGS and not closes:
            stop = text.find("<", end)
            end = stop if _RUBY.match(text, stop) else end
        # Cells of a row stay on one line; inline tags part no words.
        after = "\n" if name in _BLOCK else " " if name in _CELL else ""
        yield _Tag(match.start(), end, name, closes, after)
        at = end


def _mark(text: str, at: int, missing: set[str]) -> _Tag | None:
    """Return the comment, declaration or CDATA mark at `at`, if one is there."""
    match = _MARK.match(text, at)
    if not match:
        return None
    end = match.end()
    if match[0] == "<!--":
        end = -1 if "-->" in missing else text.find("-->", end)
        if end < 0:
            missing.add("-->")
            return None
        end += 3
    return _Tag(at, end, match[0][:4], False, "" if match[0][:3] != "<![" else "\n")


def _is_held(text: str, tags: list[_Tag]) -> bool:
    """Are `tags` in use in `text`, rather than shown?"""
    if not _in_use(tags):
        return False
    if _DOCUMENT.match(text):
        return True
    if _shows_document(text):
        return False
    bare = apply(text, [Change(tag.start, tag.end, tag.after, "") for tag in tags])
    # A text about HTML shows tags; one that is held in tags seldom speaks of them.
    if not shows_markup(bare):
        return True
    whole = text.strip()
    first, last = tags[0], tags[-1]
    starts = text.find(whole)
    return (
        first.start == starts
        and last.end == starts + len(whole)
        and first.name in _BLOCK
        and last.name in _BLOCK
    )


def _shows_document(text: str) -> bool:
    """Does a document of HTML begin behind sentences, as in an article that shows one?"""
    begins = _WHOLE.search(text)
    return begins is not None and any(map(is_prose, text[: begins.start()].split("\n")))


def _in_use(tags: list[_Tag]) -> bool:
    """Is an element closed that was opened before, or is there one that needs no closing?"""
    opened: set[str] = set()
    singles = 0
    for tag in tags:
        if tag.name in _VOID and (tag.name != "img" or tag.end - tag.start > _BARE):
            return True
        if tag.name.startswith("<!"):
            return True
        if tag.closes and tag.name in opened:
            return True
        if not tag.closes:
            opened.add(tag.name)
        singles += tag.name in ("p", "li")
    # Old pages close neither <p> nor <li>; one alone may be a slip, or be spoken of.
    return singles > 1


def _breaks(text: str, tags: list[_Tag]) -> list[Change]:
    """Return a space for each line break of the source inside a closed paragraph."""
    found: list[Change] = []
    opened: _Tag | None = None
    for tag in tags:
        if tag.name not in _CLOSED:
            continue
        if not tag.closes:
            opened = tag
        elif opened and opened.name == tag.name:
            inside = _NEWLINE.finditer(text, opened.end, tag.start)
            found += [Change(*m.span(), " ", "tags") for m in inside]
            opened = None
    return found


def _between(changes: list[Change], others: list[Change]) -> list[Change]:
    """Return those of `changes` that overlap none of `others`; both are sorted."""
    free, at = [], 0
    for change in changes:
        while at < len(others) and others[at].end <= change.start:
            at += 1
        if at == len(others) or others[at].start >= change.end:
            free.append(change)
    return free


HTML = Form("HTML", ("<",), undo)
ESCAPED_HTML = Form("escaped HTML", ("&lt;", "&#60;", "&#x3c;", "&#x3C;"), undo_escaped)
