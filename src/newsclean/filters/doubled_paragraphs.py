"""Paragraphs and blocks of lines that stand twice.

Cuts the second and every later copy of a line of some length, and the short lines within a
whole block that is repeated; a preview that breaks off ("The port authority sa…") before the
paragraph it is the beginning of. The first copy of a paragraph stays. A short line that keeps
returning between paragraphs ("Article content") goes in the strict profile only: parallel sections
have parallel subheads.

Leaves alone what stands among other paragraphs each time, a subhead of parallel sections or a
sentence that is said again (the strict profile cuts it); a subhead that a list named before it; a
name that opens an entry with another one; short lines that may well return in an article: dialogue, refrains, labels, names,
list items and lines among them, ornaments; and program output, wrapped lines and placeholder text at any length. Copies are compared word for word, case and quotation marks aside.

Of a paragraph that stands above the body by itself, as under a picture, and again between two
paragraphs, the upper one goes in the strict profile only: it may be the text's standfirst.

Known limits: a copy in which one word differs stays.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator

from newsclean.evidence import teasers
from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_between_prose
from newsclean.evidence.title import title_block
from newsclean.model.block import KEY_LENGTH, Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold
from newsclean.phrases.match import CONTEXT, EXACT, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import is_cut_off
from newsclean.text.scripts import width
from newsclean.text.speech import is_dialogue, opens_with_quotation

# Lines of programs and protocols, which repeat themselves by nature
# and rows of tables drawn with lines
_CODE = pattern(r"://|</|^[$#>{}<(\[]|[;{},(\[]$|^\d+ \w+ \w+ed,|\w=\w|[\u2500-\u257f]")
_DUMMY = pattern(
    r"lorem ipsum|dolor sit amet|duis aute|voluptate velit|consectetur|sadipscing|takimata"
)
_LONG = 60  # from this length on a second copy is never meant
_LISTED = 100  # list items, such as product data, may return
_LINE = 25  # shorter lines return in dialogue, verse and tables
_PREVIEW = 20  # characters of a preview that are compared
_LETTERS = "A-Za-z0-9À-ÖØ-Þà-öø-ÿ"
_PLAIN = pattern(rf"[{_LETTERS}][{_LETTERS} ,.:;!?()-]{{22}}")  # a start that folding only lowers
_BROKEN = ("…", "...", "…”", "...”", "[…]", "[...]")  # ends of a preview
_SOON = 2  # lines within which a sentence is said again by mistake
_TIMES = 3
_RECURRING = 60


def doubled_paragraphs(document: Document) -> Iterator[Claim]:
    """Yield claims on repeated lines; see the module's text."""
    if len({len(block.text) for block in document.blocks}) < len(document.blocks):
        places = _places(document.matching_lines(_head))
        if places:
            yield from _copies(document, places)
            yield from _recurring(document, places)
    yield from _previews(document)


@line_rule()
def _head(block: Block) -> str:
    """Return how the block's key begins: lines that say the same begin the same."""
    text = block.text
    if len(text) > KEY_LENGTH:
        if _PLAIN.match(text) and "  " not in text[: _PREVIEW + 1]:
            return text[:_PREVIEW].lower()
        head = fold(text[: 2 * _PREVIEW])[:_PREVIEW]
        if len(head) == _PREVIEW:
            return head
    return block.key[:_PREVIEW]


def _places(heads: list[tuple[Block, str]]) -> dict[str, list[Block]]:
    """Return the blocks of each key, in order, but those that no other one begins like."""
    if len({head for _, head in heads}) == len(heads):
        return {}
    alike: dict[str, list[Block]] = defaultdict(list)
    for block, head in heads:
        alike[head].append(block)
    places: dict[str, list[Block]] = defaultdict(list)
    for group in alike.values():
        for block in group if len(group) > 1 else ():
            places[block.key].append(block)
    return places


def _copies(document: Document, places: dict[str, list[Block]]) -> Iterator[Claim]:
    """Yield claims on later copies: of long lines anywhere, of short ones inside doubled blocks."""
    firsts: dict[int, Block] = {}
    title = title_block(document)
    for key, found in places.items():
        first = found[0]
        if len(found) == 1 or first is title or not _is_copy_residue(first, key):
            continue
        if len(found) == 2 and _stands_apart(document, first, found[1]):
            yield _copy(first, found[1], "copy", CONTEXT)
            continue
        for copy in found[1:]:
            if _stands_anew(document, copy, first):
                yield _copy(copy, first, "copy", CONTEXT)
            else:
                firsts[document.index(copy)] = first
    sure = {
        i: first
        for i, first in firsts.items()
        if not _has_a_place(document, document.blocks[i], first, document.next(document.blocks[i]))
    }
    claims = [_copy(document.blocks[i], first, "copy") for i, first in sure.items()]
    claims += _within_blocks(document, sure, sure)
    yield from claims
    yield from _before_copies(document, firsts, sure, {claim.block for claim in claims})


def _before_copies(
    document: Document, firsts: dict[int, Block], sure: dict[int, Block], taken: set[Block]
) -> Iterator[Claim]:
    """Yield claims on copies that have no place once what is `taken` behind them is gone.

    From the end of a list line after line would go, each in a look of its own; this takes them in one.
    They go only while the first ones stay: what the next look would see must be known.
    """
    following: Block | None = None
    for i in range(len(document.blocks) - 1, -1, -1) if taken else ():
        block = document.blocks[i]
        if block in taken:
            continue
        first = firsts.get(i)
        has_changed = following is not document.next(block)
        # Between two that go a line may come to stand between prose: the next look sees that.
        is_known = has_changed and document.previous(block) not in taken
        if first and is_known and not _has_a_place(document, block, first, following):
            sure[i] = first
            beside = _within_blocks(document, {i: first}, sure, while_first=True)
            found = [c for c in beside if c.block not in taken]
            found.append(_copy(block, first, "copy", while_first=True))
            taken.update([claim.block for claim in found])
            yield from found
        else:
            following = block


def _stands_apart(document: Document, first: Block, copy: Block) -> bool:
    """Stands the sentence `first` before the body's other sentences, and `copy` between two of them?

    No prose follows `first`: so stand sentences under a picture, and standfirsts above a byline. Gold
    has three of four such sentences twice.
    """
    following = document.next(first)
    if not first.is_prose or following is None or following.is_prose:
        return False
    return document.prose[0] == document.index(first) and is_between_prose(document, copy)


def _stands_anew(document: Document, copy: Block, first: Block) -> bool:
    """Stands `copy` among other paragraphs than `first`: a sentence said again, a subhead, a name?

    Measured where gold has both or one: of such sentences between paragraphs it has 8 of 11 twice, beside
    one paragraph, in sections of their own, 6 of 15; of such subheads 10 of 16; of copies that go on as
    the first did it has one. A quotation that stands again is a pull quote.
    """
    if copy.is_prose:
        return (
            not opens_with_quotation(copy.text)
            and _is_said_again(document, copy, first)
            and _has_new_neighbours(document.previous(copy), document.previous(first))
            and _has_new_neighbours(document.next(copy), document.next(first))
        )
    if width(copy.key) >= _LONG:
        return False
    (above, below), around = _prose_around(document, copy), _prose_around(document, first)
    return above is not None and below is not None and above not in around and below not in around


def _is_said_again(document: Document, copy: Block, first: Block) -> bool:
    """Stand both sentences between paragraphs, or far apart and each beside one?"""
    if is_between_prose(document, copy) and is_between_prose(document, first):
        return document.previous(copy) is not first
    if document.index(copy) - document.index(first) <= _SOON or document.next(copy) is None:
        return False
    return all(any(b.is_prose for b in document.beside(block)) for block in (copy, first))


def _has_new_neighbours(one: Block | None, other: Block | None) -> bool:
    return one is None or other is None or one.key != other.key


def _prose_around(document: Document, block: Block) -> tuple[Block | None, Block | None]:
    """Return the last paragraph of prose before `block`, and the next behind it."""
    at = bisect(document.prose, document.index(block))
    last, following = document.prose[at - 1 : at], document.prose[at : at + 1]
    blocks = document.blocks
    return blocks[last[0]] if last else None, blocks[following[0]] if following else None


def _copy(
    block: Block,
    first: Block,
    rule: str,
    strength: Strength = EXACT,
    *,
    while_first: bool = False,
) -> Claim:
    """Return a claim on a copy; of a sentence the first must stay, a teaser may go both times.

    `while_first` says that it must stay as well.
    """
    kept = first if while_first or first.is_prose else None
    return block.claim(rule, first.text[:60], strength=strength, duplicate_of=kept)


def _has_a_place(document: Document, copy: Block, first: Block, following: Block | None) -> bool:
    """Is `copy` a standfirst (see doubled_titles), or a subhead that a table of contents named?

    So is what a colon announces, and an item of a list that is not the same list again. `following`
    is the line behind it.
    """
    before = document.previous(copy)
    if before is not None and before is not first and before.text.endswith((":", "：")):
        return True  # it is said again on purpose, and the text says so
    if teasers.is_bulleted(copy.text):
        return not _goes_on_as(document, copy, first, following)
    if copy.is_prose:
        return False
    if width(copy.key) < _LONG and (
        _stands_in_list(before, following) or _heads_entry(document, copy, first, following)
    ):
        return True
    if document.before_body(copy):
        return copy.text.count(" ") >= 4
    between = before and before.is_prose and following and following.is_prose
    return bool(between) and not is_between_prose(document, first)


def _goes_on_as(document: Document, copy: Block, first: Block, following: Block | None) -> bool:
    """Stands beside `copy`, above and below, what stands beside `first`, where anything does?"""
    pairs = (
        (document.previous(copy), document.previous(first)),
        (following, document.next(first)),
    )
    return all(
        one is None or other is None or one.key == other.key or one is first or other is copy
        for one, other in pairs
    )


def _stands_in_list(before: Block | None, following: Block | None) -> bool:
    """Stands a name or the like in a list: short lines on both sides, and no prose?"""
    return bool(before and following and not before.is_prose and not following.is_prose)


def _heads_entry(document: Document, copy: Block, first: Block, following: Block | None) -> bool:
    """Opens a name an entry of a list, as an office does before a person: another name follows?"""
    other = document.next(first)
    if following is None or following.is_prose or len(following.text) >= _LONG:
        return False
    other_name = other is None or other.key != following.key
    return other_name and _is_name(copy.text) and _is_name(following.text)


def _is_name(text: str) -> bool:
    """Is `text` of a few words, all with capitals?"""
    words = text.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() or len(word) <= 3 for word in words)


def _is_copy_residue(block: Block, key: str) -> bool:
    """May a second copy of `block` go wherever it stands?"""
    length = width(key)
    if _goes_on_by_nature(block.text) or len(_DUMMY.findall(key)) >= 2:
        return False
    if length >= _LONG:
        return block.is_prose or length >= _LISTED or not teasers.is_bulleted(block.text)
    if length < _LINE or any(map(str.isdigit, key)):
        return False
    is_label = block.text.endswith((":", "?", "!")) or teasers.is_bulleted(block.text)
    is_sentence = block.is_prose or teasers.ends_in_stop(block.text)
    return not (is_label or is_sentence or is_dialogue(block.text))


def _goes_on_by_nature(text: str) -> bool:
    """Is `text` half a sentence of a wrapped text, or a line of a program or protocol?"""
    return text[0].islower() or bool(_CODE.search(text))


def _within_blocks(
    document: Document,
    copies: dict[int, Block],
    sure: dict[int, Block],
    *,
    while_first: bool = False,
) -> Iterator[Claim]:
    """Yield claims on short copies that stand beside one of `copies` as they did the first time.

    They are of the `sure` copies, at which a block ends.
    """
    for index, first in copies.items():
        for step in (-1, 1):
            at, origin = index + step, document.index(first) + step
            while 0 <= at < len(document.blocks) and 0 <= origin < len(document.blocks):
                block, original = document.blocks[at], document.blocks[origin]
                met = at in sure or at == document.index(first) or origin == index
                same = block.key and block.key == original.key
                overlaps = abs(at - origin) <= abs(at - index)
                if met or not same or overlaps or _goes_on_by_nature(block.text):
                    break
                yield _copy(block, original, "block", while_first=while_first)
                at, origin = at + step, origin + step


def _recurring(document: Document, places: dict[str, list[Block]]) -> Iterator[Claim]:
    """Yield claims on lines of a few words that stand between paragraphs three times or more."""
    for key, found in places.items():
        if len(found) < _TIMES or not _may_recur(found[0], key):
            continue
        if sum(is_between_prose(document, block) for block in found) >= _TIMES:
            for block in found:
                yield block.claim("recurring", key, strength=CONTEXT)


def _may_recur(block: Block, key: str) -> bool:
    """Is `block` of a few words, and no label, dialogue, list item or sentence?"""
    text = block.text
    is_brief = 2 <= len(key.split()) <= 8 and len(text) <= _RECURRING and not block.is_prose
    if not is_brief or not key[0].isalpha() or text.endswith((":", ",", ";", "?", "!", ".")):
        return False
    if teasers.is_bulleted(text) or is_dialogue(text):
        return False
    return any(map(str.islower, text)) and not _has_name(text)


def _has_name(text: str) -> bool:
    """Are all words capitalised, or two after the first, as in "Photo by Jane Roe"?"""
    capitals = [word[:1].isupper() for word in text.split()]
    return all(capitals) or sum(capitals[1:]) >= 2


def _previews(document: Document) -> Iterator[Claim]:
    """Yield claims on lines that break off and whose whole paragraph follows."""
    cut = document.matching_lines(_begun)
    if not cut:
        return
    alike: dict[str, list[Block]] = defaultdict(list)
    for block, head in document.matching_lines(_head):
        alike[head].append(block)
    for block, begun in cut:
        for whole in alike[_head(block)][:4]:
            is_longer = whole is not block and len(whole.text) > len(block.text)
            if is_longer and whole.key.startswith(begun):
                yield block.claim("preview", begun[:60], strength=EXACT, duplicate_of=whole)
                break


@line_rule("…", "...")
def _begun(block: Block) -> str:
    """Return the key of what the block says before it breaks off, "" if it does not."""
    if not (block.text.endswith(_BROKEN) and is_cut_off(block.text)):
        return ""
    begun = fold(block.text.rstrip(' .…[]()"”»'))
    return begun if len(begun) >= _LINE else ""
