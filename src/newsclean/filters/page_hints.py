"""Cuts what a page's own markup or metadata says is not of the article. Acts on pages only.

What it cuts, and on what evidence:

- `element`: a short line in an element that is named for a comment form, a share bar, a byline,
  related items and the like, and that holds nothing of the article beside it;
- `trailing`: anything in an element named for related items, or on a news page for teasers, if
  all prose that follows is in such elements too;
- `title`: the h1 above the body, where the article's title is known from the metadata;
- `author`: a line that is the names of the page's authors and nothing else;
- `author_bio`: the last paragraph, below others, if it begins with the name of one of the page's
  authors; it goes to `notes`;
- `caption`: a caption (`figcaption`), which goes to `captions`;
- `link`: in a page that declares a news article, a line that is a link and nothing else, and no
  sentence, or a list item that is mostly a link;
- `outside_body`: a line that the page's own articleBody lacks, though it holds nearly all the
  rest of the prose; lists, tables and quotations apart.

What it leaves alone: sentences, but for captions, notes on the author, what trails the article
and what articleBody lacks; addresses; links within a paragraph; links on pages that are no news, where they may be
the content. A text has no markup, so that nothing here ever acts on one.

Known limits: class names are read as English words; a site that names its body "teaser" is
told only by how much prose stands in it.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fixed, fold
from newsclean.phrases.match import EXACT
from newsclean.phrases.patterns import pattern
from newsclean.text.people import parts_of_list

_SET_APART = frozenset(("list_item", "quotation", "table"))  # which articleBody may leave out
_LINKED_LINE, _LINKED_ITEM = 0.9, 0.5
_ADDRESS = pattern(r"\S*@\S|https?:|www\.|\[\d|\S+\.\w{2,6}(?:/|$)")
_BIO = 30  # characters that may stand before the name in a note on an author
_NAMES = 120  # characters of a line of names
_SHORTEST = 20  # characters of a line that is cut for being a link: shorter ones may be names


def page_hints(document: Document) -> Iterator[Claim]:
    """Yield claims on lines that the markup or the metadata of a page speaks against."""
    if not any([block.hints for block in document.blocks]):
        return
    authors = frozenset(fold(name) for name in document.metadata.authors)
    end = max((i for i in document.prose if not _is_trailing(document.blocks[i])), default=-1)
    claimed = dict(document.matching_lines(_claim))
    for block in document.blocks:
        claim = claimed.get(block) or _author(block, authors)
        if claim is None and document.index(block) > end >= 0 and _is_trailing(block):
            claim = block.claim("trailing", "related", strength=EXACT)
        is_title = "title" in block.hints and bool(document.title)
        if claim is None and is_title and document.before_body(block):
            claim = block.claim("title", "h1")
        if claim:
            yield claim
    yield from _bios(document, [name for name in authors if " " in name])


def _is_trailing(block: Block) -> bool:
    """Is `block` in an element named for related items, or on a news page for teasers?"""
    return "related" in block.hints or block.hints >= {"teaser", "news"}


def _bios(document: Document, authors: Sequence[str]) -> Iterator[Claim]:
    """Yield claims on the last paragraphs that begin with the name of one of `authors`."""
    for i in reversed(document.prose):
        block = document.blocks[i]
        start = fold(block.text[: 3 * _BIO])
        # What stands first is the article: a byline may have run into it.
        if i == document.prose[0] or not any(0 <= start.find(name) <= _BIO for name in authors):
            return
        yield block.claim(
            "author_bio",
            "begins with the author's name",
            strength=EXACT,
            fields=(("notes", block.text),),
        )


@line_rule()
def _claim(block: Block) -> Claim | None:
    """Return the claim that the markup of `block` makes by itself."""
    hint = _telling(block.hints)
    if hint is None:
        return _link(block)
    if hint == "caption":
        fields = (("captions", block.text),)
        return block.claim("caption", "figcaption", strength=EXACT, fields=fields)
    if hint == "outside_body":
        return block.claim("outside_body", "articleBody", strength=EXACT)
    return block.claim("element", hint)


@lru_cache(maxsize=1024)  # the blocks of a page have few sets of hints among them
def _telling(hints: frozenset[str]) -> str | None:
    """Return the one of `hints` that speaks against a line, if there is one."""
    if "caption" in hints and "figure" in hints:
        return "caption"
    if "outside_body" in hints and not hints & _SET_APART:
        return "outside_body"
    return min(hints & _elements(), default=None)


@cache
def _elements() -> frozenset[str]:
    """Return the hints that speak against a line."""
    return frozenset(fixed()["hints"])


def _author(block: Block, authors: frozenset[str]) -> Claim | None:
    """Return the claim on a line that says the names of `authors` (folded) and no more."""
    if len(block.text) > _NAMES or not any(name in block.key for name in authors):
        return None
    names = [name for part in parts_of_list(block.text) if (name := fold(part))]
    if names and all(name in authors for name in names):
        return block.claim("author", "a name of the page's authors", strength=EXACT)
    return None


def _link(block: Block) -> Claim | None:
    """Return the claim on a line of a news page that is a link."""
    least = _LINKED_ITEM if "list_item" in block.hints else _LINKED_LINE
    if "news" in block.hints and block.link_share >= least and _is_headline(block.text):
        return block.claim("link", f"{block.link_share:.0%} of it is a link")
    return None


def _is_headline(text: str) -> bool:
    """Could `text`, a link, be the headline of another article?"""
    return len(text) >= _SHORTEST and not _ADDRESS.match(text)
