"""Files whose encoding nothing declares."""

import json
from pathlib import Path

import pytest

from newsclean.readers.guessed_encoding import detector
from tests.cli.conftest import Command, lines

TEXT = (
    "Паром возвращается в Ларкхейвен\n\n"
    "Паром между островами снова начнёт ходить с понедельника, сообщило управление порта.\n"
)
needs_detector = pytest.mark.skipif(detector() is None, reason="chardet is an extra")
TOLD = "its encoding is not declared; it was read as koi8-r ("


@needs_detector
def test_a_text_file_is_read_and_the_article_says_how(run: Command, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode("koi8-r"))
    status, out, said = run(tmp_path / "ferry.txt", "--to", "json")
    article = json.loads(out)
    assert (status, article["title"]) == (0, "Паром возвращается в Ларкхейвен")
    (warning,) = article["warnings"]
    assert warning.startswith(TOLD)
    assert said == f"newsclean: {tmp_path}/ferry.txt: {warning}\n"


@needs_detector
def test_a_table_is_read_by_its_first_bytes(run: Command, tmp_path: Path) -> None:
    rows = "".join(f'{n};"{TEXT.strip()}"\r\n' for n in range(3))
    (tmp_path / "in.csv").write_bytes(f"номер;текст\r\n{rows}".encode("koi8-r"))
    status, out, said = run(tmp_path / "in.csv", "--text-field", "текст", "--into", "title=title")
    assert status == 0
    assert [record["title"] for record in lines(out)] == ["Паром возвращается в Ларкхейвен"] * 3
    assert said.startswith(f"newsclean: {tmp_path}/in.csv:1: {TOLD}")
    assert len(said.splitlines()) == 1


@needs_detector
def test_an_export_is_read_too(run: Command, tmp_path: Path) -> None:
    documents = "".join(f"{n} of 2 DOCUMENTS\n\n{TEXT}\n" for n in (1, 2))
    (tmp_path / "nexis.txt").write_bytes(documents.encode("koi8-r"))
    status, out, said = run(tmp_path / "nexis.txt", "--from", "nexis", "--into", "text=text")
    assert status == 0
    assert all("Паром между островами" in record["text"] for record in lines(out))
    assert len(lines(out)) == 2
    assert TOLD in said


def test_an_encoding_that_is_named_wins(run: Command, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode("koi8-r"))
    status, out, said = run(tmp_path / "ferry.txt", "--encoding", "koi8-r")
    assert (status, said) == (0, "")
    assert out.startswith("Паром")
