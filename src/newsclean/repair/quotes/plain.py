"""Is every mark of a document in its place? Told by counting, which is the way of most documents.

Each pattern begins with a mark, for which the regex engine looks many times as fast as it reads
text. If every mark that is there belongs to a match, the paragraphs are all well formed.
"""

import re
from collections.abc import Sequence
from typing import Final

from newsclean.repair.quotes.marks import ALL, DIGRAPH_HINTS, LETTER, NO_BREAK

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
_PATTERNS: Final = {pair: re.compile(pattern, re.DOTALL) for pair, pattern in _PAIRS.items()}
_APOSTROPHES: Final = {mark: re.compile(rf"{mark}(?<=\w.)(?!['’])") for mark in "'’"}
_UNCOUNTED: Final = re.compile(
    f"[{''.join(set(ALL + '&') - set(''.join(_PAIRS)) - set(_APOSTROPHES))}]"
)
_BATCH: Final = 500  # paragraphs that are counted at once, to bound the memory
_PLAIN: Final = bytes(set(range(128)) - set(f"{ALL}&".encode()))  # ASCII that is no mark


def all_well_formed(paragraphs: Sequence[str]) -> bool:
    """Return whether `is_well_formed` is true of all; may say False where it is."""
    return all(
        _are_well_formed(paragraphs[i : i + _BATCH]) for i in range(0, len(paragraphs), _BATCH)
    )


def _are_well_formed(paragraphs: Sequence[str]) -> bool:
    text = "\n".join(paragraphs)
    rare = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    marks = rare.decode("utf-8", "surrogatepass")  # and what else is not ASCII
    if _UNCOUNTED.search(marks) or ("„" in marks and "”" in marks):
        return False
    unused = "“”" if "„" in marks else "„“"  # the mark “ opens or closes; in no document both
    return (
        all(pair == unused or _is_accounted_for(text, marks, pair) for pair in _PATTERNS)
        and all(_are_apostrophes(text, marks, mark) for mark in _APOSTROPHES)
        and not any(typed in text for typed in DIGRAPH_HINTS)
    )


def _is_accounted_for(text: str, marks: str, pair: str) -> bool:
    opener, closer = pair[0], pair[1]
    openers, closers = marks.count(opener), marks.count(closer)
    if not openers and not closers:
        return True
    pairs = len(_PATTERNS[pair].findall(text))
    return openers == closers == (2 * pairs if opener == closer else pairs)


def _are_apostrophes(text: str, marks: str, mark: str) -> bool:
    return mark not in marks or len(_APOSTROPHES[mark].findall(text)) == marks.count(mark)
