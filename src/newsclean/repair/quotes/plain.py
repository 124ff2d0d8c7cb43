"""Which paragraphs need a look at their marks? Told by counting: of most documents, none.

Each pattern begins with a mark, for which the regex engine looks many times as fast as it reads
text. Where every mark of a kind belongs to a match, all of that kind are in their places.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsclean.phrases.patterns import pattern
from newsclean.text.quotes.marks import ALL, LETTER, NO_BREAK, WELL_FORMED, has_typed_pair

_FREE: Final = rf"(?<![{LETTER},.;:!?].)(?<!\s\s.)"  # what stands before an opening mark
_INNER: Final = rf"(?:[^&{ALL}\n]++|(?<=\w)['’](?!['’]))*+"
_AFTER: Final = rf"(?![{LETTER}])(?!\s\s)(?! [,.])"
_PAIRS: Final = {
    "“”": rf"“{_FREE}(?![\s”]){_INNER}(?<!\s)”{_AFTER}",
    "„“": rf"„{_FREE}(?![\s“]){_INNER}(?<!\s)“{_AFTER}",
    "«»": rf"«{_FREE}(?:(?![\s»]){_INNER}(?<!\s)|[{NO_BREAK}](?![\s»]){_INNER}(?<=[^\s][{NO_BREAK}]))»{_AFTER}",
    '""': (
        rf'"(?<![^\s(\[—–]")(?<!\s\s")(?![\s"]){_INNER}(?<!\s)"'
        r"(?![^\s.,;:!?)\]—–…])(?!\s\s)(?! [,.])"
    ),
    "「」": rf"「{_INNER}」",
}
_PATTERNS: Final = {pair: pattern(source, re.DOTALL) for pair, source in _PAIRS.items()}
_APOSTROPHES: Final = {mark: pattern(rf"{mark}(?<=\w.)(?!['’])") for mark in "'’"}
_UNCOUNTED: Final = pattern(
    f"[{''.join(set(ALL + '&') - set(''.join(_PAIRS)) - set(_APOSTROPHES))}]"
)
_TWO_COMMAS: Final = pattern(",,")  # looks for two characters faster than `in` does
_BATCH: Final = 500  # paragraphs that are counted at once, to bound the memory
_PLAIN: Final = bytes(set(range(128)) - set(f"{ALL}&".encode()))  # ASCII that is no mark


def doubtful(paragraphs: Sequence[str]) -> set[str]:
    """Return the paragraphs that may not be well formed: with all that are not, a few that are."""
    found: set[str] = set()
    for i in range(0, len(paragraphs), _BATCH):
        batch = paragraphs[i : i + _BATCH]
        for mark in _odd_marks("\n".join(batch)):
            found.update([text for text in batch if mark in text])
    return found


def is_well_formed(text: str) -> bool:
    """Return whether nothing in a paragraph's marks needs a closer look; fast, may say False."""
    return WELL_FORMED.fullmatch(text) is not None and not has_typed_pair(text)


def _odd_marks(text: str) -> set[str]:
    """Return the marks of `text` of which some may be out of place; all others are in theirs."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    marks = rare.decode("utf-8", "surrogatepass")  # and what else is not ASCII
    odd = set(_UNCOUNTED.findall(marks))
    if "„" in marks and ("”" in marks or not _is_accounted_for(text, marks, "„“")):
        odd |= set("„“”")  # the mark “ opens or closes; that both are right is not for counting
    elif "„" not in marks and not _is_accounted_for(text, marks, "“”"):
        odd |= set("“”")
    for pair in ("«»", '""', "「」"):
        if not _is_accounted_for(text, marks, pair):
            odd |= set(pair)
    odd |= {mark for mark in _APOSTROPHES if not _are_apostrophes(text, marks, mark)}
    return odd | set(_digraphs(text))


def _digraphs(text: str) -> Iterator[str]:
    if _TWO_COMMAS.search(text):
        yield ",,"
    for typed in ("<<", ">>"):
        if typed[0] in text and typed in text:
            yield typed


def _is_accounted_for(text: str, marks: str, pair: str) -> bool:
    opener, closer = pair[0], pair[1]
    openers, closers = marks.count(opener), marks.count(closer)
    if not openers and not closers:
        return True
    pairs = len(_PATTERNS[pair].findall(text))
    return openers == closers == (2 * pairs if opener == closer else pairs)


def _are_apostrophes(text: str, marks: str, mark: str) -> bool:
    return mark not in marks or len(_APOSTROPHES[mark].findall(text)) == marks.count(mark)
