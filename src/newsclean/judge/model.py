"""The weights: read from the package, checked, and made ready to be asked.

A file of weights is JSON in gzip: its format, the names of the features, the linear table, the
trees, and how the sum of the trees is to be read as a probability. The trees become Python code
once; the compiled code is kept beside the byte code, as tables of phrases are.
"""

import gzip
import json
import marshal
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from math import exp, isfinite
from pathlib import Path
from typing import Any

import msgspec

from newsclean.judge import features
from newsclean.judge.linear import Linear
from newsclean.phrases.tables import disk_cached_in, package_stamp

FORMAT = 1
WEIGHTS = Path(__file__).with_name("weights.json.gz")
FIRST = 40  # trees after which a sum that leaves no doubt is final

_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)  # what Python says of such JSON, such code

Tree = list[list[float]]
"""Its nodes: [feature, threshold, left, right], or [value] of a leaf. A row goes left where its
feature is not above the threshold; the first node is the root."""
Summed = Callable[[Sequence[float]], float]


_Made = tuple[dict[str, Any], bytes]
"""What a file of weights is made into: all but its trees, and their marshalled code."""


class WeightsError(RuntimeError):
    """The weights of the judge are not there, are damaged, or are those of another version."""


class Model:
    """The judge's weights, ready to be asked."""

    def __init__(self, stored: dict[str, Any], code: Any) -> None:
        self.linear = Linear(stored["elements"], stored["texts"])
        self.strictness: float = stored["strictness"]
        self.gate: float = stored["gate"]
        self._sure: tuple[float, float] = tuple(stored["sure"])
        self._scale: tuple[float, float] = tuple(stored["scale"])
        made: dict[str, Summed] = {}
        exec(code, made)  # of our own trees, see `source_of`
        self._first, self._rest = made["first"], made["rest"]

    def sums(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the sum of the trees for each of `rows`; above 0 is for the article.

        Where the first trees leave no doubt, the rest are not asked.
        """
        low, high = self._sure
        first, rest = self._first, self._rest
        return [
            value if not low < value < high else value + rest(row)
            for row, value in zip(rows, map(first, rows), strict=True)
        ]

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return for each of `rows` the probability that its block is of the article."""
        slope, shift = self._scale
        return [
            1 / (1 + exp(-max(-30.0, min(30.0, slope * value + shift))))
            for value in self.sums(rows)
        ]


def code_of(trees: Sequence[Tree]) -> Any:
    """Return the compiled code of `source_of`."""
    return compile(source_of(trees), "trees", "exec")


def source_of(trees: Sequence[Tree]) -> str:
    """Return Python source of two functions, `first` and `rest`, that sum up the `trees`.

    Conditional expressions over local variables are the quickest that plain Python has: some
    twenty nanoseconds a node.
    """
    parts = trees[:FIRST], trees[FIRST:]
    lines = []
    for name, part in zip(("first", "rest"), parts, strict=True):
        lines.append(f"def {name}(row):")
        lines.append(f" {', '.join(f'f{i}' for i in range(len(features.NAMES)))} = row")
        lines.append(" s = 0.0")
        lines += [f" s += {_expression(tree, 0)}" for tree in part]
        lines.append(" return s")
    return "\n".join(lines)


def _expression(tree: Tree, at: int) -> str:
    node = tree[at]
    if len(node) == 1:
        return repr(float(node[0]))
    feature, threshold, left, right = node
    return f"({_expression(tree, int(left))} if f{int(feature)} <= {float(threshold)!r} else {_expression(tree, int(right))})"


@cache
def load(path: Path) -> Model:
    """Return the Model in the file `path`, which is read once.

    Raises:
        WeightsError: there is no such file, or it is not whole, or not of this version.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WeightsError(
            f"the judge's weights are not there: {path}: {error.strerror}"
        ) from error
    name = f"judge.{sha256(data).hexdigest()[:16]}"
    stored, code = disk_cached_in(
        path.parent,
        name,
        tuple[dict[str, Any], bytes],
        lambda: _made(data, path),
        package_stamp(__package__),  # the code that made it counts, not what is beside the file
    )
    return Model(stored, marshal.loads(code))


class _Stored(msgspec.Struct):
    """What a file of weights holds."""

    format: int
    features: tuple[str, ...]
    gate: float
    scale: tuple[float, float]
    sure: tuple[float, float]
    strictness: float
    elements: dict[str, tuple[float, float, float, float]]
    texts: dict[str, float]
    trees: list[Tree]


def _made(data: bytes, path: Path) -> _Made:
    try:
        plain = json.loads(gzip.decompress(data))
        if plain["format"] != FORMAT or tuple(plain["features"]) != features.NAMES:
            raise WeightsError(f"{path} holds weights of another version; train them anew")
        stored: dict[str, Any] = msgspec.to_builtins(msgspec.convert(plain, _Stored))
        trees = stored.pop("trees")
        for tree in trees:
            _check(tree)
        code = marshal.dumps(code_of(trees))
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error, *_TOO_DEEP) as error:
        raise WeightsError(f"the judge's weights are damaged: {path}: {error}") from error
    return stored, code


def _check(tree: Tree) -> None:
    """Refuse a tree that does not end, or asks for what there is not.

    Raises:
        ValueError: it is such a tree.
    """
    if not tree:
        raise ValueError("a tree without nodes")
    for at, node in enumerate(tree):
        if not all(map(isfinite, node)):
            raise ValueError(f"a number of node {at} of a tree is not finite")
        if len(node) == 1:
            continue
        if len(node) != 4 or not 0 <= node[0] < len(features.NAMES):
            raise ValueError(f"node {at} of a tree is neither a leaf nor about a feature")
        if not all(at < below < len(tree) for below in node[2:]):
            raise ValueError(f"node {at} of a tree leads to none below it")
