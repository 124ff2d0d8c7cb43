"""What the name of an output says, and what is refused because newsclean does not write it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("clean.ods", "newsclean writes no workbooks of that kind: give {}/clean.xlsx"),
        ("clean.XLS", "newsclean writes no workbooks of that kind: give {}/clean.xlsx"),
        ("clean.docx", "newsclean writes no documents of that kind: give {}/clean.txt"),
        ("clean.pdf", "newsclean writes no documents of that kind: give {}/clean.txt"),
        ("clean.jsonl.bz2", "newsclean writes nothing that is packed so: give {}/clean.jsonl.gz"),
        ("clean.warc.gz", "newsclean writes no web archives: give {}/clean.jsonl"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--to", "jsonl"]])
def test_a_file_is_not_written_under_a_name_that_lies(
    run: Command, dirty: Path, tmp_path: Path, name: str, told: str, form: list[str]
) -> None:
    status, _, said = run(dirty, "-o", tmp_path / name, *form)
    assert status == 2
    assert told.format(tmp_path) in said
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["out.tab", "out.htm", "out.CSV.gz"])
def test_other_suffixes_of_a_form_name_it_too(
    run: Command, dirty: Path, tmp_path: Path, name: str
) -> None:
    assert run(dirty, "-o", tmp_path / name)[0] == 0
    start = (tmp_path / name).read_bytes()[:15]
    assert start.startswith({"tab": b"file\t", "htm": b"<!DOCTYPE", ".gz": b"\x1f\x8b"}[name[-3:]])


def test_a_comparison_is_not_written_under_the_name_of_another_form(
    run: Command, dirty: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.jsonl"
    run(dirty, "-o", before)
    status, _, said = run(dirty, "--compare", before, "-o", tmp_path / "after.jsonl")
    assert status == 2
    assert f"give {tmp_path}/after.html" in said


def test_a_misspelt_field_is_told_with_the_one_that_is_meant(run: Command, dirty: Path) -> None:
    status, _, said = run(dirty, "--into", "titel=t")
    assert (status, said) == (
        2,
        "newsclean: --into: an article has no field 'titel': did you mean title?\n",
    )
