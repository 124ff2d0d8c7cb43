"""Choice by the judge: the blocks of a page that its weights hold for the article."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.judge.choice import choose
from newsclean.judge.features import Stated as Told
from newsclean.judge.model import Model
from newsclean.judge.reasons import Reason, reasons
from newsclean.phrases.match import STRONG, Strength
from newsclean.readers.html.blocks import PageBlock, bare, blocks_of, keys_of
from newsclean.readers.html.build import Page, build, nothing, whole
from newsclean.readers.html.choose import choose as markup_choice
from newsclean.readers.html.head import Head, descriptions_of, read_head
from newsclean.readers.html.lean import without_scripts
from newsclean.readers.html.limits import BLOCKS_MOST
from newsclean.readers.html.metadata import Given, Stated, metadata_of
from newsclean.readers.html.page import as_bytes, parse
from newsclean.readers.html.rescue import DESCRIPTION, Body, agrees, body_of, comparable

_NAME = 3  # letters of a site's name that is looked for
_TOO_MANY = Reason("apart", "not in the element that the markup chooses")


def read_judged(
    text: str, given: Given, warnings: list[str], model: Model, needed: Strength = STRONG
) -> Document:
    """Return the Document of the page `text`, with the lines that `model` chooses.

    `needed` is how sure a cut must be. A page of more blocks than any article has is left to its markup.
    """
    html = as_bytes(without_scripts(text))
    tree = parse(html, warnings)
    if tree is None:
        return nothing(given, warnings)
    blocks, head = blocks_of(tree, warnings), read_head(tree)
    stated = metadata_of(head, blocks, given, tree, search=lambda: _searched(html, given.url))
    body = body_of(head)
    chosen: Sequence[int] = ()
    against: Sequence[Reason] = ()
    if len(blocks) > BLOCKS_MOST:
        warnings.append(f"the page has {len(blocks)} blocks, too many for the judge")
        chosen = markup_choice(blocks) or range(len(blocks))
        against = [_TOO_MANY] * len(blocks)
    elif blocks:
        choice = choose(blocks, told(blocks, head, stated, body), model, needed)
        chosen, against = choice.chosen, reasons(choice)
        known = replace(stated.metadata, confidence=round(choice.expected, 3))
        stated = stated._replace(metadata=known)
    page = Page(head, blocks, stated, tuple(warnings), body)
    return build(page, whole(blocks, chosen), against)


def _searched(page: bytes, url: str | None) -> datetime | None:
    """Return the date that htmldate finds in the `page`."""
    from newsclean.readers.html.dates import date_by_htmldate
    from newsclean.readers.html.elements import elements_of

    return date_by_htmldate(elements_of(page), url)


def told(blocks: Sequence[PageBlock], head: Head, stated: Stated, body: Body | None) -> Told:
    """Return what a page with this `head` and articleBody, of whose article so much is `stated`, says of
    each of its `blocks`, for the judge."""
    keys = keys_of(blocks)
    descriptions = comparable(descriptions_of(head))
    described = frozenset(
        i
        for i, block in enumerate(blocks)
        if len(block.text) >= DESCRIPTION and any(agrees(keys[i], text) for text in descriptions)
    )
    held = list(map(body.holds, keys)) if body else ()
    return Told(titles_in(blocks, stated.title), described, held, named_in(keys, stated.sites))


def named_in(keys: Sequence[str], sites: frozenset[str]) -> frozenset[int]:
    """Return the indexes of those of the blocks with these `keys` that hold one of the names `sites`: notices do,
    articles rarely."""
    names = [site for site in sites if len(site) >= _NAME]
    return frozenset(i for name in names for i, key in enumerate(keys) if name in key)


def titles_in(blocks: Sequence[PageBlock], title: str | None) -> frozenset[int]:
    """Return the indexes of the blocks that say the `title`: as it is, or in a h1 a part of it."""
    key = bare(title or "")
    return frozenset(i for i, block in enumerate(blocks) if key and _says(block, key))


def _says(block: PageBlock, title: str) -> bool:
    """Does `block` say the bare `title`, or in a h1 a part of it or more than it?"""
    if block.title:
        return bool(block.key) and (block.key in title or title in block.key)
    return block.key == title
