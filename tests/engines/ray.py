"""Ray gives what serial newsclean gives, row by row, by tasks and by actors."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import ray

from newsclean.integrations.ray import Cleaner, learn
from newsclean.site_rules.file import write_rules
from tests.engines.recipes import run, wanted, wanted_by_rules
from tests.engines.rows import MEMORY, PARTS, PIPELINE, expected, learned, lessons, rows


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        _node_ip_address="127.0.0.1",
        runtime_env={"env_vars": {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}},
    )
    yield
    ray.shutdown()


def dataset() -> Any:
    return ray.data.from_arrow(pa.Table.from_pylist(rows()))


def in_order(made: Any) -> list[dict[str, Any]]:
    found = [one for ref in made.to_arrow_refs() for one in ray.get(ref).to_pylist()]
    return sorted(found, key=lambda one: one["id"])


def test_tasks_give_what_serial_newsclean_gives() -> None:
    made = (
        dataset()
        .repartition(5)
        .map_batches(Cleaner(pipeline=PIPELINE), batch_format="pyarrow", batch_size=64)
    )
    assert in_order(made) == expected()


def test_the_recipe_of_the_docs_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert in_order(run("Ray", tmp_path, monkeypatch)) == wanted()


def test_actors_do_too() -> None:
    made = dataset().map_batches(
        Cleaner,
        batch_format="pyarrow",
        batch_size=100,
        compute=ray.data.ActorPoolStrategy(size=1),
        fn_constructor_kwargs={"pipeline": PIPELINE},
    )
    assert in_order(made) == expected()


@pytest.mark.parametrize("parts", PARTS)
def test_learning_in_parts_gives_the_rules_of_one_process(parts: int) -> None:
    ds = ray.data.from_arrow(pa.Table.from_pylist(lessons())).repartition(parts)
    assert write_rules(learn(ds, memory=MEMORY, most=40)) == learned()


def test_learning_from_no_column_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no column 'body'"):
        learn(dataset(), "body")


def test_the_recipe_of_learning_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert in_order(run("Learning on Ray", tmp_path, monkeypatch)) == wanted_by_rules()
