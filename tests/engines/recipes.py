"""The recipes of docs/engines.md, run as they stand there."""

import json
import re
from pathlib import Path
from typing import Any

from newsclean import Pipeline, learn
from tests.engines import ROOT
from tests.engines.rows import expected, rows

DEFAULT = Pipeline.default()
PAGE = (ROOT / "docs" / "engines.md").read_text("utf-8")


def recipe(heading: str) -> str:
    """Return the Python of the section `heading`."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (text,) = [part for part in section if part.startswith(f"{heading}\n")]
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return str(code)


def run(heading: str, folder: Path, monkeypatch: Any, **given: Any) -> Any:
    """Return what the section `heading` calls `cleaned`, run in `folder` on articles.parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows()), folder / "articles.parquet")
    monkeypatch.chdir(folder)
    names = {"rows": rows(), **given}
    code = recipe(heading).replace("articles.parquet", f"{folder}/articles.parquet")  # for Java
    exec(compile(code, heading, "exec"), names)
    return names["cleaned"]


def given(folder: Path, rows: list[dict[str, Any]], parts: int) -> Path:
    """Make `folder`, with `rows` as JSONL in so many files, and return it."""
    folder.mkdir()
    for part in range(parts):
        (folder / f"{part}.jsonl").write_text("\n".join(map(json.dumps, rows[part::parts])))
    return folder


def wanted_by_rules() -> list[dict[str, Any]]:
    """Return what comes of the rows by the default Pipeline and what it learned from them."""
    return expected(
        pipeline=DEFAULT.with_rules(learn(one["text"] for one in rows() if one["text"]))
    )


def wanted() -> list[dict[str, Any]]:
    """Return what comes of the rows by the default Pipeline."""
    return expected(pipeline=DEFAULT)
