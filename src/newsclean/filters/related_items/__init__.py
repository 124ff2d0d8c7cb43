"""Related items: headings, labels and teasers that lead to other articles.

Cuts headings that are never a subhead ("Related articles", "Lesen Sie auch", "関連記事") wherever
they stand, and words that could be one ("Trending", "More") only beside teasers or outside the
body; the teasers under a heading until prose resumes; labelled links ("READ MORE: headline",
also in brackets at the end of a paragraph); and teasers without a heading whose form gives them
away: a cut title before a cut beginning, a headline said twice, lists of "Kicker: headline" with
two better marks that nothing announces, runs of quoting headlines after the body.

Leaves alone prose, "See also" in a text that has notes or references of its own, lists that a colon
introduces, a pointer that is a sentence inside the body, has an object of its own or points "below", what stands
under a button ("Read more"), which closes the teaser above it, and the last line under a heading
in the middle of the body if the prose below it takes up its words, or if it is no longer than the
text's own subheads: it may be the subhead of what follows. So it leaves a label that says what sort of
article its own headline heads ("Live blog: …", as the first line). Between paragraphs labels that lead on
to more of what is told ("Learn more: …", "Gallery: …", "Related: …") are content to as many as not, unless capitals
set them off from the text ("READ MORE: …"); they, headlines in capitals, lists of links
without two marks or under a subhead, items of headline, date and beginning, last paragraphs that
all break off but not at one length, standing teasers of a live blog and words such as "Trending" between paragraphs
are cut only in the strict profile.

Known limits: a teaser whose snippet is a whole sentence stays, unless dates or doubled
headlines part one from the next, or all end in a glued "Read more"; a lone teaser without a heading
stays, and so do two.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from newsclean.evidence import teasers
from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_between_prose, is_outside_body
from newsclean.evidence.title import is_sure_title, reads_like_title
from newsclean.filters.related_items import link_lists as lists
from newsclean.filters.related_items.headings import lists_under
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, fold_all, folded, has_digit, index, table, template
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, PhraseMatch, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.calls import calls_to_read_on
from newsclean.text.labels import after
from newsclean.text.prose import CLOSERS, ends_like_sentence, is_cut_off, word_count

_NAME = "related_items"
_HEADINGS = frozenset({"heading", "also", "pointer"})
_WHOLE = _HEADINGS | {"opener", "also_weak"}
_LINKS = frozenset({"also", "pointer", "continue"})
_SNIPPET = 420  # characters of a teaser's beginning
_GLUED = 40  # characters of a glued "Read more"
_TO_OWN_PAGE = 80  # characters between the verb of such a call and the page
_JOINT = 24  # characters between what a standing teaser names and where it is
_STOP = pattern(r"[.!?] ")
_COMMA = pattern(r"[,،、，]\s?")
_SENTENCE = 8  # words of a sentence behind a label
_WHO = 4  # words of "the teacher advised"
_LONGEST_STANDING = 260  # characters of a standing teaser
_OWN_OBJECT = 4  # small words behind a pointer that a sentence of the text has, at least
_FACT = 24  # characters within which the label of a fact in a list ends
_FIGURES = 3  # words of a table's row of which one has a digit, at least
_TITLE_WORDS = 4  # words of a headline behind a label that sentences bear, too
_LABEL_MARKS = (":", "：", "|", "»", "›", "→", ">", "▶", "►")
_DASHES = ("-", "–", "—")  # of "GALLERY - The old mill in pictures"
_BEHIND_ELLIPSIS = "…" + CLOSERS
_BRACKETS = ("(", "[", "（", "【")
_SET_OFF = (*_BRACKETS, "»", "›", ">", "→", "▶", "►")  # before a label that the page set
_LONGEST_POINTER = 200  # characters of one pointing sentence
_WITHIN = template(_NAME, "{within}")
_STANDING_END = template(_NAME, "{standing_subject} … {standing_place}", gap=_JOINT)
_OWN_CALL = template(_NAME, "{own_verb} … {own_page}", gap=_TO_OWN_PAGE)


def related_items(document: Document) -> Iterator[Claim]:
    """Yield claims on what leads to other articles; see the module's text."""
    glued = []
    reference = _is_reference_work(document)
    weak = {block for block, match in document.phrase_matches(_NAME, "also_weak")}
    for claim in document.phrase_claims(_NAME):
        if reference and claim.evidence in folded(_NAME, "cross_reference"):
            continue
        if claim.block in weak and not claim.start:  # judged by what stands behind, and beside it
            continue
        if claim.rule == "also" and not claim.start and _leads_on(claim):
            continue
        yield _weighed(document, claim)
        if (
            claim.start
            and is_cut_off(claim.block.text[: claim.start])
            and len(claim.block.text) <= _SNIPPET
        ):
            glued.append(claim.block)
    yield from _continued(document)
    if len(glued) >= 2:  # a list of "beginning … Read more"; a single one may be the article itself
        yield from (block.claim("teaser", "… + continue", strength=EXACT) for block in glued)
    yield from _pointers(document)
    for _, claims in document.matching_lines(_bracket):
        yield from claims
    yield from _orphans(document)
    openings = {
        document.index(block): match.phrase
        for block, match in document.phrase_matches(_NAME)
        if _is_heading(document, block, match.rule, match.phrase)
        and not (reference and match.phrase in folded(_NAME, "cross_reference"))
    }
    yield from lists_under(document, openings)


def _continued(document: Document) -> Iterator[Claim]:
    """Yield claims on the last paragraphs where all end in "… Read more": beginnings of others."""
    tail: list[Block] = []
    for block in reversed(document.blocks):
        if len(block.text) <= _SNIPPET and _goes_on(block):
            tail.append(block)
        elif block.is_prose:
            break
    if len(tail) >= 2 and document.prose and document.index(tail[-1]) > document.prose[0]:
        for block in tail:
            yield block.claim("continued", "… more", strength=EXACT)
            headline = document.previous(block)
            if headline is not None and teasers.is_headline(headline):
                yield headline.claim("continued", "… more", strength=STRONG)


def _is_reference_work(document: Document) -> bool:
    """Does the text have a heading of its own for notes or sources, as encyclopedias do?"""
    return any(
        block.key == match.phrase for block, match in document.phrase_matches(_NAME, "apparatus")
    )


def _goes_on(block: Block) -> bool:
    """Does the block end in a glued "Read more", or in "more" alone?"""
    end = block.text[-_GLUED - 2 : -1]
    if not ("." in end or "!" in end or "?" in end or "…" in end or "。" in end):
        return False  # most lines
    start = block.ending()
    if start is None or len(block.text) - start > _GLUED:
        return False
    key = fold(block.text[start:])
    return key in _more() or calls_to_read_on(key)


@cache
def _more() -> tuple[str, ...]:
    """Return the words of which a glued button may consist, folded."""
    return tuple(fold_all(table(_NAME)["more"]))


def _is_heading(document: Document, block: Block, rule: str, phrase: str) -> bool:
    """Does the phrase say the whole line, or is it a heading with a name after it?"""
    if rule in ("more_from", "named"):
        return not teasers.ends_in_stop(block.text) and not block.is_prose
    return rule in _WHOLE and block.key == phrase and not _is_button(document, block)


def _is_button(document: Document, block: Block) -> bool:
    """Is `block` a button, which closes the teaser above it rather than opens a list?

    The only one of its kind, right under the last prose, closes nothing.
    """
    if block.key not in folded(_NAME, "button") or block.text.endswith((":", "：")):
        return False
    above = document.previous(block)
    if not (above and above.is_prose and document.after_body(block)):
        return True
    return document.cached(_button_counts)[block.key] > 1


def _button_counts(document: Document) -> Counter[str]:
    """Count the buttons of the document by what they say."""
    return Counter(b.key for b, hit in document.phrase_matches(_NAME) if hit.phrase == b.key)


def _leads_on(claim: Claim) -> bool:
    """Is the line of `claim` a sentence that goes on behind the label: "Also read: a line from …, …."?

    A headline begins with a capital, and hardly ever ends in a full stop.
    """
    text = claim.block.text
    rest = after(text, claim.evidence) or ""
    return rest[:1].islower() and text.endswith(".") and len(rest.split()) >= _SENTENCE


def _weighed(document: Document, claim: Claim) -> Claim:
    """Return `claim` as sure as it is where it stands: pointers and labels may be the text's own."""
    if claim.rule == "pointer":
        return _of_the_text(document, claim)
    return replace(claim, strength=CONTEXT) if _is_reference(document, claim) else claim


def _is_reference(document: Document, claim: Claim) -> bool:
    """Is it a label between paragraphs, with a headline, that whoever wrote the text may have set?

    Measured where gold has such lines or not: "Related: …", "Read more: …" and their like are of the
    text on 16 sites and no part of it on some 20; in capitals, on 1 and on 7.
    """
    block = claim.block
    if claim.rule != "also" or claim.start or claim.evidence not in folded(_NAME, "onward"):
        return False
    rest = after(block.text, claim.evidence)
    if not rest or is_outside_body(document, block) or block.text.startswith(_SET_OFF):
        return False
    return not block.text[: len(block.text) - len(rest)].isupper()


def _of_the_text(document: Document, claim: Claim) -> Claim:
    """Return `claim` on a pointer, weak if it is a sentence of the text or points inside it.

    Inside the body each one that ends as a sentence is: gold has those of three sites in four.
    """
    block = claim.block
    if ":" in claim.evidence:
        return claim  # a label and a call: no sentence opens so
    rest = after(block.text, claim.evidence) or ""
    # Words of scripts without capitals count as words of a sentence, too.
    own = sum(word[0].isalpha() and not word[0].isupper() for word in rest.split()) > _OWN_OBJECT
    ends = _has_stop(block.text) and not is_cut_off(block.text)
    sentence = ends and (own or _tells(rest) or not is_outside_body(document, block))
    return replace(claim, strength=CONTEXT) if sentence or _points_inside(rest) else claim


def _has_stop(text: str) -> bool:
    """Is `text` a sentence, or one to which something was glued?"""
    return teasers.ends_in_stop(text) or _STOP.search(text) is not None


def _tells(rest: str) -> bool:
    """Does a sentence go on behind a pointer, to say who advised it, or another one follow it?

    "Läs också på natten, rådde läraren.", "Lesen Sie auch nachts? Der Arzt rät ab."
    """
    if not rest[:1].isalpha() or rest[0].isupper():
        return False
    last = _COMMA.split(rest)[-1]
    return bool(_STOP.search(rest)) or (last != rest and len(last.split()) <= _WHO)


def _points_inside(text: str) -> bool:
    """Does `text` end in a word such as "below"?"""
    last = text.rstrip(" .:!)]")[-_GLUED:]
    return any(found.end() == len(last) for found in _WITHIN.finditer(last))


def _pointers(document: Document) -> Iterator[Claim]:
    """Yield claims on labels and imperatives that no sentence follows, and on own live blogs."""
    for block, match in document.phrase_matches(_NAME):
        if match.rule == "pointer_weak" and block.key != match.phrase:
            if not _has_stop(block.text):
                yield block.claim("pointer", match.phrase, strength=STRONG)
        elif match.rule == "also_weak":
            yield block.claim("also", match.phrase, strength=_weak_strength(document, block, match))
    for block, _ in document.matching_lines(_leads_to_own_page):
        yield block.claim("pointer", block.text[:60], strength=EXACT)
    for block, pointer in document.matching_lines(_standing):
        yield block.claim("standing_teaser", pointer, strength=CONTEXT)


def _weak_strength(document: Document, block: Block, hit: PhraseMatch) -> Strength:
    """How sure is a label that sentences may bear, too, with a headline behind it or alone?"""
    if _is_own_title(document, block):
        return CONTEXT
    if block.key == hit.phrase:
        return (
            STRONG
            if block.key in folded(_NAME, "button") and not is_between_prose(document, block)
            else CONTEXT
        )
    rest = after(block.text, hit.phrase)
    if not rest or teasers.ends_in_stop(block.text) or _is_of_list(document, block):
        return CONTEXT
    label = block.text[: len(block.text) - len(rest)].rstrip()
    titled = not rest[0].islower() and word_count(rest) >= _TITLE_WORDS
    if titled and label.endswith(_LABEL_MARKS):
        of_it = hit.phrase in folded(_NAME, "onward") and not is_outside_body(document, block)
        return CONTEXT if of_it else STRONG
    shouted = label.endswith(_DASHES) and label.isupper() and not rest.isupper()
    return STRONG if shouted and word_count(rest) >= _TITLE_WORDS else CONTEXT


def _is_own_title(document: Document, block: Block) -> bool:
    """Is `block` the first line, and no other one above the body reads like a headline?

    "Live blog: the harbour in the storm" says what sort of article it heads.
    """
    if document.index(block) or document.title is not None or not document.prose:
        return False
    above = document.blocks[1 : document.prose[0]]
    bare = (line for line in above if not line.matches)  # one with a label is a link beside it
    return not any(reads_like_title(line) and is_sure_title(line) for line in bare)


def _is_of_list(document: Document, block: Block) -> bool:
    """Is `block` an item of a list whose next one has a label, too, as facts of a product have?"""
    return teasers.is_bulleted(block.text) and any(
        teasers.is_bulleted(other.text) and ": " in other.text[:_FACT] and not other.matches
        for other in document.beside(block)
    )


@line_rule(cues_from=lambda: cues(_NAME, "standing_place"), longest=_LONGEST_STANDING)
def _standing(block: Block) -> str:
    """Return the pointer to a live blog that ends its standing teaser, if `block` is one."""
    found = _STANDING_END.search(block.text)
    if found is None or block.text[found.end() :].strip(" .!"):
        return ""
    before = block.text[: found.start()].rstrip()
    return found[0] if not before or ends_like_sentence(before) else ""


@line_rule(cues_from=lambda: cues(_NAME, "own_page"), longest=_LONGEST_POINTER)
def _leads_to_own_page(block: Block) -> bool:
    """Is `block` one sentence that calls to the paper's own page that goes on?"""
    text = block.text
    found = _OWN_CALL.search(text)
    return bool(found and len(text) - found.end() <= 1 and not _STOP.search(text[: found.start()]))


@line_rule(*_BRACKETS)
def _bracket(block: Block) -> list[Claim]:
    """Return a claim on "(Read also: headline)" at the end of a paragraph."""
    if block.text[-4:].rstrip(". ")[-1:] not in ")]）】":
        return []
    text = block.text.rstrip(". ")
    if text[-1:] not in ")]）】":
        return []
    start = max(text.rfind(bracket) for bracket in _BRACKETS)
    if start <= 0 or len(text) - start > _LONGEST_POINTER:
        return []
    inner = text[start + 1 : -1]
    for match in index().matches(fold(inner)):
        if match.filter == _NAME and match.rule in _LINKS and not _points_inside(inner):
            start = len(text[:start].rstrip())
            details = {"start": start, "end": len(text), "strength": EXACT}
            return [block.claim("bracket", match.phrase, **details)]
    return []


def _orphans(document: Document) -> Iterator[Claim]:
    """Yield claims on teasers that no heading opens but whose form gives them away."""
    before, body = -1, document.prose[0] if document.prose else len(document.blocks)
    for block, form in document.matching_lines(_form):
        text = block.text
        if form in ("sure", "likely"):
            if document.index(block) == 0 and document.title is None:  # the headline itself
                continue
            sure = form == "sure" or before == document.index(block) - 1
            before = document.index(block)
            yield block.claim("cut_teaser", "… …", strength=EXACT if sure else STRONG)
        elif (
            form == "doubled"
            and body <= document.index(block)
            and not _heads_table(document, block)
        ):
            # Inside the body a caption may be doubled as well, of which the first half stays.
            said = text[: len(text) // 2]
            teaser = teasers.is_in_title_case(said) or is_outside_body(document, block)
            start = 0 if teaser else len(said)
            yield block.claim("doubled_line", said, start=start, strength=STRONG)
        elif form == "capitals" and is_between_prose(document, block):
            yield block.claim("capitals", text[:40], strength=CONTEXT)
    yield from lists.link_lists(document)
    yield from lists.dated_bullets(document)
    yield from lists.cut_beginnings(document)
    yield from lists.doubled_with_snippets(document)
    yield from lists.tail_list(document)


def _heads_table(document: Document, block: Block) -> bool:
    """Is `block` the head of a table's columns, twice side by side: is the next line a row of figures?"""
    following = document.next(block)
    words = following.text.split() if following else []
    return _FIGURES * sum(map(has_digit, words)) >= len(words) > 0


def _may_have_form(blocks: Sequence[Block]) -> list[Block]:
    """Return those of `blocks` that may end in an ellipsis, are halves with a space between, or capitals."""
    return [
        block
        for block in blocks
        if (text := block.text)[len(text) // 2] == " "
        or text[-1] in _BEHIND_ELLIPSIS
        or text[-2:] == ".."
        or text.isupper()
    ]


@line_rule(sift=_may_have_form)
def _form(block: Block) -> str | None:
    """Return how `block` looks like a teaser: ``sure`` or ``likely``, ``doubled``, ``capitals``."""
    text = block.text
    if is_cut_off(text) and (sure := teasers.cut_teaser(text)):
        return sure
    if text[len(text) // 2] == " " and "|" not in text and teasers.is_doubled(text):
        return "doubled"
    return "capitals" if text.isupper() and teasers.is_caps_link(text) else None
