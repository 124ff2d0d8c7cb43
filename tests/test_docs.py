"""The commands in docs/site-rules.md, run: what the page shows is what they write."""

import json
import re
import shlex
from pathlib import Path

import pytest

from newsclean.cli import main
from tests.learning.invented import corpus

PAGE = Path(__file__).parents[1] / "docs" / "site-rules.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Return the commands of the page, each with what it shows of their output."""
    found = []
    for block in BLOCK.findall(PAGE.read_text("utf-8")):
        for part in block.split("$ ")[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown))
    return found


def test_the_page_shows_what_its_commands_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [
        json.dumps({"url": f"https://www.lunepost.example/{i}", "text": article.text})
        for i, article in enumerate(corpus()[:200])
    ]
    Path("crawl.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for command, shown in commands():
        program, *arguments = shlex.split(command)
        assert program == "newsclean"
        main(arguments)
        written, said = capfd.readouterr()
        for line in shown.splitlines():
            assert line.rstrip(" …") in said + written, f"{command} does not write {line!r}"
    learned = Path("site.toml").read_text("utf-8")
    for part in TOML.findall(PAGE.read_text("utf-8")):
        assert part in learned
