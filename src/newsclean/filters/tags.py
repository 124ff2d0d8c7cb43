"""Lists of tags and topics.

Cuts "Tags: harbour, storm", "Filed under: …", "Schlagwörter: …", outside the body "Posted in News,
Sport" too, lines of hashtags ("#harbour
#storm") and, after the body, a heading such as "Tags" with the short items below it. The items
become the field `tags`.

Four short lines or more that end the text are topics if one of them names a section.

Leaves alone hashtags within a sentence, a label with a sentence after it ("Thema: Wie geht es
weiter? …"), and inside the body a heading with a list under it, which may be real.

Known limits: inside the body labels that are ordinary words ("People:", "Subject: …") stay.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import has_section, longest_phrases
from newsclean.evidence.position import below_body, is_outside_body, lines_after
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.labels import after
from newsclean.text.prose import ends_like_sentence
from newsclean.text.sections import is_section

_ITEM = 40  # characters of a tag
_TOPICS = 4  # short lines at the end that make a list of topics
_ITEMS = 30  # tags of one article
_LONGEST = 400  # characters of a line of tags
_HASHTAGS = pattern(r"(?:[#＃][\w'’.-]{2,60}[\s,|·]*)+")
_SPLIT = pattern(r"\s*[,;|•·،、，；/／#＃]\s*")
_JOINED = worded("words", r"\s*[,;|•·/]\s*|\s{and}\s", cased=True)
_MARKS = (":", "：", "|", "»", ">", "–", "—", "／")  # no hyphen: "Themen-Übersicht"
_STOPS = ("!", "?", "。", "！", "？")


def tags(document: Document) -> Iterator[Claim]:
    """Yield claims on lists of tags; see the module's text."""
    for block, _ in document.matching_lines(_is_hashtags):
        items = [item for item in _SPLIT.split(block.text.strip("#＃ ")) if item]
        yield block.claim("hashtags", block.text[:60], strength=EXACT, fields=_fields(items))
    for block, phrase in longest_phrases(document, "tags", "label").items():
        items = _items(block, phrase)
        # "Topics: harbour" inside the body may be a line of a list of facts.
        inside = not is_outside_body(document, block)
        if items and not (inside and (phrase in _ordinary() or len(items) == 1)):
            yield block.claim("label", phrase, strength=STRONG, fields=_fields(items))
    for block, phrase in longest_phrases(document, "tags", "bare").items():
        items = _bare_items(document, block, phrase)
        if items:
            yield block.claim("bare", phrase, strength=STRONG, fields=_fields(items))
    for block, match in document.phrase_matches("tags", "heading"):
        yield from _under(document, block, match.phrase)
    yield from _topics(document)


def _topics(document: Document) -> Iterator[Claim]:
    """Yield claims on the short lines after the last prose if one of them names a section."""
    if not has_section(document):
        return
    run = below_body(document)
    if not _TOPICS <= len(run) <= _ITEMS:
        return
    # A paragraph that ends in a colon announces the list: it is the article's own.
    announced = document.blocks[document.prose[-1]].text.endswith((":", "："))
    if announced or not all(map(_may_be_topic, run)):
        return
    if any(is_section(block.key) for block in run):
        for block in run:
            yield block.claim("topic", block.text, strength=STRONG, fields=_fields([block.text]))


def _may_be_topic(block: Block) -> bool:
    """Is `block` a word or a few that begin with a capital, as names of topics do?"""
    text = block.text
    short = len(text) <= _ITEM and len(text.split()) <= 4
    begins_as_name = text[0].isalpha() and not text[0].islower()
    return short and begins_as_name and text[-1].isalnum() and not ends_like_sentence(text)


@cache
def _ordinary() -> frozenset[str]:
    """Return the labels that are also ordinary words of a list: only outside the body."""
    return frozenset(table("tags")["ordinary"])


@line_rule("#", "＃", longest=_LONGEST)
def _is_hashtags(block: Block) -> bool:
    """Is the block hashtags and nothing else?"""
    return bool(_HASHTAGS.fullmatch(block.text)) and _is_word(block.text)


def _is_word(text: str) -> bool:
    """Is there a letter in it, so that it is not a rank ("#1")?"""
    return any(map(str.isalpha, text))


def _fields(items: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("tags", item) for item in items)


def _items(block: Block, phrase: str) -> list[str]:
    """Return the short items after the label; none if something else follows."""
    rest = after(block.text, phrase)
    mark = block.text[: len(block.text) - len(rest or "")].rstrip()[-1:]
    if not rest or mark not in _MARKS:
        return []
    if len(block.text) > _LONGEST or rest.endswith(_STOPS) or block.is_prose:
        return []
    items = [item.strip(" .") for item in _SPLIT.split(rest.strip(" #＃|,")) if item.strip(" .")]
    fits = 0 < len(items) <= _ITEMS and all(len(item) <= _ITEM for item in items)
    long = [item for item in items if len(item.split()) > 4]
    return items if fits and not long else []


def _bare_items(document: Document, block: Block, phrase: str) -> list[str]:
    """Return the short items after words such as "Posted in", outside the body; else none."""
    rest = after(block.text, phrase)
    outside = is_outside_body(document, block)
    if not rest or not outside or block.is_prose or ends_like_sentence(block.text):
        return []
    items = [item.strip() for item in _JOINED.split(rest) if item.strip()]
    return items if all(len(i) <= _ITEM and len(i.split()) <= 4 for i in items) else []


def _under(document: Document, heading: Block, phrase: str) -> Iterator[Claim]:
    """Yield claims on a heading after the body and on the short items below it."""
    if not document.after_body(heading):
        return
    members: list[Block] = []
    for block in lines_after(document, heading, _ITEMS):
        if len(block.text) > _ITEM or len(block.text.split()) > 4 or ends_like_sentence(block.text):
            break
        members.append(block)
    is_label = heading.text.endswith((":", "：")) or " " in phrase
    if members or is_label or document.next(heading) is None:
        yield heading.claim("heading", phrase, strength=STRONG, list_id=document.index(heading))
    for member in members:
        fields = _fields([item for item in _SPLIT.split(member.text.strip(" #＃•·-*")) if item])
        yield member.claim(
            "item", phrase, strength=STRONG, fields=fields, list_id=document.index(heading)
        )
