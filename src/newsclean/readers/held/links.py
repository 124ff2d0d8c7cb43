"""Links and images of Markdown: ``[text](address)``, ``![alt](address "title")``, ``[text][1]``."""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.phrases.patterns import pattern

# An address as links have it: a scheme, a path, a fragment. "(see note)" is none.
_ADDRESS = (
    r"<?(?:https?:|//|/|\.{0,2}/|#|\?|mailto:|tel:|javascript:|data:image/|www\.)"
    r"[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+){0,8}>?"
)
_TARGET = pattern(
    rf"\(\s{{0,3}}(?:{_ADDRESS}|[^\s()<>]{{1,80}}\.(?:html?|php|aspx?|jpe?g|png|gif|webp|svg))?"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'))?\s{0,3}\)"
)
_DEFINED = pattern(
    r"(?m)^[ ]{0,3}\[([^\[\]\n]{1,80})\]:[ \t]{1,4}(?:<?(?:https?:|/|#|mailto:)\S{0,2000}>?)"
    r"(?:[ \t]{1,4}[\"'(][^\n]{0,200}[\"')])?[ \t]*$\n?"
)
_MARK = pattern(r"\\.|!?\[|\]")


class Link(NamedTuple):
    """A link or image: text[start:end], of which text[inner:outer] is what it shows."""

    start: int
    inner: int
    outer: int
    end: int
    is_image: bool
    has_address: bool


def definitions(text: str) -> dict[str, tuple[int, int]]:
    """Return the labels that `text` defines on lines of their own, and where these lines are.

    >>> definitions("[1]: https://a.example/x")
    {'1': (0, 24)}
    """
    if "]:" not in text:
        return {}
    return {match[1].lower(): match.span() for match in _DEFINED.finditer(text)}


def links(text: str, labels: dict[str, tuple[int, int]]) -> Iterator[Link]:
    """Yield the links and images of `text`, inner ones before those that hold them.

    `labels` are those that `definitions` found.

    >>> [link.is_image for link in links("[![a](/a.png)](https://a.example)", {})]
    [True, False]
    """
    opened: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark.endswith("[") and mark[0] != "\\":
            opened.append(match.span())
        elif mark == "]" and opened:
            start, inner = opened.pop()
            at = match.end()
            is_image = text[start] == "!"
            if target := _TARGET.match(text, at):
                has_address = target.end() - at > 2
                yield Link(start, inner, match.start(), target.end(), is_image, has_address)
            elif labels and (end := _referred(text, inner, match.start(), labels)):
                yield Link(start, inner, match.start(), end, is_image, True)


def _referred(text: str, inner: int, outer: int, labels: dict[str, tuple[int, int]]) -> int:
    """Return where a link by label ends whose text is text[inner:outer]; 0 if it is none."""
    at = outer + 1
    if text[at : at + 1] == "[":
        end = text.find("]", at, at + 82)
        label = text[at + 1 : end] or text[inner:outer]
        return end + 1 if end > 0 and label.lower() in labels else 0
    is_definition = text[at : at + 1] == ":"
    if outer - inner <= 80 and not is_definition and text[inner:outer].lower() in labels:
        return at
    return 0
