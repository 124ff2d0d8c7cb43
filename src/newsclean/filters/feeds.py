"""What a feed sets below each of its entries: "The post X appeared first on Y."

Cuts the sentence with which web logs and papers end the entries of their RSS feeds, as a line of
its own or as the last sentence of the text, in the wordings of each language: where the title in
it is the article's own, or where the wording is one that only such a feed has and nothing but the
title and a name stand in it, at the end of the text; a line that leads on to the rest of the entry
and names the article's own title ("Continue reading X at Y"); and the link to a web log's own feed
("Subscribe to: Post Comments (Atom)"). The name becomes the `source`. A lone "Source
link" goes, too.

Leaves alone sentences about where something appeared first ("His post about the harbour first
appeared on a web log"), and all that is said in quotation marks.

Known limits: wordings that put the name before the title are not read.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_near_end
from newsclean.evidence.title import title_block
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, table, template
from newsclean.phrases.match import EXACT
from newsclean.text.prose import word_count
from newsclean.text.speech import opens_with_quotation

_NAME = "feeds"
_LONGEST_NAME = 60  # characters of a site's name
_NAME_WORDS = 7
_TAIL = 330  # characters at the end of a line in which the sentence stands
_SUBSCRIPTION = 90  # characters of a link to a feed
_TITLE_WORDS = 2
_STOPS = (".", "!", "?", "…", "”", '"', "»", "。", "]", "۔")
_OPENING = template(_NAME, "{post}")
_FORMULA = template(_NAME, "{formula}")
_APPEARED = template(_NAME, "{appeared}")


def feeds(document: Document) -> Iterator[Claim]:
    """Yield claims on the tails of feed entries; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, _ in document.matching_lines(_is_subscription):
        if document.after_body(block):
            yield block.claim("atom", block.text, strength=EXACT)
    for block, match in document.phrase_matches(_NAME, "continues"):
        if any(title in block.key for title in _titles(document)):
            yield block.claim("continues", match.phrase, strength=EXACT)
    for block, (start, source) in document.matching_lines(_behind_both):
        if is_near_end(document, block, 1) or document.after_body(block):
            evidence = block.text[start : start + 60]
            fields = (("source", source),)
            yield block.claim("tail", evidence, start=start, strength=EXACT, fields=fields)
    for block, (start, title, source, sure) in document.matching_lines(_tail):
        own = fold(title) in _titles(document)
        if own or (sure and is_near_end(document, block, 1)):
            fields = (("source", source),)
            evidence = block.text[start : start + 60]
            yield block.claim("tail", evidence, start=start, strength=EXACT, fields=fields)


@line_rule("(atom)", longest=_SUBSCRIPTION)
def _is_subscription(block: Block) -> bool:
    """Is the block the link to a web log's own feed: "Subscribe to: Post Comments (Atom)"?"""
    return block.text.endswith("(Atom)")


@line_rule(cues_from=lambda: cues(_NAME, "formula", "appeared"))
def _tail(block: Block) -> tuple[int, str, str, bool] | None:
    """Return where the sentence starts, its title and name, and whether only feeds say it so."""
    offset = max(0, len(block.text) - _TAIL)
    text = block.text[offset:]
    for form in (_FORMULA, _APPEARED):
        verb = next(iter(reversed(list(form.finditer(text)))), None)
        if verb is None:
            continue
        name = text[verb.end() :].strip(' .:→»"”“«')
        opening = _opening(text[: verb.start()])
        if opening is None or not _is_name(name):
            continue
        start, end = opening
        title = text[end : verb.start()].strip(" \"“”«»„'‘’,")
        sure = form is _FORMULA and bool(title) and not title[0].islower()
        if title and not opens_with_quotation(text[start:]):
            return (offset + start, title, name, sure and word_count(title) > 1)
    return None


@line_rule(cues_from=lambda: cues(_NAME, "end"))
def _behind_both(block: Block) -> tuple[int, str] | None:
    """Return where a sentence starts whose verb stands behind title and name, and that name."""
    text = block.text.rstrip(" .!。")
    tail = text[-_TAIL:]
    end = next((e for e in table(_NAME)["end"] if tail.casefold().endswith(e.casefold())), None)
    if end is None:
        return None
    title, mark, name = "", "", ""
    for between in table(_NAME)["between"]:
        title, mark, name = tail[: -len(end)].rpartition(between)
        if mark:
            break
    name = name.strip(' "“”«»「」『』')
    stop = max((title.rfind(stop) + len(stop) for stop in (". ", "! ", "? ", "。")), default=0)
    start = stop if stop > 1 else 0
    if not mark or not _is_name(name) or word_count(title[start:]) < _TITLE_WORDS:
        return None
    return (len(text) - len(tail) + start, name)


def _opening(text: str) -> tuple[int, int] | None:
    """Return the span of the words that open the sentence, the last that stand at its head."""
    found = None
    for match in _OPENING.finditer(text):
        before = text[: match.start()].rstrip()
        if not before or before.endswith(_STOPS):
            found = match.span()
    return found


def _is_name(text: str) -> bool:
    """Could `text` be the name of a site: short, no small letter at its head but in an address?"""
    if not text or len(text) > _LONGEST_NAME or word_count(text) > _NAME_WORDS:
        return False
    return not text[0].islower() or ("." in text and " " not in text)


def _titles(document: Document) -> set[str]:
    """Return the keys of what may be the article's title."""
    block = title_block(document)
    titles = [document.title or "", block.text if block else ""]
    return {fold(title) for title in titles if title}
