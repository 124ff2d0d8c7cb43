"""Completeness: is this the whole article, and if not, what is it?

Each verdict names its evidence. Where nothing speaks against it, a page with prose is `full`.
"""

import re
from collections.abc import Sequence

from newsclean.model.article import Completeness
from newsclean.phrases.patterns import pattern
from newsclean.readers.html.blocks import PageBlock
from newsclean.readers.html.head import Head
from newsclean.readers.html.jsonld import types
from newsclean.text.prose import is_cut_off

_INDEX_TYPES = frozenset({"collectionpage", "itemlist", "searchresultspage", "profilepage"})
_SHORT = 1500  # letters; a paywalled page shows less of its article than this
_CONSENT = frozenset({"consent", "dialog"})
_LIVE = pattern(r"\blive-?(?:blog|ticker|updates?)\b", re.I)


def completeness_of(
    head: Head,
    blocks: Sequence[PageBlock],
    kept: Sequence[PageBlock],
    *,
    is_free: bool | None,
    body: str | None,
) -> Completeness:
    """Return the verdict on a page of `blocks`, of which `kept` make the article.

    `body` is the bare articleBody of its JSON-LD.
    """
    prose = [block for block in kept if block.is_prose]
    length = sum(len(block.key) for block in prose)
    stated = {kind for item in head.objects for kind in types(item)}
    live = "liveblogposting" in stated
    if live or (head.title and _LIVE.search(head.title)):
        return _verdict(
            "live_blog", "it is declared as a live blog" if live else "its title says so"
        )
    if not prose:
        return _without_prose(blocks, kept, stated)
    cut_off = is_cut_off(prose[-1].text) and prose[-1] is kept[-1]
    short = length < _SHORT
    wall = _wall(blocks) if is_free is False or cut_off or short else None
    if is_free is False and (wall or short):
        why = f"it says of its paywall {wall!r}" if wall else f"{length} letters can be read"
        return _verdict("paywall", "the page says that it must be paid for", why)
    if body and len(body) > 1.5 * length + 200:
        return _verdict("truncated", f"its articleBody has {len(body)} letters, the page {length}")
    if cut_off and (wall or short):
        return _verdict("truncated", "its last paragraph breaks off")
    if wall and length < _SHORT // 2:
        return _verdict("paywall", f"it says {wall!r}", f"{length} letters can be read")
    links = sum(len(block.key) for block in kept if block.link_share > 0.8)
    if (stated & _INDEX_TYPES and not head.article) or links > 2 * length:
        return _verdict("index_page", f"{links} letters of links, {length} letters of prose")
    if not head.article and length < 200 and head.meta("og:type") != "article":
        return _verdict(
            "not_article", f"{length} letters of prose, and nothing declares an article"
        )
    return _verdict("full", f"{len(prose)} paragraphs of prose")


def _wall(blocks: Sequence[PageBlock]) -> str | None:
    """Return how the first block begins that stands in an element named for a paywall."""
    walls = (b.text[:60] for b in blocks if len(b.text) > 20 and "paywall" in b.names())
    return next(walls, None)


def _without_prose(
    blocks: Sequence[PageBlock], kept: Sequence[PageBlock], stated: set[str]
) -> Completeness:
    """Return the verdict on a page in which no prose was found."""
    asked = [block for block in blocks if len(block.text) > 40 and _CONSENT & block.names()]
    if asked and sum(len(b.text) for b in asked) * 2 > sum(len(b.text) for b in blocks):
        return _verdict("consent_wall", f"it asks {asked[0].text[:60]!r}")
    links = sum(block.links for block in blocks)
    if stated & _INDEX_TYPES or (len(blocks) > 20 and links * 2 > sum(len(b.text) for b in blocks)):
        return _verdict("index_page", f"{links} characters of links and no prose")
    return _verdict("not_article", f"no prose in {len(blocks)} blocks")


def _verdict(verdict: str, *evidence: str) -> Completeness:
    return Completeness(verdict=verdict, evidence=evidence)  # type: ignore[arg-type]  # a literal of ours
