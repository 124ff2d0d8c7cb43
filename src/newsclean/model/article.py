"""The Article: what newsclean hands back, typed, with a ledger of all that was done.

Every type here is a frozen `msgspec.Struct` with keyword-only fields: slotted, hashable where
its values are, compared by value, and written to and read from JSON as it stands.
A span is a pair (start, end) of offsets in the input, in characters, end exclusive.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from newsclean.model.ledger import Abstention, Edit, Removal, Space, Span, Tile, tiles
from newsclean.text.credits import Credit
from newsclean.text.datelines import Dateline
from newsclean.text.notices import Copyright

if TYPE_CHECKING:
    from newsclean.text.quotes.quotations import Quotation

ParagraphKind = Literal["paragraph", "heading", "list_item", "quotation"]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One paragraph of the article: repaired text, kind, and where it stood in the input."""

    text: str
    kind: ParagraphKind
    span: Span


Verdict = Literal[
    "full", "truncated", "paywall", "consent_wall", "index_page", "live_blog", "not_article"
]


class Completeness(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Is this the whole article? The verdict, and what speaks for it. Known for pages, and for
    texts that are a wall or an error."""

    verdict: Verdict
    evidence: tuple[str, ...]


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A clean article. `str(article)` is its title, a blank line and its paragraphs."""

    title: str | None = None
    """The headline, without its copies and the site's name."""
    paragraphs: tuple[Paragraph, ...] = ()
    """What is kept, in order."""
    dateline: Dateline | None = None
    """Place and agency at the head of the text, where it stays."""
    authors: tuple[str, ...] = ()
    """Names of people, from a byline, a signature or the page."""
    published: datetime | None = None
    """When it came out, as text or page say."""
    updated: datetime | None = None
    """When it was changed, as text or page say."""
    agency: str | None = None
    """The news agency that signs the report."""
    source: str | None = None
    """The medium that it was taken from."""
    publisher: str | None = None
    """Who runs the site."""
    sections: tuple[str, ...] = ()
    """The sections of the site that it stands in."""
    credits: tuple[Credit, ...] = ()
    """Who made the pictures."""
    captions: tuple[str, ...] = ()
    """What stood below the pictures."""
    copyright: Copyright | None = None
    """Holder and year, as the notice says."""
    tags: tuple[str, ...] = ()
    """Its topics, as the site lists them."""
    notes: tuple[str, ...] = ()
    """Corrections, editors' notes, what is said of the author."""
    language: str | None = None
    """Two letters, as it was given or as the page says."""
    url: str | None = None
    """Where it was found."""
    image: str | None = None
    """The address of the page's picture."""
    is_free: bool | None = None
    """Whether the page says that it can be read without paying."""
    completeness: Completeness | None = None
    """Whether it is whole, and an article."""
    confidence: float | None = None
    """Of an article that the judge chose from a page: the F1, from 0 to 1, that the choice of its blocks
    can be expected to have (see `judge.choice`)."""
    rescued: tuple[Span, ...] = ()
    """Paragraphs that an extractor had left out and that were put back."""
    warnings: tuple[str, ...] = ()
    """What a person should know of how it was read, in sentences."""
    abstained: tuple[Abstention, ...] = ()
    """What rules asked for and did not get."""
    removals: tuple[Removal, ...] = ()
    """What went."""
    edits: tuple[Edit, ...] = ()
    """What was mended in what stayed."""
    spaces: tuple[Space, ...] = ()
    """What stood between."""
    title_span: Span | None = None
    """Where the title stood in the input, if it did."""

    @property
    def text(self) -> str:
        """The paragraphs, joined by a blank line, without the title."""
        return "\n\n".join([paragraph.text for paragraph in self.paragraphs])

    def __str__(self) -> str:
        return "\n\n".join([part for part in (self.title, self.text) if part])

    @property
    def quotations(self) -> tuple["Quotation", ...]:
        """The quoted passages of the paragraphs, read anew at each call; part of the JSON."""
        from newsclean.text.quotes.quotations import find_quotations

        return find_quotations([p.text for p in self.paragraphs], language=self.language)

    def restore(self) -> str:
        """Return the input, character for character, from what was kept and the ledger."""
        return "".join([tile.text for tile in self.tiles()])

    def tiles(self) -> Iterator[Tile]:
        """Yield the stretches of the input in order: kept, removed or space.

        Raises:
            ValueError: the ledger has been altered and no longer tiles its input.
        """
        kept = [(p.span, p.text) for p in self.paragraphs]
        if self.title_span and self.title is not None:
            kept.append((self.title_span, self.title))
        return tiles(kept, self.removals, self.edits, self.spaces)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain dicts, lists, strings and numbers, ready for any JSON."""
        plain: dict[str, Any] = json.loads(self.to_json())
        return plain

    def to_json(self, *, indent: int = 0) -> str:
        """Return the article as JSON; `indent` is the number of spaces a level, 0 for one line.

        A lone surrogate of the input is written as an escape. JSON has no way to write two that
        stand together as a pair: they come back as the one character that a pair stands for.
        """
        try:
            packed = msgspec.json.encode(self)[:-1] + b',"quotations":'
            packed += msgspec.json.encode(self.quotations) + b"}"
        except UnicodeEncodeError:  # only an escape can carry a lone surrogate
            plain = msgspec.to_builtins(self)
            plain["quotations"] = msgspec.to_builtins(self.quotations)
            return json.dumps(plain, indent=indent or None)
        return (msgspec.json.format(packed, indent=indent) if indent else packed).decode()

    @classmethod
    def from_json(cls, data: str | bytes) -> "Article":
        """Return the article that `to_json` wrote.

        Raises:
            msgspec.ValidationError: the JSON is not that of an Article; the message says where.
            msgspec.DecodeError: the data is not JSON.
        """
        try:
            return msgspec.json.decode(data, type=cls)
        except msgspec.ValidationError:
            raise
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            return msgspec.convert(_loads(data), type=cls)


def _loads(data: str | bytes) -> Any:
    """Return what `data` says, lone surrogates included, which msgspec refuses."""
    try:
        return json.loads(data)
    except ValueError as error:
        raise msgspec.DecodeError(f"not an article: {error}") from None
    except RecursionError:
        raise msgspec.DecodeError("not an article: nested too deep") from None
