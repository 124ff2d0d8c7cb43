"""The pages of reference that docs/generate.py makes: public names, and what each rule does on pages."""

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import newsclean

BASELINE = Path(__file__).parents[1] / "benchmarks" / "rules_baseline.json"
SECTION = re.compile(r"^(Args|Raises|Returns|Yields):\n((?:[ ]{4}.*\n?|\n)+)", re.MULTILINE)
EXAMPLE = re.compile(r"^>>> .*\n(?:.+\n)*", re.MULTILINE)
ITEM = re.compile(r"^([\w*., ]+): ", re.MULTILINE)
WIDTH = 86  # characters of a line that a page shows without a bar to scroll it
FIRST = ("clean", "clean_html", "from_article", "learn", "Article", "Pipeline")
ABOUT_RULES = """\
What each rule does on labelled pages of real sites, the texts that extractors made of them, and labelled lines of
corpora: how often it fires, on how many sites and in how many languages, and how often what it takes is text that the
labels call the article's. Measured by `benchmarks/rules.py`, which says what counts; the pages do not come with the
repository. A rule that never fired there is known from fixtures alone."""
ALIASES = {"Filter": "A function from a `Document` to an iterable of `Claim`s."}


def api_page() -> str:
    """Return the page of all public names, from their docstrings."""
    names = [*FIRST, *sorted(set(newsclean.__all__) - {*FIRST, "__version__"})]
    parts = [
        "# The API",
        "What `newsclean` offers to Python, by name. Integrations are in [Engines](engines.md),"
        " `newsclean.repair` in [Repair](repair.md), `newsclean.testing` in [Testing](testing.md).",
    ]
    for name in names:
        parts += [f"## {name}", *public_name(name)]
    return "\n\n".join(parts) + "\n"


def public_name(name: str) -> Iterator[str]:
    """Yield the paragraphs on one public name."""
    value = getattr(newsclean, name)
    if name in ALIASES:
        yield ALIASES[name]
    elif inspect.isclass(value):
        yield from on_class(value)
    else:
        node = parsed(value).body[0]
        assert isinstance(node, ast.FunctionDef)
        yield signature(node, name)
        yield prose(ast.get_docstring(node))


def parsed(value: object) -> ast.Module:
    return ast.parse(textwrap.dedent(inspect.getsource(value)))  # type: ignore[arg-type]


def signature(node: ast.FunctionDef, name: str) -> str:
    """Return how a function is called, as code; an argument a line where one line would be long."""
    parts = [part for part in arguments(node.args) if part not in {"self", "cls"}]
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    line = f"{name}({', '.join(parts)}){returns}"
    if len(line) > WIDTH:
        line = f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){returns}"
    return f"```text\n{line}\n```"


def arguments(of: ast.arguments) -> Iterator[str]:
    """Yield the arguments of a function as they are written, with their types and defaults."""
    by_place = [*of.posonlyargs, *of.args]
    defaults = [None] * (len(by_place) - len(of.defaults)) + of.defaults
    for each, default in zip(by_place, defaults, strict=True):
        yield argument(each, default)
    if of.vararg:
        yield f"*{ast.unparse(of.vararg)}"
    elif of.kwonlyargs:
        yield "*"
    for each, default in zip(of.kwonlyargs, of.kw_defaults, strict=True):
        yield argument(each, default)
    if of.kwarg:
        yield f"**{ast.unparse(of.kwarg)}"


def argument(each: ast.arg, default: ast.expr | None) -> str:
    return ast.unparse(each) + (f" = {ast.unparse(default)}" if default else "")


def on_class(value: type) -> Iterator[str]:
    """Yield what a class and those that it is made of say: themselves, their fields and methods."""
    yield prose(inspect.getdoc(value))
    own = [each for each in value.__mro__ if each.__module__.startswith("newsclean.")]
    bodies = [node for each in reversed(own) for node in class_body(each)]
    rows = [row for node, after in bodies if (row := field_row(node, after))]
    if rows:
        yield "\n".join(["| field | type | |", "|---|---|---|", *rows])
    methods = {node.name: node for node, _ in bodies if isinstance(node, ast.FunctionDef)}
    for name, node in methods.items():
        text = ast.get_docstring(node)
        if text and not name.startswith("_"):
            yield f"### {value.__name__}.{name}"
            if not is_property(node):
                yield signature(node, name)
            yield prose(text)


def class_body(value: type) -> list[tuple[ast.stmt, ast.stmt | None]]:
    """Return the statements of a class, each with the one behind it."""
    node = parsed(value).body[0]
    assert isinstance(node, ast.ClassDef)
    return list(zip(node.body, [*node.body[1:], None], strict=True))


def field_row(node: ast.stmt, after: ast.stmt | None) -> str | None:
    """Return the row of a field: its name, its type, and the string below it that says what it is."""
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
        return None
    if node.target.id.startswith("_") or "ClassVar" in ast.unparse(node.annotation):
        return None
    said = ""
    if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
        said = " ".join(str(after.value.value).split())
    kind = ast.unparse(node.annotation).replace("|", "\\|").strip("'")
    return f"| `{node.target.id}` | `{kind}` | {inline(said)} |"


def is_property(node: ast.FunctionDef) -> bool:
    return any("property" in ast.unparse(each) for each in node.decorator_list)


def prose(text: str | None) -> str:
    """Return a docstring as Markdown: its sections as lists, its examples as code."""
    found = inspect.cleandoc(text or "") + "\n"
    found = EXAMPLE.sub(lambda example: f"```python\n{example[0].strip()}\n```\n", found)
    return inline(SECTION.sub(as_list, found).strip())


def as_list(section: re.Match[str]) -> str:
    """Return a section of a docstring as a list."""
    title, body = section[1], textwrap.dedent(section[2]).strip()
    items = re.split(r"\n(?! )", body)
    lines = ["- " + ITEM.sub(r"`\1`: ", " ".join(item.split()), count=1) for item in items]
    return f"**{title}**\n\n" + "\n".join(lines) + "\n\n"


def inline(text: str) -> str:
    return text.replace("``", "`")


def rules_page() -> str:
    """Return the page of what each rule does on labelled pages, as the baseline has it."""
    rows = [
        f"| {rule} | {has['strength']} | {has['firings'] or ''} | {has['domains'] or ''} |"
        f" {has['languages'] or ''} | {has['losses'] or ''} |"
        for rule, has in sorted(json.loads(BASELINE.read_text("utf-8")).items())
    ]
    table = "| rule | strength | fires | sites | languages | loses |\n|---|---|---|---|---|---|"
    return f"# Rules and their figures\n\n{ABOUT_RULES}\n\n" + "\n".join([table, *rows, ""])
