#!/usr/bin/env python3
"""Mutation testing: is there a test that fails when the code is changed?

    python benchmarks/mutants.py                          20 mutants of each part
    python benchmarks/mutants.py ledger guard --sample 100
    python benchmarks/mutants.py ledger --all

A mutant is the code with one small change: a comparison, a number, a condition, a sign, a return value,
a call that is left out. The part's tests run on each, in a copy of the repository; a mutant that no
test fails on has survived, and is printed with its line. Mutants that change nothing that could be seen
are among those: they are for a person to judge.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE = Path("src/newsclean")
SECONDS = 240  # a mutant whose tests take longer is taken for killed
PARTS: dict[str, tuple[str, list[str]]] = {
    "ledger": (
        "model/ledger.py",
        ["tests/model", "tests/decide", "tests/readers/held/test_held.py"],
    ),
    "guard": ("decide/guard.py", ["tests/decide", "tests/text"]),
    "decisions": ("decide/decisions.py", ["tests/decide", "tests/model", "tests/test_pipeline.py"]),
    "cutting": ("decide/cutting.py", ["tests/decide", "tests/model", "tests/test_pipeline.py"]),
    "rounds": ("decide/rounds.py", ["tests/decide", "tests/test_pipeline.py"]),
    "compose": ("decide/compose.py", ["tests/decide", "tests/model", "tests/test_pipeline.py"]),
    "checks": ("decide/checks.py", ["tests/decide"]),
    "position": ("evidence/position.py", ["tests/evidence", "tests/filters/test_fixtures.py"]),
    "title": ("evidence/title.py", ["tests/evidence", "tests/filters/test_fixtures.py"]),
    "teasers": ("evidence/teasers.py", ["tests/evidence", "tests/filters/test_fixtures.py"]),
    "convert": ("repair/quotes/convert.py", ["tests/repair/quotes"]),
    "mend": ("repair/quotes/mend.py", ["tests/repair/quotes"]),
    "quote_spaces": ("repair/quotes/spaces.py", ["tests/repair/quotes"]),
    "learning_guards": ("learning/guards.py", ["tests/learning"]),
    "learning_select": ("learning/select.py", ["tests/learning"]),
    "footers": (
        "filters/footers.py",
        ["tests/filters/test_footers.py", "tests/filters/test_fixtures.py", "-k", "footers"],
    ),
    "share_widgets": (
        "filters/share_widgets.py",
        [
            "tests/filters/test_share_widgets.py",
            "tests/filters/test_fixtures.py",
            "-k",
            "share_widgets",
        ],
    ),
    "photo_credits": (
        "filters/photo_credits.py",
        [
            "tests/filters/test_photo_credits.py",
            "tests/filters/test_fixtures.py",
            "-k",
            "photo_credits",
        ],
    ),
}
"""By name: a file, and the arguments of pytest that run its tests."""

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}
"""What takes the place of an operator."""


class Mutant(NamedTuple):
    """The code with one change: its line, what was done there, and the whole code."""

    line: int
    told: str
    code: str


def mutants(code: str) -> Iterator[Mutant]:
    """Yield every mutant of `code`, in the order of its syntax tree."""
    tree = ast.parse(code)
    declared = {
        id(node)
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for keyword in owner.keywords
        for node in ast.walk(keyword)
    }
    for number, node in enumerate(ast.walk(tree)):
        for change in range(0 if id(node) in declared else 2):
            mutated = copy.deepcopy(tree)
            own = next(n for i, n in enumerate(ast.walk(mutated)) if i == number)
            told = _changed(own, change)
            if told:
                text = ast.unparse(ast.fix_missing_locations(mutated))
                yield Mutant(getattr(node, "lineno", 0), told, text)


def _changed(node: ast.AST, change: int) -> str:
    """Make the change of that number, 0 or 1, to `node` in place; say what it was, "" if there is none."""
    before = ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else ""
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHER and change == 0:
            node.ops = [OTHER[type(op)]()]  # type: ignore[list-item]
        case ast.BoolOp(op=op) if change == 0:
            node.op = OTHER[type(op)]()  # type: ignore[assignment]
        case ast.BinOp(op=op) if type(op) in OTHER and change == 0:
            node.op = OTHER[type(op)]()  # type: ignore[assignment]
        case ast.Constant(value=bool(value)) if change == 0:
            node.value = not value
        case ast.Constant(value=int(value)) if change == 0:
            node.value = value + 1
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if change == 0:
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.Return(value=ast.expr() as value) if change == 0 and not _is_none(value):
            node.value = ast.Constant(None)
        case ast.Expr(value=ast.Call()) if change == 0:
            node.value = ast.Constant(None)
        case ast.Continue() if change == 0:
            node.__class__ = ast.Break  # type: ignore[assignment]
        case ast.If(test=test) if change == 1:
            node.test = ast.Constant(True)
        case _:
            return ""
    return f"{before.splitlines()[0][:60]} → {ast.unparse(node).splitlines()[0][:60]}"


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def copied(folder: Path) -> Path:
    """Return a copy of the repository below `folder` whose source can be changed."""
    place = folder / "repository"
    place.mkdir()
    for path in ROOT.iterdir():
        if path.name == "src":
            shutil.copytree(path, place / "src", ignore=shutil.ignore_patterns("*.pyc"))
        elif path.name not in (".git", ".venv", ".hypothesis"):
            (place / path.name).symlink_to(path)
    return place


def survives(place: Path, tests: list[str]) -> bool:
    """Do all `tests` pass in the repository at `place`?"""
    environment = {**os.environ, "PYTHONPATH": str(place / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Test what is asked for and print the share of mutants that tests kill."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="*", help=f"one of {', '.join(PARTS)}; default: all")
    parser.add_argument("--sample", type=int, default=20, help="mutants of each part (default: 20)")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in options.part or PARTS:
        if name not in PARTS:
            parser.error(f"there is no part {name!r}: there are {', '.join(PARTS)}")
        file, tests = PARTS[name]
        with tempfile.TemporaryDirectory() as folder:
            place = copied(Path(folder))
            path = place / SOURCE / file
            code = path.read_text("utf-8")
            path.write_text(ast.unparse(ast.parse(code)), "utf-8")
            if not survives(place, tests):
                raise SystemExit(f"{name}: its tests fail on the code as it stands")
            every = list(mutants(code))
            count = len(every) if options.all else min(options.sample, len(every))
            chosen = random.Random(options.seed).sample(every, count)
            left = []
            for mutant in sorted(chosen):
                path.write_text(mutant.code, "utf-8")
                if survives(place, tests):
                    left.append(mutant)
        killed = count - len(left)
        print(f"{name}: {killed} of {count} killed, {killed / count:.0%} ({len(every)} in all)")
        for mutant in left:
            print(f"  {file}:{mutant.line}: {mutant.told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
