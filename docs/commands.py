#!/usr/bin/env python3
"""Run the commands that the pages show, and write below each what it prints.

python docs/commands.py                     run those of all pages, and write what is new
python docs/commands.py docs/tutorial.md    of this page alone
python docs/commands.py --check             write nothing; exit 1 and name the pages that differ

A block ```console has commands behind "$ " and what they print. A page's commands run one after
another in a folder that holds a copy of docs/examples. What they print is written with long lines
cut short. A line "…" stands for any lines, and "…" at the end of a line for the rest of it; what
still fits is left as it is.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*(?:(?<=\\)\n.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PATIENCE = 300  # seconds for a command, on a machine that does much else
WIDTH = 86  # characters of a line that a page shows without a bar to scroll it


def pages() -> list[Path]:
    """Return the pages that show commands with their output."""
    found = [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    return sorted(path for path in found if BLOCK.search(path.read_text("utf-8")))


def as_run(page: Path) -> str:
    """Return the text of `page` with what its commands print now."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(page, folder)
        return BLOCK.sub(lambda block: block_as_run(block[0], folder), page.read_text("utf-8"))


def prepare(page: Path, folder: Path) -> None:
    """Put into `folder` what the commands of `page` read."""
    shutil.copytree(DOCS / "examples", folder, dirs_exist_ok=True)
    if page.name == "site-rules.md":
        write_lunepost(folder / "crawl.jsonl")


def write_lunepost(path: Path) -> None:
    """Write the 200 articles of one invented paper that the page on site rules learns from."""
    sys.path.insert(0, str(ROOT))
    from tests.learning.invented import corpus

    lines = [
        json.dumps({"url": f"https://www.lunepost.example/{i}", "text": article.text})
        for i, article in enumerate(corpus()[:200])
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def block_as_run(block: str, folder: Path) -> str:
    """Return a block with what its commands print in `folder`."""
    parts = []
    for command, shown in COMMAND.findall(block):
        printed = run(command, folder)
        parts.append(f"$ {command}\n{shown if fits(printed, shown) else printed}")
    return "".join(parts)


def run(command: str, folder: Path) -> str:
    """Return what `command` prints in `folder`, messages and all, its lines cut short."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8",
    }
    printed = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    ).stdout
    return "".join(f"{short(line.rstrip())}\n" for line in printed.split("\n")[:-1])


def short(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def fits(printed: str, shown: str) -> bool:
    """Is `shown` what was printed, but for what its "…" leave out?"""
    parts = []
    for line in shown.splitlines():
        if line == "…":
            parts.append(r"(?:.*\n)*")
        else:
            cut = line.endswith("…")
            parts.append(re.escape(line.rstrip("…")) + (".*" if cut else "") + r"\n")
    return re.fullmatch("".join(parts), printed) is not None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pages", nargs="*", type=Path, help="these alone")
    parser.add_argument("--check", action="store_true", help="write nothing, compare only")
    options = parser.parse_args()
    stale = 0
    for page in map(Path.resolve, options.pages) if options.pages else pages():
        text = as_run(page)
        if text != page.read_text("utf-8"):
            stale = 1
            print(f"{page.relative_to(ROOT)}: its commands print something else", file=sys.stderr)
            if not options.check:
                page.write_text(text, encoding="utf-8")
    return stale if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
