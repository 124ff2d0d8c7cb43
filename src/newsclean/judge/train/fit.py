"""Fitting: the linear table, and the trees over it.

`train` is the whole of it, in order. The rows on which trees are fitted have the scores of a linear table that has not seen their domain;
so the trees learn how far such a score can be trusted.
"""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import SGDClassifier

from newsclean.judge import features, markup
from newsclean.judge.features import View
from newsclean.judge.linear import NOTHING, Linear, tokens_of
from newsclean.judge.model import FORMAT, Model, code_of
from newsclean.judge.train.data import fold_of
from newsclean.judge.train.figures import Read, figures, text_of
from newsclean.judge.train.pages import LabelledPage
from newsclean.judge.train.trees import (
    SEED,
    Unseen,
    fit_quick,
    fit_trees,
    gate_of,
    quick_of,
    quick_rows,
    quick_sums,
    reliability,
    rows_of,
    scale_of,
    stages_of,
    sums_of,
)

_ZONED = 5  # columns of an element's word: one for all zones, and one for each
_DOMAINS = 3  # on whose pages a word must occur to be in the table
_SMALLEST = 0.02  # weight that is kept
_ALPHA = 2e-6
_EPOCHS = 5
_STRICTNESS = 0.8  # times half of the expected F1 is the threshold: the filters go on from there, and cannot put back


def train(pages: Sequence[LabelledPage], folds: int, tell: Callable[[str], None]) -> bytes:
    """Return the weights trained on the labelled `pages`, as a file holds them.

    Args:
        pages: those to train on, and those to measure on only.
        folds: into how many the domains are parted for the figures.
        tell: is given each line of progress and figures.
    """
    own = [page for page in pages if page.trained]
    tell(f"{len(pages)} pages, {len(own)} to train on, {len({p.domain for p in own})} domains")
    tokens = [tokens_of_page(page) for page in own]
    known = vocabulary(own, tokens)
    matrices = {id(p): matrix_of(t, known) for p, t in zip(own, tokens, strict=True)}

    def linear(chosen: Sequence[LabelledPage]) -> Linear:
        return fit_linear(chosen, [matrices[id(page)] for page in chosen], known)

    fold = {id(page): fold_of(page.domain, folds) for page in pages}
    tables = [linear([p for p in own if fold[id(p)] != k]) for k in range(folds)]
    views = {id(p): View(p.blocks, p.stated, tables[fold[id(p)]]) for p in own}
    quick = {id(p): quick_rows(p, views[id(p)]) for p in own}
    quick_trees = [fit_quick([quick[id(p)] for p in own if fold[id(p)] != k]) for k in range(folds)]
    values = {id(p): quick_sums(quick[id(p)], quick_trees[fold[id(p)]]) for p in own}
    gate = gate_of(quick.values(), values.values())
    rows = {id(p): rows_of(p, views[id(p)], values[id(p)], gate) for p in own}
    counts = [sum(len(found.labels) for found in side.values()) for side in (quick, rows)]
    tell(f"{len(known)} words, {counts[0]} blocks, {counts[1]} of them candidates")
    parts = []
    for k, table in enumerate(tables):
        trees = fit_trees([rows[id(p)] for p in own if fold[id(p)] != k])
        parts.append((table, code_of(trees, len(features.NAMES), quick_trees[k])))
        tell(f"fold {k + 1} of {folds} is fitted")
    unseen = Unseen([(rows[id(p)], sums_of(rows[id(p)], parts[fold[id(p)]][1])) for p in own])
    scale = scale_of(unseen.all, unseen)
    for line in reliability(unseen, scale):
        tell(line)
    rest = {
        "quick_sure": quick_of(gate, [rows[id(p)] for p in own], unseen),
        "scale": scale,
        "stages": stages_of(unseen),
        "strictness": _STRICTNESS,
    }
    models = [Model(stored_of(table, rest), code) for table, code in parts]
    for line in figures([Read(p.name, p.row, text_of(p.row, models[fold[id(p)]])) for p in pages]):
        tell(line)
    every = {"quick": fit_quick(list(quick.values())), "trees": fit_trees(list(rows.values()))}
    return packed({**stored_of(linear(own), rest), **every})


def stored_of(
    table: Linear, rest: Mapping[str, Any], names: Sequence[str] = features.NAMES
) -> dict[str, Any]:
    """Return what a file of weights holds beside trees; `names` are those of its numbers."""
    said = {"elements": table.elements, "texts": table.texts}
    return {"format": FORMAT, "features": names, **rest, **said}


def packed(stored: Mapping[str, Any]) -> bytes:
    """Return what is `stored` as a file of weights, the same bytes each time."""
    plain = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(plain.encode(), 9, mtime=0)


class Tokens(NamedTuple):
    """The tokens of the text of each of a page's blocks, and the kinds of the elements around it, the
    innermost first."""

    texts: list[list[str]]
    kinds: list[list[str]]


def tokens_of_page(page: LabelledPage) -> Tokens:
    """Return the Tokens of `page`."""
    boxes = markup.Page(lambda kind: NOTHING)
    found = []
    for block in page.blocks:
        at: markup.Facts | None = boxes.facts(block.box)
        kinds: list[str] = []
        while at is not None and len(kinds) < len(markup.ZONES):
            kinds.append(at.kind)
            at = at.outer
        found.append(kinds)
    return Tokens(tokens_of([block.text for block in page.blocks]), found)


_words = cache(markup.words_of)


def vocabulary(pages: Sequence[LabelledPage], tokens: Sequence[Tokens]) -> dict[str, int]:
    """Return a column for each token that occurs on several domains."""
    domains: dict[str, set[str]] = {}
    for page, own in zip(pages, tokens, strict=True):
        said = {t for texts in own.texts for t in texts}
        kinds = {kind for block in own.kinds for kind in block}
        said |= {"<" + word for kind in kinds for word in _words(kind)}
        for token in said:
            domains.setdefault(token, set()).add(page.domain)
    columns: dict[str, int] = {}
    at = 0
    for token in sorted(t for t, found in domains.items() if len(found) >= _DOMAINS):
        columns[token] = at
        at += _ZONED if token.startswith("<") else 1
    return columns


def matrix_of(own: Tokens, known: Mapping[str, int]) -> Any:
    """Return a sparse row for each block of a page: how often each column's token occurs."""
    of_kind = cache(lambda kind: [c for w in _words(kind) if (c := known.get("<" + w)) is not None])
    indexes: list[int] = []
    bounds = [0]
    for texts, kinds in zip(own.texts, own.kinds, strict=True):
        indexes += [known[t] for t in texts if t in known]
        for zone, kind in zip(markup.ZONES, kinds, strict=False):
            for column in of_kind(kind):
                indexes += (column, column + 1 + zone)
        bounds.append(len(indexes))
    width = max(known.values(), default=0) + _ZONED
    matrix = csr_matrix((numpy.ones(len(indexes), "f4"), indexes, bounds), (len(own.texts), width))
    matrix.sum_duplicates()
    return matrix


def fit_linear(
    pages: Sequence[LabelledPage], matrices: Sequence[Any], known: Mapping[str, int]
) -> Linear:
    """Return the linear table fitted to the `matrices` of `pages`; `known` has the columns."""
    labels = numpy.array([label for page in pages for label, _ in page.labels])
    weights = numpy.array([w * page.weight for page in pages for _, w in page.labels])
    there = weights > 0
    weights = weights[there]
    fitted = SGDClassifier(
        loss="log_loss", penalty="l2", alpha=_ALPHA, max_iter=_EPOCHS, tol=None, average=True, random_state=SEED, eta0=0.1,
    )  # fmt: skip
    matrix = vstack(matrices, format="csr")[there]
    fitted.fit(matrix, labels[there], sample_weight=weights / weights.mean())
    return _table(fitted.coef_[0], known)


def _table(weights: Any, known: Mapping[str, int]) -> Linear:
    elements, texts = {}, {}
    for token, column in known.items():
        if token.startswith("<"):
            own = tuple(
                round(float(weights[column] + weights[column + 1 + zone]), 3) for zone in range(4)
            )
            if max(map(abs, own)) >= _SMALLEST:
                elements[token[1:]] = own
        elif abs(weights[column]) >= _SMALLEST:
            texts[token] = round(float(weights[column]), 3)
    return Linear(elements, texts)
