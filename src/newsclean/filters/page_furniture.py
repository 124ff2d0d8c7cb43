"""Navigation labels and technical labels of a page.

Cuts lines that are a control of the page ("Skip to content", "Back to top", "Scroll To Top", "Now
Reading", "Show more", "Zum Inhalt springen"), its pagers ("Page 2 of 3", "« 1 2 3 Next »",
"Previous article: …"), its end marks ("End of article", "-30-", "___" under the text) and lone
signs of buttons ("×", "☰", "»"), a word of waiting with an ellipsis ("Loading…"), and within a line what is read
out behind a link ("(opens in a new tab)"). A word that is also an ordinary one ("Search", "Menu", "Close")
goes only before the first or after the last prose, or in a run of several such words. A word that any
page says ("VIDEO", "Email") goes where it stands alone between the headline and a text without subheads.

A list of languages to translate into goes, and under the body a headline beside an arrow ("← Mill
shuts", "Ferry sails again →").

Leaves alone signs that part sections ("***", "◇", "—"), subheads of one word inside the body, what
somebody says in one word (“Ok.”), and sentences that begin with a word of the tables.

Known limits: the entries of a table of contents read like subheads and stay; names of sections
("Sport", "Politik") belong to breadcrumbs.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.lines import neighbours
from newsclean.evidence.position import above_body, is_only_label, is_outside_body
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import PhraseMatch, cues, fixed, fold, fold_all, folded, table, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.sections import section_kind
from newsclean.text.speech import CLOSING

_NAME = "page_furniture"
_LONGEST = 40  # characters of a word of navigation
_LONGEST_PAGER = 80
_RUN = 2  # different words on lines of their own that make a run
_SHORT = 4  # letters; a shorter word is too common to be told from prose on one line
_RUN_ON_LINE = 3  # words of navigation on one line, or numbers of pages
_SIGNS = frozenset("_/|»«›‹<>×✕✖☰↑↓←→▲▼▶◀⌄⌃⟨⟩≡")
_MARK = pattern(r"_{3,60}|#{2,9}|-{3,60}|={3,60}|[-–—]\s?30\s?[-–—]|// ?|\(?E\s?N\s?D\s?[SE]?\)?")
_MARKS = "_#=-–—/(E*+["  # the characters that they begin with
_MARKS_BEHIND = "-–—*+#=[]()/"
_ARROWS = ("←", "→", "⟵", "⟶", "«", "»")
_BACK, _ON = "←⟵«", "→⟶»"
_LONGEST_ARROW = 140  # characters of a headline beside an arrow
_LANGUAGES = 2000  # characters of a list of languages
_LANGUAGES_LEAST = 40
_LANGUAGE_NAMES = 5
_NAMES = pattern(r"[^\W\d_a-z][a-zà-ÿ]+")
_RATING = pattern(r"\d[.,]\d")  # "4.9 / 5.0" is no count of pictures
_SENTENCE_MARKS = (".", "!", "?", "。")  # a one-word paragraph ("No.") has one of them
_ELLIPSES = ("...", "…")  # a word and these are a wait; a word alone may be a subhead
# What is read out behind a link: "a report, opens new tab, says", "(opens in a new window)"
_NEW_TAB = worded(
    _NAME, r", {opens} {new} {window}|\s?\({opens}[^()]{0,24}\b{new} {window}[^()]{0,12}\)"
)
_PARTS = pattern(r"[\s|•·,/()\[\]«»‹›<>←→…]+")


def page_furniture(document: Document) -> Iterator[Claim]:
    """Yield claims on labels and controls of the page; see the module's text."""
    claims = document.phrase_claims(_NAME)
    labelled = {claim.block for claim in claims if claim.rule == "label"}
    rated = {block for block in labelled if _RATING.search(block.text)}  # asked of each line once
    for claim in claims:
        if claim.rule == "label" and claim.block in rated:
            continue
        opens = claim.rule == "jump" and claim.block.text.endswith((":", "："))
        yield replace(claim, strength=CONTEXT) if opens else claim
    for block, rule in document.matching_lines(_form):
        if rule != "end_mark":
            yield block.claim(rule, block.text, strength=EXACT)
        elif document.after_body(block):
            # A line between the text and a note; "###" says that a text ends, as "-30-" does.
            rule_off = "#" not in block.text and not any(map(str.isalnum, block.text))
            yield block.claim(rule, block.text, strength=CONTEXT if rule_off else STRONG)
    for block, match in document.phrase_matches(_NAME, "waiting"):
        if match.phrase == block.key and block.text.endswith(_ELLIPSES):
            yield block.claim("waiting", match.phrase, strength=EXACT)
    for _, claims in document.matching_lines(_new_tabs):
        yield from claims
    for block, _ in document.matching_lines(_is_language_list):
        yield block.claim("languages", block.text[:60], strength=EXACT)
    for block, arrow in document.matching_lines(_arrow):
        if document.after_body(block):
            yield block.claim("arrow", arrow, strength=STRONG)
    words = dict.fromkeys(b for b, match in document.phrase_matches(_NAME) if _is_word(b, match))
    for run in neighbours(document, words):
        yield from _run_claims(document, run)
    yield from _only_label(document)


@cache
def _words() -> frozenset[str]:
    """The single words of navigation, folded."""
    data = table(_NAME)
    keys = fold_all([*data["word"], *data["pager"]])
    return frozenset(key for key in keys if " " not in key)


_may_open_pager = one_of(_words)


def _may_open_form(word: str) -> bool:
    """May a line that opens with `word` be a sign, a pager or an end mark?"""
    return word[:1] in _MARKS or _may_open_pager(word)


@line_rule(longest=_LONGEST_PAGER, begins=_may_open_form)
def _form(block: Block) -> str:
    """Return what the block is by its form: a button's sign, a pager, an end mark, or nothing."""
    text = block.text
    if len(text) <= 2 and _SIGNS.issuperset(text):
        return "sign"
    if _is_pager(block):
        return "pager"
    if text[0] not in _MARKS and not (text[-1] == "/" and text.isupper()):  # "FIN/"
        return ""
    return "end_mark" if _MARK.fullmatch(text) or _is_end_word(text) else ""


def _is_end_word(text: str) -> bool:
    """Does `text` say in one word between marks that it ends ("– Ends –", "*** ENDE ***")?"""
    return text[-1] in _MARKS_BEHIND and fold(text.strip(_MARKS_BEHIND + " ")) in folded(
        _NAME, "end_word"
    )


@line_rule(
    cues_from=lambda: [mark + opens for opens in cues(_NAME, "opens") for mark in ("(", ", ")]
)
def _new_tabs(block: Block) -> list[Claim]:
    """Return claims on what a line says of its links for those who hear it."""
    return [
        block.claim("new_tab", tab[0].strip(), start=tab.start(), end=tab.end(), strength=EXACT)
        for tab in _NEW_TAB.finditer(block.text)
    ]


def _only_label(document: Document) -> Iterator[Claim]:
    """Yield a claim on a word of some page that stands alone between headline and body.

    Names of sections and labels of names and dates are data, and judged where they are read.
    """
    for block in above_body(document)[-1:]:
        whole = (m for m in block.matches if m.phrase == block.key and m.match != "prefix")
        said = next((match for match in whole if match.rule != "alone"), None)
        if said and not section_kind(block.key) and is_only_label(document, block):
            yield block.claim("only_label", said.phrase, strength=STRONG)


@line_rule(longest=_LANGUAGES, closes=lambda mark: mark not in ".!?:")
def _is_language_list(block: Block) -> bool:
    """Is the block the list of a translation's languages, glued or not: "Select LanguageAfrikaans…"?"""
    text = block.text
    if len(text) < _LANGUAGES_LEAST or not text[0].isupper():
        return False
    if not _names_language()(block.lower):
        return False  # most lines
    names = [name for name in _NAMES.findall(text) if fold(name) in _languages()]
    return _are_a_list(names, text)


def _are_a_list(names: list[str], text: str) -> bool:
    """Are `names` several, and half of `text`?"""
    return len(names) >= _LANGUAGE_NAMES and sum(map(len, names)) >= len(text) // 2


@cache
def _languages() -> frozenset[str]:
    """Return the names of languages in English, folded."""
    return frozenset(word for name in fixed()["languages"].values() for word in fold(name).split())


@cache
def _names_language() -> Callable[[str], bool]:
    return search_for(sorted(_languages()))


@line_rule(*_ARROWS, longest=_LONGEST_ARROW)
def _arrow(block: Block) -> str:
    """Return the arrow by which a headline is that of the entry before or after: "← Mill shuts"."""
    text = block.text
    arrow = text[0] if text[0] in _BACK else text[-1] if text[-1] in _ON else ""
    between = text[1:] if text[0] in _BACK else text[:-1]
    return arrow if between.strip() and not set(_ARROWS) & set(between) else ""


def _run_claims(document: Document, run: list[Block]) -> Iterator[Claim]:
    """Yield claims on neighbouring words of navigation: a run of them, or outside the body."""
    sure = len({block.key for block in run}) >= _RUN
    for block in run:
        if sure or is_outside_body(document, block):
            yield block.claim("word", block.key, strength=STRONG)


def _is_word(block: Block, match: PhraseMatch) -> bool:
    """Is the block a control's label, or a word that may be one?"""
    if len(block.text) > _LONGEST or block.text.rstrip(CLOSING).endswith(_SENTENCE_MARKS):
        return False
    return match.rule in ("word", "label")


def _is_pager(block: Block) -> bool:
    """Is the block pages' numbers in order, or several words of navigation, and nothing else?"""
    key = block.key
    first = key.partition(" ")[0]
    if (
        not key[:1].isdigit()
        and (first if first.isalpha() else _PARTS.split(key, 1)[0]) not in _words()
    ):
        return False  # most blocks
    parts = [part for part in _PARTS.split(key) if part]
    if len(parts) < _RUN_ON_LINE or not (parts[0].isdigit() or parts[0] in _words()):
        return False
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 4]
    words = [part for part in parts if part in _words()]
    if len(numbers) + len(words) < len(parts) or numbers != sorted(set(numbers)):
        return False
    if not numbers:
        short = any(len(word) < _SHORT and word.isascii() for word in words)  # "No more, no less"
        return len(set(words)) >= _RUN_ON_LINE and not short
    gap = any(after - before > 1 for before, after in pairwise(numbers))
    return numbers[:2] == [1, 2] and (bool(words) or gap)  # else the lines of a program
