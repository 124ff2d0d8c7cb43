"""The same text gives the same Article, whatever the process that cleans it."""

import os
import subprocess
import sys
from pathlib import Path

_FIXTURES = Path(__file__).parent.parent / "fixtures"
_CLEAN_ALL = """
import sys
from hashlib import sha256
from pathlib import Path
from newsclean import clean
from newsclean.testing.cases import read_cases

texts = [case.input for file in sorted(Path(sys.argv[1]).rglob("cuts.txt")) for case in read_cases(file)]
print(len(texts), sha256(b"".join(str(clean(text).to_dict()).encode() for text in texts)).hexdigest())
"""


def _cleaned(hash_seed: int) -> str:
    run = subprocess.run(
        [sys.executable, "-c", _CLEAN_ALL, str(_FIXTURES)],
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_the_seed_of_hashes_changes_nothing() -> None:
    first = _cleaned(1)
    assert int(first.split()[0]) > 100
    assert _cleaned(2) == first
