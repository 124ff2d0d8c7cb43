"""The four ways to treat the marks of a document: repair, straight, typographic, off.

Every way runs until nothing changes any more; so what it returns it would not change again.
A text that never comes to rest (none is known outside tests with random marks) is left alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from newsclean.model.change import Change, Draft, apply
from newsclean.repair.quotes.convert import plain_changes, typographic_changes
from newsclean.repair.quotes.house import Evidence, House, code_of
from newsclean.repair.quotes.mend import mend
from newsclean.repair.quotes.moves import cut_off
from newsclean.repair.quotes.plain import doubtful, is_well_formed
from newsclean.repair.quotes.settled import is_settled
from newsclean.repair.quotes.speech import doubt, faults, is_arrow, mate_of, missing_mark
from newsclean.repair.quotes.styles import Style as Convention
from newsclean.repair.quotes.styles import style_of
from newsclean.text.quotes.reading import Reading, read

Style = Literal["repair", "straight", "typographic", "off"]
STYLES: Final = ("repair", "straight", "typographic", "off")
_ROUNDS: Final = 20
_MOST_DOUBTS: Final = 100  # about single marks: nobody reads more, and a text may hold a million
_RESTLESS: Final = (
    "The quotation marks do not come to rest under repair; they were left as they are."
)


Settled = dict[str, bool]
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
    settled: Settled | None = None,
) -> QuoteChanges:
    """Propose the changes to the quotation marks, and to the spaces that touch them.

    `paragraphs` are one document, without line breaks; the first may be its title. `language` is
    a code such as "de" or "pt-BR"; None lets the marks themselves decide. Letters and digits stay
    (an entity that spells a mark, ``&quot;``, is a mark). "typographic" needs a language: the
    given one or the one the commonest words tell; without either it repairs only. `settled` are
    paragraphs found to need no repair whatever stands beside them, in this language; more are
    added, so that a later call need not look at them again. Raises ValueError for another `style`.

    >>> quote_changes(["“Yes,”  she said."]).changes
    [[Change(start=6, end=8, after=' ', rule='space_outside')]]
    """
    if style not in STYLES:
        raise ValueError(f"quote style {style!r} is unknown; it is one of {', '.join(STYLES)}")
    if style == "repair":
        return _repair(paragraphs, language, settled)
    if style == "off":
        return _nothing(paragraphs)
    drafts, doubts = _straight(paragraphs, language)
    if style == "typographic":
        texts = [draft.text for draft in drafts]
        convention = style_of(House(Evidence(lambda: ([], texts)), language).spoken)
        if convention is None:
            return _repair(paragraphs, language)
        _typeset(drafts, convention, language)
    return QuoteChanges([_real_changes(draft) for draft in drafts], doubts)


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


def _real_changes(draft: Draft) -> list[Change]:
    """Return a draft's changes without those that a later one took back."""
    text = draft.original
    return [change for change in draft.changes if text[change.start : change.end] != change.after]


def are_settled(paragraphs: Sequence[str], language: str | None, settled: Settled) -> bool:
    """Return whether all of a document's paragraphs are `settled`, or can be told to be unread.

    Those of which that can be told are added. False does not mean that there is a fault.
    """
    new = [text for text in paragraphs if text not in settled]
    odd = {text for text in doubtful(new) if not is_well_formed(text)}
    style = style_of(code_of(language))
    is_open = False
    for text in new:
        if text not in odd:
            settled[text] = True
        elif is_settled(text, style):
            settled[text] = False
        else:
            is_open = True
    return not is_open


def _repair(
    paragraphs: Sequence[str], language: str | None, settled: Settled | None = None
) -> QuoteChanges:
    settled = {} if settled is None else settled
    if are_settled(paragraphs, language, settled):
        return _nothing(paragraphs)
    texts, drafts = list(paragraphs), dict[int, Draft]()
    known: dict[str, Reading] = {}
    for _ in range(_ROUNDS):
        changes, doubts = _round(texts, language, known, settled)
        if not any(changes):
            made = [_real_changes(drafts[i]) if i in drafts else [] for i in range(len(texts))]
            return QuoteChanges(made, doubts)
        for i, found in enumerate(changes):
            if found:
                draft = drafts.setdefault(i, Draft(paragraphs[i]))
                draft.revise(found)
                texts[i] = draft.text
        are_settled(texts, language, settled)
    return _nothing(paragraphs, [_RESTLESS])


def _round(
    texts: Sequence[str], language: str | None, known: dict[str, Reading], settled: Settled
) -> tuple[list[list[Change]], list[str]]:
    """Return one round of changes: mended marks; else moved ones; else added ones; else doubts.

    `known` are the readings of earlier rounds. A paragraph with which the house has nothing to do
    is `settled` from then on.
    """
    for text in texts:
        if text not in settled and text not in known:
            known[text] = read(text)
    readings = [None if text in settled else known[text] for text in texts]
    evidence = Evidence(lambda: _parted(texts, known, settled))
    changes: list[list[Change]] = [[] for _ in texts]
    lone = False
    for index, reading in enumerate(readings):
        if reading is not None:
            house = House(evidence, language)
            changes[index] = mend(reading, house)
            if reading.stray or reading.unclosed:
                lone = True
            elif not changes[index] and not house.asked:
                settled[reading.text] = False
    if not lone or any(changes):
        return changes, []
    for index, change in cut_off(readings):
        changes[index].append(change)
    if any(changes):
        return changes, []
    return changes, _add_missing(texts, readings, House(evidence, language), changes)


def _parted(
    texts: Sequence[str], known: dict[str, Reading], settled: Settled
) -> tuple[Sequence[Reading], Sequence[str]]:
    """Return the readings of `texts` that are not well formed, and the rest as it is."""
    plain = [text for text in texts if settled.get(text)]
    odd = [text for text in texts if not settled.get(text)]
    return [known[text] if text in known else read(text) for text in odd], plain


def _add_missing(
    texts: Sequence[str],
    readings: Sequence[Reading | None],
    house: House,
    changes: list[list[Change]],
) -> list[str]:
    """Add the mates of lone marks to `changes`; return the doubts about the others."""
    doubts: list[str] = []
    untold = 0
    for fault, reading in faults(texts, readings):
        mate = house.mate(fault.mark) or mate_of(fault.mark)
        change = missing_mark(fault, reading, mate, house)
        if change is not None:
            changes[fault.paragraph].append(change)
        elif is_arrow(fault, reading):
            continue
        elif len(doubts) < _MOST_DOUBTS:
            doubts.append(doubt(fault))
        else:
            untold += 1
    if untold:
        doubts.append(f"{untold} more quotation marks without a mate were left as they are.")
    return doubts


def _straight(paragraphs: Sequence[str], language: str | None) -> tuple[list[Draft], list[str]]:
    """Return the paragraphs repaired and then with straight marks only."""
    drafts, doubts, at_rest = _settle_straight(paragraphs, language)
    if at_rest:
        return drafts, doubts
    bare = [apply(text, plain_changes(read(text))) for text in paragraphs]
    drafts, doubts, at_rest = _settle_straight(bare, language)
    if not at_rest:
        drafts = [Draft(text) for text in bare]
    return [_rebased(old, new.text) for old, new in zip(paragraphs, drafts, strict=True)], doubts


def _settle_straight(
    paragraphs: Sequence[str], language: str | None
) -> tuple[list[Draft], list[str], bool]:
    drafts = [Draft(text) for text in paragraphs]
    for _ in range(_ROUNDS):
        before = [draft.text for draft in drafts]
        repaired = _repair(before, language)
        for draft, changes in zip(drafts, repaired.changes, strict=True):
            draft.revise(changes)
            draft.revise(plain_changes(read(draft.text)))
        if all(draft.text == old for draft, old in zip(drafts, before, strict=True)):
            return drafts, repaired.doubts, True
    return drafts, [], False


def _rebased(old: str, new: str) -> Draft:
    draft = Draft(old)
    if old != new:
        draft.revise([Change(0, len(old), new, "straight")])
    return draft


def _typeset(drafts: Sequence[Draft], convention: Convention, language: str | None) -> None:
    """Turn straight paragraphs into typographic ones, where the way back gives them again."""
    straight = [draft.text for draft in drafts]
    changes = [typographic_changes(read(text), convention) for text in straight]
    for _ in range(2):
        back = _way_back(straight, changes, language)
        if back == straight:
            for draft, found in zip(drafts, changes, strict=True):
                draft.revise(found)
            return
        for index, (here, there) in enumerate(zip(straight, back, strict=True)):
            if here != there:
                changes[index] = []


def _way_back(
    straight: Sequence[str], changes: Sequence[list[Change]], language: str | None
) -> list[str]:
    """Return what becomes of the typographic text when its marks are made straight again."""
    curly = [apply(text, found) for text, found in zip(straight, changes, strict=True)]
    return [draft.text for draft in _straight(curly, language)[0]]
