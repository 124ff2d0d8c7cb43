"""Figures: how well pages are read, by set, with weights that have not seen their domains."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

from newsclean.judge.model import Model
from newsclean.judge.train.data import Row, grams, words
from newsclean.pipeline import Pipeline
from newsclean.readers.html.judged import read_judged
from newsclean.readers.html.metadata import Given


class Read(NamedTuple):
    """A page of the set `name` and the text that newsclean made of it."""

    name: str
    row: Row
    text: str


def text_of(row: Row, model: Model) -> str:
    """Return the text of the Article of the page `row`, chosen by `model`."""
    given = Given(None, row.get("url"), None)
    return Pipeline.default().article(read_judged(row["html"], given, [], model)).text


def figures(read: Iterable[Read]) -> list[str]:
    """Return a line of figures for each set: 4-gram precision, recall, F1 of their means, exact; of
    sets that have pieces only, precision and recall of these."""
    sets: dict[str, list[Read]] = {}
    for page in read:
        sets.setdefault(page.name, []).append(page)
    return [
        f"{name:12s} {len(pages):4d} pages  "
        + (_whole(pages) if pages[0].row.get("body") else _pieces(pages))
        for name, pages in sorted(sets.items())
    ]


def _whole(pages: Sequence[Read]) -> str:
    pairs = [_precision_recall("\n".join(p.row["body"]), p.text) for p in pages]
    exact = fmean(words("\n".join(p.row["body"])) == words(p.text) for p in pages)
    precision, recall = (
        fmean(x for x in side if x is not None) for side in zip(*pairs, strict=True)
    )
    return _shown(precision, recall) + f"  exact {exact:.3f}"


def _precision_recall(gold: str, text: str) -> tuple[float | None, float | None]:
    known, found = Counter(grams(gold)), Counter(grams(text))
    hit = sum((known & found).values())
    return (hit / found.total() if found else None), (hit / known.total() if known else None)


def _pieces(pages: Sequence[Read]) -> str:
    has = [piece in page.text for page in pages for piece in page.row["with"]]
    lacks = [piece not in page.text for page in pages for piece in page.row.get("without") or ()]
    precision = sum(has) / max(1, sum(has) + len(lacks) - sum(lacks))
    return _shown(precision, fmean(has))


def _shown(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"
