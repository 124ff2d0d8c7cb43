"""Labelled pages: where they come from, and which block of a page is of its article.

A set is a file ``pages-NAME.jsonl.gz``, a JSON object a line: `id`, `html`, `url` (or null), and
either `body`, the article's paragraphs without its title, or `with` and `without`, pieces of text that
the article must and must not have. `domain` or `publisher` say whose page it is, where `url` does not.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.phrases.patterns import pattern

Row = dict[str, Any]
Label = tuple[bool, float]
"""Is a block of the article, and how much does it count?"""

WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = pattern(rf"[{WIDE}]|[^\W{WIDE}]+")
_GRAM = 4  # words
_SEGMENTED = 0.3  # of a whole page counts one of which only pieces are known
_LONGEST = 100  # words of a block that count


class Set(NamedTuple):
    """How much a page of a set counts, and whether it is trained on (else: measured only)."""

    weight: float = 1.0
    train: bool = True


SETS = {
    "fundus": Set(4.0),
    "wcxb": Set(0.8),
    "trafeval": Set(1.0),
    "readability": Set(0.8),
    "chinese": Set(2.0),
    "daniel": Set(train=False),
    "mercury": Set(0.0),  # has only the first words of each article
}
"""The sets that the shipped weights were made of or measured on. News weigh more, since two thirds
of the pages are others; any other set counts as it is, one of weight 0 is not read."""


def words(text: str) -> list[str]:
    """Return the words of `text`; of scripts without spaces, the letters."""
    return _WORD.findall(text)


def grams(text: str) -> list[tuple[str, ...]]:
    """Return the runs of four words of `text`, or its words if there are fewer."""
    found = words(text)
    return (
        [tuple(found[i : i + _GRAM]) for i in range(max(1, len(found) - _GRAM + 1))]
        if found
        else []
    )


def read(folder: Path) -> Iterator[tuple[str, Row]]:
    """Yield the pages of the sets in `folder`, each with the name of its set.

    Raises:
        FileNotFoundError: there is none.
    """
    files = sorted(folder.glob("pages-*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(f"there is no pages-NAME.jsonl.gz in {folder}")
    for file in files:
        name = file.name.removeprefix("pages-").removesuffix(".jsonl.gz")
        if SETS.get(name, Set()).weight:
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                for row in map(json.loads, lines):
                    if row.get("with") or row.get("body"):
                        yield name, row


def is_trained_on(name: str, row: Row) -> bool:
    """May weights be trained on this page? Of the set ``chinese`` some have no licence: those with
    an address."""
    return SETS.get(name, Set()).train and not (name == "chinese" and row.get("url"))


def domain_of(row: Row) -> str:
    """Return whose page `row` is: the last two labels of its host, else its publisher or id."""
    host = [*(row.get("url") or "").split("/"), "", "", ""][2].split(":")[0].lower()
    labels = (row.get("domain") or host).removeprefix("www.").split(".")
    if len(labels) > 2 and len(labels[-2]) <= 3:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:]) or row.get("publisher") or row["id"]


def fold_of(domain: str, folds: int) -> int:
    """Return the fold of all pages of `domain`, the same on every run."""
    return int(sha256(domain.encode()).hexdigest()[:8], 16) % folds


def labels_of(row: Row, texts: Sequence[str], titles: frozenset[int]) -> list[Label]:
    """Return the label of each block of a page by their `texts`; those in `titles` count nothing."""
    found = _by_body(row, texts) if row.get("body") else _by_pieces(row, texts)
    return [(yes, 0.0 if i in titles else weight) for i, (yes, weight) in enumerate(found)]


def _by_body(row: Row, texts: Sequence[str]) -> list[Label]:
    gold = "\n".join(row["body"])
    known = set(grams(gold))
    lines = {tuple(words(line)) for line in gold.split("\n")}
    flat = " " + " ".join(words(gold)) + " "
    labels: list[Label] = []
    for text in texts:
        said = words(text)
        weight = sqrt(min(_LONGEST, max(1, len(said))))
        if len(said) >= _GRAM:
            own = grams(text)
            labels.append((sum(g in known for g in own) > 0.5 * len(own), weight))
        elif tuple(said) in lines:
            labels.append((bool(said), weight))
        else:
            unclear = len(said) > 1 and f" {' '.join(said)} " in flat
            labels.append((False, 0.0 if unclear else weight))
    labels = _once(texts, labels)
    mass = sum(weight for yes, weight in labels if yes)
    return [(yes, 10 * weight / mass if mass else 0.0) for yes, weight in labels]


def _once(texts: Sequence[str], labels: Sequence[Label]) -> list[Label]:
    """Of the blocks of the article that say the same let only those count that stand in it best."""
    counts = Counter(text for text, (yes, _) in zip(texts, labels, strict=True) if yes)
    found = list(labels)
    places: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        if labels[i][0] and counts[text] > 1:
            places.setdefault(text, []).append(i)
    for same in places.values():
        near = {i: sum(yes for yes, _ in labels[max(0, i - 4) : i + 5]) for i in same}
        for i in same:
            if near[i] < max(near.values()):
                found[i] = True, 0.0
    return found


def _by_pieces(row: Row, texts: Sequence[str]) -> list[Label]:
    labels = []
    for text in texts:
        has = any(" ".join(piece.split()) in text for piece in row["with"])
        lacks = any(" ".join(piece.split()) in text for piece in row.get("without") or ())
        weight = sqrt(min(_LONGEST, max(1, len(words(text))))) if has != lacks else 0.0
        labels.append((has, weight))
    mass = sum(weight for _, weight in labels)
    return [(yes, 10 * _SEGMENTED * weight / mass if mass else 0.0) for yes, weight in labels]
