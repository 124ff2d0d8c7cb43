"""A View: one article as a page shows it, in plain values and bounded in size."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from newsclean.model.article import Article, Paragraph
from newsclean.report.compare import Changes
from newsclean.report.fields import fields_of, line
from newsclean.report.pieces import (
    EDIT,
    HELD,
    LONGEST,
    MOST,
    NO_LONGER_CUT,
    WHOLE,
    Piece,
    pieces,
)
from newsclean.text.visible import shown

_Row = TypeVar("_Row", bound=tuple[str, ...])
_VALUES = 20  # of a field


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One article: where it is from, its input in pieces, its output, and the reasons.

    `cuts` are triples (rule, evidence, field), `held` triples (rule, evidence, reason), `edits` triples
    (rule, before, after), `earlier` pairs (rule, evidence) of an earlier run: each once, those of pieces that
    are shown, which name them by number. `rules` are all that cut or were held back. Sizes are characters.
    """

    place: str
    size_in: int
    size_out: int
    title: str = ""
    site: str = ""
    language: str = ""
    published: str = ""
    verdict: str = ""
    about: list[str] = []  # evidence of the verdict, warnings
    confidence: float | None = None
    rules: list[str] = []
    pieces: list[tuple[str, str, int]] = []
    cuts: list[tuple[str, str, str]] = []
    held: list[tuple[str, str, str]] = []
    edits: list[tuple[str, str, str]] = []
    earlier: list[tuple[str, str]] = []
    paragraphs: list[tuple[str, str]] = []
    fields: list[tuple[str, list[str]]] = []
    changes: Changes | None = None
    shelves: list[str] = []  # why it is in the sample


def view(
    article: Article,
    place: str,
    site: str | None = None,
    earlier: Article | None = None,
    changed: Changes | None = None,
) -> View:
    """Return `article` as a page shows it; with an `earlier` one, what `changed` between them."""
    judged = article.completeness
    found = _Told(article, earlier)
    shown_pieces = [(p.kind, p.text, found.number(p)) for p in pieces(article, earlier)]
    made = View(
        place=place,
        size_in=len(article.restore()),
        size_out=len(article.text),
        title=line(article.title or ""),
        site=line(site or ""),
        language=line(article.language or ""),
        published=article.published.date().isoformat() if article.published else "",
        verdict=judged.verdict if judged else "",
        about=[line(said) for said in (*(judged.evidence if judged else ()), *article.warnings)],
        confidence=None if article.confidence is None else round(article.confidence, 3),
        rules=sorted(_rules(article) | (_rules(earlier) if earlier else set())),
        pieces=shown_pieces,
        cuts=list(found.cuts),
        held=list(found.held),
        edits=list(found.edits),
        earlier=list(found.earlier),
        paragraphs=list(_paragraphs(article.paragraphs)),
        fields=[
            (name, [line(value) for value in values[:_VALUES]])
            for name, values in fields_of(article)
        ],
        changes=changed,
    )
    return msgspec.convert(all_shown(msgspec.to_builtins(made)), View)


class _Told:
    """What is said of the pieces of an article, each reason once: a page has hundreds of lines with one."""

    def __init__(self, article: Article, earlier: Article | None) -> None:
        self.article = article
        self.removed_earlier = earlier.removals if earlier else ()
        self.cuts: dict[tuple[str, str, str], int] = {}
        self.held: dict[tuple[str, str, str], int] = {}
        self.edits: dict[tuple[str, str, str], int] = {}
        self.earlier: dict[tuple[str, str], int] = {}

    def number(self, piece: Piece) -> int:
        """Return the number of what is said of `piece`; -1 if nothing is."""
        if piece.number < 0:
            return -1
        if piece.kind == EDIT:
            edit = self.article.edits[piece.number]
            return _numbered(self.edits, (edit.rule, line(edit.before), line(edit.after)))
        if piece.kind == HELD:
            doubt = self.article.abstained[piece.number]
            return _numbered(self.held, (doubt.name, line(doubt.evidence), line(doubt.reason)))
        if piece.kind == NO_LONGER_CUT:
            cut = self.removed_earlier[piece.number]
            return _numbered(self.earlier, (cut.name, line(cut.evidence)))
        cut = self.article.removals[piece.number]
        return _numbered(self.cuts, (cut.name, line(cut.evidence), cut.field or ""))


def _numbered(table: dict[_Row, int], row: _Row) -> int:
    return table.setdefault(row, len(table))


def _rules(article: Article) -> set[str]:
    return {cut.name for cut in article.removals} | {held.name for held in article.abstained}


def _paragraphs(found: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """Yield pairs (kind, text), the long ones shortened, until enough is shown."""
    size = 0
    for at, paragraph in enumerate(found):
        if size >= WHOLE or at >= MOST:
            left = sum(len(other.text) for other in found[at:])
            yield "left_out", str(left)
            return
        text = paragraph.text
        size += min(len(text), LONGEST)
        if len(text) <= LONGEST:
            yield paragraph.kind, text
        else:
            yield paragraph.kind, f"{text[:LONGEST]}…"
            yield "left_out", str(len(text) - LONGEST)


def all_shown(value: Any) -> Any:
    """Return plain `value` with every string in it as a page may show it; see `shown`."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, list | tuple):
        return [all_shown(item) for item in value]
    if isinstance(value, dict):
        return {shown(str(key)): all_shown(item) for key, item in value.items()}
    return value
