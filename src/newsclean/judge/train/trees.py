"""Trees: fitted to the rows of pages, and what their sums on pages that they have not seen tell."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import lightgbm
import numpy
from sklearn.linear_model import LogisticRegression

from newsclean.judge.features import NAMES, View
from newsclean.judge.model import STAGES, Quick, Scale, Stage, Tree, code_of
from newsclean.judge.train.pages import LabelledPage

SEED = 20
_TREES = 300
_PARAMETERS = {
    "objective": "binary",
    "num_leaves": 63,
    "max_depth": 10,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
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
_QUICK = {"num_leaves": 15, "max_depth": 6, "learning_rate": 0.2, "feature_fraction": 0.6}
_QUICK_TREES = 25
_QUICK_SUM = NAMES.index("quick")
_LOST = 0.003  # of what the articles weigh may be no candidate
_BINS = 10  # of the reliability table
_RARELY = 0.0005  # of the blocks that the first trees are sure of may be judged otherwise by all


class Rows(NamedTuple):
    """The numbers of a page's blocks, their labels and how much each counts."""

    numbers: Any
    labels: Any
    weights: Any


def quick_rows(page: LabelledPage, view: View) -> Rows:
    """Return the quick Rows of all blocks of `page`."""
    return Rows(
        numpy.array(view.quick, "f4"),
        numpy.array([label for label, _ in page.labels]),
        numpy.array([weight * page.weight for _, weight in page.labels]),
    )


def rows_of(page: LabelledPage, view: View, quick: Sequence[float], gate: float) -> Rows:
    """Return the Rows of the candidates of `page`: blocks of which the `quick` sum is above the `gate`."""
    asked = [i for i, value in enumerate(quick) if value > gate]
    view.read(asked)
    return Rows(
        numpy.array([view.row(i, quick[i]) for i in asked], "f4").reshape(len(asked), -1),
        numpy.array([page.labels[i][0] for i in asked], bool),
        numpy.array([page.labels[i][1] * page.weight for i in asked], float),
    )


def gate_of(pages: Iterable[Rows], sums: Iterable[Sequence[float]]) -> float:
    """Return what the quick trees must say of a candidate, by `sums` of pages they had not seen: few
    blocks of the articles have less.

    Three of ten blocks are candidates at least: where quick trees alone tell the articles, the others
    would see nothing else.
    """
    labels, weights = (numpy.concatenate(side) for side in list(zip(*pages, strict=True))[1:])
    values = numpy.concatenate(list(sums))
    order = numpy.argsort(values, kind="stable")
    lost = numpy.cumsum((weights * labels)[order]) / (weights * labels).sum()
    low = values[order][int(numpy.searchsorted(lost, _LOST))]
    return round(float(min(low, numpy.quantile(values, 0.7))) - 0.001, 3)


def fit_quick(rows: Sequence[Rows]) -> list[Tree]:
    """Return the quick trees fitted to the quick `rows` of pages."""
    return _fit(rows, {**_PARAMETERS, **_QUICK}, _QUICK_TREES)


def fit_trees(rows: Sequence[Rows]) -> list[Tree]:
    """Return the trees fitted to the `rows` of pages."""
    return _fit(rows, _PARAMETERS, _TREES)


def _fit(rows: Sequence[Rows], parameters: dict[str, Any], count: int) -> list[Tree]:
    numbers, labels, weights = (numpy.concatenate(side) for side in zip(*rows, strict=True))
    there = weights > 0
    weights = weights[there]
    data = lightgbm.Dataset(numbers[there], labels[there], weight=weights / weights.mean())
    booster = lightgbm.train(parameters, data, count)
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


def quick_sums(rows: Rows, trees: Sequence[Tree]) -> list[float]:
    """Return the sums of quick `trees` for each of `rows`."""
    made: dict[str, Any] = {}
    exec(code_of([], 1, trees), made)
    return [made["quick"](row) for row in rows.numbers.tolist()]


Sums = list[Any]
"""Of each row the sum of the trees after each of the `STAGES`, and of all."""


def sums_of(rows: Rows, code: Any) -> Sums:
    """Return the Sums of `rows`, which the trees of this `code` have not seen."""
    made: dict[str, Any] = {}
    exec(code, made)
    plain = rows.numbers.tolist()
    names = [f"stage{k}" for k in range(len(STAGES) + 1)]
    parts = [numpy.array([made[name](row) for row in plain]) for name in names]
    return list(accumulate(parts))


class Unseen:
    """The rows of pages and what trees that had not seen their domain make of them, all pages one after the other:
    the labels, how much each counts, and the Sums."""

    def __init__(self, pages: Sequence[tuple[Rows, Sums]]) -> None:
        self.labels = numpy.concatenate([rows.labels for rows, _ in pages])
        self.weights = numpy.concatenate([rows.weights for rows, _ in pages])
        *self.stages, self.all = map(
            numpy.concatenate, zip(*[sums for _, sums in pages], strict=True)
        )


def scale_of(sums: Any, unseen: Unseen) -> Scale:
    """Return the Scale of `sums` (Platt, 1999).

    It is fitted on blocks whose domain had not been seen, each counting as in training.
    """
    fitted = LogisticRegression(C=1e6).fit(
        sums.reshape(-1, 1), unseen.labels, sample_weight=unseen.weights
    )
    return round(float(fitted.coef_[0][0]), 4), round(float(fitted.intercept_[0]), 4)


def stages_of(unseen: Unseen) -> list[Stage]:
    """Return the Stages of the trees: beyond the bounds of each all trees would judge otherwise in one of some
    thousand blocks."""
    return [
        Stage(count, *_bounds(sums, unseen.all), scale_of(sums, unseen))
        for count, sums in zip(STAGES, unseen.stages, strict=True)
    ]


def quick_of(gate: float, rows: Sequence[Rows], unseen: Unseen) -> Quick:
    """Return what the quick sums say that `rows` have; their `gate` is known."""
    sums = numpy.concatenate([own.numbers[:, _QUICK_SUM] for own in rows])
    return Quick(gate, _bounds(sums, unseen.all)[1], scale_of(sums, unseen))


def _bounds(sums: Any, all_: Any) -> tuple[float, float]:
    """Return below and above which of `sums` what `all_` trees say is known."""
    order = numpy.argsort(sums, kind="stable")
    sums, all_ = sums[order], all_[order]
    return _sure(sums, all_ > -1.0, -99.0), _sure(sums[::-1], all_[::-1] < 1.0, 99.0)


def _sure(sums: Any, against: Any, never: float) -> float:
    """Return the last of `sums` up to which few speak `against`; `never` if there is none."""
    wrong = numpy.cumsum(against) / numpy.arange(1, len(sums) + 1)
    there = numpy.flatnonzero(wrong <= _RARELY)
    return round(float(sums[there[-1]]), 3) if len(there) else never


def reliability(unseen: Unseen, scale: Scale) -> list[str]:
    """Return the reliability table: of blocks whose domain had not been seen, how many there are by
    the probability that was said of them, what was said in the mean, and how many were the article's."""
    labels, weights = unseen.labels, unseen.weights
    said = 1 / (1 + numpy.exp(-(scale[0] * unseen.all + scale[1])))
    lines = ["said       blocks   in the mean   were the article's"]
    for i in range(_BINS):
        there = (said >= i / _BINS) & (said < (i + 1) / _BINS) & (weights > 0)
        if there.any():
            mean, were = (
                numpy.average(side[there], weights=weights[there]) for side in (said, labels)
            )
            lines.append(
                f"{i / _BINS:.1f}-{(i + 1) / _BINS:.1f} {there.sum():9d} {mean:13.3f} {were:20.3f}"
            )
    return lines
