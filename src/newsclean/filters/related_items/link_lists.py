"""Lists of links to other articles that no heading opens. Part of related_items.

A list of the article's own is announced: by a colon, or by a subhead. Links stand in the text
unannounced, or after it, and their form (kickers, quotations, questions) gives them away. A label
and a colon alone do not: facts and steps are written so, too.
"""

import itertools
from collections.abc import Iterator

from newsclean.evidence import teasers
from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import has_digit
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import ends_like_sentence
from newsclean.text.scripts import width
from newsclean.text.speech import has_short_quotation, names_speaker

_SNIPPET = 420  # characters of a teaser's beginning
_LEAST = 2  # headlines that make a run
_UNIFORM = 4  # lines that make a long list
_MARKS = 2  # marks of headlines, kickers apart, that no list of facts has
_LINK = (32, 130, 50)  # characters of one such link, least and most, and of many on average
_DATED_RUN = 3
_ALIKE = 0.1  # share by which the lengths of beginnings differ that were cut at one length
_BEGINNING = 160  # characters of a teaser's beginning, at least
# "- Talks go on 2024-10-14 RISK: An official said …": headline, date and beginning in one item
_DATED = pattern(
    r"\W{1,3}(?:[^\s]{1,30} ){3,20}(?:20\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]20\d\d|\d{1,2} [A-Z][a-z]{2,8} 20\d\d) \S.{40,1200}$"
)


def link_lists(document: Document) -> Iterator[Claim]:
    """Yield claims on runs of three headlines or more, bulleted or not, after a closed paragraph.

    A colon or a subhead introduces a real list; links of this form stand in the text unannounced.
    """
    headlines = [block for block, _ in document.matching_lines(_headline)]
    for run in _runs(document, headlines) if len(headlines) >= _LEAST else ():
        if len(run) < _UNIFORM and document.index(run[0]) and _between_closed_prose(document, run):
            yield from _few_links(run)
        if len(run) >= 3 and document.index(run[0]) and _after_closed_prose(document, run[0]):
            yield from _links(document, run)
        elif len(run) >= _UNIFORM and _under_heading(document, run[0]):
            yield from _quoted_links(run)


@line_rule(longest=teasers.LONGEST + 4)
def _headline(block: Block) -> bool:
    return teasers.is_headline(block)


def _runs(document: Document, blocks: list[Block]) -> list[list[Block]]:
    """Return the runs of two or more of `blocks` that follow each other, bulleted or not."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and document.previous(block) is runs[-1][-1] and _continues(runs[-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return [run for run in runs if len(run) >= _LEAST]


def _continues(run: list[Block], block: Block) -> bool:
    """Is `block` bulleted as the first of `run` is?"""
    return not run or teasers.is_bulleted(run[0].text) == teasers.is_bulleted(block.text)


def _after_closed_prose(document: Document, block: Block) -> bool:
    before = document.previous(block)
    return before is not None and before.is_prose and not before.text.endswith(":")


def _between_closed_prose(document: Document, run: list[Block]) -> bool:
    """Stand bulleted lines in the middle of prose that does not announce them?"""
    following = document.next(run[-1])
    return (
        teasers.is_bulleted(run[0].text)
        and following is not None
        and following.is_prose
        and _after_closed_prose(document, run[0])
    )


def _few_links(run: list[Block]) -> Iterator[Claim]:
    """Yield claims on two or three items that all look like headlines, no two kickers alike."""
    texts = [teasers.without_bullet(block.text) for block in run]
    kickers = [head for text in texts if (head := teasers.kicker(text))]
    if (
        len(set(kickers)) == len(kickers)
        and _are_headlines(texts, 1)
        and not run[0].text[0].isdigit()
    ):
        for block, text in zip(run, texts, strict=True):
            yield block.claim("few_links", text[:40], strength=STRONG)


def _links(document: Document, run: list[Block]) -> Iterator[Claim]:
    """Yield claims on `run` if half of it has kickers, no two alike as those of speakers are."""
    texts = [teasers.without_bullet(block.text) for block in run]
    kickers = [head for text in texts if (head := teasers.kicker(text))]
    some_alike = len(set(kickers)) < len(kickers)
    if 2 * len(kickers) < len(run) or some_alike or any(map(teasers.ends_in_stop, texts)):
        return
    strength = STRONG if _are_headlines(texts) else CONTEXT
    if not _looks_linked(texts[-1]) and _may_be_subhead(document, run[-1]):
        run, texts = run[:-1], texts[:-1]
    for block, text in zip(run, texts, strict=True):
        yield block.claim("link_list", text[:40], strength=strength)


def _are_headlines(texts: list[str], least: int = _MARKS) -> bool:
    """Look the lines like headlines: a kicker, `least` better marks, and hardly a line without?

    Facts in such items ("Opens: Monday – Friday, 9 to 5") have numbers and are shorter; in an
    exchange of words most kickers name who speaks.
    """
    marks = sum(map(teasers.headline_marks, texts))
    plain = sum(not _looks_linked(text) for text in texts)
    return (
        marks >= least
        and any(map(teasers.has_kicker, texts))
        and plain <= (len(texts) >= _UNIFORM)
        and not any(teasers.ends_in_stop(text) or has_digit(text) for text in texts)
        and (_are_long(texts) or sum(map(width, texts)) >= _LINK[2] * len(texts))
        and 2 * sum(map(names_speaker, texts)) <= len(texts)
    )


def _looks_linked(text: str) -> bool:
    """Has `text` a kicker, or another mark of a headline?"""
    return teasers.has_kicker(text) or bool(teasers.headline_marks(text))


def _may_be_subhead(document: Document, block: Block) -> bool:
    """Is the last line of a list, which has no mark of a link, the subhead of prose below it?"""
    following = document.next(block)
    return (
        following is not None
        and following.is_prose
        and not teasers.is_bulleted(block.text)
        and not teasers.is_sure_headline(block)
    )


def _under_heading(document: Document, block: Block) -> bool:
    """Stands a short line without a colon right before `block`, after a closed paragraph?"""
    heading = document.previous(block)
    if heading is None or heading.is_prose or not 8 <= len(heading.text) <= _LINK[0] * 2:
        return False
    return not heading.text.endswith((":", "：", ".", "!")) and _after_closed_prose(
        document, heading
    )


def _quoted_links(run: list[Block]) -> Iterator[Claim]:
    """Yield claims on bulleted headlines of which all quote somebody or ask, few as speakers do.

    A subhead announces them, so that they may be the article's own."""
    texts = [teasers.without_bullet(block.text) for block in run]
    marked = [t for t in texts if has_short_quotation(t) or teasers.has_kicker(t)]
    spoken = list(filter(names_speaker, texts))
    if (
        teasers.is_bulleted(run[0].text)
        and len(marked) == len(run)
        and 2 * len(spoken) <= len(run)
        and _are_long(texts)
    ):
        for block, text in zip(run, texts, strict=True):
            yield block.claim("quoted_links", text[:40], strength=CONTEXT)


def _are_long(texts: list[str]) -> bool:
    """Are all lines of a headline's length?"""
    return all(_LINK[0] <= width(text) <= _LINK[1] for text in texts)


def dated_bullets(document: Document) -> Iterator[Claim]:
    """Yield claims on list items at the end that have a headline, a date and a beginning each."""
    run: list[Block] = []
    for block in reversed(document.blocks):
        if not teasers.is_bulleted(block.text) or not _DATED.match(block.text):
            break
        run.append(block)
    if len(run) >= _DATED_RUN and len(run) < len(document.blocks):
        for block in run:
            yield block.claim("dated_teaser", block.text[:60], strength=CONTEXT)


def cut_beginnings(document: Document) -> Iterator[Claim]:
    """Yield claims on the last paragraphs of a text if three or more break off in mid-sentence.

    Teasers are cut at one length; paragraphs of an article that ends its sentences do not break
    off, and if its end was lost they are not of a length.
    """
    run = list(itertools.takewhile(_breaks_off, reversed(document.blocks)))
    if len(run) < _DATED_RUN:
        return
    body = [i for i in document.prose if i < len(document.blocks) - len(run)]
    if len(body) < _DATED_RUN:
        return
    if sum(ends_like_sentence(document.blocks[i].text) for i in body) >= 0.9 * len(body):
        lengths = [len(block.text) for block in run]
        equal = max(lengths) - min(lengths) <= _ALIKE * max(lengths)
        for block in run:
            # Paragraphs cut at one length were cut by a machine.
            strength = EXACT if equal else CONTEXT
            yield block.claim("cut_beginning", block.text[-40:], strength=strength)


def _breaks_off(block: Block) -> bool:
    """Is `block` a paragraph of several sentences, the last of which has no end?"""
    text = block.text
    return len(text) >= _BEGINNING and text[-1].isalnum() and ". " in text[:-1] and block.is_prose


def doubled_with_snippets(document: Document) -> Iterator[Claim]:
    """Yield claims on "X X" and the paragraph below it, three times or more up to the end."""
    pairs: list[Block] = []
    blocks = document.blocks
    at = len(blocks) - 1
    while at > 0 and teasers.is_doubled(blocks[at - 1].text) and len(blocks[at].text) <= _SNIPPET:
        pairs += [blocks[at - 1], blocks[at]]
        at -= 2
    if len(pairs) >= 2 * _DATED_RUN and at >= 0:
        for block in pairs:
            yield block.claim("doubled_teaser", "X X", strength=EXACT)


def tail_list(document: Document) -> Iterator[Claim]:
    """Yield claims on runs of headlines after the body, with signs that they are headlines."""
    blocks = document.blocks
    last = next((i for i in reversed(document.prose) if not _asks(blocks[i])), len(blocks))
    if len(blocks) - last <= _UNIFORM:
        return
    run: list[Block] = []
    runs: list[list[Block]] = []
    # None ends the last run.
    for block in (*blocks[last + 1 :], None):
        if block is not None and _is_link(block) and _continues(run, block):
            run.append(block)
            continue
        if len(run) >= _UNIFORM and not _is_announced(document, run[0]):
            runs.append(run)
        run = []
    sure = any(_is_tail_of_links(document, run) for run in runs)
    for block in (block for run in runs for block in run):
        strength = EXACT if block.is_prose else STRONG
        yield block.claim("tail_list", block.text[:40], strength=strength if sure else CONTEXT)


def _is_link(block: Block) -> bool:
    """Could `block` be a link in a list at the end: a headline or a question, no sentence?"""
    headline = teasers.is_headline(block) or _asks(block)
    return headline and not teasers.ends_in_stop(block.text)


def _is_announced(document: Document, block: Block) -> bool:
    """Does the line before `block` end in a colon?"""
    before = document.previous(block)
    return before is not None and before.text.endswith((":", "："))


def _is_tail_of_links(document: Document, run: list[Block]) -> bool:
    """Are the lines long on average, and does half of them quote, ask or have kickers?

    Below a subhead of its own a list may ask, or label its items.
    """
    texts = [teasers.without_bullet(block.text) for block in run]
    own = _has_subhead(document, run[0])
    marks = sum(
        has_short_quotation(text) or (not own and ("?" in text or teasers.has_kicker(text)))
        for text in texts
    )
    return 2 * marks >= len(run) and sum(map(width, texts)) >= _LINK[2] * len(texts)


def _has_subhead(document: Document, block: Block) -> bool:
    """Stands a short line that says nothing known of pages between prose and `block`?"""
    heading = document.previous(block)
    above = heading and document.previous(heading)
    return bool(
        heading
        and above
        and above.is_prose
        and not heading.is_prose
        and not heading.matches
        and not teasers.is_bulleted(heading.text)
    )


def _asks(block: Block) -> bool:
    """Is `block` an item of a list that ends in a question, as long headlines do?"""
    return (
        teasers.is_bulleted(block.text)
        and block.text.endswith(("?", "？"))
        and len(block.text) <= teasers.LONGEST
    )
