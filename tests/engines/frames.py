"""pandas, polars, DuckDB and Dask, by the recipes of the docs, give what serial newsclean gives."""

from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Pipeline
from tests.engines.recipes import run, wanted
from tests.engines.rows import rows


def plain(frame: Any) -> list[dict[str, Any]]:
    """Return the rows of a pandas frame with None for its several kinds of null."""
    return [
        {name: _plain(value) for name, value in one.items()} for one in frame.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    return None if value is None or value != value else value  # NaN is not itself


def test_pandas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain(run("pandas", tmp_path, monkeypatch)) == wanted()


def test_polars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("polars", tmp_path, monkeypatch).to_dicts() == wanted()


def test_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("DuckDB", tmp_path, monkeypatch)
    found = [dict(zip(made.columns, one, strict=True)) for one in made.fetchall()]
    assert found == wanted()


def test_dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("Dask", tmp_path, monkeypatch).compute(scheduler="threads", num_workers=2)
    assert plain(made) == wanted()


def test_arrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("Arrow", tmp_path, monkeypatch).to_pylist() == wanted()


def test_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("Python", tmp_path, monkeypatch)
    assert [number for _, number in made] == [one["id"] for one in rows()]
    clean = Pipeline.default()
    for (article, _), one in zip(made, rows(), strict=True):
        if one["text"] is None:
            assert article.type == "NotAString"
        else:
            assert isinstance(article, Article)
            assert article == clean(one["text"])
