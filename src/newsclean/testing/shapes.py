"""Shapes of hostile texts, for showing that a step's cost grows no faster than its input.

from newsclean.testing.shapes import SHAPES

for name, text_of in SHAPES.items():
    my_step(text_of(1_000_000))  # characters, about
"""

from collections.abc import Callable, Mapping

_HEADLINES = "Related articles\n" + "".join(
    f"Headline {i} of a page without an article\n" for i in range(100)
)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda characters: unit * (characters // len(unit))


SHAPES: Mapping[str, Callable[[int], str]] = {
    "one long line": _repeated("word and more words "),
    "one long sentence": _repeated("The ferry was late, the port said, and so was the tram. "),
    "many short lines": _repeated("share\nword\n"),
    "one phrase repeated": _repeated("Read more\n"),
    "related headings": _repeated("Related Post\nSome teaser here, cut o...\n"),
    "headlines": _repeated(_HEADLINES),
    "quotes": _repeated("“'„«"),
    "deep quotation": _repeated("“She said: ‘He said: "),
    "near matches": _repeated("Click to share on\nCopyright\nPhoto\n© \n"),
    "mojibake": _repeated("â€œnaÃ¯ve&amp; "),
    "white space": _repeated(" \t\n"),
    "ellipses": _repeated("a... B"),
}
"""By name, what returns a text of about so many characters."""
