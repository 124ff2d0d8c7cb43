"""A View: one article as a page shows it, in plain values and bounded in size."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from newsclean.model.article import Article, Paragraph
from newsclean.report.compare import Changes
from newsclean.report.fields import fields_of
from newsclean.report.pieces import LONGEST, MOST, WHOLE, pieces
from newsclean.text.visible import shown

_LINE = 300  # characters of what is said beside the text
_VALUES = 20  # of a field


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One article: where it is from, its input in pieces, its output, and the reasons.

    `cuts` are triples (rule, evidence, field), `held` triples (rule, evidence, reason), `edits` triples
    (rule, before, after), `earlier` the rules by which an earlier run cut; pieces name them by number.
    Sizes are characters.
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
    made = View(
        place=place,
        size_in=len(article.restore()),
        size_out=len(article.text),
        title=_line(article.title or ""),
        site=_line(site or ""),
        language=article.language or "",
        published=article.published.date().isoformat() if article.published else "",
        verdict=judged.verdict if judged else "",
        about=[_line(said) for said in (*(judged.evidence if judged else ()), *article.warnings)],
        confidence=None if article.confidence is None else round(article.confidence, 3),
        pieces=[(p.kind, p.text, p.number) for p in pieces(article, earlier)],
        cuts=[
            (f"{r.filter}.{r.rule}", _line(r.evidence), r.field or "")
            for r in article.removals[:MOST]
        ],
        held=[
            (f"{a.filter}.{a.rule}", _line(a.evidence), _line(a.reason))
            for a in article.abstained[:MOST]
        ],
        edits=[(e.rule, _line(e.before), _line(e.after)) for e in article.edits[:MOST]],
        earlier=[
            (f"{r.filter}.{r.rule}", _line(r.evidence))
            for r in (earlier.removals[:MOST] if earlier else ())
        ],
        paragraphs=list(_paragraphs(article.paragraphs)),
        fields=[
            (name, [_line(value) for value in values[:_VALUES]])
            for name, values in fields_of(article)
        ],
        changes=changed,
    )
    return msgspec.convert(all_shown(msgspec.to_builtins(made)), View)


def _line(text: str) -> str:
    """Return what is said beside the text, not longer than a few lines."""
    return text if len(text) <= _LINE else f"{text[: _LINE - 1]}…"


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
