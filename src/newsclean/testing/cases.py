"""Cases that a person can read: a title, an input, what is expected.

    # A run of buttons under the text [en]
    The bridge opened on Monday, the council said in a statement.
    Facebook Twitter Email
    ----
    The bridge opened on Monday, the council said in a statement.
    ====

A line ``====`` ends a case, ``----`` parts the input from the expected text, and a second
``----`` from expected fields, one a line: ``credits = [{"person": ...}]`` in JSON. A case
without ``----`` expects its input back. The brackets after the title hold the language, and a
profile where it is not ``standard``.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.phrases.patterns import pattern

_HEAD = pattern(r"# (?P<title>.+?) \[(?P<language>[\w-]+)(?: (?P<profile>\w+))?\]$")


class Case(NamedTuple):
    """One case of a fixture file."""

    title: str
    language: str
    profile: str
    input: str
    expected: str
    fields: dict[str, Any]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of the file `path`; none if there is no such file.

    Raises:
        ValueError: a case has no head of the form ``# title [language]``.
    """
    if not path.exists():
        return []
    parts = re.split(r"^====\n?", path.read_text("utf-8"), flags=re.MULTILINE)
    return [_case(part, path) for part in parts if part.strip()]


def _case(text: str, path: Path) -> Case:
    head, _, body = text.lstrip("\n").partition("\n")
    match = _HEAD.match(head.strip())
    if not match:
        raise ValueError(f"{path}: a case starts with '# title [language]', not with {head!r}")
    sections = [s.strip("\n") for s in re.split(r"^----\n?", body, flags=re.MULTILINE)]
    fields = dict(line.split(" = ", 1) for line in "".join(sections[2:]).splitlines())
    return Case(
        title=match["title"],
        language=match["language"],
        profile=match["profile"] or "standard",
        input=sections[0],
        expected=_spaced(sections[1] if len(sections) > 1 else sections[0]),
        fields={name.strip(): json.loads(value) for name, value in fields.items()},
    )


def _spaced(text: str) -> str:
    """Return the lines of `text` with a blank line between, as an Article reads."""
    return "\n\n".join(line for line in text.splitlines() if line.strip())
