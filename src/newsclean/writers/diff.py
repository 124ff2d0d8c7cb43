"""A unified diff from the input to the article, in linear time: the ledger says what fits what."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.corpus.job import Job
from newsclean.corpus.outcome import Outcome
from newsclean.writers.marks import CYAN, GREEN, RED, harmless, paint

CONTEXT = 3  # lines
_STYLES = {"-": RED, "+": GREEN, "@": CYAN}


class Line(NamedTuple):
    """One line of a diff: `mark` is ``-``, ``+`` or a space."""

    mark: str
    text: str


def write(outcome: Outcome, job: Job) -> bytes:
    """Return the diff of one record as UTF-8; nothing if nothing changed."""
    if outcome.article is None:
        return b""
    old = outcome.article.restore()
    new = f"{outcome.article}\n"
    lines = [*aligned(old, new, _starts(outcome))]
    if all(line.mark == " " for line in lines):
        return b""
    found = [*hunks(lines if old.endswith("\n") else _unended(lines))]
    place = outcome.place
    shown = [f"--- {place}", f"+++ {place} (clean)", *found]
    if job.colour or job.width:
        shown = [_painted(line, job) for diffed in shown for line in diffed.split("\n")]
    return ("\n".join(shown) + "\n").encode("utf-8", "replace")


def _painted(line: str, job: Job) -> str:
    """Return a line for a terminal."""
    style = _STYLES.get(line[:1])
    return paint(harmless(line), style, job) if style else harmless(line)


def _starts(outcome: Outcome) -> list[int]:
    """Return where each line of the article that is not blank began in the input; -1: nowhere."""
    article = outcome.article
    if article is None:
        return []
    title = [] if article.title is None else [(article.title_span or (-1, -1), article.title)]
    stretches = [*title, *((p.span, p.text) for p in article.paragraphs)]
    return [span[0] for span, text in stretches for line in text.split("\n") if line]


def aligned(old: str, new: str, starts: list[int]) -> Iterator[Line]:
    """Yield the lines of `old` and `new` as one: what went, what came, what stayed.

    A line of `new` belongs to the line of `old` that it began in; the blank lines between
    two are matched one by one.
    """
    before, after = old.split("\n"), new.split("\n")
    for lines in (before, after):
        if lines[-1] == "":
            lines.pop()
    offsets, at = [], 0
    for line in before:
        offsets.append(at)
        at += len(line) + 1
    homes = iter(starts)
    done = 0  # lines of `before`
    blanks = 0  # lines of `after` that wait for the next line with text
    for line in after:
        if not line:
            blanks += 1
            continue
        start = next(homes, -1)
        home = done if start < 0 else max(done, bisect_right(offsets, start) - 1)
        yield from _between(before[done:home], blanks)
        blanks, done = 0, home
        if start < 0 or home >= len(before):
            yield Line("+", line)
            continue
        done += 1
        if before[home] == line:
            yield Line(" ", line)
        else:
            yield Line("-", before[home])
            yield Line("+", line)
    yield from _between(before[done:], blanks)


def _between(gone: list[str], blanks: int) -> Iterator[Line]:
    """Yield the lines of the input between two that are kept, with `blanks` blank ones kept."""
    for line in gone:
        if not line and blanks:
            blanks -= 1
            yield Line(" ", line)
        else:
            yield Line("-", line)
    for _ in range(blanks):
        yield Line("+", "")


def _unended(lines: list[Line]) -> list[Line]:
    """Return `lines` with the last one of the input, which has no line end, said to be so."""
    at = max((i for i, line in enumerate(lines) if line.mark != "+"), default=None)
    if at is None:
        return lines
    mark, text = lines[at]
    last = [Line("-", f"{text}\n\\ No newline at end of file")]
    return [*lines[:at], *last, *([Line("+", text)] if mark == " " else []), *lines[at + 1 :]]


def hunks(everything: list[Line]) -> Iterator[str]:
    """Yield the lines of a unified diff: changes with `CONTEXT` lines around them."""
    changed = [i for i, line in enumerate(everything) if line.mark != " "]
    old = new = at = 0
    for first, last in _groups(changed, len(everything)):
        skipped = first - at
        old, new, at = old + skipped, new + skipped, last
        shown = everything[first:last]
        gone = sum(line.mark != "+" for line in shown)
        come = sum(line.mark != "-" for line in shown)
        yield f"@@ -{_range(old, gone)} +{_range(new, come)} @@"
        for line in shown:
            yield f"{line.mark}{line.text}"
        old, new = old + gone, new + come


def _groups(changed: list[int], end: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last line (exclusive) of each hunk."""
    group: list[int] = []
    for i in changed:
        if group and i - group[-1] > 2 * CONTEXT:
            yield max(0, group[0] - CONTEXT), group[-1] + CONTEXT + 1
            group = []
        group.append(i)
    if group:
        yield max(0, group[0] - CONTEXT), min(end, group[-1] + CONTEXT + 1)


def _range(start: int, length: int) -> str:
    """Return a range as unified diffs give it: the first line from 1, and how many."""
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"
