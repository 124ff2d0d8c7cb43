"""Articles with residue put into them: what was put where is known."""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.model.ledger import Span
from newsclean.testing.articles import articles, paragraphs, titles
from newsclean.testing.residue import Piece, pieces, residue

_GAPS = ("\n", "\n", "\n\n", "\r\n", " \n\n\n")
_REPEATED = (1, 1, 1, 2, 3)  # times that a piece of residue stands in a row
_BETWEEN, _BELOW = 2, 5  # pieces of residue above a paragraph and below the last, at most


class Litter(NamedTuple):
    """A piece of residue in a text: how it reads, its kind ("share_widgets.button"), its place."""

    text: str
    kind: str
    span: Span


class Dirty(NamedTuple):
    """A dirty text, the title and paragraphs that were put into it, and the residue."""

    text: str
    title: str
    paragraphs: tuple[str, ...]
    litter: tuple[Litter, ...]
    language: str


@st.composite
def dirty_articles(
    draw: st.DrawFn,
    litter: st.SearchStrategy[str] | None = None,
    *,
    kind: str | None = None,
    language: str | None = None,
    bare: bool = True,
) -> Dirty:
    """Generate articles with residue on lines of its own, between and below their paragraphs.

    Args:
        litter: what residue is drawn from, in place of newsclean's phrases; its kind is "given".
        kind: what residue, as `newsclean.testing.residue` says.
        language: of the article and of the residue; any article and any residue if it is not given.
        bare: whether only phrases are taken that cut a line by themselves, so that all that is put
            in should go; else each as it meets a line.
    """
    drawn = (
        pieces(kind, language, bare=bare)
        if litter is None
        else litter.map(lambda text: Piece(text, "given"))
    )
    article = draw(articles(language))
    lines: list[Piece | str] = [article.title]
    for paragraph in article.paragraphs:
        lines += draw(st.lists(drawn, max_size=_BETWEEN))
        lines.append(paragraph)
    lines += draw(st.lists(drawn, max_size=_BELOW))
    text, put = _laid_out(lines, draw(st.sampled_from(_GAPS)))
    return Dirty(text, article.title, article.paragraphs, put, article.language)


def _laid_out(lines: Sequence[Piece | str], gap: str) -> tuple[str, tuple[Litter, ...]]:
    """Return `lines` as one text, and where the residue among them stands."""
    text, put = "", []
    for line in lines:
        start = len(text) + len(gap) if text else 0
        said = line if isinstance(line, str) else line.text
        text = f"{text}{gap}{said}" if text else said
        if not isinstance(line, str):
            put.append(Litter(said, line.kind, (start, len(text))))
    return text, tuple(put)


@st.composite
def littered_texts(
    draw: st.DrawFn, litter: st.SearchStrategy[str] | None = None, *, at_most: int = 12
) -> str:
    """Generate articles among residue of all kinds: repeated, mixed, near the title, glued on.

    Args:
        litter: what residue is drawn from, in place of `residue`: a line, or several.
        at_most: pieces of residue before, within and after the body together.
    """
    body = draw(st.lists(paragraphs(), max_size=4, unique=True))
    lines = [*draw(st.lists(titles(), max_size=1)), *body]
    drawn = residue() if litter is None else litter
    for piece in draw(st.lists(drawn, min_size=min(2, at_most), max_size=at_most)):
        at = draw(st.integers(0, len(lines)))
        copies = draw(st.sampled_from(_REPEATED)) * [piece]
        if at and draw(st.sampled_from((False, False, False, True))):
            lines[at - 1] = " ".join([lines[at - 1], *copies])
        else:
            lines[at:at] = copies
    return draw(st.sampled_from(_GAPS)).join(lines)
