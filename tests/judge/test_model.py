"""The weights: they are whole, of this version, and asked as trees are."""

import gzip
import json
import random
from hashlib import sha256
from pathlib import Path

import pytest

from newsclean import Pipeline, clean_html
from newsclean.judge import features, model
from newsclean.judge.features import Stated, View
from newsclean.judge.model import FLAT, WEIGHTS, Model, WeightsError, code_of, load, logistic
from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.lean import without_scripts
from newsclean.readers.html.page import as_bytes, parse
from tests.readers.html import page

CARD = Path(__file__).parents[2] / "docs" / "judge.md"


def stored(path: Path, **changed: object) -> Path:
    """Write the shipped weights with some entries `changed` to `path`."""
    weights = json.loads(gzip.decompress(WEIGHTS.read_bytes())) | changed
    path.write_bytes(gzip.compress(json.dumps(weights).encode()))
    return path


def test_the_shipped_weights_are_small_and_those_that_the_model_card_describes():
    files = [path.read_bytes() for path in (WEIGHTS, FLAT)]
    assert sum(map(len, files)) <= 3_000_000
    assert all(sha256(data).hexdigest() in CARD.read_text("utf-8") for data in files)


def test_weights_are_read_once():
    assert load(WEIGHTS) is load(WEIGHTS)


def test_a_pipeline_may_have_weights_of_its_own(tmp_path):
    path = stored(tmp_path / "weights.json.gz")
    own = Pipeline.default().with_weights(path).clean_html(page("bridge"))
    assert own == clean_html(page("bridge"))
    with pytest.raises(WeightsError):
        Pipeline.default().with_weights(tmp_path / "none")


def test_weights_that_are_not_there_are_told(tmp_path):
    with pytest.raises(WeightsError, match="not there"):
        load(tmp_path / "none.json.gz")


@pytest.mark.parametrize("cut", [0, 1, 1000, -1])
def test_weights_that_are_damaged_are_told(tmp_path, cut):
    path = tmp_path / "weights.json.gz"
    path.write_bytes(WEIGHTS.read_bytes()[:cut])
    with pytest.raises(WeightsError, match="damaged"):
        load(path)


DEEP = [node for i in range(0, 800, 2) for node in ([0, 0.5, i + 1, i + 2], [1.0])] + [[0.0]]
HOSTILE_TREES = {
    "without nodes": [],
    "that leads to itself": [[0, 0.5, 0, 0]],
    "that leads nowhere": [[0, 0.5, 1, 2], [1.0]],
    "about a feature that there is not": [[999, 0.5, 1, 2], [1.0], [1.0]],
    "with half a node": [[0, 0.5, 1]],
    "with a number that is none": [["x"]],
    "with a number that is not finite": [[1e999]],
    "that is too deep": DEEP,
}


@pytest.mark.parametrize("tree", HOSTILE_TREES.values(), ids=HOSTILE_TREES)
def test_a_tree_is_refused(tmp_path, tree):
    with pytest.raises(WeightsError, match="damaged"):
        load(stored(tmp_path / "weights.json.gz", trees=[tree]))


def test_weights_whose_packing_is_damaged_are_told(tmp_path):
    path = tmp_path / "weights.json.gz"
    whole = bytearray(WEIGHTS.read_bytes())
    whole[100:110] = b"\xff" * 10
    path.write_bytes(whole)
    with pytest.raises(WeightsError, match="damaged"):
        load(path)


@pytest.mark.parametrize("changed", [{"format": 0}, {"features": ["words"]}])
def test_weights_of_another_version_are_told(tmp_path, changed):
    with pytest.raises(WeightsError, match="another version"):
        load(stored(tmp_path / "weights.json.gz", **changed))


def walked(tree, row):
    """Return the value of the leaf that `row` comes to, node by node."""
    at = 0
    while len(tree[at]) > 1:
        feature, threshold, left, right = tree[at]
        at = left if row[feature] <= threshold else right
    return tree[at][0]


def trees_over(width: int, count: int, dice: random.Random) -> list:
    """Return so many small trees over rows of `width` numbers."""
    return [
        [[dice.randrange(width), dice.random(), 1, 2], [dice.random()], [dice.randrange(width), dice.random(), 3, 4], [-dice.random()], [dice.random()]]
        for _ in range(count)
    ]  # fmt: skip


def test_compiled_trees_say_what_the_trees_say():
    dice = random.Random(7)
    trees = trees_over(9, model.STAGES[-1] + 5, dice)
    quick = trees_over(len(features.QUICK), 3, dice)
    made = {}
    exec(code_of(trees, 9, quick), made)
    for _ in range(20):
        row = [dice.random() for _ in range(9)]
        sums = [made[f"stage{k}"](row) for k in range(len(model.STAGES) + 1)]
        assert sum(sums) == pytest.approx(sum(walked(tree, row) for tree in trees))
        row = [dice.random() for _ in features.QUICK]
        assert made["quick"](row) == pytest.approx(sum(walked(tree, row) for tree in quick))


def test_trees_are_asked_until_there_is_no_doubt():
    trees = [[[value]] for value in (1.0, 2.0, -9.0)]  # a leaf each
    known = {"elements": {}, "texts": {}, "strictness": 1.0, "quick_sure": (0.0, 0.0, (1.0, 0.0)), "scale": (1.0, 0.0)}  # fmt: skip
    for bounds, expected in {
        (0.0, 2.5): (3.0, 2.0),
        (0.0, 3.5): (-6.0, 1.0),
        (3.5, 9.0): (3.0, 2.0),
    }.items():
        total, slope = expected
        stages = [(2, *bounds, (2.0, 0.0))]
        asked = Model(known | {"stages": stages}, code_of(trees, 1, stages=(2,)))
        assert asked.probabilities([[0.0]]) == [logistic(total, (slope, 0.0))]


def test_a_page_has_a_number_for_each_name():
    tree = parse(as_bytes(without_scripts(page("bridge"))), [])
    blocks = blocks_of(tree, [])
    view = View(blocks, Stated(frozenset({1}), frozenset({2})), load(WEIGHTS).linear)
    view.read(range(len(blocks)))
    assert {len(row) for row in view.quick} == {len(features.QUICK)}
    assert {len(view.row(i, 0.5)) for i in range(len(blocks))} == {len(features.NAMES)}


def test_a_gentler_profile_keeps_no_less_of_a_page():
    lengths = {
        name: len(getattr(Pipeline, name)().clean_html(page("bridge")).text)
        for name in ("gentle", "standard", "strict")
    }
    order = ("strict", "standard", "gentle")
    assert [lengths[name] for name in order] == sorted(lengths.values())
