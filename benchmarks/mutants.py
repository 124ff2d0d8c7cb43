"""Mutation testing: is there a test that fails when the code is changed?

    python benchmarks/mutants.py                               20 mutants of each part
    python benchmarks/mutants.py ledger evidence --sample 100
    python benchmarks/mutants.py ledger --all

A part is a file or a folder. A mutant is its code with one small change: a comparison, a number, a
condition, a sign, a return value, a call that is left out. The part's tests run on each, in a copy of
the repository; a mutant that no test fails on has survived, and is printed with its line. Mutants that
change nothing that could be seen are among those: they are for a person to judge.
"""

import argparse
import ast
import compileall
import copy
import importlib
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = Path("src/newsclean")
MOST = 600  # seconds of processor time that the tests of a part may take
SLOWER = 3  # times as long: a mutant whose tests take longer is taken for killed
MEMORY = 4 << 30  # bytes, and so is one whose tests take more


def _tests(folder: str, *names: str) -> list[str]:
    """Return the files of tests of those names in `folder`; the quick ones should come first."""
    return [f"{folder}/test_{name}.py" for name in names]


def _filter(name: str) -> tuple[str, list[str]]:
    tests = _tests("tests/filters", name, "fixtures", "gates")
    return f"filters/{name}.py", [*tests, "-k", f"{name} or gates"]


PARTS: dict[str, tuple[str, list[str]]] = {
    "learning": (
        "learning",
        _tests(
            "tests/learning",
            *("objections", "fragments", "select", "guards", "learner", "known_truth"),
        ),
    ),
    "share_widgets": _filter("share_widgets"),
    "photo_credits": _filter("photo_credits"),
    "footers": _filter("footers"),
    "evidence": ("evidence", ["tests/evidence", "tests/filters/test_fixtures.py"]),
    "quotes": ("repair/quotes", ["tests/repair/quotes"]),
    "decide": (
        "decide",
        ["tests/decide", "tests/model", "tests/test_pipeline.py", "tests/text/test_told.py"],
    ),
    "ledger": (
        "model/ledger.py",
        ["tests/model", "tests/decide", "tests/readers/held/test_held.py"],
    ),
}
"""By name: a file or a folder, and the arguments of pytest that run its tests."""

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
    """One small change: its file, its line, which node of the syntax tree and how, what was done there."""

    path: Path
    line: int
    number: int
    change: int
    told: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of the file at `path`, in the order of its syntax tree."""
    tree = ast.parse(path.read_text("utf-8"))
    declared = {
        id(node)
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef | ast.Call)
        for keyword in owner.keywords
        if isinstance(owner, ast.ClassDef) or keyword.arg in ("maxsize", "strict")
        for node in ast.walk(keyword)
    }  # what holds memory or checks what never is
    for number, node in enumerate(ast.walk(tree)):
        for change in range(0 if id(node) in declared else 2):
            told = _changed(copy.deepcopy(node), change)
            if told:
                yield Mutant(path, getattr(node, "lineno", 0), number, change, told)


def mutated(code: str, mutant: Mutant) -> str:
    """Return `code`, that of its file, as `mutant` has it."""
    tree = ast.parse(code)
    own = next(node for number, node in enumerate(ast.walk(tree)) if number == mutant.number)
    _changed(own, mutant.change)
    return ast.unparse(ast.fix_missing_locations(tree))


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
        case ast.Return(value=ast.expr() as value) if change == 0 and not _is_told(value):
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


def _is_told(value: ast.expr) -> bool:
    """Is `value` None, or what has a mutant of its own that says as much?"""
    return isinstance(value, ast.Constant) and isinstance(value.value, int | None)


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


def prepare(place: Path) -> None:
    """Import here, once for all mutants, what no mutant changes, from the repository at `place`."""
    compileall.compile_dir(place / "src", quiet=1)
    os.chdir(place)
    os.environ["PYTHONPATH"] = str(place / "src")  # of processes that tests start
    sys.path[:0] = [str(place / "src"), str(place)]
    sys.dont_write_bytecode = True
    importlib.import_module("hypothesis.strategies")
    newsclean = importlib.import_module("newsclean")
    newsclean.clean("The ferry of Larkhaven left at noon.")  # now phrases are read


def passes(tests: list[str], seconds: float) -> bool:
    """Do all `tests` pass within so many seconds of processor time, with the source as it now is?"""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), ceil(seconds) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for name in [name for name in sys.modules if _may_change(name)]:
            del sys.modules[name]
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        # The hook of hypothesis is imported before pytest could write its asserts anew: no matter.
        calm = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "-p", "no:cacheprovider"]
        os._exit(pytest.main(["-q", "-x", *calm, *tests]))
    return os.waitpid(child, 0)[1] == 0


def _may_change(module: str) -> bool:
    """May a mutant change `module` or what it imports? Phrases and text import no other room."""
    package, _, rest = module.partition(".")
    return package == "newsclean" and rest.partition(".")[0] not in ("phrases", "text")


def survivors(chosen: Sequence[Mutant], tests: list[str], seconds: float) -> Iterator[Mutant]:
    """Yield those of the mutants `chosen` that none of `tests` fails on."""
    for mutant in chosen:
        code = mutant.path.read_text("utf-8")
        mutant.path.write_text(mutated(code, mutant), "utf-8")
        survived = passes(tests, seconds)
        mutant.path.write_text(code, "utf-8")
        if survived:
            yield mutant


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
    parts = options.part or list(PARTS)
    for name in parts:
        if name not in PARTS:
            parser.error(f"there is no part {name!r}: there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        place = copied(Path(folder))
        prepare(place)
        for name in parts:
            where, tests = PARTS[name]
            source = place / SOURCE
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            if not passes(tests, MOST):
                raise SystemExit(f"{name}: its tests fail on the code as it stands")
            took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            files = sorted((source / where).rglob("*.py")) or [source / where]
            every = [mutant for file in files for mutant in mutants(file)]
            count = len(every) if options.all else min(options.sample, len(every))
            chosen = sorted(random.Random(options.seed).sample(every, count))
            killed = count
            for mutant in survivors(chosen, tests, SLOWER * took):
                killed -= 1
                file = mutant.path.relative_to(source)
                print(f"  {file}:{mutant.line}: {mutant.told}", flush=True)
            print(f"{name}: {killed} of {count} killed, {killed / count:.0%} ({len(every)} in all)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
