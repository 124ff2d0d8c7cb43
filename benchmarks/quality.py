#!/usr/bin/env python3
"""How much cleaner does newsclean leave what extractors made of real pages, and what is lost?

    python benchmarks/quality.py --data DIR                    measure and compare with the baseline
    python benchmarks/quality.py --data DIR --write-baseline   measure and store

DIR holds pages-NAME.jsonl.gz (id, and the publisher's own text as `body`, a list of paragraphs, or
segments `with` and `without`) and extracted/NAME.jsonl.gz (id, extractor, text).

With gold bodies: precision and recall of 4-grams of words, means over documents; F1 of the two
means; `exact`, the share of documents with the same words in the same order; `closed`, the share
of the way from the F1 before to the best that dropping whole lines could reach.
With segments: precision and recall of must-have against must-not-have segments.
A run fails (exit 1) where a figure is worse than the baseline by more than its tolerance.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from newsclean import clean

BASELINE = Path(__file__).with_name("quality_baseline.json")
TOLERANCE = 0.0005  # in any figure; runs are deterministic, so this is for libraries' versions
WORD = re.compile(r"\w+")
Figures = dict[str, float]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def grams(tokens: list[str], n: int = 4) -> Counter[tuple[str, ...]]:
    """Count the runs of `n` words; a shorter text is one run."""
    last = max(1, len(tokens) - n + 1) if tokens else 0
    return Counter(tuple(tokens[i : i + n]) for i in range(last))


def overlap(gold: str, text: str) -> tuple[float | None, float | None]:
    """Return precision and recall of `text`; None where there is nothing to be right about."""
    g, t = grams(words(gold)), grams(words(text))
    hit, of_text, of_gold = (g & t).total(), t.total(), g.total()
    if hit == of_text == of_gold:
        return 1.0, 1.0
    return hit / of_text if of_text else None, hit / of_gold if of_gold else None


def body_figures(gold: dict[str, str], texts: dict[str, str]) -> Figures:
    pairs = [overlap(gold[k], texts[k]) for k in gold]
    p = mean([p for p, _ in pairs if p is not None] or [0.0])
    r = mean([r for _, r in pairs if r is not None] or [0.0])
    exact = mean(words(gold[k]) == words(texts[k]) for k in gold)
    return {"F1": f1(p, r), "P": p, "R": r, "exact": exact}


def segment_figures(rows: dict[str, dict], texts: dict[str, str]) -> Figures:
    found = kept = wanted = 0
    for key, text in texts.items():
        found += sum(segment in text for segment in rows[key]["with"])
        kept += sum(segment in text for segment in rows[key]["without"])
        wanted += len(rows[key]["with"])
    p, r = found / max(1, found + kept), found / max(1, wanted)
    return {"F1": f1(p, r), "P": p, "R": r}


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def best_lines(text: str, gold: str) -> str:
    """Return the lines of `text` that a perfect judge would keep: most of whose runs are gold's."""
    wanted, paragraphs = grams(words(gold)), {" ".join(words(p)) for p in gold.split("\n")}
    kept = []
    for line in text.split("\n"):
        tokens = words(line)
        runs = grams(tokens)
        if len(tokens) < 4:
            good = bool(tokens) and " ".join(tokens) in paragraphs
        else:
            good = sum(run in wanted for run in runs) / len(runs) > 0.5
        if good:
            kept.append(line)
    return "\n".join(kept)


def read(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(data: Path) -> Iterator[tuple[str, Figures]]:
    """Yield ("set extractor", figures) for every set and extractor of the folder `data`."""
    for pages in sorted(data.glob("pages-*.jsonl.gz")):
        name = pages.name.removeprefix("pages-").removesuffix(".jsonl.gz")
        rows = {row["id"]: row for row in read(pages)}
        extracted: dict[str, dict[str, str]] = defaultdict(dict)
        for row in read(data / "extracted" / f"{name}.jsonl.gz"):
            extracted[row["extractor"]][row["id"]] = row["text"]
        for extractor, before in sorted(extracted.items()):
            after = {key: clean(text).text for key, text in before.items()}
            yield f"{name} {extractor}", figures(rows, before, after)


def figures(rows: dict[str, dict], before: dict[str, str], after: dict[str, str]) -> Figures:
    """Return the figures after cleaning, and F1 and R before it."""
    if "with" in rows[next(iter(before))]:
        old, new = segment_figures(rows, before), segment_figures(rows, after)
        return {**new, "F1 before": old["F1"], "R before": old["R"]}
    gold = {key: "\n".join(rows[key]["body"]) for key in before}
    old, new = body_figures(gold, before), body_figures(gold, after)
    best = body_figures(gold, {key: best_lines(before[key], gold[key]) for key in gold})
    way = max(1e-9, best["F1"] - old["F1"])
    return {
        **new,
        "closed": (new["F1"] - old["F1"]) / way,
        "F1 before": old["F1"],
        "R before": old["R"],
    }


def compare(name: str, new: Figures, old: Figures) -> list[str]:
    """Return a sentence for each figure that is worse than the stored one."""
    watched = ("F1", "R", "exact")
    return [
        f"{name}: {figure} fell from {old[figure]:.4f} to {new[figure]:.4f}"
        for figure in watched
        if figure in old and new.get(figure, 0.0) < old[figure] - TOLERANCE
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of pages and texts")
    parser.add_argument("--write-baseline", action="store_true", help="store what is measured")
    args = parser.parse_args()
    if not list(args.data.glob("pages-*.jsonl.gz")):
        parser.error(f"{args.data} holds no pages-*.jsonl.gz")
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    results, worse = {}, []
    for name, new in measure(args.data):
        results[name] = {figure: round(value, 4) for figure, value in new.items()}
        print(f"{name:34}", "  ".join(f"{k} {v:.4f}" for k, v in new.items()), flush=True)
        worse += compare(name, new, baseline.get(name, {}))
    if args.write_baseline:
        BASELINE.write_text(json.dumps(results, indent=1) + "\n")
        return 0
    print(*worse, sep="\n", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
