"""The attack on newsclean, with few inputs of each kind: `benchmarks/attack.py` has many."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.testing.articles import prose
from tests.cli.command import environment
from tests.cli.conftest import written

ATTACK = Path(__file__).parents[1] / "benchmarks" / "attack.py"


@pytest.mark.slow
def test_a_few_inputs_of_every_kind_break_nothing(tmp_path: Path) -> None:
    texts = [{"text": "\n".join(words["sentences"])} for words in prose().values()]
    written(tmp_path / "real.jsonl", texts)
    done = subprocess.run(
        [sys.executable, str(ATTACK), "--count", "12", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    rows = re.findall(r"^(\w+) +(\d+) +(\d+) +\d+$", done.stdout, re.M)
    assert {kind for kind, _, _ in rows} == {
        *("texts", "dirty", "pages", "spliced", "crawls", "tables"),
    }
    assert [(tried, broke) for _, tried, broke in rows] == [("12", "0")] * len(rows), done.stdout
    assert done.returncode == 0, done.stderr
