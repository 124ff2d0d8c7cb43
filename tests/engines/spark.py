"""Spark gives what serial newsclean gives, row by row."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsclean.integrations.spark import clean_column, counts, learn
from newsclean.site_rules.file import write_rules
from tests.engines.recipes import run, wanted, wanted_by_rules
from tests.engines.rows import MEMORY, PARTS, PIPELINE, expected, learned, lessons, rows, totals

if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is none here", allow_module_level=True)

from pyspark.sql import SparkSession  # it needs Java


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def df(spark: Any) -> Any:
    return spark.createDataFrame(rows(), "id bigint, text string").repartition(5, "id")


def test_every_row_comes_out_as_from_serial_newsclean(spark: Any, df: Any) -> None:
    counted = counts(spark.sparkContext)
    made = clean_column(df, pipeline=PIPELINE, counts=counted).toArrow().sort_by("id")
    assert made.to_pylist() == expected()
    assert (counted.rows.value, counted.failed.value, counted.removed.value) == totals()


def test_rows_that_fail_can_be_left_out(df: Any) -> None:
    made = clean_column(df, pipeline=PIPELINE, on_error="drop", into={"text": "clean"})
    assert made.columns == ["id", "text", "clean", "error"]
    assert made.count() == len(rows()) - 1


def test_the_recipe_of_the_docs_does_what_it_says(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("Spark", tmp_path, monkeypatch, spark=spark.newSession())
    assert made.toArrow().sort_by("id").to_pylist() == wanted()


def test_a_wrong_argument_is_told_before_any_work(df: Any) -> None:
    with pytest.raises(ValueError, match="there is no column 'body'"):
        clean_column(df, "body")


def test_an_empty_frame_has_the_same_columns(spark: Any, df: Any) -> None:
    empty = spark.createDataFrame([], "id bigint, text string")
    made = clean_column(empty)
    assert made.schema == clean_column(df).schema
    assert made.toArrow().schema.field("authors").type.value_type == pa.string()


@pytest.mark.parametrize("parts", PARTS)
def test_learning_in_parts_gives_the_rules_of_one_process(spark: Any, parts: int) -> None:
    df = spark.createDataFrame(lessons(), "id bigint, text string, site string, title string")
    rules = learn(df.repartition(parts, "id"), memory=MEMORY, most=40)
    assert write_rules(rules) == learned()


def test_learning_from_no_column_is_refused(df: Any) -> None:
    with pytest.raises(ValueError, match="there is no column 'body'"):
        learn(df, "body")


def test_the_recipe_of_learning_does_what_it_says(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("Learning on Spark", tmp_path, monkeypatch, spark=spark.newSession())
    assert made.toArrow().sort_by("id").to_pylist() == wanted_by_rules()
