"""Fitting: the linear table, and the trees over it.

`train` is the whole of it, in order. The rows on which trees are fitted have the scores of a linear table that has not seen their domain;
so the trees learn how far such a score can be trusted.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression, SGDClassifier

from newsclean.judge import features, markup
from newsclean.judge.linear import NOTHING, Linear, tokens_of
from newsclean.judge.model import FORMAT, Model, Tree, code_of
from newsclean.judge.train.data import fold_of, read
from newsclean.judge.train.figures import Read, figures, text_of
from newsclean.judge.train.pages import LabelledPage, labelled

SEED = 20
_ZONED = 5  # columns of an element's word: one for all zones, and one for each
_DOMAINS = 3  # on whose pages a word must occur to be in the table
_SMALLEST = 0.02  # weight that is kept
_ALPHA = 2e-6
_EPOCHS = 5
_TREES = 200
_STRICTNESS = (
    1.1  # times half of the expected F1 is the threshold: better on news than .9 (docs/judge.md)
)
_LOST = 0.0005  # of what the articles weigh may be no candidate
_RARELY = 0.0005  # of the blocks that the first trees are sure of may be judged otherwise by all
_PARAMETERS = {
    "objective": "binary",
    "num_leaves": 31,
    "max_depth": 9,
    "learning_rate": 0.08,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "num_threads": 1,  # more wait for one another where the machine has other work
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}


def train(folder: Path, folds: int, tell: Callable[[str], None]) -> bytes:
    """Return the weights trained on the labelled pages in `folder`, as a file holds them.

    Args:
        folder: has the sets, see `data`.
        folds: into how many the domains are parted for the figures.
        tell: is given each line of progress and figures.
    """
    pages = list(labelled(read(folder)))
    own = [page for page in pages if page.trained]
    tell(f"{len(pages)} pages, {len(own)} to train on, {len({p.domain for p in own})} domains")
    tokens = [tokens_of_page(page) for page in own]
    known = vocabulary(own, tokens)
    matrices = {id(p): matrix_of(t, known) for p, t in zip(own, tokens, strict=True)}

    def linear(chosen: Sequence[LabelledPage]) -> Linear:
        return fit_linear(chosen, [matrices[id(page)] for page in chosen], known)

    fold = {id(page): fold_of(page.domain, folds) for page in pages}
    tables = [linear([p for p in own if fold[id(p)] != k]) for k in range(folds)]
    weighed = {id(page): weighed_of(page, tables[fold[id(page)]]) for page in own}
    gate = gate_of(weighed.values())
    rows = {key: asked(found, gate) for key, found in weighed.items()}
    counts = [sum(len(found.labels) for found in side.values()) for side in (weighed, rows)]
    tell(f"{len(known)} words, {counts[0]} blocks, {counts[1]} of them candidates")
    parts = []
    for k, table in enumerate(tables):
        seen = [p for p in own if fold[id(p)] != k]
        parts.append((table, code_of(fit_trees([rows[id(p)] for p in seen]))))
        tell(f"fold {k + 1} of {folds} is fitted")
    unseen = [(rows[id(p)], sums_of(rows[id(p)], parts[fold[id(p)]][1])) for p in own]
    rest = {
        "gate": gate,
        "scale": scale_of(unseen),
        "sure": sure_of([sums for _, sums in unseen]),
        "strictness": _STRICTNESS,
    }
    models = [Model(stored_of(table, rest), code) for table, code in parts]
    texts = [Read(p.name, p.row, text_of(p.row, models[fold[id(p)]])) for p in pages]
    for line in figures(texts):
        tell(line)
    trees = fit_trees([rows[id(p)] for p in own])
    stored = {**stored_of(linear(own), rest), "trees": trees}
    return gzip.compress(
        json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0
    )


def stored_of(table: Linear, rest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file of weights holds beside trees."""
    said = {"elements": table.elements, "texts": table.texts}
    return {"format": FORMAT, "features": features.NAMES, **rest, **said}


Sums = tuple[Any, Any]
"""Of each row the sum of the first trees, and of all."""


def sums_of(rows: "Rows", code: Any) -> Sums:
    """Return the Sums of `rows`, which the trees of this `code` have not seen."""
    made: dict[str, Any] = {}
    exec(code, made)
    plain = rows.numbers.tolist()
    first = numpy.array([made["first"](row) for row in plain])
    return first, first + numpy.array([made["rest"](row) for row in plain])


def scale_of(unseen: Sequence[tuple["Rows", Sums]]) -> tuple[float, float]:
    """Return slope and shift of the logistic curve that makes probabilities of sums (Platt, 1999).

    It is fitted on blocks whose domain had not been seen, each counting as in training.
    """
    sums = numpy.concatenate([all_ for _, (_, all_) in unseen])
    labels = numpy.concatenate([rows.labels for rows, _ in unseen])
    weights = numpy.concatenate([rows.weights for rows, _ in unseen])
    fitted = LogisticRegression(C=1e6).fit(sums.reshape(-1, 1), labels, sample_weight=weights)
    return round(float(fitted.coef_[0][0]), 4), round(float(fitted.intercept_[0]), 4)


def sure_of(unseen: Sequence[Sums]) -> tuple[float, float]:
    """Return below and above which sums of the first trees the rest are not asked: all trees would
    judge otherwise in one of some thousand blocks."""
    first, all_ = (numpy.concatenate([s[i] for s in unseen]) for i in (0, 1))
    order = numpy.argsort(first)
    first, all_ = first[order], all_[order]
    return _sure(first, all_ > -1.0, -99.0), _sure(first[::-1], all_[::-1] < 1.0, 99.0)


def _sure(sums: Any, against: Any, never: float) -> float:
    """Return the last of `sums` up to which few speak `against`; `never` if there is none."""
    wrong = numpy.cumsum(against) / numpy.arange(1, len(sums) + 1)
    there = numpy.flatnonzero(wrong <= _RARELY)
    return round(float(sums[there[-1]]), 3) if len(there) else never


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
            kinds.append(at.said.kind)
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


class Rows(NamedTuple):
    """The numbers of a page's blocks, their labels and how much each counts, and what its words weigh:
    infinitely much for prose, since that is always a candidate."""

    numbers: Any
    labels: Any
    weights: Any
    scores: Any


def weighed_of(page: LabelledPage, linear: Linear) -> Rows:
    """Return the Rows of all blocks of `page`."""
    view = features.View(page.blocks, page.stated, linear)
    return Rows(
        numpy.array([view.row(i) for i in range(len(page.blocks))], "f4"),
        numpy.array([label for label, _ in page.labels]),
        numpy.array([weight * page.weight for _, weight in page.labels]),
        numpy.where([block.is_prose for block in page.blocks], numpy.inf, view.scores),
    )


def gate_of(pages: Iterable[Rows]) -> float:
    """Return what words must weigh for a block to be a candidate: few of the articles' weigh less.

    Half of all blocks are candidates at least: where words alone tell the articles, trees would see
    nothing else.
    """
    sides = [(r.scores, r.scores[r.labels], r.weights[r.labels]) for r in pages]
    every, score, weight = (numpy.concatenate(side) for side in zip(*sides, strict=True))
    order = numpy.argsort(score)
    lost = numpy.cumsum(weight[order]) / weight.sum()
    low = score[order][int(numpy.searchsorted(lost, _LOST))]
    return round(float(min(low, numpy.median(every))), 3)


def asked(rows: Rows, gate: float) -> Rows:
    """Return the candidates among `rows`."""
    there = rows.scores > gate
    return Rows(*(side[there] for side in rows))


def fit_trees(rows: Sequence[Rows]) -> list[Tree]:
    """Return the trees fitted to the `rows` of pages."""
    numbers, labels, weights, _ = (numpy.concatenate(side) for side in zip(*rows, strict=True))
    there = weights > 0
    weights = weights[there]
    data = lightgbm.Dataset(numbers[there], labels[there], weight=weights / weights.mean())
    booster = lightgbm.train(_PARAMETERS, data, _TREES)
    return [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _nodes(root: dict[str, Any]) -> Tree:
    nodes: Tree = []

    def add(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[at] = [round(node["leaf_value"], 4)]
        else:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = [node["split_feature"], float(f"{node['threshold']:.6g}"), left, right]
        return at

    add(root)
    return nodes
