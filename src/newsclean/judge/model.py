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
from itertools import pairwise
from math import exp, isfinite
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

import msgspec

from newsclean.judge import features
from newsclean.judge.linear import Linear
from newsclean.phrases.tables import disk_cached_in, package_stamp

FORMAT = 3
WEIGHTS = Path(__file__).with_name("weights.json.gz")
"""Those of pages."""
FLAT = Path(__file__).with_name("flat.json.gz")
"""Those of pages that were made text, see `newsclean.judge.flat`."""
STAGES = (30, 80, 150)  # trees after which a sum that leaves no doubt is final

_STEPS = 8  # of code that an entry of a table of lines can stand for
_NO_LINE = 0xF8  # opens the entry of steps that have no line (CPython, Objects/locations.md)

_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)  # what Python says of such JSON, such code

Tree = list[list[float]]
"""Its nodes: [feature, threshold, left, right], or [value] of a leaf. A row goes left where its
feature is not above the threshold; the first node is the root."""
Summed = Callable[[Sequence[float]], float]
Scale = tuple[float, float]
"""Slope and shift of the logistic curve that makes probabilities of sums."""


class Stage(NamedTuple):
    """Some of the trees: how many there are up to its last one, below and above which sums the rest are not
    asked, and the Scale of the sums so far."""

    trees: int
    low: float
    high: float
    scale: Scale


class Quick(NamedTuple):
    """What sums of the quick trees say: up to `gate` a block is none of the article's, above `plain` it is one of
    them without asking others; and their Scale."""

    gate: float
    plain: float
    scale: Scale


_Made = tuple[dict[str, Any], bytes]
"""What a file of weights is made into: all but its trees, and their marshalled code."""


class WeightsError(ValueError):
    """The weights of the judge are not there, are damaged, or are those of another version."""


class Model:
    """The judge's weights, ready to be asked."""

    def __init__(self, stored: dict[str, Any], code: Any) -> None:
        self.linear = Linear(stored["elements"], stored["texts"])
        self.strictness: float = stored["strictness"]
        self.quick = Quick(*stored["quick_sure"])
        made: dict[str, Summed] = {}
        exec(code, made)  # of our own trees, see `source_of`
        self._quick = made["quick"]
        stages = [Stage(*stage) for stage in stored["stages"]]
        self._stages = [
            (made[f"stage{k}"], low, high, *scale)
            for k, (_, low, high, scale) in enumerate(
                [*stages, Stage(0, 0.0, 0.0, stored["scale"])]
            )
        ]

    def quick_sums(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the sum of the quick trees for each of `rows` (see `features.QUICK`)."""
        return list(map(self._quick, rows))

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return for each of `rows` the probability that its block is of the article.

        Where the trees of a stage leave no doubt, the rest are not asked.
        """
        found = []
        for row in rows:
            value = 0.0
            for trees, low, high, slope, shift in self._stages:
                value += trees(row)
                if not low < value < high:
                    found.append(logistic(value, (slope, shift)))
                    break
        return found


def logistic(total: float, scale: Scale) -> float:
    """Return the probability that a sum of trees stands for.

    >>> logistic(0.0, (1.0, 0.0)), logistic(-999.0, (1.0, 0.0)) < 1e-12
    (0.5, True)
    """
    slope, shift = scale
    return 1 / (1 + exp(-max(-30.0, min(30.0, slope * total + shift))))


def code_of(
    trees: Sequence[Tree],
    width: int,
    quick: Sequence[Tree] = (),
    stages: Sequence[int] = STAGES,
) -> Any:
    """Return the compiled code of `source_of`."""
    code = compile(source_of(trees, width, quick, stages), "trees", "exec")
    parts = (
        _without_lines(part) if isinstance(part, CodeType) else part for part in code.co_consts
    )
    return code.replace(co_consts=tuple(parts))


def _without_lines(code: CodeType) -> CodeType:
    """Return `code` with a table of lines that has none.

    The table of one tree after the other is twice as long as their code, and what asks for a line reads it
    from its start: tracemalloc does at each sum.
    """
    steps = len(code.co_code) // 2
    full, rest = divmod(steps, _STEPS)
    table = bytes([_NO_LINE | _STEPS - 1]) * full
    return code.replace(co_linetable=table + bytes([_NO_LINE | rest - 1] if rest else []))


def source_of(
    trees: Sequence[Tree], width: int, quick: Sequence[Tree], stages: Sequence[int]
) -> str:
    """Return Python source of functions that sum up trees: `quick` those over the quick numbers of a page's
    block; `stage0` and so on the `trees` over rows of `width` numbers, each from the last one's up to
    how many `stages` says, and one the rest.

    Conditional expressions over local variables are the quickest that plain Python has: some
    twenty nanoseconds a node.
    """
    parts = [("quick", len(features.QUICK), quick)]
    for k, (start, end) in enumerate(pairwise([0, *stages, len(trees)])):
        parts.append((f"stage{k}", width, trees[start:end]))
    lines = []
    for name, numbers, part in parts:
        lines.append(f"def {name}(row):")
        lines.append(f" {', '.join(f'f{i}' for i in range(numbers))}, = row")
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
def load(path: Path, names: tuple[str, ...] = features.NAMES) -> Model:
    """Return the Model in the file `path`, which is read once; `names` are those of its numbers.

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
        lambda: _made(data, path, names),
        package_stamp(__package__),  # the code that made it counts, not what is beside the file
    )
    return Model(stored, marshal.loads(code))


class _Stored(msgspec.Struct):
    """What a file of weights holds."""

    format: int
    features: tuple[str, ...]
    quick_sure: Quick
    scale: Scale
    stages: list[Stage]
    strictness: float
    elements: dict[str, tuple[float, float, float, float]]
    texts: dict[str, float]
    quick: list[Tree]
    trees: list[Tree]


def _made(data: bytes, path: Path, names: Sequence[str]) -> _Made:
    try:
        plain = json.loads(gzip.decompress(data))
        if plain["format"] != FORMAT or tuple(plain["features"]) != names:
            raise WeightsError(f"{path} holds weights of another version; train them anew")
        stored: dict[str, Any] = msgspec.to_builtins(msgspec.convert(plain, _Stored))
        trees, quick = stored.pop("trees"), stored.pop("quick")
        _check(trees, len(names))
        _check(quick, len(features.QUICK))
        stages = [stage[0] for stage in stored["stages"]]
        code = marshal.dumps(code_of(trees, len(names), quick, stages))
    except WeightsError:
        raise
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error, *_TOO_DEEP) as error:
        raise WeightsError(f"the judge's weights are damaged: {path}: {error}") from error
    return stored, code


def _check(trees: Sequence[Tree], width: int) -> None:
    """Refuse trees that do not end, or ask for more than the `width` numbers of a row.

    Raises:
        ValueError: one of them is such a tree.
    """
    for tree in trees:
        if not tree:
            raise ValueError("a tree without nodes")
        for at, node in enumerate(tree):
            _check_node(tree, at, node, width)


def _check_node(tree: Tree, at: int, node: list[float], width: int) -> None:
    if not all(map(isfinite, node)):
        raise ValueError(f"a number of node {at} of a tree is not finite")
    if len(node) == 1:
        return
    if len(node) != 4 or not 0 <= node[0] < width:
        raise ValueError(f"node {at} of a tree is neither a leaf nor about a feature")
    if not all(at < below < len(tree) for below in node[2:]):
        raise ValueError(f"node {at} of a tree leads to none below it")
