"""What the tests of the command share."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import main
from tests.cli.command import DIRTY

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Command:
    """The command in this process: its status, what it wrote and what it said."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        written, said = capfd.readouterr()
        return status, written, said

    return run


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """A text file with residue."""
    path = tmp_path / "ferry.txt"
    path.write_text(DIRTY, encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A JSONL file of 200 records with residue."""
    return written(tmp_path / "corpus.jsonl", [{"n": n, "text": DIRTY} for n in range(200)])


def written(path: Path, records: list[Any]) -> Path:
    """Write `records` as JSONL."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def lines(text: str) -> list[Any]:
    """Read JSONL."""
    return [json.loads(line) for line in text.splitlines()]
