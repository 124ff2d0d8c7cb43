"""LangChain, LlamaIndex and Haystack: documents come out as serial newsclean makes them."""

from pathlib import Path
from typing import Any

import pytest
from haystack import Document as HaystackDocument
from haystack import Pipeline as HaystackPipeline
from langchain_core.documents import Document as LangChainDocument
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import Document as LlamaDocument

from newsclean import clean
from newsclean.integrations.fields import body
from newsclean.integrations.haystack import NewsCleaner
from newsclean.integrations.langchain import CleanTransformer
from newsclean.integrations.llama_index import CleanNodes
from tests.engines.recipes import run as run_recipe
from tests.engines.rows import PIPELINE, POISON, rows

ROWS = [one for one in rows() if one["text"] is not None]


def by_langchain() -> list[tuple[str, dict[str, Any]]]:
    given = [LangChainDocument(one["text"], metadata={"id": one["id"]}) for one in ROWS]
    made = CleanTransformer(PIPELINE).transform_documents(given)
    assert [document.page_content for document in given] == [one["text"] for one in ROWS]
    return [(document.page_content, document.metadata) for document in made]


def by_llama_index() -> list[tuple[str, dict[str, Any]]]:
    given = [LlamaDocument(text=one["text"], metadata={"id": one["id"]}) for one in ROWS]
    pipeline = IngestionPipeline(transformations=[CleanNodes(PIPELINE)], disable_cache=True)
    made = pipeline.run(documents=given)
    assert [document.text for document in given] == [one["text"] for one in ROWS]
    return [(node.get_content(), node.metadata) for node in made]


def by_haystack() -> list[tuple[str, dict[str, Any]]]:
    pipeline = HaystackPipeline()
    pipeline.add_component("clean", NewsCleaner(PIPELINE))
    given = [HaystackDocument(content=one["text"], meta={"id": one["id"]}) for one in ROWS]
    made = pipeline.run({"clean": {"documents": given}})["clean"]["documents"]
    return [(document.content, document.meta) for document in made]


@pytest.mark.parametrize("run", [by_langchain, by_llama_index, by_haystack])
def test_documents_come_out_in_order_as_from_serial_newsclean(run: Any) -> None:
    made = run()
    assert [said["id"] for _, said in made] == [one["id"] for one in ROWS]
    for (text, said), one in zip(made, ROWS, strict=True):
        if one["text"] == POISON:
            assert text == POISON
            assert said["newsclean_error"].startswith("ZeroDivisionError: ")
            continue
        article = PIPELINE(one["text"])
        assert text == body(article)
        assert said.get("authors", []) == [*article.authors]
        assert said.get("title") == article.title
        assert "newsclean_error" not in said


def test_markdown_of_a_loader_is_cleaned_as_a_text_is() -> None:
    prose = "The [ferry](https://post.example/f) will run again from Monday, the office said."
    markdown = f"# Ferry returns\n\n{prose}\n\n[Share this](https://post.example/s)\n"
    (made,) = CleanTransformer().transform_documents(
        [LangChainDocument(markdown, metadata={"source": "https://post.example/1"})]
    )
    assert "post.example" not in made.page_content
    assert "Share this" not in made.page_content
    assert made.metadata["url"] == "https://post.example/1"


@pytest.mark.parametrize("heading", ["LangChain", "LlamaIndex", "Haystack"])
def test_the_recipes_of_the_docs_do_what_they_say(
    heading: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run_recipe(heading, tmp_path, monkeypatch)
    assert len(made) == len(rows())
    for document, one in zip(made, rows(), strict=True):
        text = getattr(document, "page_content", None) or getattr(document, "content", None)
        text = text if text is not None else getattr(document, "text", "")
        assert (text or "") == body(clean(one["text"] or ""))


def test_what_is_known_already_stays() -> None:
    text = "By Olin Mert\n\nThe ferry will run again from Monday, the harbour office said."
    (made,) = CleanTransformer().transform_documents(
        [LangChainDocument(text, metadata={"authors": "A. Brix"})]
    )
    assert made.metadata["authors"] == "A. Brix"


def test_the_cache_of_an_ingestion_pipeline_knows_another_newsclean() -> None:
    from newsclean import Pipeline

    one, other = CleanNodes(), CleanNodes(Pipeline.gentle())
    assert one.to_dict() != other.to_dict()
