"""The four ways to treat the marks of a document: repair, straight, typographic, off.

Every way runs until nothing changes any more; so what it returns it would not change again.
A text that never comes to rest (none is known outside tests with random marks) is left alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from newsclean.model.change import Change, TrackedText, apply
from newsclean.repair.quotes.convention import Evidence, QuoteConvention, code_of
from newsclean.repair.quotes.convert import plain_changes, typographic_changes
from newsclean.repair.quotes.mend import mend
from newsclean.repair.quotes.moves import cut_off
from newsclean.repair.quotes.no_repair import needs_no_repair
from newsclean.repair.quotes.plain import doubtful, is_well_formed
from newsclean.repair.quotes.speech import (
    doubt,
    is_arrow,
    missing_mark,
    partner_of,
    unmatched_marks,
)
from newsclean.repair.quotes.styles import Style as LanguageStyle
from newsclean.repair.quotes.styles import style_of
from newsclean.text.quotes.parsing import ParsedQuotes, read

Style = Literal["repair", "straight", "typographic", "off"]
STYLES: Final = ("repair", "straight", "typographic", "off")
_ROUNDS: Final = 20
_MOST_DOUBTS: Final = 100  # about single marks: nobody reads more, and a text may hold a million
_RESTLESS: Final = (
    "The quotation marks do not come to rest under repair; they were left as they are."
)


NoRepairNeeded = dict[str, bool]
"""Paragraphs that need no repair whatever stands beside them; true of those well formed."""


class QuoteChanges(NamedTuple):
    """What to change in each paragraph, and what was left because it is in doubt.

    `changes` holds one list per paragraph, sorted, without overlaps, in spans of that paragraph;
    `doubts` are sentences for people.
    """

    changes: list[list[Change]]
    doubts: list[str]


def quote_changes(
    paragraphs: Sequence[str],
    *,
    language: str | None = None,
    style: Style = "repair",
    no_repair_needed: NoRepairNeeded | None = None,
) -> QuoteChanges:
    """Propose the changes to the quotation marks, and to the spaces that touch them.

    `paragraphs` are one document, without line breaks; the first may be its title. `language` is
    a code such as "de" or "pt-BR"; None lets the marks themselves decide. Letters and digits stay
    (an entity that spells a mark, ``&quot;``, is a mark). "typographic" needs a language: the
    given one or the one the commonest words tell; without either it repairs only. `no_repair_needed` are
    paragraphs found to need no repair whatever stands beside them, in this language; more are
    added, so that a later call need not look at them again. Raises ValueError for another `style`.

    >>> quote_changes(["“Yes,”  she said."]).changes
    [[Change(start=6, end=8, after=' ', rule='space_outside')]]
    """
    if style not in STYLES:
        raise ValueError(f"quote style {style!r} is unknown; it is one of {', '.join(STYLES)}")
    if style == "repair":
        return _repair(paragraphs, language, no_repair_needed)
    if style == "off":
        return _nothing(paragraphs)
    drafts, doubts = _straight(paragraphs, language)
    if style == "typographic":
        texts = [tracked.text for tracked in drafts]
        convention = style_of(QuoteConvention(Evidence(lambda: ([], texts)), language).spoken)
        if convention is None:
            return _repair(paragraphs, language)
        _typeset(drafts, convention, language)
    return QuoteChanges([_real_changes(tracked) for tracked in drafts], doubts)


def fix_quotes(text: str, *, language: str | None = None, style: Style = "repair") -> str:
    r"""Return `text`, whose paragraphs end at line breaks, with its quotation marks mended.

    Well-formed quoting of any style stays as it is; what is broken follows the text's own marks.

    >>> fix_quotes('“foo"')
    '“foo”'
    >>> fix_quotes("``It works,''  she said.", language="en")
    '“It works,” she said.'
    >>> fix_quotes("„Es geht“, sagte er. „Gut so”, sagte sie. „Ja.“")
    '„Es geht“, sagte er. „Gut so“, sagte sie. „Ja.“'
    >>> fix_quotes("rock ’n’ roll of the ’90s, 6'2\" tall")
    'rock ’n’ roll of the ’90s, 6\'2" tall'
    >>> fix_quotes('"Oui", dit-elle.', language="fr", style="typographic")
    '«\xa0Oui\xa0», dit-elle.'
    >>> fix_quotes("«\xa0Oui\xa0», dit-elle.", style="straight")
    '"Oui", dit-elle.'
    """
    paragraphs = text.split("\n")
    changes = quote_changes(paragraphs, language=language, style=style).changes
    if not any(changes):
        return text
    return "\n".join(apply(old, new) for old, new in zip(paragraphs, changes, strict=True))


def _nothing(paragraphs: Sequence[str], doubts: Iterable[str] = ()) -> QuoteChanges:
    return QuoteChanges([[] for _ in paragraphs], list(doubts))


def _real_changes(tracked: TrackedText) -> list[Change]:
    """Return a text's changes without those that a later one took back."""
    text = tracked.original
    return [change for change in tracked.changes if text[change.start : change.end] != change.after]


def need_no_repair(
    paragraphs: Sequence[str], language: str | None, no_repair_needed: NoRepairNeeded
) -> bool:
    """Return whether all of a document's paragraphs are `no_repair_needed`, or can be told to be unread.

    Those of which that can be told are added. False does not mean that a mark is unmatched.
    """
    new = [text for text in paragraphs if text not in no_repair_needed]
    odd = {text for text in doubtful(new) if not is_well_formed(text)}
    style = style_of(code_of(language))
    is_open = False
    for text in new:
        if text not in odd:
            no_repair_needed[text] = True
        elif needs_no_repair(text, style):
            no_repair_needed[text] = False
        else:
            is_open = True
    return not is_open


def _repair(
    paragraphs: Sequence[str], language: str | None, no_repair_needed: NoRepairNeeded | None = None
) -> QuoteChanges:
    no_repair_needed = {} if no_repair_needed is None else no_repair_needed
    if need_no_repair(paragraphs, language, no_repair_needed):
        return _nothing(paragraphs)
    texts, drafts = list(paragraphs), dict[int, TrackedText]()
    known: dict[str, ParsedQuotes] = {}
    for _ in range(_ROUNDS):
        changes, doubts = _round(texts, language, known, no_repair_needed)
        if not any(changes):
            made = [_real_changes(drafts[i]) if i in drafts else [] for i in range(len(texts))]
            return QuoteChanges(made, doubts)
        for i, found in enumerate(changes):
            if found:
                tracked = drafts.setdefault(i, TrackedText(paragraphs[i]))
                tracked.revise(found)
                texts[i] = tracked.text
        need_no_repair(texts, language, no_repair_needed)
    return _nothing(paragraphs, [_RESTLESS])


def _round(
    texts: Sequence[str],
    language: str | None,
    known: dict[str, ParsedQuotes],
    no_repair_needed: NoRepairNeeded,
) -> tuple[list[list[Change]], list[str]]:
    """Return one round of changes: mended marks; else moved ones; else added ones; else doubts.

    `known` are the paragraphs parsed in earlier rounds. A paragraph with which the convention has nothing to do
    is `no_repair_needed` from then on.
    """
    for text in texts:
        if text not in no_repair_needed and text not in known:
            known[text] = read(text)
    parsed_paragraphs = [None if text in no_repair_needed else known[text] for text in texts]
    evidence = Evidence(lambda: _parted(texts, known, no_repair_needed))
    changes: list[list[Change]] = [[] for _ in texts]
    lone = False
    for index, parsed in enumerate(parsed_paragraphs):
        if parsed is not None:
            convention = QuoteConvention(evidence, language)
            changes[index] = mend(parsed, convention)
            if parsed.stray or parsed.unclosed:
                lone = True
            # The convention of the whole was not needed, so no other paragraph can change this one.
            elif not changes[index] and not convention.asked:
                no_repair_needed[parsed.text] = False
    # A mended mark may be the partner that a lone one lacks: the next round sees it.
    if not lone or any(changes):
        return changes, []
    for index, change in cut_off(parsed_paragraphs):
        changes[index].append(change)
    if any(changes):
        return changes, []
    return changes, _add_missing(
        texts, parsed_paragraphs, QuoteConvention(evidence, language), changes
    )


def _parted(
    texts: Sequence[str], known: dict[str, ParsedQuotes], no_repair_needed: NoRepairNeeded
) -> tuple[Sequence[ParsedQuotes], Sequence[str]]:
    """Return the parsed ones of `texts` that are not well formed, and the rest as it is."""
    plain = [text for text in texts if no_repair_needed.get(text)]
    odd = [text for text in texts if not no_repair_needed.get(text)]
    return [known[text] if text in known else read(text) for text in odd], plain


def _add_missing(
    texts: Sequence[str],
    parsed_paragraphs: Sequence[ParsedQuotes | None],
    convention: QuoteConvention,
    changes: list[list[Change]],
) -> list[str]:
    """Add the partners of lone marks to `changes`; return the doubts about the others."""
    doubts: list[str] = []
    untold = 0
    for unmatched, parsed in unmatched_marks(texts, parsed_paragraphs):
        partner = convention.partner(unmatched.mark) or partner_of(unmatched.mark)
        change = missing_mark(unmatched, parsed, partner, convention)
        if change is not None:
            changes[unmatched.paragraph].append(change)
        # "» Read more" points, and lacks no partner.
        elif is_arrow(unmatched, parsed):
            continue
        elif len(doubts) < _MOST_DOUBTS:
            doubts.append(doubt(unmatched))
        else:
            untold += 1
    if untold:
        doubts.append(f"{untold} more quotation marks without a partner were left as they are.")
    return doubts


def _straight(
    paragraphs: Sequence[str], language: str | None
) -> tuple[list[TrackedText], list[str]]:
    """Return the paragraphs repaired and then with straight marks only."""
    drafts, doubts, at_rest = _settle_straight(paragraphs, language)
    if at_rest:
        return drafts, doubts
    # What does not come to rest is made straight first, so that no mark is left to argue about.
    bare = [apply(text, plain_changes(read(text))) for text in paragraphs]
    drafts, doubts, at_rest = _settle_straight(bare, language)
    if not at_rest:
        drafts = [TrackedText(text) for text in bare]
    return [_rebased(old, new.text) for old, new in zip(paragraphs, drafts, strict=True)], doubts


def _settle_straight(
    paragraphs: Sequence[str], language: str | None
) -> tuple[list[TrackedText], list[str], bool]:
    drafts = [TrackedText(text) for text in paragraphs]
    for _ in range(_ROUNDS):
        before = [tracked.text for tracked in drafts]
        repaired = _repair(before, language)
        for tracked, changes in zip(drafts, repaired.changes, strict=True):
            tracked.revise(changes)
            tracked.revise(plain_changes(read(tracked.text)))
        if all(tracked.text == old for tracked, old in zip(drafts, before, strict=True)):
            # A whole round without a change: straightening again would give the same (law 3).
            return drafts, repaired.doubts, True
    return drafts, [], False


def _rebased(old: str, new: str) -> TrackedText:
    tracked = TrackedText(old)
    if old != new:
        tracked.revise([Change(0, len(old), new, "straight")])
    return tracked


def _typeset(
    drafts: Sequence[TrackedText], convention: LanguageStyle, language: str | None
) -> None:
    """Turn straight paragraphs into typographic ones, where the way back gives them again."""
    straight = [tracked.text for tracked in drafts]
    changes = [typographic_changes(read(text), convention) for text in straight]
    for _ in range(2):
        # A style is only set where it can be taken back: else two conversions would lose a mark.
        back = _way_back(straight, changes, language)
        if back == straight:
            for tracked, found in zip(drafts, changes, strict=True):
                tracked.revise(found)
            return
        for index, (here, there) in enumerate(zip(straight, back, strict=True)):
            if here != there:
                changes[index] = []


def _way_back(
    straight: Sequence[str], changes: Sequence[list[Change]], language: str | None
) -> list[str]:
    """Return what becomes of the typographic text when its marks are made straight again."""
    curly = [apply(text, found) for text, found in zip(straight, changes, strict=True)]
    return [tracked.text for tracked in _straight(curly, language)[0]]
