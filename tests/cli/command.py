"""The command as tests run it."""

import os
import subprocess
import sys
from pathlib import Path

import newsclean as newsclean_package

NEWSCLEAN = [sys.executable, "-m", "newsclean"]
DIRTY = """\
Ferry returns to Larkhaven

The ferry between Larkhaven and Ost Vale will run again from Monday, the harbour office said.

Share this

“We counted every bolt twice,” said Maren Holt, who has been the engineer on the line for years.
"""
CLEAN = """\
Ferry returns to Larkhaven

The ferry between Larkhaven and Ost Vale will run again from Monday, the harbour office said.

“We counted every bolt twice,” said Maren Holt, who has been the engineer on the line for years.
"""
TITLE = CLEAN.partition("\n")[0]
BODY = CLEAN.partition("\n\n")[2].strip()


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which the package is found and nothing colours by itself."""
    source = str(Path(newsclean_package.__file__).parents[1])
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    return {**plain, "PYTHONPATH": source, "PYTHONUTF8": "1", **more}


def newsclean(*arguments: object, text: str | bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run the command with `text` on standard input."""
    data = text.encode() if isinstance(text, str) else text
    return subprocess.run(
        [*NEWSCLEAN, *map(str, arguments)],
        input=data,
        capture_output=True,
        check=False,
        env=environment(),
        timeout=120,
    )
