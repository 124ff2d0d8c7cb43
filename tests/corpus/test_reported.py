"""The file of an earlier run, to compare with."""

from pathlib import Path

import pytest

from newsclean import Article, clean
from newsclean.corpus.reported import Earlier, check_earlier
from newsclean.readers.errors import InputError


@pytest.fixture
def earlier(tmp_path: Path) -> str:
    """A file of a run in which the first record had failed."""
    texts = [f"Line {n} of the timetable.\n\nShare this\n" for n in range(20)]
    lines = [f'{{"article":{clean(text).to_json()}}}\n' for text in texts]
    path = tmp_path / "before.jsonl"
    path.write_text("".join(['{"error":{}}\n', *lines]), encoding="utf-8")
    return str(path)


def test_the_first_article_is_enough_to_know_what_a_file_is(
    earlier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    whole = Article.from_json
    monkeypatch.setattr(Article, "from_json", lambda data: read.append(data) or whole(data))
    check_earlier(earlier, "article")
    assert len(read) == 1


def test_an_article_is_found_by_the_text_it_was_made_of(earlier: str) -> None:
    found = Earlier(earlier, "article")
    text = "Line 7 of the timetable.\n\nShare this\n"
    assert found.get(text) == clean(text)
    assert found.get("Line 70 of the timetable.") is None


def test_a_file_without_articles_in_the_field_is_refused(earlier: str) -> None:
    with pytest.raises(InputError, match="holds no articles in the field 'clean'"):
        check_earlier(earlier, "clean")
