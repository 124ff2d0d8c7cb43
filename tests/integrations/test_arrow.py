"""Arrow in, Arrow out: rows in their places, one schema, and never an exception for a row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Document, Pipeline, RecordError, clean, clean_html
from newsclean.integrations.fields import FIELDS, row
from newsclean.model.claim import Claim

pa: Any = pytest.importorskip("pyarrow")
from newsclean.integrations.arrow import clean_batch, schema  # noqa: E402  # it needs pyarrow

TEXTS = [path.read_text("utf-8") for path in sorted(Path("fixtures/articles").glob("*.txt"))]
PAGE = Path("fixtures/pages/bridge.html").read_text("utf-8")
NEW = [*FIELDS, "error"]


def picky(document: Document) -> Iterator[Claim]:
    """Fail on poison."""
    for block in document.containing("poison"):
        raise ZeroDivisionError(block.text)
    yield from ()


PICKY = Pipeline().with_filter(picky)


def test_a_row_says_what_its_article_says() -> None:
    made = clean_batch(pa.table({"id": range(len(TEXTS)), "text": TEXTS}))
    assert made.schema.names[:2] == ["id", "text"]
    assert set(made.schema.names) == {"id", *NEW}
    for n, values in enumerate(made.to_pylist()):
        article = clean(TEXTS[n])
        assert values["id"] == n
        assert (values["title"], values["text"]) == (article.title, article.text)
        assert values["authors"] == list(article.authors)
        assert values["removed"] == sum(len(cut.text) for cut in article.removals)
        assert values["error"] is None


def test_the_schema_is_the_same_whatever_the_rows_say() -> None:
    own = pa.schema([("id", pa.int64()), ("text", pa.string())])
    known = schema(own)
    for rows in ([], [{"id": 1, "text": None}], [{"id": 1, "text": TEXTS[0]}]):
        table = pa.Table.from_pylist(rows, own)
        assert clean_batch(table).schema.equals(known, check_metadata=True)
        for batch in table.to_batches():
            assert clean_batch(batch).schema.equals(known, check_metadata=True)
    assert known.field("authors").type == pa.list_(pa.string())
    assert known.field("removed").type == pa.int64()
    fingerprint = Pipeline.default().fingerprint.encode()
    assert known.metadata[b"newsclean.fingerprint"] == fingerprint


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
)
def test_nulls_give_nulls_and_an_empty_text_is_no_null(kind: Any) -> None:
    rows = pa.table({"text": pa.array([None, "", "A line of text."]).cast(kind)})
    null, empty, line = clean_batch(rows).to_pylist()
    assert set(null.values()) == {None}
    assert (empty["text"], empty["removed"], empty["error"]) == ("", 0, None)
    assert line["text"] == "A line of text."


def test_a_column_without_any_text_gives_nulls() -> None:
    for column in (pa.nulls(2), pa.array([float("nan"), None])):
        for values in clean_batch(pa.table({"text": column})).to_pylist():
            assert set(values.values()) == {None}


def test_what_is_no_text_or_cannot_be_cleaned_is_told_in_its_row() -> None:
    rows = pa.table({"text": ["One.", "Poison.", "Three."]})
    made = clean_batch(rows, pipeline=PICKY).to_pylist()
    assert [values["text"] for values in made] == ["One.", None, "Three."]
    assert made[1]["error"].startswith("ZeroDivisionError: ")
    numbers = clean_batch(pa.table({"text": [1, None]})).to_pylist()
    assert numbers[0]["error"] == "NotAString: the field 'text' is not a string"
    assert numbers[1]["error"] is None


def test_errors_can_be_raised_or_their_rows_left_out() -> None:
    rows = pa.table({"text": ["One.", "Poison.", None]})
    with pytest.raises(RecordError, match=r"row:2: .*ZeroDivisionError"):
        clean_batch(rows, pipeline=PICKY, on_error="raise")
    left = clean_batch(rows, pipeline=PICKY, on_error="drop")
    assert left["text"].to_pylist() == ["One.", None]
    assert left.schema.equals(schema(rows.schema, pipeline=PICKY), check_metadata=True)


def test_bytes_that_are_no_utf8_fail_in_their_row_alone() -> None:
    raw = pa.array([b"One.", b"\xff\xfe", b"Three."]).buffers()
    column = pa.Array.from_buffers(pa.string(), 3, raw)
    made = clean_batch(pa.RecordBatch.from_arrays([column], ["text"]), into={"text": "clean"})
    assert made.column("clean").to_pylist() == ["One.", None, "Three."]
    assert made.column("error")[1].as_py().startswith("InvalidUTF8: ")


def test_pages_are_read_where_there_is_no_text() -> None:
    pytest.importorskip("trafilatura")
    rows = pa.table(
        {
            "text": ["A text.", None, ""],
            "page": [b"<p>unused", PAGE.encode(), PAGE.encode()],
            "url": [None, "https://herald.example/1", None],
        }
    )
    first, second, third = clean_batch(rows, html="page").to_pylist()
    assert first["text"] == "A text."
    assert second["text"] == clean_html(PAGE.encode(), url="https://herald.example/1").text
    assert third["text"] == clean_html(PAGE.encode()).text


def test_the_ledger_comes_on_request_and_gives_the_input_back() -> None:
    made = clean_batch(pa.table({"text": TEXTS}), ledger=True, into=["text"])
    assert made.schema.names == ["text", "error", "article"]
    articles = [Article.from_json(data) for data in made["article"].to_pylist()]
    assert [article.restore() for article in articles] == TEXTS


def test_a_column_that_is_not_read_is_never_replaced() -> None:
    rows = pa.table({"text": TEXTS[:1], "published": ["2031-05-02"]})
    with pytest.raises(ValueError, match=r"a column 'published' already.*'clean_published'"):
        clean_batch(rows)
    made = clean_batch(rows, into={"text": "clean", "published": "found"})
    assert made.schema.names == ["text", "published", "clean", "found", "error"]
    assert made["text"].to_pylist() == TEXTS[:1]


def test_columns_and_fields_that_are_not_there_are_named() -> None:
    rows = pa.table({"body": ["A text."]})
    for wrong in ({}, {"text": "contents"}, {"text": "body", "title": "headline"}):
        with pytest.raises(ValueError, match=r"there is no column '(text|contents|headline)'"):
            clean_batch(rows, **wrong)
    with pytest.raises(ValueError, match="an article has no field 'headline'"):
        clean_batch(rows, "body", into=["headline"])
    with pytest.raises(ValueError, match="one column"):
        clean_batch(rows, "body", into={"title": "x", "text": "x"})
    with pytest.raises(ValueError, match="on_error"):
        clean_batch(rows, "body", on_error="ignore")


def test_hostile_rows_stay_in_their_places() -> None:
    hostile = [
        "\x00",
        "A" * 300_000,
        "<p>" * 5000,
        "&#xD800; lone",
        "ﷺ" * 9000,
        '"' * 9999,
        "\r\n\t",
    ]
    pairs = [text for bad in hostile for text in (bad, TEXTS[0])]
    made = clean_batch(pa.table({"n": range(len(pairs)), "text": pairs})).to_pylist()
    assert [values["n"] for values in made] == [*range(len(pairs))]
    assert {values["text"] for values in made[1::2]} == {clean(TEXTS[0]).text}
    assert {values["error"] for values in made} == {None}


def test_what_no_engine_can_store_is_replaced_in_a_row() -> None:
    article = Article(title="A lone \ud800 surrogate, and a pair: 😀", tags=("\udfff",))
    wanted = {"title": "title", "tags": "tags", "error": "error"}
    assert row(article, wanted) == {
        "title": "A lone \ufffd surrogate, and a pair: 😀",
        "tags": ["\ufffd"],
        "error": None,
    }


def test_chunks_of_a_table_are_one_table() -> None:
    one = pa.table({"text": TEXTS * 2})
    parts = pa.chunked_array([TEXTS, [], TEXTS])
    assert clean_batch(pa.table({"text": parts})).to_pylist() == clean_batch(one).to_pylist()


def test_the_ledger_is_json_that_any_reader_takes() -> None:
    made = clean_batch(pa.table({"text": ["A ﬁne line.\n\nShare this"]}), ledger=True)
    assert json.loads(made["article"][0].as_py())["paragraphs"]


@pytest.mark.parametrize("rows", [["A line."], {"text": ["A line."]}])
def test_what_is_no_table_is_refused_with_what_makes_one(rows: Any) -> None:
    told = "takes a Table or RecordBatch of Arrow, not .*: make one with pyarrow.table"
    with pytest.raises(TypeError, match=told):
        clean_batch(rows)
