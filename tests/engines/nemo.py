"""A stage of NeMo Curator, by the recipe of the docs, gives what serial newsclean gives."""

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import ray

from tests.engines.recipes import given, recipe, wanted
from tests.engines.rows import rows


def test_the_recipe_of_the_docs_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(tmp_path / "articles", rows(), 3)
    monkeypatch.chdir(tmp_path)
    ray.init(  # or the recipe would start it, open to others
        num_cpus=2,
        include_dashboard=False,
        _node_ip_address="127.0.0.1",
        runtime_env={"env_vars": {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}},
    )
    exec(recipe("NeMo Curator"), {"__name__": "__main__"})  # so that Ray sends the class itself
    parts = [pq.read_table(path).to_pylist() for path in (tmp_path / "cleaned").glob("*.parquet")]
    assert len(parts) == 3
    made = sorted((row for part in parts for row in part), key=lambda row: row["id"])
    assert made == wanted()
