"""How well the quoting repair does on professionally edited news, and how fast it is.

Run ``python benchmarks/quotes.py [--data FOLDER] [--seed N] [--list]``. FOLDER holds
pages-fundus.jsonl.gz: one page a line, its `body` a list of paragraphs. Reports

(a) the share of edited paragraphs whose marks `repair` changes, each with its change (--list);
(b) which share of well-formed paragraphs comes back exactly after one mark was damaged by
    machine, by kind of damage, and how many undamaged paragraphs of the same articles change;
(c) the speed of `quote_changes` beside the plainest pass over the same paragraphs.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ftfy

from newsclean.model.change import Change, apply
from newsclean.repair.quotes import quote_changes
from newsclean.repair.quotes.plain import is_well_formed
from newsclean.text.quotes.parsing import read
from newsclean.text.quotes.quotations import find_quotations

Body = list[str]
Damage = Callable[[str, random.Random], str | None]
FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    fix_line_breaks=False,
    normalization=None,
)
DIRECTED = "“”„«»"
SWAPPED = {"“": "”", "”": "“", "„": "“", "«": "»", "»": "«"}


def bodies(data: Path) -> list[Body]:
    """Return the paragraphs of every article."""
    with gzip.open(data / "pages-fundus.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["body"] for line in lines]


def repaired(body: Body) -> Body:
    """Return the paragraphs with their marks mended."""
    return [
        apply(text, found) for text, found in zip(body, quote_changes(body).changes, strict=True)
    ]


def show(text: str, change: Change) -> str:
    """Return one change with the words around it."""
    head, tail = text[max(0, change.start - 60) : change.start], text[change.end : change.end + 50]
    before = text[change.start : change.end]
    return f"  {change.rule:14} …{head}[{before!r} → {change.after!r}]{tail}…"


def edited_text(articles: Sequence[Body], listing: bool) -> None:
    """Report what repair changes in text that editors have signed."""
    total = touched = doubts = 0
    for body in articles:
        result = quote_changes(body)
        total += len(body)
        touched += sum(map(bool, result.changes))
        doubts += len(result.doubts)
        for text, found in zip(body, result.changes, strict=True):
            if found and listing:
                print(*(show(text, change) for change in found), sep="\n")
        if listing and result.doubts:
            print(*(f"  doubt          {sentence}" for sentence in result.doubts), sep="\n")
    print(f"edited text: {touched} of {total} paragraphs changed ({touched / total:.2%}),")
    print(f"             {doubts} marks left in doubt")


def quoted_places(text: str) -> list[tuple[int, int]]:
    """Return the places of the outer marks of a paragraph, in pairs."""
    return [(opener.start, closer.start) for opener, closer in read(text).pairs]


def at_mark(change: Callable[[str, int], str | None]) -> Damage:
    """Return a damage that changes one mark, chosen by chance."""

    def damage(text: str, chance: random.Random) -> str | None:
        places = [place for pair in quoted_places(text) for place in pair]
        return change(text, chance.choice(places)) if places else None

    return damage


def put(text: str, place: int, mark: str) -> str:
    """Return `text` with another mark at `place`."""
    return text[:place] + mark + text[place + 1 :]


def is_opener(text: str, place: int) -> bool:
    """Return whether the mark at `place` opens."""
    return any(place == opener for opener, _ in quoted_places(text))


def inside(text: str, place: int) -> str:
    """Put a space between the mark and its word."""
    return put(text, place, text[place] + " " if is_opener(text, place) else " " + text[place])


def doubled_outside(text: str, place: int) -> str | None:
    """Double the space outside the mark."""
    at = place - 1 if is_opener(text, place) else place + 1
    return put(text, at, "  ") if 0 <= at < len(text) and text[at] == " " else None


def missing_outside(text: str, place: int) -> str | None:
    """Take away the space outside the mark."""
    at = place - 1 if is_opener(text, place) else place + 1
    return put(text, at, "") if 0 <= at < len(text) and text[at] == " " else None


def shifted(text: str, place: int) -> str | None:
    """Move the space outside the mark to its inside."""
    mark = text[place]
    if is_opener(text, place):
        glued = text[place - 1 : place] == " "
        return text[: place - 1] + mark + " " + text[place + 1 :] if glued else None
    glued = text[place + 1 : place + 2] == " "
    return text[:place] + " " + mark + text[place + 2 :] if glued else None


def mojibake(text: str, place: int) -> str | None:
    """Read the bytes of one mark as Windows-1252, as a careless program does."""
    if text[place] not in DIRECTED:
        return None
    return put(text, place, text[place].encode().decode("sloppy-windows-1252"))


DAMAGES: dict[str, Damage] = {
    "mixed (a straight mark in a directed pair)": at_mark(
        lambda t, i: put(t, i, '"') if t[i] in DIRECTED else None
    ),
    "mixed (a directed mark in a straight pair)": at_mark(
        lambda t, i: put(t, i, "“" if is_opener(t, i) else "”") if t[i] == '"' else None
    ),
    "swapped (the mark points the wrong way)": at_mark(
        lambda t, i: put(t, i, SWAPPED[t[i]]) if t[i] in SWAPPED else None
    ),
    "doubled": at_mark(lambda t, i: put(t, i, t[i] * 2)),
    "space inside": at_mark(inside),
    "space outside doubled": at_mark(doubled_outside),
    "space outside missing": at_mark(missing_outside),
    "space on the wrong side": at_mark(shifted),
    "mojibake (ftfy, then repair)": at_mark(mojibake),
    "dropped": at_mark(lambda t, i: put(t, i, "")),
}


def damaged(
    articles: Sequence[Body], damage: Damage, chance: random.Random
) -> Iterator[tuple[Body, int, str]]:
    """Yield an article, the paragraph that is damaged, and its damaged text."""
    for body in articles:
        for index, text in enumerate(body):
            if re.search(f'["{DIRECTED}]', text) and is_well_formed(text):
                broken = damage(text, chance)
                if broken is not None and broken != text:
                    yield body, index, broken


def recovery(articles: Sequence[Body], seed: int, misses: int) -> None:
    """Report by kind of damage which share comes back, and what else changes on the way."""
    for kind, damage in DAMAGES.items():
        chance = random.Random(f"{seed} {kind}")
        tried = back = worse = others = other_changes = 0
        for body, index, broken in damaged(articles, damage, chance):
            if "mojibake" in kind:
                broken = ftfy.fix_text(broken, FTFY)
            before = [*body[:index], broken, *body[index + 1 :]]
            clean = repaired(body)
            after = repaired(before)
            tried += 1
            back += after[index] == clean[index]
            worse += after[index] not in (clean[index], broken)
            others += len(body) - 1
            other_changes += sum(
                a != b for a, b in zip(after, clean, strict=True) if a is not after[index]
            )
            if after[index] != clean[index] and misses > 0:
                misses -= 1
                print("  miss:", repr(broken[:300]), "\n     →", repr(after[index][:300]))
        print(
            f"{kind:45} {tried:5} tried  {back / max(1, tried):7.2%} back  "
            f"{worse / max(1, tried):6.2%} changed otherwise  "
            f"{other_changes / max(1, others):6.3%} of other paragraphs changed"
        )


def speed(articles: Sequence[Body]) -> None:
    """Report megabytes (of UTF-8) a second, the best of five passes."""
    size = sum(len(text.encode()) for body in articles for text in body) / 1e6
    passes: dict[str, Callable[[Body], object]] = {
        "floor: one search for a mark": lambda body: [re.search('["“„«]', t) for t in body],
        "quote_changes": quote_changes,
        "find_quotations": find_quotations,
        "ftfy.fix_text": lambda body: [ftfy.fix_text(text) for text in body],
    }
    for name, run in passes.items():
        best = min(_seconds(articles, run) for _ in range(1 if "ftfy" in name else 5))
        print(f"{name:30} {size / best:8.1f} MB/s")


def _seconds(articles: Sequence[Body], run: Callable[[Body], object]) -> float:
    start = time.process_time()
    for body in articles:
        run(body)
    return time.process_time() - start


def main() -> None:
    """Run the three reports."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print each change for parsed")
    parser.add_argument("--misses", type=int, default=0, help="print so many unrecovered texts")
    options = parser.parse_args()
    articles = bodies(options.data)
    edited_text(articles, options.list)
    recovery(articles, options.seed, options.misses)
    speed(articles)


if __name__ == "__main__":
    main()
