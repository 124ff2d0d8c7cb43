"""A unified diff from the input to the article, in linear time: the ledger says what fits what."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model.article import Article
from newsclean.text.visible import harmless
from newsclean.writers.marks import CYAN, GREEN, RED, paint

CONTEXT = 3  # lines
_STYLES = {"-": RED, "+": GREEN, "@": CYAN}


class Line(NamedTuple):
    """One line of a diff: `mark` is ``-``, ``+`` or a space."""

    mark: str
    text: str


def write(
    article: Article, name: str, *, colour: bool = False, for_terminal: bool = False
) -> bytes:
    """Return the diff from the input of `article` to its text, as UTF-8; nothing if they agree.

    Args:
        article: the article, with its ledger.
        name: what the diff calls the input: ``--- name``.
        colour: colour the lines for a terminal.
        for_terminal: escape what would steer a terminal; colour does so too. `patch` needs a diff
            without escapes.
    """
    old = article.restore()
    new = f"{article}\n"
    lines = [*aligned(old, new, line_starts(article))]
    if all(line.mark == " " for line in lines):
        return b""
    found = [*hunks(lines if old.endswith("\n") else _unended(lines))]
    names = [f"--- {name}", f"+++ {name} (clean)"]
    if colour or for_terminal:
        shown = [
            _painted(line, colour) for diffed in (*names, *found) for line in diffed.split("\n")
        ]
        return ("\n".join(shown) + "\n").encode("utf-8", "replace")
    head = "\n".join([*names, ""]).encode("utf-8", "surrogateescape")  # as the file is called
    return head + ("\n".join(found) + "\n").encode("utf-8", "replace")


def _painted(line: str, colour: bool) -> str:
    """Return a line for a terminal."""
    style = _STYLES.get(line[:1])
    return paint(harmless(line), style, colour) if style else harmless(line)


def line_starts(article: Article) -> list[int]:
    """Return where each line of `article` that is not blank began in its input; -1 is nowhere."""
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
        # Never back: quotes and titles may have moved a line, and a diff goes forward only.
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
