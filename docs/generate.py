#!/usr/bin/env python3
"""Write the pages that are made from the code: filters, languages, API, rules, the JSON Schema.

python docs/generate.py            write them
python docs/generate.py --check    write nothing; exit 1 and name the files that differ
"""

import argparse
import importlib
import json
import sys
from itertools import groupby
from pathlib import Path

import msgspec
from reference import api_page, rules_page

from newsclean import Article
from newsclean.decide.families import families
from newsclean.filters import built_in
from newsclean.phrases import fixed, matches_of
from newsclean.phrases.lists import phrases, rules
from newsclean.testing.cases import Case, read_cases

ROOT = Path(__file__).parents[1]
EXAMPLES = 4  # of each kind on a page
MUL = "mul"
PROFILES = ("gentle", "standard", "strict")
COMMON = 10  # languages that have a rule: one that lacks it may want it


def pages() -> dict[Path, str]:
    """Return the text of every generated file by its path."""
    found = {Path("docs/filters") / f"{name}.md": filter_page(name) for name in built_in()}
    found[Path("docs/filters/index.md")] = index_page()
    found[Path("docs/languages.md")] = languages_page()
    found[Path("docs/what-is-residue.md")] = residue_page()
    found[Path("docs/api.md")] = api_page()
    found[Path("docs/rules.md")] = rules_page()
    found[Path("docs/article.schema.json")] = schema()
    return found


def schema() -> str:
    return json.dumps(msgspec.json.schema(Article), indent=1, sort_keys=True) + "\n"


def index_page() -> str:
    rows = [f"| [{name}]({name}.md) | {summary(name)} |" for name in built_in()]
    return "\n".join(["# Filters", "", "| filter | what it is for |", "|---|---|", *rows, ""])


def summary(name: str) -> str:
    return docstring(name).split("\n\n")[0].replace("\n", " ")


def docstring(name: str) -> str:
    return (importlib.import_module(f"newsclean.filters.{name}").__doc__ or "").strip()


def filter_page(name: str) -> str:
    """Return the page of a filter: its docstring, its phrases, examples from its fixtures."""
    folder = ROOT / "fixtures" / name
    parts = [f"# {name}", docstring(name), *phrase_section(name)]
    parts += example_section("What it cuts", read_cases(folder / "cuts.txt"))
    parts += example_section("What it leaves alone", read_cases(folder / "keeps.txt"))
    parts += example_section("Known failures", read_cases(folder / "known_failures.txt"))
    return "\n\n".join(parts) + "\n"


def phrase_section(name: str) -> list[str]:
    """Return the phrases of a filter, a table a rule, as they are compared: folded."""
    hits = list(matches_of(name, rules(), phrases())) if name in rules() else []
    if not hits:
        return []
    parts = ["## Phrases", "As they are compared: folded, with `#` for any number."]
    for rule, of_rule in groupby(hits, key=lambda hit: hit.rule):
        first, *rest = list(of_rule)
        alone = "cuts by itself" if first.claims else "evidence only"
        parts.append(f"### {rule}\n\nMeets a line as `{first.match}`; {alone}.")
        rows = ["| language | phrases |", "|---|---|"]
        for language, group in groupby([first, *rest], key=lambda hit: hit.language):
            said = " · ".join(f"`{hit.phrase.replace('|', chr(92) + '|')}`" for hit in group)
            rows.append(f"| {language} | {said} |")
        parts.append("\n".join(rows))
    return parts


def residue_page() -> str:
    """Return the page that says what is content to one user and residue to another."""
    parts = [
        "# What is residue",
        "Share buttons, consent notices, menus and prompts are residue to everybody: they go in all"
        " profiles, as far as the evidence reaches (see [the filters](filters/index.md)). The"
        " families below are content to one user and residue to another. Each is a switch:"
        ' `Pipeline.default().keep("embeds", "notes")` and `--keep embeds,notes` leave it in the'
        " text. What has worth is in the Article's fields either way.",
    ]
    for name, family in families().items():
        rows = [f"| `{profile}` | {family[profile]} |" for profile in PROFILES]
        table = "\n".join(["| profile | what goes |", "|---|---|", *rows])
        parts.append(f"## {name}\n\n{family['what']}\n\n{table}\n\n{family['why']}")
    return "\n\n".join(parts) + "\n"


def languages_page() -> str:
    """Return the page that tells speakers what phrases there are, and what each language lacks."""
    known = {code: name for code, name in fixed()["languages"].items() if filled(code)}
    parts = [
        "# Languages",
        "How many phrases and words each language has, by what they are for. Those of “mul” are"
        " shared by many languages, or are parts of words."
        " [Add phrases of your language](howto/phrases.md) says how to add some.",
        "\n".join(count_rows(list(known))),
        "## What is missing",
        f"The rules and lists of words that at least {COMMON} languages have and this one lacks."
        " A language that has no word for such a thing lacks nothing.",
    ]
    parts += [
        f"### {name} ({code})\n\n{lacks(code)}" for code, name in known.items() if code != MUL
    ]
    return "\n\n".join(parts) + "\n"


def filled(language: str) -> list[tuple[str, str, int]]:
    """Return the filters, rules or lists of `language` and how many phrases each has."""
    return [
        (name, key, len(languages[language]))
        for name, keys in phrases().items()
        for key, languages in keys.items()
        if languages.get(language)
    ]


def count_rows(codes: list[str]) -> list[str]:
    """Return the table of filters by languages, with all in the first column of numbers."""
    names = [name for name, keys in phrases().items() if any(keys.values())]
    rows = [f"| language | all | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for code in codes:
        counts = dict.fromkeys(names, 0)
        for name, _, count in filled(code):
            counts[name] += count
        cells = " | ".join(str(count or "") for count in counts.values())
        rows.append(f"| {code} | {sum(counts.values())} | {cells} |")
    return rows


def lacks(language: str) -> str:
    """Return the common rules and lists that `language` has nothing in, by filter."""
    missing: dict[str, list[str]] = {}
    for name, keys in phrases().items():
        for key, languages in keys.items():
            if language not in languages and len(languages.keys() - {MUL}) >= COMMON:
                missing.setdefault(name, []).append(key)
    lines = [f"- {name}: {', '.join(keys)}" for name, keys in missing.items()]
    return "\n".join(lines) or "Nothing."


def example_section(heading: str, cases: list[Case]) -> list[str]:
    if not cases:
        return []
    return [f"## {heading}", *(example(case) for case in cases[:EXAMPLES])]


def example(case: Case) -> str:
    """Return a case: the lines of its input, those that go struck out."""
    kept = set(case.expected.splitlines())
    lines = []
    for line in filter(str.strip, case.input.splitlines()):
        shown = line.strip().replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*")
        lines.append(f"> {shown}" if line.strip() in kept else f"> ~~{shown}~~")
    return f"**{case.title}** ({case.language})\n\n" + "\n>\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing, compare only")
    check = parser.parse_args().check
    wanted = pages()
    stale = [p for p, text in wanted.items() if not_as_is(ROOT / p, text)]
    stale += [p for p in Path("docs/filters").glob("*.md") if p not in wanted]
    if check:
        for path in stale:
            print(f"{path} is not as docs/generate.py writes it: run it", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        if path in wanted:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(wanted[path], "utf-8")
        else:
            (ROOT / path).unlink()
    return 0


def not_as_is(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text("utf-8") != text


if __name__ == "__main__":
    sys.exit(main())
