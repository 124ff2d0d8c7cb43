"""The title again: below itself, with the site's name, with a kicker, nearly the same.

Cuts a whole line that repeats the title: word for word, with the name of the site or section
after a separator ("Title | Site"), with a kicker before it ("Kicker: Title"), or with one or
two words in ten changed; in the strict profile, above the body, also a line that shares six in ten of
its words with the title, which may be a headline for the front page or a subhead. A kicker between the title and such a line goes
as well. A dateline before the copy becomes the field. A title said twice on its own line loses the second half. A standfirst that stands twice
above the body goes once. The first copy stays, unless the caller has given the title: then every
copy goes.

Leaves alone sentences, short titles of fewer than three words that might be a subhead, and
subheads inside the body that say the title right below a paragraph, with a word before it or with a word
changed, and a line of a poem that the title repeats and that goes on behind a comma.

Known limits: a title that was rewritten with other words is another line, and stays.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from newsclean.evidence import teasers
from newsclean.evidence.document import Document
from newsclean.evidence.position import above_body
from newsclean.evidence.title import is_label, is_quoted, reads_like_title, title_block
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.datelines import read_dateline
from newsclean.text.scripts import width

_WORD = pattern(r"\w+")
_SEPARATOR = pattern(r"\s?[|｜·•»›>]\s?|\s[–—-]\s")
_LEAST_WORDS = 3  # a shorter title may come again as a subhead or a name
_LEAST_WIDTH = 16  # of a title, where words are not parted by spaces
_LIKE_WORDS = 5  # likeness says little of shorter lines
_LIKENESS = 0.85
_KICKERS = 3  # lines from the title to its copy among which kickers may stand
_VARIANT = 110  # characters of another wording of the title
_VARIANT_WORDS = 4  # different ones, of the shorter wording
_SHARED = 0.6  # of them stand in the longer wording too, and are a third of it
_AFFIX = 60  # characters of a site's name or a kicker
_AFFIX_WORDS = 6  # and its words, a separator among them
_GOES_ON = (",", ";", *"，、；،")  # behind the first line of a hymn, which the title repeats
_STRENGTHS = {"variant": CONTEXT, "like": STRONG}
_TOP = 12  # blocks above the body in which the bare title may stand


def doubled_titles(document: Document) -> Iterator[Claim]:
    """Yield claims on copies of the title; see the module's text."""
    for block in above_body(document):
        yield from _said_twice(block)
    heading = title_block(document)
    title = document.title if heading is None else heading.text
    if not title:
        return
    if heading is not None:
        yield from _bared(document, heading)
    key = fold(title) if heading is None else heading.key
    if not key:
        return
    words = _words(key)
    if _is_short(words, key):
        yield from _beside(document, heading, key)
        return
    top = next((i for i in document.prose if document.blocks[i] is not heading), 0)
    least, most = len(key) / 2, len(key) + 2 * _AFFIX
    others = [block for block in document.blocks if least <= len(block.text) <= most]
    for block in others:
        if block is heading:
            continue
        if rule := _likeness(block, key, words, above=document.index(block) < top):
            strength = _STRENGTHS.get(rule, EXACT)
            if document.index(block) > top and (
                rule == "like" or (rule == "same" and _goes_on_below(document, block))
            ):
                strength = CONTEXT  # inside the body it is a subhead
            filed = read_dateline(block.text) if rule == "affix" else None
            fields = (("dateline", filed),) if filed else ()
            yield block.claim(
                rule, title[:60], strength=strength, fields=fields, duplicate_of=heading
            )
            if heading is not None and document.index(block) <= top:
                yield from _between(document, heading, block)
    yield from _standfirst(document)


def _goes_on_below(document: Document, copy: Block) -> bool:
    """Stands `copy` right below a paragraph, and goes the body on below it?

    Of titles that stand so once more gold has every second one.
    """
    previous = document.previous(copy)
    return previous is not None and previous.is_prose and not document.after_body(copy)


def _words(key: str) -> list[str]:
    return _WORD.findall(key)


def _is_short(words: list[str], key: str) -> bool:
    """Is the title too short to be told from a subhead?"""
    return len(words) < _LEAST_WORDS and width(key) < _LEAST_WIDTH


def _said_twice(heading: Block) -> Iterator[Claim]:
    """Yield a claim on the second half of "Title Title"."""
    text = heading.text
    half = len(text) // 2
    is_doubled = len(text) % 2 == 1 and text[half] == " " and text[:half] == text[half + 1 :]
    if is_doubled and " " in text[:half].strip():
        yield heading.claim("halves", text[:half], start=half, strength=EXACT)


def _bared(document: Document, heading: Block) -> Iterator[Claim]:
    """Yield a claim on the kicker or site name of the title where the bare title stands below."""
    for block in document.blocks[1:_TOP]:
        if block.is_prose:
            return
        at = heading.text.find(block.text)
        if at < 0 or len(heading.text) - len(block.text) > _AFFIX:
            continue
        if len(_words(block.key)) < _LIKE_WORDS:
            continue
        ends_title = at + len(block.text) == len(heading.text)
        if at > 0 and ends_title and not heading.text[at - 1].isalnum():
            yield heading.claim("kicker", heading.text[:at], end=at, strength=EXACT)
            return
        if at == 0 and _SEPARATOR.match(heading.text, len(block.text)):
            yield heading.claim(
                "site", heading.text[len(block.text) :], start=len(block.text), strength=EXACT
            )
            return


def _between(document: Document, heading: Block, copy: Block) -> Iterator[Claim]:
    """Yield claims on kickers that stand under the title because they are above its copy."""
    if document.index(copy) - document.index(heading) <= _KICKERS:
        for block in document.blocks[document.index(heading) + 1 : document.index(copy)]:
            short = len(block.text) <= _AFFIX and not block.is_prose
            if short and (is_label(block) or is_quoted(block)):
                yield block.claim(
                    "between", heading.text[:60], strength=STRONG, duplicate_of=heading
                )


def _beside(document: Document, heading: Block | None, key: str) -> Iterator[Claim]:
    """Yield a claim on the copy of a short title right below it."""
    copy = (
        document.next(heading)
        if heading is not None
        else document.blocks[0]
        if document.blocks
        else None
    )
    if copy is not None and copy.key == key:
        yield copy.claim("same", key, strength=EXACT, duplicate_of=heading)


def _likeness(block: Block, key: str, words: list[str], *, above: bool) -> str | None:
    """Return how `block` repeats the title: same, affix, like or variant; None if it does not.

    `above` says that it stands before the body.
    """
    if block.key == key:
        return None if block.text.endswith(_GOES_ON) else "same"
    if key in block.key and not block.text.endswith((".", "。")) and _is_affix(block, key):
        # "My" and the title, between paragraphs, is a subhead.
        return "affix" if above or not _is_glued(block, key) else None
    may_differ = not block.is_prose and not teasers.is_bulleted(block.text)  # facts are alike
    if len(words) >= _LIKE_WORDS and may_differ and _is_like(_words(block.key), words):
        return "like"
    return "variant" if above and _is_variant(block, words) else None


def _is_affix(block: Block, key: str) -> bool:
    """Is what `block` has beside the title a kicker, or a name after a separator?"""
    before, _, after = block.key.partition(key)
    touches = before[-1:].isalnum() or after[:1].isalnum()
    if touches or len(before) + len(after) > _AFFIX:
        return False
    if after:
        return not before and len(after.split()) <= _AFFIX_WORDS and bool(_SEPARATOR.match(after))
    return len(before.split()) <= _AFFIX_WORDS


def _is_variant(block: Block, words: list[str]) -> bool:
    """Is `block` another wording of the title, as on a front page or in a tab?"""
    if len(block.text) > _VARIANT or not reads_like_title(block):
        return False
    here, there = set(_words(block.key)), set(words)
    least, most = sorted((len(here), len(there)))
    shared = len(here & there)
    return least >= _VARIANT_WORDS and shared >= _SHARED * least and 3 * shared >= most


def _is_glued(block: Block, key: str) -> bool:
    """Does the title stand behind other words of `block` without a mark between?"""
    before = block.key.partition(key)[0].rstrip()
    return bool(before) and before[-1].isalnum()


def _is_like(here: list[str], words: list[str]) -> bool:
    """Are the words the same in the same order, but for one or two in ten?"""
    if abs(len(here) - len(words)) > max(1, len(words) // 5):
        return False
    figures, others = (sorted(filter(str.isdigit, part)) for part in (here, words))
    if figures and others and figures != others:
        return False  # "3 May, Room 5" in a schedule, and "10 May, Room 5"
    common = len(set(here) & set(words))
    if common < _LIKENESS * len(set(words)) - 1:
        return False
    return SequenceMatcher(None, here, words, autojunk=False).ratio() >= _LIKENESS


def _standfirst(document: Document) -> Iterator[Claim]:
    """Yield claims on lines above the body that stand there twice."""
    top = document.blocks[: document.prose[0] + 1] if document.prose else ()
    if len({block.key for block in top}) == len(top):
        return
    seen: dict[str, Block] = {}
    for block in top:
        if len(_words(block.key)) < _LIKE_WORDS:
            continue
        if block.key in seen:
            yield block.claim(
                "standfirst", block.key[:60], strength=STRONG, duplicate_of=seen[block.key]
            )
        seen.setdefault(block.key, block)
