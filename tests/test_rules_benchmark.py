"""What benchmarks/rules.py counts, on invented pages; and its baseline names rules that exist."""

import ast
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsclean import clean
from newsclean.filters import built_in
from newsclean.phrases.lists import rules as rules_of_phrases
from tests.judge.test_flat import BODY, PAGE

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
SOURCE = ROOT / "src" / "newsclean"

sys.path.insert(0, str(BENCHMARKS))
import firings  # noqa: E402
import rules  # noqa: E402

sys.path.remove(str(BENCHMARKS))

PROSE = "The bridge over the Lune opened to all traffic on Monday, the council said."
MORE = "Work on the second arch goes on until the end of the summer, and costs two millions."
BASELINE: dict[str, dict[str, Any]] = json.loads(rules.BASELINE.read_text("utf-8"))


def firing(**details: Any) -> firings.Firing:
    """Return an invented firing."""
    plain = {
        "rule": "share_widgets.button",
        "evidence": "share this",
        "page": "set/1",
        "domain": "lune.example",
        "language": "en",
        "text": "Share this",
        "before": "",
        "after": "",
        "fate": "residue",
        "exact": True,
    }
    return firings.Firing(**{**plain, **details})


def fate(source: str, cut: str, gold: str, kept: str, field: str | None = None) -> str:
    start = source.index(cut)
    texts = firings.text_of(gold), firings.text_of(kept.casefold())
    return firings.body_fate(source, (start, start + len(cut)), field, *texts)


def test_a_line_that_gold_does_not_hold_is_residue() -> None:
    assert fate(f"{PROSE}\nShare this", "Share this", PROSE, PROSE) == "residue"


def test_a_line_that_gold_holds_and_nothing_keeps_is_a_loss() -> None:
    assert fate(f"{PROSE}\n{MORE}", MORE, f"{PROSE}\n{MORE}", PROSE) == "loss"


def test_a_line_of_which_a_copy_is_kept_is_a_copy_whatever_its_case() -> None:
    assert fate(f"{MORE.upper()}\n{MORE}", MORE.upper(), MORE.upper(), MORE) == "copy"


def test_a_line_that_a_field_keeps_is_demoted() -> None:
    assert fate(f"{PROSE}\n{MORE}", MORE, f"{PROSE}\n{MORE}", PROSE, field="notes") == "demoted"


@pytest.mark.parametrize(("gold", "said"), [("A short line", "loss"), (MORE, "residue")])
def test_a_short_line_is_in_gold_as_a_whole_line_only(gold: str, said: str) -> None:
    assert fate(f"{PROSE}\nA short line", "A short line", gold, PROSE) == said
    inside = f"{PROSE}\nand a short line of it"
    assert fate(f"{PROSE}\nshort line", "short line", inside, PROSE) == "residue"


def test_a_short_piece_of_a_line_is_in_gold_among_its_neighbours() -> None:
    line = f"{PROSE} Read more"
    assert fate(line, "Read more", line, PROSE) == "loss"
    assert fate(line, "Read more", f"Read more books\n{PROSE}", PROSE) == "residue"


def test_segments_judge_what_they_touch() -> None:
    source = f"{PROSE}\n{MORE}\nShare this\nAnother line"
    row = {"with": ["on the second arch"], "without": ["Share this"]}

    def said(cut: str, kept: str = "") -> str:
        start = source.index(cut)
        return firings.segment_fate(source, (start, start + len(cut)), None, row, kept)

    assert said(MORE) == "loss"
    assert said(MORE, kept=MORE) == "silent"
    assert said("Share this") == "residue"
    assert said("Another line") == "silent"


def test_labels_judge_what_they_cover() -> None:
    source = f"{PROSE}\nShare this\nAnother line"
    button = source.index("Share")
    row = {"keep_span": [[0, len(PROSE)]], "drop_span": [[button, button + 10]]}

    def said(cut: str, kept: str = "") -> str:
        start = source.index(cut)
        span = (start, start + len(cut))
        return firings.label_fate(source, span, None, row, firings.text_of(kept.casefold()))

    assert said(PROSE) == "loss"
    assert said(PROSE, kept=PROSE) == "copy"
    assert said("Share this") == "residue"
    assert said("Another line") == "silent"


def test_a_line_behind_several_extractors_counts_once_with_its_worst_fate() -> None:
    found = [firing(), firing(text="- Share this!", fate="loss"), firing(page="set/2")]
    assert [f.fate for f in firings.distinct(found)] == ["loss", "residue"]


@pytest.mark.parametrize(
    ("row", "domain"),
    [
        ({"url": "https://www.lune.example/a"}, "lune.example"),
        ({"url": "https://news.lune.co.uk/a"}, "lune.co.uk"),
        ({"url": "https://lune.wordpress.com/a"}, "lune.wordpress.com"),
        ({"id": "lune-2", "url": None}, "lune"),
        ({"id": "corpus-7", "source": "corpus"}, "corpus"),
    ],
)
def test_a_domain_is_what_was_registered(row: dict[str, Any], domain: str) -> None:
    assert firings.domain_of(row) == domain


def test_the_language_is_what_the_row_or_the_markup_says() -> None:
    assert firings.language_of({"lang": "pt-BR"}) == "pt"
    assert firings.language_of({"html": "<html class=x lang='de-AT'>", "cc": "at"}) == "de"
    assert firings.language_of({}) == "und"


def test_rules_are_weighed_on_the_lines_that_the_judge_of_flat_pages_would_take() -> None:
    assert all(removal.filter == "judge" for removal in clean(PAGE).removals)
    row = {"id": "1", "url": "https://lune.example/1", "lang": "en", "body": list(BODY)}
    found = {firing.text for firing in firings.firings("set/1", row, PAGE)}
    assert {"Share", "© The Lune Herald"} <= found


def test_what_is_held_is_weighed_without_its_container() -> None:
    row = {"id": "1", "url": "https://lune.example/1", "lang": "en", "body": [PROSE, MORE]}
    held = f"<p>{PROSE}</p><p>{MORE}</p><p>Share this</p>"
    assert [firing.text for firing in firings.firings("set/1", row, held)] == ["Share this"]


def test_a_whole_page_is_judged() -> None:
    row = {"id": "1", "url": "https://lune.example/1", "lang": "en", "body": [PROSE, MORE]}
    (found,) = firings.firings("set/1", row, f"{PROSE}\n\n{MORE}\n\nShare this")
    assert (found.rule, found.fate, found.text) == ("share_widgets.button", "residue", "Share this")
    assert found.before == MORE
    assert found.exact


def test_a_record_counts_and_precision_leaves_out_what_gold_does_not_judge() -> None:
    found = [firing(fate=fate, page=fate) for fate in firings.FATES]
    its = rules.record([*found, firing(domain="other.example", language="de", exact=False)])
    assert (its.domains, its.languages, its.firings, its.judged) == (2, 2, 6, 4)
    assert (its.losses, its.lossy, its.demoted) == (1, 1, 1)
    assert its.precision == 0.75
    assert its.gain == 2 * len("Share this")
    assert its.strength == "mixed"


def test_a_rule_of_one_domain_and_a_rule_that_loses_are_named() -> None:
    good = rules.Record(domains=2, firings=99, judged=99, losses=2)
    lone = rules.Record(domains=1, firings=3, judged=3)
    bad = rules.Record(domains=9, firings=10, judged=10, losses=1)
    few = rules.Record(domains=9, firings=9, judged=9, losses=1)
    said = rules.objections({"a.good": good, "a.lone": lone, "a.bad": bad, "a.few": few})
    assert [sentence.partition(":")[0] for sentence in said] == ["a.lone", "a.bad"]


def test_what_a_rule_loses_more_than_before_is_news() -> None:
    made = {"a.b": rules.Record(losses=3), "a.c": rules.Record(losses=1), "a.d": rules.Record()}
    assert rules.news(made, {"a.b": {"losses": 2}}) == [
        "a.b: loses 3, in the baseline 2",
        "a.c: loses 1, in the baseline 0",
    ]


def test_lines_of_one_fate_are_told_with_their_neighbours() -> None:
    found = [firing(fate="demoted", before="Above"), firing(fate="loss", text="Lost")]
    assert rules.lines_of(found, "share_widgets.button", "demoted") == [
        "set/1  lune.example  en  'share this'",
        "    Above",
        "  - Share this",
        "    ",
    ]


def test_the_baseline_reads_as_it_is_written() -> None:
    written = json.loads(rules.stored({"a.b": rules.Record(domains=2, strength="exact")}))
    assert written["a.b"]["domains"] == 2
    assert written["a.b"]["strength"] == "exact"


@cache
def _names(name: str) -> set[str]:
    """Return all that could be a rule's name in the code and the phrases of the filter `name`."""
    folder = SOURCE / "filters"
    files = [*folder.glob(f"{name}.py"), *folder.glob(f"{name}/*.py"), SOURCE / "evidence/lines.py"]
    trees = [ast.walk(ast.parse(path.read_text("utf-8"))) for path in files]
    found = {node.value for tree in trees for node in tree if isinstance(node, ast.Constant)}
    return {str(value) for value in found} | set(rules_of_phrases().get(name, ()))


@pytest.mark.parametrize("rule", BASELINE)
def test_every_rule_of_the_baseline_exists(rule: str) -> None:
    name, _, own = rule.partition(".")
    assert name in built_in()
    assert own in _names(name)
