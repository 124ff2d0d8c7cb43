"""Is the gate before ftfy exact, and what does it save?

Run ``python benchmarks/gate.py [--data FOLDER] [--generated N] [--real N] [--cases FILE]``.

(a) `fix_encoding` with its gate and without are compared on generated strings (any characters,
    dense mojibake characters, invented sentences read in a wrong encoding, once or twice, with
    entities, controls and split letters), on the lines of FOLDER/extracted/*.jsonl.gz, and on a
    file of ftfy's own test cases if one is given. Any difference is printed; there should be none.
(b) On the same lines, in the same run: MB/s of plain ``ftfy.fix_text``, of `fix_encoding`, and of
    `fix_encoding` and `fix_spacing` together.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

import ftfy

from newsclean.repair import mojibake
from newsclean.repair.encoding import fix_encoding, may_need_ftfy, ungated
from newsclean.repair.spacing import fix_spacing

SENTENCES = (
    "The ferry “Northern Star” left Ostby at 6 a.m. – three days late – with 40 crew aboard…",
    "Die Bürgermeisterin von Kleinöding fürchtet „größere Schäden“ für die Straße, rund 5 000 €.",
    "« Où est passé le château ? » demande la préfète d’Aubrac-lès-Bois ; l’œuvre reste à 12 °C.",
    "El señor Ibáñez preguntó: «¿Cuándo empezará la sesión?», y nadie contestó en la montaña.",
    "A população de São Brás não quer mais obras à beira-mar, disse a vereadora Conceição Simões.",
    "Burmistrz Żółkiewic ogłosił, że „most będzie gotów w październiku”, lecz źródła mówią inaczej.",
    "Starosta Příbramkova řekl, že žádné peníze nepřišly – ani v říjnu, ani v únoru.",
    "Belediye başkanı Işık, “köprü yıl sonuna kadar açılacak” dedi; çalışmalar gecikmişti.",
    "Мэр Северогорска заявил: «Мост откроют в октябре» — и отказался назвать сумму.",
    "Мешканці Ґалаґанівки їдуть до міста щодня, бо їхня школа зачинена від п’ятниці.",
    "Ο δήμαρχος της Άνω Πέτρας είπε ότι «το γεφύρι θα ανοίξει τον Οκτώβριο».",
    "Borgmästaren i Ängsjö sade att bron öppnar först i höst, ”kanske senare”.",
    "Primăria din Vârfuţa a anunțat că „podul va fi gata în octombrie”, fără alte detalii.",
    "رئيس بلدية الوادي قال إن الجسر سيفتح في أكتوبر، ولم يذكر المبلغ.",
    "北山市の市長は「橋は十月に開通する」と述べ、費用は明らかにしなかった。",
    "Thị trưởng Đồng Lâm nói cầu sẽ mở vào tháng Mười, “không muộn hơn”.",
    "Nice 👍🏽 work by the crew 👩‍🚒 in Ostby ☀️ – £5m saved!",
)
ENCODINGS = (
    "latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-2",
    "mac-roman", "cp437", "shift_jis", "cp1256",
)  # fmt: skip
CLASSES = (
    *(mojibake.C1, mojibake.BAD, mojibake.LAW, mojibake.CURRENCY, mojibake.OPENING),
    *(mojibake.CLOSING, mojibake.NUMERIC, mojibake.FACES, mojibake.UPPER, mojibake.LOWER),
    *(mojibake.UPPER_PLAIN, mojibake.LOWER_PLAIN, mojibake.BOX),
)
DENSE = re.findall(f"[{''.join(CLASSES)}]", "".join(map(chr, range(0xFB10))))
PIECES = [
    *"aZ .,?!\n<&;\x00\x1b\x7f\u00a0\u00ad´–—’…€œŒÂÃâÐÑ",
    *("&amp;", "&eacute;", "&#8217;", "&#x80;", "&NTILDE;", "&nbsp;", "\x1b[31m", "e\u0301"),
    *("\ud83d", "\ude00", "\ufeff", "\ufffc", "\u2028", "ï»¿", "ÃÂ", "Ã ", "â€", "вЂ", "\u212b"),
]
RANGES = ((0, 0x80), (0x80, 0x250), (0x250, 0x600), (0x600, 0x3100), (0x3100, 0x110000))


def misread(text: str, rng: random.Random) -> str:
    """Return `text`, written in UTF-8, as a program would show it that takes it for another."""
    encoding = rng.choice(ENCODINGS)
    if rng.random() < 0.3:
        return text.encode("utf-8", "replace").decode(encoding, "replace")
    # What the encoding leaves open, browsers read as Latin-1 does.
    data = text.encode("utf-8", "replace")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


def damaged(rng: random.Random) -> str:
    """Return a part of an invented sentence with damage of one or more kinds."""
    sentence = rng.choice(SENTENCES)
    start = rng.randrange(len(sentence))
    text = sentence[start : start + rng.randrange(4, 60)]
    if rng.random() < 0.7:
        text = misread(text, rng)
    if rng.random() < 0.2:
        text = misread(text, rng)
    if rng.random() < 0.2:
        text = text.replace("\u00a0", " ")
    if rng.random() < 0.1:
        text = normalize("NFD", text)
    if rng.random() < 0.3:
        place = rng.randrange(len(text) + 1)
        text = text[:place] + rng.choice(PIECES) + text[place:]
    return text


def any_characters(rng: random.Random) -> str:
    """Return a short string of characters from all of Unicode, surrogates included."""
    return "".join(chr(rng.randrange(*rng.choice(RANGES))) for _ in range(rng.randrange(1, 12)))


def dense_characters(rng: random.Random) -> str:
    """Return a short string in which characters of mojibake meet by chance."""
    return "".join(
        rng.choice(DENSE) if rng.random() < 0.7 else rng.choice(PIECES)
        for _ in range(rng.randrange(2, 10))
    )


MAKERS = (damaged, damaged, any_characters, dense_characters)


def generated(count: int, seed: int) -> Iterator[str]:
    """Yield `count` strings, a quarter of them of each maker (half from sentences)."""
    rng = random.Random(seed)
    for number in range(count):
        yield MAKERS[number % len(MAKERS)](rng)


def lines_of(data: Path) -> Iterator[str]:
    """Yield the lines of all extracted texts, stripped, without the blank ones."""
    for path in sorted((data / "extracted").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as records:
            for record in records:
                yield from filter(None, map(str.strip, json.loads(record)["text"].split("\n")))


def cases_of(path: Path) -> Iterator[str]:
    """Yield the strings of a file of ftfy's test cases."""
    for case in json.loads(path.read_text("utf-8")):
        yield from {case["original"], case["fixed"]}


def compare(name: str, strings: Iterable[str]) -> int:
    """Print how often gated and ungated results differ; return that number."""
    seen = opened = changed = differ = 0
    start = time.perf_counter()
    for text in strings:
        expected = ungated(text)
        seen += 1
        opened += may_need_ftfy(text)
        changed += expected != text
        if fix_encoding(text) != expected:
            differ += 1
            print(f"  differs: {text!r}")
    print(
        f"{name}: {seen:,} strings, gate open for {opened:,}, changed by ftfy {changed:,}, "
        f"DIFFERENT {differ:,} ({time.perf_counter() - start:.0f} s)"
    )
    return differ


def speed(texts: list[str], function: Callable[[str], str]) -> float:
    """Return the MB (UTF-8) a second of processor time that `function` gets through."""
    size = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
    start = time.process_time()
    for text in texts:
        function(text)
    return size / (time.process_time() - start)


def speeds(texts: list[str]) -> None:
    """Print the speed of plain ftfy, as it comes and set up for news, and of the gated calls."""
    plain = ftfy.TextFixerConfig(explain=False)
    rows = {
        "ftfy.fix_text": lambda text: ftfy.fix_text(text, plain),
        "ftfy.fix_text, set up for news": ungated,
        "fix_encoding": fix_encoding,
        "fix_encoding and fix_spacing": lambda text: fix_spacing(fix_encoding(text)),
    }
    base = 0.0
    for name, function in rows.items():
        measured = speed(texts, function)
        base = base or measured
        print(f"{name:32} {measured:8.1f} MB/s {measured / base:8.1f} x")


def main() -> None:
    """Run both parts and print what they found; exit with 1 if the gate is not exact."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--generated", type=int, default=20_000, help="strings to make")
    parser.add_argument("--real", type=int, default=None, help="different lines to take (all)")
    parser.add_argument("--cases", type=Path, help="a test_cases.json of ftfy")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    texts = list(lines_of(args.data))
    differ = compare("generated", generated(args.generated, args.seed))
    differ += compare("real", list(dict.fromkeys(texts))[: args.real])
    if args.cases:
        differ += compare("ftfy's own cases", cases_of(args.cases))
    speeds(texts)
    raise SystemExit(1 if differ else 0)


if __name__ == "__main__":
    main()
