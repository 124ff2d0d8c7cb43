"""Residue of embedded posts: "View this post on Instagram", tweet signatures, short links.

Cuts the labels of embeds, "A post shared by …", signatures ("— Jane Roe (@jane) July 16, 2026"),
lines that end in "pic.twitter.com/…" or a t.co link or consist of handles and hashtags with one,
and link leftovers glued to the end of a sentence.

Leaves alone sentences that quote a post, names with a handle in running text, and the post's own
words above a signature: an article may live on them. The strict profile cuts those as well.

Known limits: a post whose signature is gone cannot be told from the article, and stays.
"""

import re
from collections.abc import Iterator

from newsclean.document import CONTEXT, EXACT, STRONG, Block, Claim, Document

_NAME = "social_embeds"
_LONGEST = 420  # characters of a post

# "— Jane Roe (@jane_roe) July 16, 2026", "— Jane Roe (@jane.bsky.social) 2026年7月16日"
_SIGNATURE = re.compile(
    r"(?:[—–-]|&mdash;)\s?[^\n]{1,90}?\(@[\w.:-]{1,60}\)[^\n]{0,60}?\d{1,4}[^\n]{0,24}"
)
# The same at the end of the post's own line
_SIGNED = re.compile(r"\s(?:[—–]|&mdash;)\s?[^—–\n]{1,90}?\(@[\w.:-]{1,60}\)\s[^\n]{0,40}?\d{4}$")
_SHORT_LINK = re.compile(r"\s*(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w{4,}")
_LINK_AT_END = re.compile(
    r"(?:\s*(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w{4,}[…]?){1,4}\s*$"
)
# "@jane_roe", "@jane_roe · 3h", "Jane Roe @jane_roe": a handle and no sentence
_HANDLE = re.compile(
    r"(?:[^\n@]{1,40}\s)?@\w{3,30}(?:\s?[·•|]\s?[^\n]{1,24})?(?:\s(?:Suivre|Follow|Folgen|Seguir) @\w{3,30})?"
)


def social_embeds(document: Document) -> Iterator[Claim]:
    """Yield claims on the residue of embedded posts; see the module's text."""
    yield from document.claims(_NAME)
    for block in document.containing("(@"):
        if len(block.text) <= _LONGEST and _SIGNATURE.fullmatch(block.text):
            yield block.claim("signature", block.text[:60], strength=EXACT)
            yield from _post(document, block)
        elif (match := _SIGNED.search(block.text)) and len(block.text) <= _LONGEST:
            yield block.claim("signed", match[0].strip()[:60], start=match.start(), strength=EXACT)
    for block in document.containing("pic.twitter.com/", "pic.x.com/", "t.co/"):
        yield from _links(block)
    for block in document.containing("@"):
        if (
            len(block.text) <= 60
            and _HANDLE.fullmatch(block.text)
            and not document.before_body(block)
        ):
            beside = any(
                b and "(@" in b.text for b in (document.previous(block), document.next(block))
            )
            yield block.claim(
                "handle",
                block.text,
                strength=STRONG if beside or document.after_body(block) else CONTEXT,
            )


def _post(document: Document, signature: Block) -> Iterator[Claim]:
    """Yield a claim on the post above its signature: only its place speaks for it."""
    post = document.previous(signature)
    if post is not None and len(post.text) <= _LONGEST:
        yield post.claim("post", "above a signature", strength=CONTEXT)


def _links(block: Block) -> Iterator[Claim]:
    """Yield claims on short links: the link at the end, or the line if it is nothing else."""
    match = _LINK_AT_END.search(block.text)
    if match:
        whole = not block.text[: match.start()].strip(" .,:–—-")
        yield block.claim(
            "link", match[0].strip(), start=0 if whole else match.start(), strength=EXACT
        )
        return
    for found in _SHORT_LINK.finditer(block.text):
        yield block.claim(
            "link", found[0].strip(), start=found.start(), end=found.end(), strength=EXACT
        )
