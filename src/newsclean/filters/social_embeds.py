"""Residue of embedded posts: "View this post on Instagram", tweet signatures, short links.

Cuts the labels of embeds, "A post shared by …", lines that end in "pic.twitter.com/…" or a t.co
link or consist of handles and hashtags with one, link leftovers glued to the end of a sentence,
and signatures ("— Jane Roe (@jane) July 16, 2026"), on a line of their own or behind the post.

Leaves alone sentences that quote a post or tell who shared one, names with a handle in running text, and the post's own
words, for they are quoted speech and an article may live on them. The strict profile cuts these,
too, where the signature stands on the line below.

Known limits: a post whose signature is gone cannot be told from the article, and stays.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import has_company
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.dates import read_stamp
from newsclean.text.prose import ends_like_sentence
from newsclean.text.speech import is_inside_quotation

_NAME = "social_embeds"
_CREDITS = ("shared_by", "shared_after")
_LONGEST = 420  # characters of a post and its signature on one line
_POST = 320  # characters of a post: 280, and a link
_LONGEST_HANDLE = 60
_HOSTS = ("pic.twitter.com/", "pic.x.com/", "t.co/")

# "— Jane Roe (@jane_roe) July 16, 2026", "— Jane Roe (@jane.bsky.social) 2026年7月16日"
_SIGNATURE = pattern(
    r"(?:[—–-]|&mdash;)\s?[^\n]{1,90}?\(@[\w.:-]{1,60}\)[^\n]{0,60}?\d{1,4}[^\n]{0,24}"
)
# The same at the end of the post's own line
_SIGNED = pattern(r"\s(?:[—–]|&mdash;)\s?[^—–\n]{1,90}?\(@[\w.:-]{1,60}\)\s[^\n]{0,40}?\d{4}$")
# And between the post and the next sentence, where a text has no lines; a date closes it
_AMID = pattern(
    r"(?<=\s)(?:[—–]|&mdash;)\s?[^—–\n.!?]{1,60}?\(@[\w.:-]{1,60}\)\s"
    r"(?P<date>[^\n.!?@]{0,20}?\d{4}年\d{1,2}月\d{1,2}日|[^\n!?@]{3,22}?\d{4}(?: г\.| р\.)?)"
    r"(?=\s+[\"'“«„‘「¿¡(]?[^\Wa-zß-ÿ\d_])\s*"
)
_SHORT_LINK = pattern(r"\s*(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w{4,}")
_LINK_AT_END = pattern(
    r"(?:\s*(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w{4,}[…]?){1,4}\s*$"
)
# "@jane_roe", "@jane_roe · 3h", "Jane Roe @jane_roe": a handle and no sentence
_HANDLE = worded(
    "social_embeds",
    r"(?:[^\n@]{1,40}\s)?@\w{3,30}(?:\s?[·•|]\s?[^\n]{1,24})?(?:\s{follow} @\w{3,30})?",
)


def social_embeds(document: Document) -> Iterator[Claim]:
    """Yield claims on the residue of embedded posts; see the module's text."""
    for claim in document.phrase_claims(_NAME):
        yield replace(claim, strength=CONTEXT) if _may_tell_of_a_post(claim) else claim
    for block, claims in document.matching_lines(_signed):
        yield from _with_post(document, block, claims)
    for _, claims in document.matching_lines(_signed_amid):
        yield from claims
    for _, claims in document.matching_lines(_links):
        yield from claims
    for block, _ in document.matching_lines(_is_handle):
        if not document.before_body(block):
            beside = has_company(document, block, _has_handle)
            sure = beside or document.after_body(block)
            strength = STRONG if sure else CONTEXT
            yield block.claim("handle", block.text, strength=strength)


def _may_tell_of_a_post(claim: Claim) -> bool:
    """May `claim` be on a sentence about a post: "A post shared by the mayor shows the bridge."?"""
    text = claim.block.text
    return claim.rule in _CREDITS and "@" not in text and ends_like_sentence(text)


@line_rule("@", longest=_LONGEST)
def _signed(block: Block) -> list[Claim]:
    """Return a claim on a line that is a signature, or on the one at its end."""
    text = block.text
    if "(@" not in text:
        return []
    if _SIGNATURE.fullmatch(text):
        return [block.claim("signature", text[:60], strength=EXACT)]
    match = _SIGNED.search(text)
    if not match:
        return []
    evidence = match[0].strip()[:60]
    return [block.claim("signed", evidence, start=match.start(), strength=EXACT)]


@line_rule("(@")
def _signed_amid(block: Block) -> list[Claim]:
    """Return claims on the signatures that stand between two sentences of a line."""
    claims = []
    for found in _AMID.finditer(block.text):
        stamp = read_stamp(found["date"].strip())
        if stamp and stamp.has_date and not is_inside_quotation(block.text, found.start()):
            said = found[0].strip()[:60]
            claims.append(
                block.claim("signed", said, start=found.start(), end=found.end(), strength=EXACT)
            )
    return claims


def _with_post(document: Document, block: Block, claims: list[Claim]) -> Iterator[Claim]:
    """Yield `claims` on a signature, and a weak one on the words that it signs."""
    yield from claims
    if claims[0].rule == "signed":
        return
    post = document.previous(block)
    if post is None or len(post.text) > _POST or _SIGNATURE.fullmatch(post.text):
        return
    yield post.claim("post", "above a signature", strength=CONTEXT)


@line_rule("@", longest=_LONGEST_HANDLE)
def _is_handle(block: Block) -> bool:
    return bool(_HANDLE.fullmatch(block.text))


def _has_handle(block: Block) -> bool:
    """Does a handle in brackets stand in the block, as in a signature?"""
    return "(@" in block.text


@line_rule("/")
def _links(block: Block) -> list[Claim]:
    """Return claims on short links: the link at the end, or the line if it is nothing else."""
    if not any(host in block.lower for host in _HOSTS):
        return []
    match = _LINK_AT_END.search(block.text)
    if match:
        whole = not block.text[: match.start()].strip(" .,:–—-")
        start = 0 if whole else match.start()
        return [block.claim("link", match[0].strip(), start=start, strength=EXACT)]
    return [
        block.claim("link", found[0].strip(), start=found.start(), end=found.end(), strength=EXACT)
        for found in _SHORT_LINK.finditer(block.text)
    ]
