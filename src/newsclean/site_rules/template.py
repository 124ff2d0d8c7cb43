"""Templates: a fragment as it is written in a rule, with slots for what changes in it.

``Published {date} | {number} min read``: a slot is a word in braces. ``{number}``, ``{date}`` and
``{address}`` (of a page, a mailbox, an account) are one token each, ``{name}`` is one to four words
with capitals, ``{headline}`` what is left of the line. Braces are no part of any text (see tokens).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsclean.phrases.patterns import pattern
from newsclean.site_rules.tokens import Token, is_unspaced, tokenize

NUMBER, DATE, ADDRESS, NAME, HEADLINE = "{number}", "{date}", "{address}", "{name}", "{headline}"
SLOTS = (NUMBER, DATE, ADDRESS, NAME, HEADLINE)
LONGEST = 120  # tokens of a fragment
NAMES = 3  # slots for names in one: each multiplies the ways in which a text may meet it
_SLOT = pattern(r"(\{[^{}]*\})")


class Template(NamedTuple):
    """A fragment as it is matched: the keys of its tokens, slots among them, and its words.

    `anchor` is the longest run of its words as a folded key has them, "" if it has none: a line that
    lacks it cannot hold the fragment.
    """

    keys: tuple[str, ...]
    words: tuple[str, ...]
    anchor: str

    @property
    def ends_open(self) -> bool:
        """Does a headline, which may be anything, end it?"""
        return self.keys[-1:] == (HEADLINE,)


@lru_cache(maxsize=1 << 12)
def template(text: str) -> Template:
    """Return the Template that `text` writes.

    >>> template("{number}% of readers").keys
    ('{number}', '%', 'of', 'readers')

    Raises:
        ValueError: it has a slot that there is not, is empty, too long, or all slots.
    """
    keys: list[str] = []
    words: list[str] = []
    runs = [""]
    for part in _SLOT.split(text):
        if part.startswith("{") and part.endswith("}"):
            keys.append(_slot(part))
            runs.append("")
        else:
            tokens = tokenize(part)
            keys += [token.key for token in tokens]
            words += [token.key for token in tokens if token.kind == "word"]
            runs += _runs(tokens)
    _refuse(keys, words)
    return Template(tuple(keys), tuple(words), max(runs, key=len))


def _runs(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the runs of words of `tokens`, with one space between two where scripts set one."""
    run, was_wide = "", False
    for token in tokens:
        wide = is_unspaced(token.key)
        if run and token.kind == "word" and wide == was_wide:
            run += token.key if wide else f" {token.key}"
            continue
        yield run
        run, was_wide = (token.key, wide) if token.kind == "word" else ("", False)
    yield run


def _slot(part: str) -> str:
    if part in SLOTS:
        return part
    raise ValueError(f"there is no slot {part}: there are {', '.join(SLOTS)}")


def _refuse(keys: list[str], words: list[str]) -> None:
    if not keys:
        raise ValueError("match is empty")
    if len(keys) > LONGEST:
        raise ValueError(f"match has {len(keys)} words and marks; {LONGEST} are the most")
    if HEADLINE in keys[:-1]:
        raise ValueError(f"{HEADLINE} takes all that is left of the line: it can only stand last")
    if keys.count(NAME) > NAMES:
        raise ValueError(f"match has more than {NAMES} slots {NAME}")
    if not words and NAME not in keys:
        raise ValueError("match has no word that is always the same: it would meet any text")
